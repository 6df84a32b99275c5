package model

// PowerCatalogue is one version of the list of a unit's powers.
type PowerCatalogue struct {
	Common
	Version       Str                `key:"version" req:"R"`
	AsOf          Date               `key:"as_of" req:"R"`
	Powers        []Ref[Power]       `key:"powers" req:"R"`
	DeclaredTotal Int                `key:"declared_total" req:"R"`
	ByType        Counts             `key:"by_type" from:"vocabulary:power.type"`
	ByDepartment  Counts             `key:"by_department" ref:"department" neutral:"其他"`
	Changes       []Ref[PowerChange] `key:"changes"`
	Note          MD                 `key:"note" body:"yes"`
}

// DerivedTitle names the version.
func (c *PowerCatalogue) DerivedTitle() string {
	if c.Version.V == "" {
		return ""
	}
	return "权力事项目录（" + c.Version.V + "）"
}

// PowerCatalogue declares the kind.
func (kinds) PowerCatalogue() *Kind {
	return declare[PowerCatalogue](Kind{Name: "power_catalogue", Folder: "catalogues", Face: FaceOwn})
}
