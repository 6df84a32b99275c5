package flow_test

import (
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"

	"gongshi/bench/flowbench"
	"gongshi/generator/flow"
)

func TestRandomChartsAreDrawnWithoutFault(t *testing.T) {
	kinds, charts := map[string]int{}, uint64(600)
	if os.Getenv("GONGSHI_SOAK") != "" { // faults of one chart in a thousand
		charts = 20_000
	}
	for seed := range charts {
		c := flowbench.Sample(seed)
		d, err := flow.Layout(c)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range flowbench.Faults(c, d) {
			kind, _, _ := strings.Cut(f, ":")
			if kinds[kind]++; kinds[kind] <= 3 {
				t.Errorf("chart %d: %s", seed, f)
			}
		}
	}
	if len(kinds) > 0 {
		t.Errorf("faults: %v", kinds)
	}
}

func TestRandomChartsSidewaysAreDrawnWithoutFault(t *testing.T) {
	for seed := range uint64(100) {
		c := flowbench.Random(seed, 6+int(seed%12), 0)
		c.Sideways = true
		d, err := flow.Layout(c)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range flowbench.Faults(c, d) {
			t.Errorf("chart %d: %s", seed, f)
		}
	}
}

// The same chart gives the same drawing, however many are laid out at once.
func TestDrawingsAreTheSameOnEveryRun(t *testing.T) {
	const n = 40
	want := make([]flow.Drawing, n)
	for i := range want {
		want[i], _ = flow.Layout(flowbench.Sample(uint64(i)))
	}
	var wait sync.WaitGroup
	for range 4 {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for i := range want {
				if d, _ := flow.Layout(flowbench.Sample(uint64(i))); !reflect.DeepEqual(d, want[i]) {
					t.Errorf("chart %d differs", i)
				}
			}
		}()
	}
	wait.Wait()
}

func TestLayoutLeavesTheChartAlone(t *testing.T) {
	for i := range uint64(20) {
		c := flowbench.Sample(i)
		if _, err := flow.Layout(c); err != nil || !reflect.DeepEqual(c, flowbench.Sample(i)) {
			t.Errorf("chart %d was changed (%v)", i, err)
		}
	}
}

