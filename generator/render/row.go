package render

import (
	"gongshi/generator/flow"
	"gongshi/generator/plan"
)

// The rule for drawings from left to right: a chart of at most rowSteps steps,
// each leading to the next, without lanes, questions and notes, whose drawing is
// at most rowPx wide. Its steps are as wide as fits, of rowEms.
const (
	rowSteps = 6
	rowPx    = 680
)

var rowEms = [3]int{10, 7, 5}

// mayLieInRow reports whether the steps of a chart can be drawn from left to
// right, if that is narrow enough.
func mayLieInRow(c *plan.ChartDrawing) bool {
	if len(c.Nodes) < 2 || len(c.Nodes) > rowSteps || len(c.Lanes) > 0 {
		return false
	}
	next := make([]int, len(c.Nodes))
	led := make([]bool, len(c.Nodes))
	for i := range next {
		next[i] = -1
		if n := c.Nodes[i]; n.Shape == flow.DecisionShape || len(n.Note) > 0 {
			return false
		}
	}
	for _, e := range c.Edges {
		if next[e.From] >= 0 || led[e.To] {
			return false
		}
		next[e.From], led[e.To] = e.To, true
	}
	steps := 0
	for at := range next {
		if led[at] {
			continue
		}
		for ; at >= 0; at = next[at] {
			steps++
		}
		break
	}
	return steps == len(c.Nodes)
}
