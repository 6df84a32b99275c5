package model

// Department is a part of a unit.
type Department struct {
	Common
	Name                Str       `key:"name" req:"R" title:"yes"`
	Aliases             []Str     `key:"aliases"`
	Type                Str       `key:"kind" req:"R" enum:"inner subordinate lower_unit"`
	HeadPost            Ref[Post] `key:"head_post" req:"R"`
	LeaderInCharge      Ref[Post] `key:"leader_in_charge" req:"C"`
	Functions           MD        `key:"functions" req:"C" body:"yes"`
	Level               Str       `key:"level" req:"C" vis:"U" from:"level"`
	MonthlyReport       Bool      `key:"monthly_report"`
	QuarterlyDisclosure Bool      `key:"quarterly_disclosure"`
}

// Department declares the kind.
func (kinds) Department() *Kind {
	return declare[Department](Kind{Name: "department", Face: FacePart})
}
