package derive

import (
	"slices"

	"gongshi/generator/model"
)

// Way is a way through a flowchart from its start to an end.
type Way struct {
	// Nodes are the steps of the way in order.
	Nodes []*model.Node
	// Unit is the unit of Total; "" where no step has a time that counts.
	Unit string
	// Total is the sum of the times that count and are given in Unit.
	Total Amount
	// Other are the steps of the chart, on any way, whose time counts but is
	// given in another unit or cannot be read; Total leaves them out.
	Other []*model.Node
}

// Counted reports whether the time of n counts against the limit of its
// power: as the node says, else unless the applicant or somebody outside acts.
func Counted(n *model.Node) bool {
	if !n.TimeLimit.Num.Set() {
		return false
	}
	if n.TimeLimit.Counted.Set() {
		return n.TimeLimit.Counted.V
	}
	return n.Actor.V != "applicant" && n.Actor.V != "outside"
}

// LongestPath returns the way through f on which the times that count add up
// to most, in unit, or where that is "" in the unit of the first such time.
// Edges that lead back to a step already passed are left out, and so are
// steps that lead nowhere but back. Of ways of equal length it is the one
// whose edges come first. ok is false where f has not exactly one start, or no
// way leads from it to an end.
func LongestPath(f *model.Flowchart, unit string) (w Way, ok bool) {
	g := graphOf(f, unit)
	if g.start < 0 {
		return Way{}, false
	}
	g.walk(g.start)
	if !g.ends[g.start] {
		return Way{}, false
	}
	w = Way{Unit: g.unit, Total: g.best[g.start], Other: g.other}
	for i := g.start; i >= 0; i = g.next[i] {
		w.Nodes = append(w.Nodes, &f.Nodes[i])
	}
	if !slices.ContainsFunc(f.Nodes, func(n model.Node) bool { return Counted(&n) && n.TimeLimit.Unit.V == g.unit }) {
		w.Unit = ""
	}
	return w, true
}

// wayGraph is a flowchart while the longest way is looked for.
type wayGraph struct {
	f     *model.Flowchart
	unit  string
	start int // -1 where there is none or more than one
	out   [][]int
	other []*model.Node

	open, done []bool
	ends       []bool   // an end can be reached going forward
	best       []Amount // the longest way from here to an end
	next       []int    // the next step on it, -1 at its end
}

func graphOf(f *model.Flowchart, unit string) *wayGraph {
	n := len(f.Nodes)
	g := &wayGraph{
		f: f, unit: unit, start: -1, out: make([][]int, n),
		open: make([]bool, n), done: make([]bool, n), ends: make([]bool, n), best: make([]Amount, n), next: make([]int, n),
	}
	index := make(map[string]int, n)
	starts := 0
	for i := range f.Nodes {
		node := &f.Nodes[i]
		if _, double := index[node.ID.V]; !double {
			index[node.ID.V] = i
		}
		if node.Type.V == "start" {
			g.start = i
			starts++
		}
		if Counted(node) && g.unit == "" {
			g.unit = node.TimeLimit.Unit.V
		}
	}
	if starts != 1 {
		g.start = -1
	}
	for i := range f.Nodes {
		if _, ok := g.time(i); !ok {
			g.other = append(g.other, &f.Nodes[i])
		}
	}
	for _, e := range f.Edges {
		from, ok1 := index[e.From.V]
		to, ok2 := index[e.To.V]
		if ok1 && ok2 {
			g.out[from] = append(g.out[from], to)
		}
	}
	return g
}

// time returns what node i adds to a way; ok is false where its time counts
// but cannot be added.
func (g *wayGraph) time(i int) (a Amount, ok bool) {
	n := &g.f.Nodes[i]
	if !Counted(n) {
		return Amount{}, true
	}
	if n.TimeLimit.Unit.V != g.unit {
		return Amount{}, false
	}
	return AmountOf(n.TimeLimit.Num.V)
}

// walk works out the longest way from node i.
func (g *wayGraph) walk(i int) {
	g.open[i] = true
	g.next[i] = -1
	g.ends[i] = g.f.Nodes[i].Type.V == "end"
	var longest Amount
	for _, j := range g.out[i] {
		if g.open[j] {
			continue // leads back
		}
		if !g.done[j] {
			g.walk(j)
		}
		if g.ends[j] && (!g.ends[i] || g.next[i] < 0 || g.best[j].Compare(longest) > 0) {
			g.ends[i], g.next[i], longest = true, j, g.best[j]
		}
	}
	own, _ := g.time(i)
	g.best[i] = longest.Add(own)
	g.open[i], g.done[i] = false, true
}
