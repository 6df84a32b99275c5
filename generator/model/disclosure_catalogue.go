package model

// DisclosureCatalogue is one version of the list of what a unit discloses.
type DisclosureCatalogue struct {
	Common
	Version Str  `key:"version" req:"R"`
	AsOf    Date `key:"as_of" req:"R"`
	Note    MD   `key:"note" body:"yes"`
}

// DisclosureCatalogue declares the kind.
func (kinds) DisclosureCatalogue() *Kind {
	return declare[DisclosureCatalogue](Kind{Name: "disclosure_catalogue", Face: FacePart})
}
