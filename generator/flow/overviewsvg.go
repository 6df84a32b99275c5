package flow

import "gongshi/generator/text"

// OverviewPicture is what an overview shows beside its geometry. Its lists have
// the order of the overview.
type OverviewPicture struct {
	// ID, Title, Desc, Lang and Standalone are those of a Picture.
	ID, Title, Desc, Lang string
	Standalone            bool
	Root, RootSmall       []string // lines
	Groups                []OverviewLabel
}

// OverviewLabel is what a group shows.
type OverviewLabel struct {
	Lines, Small []string
	Again        string     // line that stands on labels of the rest of a group
	Href         string     // as that of a node
	Boxes        []NodeText // without shapes, notes and links of small lines
}

// RootHeight returns the height of the root of an overview.
func RootHeight(p OverviewPicture) int {
	return even(max(2*padY+len(p.Root)*textLine+len(p.RootSmall)*smallLine, leastH))
}

// LabelHeight returns the least height of the label of a group.
func LabelHeight(l OverviewLabel) int {
	return even(max(2*padY+len(l.Lines)*textLine+(len(l.Small)+1)*smallLine, leastH))
}

// OverviewBoxHeight returns the height of a box of a width: its marks stand in
// as many rows as they need.
func OverviewBoxHeight(n NodeText, w int) int {
	return even(max(2*padY+boxTextHeight(n, w), leastH))
}

// OverviewTextWidth returns the width for text, in units of 1/64 em of the two
// sizes of type, within a box or label of a width.
func OverviewTextWidth(w int) (lines, small int) {
	room := max(w-2*padX, smallPx)
	return room * text.Em / textPx, room * text.Em / smallPx
}

func boxTextHeight(n NodeText, w int) int {
	return len(n.Lines)*textLine + len(n.Small)*smallLine + len(markRows(n.Marks, w-2*padX))*markLine
}

// markRows breaks marks into rows of at most a width; a wider one stands alone.
func markRows(marks []Mark, width int) [][]Mark {
	var rows [][]Mark
	for from := 0; from < len(marks); {
		to := from + 1
		for to < len(marks) && marksWidth(marks[from:to+1]) <= width {
			to++
		}
		rows = append(rows, marks[from:to])
		from = to
	}
	return rows
}

// AppendOverviewSVG appends one sheet of an overview to dst, by the rules of
// AppendSVG. It panics when s is not of the overview of p.
func AppendOverviewSVG(dst []byte, s OverviewSheet, p OverviewPicture) []byte {
	w := &svgWriter{out: dst, alone: p.Standalone}
	links := p.linked(s)
	w.open(Drawing{W: s.W, H: s.H}, Picture{ID: p.ID, Title: p.Title, Desc: p.Desc, Lang: p.Lang, Standalone: p.Standalone}, links)
	if s.Root.H > 0 {
		w.put("<g")
		if !w.alone {
			w.put(` class="chart-node chart-start"`)
		}
		w.put(">\n")
		w.rect("chart-box", s.Root, 3)
		top := s.Root.Y + (s.Root.H-len(p.Root)*textLine-len(p.RootSmall)*smallLine)/2
		w.lines("chart-lane-text", p.Root, s.Root.X+s.Root.W/2, top)
		w.lines("chart-small", p.RootSmall, s.Root.X+s.Root.W/2, top+len(p.Root)*textLine)
		w.put("</g>\n")
	}
	w.spine(s)
	for _, b := range s.Bands {
		w.lane(b.Rect, b.Group)
		if g := p.Groups[b.Group]; !isSafeHref(g.Href) {
			w.overviewLabel(b, g)
		}
		w.boxes(b, p.Groups[b.Group], false)
	}
	if links {
		w.put("</g>\n")
		for _, b := range s.Bands {
			if g := p.Groups[b.Group]; isSafeHref(g.Href) {
				w.overviewLabel(b, g)
			}
			w.boxes(b, p.Groups[b.Group], true)
		}
	}
	w.put("</svg>\n")
	return w.out
}

// linked reports whether any part of a sheet leads somewhere.
func (p OverviewPicture) linked(s OverviewSheet) bool {
	for _, b := range s.Bands {
		g := p.Groups[b.Group]
		if isSafeHref(g.Href) {
			return true
		}
		for i := range b.Boxes {
			if isSafeHref(g.Boxes[b.First+i].Href) {
				return true
			}
		}
	}
	return false
}

// spine writes the line at the left, from the root or the sheet before down to
// the last band, and its way into each band.
func (w *svgWriter) spine(s OverviewSheet) {
	if len(s.Bands) == 0 {
		return
	}
	w.path("chart-line", "M", s.Spine.X, s.Root.Y+s.Root.H, "V", s.Spine.Y)
	for _, b := range s.Bands {
		y := b.Label.Y + b.Label.H/2
		w.path("chart-line", "M", s.Spine.X, y, "H", b.Label.X)
	}
}

func (w *svgWriter) overviewLabel(b OverviewBand, g OverviewLabel) {
	small := g.Small
	if b.First > 0 && g.Again != "" {
		small = append(small[:len(small):len(small)], g.Again)
	}
	linked := w.link(g.Href)
	w.rect("chart-lane-head", b.Label, 0)
	top := b.Label.Y + (b.Label.H-len(g.Lines)*textLine-len(small)*smallLine)/2
	w.lines("chart-lane-text", g.Lines, b.Label.X+b.Label.W/2, top)
	w.lines("chart-small", small, b.Label.X+b.Label.W/2, top+len(g.Lines)*textLine)
	if linked {
		w.put("</a>\n")
	}
}

// boxes writes the boxes of a band that are links, or the others.
func (w *svgWriter) boxes(b OverviewBand, g OverviewLabel, links bool) {
	for i, r := range b.Boxes {
		n := g.Boxes[b.First+i]
		if isSafeHref(n.Href) != links {
			continue
		}
		w.put("<g")
		if !w.alone {
			w.put(` class="chart-node"`)
		}
		w.put(">\n")
		linked := w.link(n.Href)
		w.outline(r, StepShape)
		mid, top := r.X+r.W/2, r.Y+padY // titles of a row stand at one height
		w.lines("chart-text", n.Lines, mid, top)
		top += len(n.Lines) * textLine
		w.lines("chart-small", n.Small, mid, top)
		top += len(n.Small) * smallLine
		w.markRows(markRows(n.Marks, r.W-2*padX), mid, top)
		if linked {
			w.put("</a>\n")
		}
		w.put("</g>\n")
	}
}

// markRows writes rows of marks, whose first signs stand below each other; mid
// is the middle of the widest row, top the upper edge of the first.
func (w *svgWriter) markRows(rows [][]Mark, mid, top int) {
	widest := 0
	for _, row := range rows {
		widest = max(widest, marksWidth(row))
	}
	for _, row := range rows {
		x := mid - widest/2
		for _, m := range row {
			m.Href = "" // a link cannot be within another
			w.mark(m, x, top)
			x += markShape + markGap + widthPx(m.Text, smallPx) + marksGap
		}
		top += markLine
	}
}
