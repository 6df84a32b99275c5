package model

// Unit is an organisation that discloses.
type Unit struct {
	Common
	Name           Str           `key:"name" req:"R" title:"yes"`
	ShortName      Str           `key:"short_name"`
	Aliases        []Str         `key:"aliases"`
	Type           Str           `key:"kind" req:"R" enum:"party_organ government court school group_org soe hospital institution township village park"`
	AdminLevel     Str           `key:"admin_level" req:"R" enum:"province city district county township village group company"`
	Parent         Ref[Unit]     `key:"parent"`
	HeadPost       Ref[Post]     `key:"head_post" req:"C"`
	SuperiorBodies []OutsideRole `key:"superior_bodies"`
	Schemes        Schemes       `key:"schemes"`
	DeptLabel      Str           `key:"dept_label" req:"R" from:"vocabulary:unit.dept_label"`
	Settings       UnitSettings  `key:"settings"`
	SignText       MD            `key:"sign_text"`
	KeyAreas       []Str         `key:"key_areas"`
	// OrgCode is the unit's code in index numbers.
	OrgCode Str     `key:"org_code"`
	Contact Contact `key:"contact"`
	// Functions are what the unit is there for (单位职能).
	Functions MD `key:"functions"`
	// Intro is shown on the unit's home page.
	Intro MD `key:"intro" body:"yes"`
}

// OutsideRole is a body above or beside the unit, by the role it plays for it.
type OutsideRole struct {
	Role Str    `key:"role" req:"R"`
	Body AnyRef `key:"body" req:"R" ref:"body" text:"yes"`
	At   Place
}

// Schemes are the unit's own scales and procedures; every one may be absent.
type Schemes struct {
	Levels     Ref[LevelScheme]    `key:"levels"`
	Colours    Ref[ColourScheme]   `key:"colours"`
	Categories Ref[CategoryScheme] `key:"categories"`
	Chains     []Ref[ReviewChain]  `key:"chains"`

	Forms           []Ref[RegisterForm]   `key:"forms"`
	ReportTemplates []Ref[ReportTemplate] `key:"report_templates"`
	Assessment      Ref[AssessmentScheme] `key:"assessment"`
	Schedule        Ref[Schedule]         `key:"schedule"`
	At              Place
}

// UnitSettings settle what the unit's texts leave open; an absent value
// silences the part of a rule that needs it.
type UnitSettings struct {
	BeforeIsInclusive     Bool `key:"before_is_inclusive"`
	NoticeMinDays         Int  `key:"notice_min_days"`
	NoticeDayKind         Str  `key:"notice_day_kind" enum:"日 工作日"`
	DisclosureDueDays     Int  `key:"disclosure_due_days"`
	CatalogueRevisionDays Int  `key:"catalogue_revision_days"`
	ExchangeYears         Int  `key:"exchange_years"`
	ScoreTolerance        Num  `key:"score_tolerance"`
	At                    Place
}

// Unit declares the kind.
func (kinds) Unit() *Kind {
	return declare[Unit](Kind{Name: "unit", Face: FaceOwn})
}
