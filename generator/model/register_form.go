package model

// RegisterForm is the form on which risks, levels and measures are registered,
// as it is printed: header cells, columns, groups of rows, signature lines.
type RegisterForm struct {
	Common
	// Code is the number of the form in the text that sets it up, "附件3".
	Code Str `key:"code"`
	// Layer is the layer of risk that the form is for; without one it is a
	// table over the whole unit.
	Layer Str `key:"layer" req:"C" from:"layer"`
	// RowsOf says what a line of the form is about.
	RowsOf     Str         `key:"rows_of" req:"R" enum:"subject unit powers"`
	Header     []FormCell  `key:"header"`
	Columns    []FormField `key:"columns" req:"R"`
	RowGroups  []RowGroup  `key:"row_groups"`
	Signatures []Signature `key:"signatures"`
	DateLabel  Str         `key:"date_label"`
	// Landscape asks for the long side of the sheet at the top.
	Landscape Bool `key:"landscape"`
	Note      MD   `key:"note" body:"yes"`
}

// FormCell is a cell above the table. Key says what fills it; Vis is how far
// its content may go, whatever the form's own scope.
type FormCell struct {
	Key   Str  `key:"key" req:"R" enum:"person unit unit_head unit_functions department department_head leader_in_charge department_functions post position duties opinion period other"`
	Label Str  `key:"label" req:"R"`
	Vis   Str  `key:"vis" req:"R" enum:"P U I"`
	Wide  Bool `key:"wide"`
	At    Place
}

// FormField is a column of the table. Key says what fills it.
type FormField struct {
	Key   Str `key:"key" req:"R" enum:"no category risk_point power node department post level self_level measures responsible supervisor deadline criteria remark"`
	Label Str `key:"label" req:"R"`
	At    Place
}

// RowGroup is a printed group of rows: the risks of one category, or of one of
// the four kinds of major matters.
type RowGroup struct {
	Category    Str `key:"category" req:"C" from:"category"`
	ThreeBigOne Str `key:"three_big_one" enum:"decision appointment project funds"`
	Label       Str `key:"label" req:"R"`
	MinRows     Int `key:"min_rows"`
	At          Place
}

// Signature is a line to be signed. Role is resolved as elsewhere.
type Signature struct {
	Role  Str `key:"role" req:"R" from:"vocabulary:role"`
	Label Str `key:"label" req:"R"`
	At    Place
}

// Cell returns the header cell with that label, or nil.
func (f *RegisterForm) Cell(label string) *FormCell {
	for i := range f.Header {
		if f.Header[i].Label.V == label {
			return &f.Header[i]
		}
	}
	return nil
}

// Reach returns how far what stands in the cell may go.
func (c *FormCell) Reach() Reach {
	switch c.Vis.V {
	case "P":
		return ReachPublic
	case "U":
		return ReachUnit
	}
	return ReachInternal
}

// Group returns the index of the group of rows with that label, category or
// kind of major matter, or -1.
func (f *RegisterForm) Group(name string) int {
	for i := range f.RowGroups {
		if g := &f.RowGroups[i]; name != "" && (g.Label.V == name || g.Category.V == name || g.ThreeBigOne.V == name) {
			return i
		}
	}
	return -1
}

// RegisterForm declares the kind.
func (kinds) RegisterForm() *Kind {
	return declare[RegisterForm](Kind{Name: "register_form", Folder: "forms", Face: FaceOwn})
}
