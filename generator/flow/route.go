package flow

// routing is the heights of the rows and the ways through the gaps.
type routing struct {
	gapsOf []gap
	height []int // of a row
	top    []int // of a row
	legs   [][]int
	foot   int // below the last gap
	head   int
}

// straight marks a part of a line that needs no stretch.
const straight = -1

// route finds the stretches of all lines, their tracks, and the heights of
// rows and gaps.
func (g *engine) route() {
	g.rowHeights()
	g.gapsOf = make([]gap, len(g.lines)+1)
	g.hangLabels()
	g.legs = make([][]int, len(g.edges))
	for i := range g.edges {
		g.routeEdge(i)
	}
	for r := range g.gapsOf {
		g.gapsOf[r].layTracks()
	}
	for _, l := range g.c.Lanes {
		g.head = max(g.head, l.H)
	}
	g.top = make([]int, len(g.lines)+1)
	y := g.head
	for r := range g.gapsOf {
		y += g.gapHeight(r)
		g.top[r] = y
		if r < len(g.height) {
			y += g.height[r]
		}
	}
	g.foot = y
}

func (g *engine) rowHeights() {
	g.height = make([]int, len(g.lines))
	for r, line := range g.lines {
		for _, c := range line {
			g.height[r] = max(g.height[r], g.cells[c].h)
		}
	}
	for i := range g.edges {
		e := &g.edges[i]
		if off := g.exitOff(i); off == 1 || off == -1 {
			if h := g.c.Edges[i].LabelH; h > 0 {
				r := g.rank[e.from]
				g.height[r] = max(g.height[r], 2*(h+textGap+1))
			}
		}
	}
}

// gapHeight is the height of the gap above row r.
func (g *engine) gapHeight(r int) int {
	c := &g.gapsOf[r]
	h := c.depth + textGap
	if c.tracks > 0 {
		h = max(h, lineGap*c.tracks+arrowGap)
	}
	if r == 0 || r == len(g.lines) {
		return max(h, frameGap)
	}
	return max(h, lineGap+arrowGap)
}

// hangLabels tells the gaps of the labels at the feet of nodes.
func (g *engine) hangLabels() {
	for i := range g.edges {
		e, size := &g.edges[i], g.c.Edges[i]
		if g.exitOff(i) != 0 || e.labelCell || size.LabelW == 0 {
			continue
		}
		r := g.rank[e.from]
		space := g.height[r] - g.height[r]/2 - g.underMid(e.from)
		depth := max(textGap+size.LabelH-space, 0)
		x := g.x[e.from]
		c := &g.gapsOf[r+1]
		c.depth = max(c.depth, depth)
		c.labels = append(c.labels, shelf{x, x + textGap + size.LabelW + textGap, depth})
	}
}

// underMid is how far a node, and labels at its sides, reach down from the
// middle of its row.
func (g *engine) underMid(n int) int {
	h := g.c.Nodes[n].H
	h -= h / 2
	for _, i := range g.outs[n] {
		e, size := &g.edges[i], g.c.Edges[i]
		if (e.loOff == 1 || e.loOff == -1) && e.back && size.LabelW > 0 {
			h = max(h, textGap+size.LabelH)
		}
	}
	return h
}

// routeEdge adds the stretches of an edge to the gaps.
func (g *engine) routeEdge(i int) {
	e := &g.edges[i]
	legs := make([]int, len(e.path)-1)
	for k := range legs {
		a, b := e.path[k], e.path[k+1]
		p, q := pin{x: g.x[a], cell: g.pinCell(a)}, pin{x: g.x[b], cell: g.pinCell(b)}
		ra, rb := g.cells[a].row, g.cells[b].row
		at := max(ra, rb)
		switch {
		case ra < rb:
			q.bottom = true
		case ra > rb:
			p.bottom = true
		case e.self && k == 1, g.cells[a].kind == turnCell: // turns to the head
			p.bottom, q.bottom = true, true
		case g.cells[b].kind == turnCell: // turns from the foot
			at++
		default:
			legs[k] = straight
			continue
		}
		legs[k] = straight
		c := &g.gapsOf[at]
		if p.x != q.x {
			legs[k] = len(c.stretches)
			c.stretches = append(c.stretches, stretch{edge: i, back: e.back, pins: [2]pin{p, q}, lo: min(p.x, q.x), hi: max(p.x, q.x), other: -1, upper: -1})
		}
		c.columns = append(c.columns, p.x, q.x)
	}
	g.legs[i] = legs
}

