package render

import (
	"fmt"

	"gongshi/generator/flow"
	"gongshi/generator/plan"
	"gongshi/generator/text"
)

// Widths of texts in a drawing, in ems of their size, and the most lines.
const (
	stepEms, stepLines         = 10, 6
	decisionEms, decisionLines = 7, 5
	smallEms, smallLines       = 12, 3
	labelEms, labelLines       = 7, 3
	laneEms, laneLines         = 9, 3
)

// Chart appends the drawing of a chart to dst. The error says why it cannot be
// drawn.
func Chart(dst []byte, c *plan.ChartDrawing) ([]byte, error) { return drawing(dst, c) }

func drawing(dst []byte, c *plan.ChartDrawing) ([]byte, error) {
	chart, picture := flow.Chart{}, flow.Picture{ID: c.ID, Title: c.Title, Desc: c.Desc, Lang: "zh-CN", Standalone: c.Standalone}
	for _, l := range c.Lanes {
		lines := text.Wrap(l, laneEms*text.Em, laneLines)
		w, h := flow.LaneSize(lines)
		chart.Lanes = append(chart.Lanes, flow.ChartLane{W: w, H: h})
		picture.Lanes = append(picture.Lanes, lines)
	}
	for _, n := range c.Nodes {
		ems, most := stepEms, stepLines
		if n.Shape == flow.DecisionShape {
			ems, most = decisionEms, decisionLines
		}
		x := flow.NodeText{Shape: n.Shape, Lines: text.Wrap(n.Text, ems*text.Em, most), Href: n.Href}
		for _, s := range n.Small {
			x.Small = append(x.Small, text.Wrap(s, smallEms*text.Em, smallLines)...)
		}
		for _, m := range n.Marks {
			x.Marks = append(x.Marks, flow.Mark{Level: m.Rank, Text: m.Label, Href: m.Href, Title: m.Title})
		}
		w, h := flow.BoxSize(x)
		chart.Nodes = append(chart.Nodes, flow.ChartNode{W: w, H: h, Shape: n.Shape, Lane: n.Lane})
		picture.Nodes = append(picture.Nodes, x)
	}
	for _, e := range c.Edges {
		var lines []string
		if e.Label != "" {
			lines = text.Wrap(e.Label, labelEms*text.Em, labelLines)
		}
		w, h := flow.LabelSize(lines)
		chart.Edges = append(chart.Edges, flow.ChartEdge{From: e.From, To: e.To, LabelW: w, LabelH: h})
		picture.Edges = append(picture.Edges, lines)
	}
	d, err := flow.Layout(chart)
	if err != nil {
		return dst, fmt.Errorf("draw %s: %w", c.Title, err)
	}
	return flow.AppendSVG(dst, d, picture), nil
}

// drawn prints a drawing within a page, nothing where it cannot be drawn: the
// steps tell the chart in words.
func (h *writing) drawn(c *plan.ChartDrawing) {
	if b, err := drawing(h.b, c); err == nil {
		h.b = b
	}
}
