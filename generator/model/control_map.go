package model

// ControlMap is the map of a unit's powers by category with the risks, levels
// and measures on the way of each (防控网络图). What stands beside the steps
// comes from the flowcharts and risk points and is not typed again.
type ControlMap struct {
	Common
	Version    Str           `key:"version" req:"R" vis:"U"`
	AsOf       Date          `key:"as_of" req:"R" vis:"U"`
	Categories []MapCategory `key:"categories" req:"R" vis:"U"`
	Note       MD            `key:"note" vis:"U" body:"yes"`
}

// MapCategory is a class of powers on the map, such as 行政许可 or 内部管理.
type MapCategory struct {
	Label  Str          `key:"label" req:"R"`
	Powers []Ref[Power] `key:"powers" req:"R"`
	At     Place
}

// ControlMap declares the kind.
func (kinds) ControlMap() *Kind {
	return declare[ControlMap](Kind{
		Name: "control_map", Folder: "maps", Face: FaceOwn,
		Default: ReachUnit, Ceiling: ReachLimited, Decided: ReachPublic,
	})
}