// points returns the way of an edge.
func (g *engine) points(i int) []Point {
	e := &g.edges[i]
	tail, head := e.path[0], e.path[len(e.path)-1]
	pts := []Point{g.attach(tail, e.path[1], false)}
	for k, leg := range g.legs[i] {
		a, b := e.path[k], e.path[k+1]
		ra, rb := g.cells[a].row, g.cells[b].row
		switch {
		case ra == rb && leg == straight && a == tail: // out of its side
			pts = append(pts, Point{g.x[b], g.mid(ra)})
			continue
		case ra == rb && leg == straight: // into the side of its head
			pts = append(pts, Point{g.x[a], g.mid(ra)})
			continue
		case leg == straight:
			continue
		}
		at := max(ra, rb)
		if ra == rb && g.cells[b].kind == turnCell {
			at++
		}
		pts = g.appendLeg(pts, at, leg, g.x[a], g.x[b])
	}
	return simplify(append(pts, g.attach(head, e.path[len(e.path)-2], true)))
}

// appendLeg appends a stretch of a gap, from x a to x b.
func (g *engine) appendLeg(pts []Point, at, leg, a, b int) []Point {
	c := &g.gapsOf[at]
	s := &c.stretches[leg]
	y := g.trackY(at, s.track)
	if s.other < 0 {
		return append(pts, Point{a, y}, Point{b, y})
	}
	low := &c.stretches[s.other]
	y2 := g.trackY(at, low.track)
	x := low.pins[0].x
	if s.pins[0].x == a && !s.pins[0].bottom && s.pins[0].cell >= 0 && low.pins[1].x == b {
		return append(pts, Point{a, y}, Point{x, y}, Point{x, y2}, Point{b, y2})
	}
	return append(pts, Point{a, y2}, Point{x, y2}, Point{x, y}, Point{b, y})
}

func (g *engine) trackY(at, track int) int {
	y := g.head
	if at > 0 {
		y = g.top[at-1] + g.height[at-1]
	}
	return y + lineGap*(track+1)
}

func (g *engine) mid(r int) int { return g.top[r] + g.height[r]/2 }

// attach is where a line meets node n when its next cell is c.
func (g *engine) attach(n, c int, head bool) Point {
	b := g.box(n)
	if k := g.cells[c].kind; k == portCell && !(head && g.edges[g.cells[c].edge].self) && g.cells[c].node == n {
		if g.x[c] < g.x[n] {
			return Point{b.X, g.mid(g.cells[n].row)}
		}
		return Point{b.X + b.W, g.mid(g.cells[n].row)}
	}
	if head {
		return Point{g.x[n], b.Y}
	}
	return Point{g.x[n], b.Y + b.H}
}

func (g *engine) box(n int) Rect {
	node := g.c.Nodes[n]
	return Rect{g.x[n] - node.W/2, g.mid(g.rank[n]) - node.H/2, node.W, node.H}
}

// simplify drops points that repeat or lie on the way between their neighbours.
func simplify(pts []Point) []Point {
	out := pts[:0]
	for _, p := range pts {
		for len(out) > 0 {
			a := out[len(out)-1]
			if a == p {
				out = out[:len(out)-1]
				continue
			}
			if len(out) > 1 {
				if b := out[len(out)-2]; b.X == a.X && a.X == p.X || b.Y == a.Y && a.Y == p.Y {
					out = out[:len(out)-1]
					continue
				}
			}
			break
		}
		out = append(out, p)
	}
	return out
}
