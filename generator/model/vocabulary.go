package model

// Vocabulary is the list of values that a field of one kind may take, where no
// scheme gives them.
type Vocabulary struct {
	Common
	// For names the field, "power.type".
	For    Str    `key:"for" req:"R"`
	Values []Word `key:"values" req:"R"`
}

// Word is one value of a vocabulary.
type Word struct {
	Code    Str   `key:"code" req:"R"`
	Label   Str   `key:"label"`
	Aliases []Str `key:"aliases"`
	At      Place
}

// Text returns the label, or the code where there is none.
func (w Word) Text() string {
	if w.Label.V != "" {
		return w.Label.V
	}
	return w.Code.V
}

// DerivedTitle names the vocabulary by its field.
func (v *Vocabulary) DerivedTitle() string { return v.For.V }

// Vocabulary declares the kind.
func (kinds) Vocabulary() *Kind { return declare[Vocabulary](Kind{Name: "vocabulary", Face: FacePart}) }
