package model

// QuarterlyDisclosure is what one department publishes for one quarter.
type QuarterlyDisclosure struct {
	Common
	Department Ref[Department] `key:"department" req:"R"`
	Period     Term            `key:"period" req:"R"`
	Matters    []Matter        `key:"matters" req:"C"`
	Totals     Counts          `key:"totals" from:"vocabulary:disclosure.class"`
	ApprovedBy Ref[Body]       `key:"approved_by" req:"R" vis:"I"`
	ApprovedOn Date            `key:"approved_on" req:"R"`
	NilReturn  NilReturn       `key:"nil_return"`
	Note       MD              `key:"note" body:"yes"`
}

// Matter is one matter of a quarterly disclosure.
type Matter struct {
	Class   Str      `key:"class" req:"R" from:"vocabulary:disclosure.class"`
	Title   Str      `key:"title" req:"R"`
	Text    MD       `key:"text"`
	Figures []Figure `key:"figures"`
	At      Place
}

// Figure is one number of a matter.
type Figure struct {
	Label Str `key:"label" req:"R"`
	Value Num `key:"value" req:"R"`
	Unit  Str `key:"unit"`
	At    Place
}

// NilReturn says that there was nothing to disclose.
type NilReturn struct {
	Reason Str `key:"reason" req:"R"`
	At     Place
}

// DerivedTitle names the disclosure by department and quarter.
func (q *QuarterlyDisclosure) DerivedTitle() string {
	if q.Department.To == nil || !q.Period.Set() {
		return ""
	}
	return q.Department.To.Name.V + q.Period.V.ZH() + "公示"
}

// QuarterlyDisclosure declares the kind.
func (kinds) QuarterlyDisclosure() *Kind {
	return declare[QuarterlyDisclosure](Kind{Name: "quarterly_disclosure", Folder: "disclosures", Face: FaceOwn})
}
