package render

import (
	"fmt"
	"slices"
	"unicode/utf8"

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
	noteEms                    = 16
)

// Chart appends the drawing of a chart as a file that opens alone. The error
// says why it cannot be drawn.
func Chart(dst []byte, c *plan.ChartDrawing) ([]byte, error) {
	l, err := layOut(c)
	if err != nil {
		return dst, err
	}
	return l.alone(dst), nil
}

// laid is a chart with its texts in lines and everything in its place. It is
// immutable.
type laid struct {
	drawing flow.Drawing
	picture flow.Picture
}

// layOut breaks the texts of a chart into lines and gives everything a place.
func layOut(c *plan.ChartDrawing) (*laid, error) {
	if mayLieInRow(c) {
		for _, ems := range rowEms {
			if l, err := layOutAs(c, ems, true); err == nil && l.drawing.W <= rowPx {
				return l, nil
			}
		}
	}
	return layOutAs(c, stepEms, false)
}

// layOutAs lays a chart out with steps of a width in ems, from the left or from
// the top.
func layOutAs(c *plan.ChartDrawing, ems int, sideways bool) (*laid, error) {
	chart, picture := flow.Chart{Sideways: sideways}, flow.Picture{ID: c.ID, Title: c.Title, Desc: c.Desc, Lang: "zh-CN", LaneHref: c.LaneHref}
	for _, l := range c.Lanes {
		lines := text.Wrap(l, laneEms*text.Em, laneLines)
		w, h := flow.LaneSize(lines)
		chart.Lanes = append(chart.Lanes, flow.ChartLane{W: w, H: h})
		picture.Lanes = append(picture.Lanes, lines)
	}
	for _, n := range c.Nodes {
		x := nodeText(n, ems)
		w, h := flow.BoxSize(x)
		noteW, noteH := flow.NoteSize(x.Note)
		chart.Nodes = append(chart.Nodes, flow.ChartNode{W: w, H: h, Shape: n.Shape, Lane: n.Lane, NoteW: noteW, NoteH: noteH})
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
		return nil, fmt.Errorf("draw %s: %w", c.Title, err)
	}
	return &laid{d, picture}, nil
}

func nodeText(n plan.DrawnNode, ems int) flow.NodeText {
	most := stepLines
	if n.Shape == flow.DecisionShape {
		ems, most = decisionEms, decisionLines
	}
	most = max(most, utf8.RuneCountInString(n.Text)/(2*ems))
	x := flow.NodeText{Shape: n.Shape, Lines: text.Wrap(n.Text, ems*text.Em, most), Href: n.Href}
	x.Small, x.SmallHref = smallText(n.Small, smallEms*ems/stepEms)
	for _, s := range n.Note {
		x.Note = append(x.Note, text.Wrap(s, noteEms*text.Em, 0)...)
	}
	for _, m := range n.Marks {
		x.Marks = append(x.Marks, flow.Mark{Level: m.Rank, Text: m.Label, Href: m.Href, Title: m.Title})
	}
	return x
}

// alone appends the drawing as a file of its own: without links, which would
// lead into a page.
func (l *laid) alone(dst []byte) []byte {
	p := l.picture
	p.Standalone, p.LaneHref = true, nil
	p.Nodes = slices.Clone(p.Nodes)
	for i := range p.Nodes {
		n := &p.Nodes[i]
		n.Href, n.SmallHref, n.Marks = "", nil, slices.Clone(n.Marks)
		for k := range n.Marks {
			n.Marks[k].Href = ""
		}
	}
	return flow.AppendSVG(dst, l.drawing, p)
}

// laidOut returns the chart laid out. A chart is drawn twice, in its page and
// as a file beside it: the second asks for what the first left.
func (r *Renderer) laidOut(c *plan.ChartDrawing) (*laid, error) {
	if l, ok := r.charts.LoadAndDelete(c); ok {
		return l.(*laid), nil
	}
	l, err := layOut(c)
	if err == nil {
		r.charts.Store(c, l)
	}
	return l, err
}
