package model

// Measure is what is done against a risk.
type Measure struct {
	Common
	Text        MD               `key:"text" req:"R" vis:"U" title:"yes" body:"yes"`
	Set         Str              `key:"set" vis:"U" from:"vocabulary:measure.set"`
	Means       Str              `key:"means" vis:"U" from:"vocabulary:measure.means"`
	Form        Str              `key:"form" vis:"U" from:"vocabulary:measure.form"`
	Layer       Str              `key:"layer" vis:"U" from:"layer"`
	Responsible Ref[Post]        `key:"responsible" req:"R" vis:"U"`
	Deadline    When             `key:"deadline" vis:"U"`
	DoneOn      Date             `key:"done_on" vis:"U"`
	Chain       Ref[ReviewChain] `key:"review_chain" vis:"U"`
	// Institutional marks a rule or procedure that names no risk point; it
	// may be shown to society.
	Institutional Bool `key:"institutional" vis:"U"`
}

// Limits implements the wider ceiling of an institutional measure.
func (m *Measure) Limits() (usual, ceiling, decided Reach) {
	if m.Institutional.V {
		return ReachUnit, ReachPublic, ReachPublic
	}
	return ReachUnit, ReachLimited, ReachPublic
}

// Measure declares the kind.
func (kinds) Measure() *Kind {
	return declare[Measure](Kind{
		Name: "measure", Folder: "measures", Face: FacePart,
		Default: ReachUnit, Ceiling: ReachLimited, Decided: ReachPublic,
	})
}
