package flow

import "gongshi/generator/text"

// Picture is what a drawing shows beside its geometry. Its lists have the order
// of the chart: a node's texts stand at the node's place and so on. Texts are
// broken into lines already (text.Wrap), for boxes made with BoxSize and its
// like.
type Picture struct {
	// ID begins every id within the drawing; it is unique on the page.
	ID string
	// Title names the drawing, Desc tells it to who cannot see it.
	Title, Desc string
	Lang        string // of the texts, "zh-CN"; empty for that of the page
	Nodes       []NodeText
	Edges       [][]string // lines of the labels
	Lanes       [][]string // lines of the headers
	// LaneHref is where the header of each lane leads, as Href of a node;
	// empty or missing for nowhere.
	LaneHref []string
	// Standalone makes a file that opens alone, black on white. Otherwise
	// the drawing is part of a page and has only classes, for the page's
	// stylesheet.
	Standalone bool
	// Cut gives what is drawn an id, "<ID>-all", so that AppendSheet can show
	// parts of it.
	Cut bool
}

// NodeText is what a node shows.
type NodeText struct {
	Shape Shape
	Lines []string
	// Small are lines in small type below: who acts and how long it takes.
	Small []string
	// SmallHref is where each line of Small leads, as Href; empty or missing
	// for nowhere. Neighbouring lines with one address are one link.
	SmallHref []string
	Marks     []Mark
	Note      []string // lines of the note beside the node
	// Href is where the node leads, empty for nowhere. An address with a
	// scheme other than http, https, mailto and tel is left out.
	Href string
	// Class are further class words of the node, for the page's stylesheet.
	Class string
}

// Mark is a sign in a node, told by a letter or word, a shape and a class: how
// grave a risk is.
type Mark struct {
	// Level from 1 gives the shape: a full triangle, a full circle, an open
	// triangle on its point, from 4 an open diamond.
	Level int
	Text  string // "A", "高"
	Href  string // as that of a node
	Title string // what the mark means, in words
}

// Sizes of type and space in pixels.
const (
	textPx, textLine   = 14, 20
	smallPx, smallLine = 12, 17
	padX, padY         = 12, 9
	leastW, leastH     = 84, 40
	waveH              = 10 // foot of a document, below its text
	markLine           = 18
	markShape          = 10
	markGap            = 4  // between shape and word
	marksGap           = 10 // between marks
)

// BoxSize returns the size of the box of a node: W and H of its ChartNode. A
// diamond is the smallest whose outline leaves its lines some air. Both are
// even, so the middles of the sides are whole pixels.
func BoxSize(n NodeText) (w, h int) {
	rows := n.rows()
	for _, r := range rows {
		w, h = max(w, r.w), h+r.h
	}
	switch n.Shape {
	case DecisionShape:
		return diamondSize(rows, h)
	case DocumentShape:
		h += waveH
	case StartShape, EndShape:
		w += padX
	}
	return even(max(w+2*padX, leastW)), even(max(h+2*padY, leastH))
}

// row is one line of a box: its width and height.
type row struct{ w, h int }

func (n NodeText) rows() []row {
	var rows []row
	for _, s := range n.Lines {
		rows = append(rows, row{widthPx(s, textPx), textLine})
	}
	for _, s := range n.Small {
		rows = append(rows, row{widthPx(s, smallPx), smallLine})
	}
	if len(n.Marks) > 0 {
		rows = append(rows, row{marksWidth(n.Marks), markLine})
	}
	return rows
}

// diamondSize finds the diamond with the least width and twice the height
// together, wider than high, in which every row has room: at a height y from
// the middle it is W·(1−2y/H) wide.
func diamondSize(rows []row, textH int) (w, h int) {
	const air = 10
	least := 0
	for tryH := even(max(textH+2*air, leastH+8)); tryH < 3*textH+120; tryH += 4 {
		tryW := max(leastW, tryH*3/2)
		top := -textH / 2
		for _, r := range rows {
			y := max(-top, top+r.h) - 3 // letters do not fill their line
			tryW = max(tryW, (r.w+2*air)*tryH/(tryH-2*y)+1)
			top += r.h
		}
		if cost := tryW + 2*tryH; least == 0 || cost < least {
			least, w, h = cost, even(tryW), tryH
		}
	}
	return w, h
}

// LabelSize returns the size of the label of an edge, zero for none.
func LabelSize(lines []string) (w, h int) { return blockSize(lines, smallPx, smallLine, 3) }

// NoteSize returns the size of a note beside a node, zero for none.
func NoteSize(lines []string) (w, h int) { return blockSize(lines, smallPx, smallLine, 8) }

// LaneSize returns the least size of the header of a lane.
func LaneSize(lines []string) (w, h int) { return blockSize(lines, textPx, textLine, 9) }

func blockSize(lines []string, px, line, pad int) (w, h int) {
	if len(lines) == 0 {
		return 0, 0
	}
	for _, s := range lines {
		w = max(w, widthPx(s, px))
	}
	return even(w + 2*pad), even(len(lines)*line + 2*pad*2/3)
}

func marksWidth(marks []Mark) int {
	w := -marksGap
	for _, m := range marks {
		w += marksGap + markShape + markGap + widthPx(m.Text, smallPx)
	}
	return w
}

// widthPx returns the width of s in type of a size.
func widthPx(s string, px int) int { return (text.Ems(s)*px + text.Em - 1) / text.Em }

func even(n int) int { return n + n&1 }
