package model

// RiskPoint is a point at which power may be abused, and how.
type RiskPoint struct {
	Common
	Code        Str            `key:"code" req:"R" vis:"U"`
	Text        Str            `key:"text" req:"R" vis:"U" title:"yes"`
	Layer       Str            `key:"layer" req:"R" vis:"U" from:"layer"`
	Subject     AnyRef         `key:"subject" req:"R" vis:"U" ref:"post department unit"`
	Power       Ref[Power]     `key:"power" vis:"U"`
	Node        Str            `key:"node" vis:"U"`
	Category    Str            `key:"category" req:"C" vis:"U" from:"category"`
	Type        Str            `key:"kind" vis:"U" from:"risk_kind"`
	Direction   Str            `key:"direction" vis:"U" from:"direction"`
	RiskPlace   Str            `key:"place" vis:"U" from:"place"`
	Cause       Str            `key:"cause" vis:"U" from:"cause"`
	Scores      Pairs          `key:"scores" vis:"U"`
	SelfLevel   Str            `key:"self_level" req:"C" vis:"U" from:"level"`
	Level       Str            `key:"level" req:"C" vis:"U" from:"level"`
	Measures    []Ref[Measure] `key:"measures" req:"R" vis:"U"`
	Responsible AnyRef         `key:"responsible" req:"R" vis:"U" ref:"post body"`
	Supervisor  AnyRef         `key:"supervisor" req:"C" vis:"U" ref:"post body"`
	FoundBy     []Str          `key:"found_by" vis:"U" from:"search_method"`
	FoundOn     Date           `key:"found_on" vis:"U"`
	ThreeBigOne Str            `key:"three_big_one" vis:"U" enum:"decision appointment project funds"`
	Adjustments []Adjustment   `key:"adjustments" vis:"U"`
	ReviewedOn  Date           `key:"reviewed_on" vis:"U"`
}

// Adjustment is a change of a risk point's level.
type Adjustment struct {
	On     Date `key:"on" req:"R"`
	From   Str  `key:"from" req:"R" from:"level"`
	To     Str  `key:"to" req:"R" from:"level"`
	Reason Str  `key:"reason" req:"R"`
	Step   Str  `key:"step"`
	At     Place
}

// RiskPoint declares the kind.
func (kinds) RiskPoint() *Kind {
	return declare[RiskPoint](Kind{
		Name: "risk_point", Folder: "risk-points", Face: FacePart,
		Default: ReachUnit, Ceiling: ReachLimited, Decided: ReachPublic,
	})
}
