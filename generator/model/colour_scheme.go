package model

// ColourScheme is a unit's scale of warnings: colours, cards or products.
type ColourScheme struct {
	Common
	Name          Str      `key:"name" req:"R" title:"yes"`
	DeclaredCount Int      `key:"declared_count"`
	Carrier       Str      `key:"carrier" req:"R" enum:"colour card product"`
	Colours       []Colour `key:"colours" req:"R"`
	Explanation   MD       `key:"explanation" body:"yes"`
}

// Colour is one step of the scale. Rank 1 is the lightest.
type Colour struct {
	Code             Str           `key:"code" req:"R"`
	Label            Str           `key:"label" req:"R"`
	Rank             Int           `key:"rank" req:"C"`
	Fault            Str           `key:"fault" enum:"none no_fault fault"`
	Triggers         []Trigger     `key:"triggers" req:"C"`
	Measures         []Str         `key:"measures" req:"C" from:"vocabulary:colour.measure"`
	Documents        []Str         `key:"documents"`
	DeadlineRequired Bool          `key:"deadline_required"`
	Next             Str           `key:"next" from:"colour"`
	HandlingPlan     Ref[Document] `key:"handling_plan" vis:"I"`
	Release          Release       `key:"release" req:"C"`
	At               Place
}

// Trigger says what raises a colour.
type Trigger struct {
	ID   Str `key:"id" req:"R"`
	Type Str `key:"kind" req:"R" enum:"direct escalation state"`
	From Str `key:"from" from:"colour"`
	Text Str `key:"text"`
	At   Place
}

// Release says how a warning is lifted.
type Release struct {
	Report   Str `key:"report"`
	Reviewer Str `key:"reviewer"`
	WhenNot  Str `key:"when_not"`
	At       Place
}

// ColourScheme declares the kind.
func (kinds) ColourScheme() *Kind {
	return declare[ColourScheme](Kind{Name: "colour_scheme", Face: FacePart})
}
