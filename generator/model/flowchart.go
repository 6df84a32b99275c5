package model

// Flowchart is how a power runs, as a graph.
type Flowchart struct {
	Common
	Power       Ref[Power] `key:"power" req:"R"`
	Version     Str        `key:"version" req:"R"`
	AsOf        Date       `key:"as_of" req:"R"`
	Nodes       []Node     `key:"nodes" req:"R"`
	Edges       []Edge     `key:"edges" req:"R"`
	TextVersion MD         `key:"text_version" body:"yes"`
}

// Node is one step of a flowchart.
type Node struct {
	ID                 Str              `key:"id" req:"R"`
	Type               Str              `key:"kind" req:"R" enum:"start step decision document end"`
	Text               Str              `key:"text" req:"R"`
	Actor              AnyRef           `key:"actor" req:"R" ref:"post department" words:"applicant outside" neutral:"经办岗位"`
	TimeLimit          NodeLimit        `key:"time_limit"`
	Place              Str              `key:"place" from:"vocabulary:node.place"`
	RiskPoints         []Ref[RiskPoint] `key:"risk_points" vis:"U"`
	Level              Str              `key:"level" vis:"U" from:"level"`
	Measures           []Ref[Measure]   `key:"measures" vis:"U"`
	Discretion         Bool             `key:"discretion"`
	DiscretionStandard MD               `key:"discretion_standard"`
	At                 Place
}

// NodeLimit is how long a step may take.
type NodeLimit struct {
	Num  Num `key:"num" req:"R"`
	Unit Str `key:"unit" req:"R" enum:"工作日 日 月"`
	// Counted says whether the time counts against the power's limit; not
	// given, it does unless the actor is the applicant or outside.
	Counted Bool `key:"counted"`
	At      Place
}

// Edge leads from one node to another.
type Edge struct {
	From  Str `key:"from" req:"R"`
	To    Str `key:"to" req:"R"`
	Label Str `key:"label" req:"C"`
	At    Place
}

// Node returns the node with that id, or nil.
func (f *Flowchart) Node(id string) *Node {
	for i := range f.Nodes {
		if f.Nodes[i].ID.V == id {
			return &f.Nodes[i]
		}
	}
	return nil
}

// DerivedTitle names the chart by its power.
func (f *Flowchart) DerivedTitle() string {
	if f.Power.To == nil {
		return ""
	}
	return f.Power.To.Title.V + "流程图"
}

// Flowchart declares the kind.
func (kinds) Flowchart() *Kind {
	return declare[Flowchart](Kind{Name: "flowchart", Folder: "flowcharts", Face: FaceOwn})
}
