package flow

// ordering is the order of the cells in their rows. A cell is a node, or the
// place where a long edge passes a row between its ends.
type ordering struct {
	rows    [][]int
	row     []int // of a cell
	pos     []int // of a cell in its row
	links   []link
	up      [][]int // links that lead to the row above, by cell
	down    [][]int
	gaps    [][]int // links in the gap above a row
	strands []strand
	work    int    // comparisons so far, see enough
	keys    []pair // scratch of crossings
	ways    []way  // scratch of bestWay
	tops    []int  // scratch of topChoices
	bots    []int
	scratch []int
	best    []int  // scratch of reinsert
	ints    []int  // scratch of bestWay
	crossed []bool // gaps in which lines cross
}

// link joins two cells of neighbouring rows.
type link struct {
	top, bot       int
	topOff, botOff int // how it is attached, see exits.go
	edge           int
}

type pair struct{ top, bot int }

// step is the room that a cell has in the keys by which ends are compared: the
// ways to be attached to it, and the places beside it.
const step = 8

func (o *ordering) key(cell, off int) int { return o.pos[cell]*step + off }

func (o *ordering) pair(l *link) pair {
	return pair{o.pos[l.top]*step + l.topOff, o.pos[l.bot]*step + l.botOff}
}

func (p pair) crosses(q pair) bool {
	return p.top < q.top && p.bot > q.bot || p.top > q.top && p.bot < q.bot
}

// order puts the cells of every row in an order with few crossings: the best
// of two starts, then shaken and mended again while lines cross.
func (g *engine) order() {
	g.buildChains()
	g.findStrands()
	offs := g.saveOffs(nil)
	var best snapshot
	for start := range 2 {
		g.restoreOffs(offs)
		g.firstOrder(start == 1)
		g.sweep()
		g.improve()
		if n := g.crossings(); start == 0 || n < best.crossings {
			g.save(&best, n)
		}
		if best.crossings == 0 {
			break
		}
	}
	g.restore(&best)
	g.shake(&best)
	g.restore(&best)
	g.tidy()
}

// snapshot is an order and the sides at which edges are attached.
type snapshot struct {
	rows      [][]int
	offs      []int
	crossings int
}

func (g *engine) save(s *snapshot, crossings int) {
	if s.rows == nil {
		s.rows = make([][]int, len(g.rows))
	}
	for r, row := range g.rows {
		s.rows[r] = append(s.rows[r][:0], row...)
	}
	s.offs, s.crossings = g.saveOffs(s.offs[:0]), crossings
}

func (g *engine) restore(s *snapshot) {
	g.setRows(s.rows)
	g.restoreOffs(s.offs)
}

// How often shake tries: without lanes and in small charts, and in large charts
// with lanes, where more rounds take long and find little.
const (
	rounds     = 200
	laneRounds = 10
	largeChart = 24 // nodes
	// enough comparisons of two links end the search, after some 30 ms: a
	// chart that needs more is a tangle in any order.
	enough = 20_000_000
)

// shake moves a few strands anywhere and improves again; what is not better is
// undone. The moves come from a fixed sequence of numbers.
func (g *engine) shake(best *snapshot) {
	seed := uint32(1)
	random := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>16) % n
	}
	tries := g.rounds
	if len(g.c.Lanes) > 0 && len(g.c.Nodes) > largeChart {
		tries = min(tries, laneRounds)
	}
	for range tries {
		if best.crossings == 0 || g.work > enough {
			return
		}
		g.findCrossed()
		for range 1 + random(3) {
			s := &g.strands[random(len(g.strands))]
			for try := 0; try < 4 && !g.isCrossed(s); try++ {
				s = &g.strands[random(len(g.strands))]
			}
			g.displace(s, random)
		}
		g.improve()
		if n := g.crossings(); n <= best.crossings {
			g.save(best, n)
		} else {
			g.restore(best)
		}
	}
}

