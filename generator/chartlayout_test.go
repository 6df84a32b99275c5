package generator_test

import (
	"testing"

	"gongshi/bench/flowbench"
	"gongshi/generator"
	"gongshi/generator/flow"
	"gongshi/generator/model"
	words "gongshi/generator/text"
)

// TestChartsOfTheExampleSiteAreDrawnWithoutFault judges the geometry of every
// flowchart, with lanes by actor, without, and from left to right.
func TestChartsOfTheExampleSiteAreDrawnWithoutFault(t *testing.T) {
	p, err := generator.Read(generator.Options{Dir: "..", AsOf: "2013-01-20"})
	if err != nil {
		t.Fatal(err)
	}
	charts := 0
	for _, u := range p.Site.Units {
		for _, f := range model.In[model.Flowchart](p.Site, u.Home) {
			charts++
			c := chartOf(f)
			judge(t, f.ID.V+" with lanes", c)
			c.Lanes = nil
			for i := range c.Nodes {
				c.Nodes[i].Lane = 0
			}
			judge(t, f.ID.V, c)
			c.Sideways = true
			judge(t, f.ID.V+" sideways", c)
		}
	}
	if charts < 50 {
		t.Errorf("only %d charts", charts)
	}
}

func judge(t *testing.T, name string, c flow.Chart) {
	t.Helper()
	d, err := flow.Layout(c)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, fault := range flowbench.Faults(c, d) {
		t.Errorf("%s: %s", name, fault)
	}
}

// chartOf is a flowchart as a plain graph, one lane an actor.
func chartOf(f *model.Flowchart) flow.Chart {
	shapes := map[string]flow.Shape{"start": flow.StartShape, "end": flow.EndShape, "decision": flow.DecisionShape, "document": flow.DocumentShape}
	var c flow.Chart
	lanes, at := map[string]int{}, map[string]int{}
	for i, n := range f.Nodes {
		lane, known := lanes[n.Actor.V]
		if !known {
			lane = len(c.Lanes)
			lanes[n.Actor.V] = lane
			c.Lanes = append(c.Lanes, flow.ChartLane{W: 120, H: 32})
		}
		shape := shapes[n.Type.V]
		ems := 10
		if shape == flow.DecisionShape {
			ems = 7
		}
		w, h := flow.BoxSize(flow.NodeText{Shape: shape, Lines: words.Wrap(n.Text.V, ems*words.Em, 6)})
		c.Nodes = append(c.Nodes, flow.ChartNode{W: w, H: h, Shape: shape, Lane: lane})
		at[n.ID.V] = i
	}
	for _, e := range f.Edges {
		edge := flow.ChartEdge{From: at[e.From.V], To: at[e.To.V]}
		if e.Label.V != "" {
			edge.LabelW, edge.LabelH = flow.LabelSize(words.Wrap(e.Label.V, 7*words.Em, 3))
		}
		c.Edges = append(c.Edges, edge)
	}
	return c
}
