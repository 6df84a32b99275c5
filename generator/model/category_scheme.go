package model

// CategoryScheme is a unit's ways to sort risks: categories, layers, kinds,
// directions of search, places and causes.
type CategoryScheme struct {
	Common
	Name          Str        `key:"name" req:"R" title:"yes"`
	Categories    []Category `key:"categories"`
	DeclaredCount Int        `key:"declared_count"`
	AllowOther    Bool       `key:"allow_other"`
	Layers        []Layer    `key:"layers" req:"C"`
	Types         []Str      `key:"kinds"`
	Directions    []Str      `key:"directions"`
	Places        []Answered `key:"places"`
	Causes        []Answered `key:"causes"`
	SearchMethods []Str      `key:"search_methods"`
	Explanation   MD         `key:"explanation" body:"yes"`
}

// Category is a class of risk and the layers it is looked for on.
type Category struct {
	Code   Str   `key:"code" req:"R"`
	Label  Str   `key:"label" req:"R"`
	Layers []Str `key:"layers" from:"layer"`
	At     Place
}

// Layer is a level of the organisation and the roles that answer for its risks.
type Layer struct {
	Code             Str   `key:"code" req:"R"`
	Label            Str   `key:"label" req:"R"`
	ResponsibleChain []Str `key:"responsible_chain" from:"vocabulary:role"`
	At               Place
}

// Answered is a place or cause of risk and the forms of measure that answer it.
type Answered struct {
	Code    Str   `key:"code" req:"R"`
	Label   Str   `key:"label" req:"R"`
	Answers []Str `key:"answers" from:"vocabulary:measure.form"`
	At      Place
}

// CategoryScheme declares the kind.
func (kinds) CategoryScheme() *Kind {
	return declare[CategoryScheme](Kind{Name: "category_scheme", Face: FacePart})
}
