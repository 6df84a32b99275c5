package flow

// Paper is what a drawing is printed on: the room of a sheet for the drawing
// alone, upright and turned to its side. Lengths are those of style sheets, 96
// pixels to the inch, so a drawing in its own size keeps its pixels.
type Paper struct{ W, H, TurnedW, TurnedH int }

// Print is how a drawing is printed.
type Print struct {
	// Turned says that the sheets lie on their side.
	Turned bool
	Sheets []Sheet // from the top; never empty
}

// Sheet is the part of a drawing on one sheet of paper.
type Sheet struct {
	// From and To are the heights in the drawing at which it begins and ends.
	From, To int
	// Head says that the headers of the lanes stand above it once more.
	Head bool
	// W and H are its size on paper.
	W, H int
	// Ends are the lines that go on over the edge of the sheet, each once.
	Ends []SheetEnd
}

// SheetEnd is the place where a line reaches the edge of a sheet that cuts it.
// All such lines are upright.
type SheetEnd struct {
	X    int  // in the drawing
	Foot bool // at the foot of the sheet, else at its top
	Out  bool // it leaves the sheet there, else it comes in
	Back bool
}

// Sizes of type on paper. Type of a node has textPx pixels in the drawing; a
// point is 4/3 of a pixel.
const (
	goodPt = 8  // smaller than this to fit the width, or a little for one sheet
	poorPt = 6  // below this the sheet is turned
	little = 7  // a little is one part in so many
	picPad = 2  // around a drawing, for strokes on its edge
	endPad = 14 // beyond a cut, for the ends of lines
)

// Sheets says how a drawing is printed. It is scaled to the width of the sheet
// if it is wider, never enlarged. What then fits a sheet, or fits it when scaled
// further with type of 8 points or more, or by at most a seventh with type of 6
// points or more, is one sheet; what does not is cut
// at Rows into the least number of sheets, of about equal height, each with the
// headers of the lanes. Where the width alone would bring type below 6 points
// the sheets are turned. The scale is smaller only where a single row is higher
// than a sheet. The sides of p must be positive.
func Sheets(d Drawing, p Paper) Print {
	page := room{p.W, p.H}
	turned := below(poorPt, page.forWidth(d)) && p.TurnedW > p.W
	if turned {
		page = room{p.TurnedW, p.TurnedH}
	}
	s := page.forWidth(d)
	if one := page.forHeight(s, outer(d.H)); one == s || !below(goodPt, one) || !below(poorPt, one) && one.nearly(s) {
		return Print{turned, []Sheet{sheetOf(d, one, 0, d.H)}}
	}
	for _, high := range d.bands() {
		s = page.forHeight(s, d.headOn()+high+2*endPad)
	}
	var out []Sheet
	from := 0
	for _, to := range d.cutEvenly(s.drawn(page.h)) {
		out = append(out, sheetOf(d, s, from, to))
		from = to
	}
	return Print{turned, out}
}

// room is that for a drawing on a sheet.
type room struct{ w, h int }

// scale is a size on paper for one in the drawing, at most 1.
type scale struct{ paper, pic int }

// drawn is how much of the drawing a length on paper holds.
func (s scale) drawn(paper int) int { return paper * s.pic / s.paper }

// onPaper is the least length on paper for one of the drawing.
func (s scale) onPaper(pic int) int { return (pic*s.paper + s.pic - 1) / s.pic }

func (r room) forWidth(d Drawing) scale {
	if w := outer(d.W); w > r.w {
		return scale{r.w, w}
	}
	return scale{1, 1}
}

// forHeight is s, or what makes a part of the drawing fit the height.
func (r room) forHeight(s scale, high int) scale {
	if s.drawn(r.h) >= high {
		return s
	}
	return scale{r.h, high}
}

// nearly reports whether a scale is at most a little less than another.
func (s scale) nearly(t scale) bool {
	return s.paper*t.pic*little >= t.paper*s.pic*(little-1)
}

// below reports whether type of nodes is smaller than pt points at a scale.
func below(pt int, s scale) bool { return textPx*s.paper*3 < pt*4*s.pic }

// outer is a length with what the picture leaves around it.
func outer(n int) int { return n + 2*picPad }

// headOn is the height that the headers of lanes take when repeated, with the
// strokes around them.
func (d *Drawing) headOn() int {
	if len(d.Lanes) == 0 || d.HeadH == 0 {
		return 0
	}
	return picPad + d.HeadH + 1
}

// bands are the heights of the parts that are never cut.
func (d *Drawing) bands() []int {
	var out []int
	from := 0
	for _, to := range d.Rows {
		out = append(out, to-from)
		from = to
	}
	return out
}

// cutEvenly returns the feet of the fewest sheets that hold high of the drawing
// each, the highest of them as low as it can be.
func (d *Drawing) cutEvenly(high int) []int {
	best := d.cutAt(high)
	for lo, hi := 1, high; lo < hi; {
		mid := (lo + hi) / 2
		if feet := d.cutAt(mid); feet != nil && len(feet) <= len(best) {
			best, hi = feet, mid
		} else {
			lo = mid + 1
		}
	}
	return best
}

// cutAt returns the feet of sheets that hold high of the drawing each, filled
// from the top, nil where a band is higher.
func (d *Drawing) cutAt(high int) []int {
	var feet []int
	from, last := 0, 0
	for _, y := range d.Rows {
		if d.shown(from, y) > high {
			if last == from || d.shown(last, y) > high {
				return nil
			}
			feet, from = append(feet, last), last
		}
		last = y
	}
	return append(feet, last)
}

// shown is the height of a sheet in pixels of the drawing.
func (d *Drawing) shown(from, to int) int {
	h := to - from + 2*picPad
	if from > 0 {
		h += d.headOn() + endPad - picPad
	}
	if to < d.H {
		h += endPad - picPad
	}
	return h
}

func sheetOf(d Drawing, s scale, from, to int) Sheet {
	out := Sheet{From: from, To: to, Head: from > 0 && d.headOn() > 0, W: s.onPaper(outer(d.W)), H: s.onPaper(d.shown(from, to))}
	seen := map[SheetEnd]bool{}
	add := func(e SheetEnd) {
		if !seen[e] {
			seen[e] = true
			out.Ends = append(out.Ends, e)
		}
	}
	for _, l := range d.Lines {
		for i := 1; i < len(l.Points); i++ {
			a, b := l.Points[i-1], l.Points[i]
			if min(a.Y, b.Y) < to && to < max(a.Y, b.Y) {
				add(SheetEnd{X: a.X, Foot: true, Out: a.Y < b.Y, Back: l.Back})
			}
			if min(a.Y, b.Y) < from && from < max(a.Y, b.Y) {
				add(SheetEnd{X: a.X, Out: a.Y > b.Y, Back: l.Back})
			}
		}
	}
	return out
}
