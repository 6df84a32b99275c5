package flow_test

import (
	"testing"

	"gongshi/generator/flow"
)

// A question whose answers lead to its lane and to the next one, each by the
// exit that is nearest: neither goes round its own node or the whole chart.
func TestLinesTakeTheNearestExit(t *testing.T) {
	const w = 150
	c := flow.Chart{}
	for range 5 {
		c.Lanes = append(c.Lanes, flow.ChartLane{W: 120, H: 32})
	}
	for _, lane := range []int{0, 2, 3, 4, 2, 4} {
		n := flow.ChartNode{W: w, H: 40, Lane: lane}
		if len(c.Nodes) != 1 && len(c.Nodes) < 4 {
			n.Shape, n.H = flow.DecisionShape, 60
		}
		c.Nodes = append(c.Nodes, n)
	}
	for _, e := range [][2]int{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {0, 4}, {3, 1}, {2, 1}, {4, 5}} {
		e := flow.ChartEdge{From: e[0], To: e[1], LabelW: 40, LabelH: 18}
		if c.Nodes[e.From].Shape != flow.DecisionShape {
			e.LabelW, e.LabelH = 0, 0
		}
		c.Edges = append(c.Edges, e)
	}
	d, err := flow.Layout(c)
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range d.Lines {
		if l.Back {
			continue
		}
		way, from, to := 0, l.Points[0], l.Points[len(l.Points)-1]
		for k := 1; k < len(l.Points); k++ {
			way += max(l.Points[k].X-l.Points[k-1].X, l.Points[k-1].X-l.Points[k].X)
		}
		if straight := max(from.X-to.X, to.X-from.X); way > straight+2*w {
			t.Errorf("line %d goes %d pixels sideways, its ends are %d apart: %v", i, way, straight, l.Points)
		}
	}
}