// displace puts a strand anywhere.
func (g *engine) displace(s *strand, random func(n int) int) {
	top, bot := g.topChoices(s), g.botChoices(s)
	g.setTop(s, top[random(len(top))])
	g.setBot(s, bot[random(len(bot))])
	for _, cell := range s.cells {
		g.takeOut(cell)
		places := g.places(cell, 1)
		at := random(len(places))
		for places[at] > 0 {
			at = (at + 1) % len(places)
		}
		g.putIn(cell, at)
	}
}

// buildChains cuts long edges into links from row to row.
func (g *engine) buildChains() {
	n := len(g.c.Nodes)
	last := 0
	g.row = append([]int(nil), g.rank...)
	for _, r := range g.rank {
		last = max(last, r)
	}
	for i := range g.edges {
		e := &g.edges[i]
		for r := g.rank[e.hi] + 1; r < g.rank[e.lo]; r++ {
			e.chain = append(e.chain, len(g.row))
			g.row = append(g.row, r)
		}
	}
	cells := len(g.row)
	g.pos, g.up, g.down = make([]int, cells), make([][]int, cells), make([][]int, cells)
	g.rows, g.gaps = make([][]int, last+1), make([][]int, last+2)
	for cell := range n {
		g.rows[g.row[cell]] = append(g.rows[g.row[cell]], cell)
	}
	for i := range g.edges {
		e := &g.edges[i]
		if e.self {
			continue
		}
		top := e.hi
		for _, cell := range e.chain {
			g.rows[g.row[cell]] = append(g.rows[g.row[cell]], cell)
			g.addLink(i, top, cell)
			top = cell
		}
		g.addLink(i, top, e.lo)
		g.setOffs(i, e.hiOff, e.loOff)
	}
}

func (o *ordering) addLink(edge, top, bot int) {
	i := len(o.links)
	o.links = append(o.links, link{top: top, bot: bot, edge: edge})
	o.down[top], o.up[bot] = append(o.down[top], i), append(o.up[bot], i)
	o.gaps[o.row[bot]] = append(o.gaps[o.row[bot]], i)
}

// setOffs attaches the edge e anew.
func (g *engine) setOffs(i, hiOff, loOff int) {
	e := &g.edges[i]
	e.hiOff, e.loOff = hiOff, loOff
	if e.self {
		return
	}
	first, last := g.ends(i)
	g.links[first].topOff, g.links[last].botOff = hiOff, loOff
}

// ends returns the first and the last link of an edge. Those of one edge were
// added together.
func (g *engine) ends(i int) (first, last int) {
	e := &g.edges[i]
	if e.ends == 0 {
		at := 0
		for j := range i {
			if !g.edges[j].self {
				at += len(g.edges[j].chain) + 1
			}
		}
		e.ends = at + 1
	}
	return e.ends - 1, e.ends - 1 + len(e.chain)
}

func (g *engine) saveOffs(offs []int) []int {
	for i := range g.edges {
		offs = append(offs, g.edges[i].hiOff, g.edges[i].loOff)
	}
	return offs
}

func (g *engine) restoreOffs(offs []int) {
	for i := range g.edges {
		g.setOffs(i, offs[2*i], offs[2*i+1])
	}
}

func cloneRows(rows [][]int) [][]int {
	out := make([][]int, len(rows))
	for r, row := range rows {
		out[r] = append([]int(nil), row...)
	}
	return out
}

func (o *ordering) setRows(rows [][]int) {
	for r, row := range rows {
		copy(o.rows[r], row)
		o.number(r)
	}
}

func (o *ordering) number(r int) {
	for i, cell := range o.rows[r] {
		o.pos[cell] = i
	}
}

// crossings counts the crossings of all links.
func (o *ordering) crossings() int {
	sum := 0
	for r := range o.gaps {
		sum += o.gapCrossings(r)
	}
	return sum
}

func (o *ordering) gapCrossings(r int) int {
	o.keys = o.keys[:0]
	sum := 0
	for _, i := range o.gaps[r] {
		p := o.pair(&o.links[i])
		for _, q := range o.keys {
			if p.crosses(q) {
				sum++
			}
		}
		o.keys = append(o.keys, p)
	}
	return sum
}
