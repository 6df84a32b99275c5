package flow

// draw writes down what the steps before have found.
func (g *engine) draw() Drawing {
	d := Drawing{HeadH: g.head, H: g.foot, W: g.x[g.walls[len(g.walls)-1]]}
	n := len(g.c.Nodes)
	d.Boxes, d.Notes = make([]Rect, n), make([]Rect, n)
	for i := range n {
		d.Boxes[i] = g.box(i)
		d.Notes[i] = g.besideBox(i)
	}
	for _, c := range g.notes {
		i := g.cells[c].node
		d.Notes[i] = g.noteAt(i, g.x[c]-g.cells[c].left)
	}
	d.Lines = make([]Line, len(g.edges))
	for i := range g.edges {
		d.Lines[i] = Line{Points: g.points(i), Back: g.edges[i].back, Label: g.label(i)}
	}
	for i := range g.c.Lanes {
		a, b := g.x[g.walls[i]], g.x[g.walls[i+1]]
		d.Lanes = append(d.Lanes, Rect{a, 0, b - a, d.H})
	}
	d.widen()
	d.Rows = g.cuts()
	return d
}

// besideBox is the note that stands next to its node.
func (g *engine) besideBox(n int) Rect {
	node, x := g.c.Nodes[n], g.x[n]
	switch g.noteSide[n] {
	case 1:
		return g.noteAt(n, x+g.cells[n].right-node.NoteW)
	case -1:
		return g.noteAt(n, x-node.W/2-noteGap-node.NoteW)
	}
	return Rect{}
}

func (g *engine) noteAt(n, x int) Rect {
	node := g.c.Nodes[n]
	return Rect{x, g.mid(g.rank[n]) - node.NoteH/2, node.NoteW, node.NoteH}
}

// label is where the label of an edge stands: beside its line near the tail.
func (g *engine) label(i int) Rect {
	e, size := &g.edges[i], g.c.Edges[i]
	if size.LabelW == 0 || size.LabelH == 0 {
		return Rect{}
	}
	b := g.box(e.from)
	r := Rect{W: size.LabelW, H: size.LabelH}
	off := g.exitOff(i)
	switch {
	case e.labelCell:
		c := e.loCell
		if !e.back {
			c = e.chain[0]
		}
		r.X, r.Y = g.x[c]+textGap, g.mid(g.cells[c].row)-r.H/2
		return r
	case off == 0:
		r.X, r.Y = g.x[e.from]+textGap, g.mid(g.rank[e.from])+g.underMid(e.from)+textGap-1
		return r
	case off > 0:
		r.X = b.X + b.W + textGap
	default:
		r.X = b.X - textGap - r.W
	}
	r.Y = g.mid(g.rank[e.from]) - textGap - r.H
	if e.back { // its line goes up
		r.Y = g.mid(g.rank[e.from]) + textGap
	}
	return r
}

// widen makes room for lines that had to step outside.
func (d *Drawing) widen() {
	lo, hi := 0, d.W
	for _, l := range d.Lines {
		for _, p := range l.Points {
			lo, hi = min(lo, p.X-frameGap), max(hi, p.X+frameGap)
		}
	}
	if lo == 0 && hi == d.W {
		return
	}
	for _, list := range [][]Rect{d.Boxes, d.Notes, d.Lanes} {
		for i := range list {
			if list[i].W > 0 || list[i].H > 0 {
				list[i].X -= lo
			}
		}
	}
	for i := range d.Lines {
		l := &d.Lines[i]
		for j := range l.Points {
			l.Points[j].X -= lo
		}
		if l.Label.W > 0 {
			l.Label.X -= lo
		}
	}
	d.W = hi - lo
	if n := len(d.Lanes); n > 0 {
		d.Lanes[0] = Rect{0, 0, d.Lanes[0].X + d.Lanes[0].W, d.H}
		d.Lanes[n-1].W = d.W - d.Lanes[n-1].X
	}
}

// cuts returns the heights at which a page may end: below the labels of every
// gap, and the foot.
func (g *engine) cuts() []int {
	var rows []int
	for r := 1; r < len(g.lines); r++ {
		down := g.gapsOf[r].depth + 6
		if near := (down + 3) % lineGap; near < 6 { // off the tracks
			down += 6 - near
		}
		rows = append(rows, g.top[r]-g.gapHeight(r)+min(down, g.gapHeight(r)-2))
	}
	return append(rows, g.foot)
}
