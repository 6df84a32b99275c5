package model

// Glossary is one term and what it means.
type Glossary struct {
	Common
	Term       Str         `key:"term" req:"R" title:"yes"`
	Aliases    []Str       `key:"aliases"`
	Definition MD          `key:"definition" req:"R" body:"yes"`
	Systems    []Ref[Unit] `key:"systems"`
}

// Glossary declares the kind.
func (kinds) Glossary() *Kind { return declare[Glossary](Kind{Name: "glossary", Face: FacePart}) }
