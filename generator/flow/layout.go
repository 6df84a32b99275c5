package flow

import "fmt"

// The greatest chart that Layout takes. Beyond it nobody can read the drawing.
const (
	MaxNodes = 120
	MaxEdges = 240
	MaxLanes = 12
	// MaxSide is the greatest width or height of a node, note, label or
	// header in pixels.
	MaxSide = 2000
)

// Distances in a drawing, in pixels.
const (
	lineGap  = 12 // between parallel lines
	boxGap   = 24 // between boxes side by side
	besideIt = 14 // between a box and a line that passes it
	noteGap  = 8  // between a node and its note
	textGap  = 5  // between a label and its own line
	arrowGap = 16 // above a row, for the heads of arrows
	frameGap = 10 // between the drawing and its frame or lane
)

// Layout places the nodes of a chart and routes its edges. Steps follow each
// other from the top, or from the left when the chart is sideways; equal charts
// give equal drawings. It returns an error that says what is wrong when the
// chart is beyond the caps or names a node or lane that does not exist. It may
// be called from several goroutines.
func Layout(c Chart) (Drawing, error) {
	if err := checkChart(c); err != nil {
		return Drawing{}, err
	}
	if !c.Sideways {
		return layout(c), nil
	}
	d := layout(turnChart(c))
	turnDrawing(&d)
	return d, nil
}

// engine holds one chart while it is laid out. The steps run in the order of
// layout; each fills the fields that the next ones read.
type engine struct {
	c     Chart
	edges []edge
	outs  [][]int // edges leaving a node, those that turn back too
	ins   [][]int
	topo  []int // nodes, each before those its forward edges lead to
	spine []bool
	depth []int // see findDepths
	// longer are edges that span a row more than they need, see roomier, and
	// rounds is how often shake tries.
	longer []int
	rounds int
	rank   []int
	ordering
	placing
	routing
}

// edge is an edge as the engine sees it: hi is its upper node and lo its
// lower one, whichever way it leads.
type edge struct {
	from, to     int
	hi, lo       int
	back, self   bool
	spine        bool // part of the main path
	least        int  // ranks it spans at least
	labelCell    bool // its label stands in a row of its own
	hiOff, loOff int  // how it is attached, see exits.go
	chain        []int
	path         []int // cells from its tail to its head
	hiCell       int   // the cell beside its upper node, -1 for none
	loCell       int
	ends         int // 1 + its first link, 0 before it is known
}

func layout(c Chart) Drawing {
	if len(c.Nodes) == 0 {
		return emptyDrawing(c)
	}
	g := &engine{c: c, rounds: rounds}
	g.arrange()
	if len(c.Nodes) <= largeChart && len(c.Edges) <= 2*len(c.Nodes) && g.crossings() > 0 {
		g = g.roomier()
	}
	g.buildCells()
	g.place()
	g.shorten()
	g.route()
	return g.draw()
}

// arrange gives every node its row and every row its order.
func (g *engine) arrange() {
	g.findCycles()
	g.assignExits()
	for _, i := range g.longer {
		g.edges[i].least++
	}
	g.assignRanks()
	g.order()
}

func emptyDrawing(c Chart) Drawing {
	d := Drawing{Lanes: make([]Rect, len(c.Lanes))}
	for _, l := range c.Lanes {
		d.HeadH = max(d.HeadH, l.H)
	}
	for i, l := range c.Lanes {
		d.Lanes[i] = Rect{X: d.W, W: l.W}
		d.W += l.W
	}
	d.H = d.HeadH
	for i := range d.Lanes {
		d.Lanes[i].H = d.H
	}
	if d.H > 0 {
		d.Rows = []int{d.H}
	}
	return d
}

// checkChart says what keeps the chart from being laid out.
func checkChart(c Chart) error {
	switch {
	case len(c.Nodes) > MaxNodes:
		return fmt.Errorf("a chart has at most %d nodes, this one %d", MaxNodes, len(c.Nodes))
	case len(c.Edges) > MaxEdges:
		return fmt.Errorf("a chart has at most %d edges, this one %d", MaxEdges, len(c.Edges))
	case len(c.Lanes) > MaxLanes:
		return fmt.Errorf("a chart has at most %d lanes, this one %d", MaxLanes, len(c.Lanes))
	case c.Sideways && len(c.Lanes) > 0:
		return fmt.Errorf("a chart from left to right has no lanes, this one %d", len(c.Lanes))
	}
	for i, n := range c.Nodes {
		if n.W < 1 || n.H < 1 || n.W > MaxSide || n.H > MaxSide {
			return fmt.Errorf("node %d is %d by %d pixels, each must be from 1 to %d", i, n.W, n.H, MaxSide)
		}
		if err := checkSize(n.NoteW, n.NoteH); err != nil {
			return fmt.Errorf("note of node %d: %w", i, err)
		}
		if n.Lane < 0 || n.Lane > 0 && n.Lane >= len(c.Lanes) {
			return fmt.Errorf("node %d is in lane %d of %d", i, n.Lane, len(c.Lanes))
		}
	}
	for i, e := range c.Edges {
		if e.From < 0 || e.From >= len(c.Nodes) || e.To < 0 || e.To >= len(c.Nodes) {
			return fmt.Errorf("edge %d leads from node %d to node %d of %d", i, e.From, e.To, len(c.Nodes))
		}
		if err := checkSize(e.LabelW, e.LabelH); err != nil {
			return fmt.Errorf("label of edge %d: %w", i, err)
		}
	}
	for i, l := range c.Lanes {
		if err := checkSize(l.W, l.H); err != nil {
			return fmt.Errorf("header of lane %d: %w", i, err)
		}
	}
	return nil
}

// checkSize checks a size that may be none.
func checkSize(w, h int) error {
	if w < 0 || h < 0 || w > MaxSide || h > MaxSide {
		return fmt.Errorf("it is %d by %d pixels, each must be from 0 to %d", w, h, MaxSide)
	}
	return nil
}

// turnChart is the chart with width and height exchanged.
func turnChart(c Chart) Chart {
	t := Chart{Nodes: make([]ChartNode, len(c.Nodes)), Edges: make([]ChartEdge, len(c.Edges))}
	for i, n := range c.Nodes {
		n.W, n.H, n.NoteW, n.NoteH = n.H, n.W, n.NoteH, n.NoteW
		t.Nodes[i] = n
	}
	for i, e := range c.Edges {
		e.LabelW, e.LabelH = e.LabelH, e.LabelW
		t.Edges[i] = e
	}
	return t
}

// turnDrawing exchanges left and top. A chart from left to right is not cut.
func turnDrawing(d *Drawing) {
	turn := func(list []Rect) {
		for i, r := range list {
			list[i] = Rect{r.Y, r.X, r.H, r.W}
		}
	}
	d.W, d.H = d.H, d.W
	turn(d.Boxes)
	turn(d.Notes)
	for i := range d.Lines {
		l := &d.Lines[i]
		for j, p := range l.Points {
			l.Points[j] = Point{p.Y, p.X}
		}
		r := l.Label
		l.Label = Rect{r.Y, r.X, r.H, r.W}
	}
	if d.H > 0 {
		d.Rows = []int{d.H}
	}
}