func TestWhatCannotBeDrawnIsTold(t *testing.T) {
	box := flow.ChartNode{W: 80, H: 40}
	two := []flow.ChartNode{box, box}
	for _, c := range []struct {
		name, want string
		chart      flow.Chart
	}{
		{"too many nodes", "at most 120 nodes", flow.Chart{Nodes: make([]flow.ChartNode, 121)}},
		{"too many edges", "at most 240 edges", flow.Chart{Nodes: two, Edges: make([]flow.ChartEdge, 241)}},
		{"too many lanes", "at most 12 lanes", flow.Chart{Lanes: make([]flow.ChartLane, 13)}},
		{"lanes sideways", "has no lanes", flow.Chart{Sideways: true, Lanes: make([]flow.ChartLane, 1)}},
		{"a node without size", "node 1 is 0 by 40", flow.Chart{Nodes: []flow.ChartNode{box, {H: 40}}}},
		{"a huge node", "node 0 is 5000 by 40", flow.Chart{Nodes: []flow.ChartNode{{W: 5000, H: 40}}}},
		{"a note below zero", "note of node 0", flow.Chart{Nodes: []flow.ChartNode{{W: 80, H: 40, NoteW: -1}}}},
		{"a lane that is not there", "node 0 is in lane 2 of 2", flow.Chart{Nodes: []flow.ChartNode{{W: 80, H: 40, Lane: 2}}, Lanes: make([]flow.ChartLane, 2)}},
		{"an edge to nowhere", "edge 0 leads from node 0 to node 2 of 2", flow.Chart{Nodes: two, Edges: []flow.ChartEdge{{From: 0, To: 2}}}},
		{"an edge from nowhere", "edge 0 leads from node -1", flow.Chart{Nodes: two, Edges: []flow.ChartEdge{{From: -1}}}},
		{"a label below zero", "label of edge 0", flow.Chart{Nodes: two, Edges: []flow.ChartEdge{{To: 1, LabelH: -5}}}},
		{"a huge header", "header of lane 0", flow.Chart{Lanes: []flow.ChartLane{{W: 3000}}}},
	} {
		if _, err := flow.Layout(c.chart); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// A line of steps has no bend.
func TestMainPathIsStraight(t *testing.T) {
	c := flow.Chart{}
	for i := range 8 {
		c.Nodes = append(c.Nodes, flow.ChartNode{W: 60 + 31*(i%3), H: 40})
		if i > 0 {
			c.Edges = append(c.Edges, flow.ChartEdge{From: i - 1, To: i})
		}
	}
	c.Edges = append(c.Edges, flow.ChartEdge{From: 6, To: 1}, flow.ChartEdge{From: 2, To: 5})
	d, err := flow.Layout(c)
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range d.Lines[:7] {
		if len(l.Points) != 2 {
			t.Errorf("line %d bends: %v", i, l.Points)
		}
	}
	if !d.Lines[7].Back || d.Lines[0].Back {
		t.Errorf("the loop is not told")
	}
}

// Crossings grow unseen when the search is broken: bench/flow prints what dot
// has.
func TestCrossingsAreFew(t *testing.T) {
	var sum [2]int
	for seed := range uint64(200) {
		d, err := flow.Layout(flowbench.Sample(seed))
		if err != nil {
			t.Fatal(err)
		}
		sum[seed%2] += flowbench.Crossings(d)
	}
	if sum[0] > 40 || sum[1] > 100 {
		t.Errorf("%d crossings on 100 charts without lanes, %d on 100 with lanes", sum[0], sum[1])
	}
}

// Small steps in lines come back unseen when the moves against them are broken.
func TestSmallStepsAreFew(t *testing.T) {
	sum := 0
	for seed := range uint64(200) {
		d, err := flow.Layout(flowbench.Sample(2*seed + 1)) // with lanes
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range d.Lines {
			for k := 1; k+2 < len(l.Points); k++ {
				a, b := l.Points[k], l.Points[k+1]
				if x := max(a.X-b.X, b.X-a.X); a.Y == b.Y && x < 40 && (l.Points[k-1].Y < a.Y) == (b.Y < l.Points[k+2].Y) {
					sum++
				}
			}
		}
	}
	if sum > 100 {
		t.Errorf("%d small steps in 200 charts with lanes", sum)
	}
}

// The steps of a lane that follow each other stand below each other, whatever
// leads to other lanes.
func TestStepsOfALaneStandInLine(t *testing.T) {
	c := flow.Chart{Lanes: []flow.ChartLane{{W: 120, H: 32}, {W: 160, H: 32}, {W: 120, H: 32}}}
	for i, lane := range []int{0, 1, 2, 1, 0, 1, 1} {
		c.Nodes = append(c.Nodes, flow.ChartNode{W: 90 + 160*(i%4/3), H: 40, Lane: lane})
		if n := len(c.Nodes); n > 1 {
			c.Edges = append(c.Edges, flow.ChartEdge{From: n - 2, To: n - 1})
		}
	}
	d, err := flow.Layout(c)
	if err != nil {
		t.Fatal(err)
	}
	for i, n := range c.Nodes {
		for j, m := range c.Nodes[:i] {
			if a, b := d.Boxes[i], d.Boxes[j]; n.Lane == m.Lane && a.X+a.W/2 != b.X+b.W/2 {
				t.Errorf("steps %d and %d of lane %d stand at %d and %d", j, i, n.Lane, b.X+b.W/2, a.X+a.W/2)
			}
		}
	}
}

// Lines to one step that come down side by side run in one line.
func TestLinesToOneStepShareATrunk(t *testing.T) {
	c := flow.Chart{}
	for range 5 {
		c.Nodes = append(c.Nodes, flow.ChartNode{W: 100, H: 60, Shape: flow.DecisionShape})
	}
	for i := range 4 {
		c.Edges = append(c.Edges, flow.ChartEdge{From: i, To: i + 1, LabelW: 20, LabelH: 18})
	}
	for i := range 3 {
		c.Edges = append(c.Edges, flow.ChartEdge{From: i, To: 4, LabelW: 20, LabelH: 18})
	}
	d, err := flow.Layout(c)
	if err != nil {
		t.Fatal(err)
	}
	at := map[int]bool{}
	for _, l := range d.Lines[4:] {
		at[l.Points[1].X] = true
	}
	if len(at) > 1 {
		t.Errorf("the lines come down at %v", at)
	}
}
