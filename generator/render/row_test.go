package render

import (
	"strings"
	"testing"

	"gongshi/generator/flow"
	"gongshi/generator/plan"
)

// rowOf is a chart of steps with a text each, one leading to the next.
func rowOf(texts ...string) *plan.ChartDrawing {
	c := &plan.ChartDrawing{ID: "t", Title: "图"}
	for i, s := range texts {
		c.Nodes = append(c.Nodes, plan.DrawnNode{Text: s})
		if i > 0 {
			c.Edges = append(c.Edges, plan.DrawnEdge{From: i - 1, To: i})
		}
	}
	return c
}

func TestFewStepsInLineAreDrawnFromLeftToRight(t *testing.T) {
	long := strings.Repeat("办理登记手续", 10)
	for _, c := range []struct {
		name  string
		chart *plan.ChartDrawing
		edit  func(c *plan.ChartDrawing)
		row   bool
	}{
		{"two steps", rowOf("申请", "受理"), nil, true},
		{"six short steps", rowOf("申请", "受理", "审查", "决定", "送达", "归档"), nil, true},
		{"six steps of some words", rowOf("提出申请和材料", "受理登记", "逐条审查材料", "作出书面决定", "送达申请人", "归档"), nil, true},
		{"seven steps", rowOf("申请", "受理", "审查", "决定", "送达", "归档", "公开"), nil, false},
		{"long texts in two steps", rowOf(long, long), nil, true},
		{"wide labels", rowOf("申请", "受理", "审查", "决定", "送达", "归档"), func(c *plan.ChartDrawing) {
			for i := range c.Edges {
				c.Edges[i].Label = "材料齐全以后"
			}
		}, false},
		{"one step", rowOf("申请"), nil, false},
		{"lanes", rowOf("申请", "受理"), func(c *plan.ChartDrawing) { c.Lanes = []string{"甲"} }, false},
		{"a question", rowOf("申请", "受理"), func(c *plan.ChartDrawing) { c.Nodes[1].Shape = flow.DecisionShape }, false},
		{"a note", rowOf("申请", "受理"), func(c *plan.ChartDrawing) { c.Nodes[1].Note = []string{"风险"} }, false},
		{"a branch", rowOf("申请", "受理", "退回"), func(c *plan.ChartDrawing) { c.Edges[1].From = 0 }, false},
		{"a loop", rowOf("申请", "受理"), func(c *plan.ChartDrawing) { c.Edges = append(c.Edges, plan.DrawnEdge{From: 1, To: 0}) }, false},
		{"a circle beside a step", rowOf("申请", "受理", "审查"), func(c *plan.ChartDrawing) { c.Edges[0] = plan.DrawnEdge{From: 2, To: 1} }, false},
	} {
		if c.edit != nil {
			c.edit(c.chart)
		}
		l, err := layOut(c.chart)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		first, last := l.drawing.Boxes[0], l.drawing.Boxes[len(l.drawing.Boxes)-1]
		if row := len(c.chart.Nodes) > 1 && last.Y+last.H/2 == first.Y+first.H/2; row != c.row {
			t.Errorf("%s: from left to right is %v", c.name, row)
		} else if row && l.drawing.W > rowPx {
			t.Errorf("%s: %d wide", c.name, l.drawing.W)
		}
	}
}
