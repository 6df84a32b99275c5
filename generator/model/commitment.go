package model

// Commitment is what a post, department or leadership promises, to society, to
// those it serves or to each other.
type Commitment struct {
	Common
	Type        Str             `key:"kind" req:"R" enum:"保廉承诺 公开承诺 双向承诺_上 双向承诺_下 承诺书 践诺报告"`
	By          AnyRef          `key:"by" req:"R" vis:"U" ref:"post department body unit" neutral:"承诺岗位"`
	To          AnyRef          `key:"to" req:"R" vis:"U" ref:"body department post unit" words:"society clients" neutral:"承诺对象"`
	Period      Term            `key:"period" req:"R"`
	MadeOn      Date            `key:"made_on" req:"R"`
	Filed       Bool            `key:"filed" vis:"U"`
	Counterpart Ref[Commitment] `key:"counterpart" req:"C" vis:"U"`
	Fulfilment  []Fulfilment    `key:"fulfilment" vis:"U"`
	Text        MD              `key:"text" req:"R" vis:"U" body:"yes"`
}

// Fulfilment is one evaluation of how a commitment was kept (践诺评诺).
type Fulfilment struct {
	On        Date `key:"on" req:"R"`
	Evaluator Str  `key:"evaluator" req:"R"`
	Result    Str  `key:"result" req:"R"`
	At        Place
}

// Limits keeps every commitment but a public one (公开承诺) inside the unit.
func (c *Commitment) Limits() (usual, ceiling, decided Reach) {
	if c.Type.V == "公开承诺" {
		return ReachPublic, ReachPublic, ReachPublic
	}
	return ReachUnit, ReachUnit, ReachUnit
}

// Commitment declares the kind.
func (kinds) Commitment() *Kind {
	return declare[Commitment](Kind{
		Name: "commitment", Folder: "commitments", Face: FaceGeneric,
		Default: ReachUnit, Ceiling: ReachUnit, Decided: ReachUnit,
	})
}
