package model

// InfoPoint is a point that gathers and sends information about signs of risk.
// That it exists is public; who reports to it never is a record.
type InfoPoint struct {
	Common
	Type        Str       `key:"kind" req:"R" enum:"监测点 报送点 采集点 信息点 工作站 信息中心"`
	Keeper      AnyRef    `key:"host" req:"R" ref:"unit department body" text:"yes"`
	OfficerPost Ref[Post] `key:"officer_post"`
	ReportsTo   AnyRef    `key:"reports_to" ref:"info_point body unit" text:"yes"`
	BuiltBy     AnyRef    `key:"built_by" ref:"body unit" text:"yes"`
	Gathers     []Str     `key:"gathers"`
	Text        MD        `key:"text" body:"yes"`
}

// InfoPoint declares the kind.
func (kinds) InfoPoint() *Kind {
	return declare[InfoPoint](Kind{Name: "info_point", Folder: "info-points", Face: FaceGeneric})
}
