package flow

// lane writes the ground of a lane; every second has another.
func (w *svgWriter) lane(r Rect, i int) {
	class := "chart-lane"
	if i%2 == 1 {
		class += " chart-lane-even"
	}
	w.rect(class, r, 0)
}

// laneHead writes the header of the lane r, within its link where it has one.
func (w *svgWriter) laneHead(r Rect, headH int, head []string, href string) {
	linked := w.linkOf("chart-tie", href)
	w.rect("chart-lane-head", Rect{r.X, r.Y, r.W, headH}, 0)
	w.lines("chart-lane-text", head, r.X+r.W/2, r.Y+(headH-len(head)*textLine)/2)
	if linked {
		w.put("</a>\n")
	}
}

func (w *svgWriter) rect(class string, r Rect, round int) {
	w.put("<rect")
	w.style(class)
	w.put(` x="`, r.X, `" y="`, r.Y, `" width="`, r.W, `" height="`, r.H, `"`)
	if round > 0 {
		w.put(` rx="`, round, `"`)
	}
	w.put("/>\n")
}

// node writes a node: outline and texts within its link, then its marks, which
// may have links of their own.
func (w *svgWriter) node(r Rect, n NodeText) {
	w.put("<g")
	if !w.alone {
		w.put(` class="chart-node`, nodeClass(n.Shape))
		if n.Class != "" {
			w.put(" ", escapeXML(n.Class))
		}
		w.put(`"`)
	}
	w.put(">\n")
	linked := w.link(n.Href)
	w.outline(r, n.Shape)
	height := len(n.Lines)*textLine + len(n.Small)*smallLine
	if len(n.Marks) > 0 {
		height += markLine
	}
	mid, room := r.X+r.W/2, r.H
	if n.Shape == DocumentShape {
		room -= waveH
	}
	top := r.Y + (room-height)/2
	w.lines("chart-text", n.Lines, mid, top)
	top += len(n.Lines) * textLine
	w.small(n, mid, top, false)
	if linked {
		w.put("</a>\n")
	}
	w.small(n, mid, top, true)
	top += len(n.Small) * smallLine
	x := mid - marksWidth(n.Marks)/2
	for _, m := range n.Marks {
		w.mark(m, x, top)
		x += markShape + markGap + widthPx(m.Text, smallPx) + marksGap
	}
	w.put("</g>\n")
}

func nodeClass(s Shape) string {
	switch s {
	case StartShape:
		return " chart-start"
	case EndShape:
		return " chart-end"
	case DecisionShape:
		return " chart-decision"
	case DocumentShape:
		return " chart-document"
	}
	return ""
}

// outline writes the shape of a node. That of a document has a foot of one and
// a half waves: its middle lies on the edge of the box, where lines begin.
func (w *svgWriter) outline(r Rect, s Shape) {
	right, foot := r.X+r.W, r.Y+r.H
	switch s {
	case StartShape, EndShape:
		w.rect("chart-box", r, min(r.H, r.W)/2)
	case DecisionShape:
		w.path("chart-box", "M", r.X, r.Y+r.H/2, "L", r.X+r.W/2, r.Y, "L", right, r.Y+r.H/2, "L", r.X+r.W/2, foot, "Z")
	case DocumentShape:
		mean := foot - waveH/2
		w.path("chart-box", "M", r.X, r.Y, "H", right, "V", mean,
			"Q", r.X+r.W*5/6, mean-waveH, r.X+r.W*2/3, mean,
			"Q", r.X+r.W/2, mean+waveH, r.X+r.W/3, mean,
			"Q", r.X+r.W/6, mean-waveH, r.X, mean, "Z")
	default:
		w.rect("chart-box", r, 3)
	}
}

// path writes a path of commands and whole numbers.
func (w *svgWriter) path(class string, data ...any) {
	w.put("<path")
	w.style(class)
	w.put(` d="`)
	number := false
	for _, d := range data {
		_, isNumber := d.(int)
		if number && isNumber {
			w.put(" ")
		}
		w.put(d)
		number = isNumber
	}
	w.put("\"/>\n")
}

// mark writes a sign and its word; x and top are its left top corner.
func (w *svgWriter) mark(m Mark, x, top int) {
	linked := w.link(m.Href)
	w.put("<g")
	if !w.alone {
		w.put(` class="chart-level chart-level-`, min(max(m.Level, 1), 4), `"`)
	}
	w.put(">")
	if m.Title != "" {
		w.put("<title>", escapeXML(m.Title), "</title>")
	}
	w.put("\n")
	y := top + (markLine-markShape)/2
	right, foot, midX, midY := x+markShape, y+markShape, x+markShape/2, y+markShape/2
	switch {
	case m.Level <= 1:
		w.path("chart-sign", "M", x, foot, "H", right, "L", midX, y, "Z")
	case m.Level == 2:
		w.put("<circle")
		w.style("chart-sign")
		w.put(` cx="`, midX, `" cy="`, midY, `" r="`, markShape/2, "\"/>\n")
	case m.Level == 3:
		w.path("chart-sign chart-open", "M", x, y, "H", right, "L", midX, foot, "Z")
	default:
		w.path("chart-sign chart-open", "M", x, midY, "L", midX, y, "L", right, midY, "L", midX, foot, "Z")
	}
	w.lines("chart-mark", []string{m.Text}, right+markGap, top)
	w.put("</g>\n")
	if linked {
		w.put("</a>\n")
	}
}

// note writes the note of a node and the stroke that ties it to the node.
func (w *svgWriter) note(box, r Rect, n NodeText) {
	y := max(box.Y, r.Y) + 8
	if n.Shape == DecisionShape || y > min(box.Y+box.H, r.Y+r.H) {
		y = min(max(box.Y+box.H/2, r.Y), r.Y+r.H)
	}
	switch {
	case r.X > box.X+box.W:
		w.path("chart-note", "M", box.X+box.W, y, "H", r.X)
	case r.X+r.W < box.X:
		w.path("chart-note", "M", box.X, y, "H", r.X+r.W)
	}
	w.rect("chart-note", r, 0)
	w.lines("chart-note-text", n.Note, r.X+8, r.Y+(r.H-len(n.Note)*smallLine)/2)
}
