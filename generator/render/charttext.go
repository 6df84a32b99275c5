package render

import (
	"fmt"
	"strings"

	"gongshi/generator/flow"
	"gongshi/generator/plan"
)

// ChartText appends a chart as lines of text, for tests and for who cannot see
// pictures: its steps in reading order, then its geometry in whole pixels, one
// line a lane, a step and a line. Items are the chart's steps in words, ids the
// names of its steps, in the order of the source. Only the words break lines
// off; the places are those of the picture that Chart draws, without its margin.
//
//	lane 0 at 0,0 size 132x1530 "申请人"
//	node shouli at 22,60 size 112x40 lane 0 step "收件登记"
//	edge start shouli at 78,50 78,60
//	edge hedui shouli at 150,200 180,200 180,80 134,80 back label 155,181 size 32x19 "退回"
//
// The error says why the chart cannot be drawn.
func ChartText(dst []byte, c *plan.ChartDrawing, items []flow.Item, ids []string) ([]byte, error) {
	l, err := layOut(c)
	if err != nil {
		return dst, err
	}
	w := chartText{dst}
	w.put("%s\n\n", oneLine(c.Title))
	w.steps(c, items, "")
	d := l.drawing
	w.put("\npicture %s\n", size(flow.Rect{W: d.W, H: d.H}))
	for i, r := range d.Lanes {
		w.put("lane %d %s %q\n", i, place(r), c.Lanes[i])
	}
	for i, r := range d.Boxes {
		n := c.Nodes[i]
		w.put("node %s %s", ids[i], place(r))
		if len(c.Lanes) > 0 {
			w.put(" lane %d", n.Lane)
		}
		w.put(" %s %q\n", shapeWord(n.Shape), n.Text)
		if len(n.Note) > 0 {
			w.put("note %s %s %q\n", ids[i], place(d.Notes[i]), strings.Join(n.Note, "\n"))
		}
	}
	for i, line := range d.Lines {
		e := c.Edges[i]
		w.put("edge %s %s at", ids[e.From], ids[e.To])
		for _, p := range line.Points {
			w.put(" %d,%d", p.X, p.Y)
		}
		if line.Back {
			w.put(" back")
		}
		if e.Label != "" {
			w.put(" label %s %q", strings.TrimPrefix(place(line.Label), "at "), e.Label)
		}
		w.put("\n")
	}
	return w.dst, nil
}

// chartText writes a chart as text.
type chartText struct{ dst []byte }

func (w *chartText) put(format string, args ...any) { w.dst = fmt.Appendf(w.dst, format, args...) }

// steps writes the steps of a list, those of a branch below the step that it
// leaves.
func (w *chartText) steps(c *plan.ChartDrawing, items []flow.Item, indent string) {
	for _, it := range items {
		n := c.Nodes[it.Node]
		var small []string
		if len(c.Lanes) > 0 {
			small = append(small, oneLine(c.Lanes[n.Lane]))
		}
		for _, s := range n.Small {
			small = append(small, oneLine(s.Text))
		}
		w.put("%s%s %s", indent, it.No, oneLine(n.Text))
		if len(small) > 0 {
			w.put("（%s）", strings.Join(small, "，"))
		}
		for _, m := range n.Marks {
			w.put("【%s】", oneLine(m.Label))
		}
		w.put("\n")
		for _, way := range it.Ways {
			label, verb := oneLine(way.Label), "转到"
			switch {
			case way.Branch != nil, way.Back && strings.HasPrefix(label, "退回"): // the label says the rest
				verb = "到"
			case way.Back:
				verb = "退回"
			}
			if label != "" {
				label += "："
			}
			w.put("%s  %s%s第%s步\n", indent, label, verb, way.No)
			w.steps(c, way.Branch, indent+"    ")
		}
	}
}

// oneLine is s without breaks and doubled blanks.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func place(r flow.Rect) string { return fmt.Sprintf("at %d,%d %s", r.X, r.Y, size(r)) }

func size(r flow.Rect) string { return fmt.Sprintf("size %dx%d", r.W, r.H) }

func shapeWord(s flow.Shape) string {
	switch s {
	case flow.StartShape:
		return "start"
	case flow.EndShape:
		return "end"
	case flow.DecisionShape:
		return "decision"
	case flow.DocumentShape:
		return "document"
	}
	return "step"
}
