package model

// LevelAnnouncement shows the risk levels of a unit's posts, departments or
// powers to those concerned.
type LevelAnnouncement struct {
	Common
	AsOf        Date      `key:"as_of" req:"R"`
	Period      Term      `key:"period" req:"R"`
	SubjectType Str       `key:"subject_type" req:"R" enum:"posts departments unit powers"`
	Rows        []RiskRow `key:"rows" vis:"U"`
	Totals      Totals    `key:"totals" req:"R" vis:"L"`
	DecidedBy   Ref[Body] `key:"decided_by" req:"R"`
	DecidedOn   Date      `key:"decided_on" req:"R"`

	ObjectionChannel Ref[Channel] `key:"objection_channel" req:"R"`
	ReportedTo       AnyRef       `key:"reported_to" req:"C" vis:"I" ref:"body" text:"yes"`
	ReportedOn       Date         `key:"reported_on" req:"C" vis:"I"`
	Note             MD           `key:"note" body:"yes"`
}

// RiskRow is one line of an announcement. Rows that are not written are made
// from the decided records; rows that are written must equal them.
type RiskRow struct {
	Subject     AnyRef         `key:"subject" req:"R" ref:"power post department unit" neutral:"（不对外公开的岗位）"`
	Layer       Str            `key:"layer" from:"layer"`
	Category    Str            `key:"category" from:"category"`
	Level       Str            `key:"level" req:"R" from:"level"`
	Measures    []Ref[Measure] `key:"measures"`
	Responsible AnyRef         `key:"responsible" ref:"post body"`
	At          Place
}

// Totals are an announcement's counts; each table given must add up to All.
type Totals struct {
	All          Int    `key:"all" req:"R"`
	ByLevel      Counts `key:"by_level" from:"level"`
	ByCategory   Counts `key:"by_category" from:"category"`
	ByLayer      Counts `key:"by_layer" from:"layer"`
	ByDepartment Counts `key:"by_department" ref:"department" words:"unit" neutral:"其他"`
	At           Place
}

// LevelAnnouncement declares the kind.
func (kinds) LevelAnnouncement() *Kind {
	return declare[LevelAnnouncement](Kind{
		Name: "level_announcement", Folder: "announcements", Face: FaceOwn,
		Default: ReachUnit, Ceiling: ReachLimited, Decided: ReachPublic,
	})
}
