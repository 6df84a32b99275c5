package flow

// kind is what a cell of a row holds.
type kind uint8

const (
	nodeCell kind = iota
	passCell      // a line that passes the row
	portCell      // a line that reaches the side of a node
	turnCell      // a line that passes a node to reach its head or foot
	noteCell      // a note that has no place next to its node
	wallCell      // a border of lanes or of the drawing; in no row
)

// cell is a thing that needs room in a row.
type cell struct {
	kind        kind
	node, edge  int
	row         int
	left, right int // how far it reaches from its x
	h           int // height it needs in its row
}

// buildCells makes the rows of all cells from the order of nodes and chains,
// and the ways of the edges over them.
func (g *engine) buildCells() {
	n := len(g.c.Nodes)
	g.cells = make([]cell, len(g.row), len(g.row)+2*len(g.edges)+n)
	for i := range g.cells {
		g.cells[i] = cell{kind: passCell, node: -1, edge: -1, row: g.row[i]}
	}
	for i, node := range g.c.Nodes {
		g.cells[i] = cell{kind: nodeCell, node: i, edge: -1, row: g.row[i], left: node.W / 2, right: node.W - node.W/2, h: node.H}
	}
	for i := range g.edges {
		e := &g.edges[i]
		e.hiCell, e.loCell = -1, -1
		for _, c := range e.chain {
			g.cells[c].edge = i
		}
		if e.labelCell && !e.back {
			g.widen(e.chain[0], i)
		}
	}
	g.lines = make([][]int, len(g.rows))
	g.noteSide = make([]int, n)
	for r, row := range g.rows {
		for _, c := range row {
			if c >= n {
				g.lines[r] = append(g.lines[r], c)
			} else {
				g.lines[r] = g.addNode(g.lines[r], c)
			}
		}
	}
	for i := range g.edges {
		g.buildPath(&g.edges[i])
	}
}

// widen gives a cell room for the label of its edge on the right.
func (g *engine) widen(c, i int) {
	e := g.c.Edges[i]
	g.cells[c].right, g.cells[c].h = textGap+e.LabelW, e.LabelH+textGap
}

// addNode appends a node and the cells beside it to a row.
func (g *engine) addNode(line []int, n int) []int {
	var sides [2][]int // edges on the left and right, the nearest first
	for _, i := range g.outs[n] {
		g.addSide(&sides, i, g.exitOff(i))
	}
	for _, i := range g.ins[n] {
		if e := &g.edges[i]; e.back && !e.self {
			g.addSide(&sides, i, e.hiOff)
		}
	}
	g.sortSide(sides[0], n, -1)
	g.sortSide(sides[1], n, 1)
	g.footLabel(n)
	note := g.placeNote(n, len(sides[0]), len(sides[1]))
	if note == -2 {
		line = append(line, g.addNote(n))
	}
	for k := len(sides[0]) - 1; k >= 0; k-- {
		line = append(line, g.addBeside(n, sides[0][k]))
	}
	line = append(line, n)
	for _, i := range sides[1] {
		line = append(line, g.addBeside(n, i))
	}
	if note == 2 {
		line = append(line, g.addNote(n))
	}
	return line
}

func (g *engine) addSide(sides *[2][]int, i, off int) {
	switch {
	case off < 0:
		sides[0] = append(sides[0], i)
	case off > 0:
		sides[1] = append(sides[1], i)
	}
}

// exitOff is how an edge is attached to the node it leaves.
func (g *engine) exitOff(i int) int {
	if e := &g.edges[i]; !e.back {
		return e.hiOff
	}
	return g.edges[i].loOff
}

// sortSide puts edges beside a node in an order in which their lines nest:
// those at its side first, then those that turn.
func (g *engine) sortSide(list []int, n, side int) {
	key := func(i int) int {
		e := &g.edges[i]
		switch {
		case e.self && (e.loOff == 2 || e.loOff == -2):
			return 1 << 20
		case e.self:
			return -1 << 20
		}
		first, last := g.ends(i)
		far := g.key(g.links[first].bot, g.links[first].botOff)
		off := e.hiOff
		if n == e.lo {
			far = g.key(g.links[last].top, g.links[last].topOff)
			off = e.loOff
		}
		far *= side
		if off == 2 || off == -2 {
			far += 1 << 20
		}
		return far
	}
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && key(list[j]) < key(list[j-1]); j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

// addBeside makes the cell of edge i beside node n.
func (g *engine) addBeside(n, i int) int {
	e := &g.edges[i]
	c := len(g.cells)
	off := e.hiOff
	if n == e.lo {
		off, e.loCell = e.loOff, c
	} else {
		e.hiCell = c
	}
	k := portCell
	if off == 2 || off == -2 {
		k = turnCell
	}
	g.cells = append(g.cells, cell{kind: k, node: n, edge: i, row: g.row[n]})
	if e.back && e.labelCell && n == e.lo {
		g.widen(c, i)
	}
	return c
}

// footLabel reserves room on the right of a node for the label at its foot.
func (g *engine) footLabel(n int) {
	for _, i := range g.outs[n] {
		if e := &g.edges[i]; g.exitOff(i) == 0 && !e.labelCell && g.c.Edges[i].LabelW > 0 {
			g.cells[n].right = max(g.cells[n].right, textGap+g.c.Edges[i].LabelW)
		}
	}
}

// placeNote chooses where the note of a node stands: right of it (1), else left
// (-1), else beyond the lines at its side (2 or -2).
func (g *engine) placeNote(n, left, right int) int {
	node := g.c.Nodes[n]
	side := 0
	switch {
	case node.NoteW == 0 || node.NoteH == 0:
		return 0
	case right == 0:
		side = 1
		g.cells[n].right += noteGap + node.NoteW // beyond the label at its foot
	case left == 0:
		side = -1
		g.cells[n].left = node.W/2 + noteGap + node.NoteW
	case left < right:
		side = -2
	default:
		side = 2
	}
	g.noteSide[n] = side
	g.cells[n].h = max(g.cells[n].h, node.NoteH)
	return side
}

func (g *engine) addNote(n int) int {
	w := g.c.Nodes[n].NoteW
	g.cells = append(g.cells, cell{kind: noteCell, node: n, edge: -1, row: g.row[n], left: w / 2, right: w - w/2, h: g.c.Nodes[n].NoteH})
	g.notes = append(g.notes, len(g.cells)-1)
	return len(g.cells) - 1
}

// buildPath lists the cells of an edge from its tail to its head.
func (g *engine) buildPath(e *edge) {
	down := []int{e.hi}
	if e.hiCell >= 0 {
		down = append(down, e.hiCell)
	}
	down = append(down, e.chain...)
	if e.loCell >= 0 {
		down = append(down, e.loCell)
	}
	down = append(down, e.lo)
	if e.back {
		for a, b := 0, len(down)-1; a < b; a, b = a+1, b-1 {
			down[a], down[b] = down[b], down[a]
		}
	}
	e.path = down
}
