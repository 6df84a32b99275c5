package model

// Notice is a 公示 (with a period for objections), a 公告 or a 通报.
type Notice struct {
	Common
	Type             Str          `key:"kind" req:"R" enum:"公示 公告 通报"`
	Subject          AnyRef       `key:"subject" ref:"*"`
	From             Date         `key:"from" req:"R"`
	To               Date         `key:"to" req:"C"`
	MinDays          Int          `key:"min_days"`
	ObjectionChannel Ref[Channel] `key:"objection_channel" req:"C"`
	Objections       Int          `key:"objections" req:"C"`
	Outcome          Str          `key:"outcome" req:"C" vis:"I"`
	ClosedOn         Date         `key:"closed_on" req:"C"`
	Body             MD           `key:"body" body:"yes"`
}

// Limits gives a notice the limits of what it is about.
func (n *Notice) Limits() (usual, ceiling, decided Reach) {
	if n.Subject.To == nil {
		return ReachPublic, ReachPublic, ReachPublic
	}
	if _, again := n.Subject.To.(*Notice); again {
		return ReachPublic, ReachPublic, ReachPublic
	}
	return LimitsOf(n.Subject.To)
}

// Notice declares the kind.
func (kinds) Notice() *Kind {
	return declare[Notice](Kind{Name: "notice", Folder: "notices", Face: FaceOwn})
}
