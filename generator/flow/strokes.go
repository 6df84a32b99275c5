package flow

import "slices"

// Corners of lines and heads of arrows in pixels.
const (
	cornerRound = 6
	arrowLong   = 9
	arrowHalf   = 4
)

// line writes the way of an edge with rounded corners and its arrow. The
// stroke ends within the arrow, so that it does not blunt the point.
func (w *svgWriter) line(l Line) {
	points := straighten(l.Points)
	if len(points) < 2 {
		return
	}
	last := len(points) - 1
	tip, before := points[last], points[last-1]
	head := min(arrowLong, apart(tip, before))
	points[last] = towards(tip, before, max(head-2, 0))
	class := "chart-line"
	if l.Back { // its dashes begin at the head, so that those of lines that join fall together
		class += " chart-back"
		slices.Reverse(points)
	}
	data := []any{"M", points[0].X, points[0].Y}
	for i := 1; i < last; i++ {
		in, at, out := points[i-1], points[i], points[i+1]
		// Half of a stretch belongs to the corner at its other end.
		round := min(cornerRound, apart(in, at)/2, apart(at, out)/2)
		from, to := towards(at, in, round), towards(at, out, round)
		data = append(data, "L", from.X, from.Y, "Q", at.X, at.Y, to.X, to.Y)
	}
	data = append(data, "L", points[last].X, points[last].Y)
	w.path(class, data...)
	foot := towards(tip, before, head)
	side := Point{arrowHalf, 0}
	if foot.Y == tip.Y {
		side = Point{0, arrowHalf}
	}
	w.path("chart-arrow", "M", tip.X, tip.Y,
		"L", foot.X-side.X, foot.Y-side.Y, "L", foot.X+side.X, foot.Y+side.Y, "Z")
}

// straighten returns a copy of points without those that lie on a straight
// stretch or twice at one place.
func straighten(points []Point) []Point {
	var out []Point
	for _, p := range points {
		n := len(out)
		switch {
		case n > 0 && out[n-1] == p:
			continue
		case n > 1 && between(out[n-2], out[n-1], p):
			out[n-1] = p
		default:
			out = append(out, p)
		}
	}
	return out
}

// between reports whether b lies on the level or upright way from a to c.
func between(a, b, c Point) bool {
	return a.X == b.X && b.X == c.X && (b.Y-a.Y > 0) == (c.Y-b.Y > 0) ||
		a.Y == b.Y && b.Y == c.Y && (b.X-a.X > 0) == (c.X-b.X > 0)
}

// apart returns the distance of two points on a level or upright stretch.
func apart(a, b Point) int {
	return max(a.X-b.X, b.X-a.X, a.Y-b.Y, b.Y-a.Y)
}

// towards returns the place n pixels from a on the stretch to b.
func towards(a, b Point, n int) Point {
	switch {
	case b.X > a.X:
		a.X += n
	case b.X < a.X:
		a.X -= n
	case b.Y > a.Y:
		a.Y += n
	case b.Y < a.Y:
		a.Y -= n
	}
	return a
}
