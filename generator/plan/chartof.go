package plan

import (
	"gongshi/generator/flow"
	"gongshi/generator/model"
)

// RiskChart returns the 防控图 of f, whose drawing by Chart is d: the risks that
// the audience of s may see stand beside their steps. It is nil where there is
// none, or no drawing.
func RiskChart(s *model.Site, f *model.Flowchart, d *ChartDrawing) *ChartDrawing {
	return newPlanner(s, Options{}).riskDrawing(&Page{}, f, d)
}

// Outline tells f in words: its steps by number in f.Nodes, in reading order.
// Lines to steps that do not exist are left out.
func Outline(f *model.Flowchart) []flow.Item { return outline(f) }
