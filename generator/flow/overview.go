package flow

// Overview is what an overview is laid out from: the sizes of its texts. It
// shows things in groups: a root, and below it a band for each group with its
// label at the left and a box for each thing, in rows.
type Overview struct {
	RootH int // height of the root's box
	// LabelW and BoxW are the widths of all labels and boxes.
	LabelW, BoxW int
	// Columns is the number of boxes in a row at most; below 1 it is 1.
	Columns int
	// SheetH is the most height of a sheet, 0 for one sheet as high as it
	// needs. A row is never cut: one that is higher has a sheet of its own.
	SheetH int
	Groups []OverviewGroup
}

// OverviewGroup is one group: the height of its label and of its boxes.
type OverviewGroup struct {
	LabelH int
	BoxH   []int
}

// OverviewSheet is one sheet of an overview: everything lies within W by H,
// nothing overlaps but boxes and labels their own band.
type OverviewSheet struct {
	W, H  int
	Root  Rect  // zero on all sheets but the first
	Spine Point // foot of the line at the left that all bands hang on
	Bands []OverviewBand
}

// OverviewBand is a group, or the part of it that a sheet has room for.
type OverviewBand struct {
	Rect  Rect
	Label Rect // at its left, as high as the band
	Group int
	// First is the index in its group of the first box; above 0 the group goes
	// on from the sheet before.
	First int
	Boxes []Rect
}

// Places in an overview, in pixels.
const (
	spineX   = 12 // of the line at the left
	bandX    = 28 // left edge of the bands
	bandPad  = 10 // between a band and its boxes
	bandGap  = 10 // between bands
	cellGap  = 10 // between boxes
	leastRow = 40
)

// LayOverview gives everything a place, in one or more sheets of one width. A
// band that fits a sheet is not cut; others are cut between two rows. It takes
// any numbers: negative ones count as zero.
func LayOverview(o Overview) []OverviewSheet {
	o.RootH, o.LabelW, o.BoxW, o.Columns = max(o.RootH, 0), max(o.LabelW, 0), max(o.BoxW, 0), max(o.Columns, 1)
	l := &overviewLayout{o: o, w: OverviewWidth(o)}
	l.open()
	l.sheet().Root = Rect{0, 0, l.w, o.RootH}
	l.y = o.RootH + bandGap
	for i, g := range o.Groups {
		l.group(i, g)
	}
	l.close(false)
	return l.sheets
}

// OverviewWidth returns the width of all sheets of o.
func OverviewWidth(o Overview) int {
	columns := max(o.Columns, 1)
	return bandX + max(o.LabelW, 0) + 2*bandPad + columns*max(o.BoxW, 0) + (columns-1)*cellGap
}

// overviewLayout is an overview in the making.
type overviewLayout struct {
	o      Overview
	w, y   int // width of all sheets; foot of what the last one has, with its gap
	sheets []OverviewSheet
}

func (l *overviewLayout) sheet() *OverviewSheet { return &l.sheets[len(l.sheets)-1] }

func (l *overviewLayout) open() {
	l.sheets = append(l.sheets, OverviewSheet{W: l.w})
	l.y = 0
}

// close ends the last sheet. Where another follows the line at the left goes on
// to the foot, so that sheets below each other are one picture.
func (l *overviewLayout) close(more bool) {
	s := l.sheet()
	if more {
		s.H, s.Spine = l.y, Point{spineX, l.y}
		return
	}
	s.H = l.y - bandGap
	s.Spine = Point{spineX, s.Root.H}
	if n := len(s.Bands); n > 0 {
		label := s.Bands[n-1].Label
		s.Spine.Y = label.Y + label.H/2
	}
}

// room reports whether h more pixels have room on the last sheet.
func (l *overviewLayout) room(h int) bool { return l.o.SheetH <= 0 || l.y+h <= l.o.SheetH }

// group places the bands of one group. It begins a sheet where that has room
// for the whole group, or the last one none for its first row; the root does
// not stand alone if that can be had.
func (l *overviewLayout) group(no int, g OverviewGroup) {
	rows := rowHeights(g.BoxH, l.o.Columns)
	begun, s := len(l.sheet().Bands) > 0, l.sheet()
	if whole := bandHeight(g.LabelH, rows); !l.room(whole) &&
		(begun && whole <= l.o.SheetH || (begun || s.Root.H > 0) && !l.room(bandHeight(g.LabelH, rows[:1]))) {
		l.close(true)
		l.open()
	}
	for first := 0; ; {
		n := 1
		for n < len(rows) && l.room(bandHeight(g.LabelH, rows[:n+1])) {
			n++
		}
		l.band(no, first, g, rows[:n])
		if rows = rows[n:]; len(rows) == 0 {
			return
		}
		first += n * l.o.Columns
		l.close(true)
		l.open()
	}
}

// rowHeights returns the height of each row of boxes, at least one.
func rowHeights(boxes []int, columns int) []int {
	rows := make([]int, max(1, (len(boxes)+columns-1)/columns))
	for i, h := range boxes {
		rows[i/columns] = max(rows[i/columns], h, leastRow)
	}
	return rows
}

func bandHeight(labelH int, rows []int) int {
	h := bandPad
	for _, r := range rows {
		h += r + cellGap
	}
	return max(h-cellGap+bandPad, labelH)
}

// band places a part of a group that is known to fit.
func (l *overviewLayout) band(no, first int, g OverviewGroup, rows []int) {
	h := bandHeight(g.LabelH, rows)
	b := OverviewBand{
		Rect: Rect{bandX, l.y, l.w - bandX, h}, Label: Rect{bandX, l.y, l.o.LabelW, h},
		Group: no, First: first,
	}
	y := l.y + bandPad
	for i, rowH := range rows {
		from := first + i*l.o.Columns
		for k := from; k < min(from+l.o.Columns, len(g.BoxH)); k++ {
			b.Boxes = append(b.Boxes, Rect{bandX + l.o.LabelW + bandPad + (k-from)*(l.o.BoxW+cellGap), y, l.o.BoxW, rowH})
		}
		y += rowH + cellGap
	}
	l.sheet().Bands = append(l.sheet().Bands, b)
	l.y += h + bandGap
}
