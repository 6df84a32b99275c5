package model

// Register is a form filled in for a post, a department or the unit. Rows that
// are not written are made from the decided risk points of its subject.
type Register struct {
	Common
	Form    Ref[RegisterForm] `key:"form" req:"R"`
	Subject AnyRef            `key:"subject" req:"R" vis:"U" ref:"post department unit"`
	Period  Term              `key:"period" req:"R" vis:"U"`
	// HeaderValues fill cells of the form that no record can fill, by the
	// cell's label.
	HeaderValues Pairs         `key:"header_values" vis:"U"`
	Rows         []RegisterRow `key:"rows" vis:"U"`
	Signed       []Signed      `key:"signed" req:"R" vis:"I"`
	FilledOn     Date          `key:"filled_on" req:"R" vis:"I"`
	Note         MD            `key:"note" vis:"U" body:"yes"`
}

// RegisterRow is one line of a register; None says that its group has no risk
// and prints 无.
type RegisterRow struct {
	Group     Str            `key:"group" req:"C"`
	None      Bool           `key:"none"`
	RiskPoint Ref[RiskPoint] `key:"risk_point" req:"C"`
	Power     Ref[Power]     `key:"power" req:"C"`
	Level     Str            `key:"level" req:"C" from:"level"`
	Measures  []Ref[Measure] `key:"measures" req:"C"`
	At        Place
}

// Signed says that a role signed, by which post and when.
type Signed struct {
	Role   Str       `key:"role" req:"R" from:"vocabulary:role"`
	ByPost Ref[Post] `key:"by_post"`
	On     Date      `key:"on" req:"R"`
	At     Place
}

// DerivedTitle names the register by form and subject.
func (r *Register) DerivedTitle() string {
	if r.Form.To == nil || r.Subject.To == nil {
		return ""
	}
	return r.Form.To.Title.V + "（" + Title(r.Subject.To) + "）"
}

// narrow drops the header values of cells that the form keeps narrower than
// the audience.
func (r *Register) narrow(whole Record, a Audience) {
	form := whole.(*Register).Form.To
	if len(r.HeaderValues) == 0 || form == nil {
		return
	}
	var kept Pairs
	for _, v := range r.HeaderValues {
		if c := form.Cell(v.Key.V); c != nil && c.Reach() <= a.Reach() {
			kept = append(kept, v)
		}
	}
	r.HeaderValues = kept
}

// Register declares the kind.
func (kinds) Register() *Kind {
	return declare[Register](Kind{
		Name: "register", Folder: "registers", Face: FaceOwn,
		Default: ReachUnit, Ceiling: ReachLimited, Decided: ReachPublic,
	})
}
