package model

// ReportTemplate is what a report that is due again and again must hold.
type ReportTemplate struct {
	Common
	Type     Str             `key:"kind" req:"R" from:"vocabulary:obligation.product"`
	From     AnyRef          `key:"from" req:"R" ref:"unit department post body" text:"yes"`
	To       AnyRef          `key:"to" req:"R" ref:"body unit" text:"yes"`
	Period   Str             `key:"period" req:"R" enum:"week month quarter half year on_event"`
	Sections []ReportSection `key:"sections"`
	Tables   []ReportTable   `key:"tables"`
	Note     MD              `key:"note" body:"yes"`
}

// ReportSection is a part of the report.
type ReportSection struct {
	Code   Str   `key:"code" req:"R"`
	Label  Str   `key:"label" req:"R"`
	Must   Bool  `key:"required"`
	Fields []Str `key:"fields"`
	At     Place
}

// ReportTable is a table in the report and how its numbers must add up.
type ReportTable struct {
	Code     Str   `key:"code" req:"R"`
	Label    Str   `key:"label" req:"R"`
	Columns  []Str `key:"columns" req:"R"`
	SumRules []Str `key:"sum_rules"`
	At       Place
}

// ReportTemplate declares the kind.
func (kinds) ReportTemplate() *Kind {
	return declare[ReportTemplate](Kind{Name: "report_template", Folder: "templates", Face: FaceOwn})
}
