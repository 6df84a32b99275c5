package flow

// placing is where the cells stand.
type placing struct {
	cells    []cell
	lines    [][]int // cells by row, from the left
	notes    []int   // note cells
	noteSide []int   // of a node, see placeNote
	walls    []int   // the borders: of the drawing, or of its lanes
	axes     []int   // of the lanes: where most of their nodes stand
	at       []int   // of a cell in its row
	trunkOf  []int   // see trunks.go
	x        []int
	rules    []rule
	ties     []tie
}

// rule says that x[b]-x[a] is at least d.
type rule struct{ a, b, d int }

// tie says how much a and b want to stand in one line.
type tie struct{ a, b, weight int }

// Weights of ties. A line that could be straight is worth more than a node in
// the middle of its lane, and that more than lines that are shorter though they
// bend in any case.
const (
	tieWeight   = 8 // a line from row to row
	spineWeight = 4 * tieWeight
	sideWeight  = tieWeight / 4     // the end of a line at the side of a node
	wallWeight  = tieWeight * 3 / 4 // the borders of a lane
	axisWeight  = tieWeight * 3 / 4 // a node and the axis of its lane
	crossWeight = 1                 // a line from a lane to another
	midWeight   = 2                 // the axis of a lane and its middle
)

// place gives every cell its x.
func (g *engine) place() {
	g.findTrunks()
	g.addWalls()
	for _, line := range g.lines {
		for i := range line {
			g.addLabelRule(line, i)
		}
		first, last := line[0], line[len(line)-1]
		g.rules = append(g.rules, rule{g.walls[0], first, frameGap + g.cells[first].left},
			rule{last, g.walls[len(g.walls)-1], frameGap + g.cells[last].right})
	}
	g.addLaneRules()
	g.addAxes()
	g.addTies()
	b := g.merge()
	b.prepare(g.ties)
	b.packLeft()
	b.relax()
	g.centreLanes(b)
	for try := 0; try < 4 && g.keepOffBorders(b); try++ {
		b.relax()
	}
	b.small = len(g.c.Nodes) <= largeChart
	b.snap(g.ties, g.walls)
	g.x = b.places()
	left := g.x[g.walls[0]]
	for i := range g.x {
		g.x[i] -= left
	}
}

// merge makes the blocks: without rules between the lines of a trunk, unless
// these cannot be one.
func (g *engine) merge() *blocks {
	common := len(g.rules)
	for {
		for _, line := range g.lines {
			for i := 1; i < len(line); i++ {
				if !g.joined(line[i-1], line[i]) {
					g.rules = append(g.rules, rule{line[i-1], line[i], g.apart(line[i-1], line[i])})
				}
			}
		}
		b := newBlocks(len(g.cells), g.rules)
		g.mergeStraight(b)
		if g.mergeTrunks(b) {
			return b
		}
		g.rules = g.rules[:common]
	}
}

// apart is the least distance between neighbours in a row.
func (g *engine) apart(a, b int) int {
	p, q := &g.cells[a], &g.cells[b]
	gap := lineGap
	pBox, qBox := p.kind == nodeCell || p.kind == noteCell, q.kind == nodeCell || q.kind == noteCell
	switch {
	case pBox && qBox && p.node == q.node:
		gap = noteGap
	case pBox && qBox:
		gap = boxGap
	case pBox || qBox || p.right > 0:
		gap = besideIt
	}
	return p.right + gap + q.left
}

func (g *engine) addWalls() {
	n := max(len(g.c.Lanes), 1) + 1
	for i := range n {
		g.walls = append(g.walls, len(g.cells))
		g.cells = append(g.cells, cell{kind: wallCell, node: -1, edge: -1, row: -1})
		if i == 0 {
			continue
		}
		w := 0
		if len(g.c.Lanes) > 0 {
			w = g.c.Lanes[i-1].W
		}
		g.rules = append(g.rules, rule{g.walls[i-1], g.walls[i], w})
		g.ties = append(g.ties, tie{g.walls[i-1], g.walls[i], wallWeight})
	}
}

// addLabelRule keeps room for the label at the side of a node, over the cell
// of its line.
func (g *engine) addLabelRule(line []int, i int) {
	at := line[i]
	reach, right := g.labelReach(at)
	n := g.cells[at].node
	switch {
	case reach == 0:
	case right:
		if i+1 < len(line) {
			g.rules = append(g.rules, rule{n, line[i+1], reach + g.cells[line[i+1]].left})
		}
		g.rules = append(g.rules, rule{n, g.rightWall(n), reach})
	default:
		if i > 0 {
			g.rules = append(g.rules, rule{line[i-1], n, reach + g.cells[line[i-1]].right})
			if other, right := g.labelReach(line[i-1]); right { // label beside label
				g.rules = append(g.rules, rule{g.cells[line[i-1]].node, n, reach + other})
			}
		}
		g.rules = append(g.rules, rule{g.leftWall(n), n, reach})
	}
}

// labelReach is how far the label at the side of a node reaches from its x,
// and on which side, when the cell is that of its line; else 0.
func (g *engine) labelReach(at int) (reach int, right bool) {
	c := &g.cells[at]
	if c.kind != portCell || g.edges[c.edge].from != c.node || g.c.Edges[c.edge].LabelW == 0 {
		return 0, false
	}
	w := g.c.Nodes[c.node].W
	right = g.exitOff(c.edge) > 0
	reach = w/2 + g.c.Edges[c.edge].LabelW + 2*textGap
	if right {
		reach += w - 2*(w/2)
	}
	return reach, right
}

func (g *engine) leftWall(n int) int  { return g.walls[g.c.Nodes[n].Lane] }
func (g *engine) rightWall(n int) int { return g.walls[g.c.Nodes[n].Lane+1] }

// addLaneRules keeps nodes and notes within their lanes.
func (g *engine) addLaneRules() {
	if len(g.c.Lanes) == 0 {
		return
	}
	for i := range g.cells {
		c := &g.cells[i]
		if c.kind == nodeCell || c.kind == noteCell {
			g.rules = append(g.rules, rule{g.leftWall(c.node), i, frameGap + c.left}, rule{i, g.rightWall(c.node), frameGap + c.right})
		}
	}
}

// addTies says which cells want to stand in one line: the ends of every part
// of a line.
func (g *engine) addTies() {
	for i := range g.edges {
		e := &g.edges[i]
		for k := 1; k < len(e.path); k++ {
			a, b := e.path[k-1], e.path[k]
			w := tieWeight
			switch {
			case g.cells[a].row == g.cells[b].row:
				w = sideWeight
			case g.crosses(a, b):
				w = crossWeight
			case e.spine && e.hiOff == 0:
				w = spineWeight
			}
			g.ties = append(g.ties, tie{a, b, w})
		}
	}
	for _, c := range g.notes {
		g.ties = append(g.ties, tie{g.cells[c].node, c, tieWeight})
	}
}

// mergeStraight makes straight what has to be: the main path, then the long
// edges.
func (g *engine) mergeStraight(b *blocks) {
	for i := range g.edges {
		e := &g.edges[i]
		if !e.spine || e.hiOff != 0 {
			continue
		}
		if len(g.c.Lanes) > 0 && g.c.Nodes[e.from].Lane != g.c.Nodes[e.to].Lane {
			continue
		}
		for k := 1; k < len(e.path); k++ {
			b.merge(e.path[k-1], e.path[k])
		}
	}
	for i := range g.edges {
		chain := g.edges[i].chain
		for k := 1; k < len(chain); k++ {
			b.merge(chain[k-1], chain[k])
		}
	}
}
