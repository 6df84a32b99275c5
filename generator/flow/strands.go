package flow

// strand is a way through several rows of which no other line branches off:
// links, and the cells between them. It begins and ends at a node with more
// lines, unless it is loose there.
type strand struct {
	links              []int
	cells              []int
	looseTop, looseBot bool
}

// findStrands cuts the links into strands.
func (g *engine) findStrands() {
	simple := func(c int) bool { return len(g.up[c]) <= 1 && len(g.down[c]) <= 1 }
	for c := range g.row {
		if !simple(c) {
			for _, l := range g.down[c] {
				g.addStrand(strand{links: []int{l}}, simple)
			}
		} else if len(g.up[c]) == 0 && len(g.down[c]) == 1 {
			g.addStrand(strand{cells: []int{c}, links: g.down[c][:1:1], looseTop: true}, simple)
		}
	}
}

// addStrand follows a strand down from its first link.
func (g *engine) addStrand(s strand, simple func(c int) bool) {
	for {
		c := g.links[s.links[len(s.links)-1]].bot
		if !simple(c) {
			break
		}
		s.cells = append(s.cells, c)
		if len(g.down[c]) == 0 {
			s.looseBot = true
			break
		}
		s.links = append(s.links, g.down[c][0])
	}
	g.strands = append(g.strands, s)
}

// reinsert takes a strand out and puts it back where it crosses least. The
// sides to which its ends are attached may change.
func (g *engine) reinsert(s *strand) bool {
	before := g.strandCrossings(s)
	if before == 0 {
		return false
	}
	first, last := &g.links[s.links[0]], &g.links[s.links[len(s.links)-1]]
	top, bot := g.topChoices(s), g.botChoices(s)
	if len(s.cells) == 0 && len(top)*len(bot) == 1 {
		return false
	}
	best := g.best[:0]
	for _, cell := range s.cells {
		best = append(best, g.pos[cell])
		g.takeOut(cell)
	}
	g.best = best
	least, topOff, botOff := before, first.topOff, last.botOff
	for _, t := range top {
		for _, b := range bot {
			g.setTop(s, t)
			g.setBot(s, b)
			if n := g.bestWay(s, least, best); n < least {
				least, topOff, botOff = n, t, b
			}
		}
	}
	g.setTop(s, topOff)
	g.setBot(s, botOff)
	for k, cell := range s.cells {
		g.putIn(cell, best[k])
	}
	return least < before
}

// setTop attaches the upper end of a strand.
func (g *engine) setTop(s *strand, off int) {
	i := g.links[s.links[0]].edge
	if !s.looseTop {
		g.setOffs(i, off, g.edges[i].loOff)
	}
}

func (g *engine) setBot(s *strand, off int) {
	i := g.links[s.links[len(s.links)-1]].edge
	if !s.looseBot {
		g.setOffs(i, g.edges[i].hiOff, off)
	}
}

func (g *engine) takeOut(cell int) {
	r := g.row[cell]
	row := g.rows[r]
	g.rows[r] = append(row[:g.pos[cell]], row[g.pos[cell]+1:]...)
	g.number(r)
}

func (g *engine) putIn(cell, at int) {
	r := g.row[cell]
	row := append(g.rows[r], 0)
	copy(row[at+1:], row[at:])
	row[at] = cell
	g.rows[r] = row
	g.number(r)
}

// strandCrossings counts the crossings of a strand.
func (g *engine) strandCrossings(s *strand) int {
	sum := 0
	for _, l := range s.links {
		p := g.pair(&g.links[l])
		for _, j := range g.gaps[g.row[g.links[l].bot]] {
			if p.crosses(g.pair(&g.links[j])) {
				sum++
			}
		}
	}
	return sum
}

// way is the work of bestWay in one row: the least crossings down to it by
// place, and the place in the row above.
type way struct{ cost, from []int }

// bestWay finds the way of a strand, whose cells are taken out, with fewer
// crossings than limit, and writes the places of its cells to best. It returns
// limit and leaves best alone when there is none.
func (g *engine) bestWay(s *strand, limit int, best []int) int {
	ways := g.ways[:0]
	g.ints = g.ints[:0]
	cost := g.zeros(1)
	cells := s.cells
	if s.looseTop {
		cost = g.places(cells[0], limit)
		ways = append(ways, way{cost: cost})
		cells = cells[1:]
	}
	for k, l := range s.links {
		link := &g.links[l]
		g.keysBeside(l)
		topFixed := k == 0 && !s.looseTop
		botFixed := k == len(cells)
		next := g.zeros(1)
		if !botFixed {
			next = g.places(link.bot, limit)
		}
		from := g.zeros(len(next))
		for q := range next {
			if next[q] > 0 {
				continue
			}
			at := pair{0, q*step - step/2 + sign(link.botOff)}
			if botFixed {
				at.bot = g.key(link.bot, link.botOff)
			}
			next[q] = limit
			g.work += len(g.keys)
			if topFixed {
				at.top = g.key(link.top, link.topOff)
				if c := g.add(cost[0], at, limit); c < limit {
					next[q] = c
				}
				continue
			}
			first, more := g.crossedBelow(at.bot, len(cost))
			for p, c := range cost {
				if p > 0 {
					first += more[p-1]
				}
				if c+first < next[q] {
					next[q], from[q] = c+first, p
				}
			}
		}
		cost = next
		ways = append(ways, way{next, from})
	}
	g.ways = ways
	return s.readBack(ways, limit, best)
}

// readBack writes the places of the best of ways to best.
func (s *strand) readBack(ways []way, limit int, best []int) int {
	cost, at := ways[len(ways)-1].cost, 0
	for q, c := range cost {
		if c < cost[at] {
			at = q
		}
	}
	least := cost[at]
	if least >= limit {
		return limit
	}
	if !s.looseBot {
		at = ways[len(ways)-1].from[0]
		ways = ways[:len(ways)-1]
	}
	for k := len(s.cells) - 1; k >= 0; k-- {
		best[k] = at
		if k > 0 {
			at = ways[k].from[at]
		}
	}
	return least
}

// add counts the crossings of a link on top of c, up to limit.
func (g *engine) add(c int, at pair, limit int) int {
	for _, k := range g.keys {
		if c >= limit {
			break
		}
		if at.crosses(k) {
			c++
		}
	}
	return c
}

// crossedBelow counts the keys that a link to the place bot crosses when it
// comes from the first place of the row above, and how many more it crosses from
// each next place than from the one before.
func (g *engine) crossedBelow(bot, places int) (first int, more []int) {
	more = g.zeros(places)
	for _, k := range g.keys {
		at := (k.top + step/2) / step
		switch {
		case k.bot < bot:
			first++
			more[at]--
		case k.bot > bot:
			more[at]++
		}
	}
	return first, more
}

// keysBeside collects the other links in the gap of a link whose strand is
// taken out.
func (g *engine) keysBeside(l int) {
	g.keys = g.keys[:0]
	for _, j := range g.gaps[g.row[g.links[l].bot]] {
		if j != l {
			g.keys = append(g.keys, g.pair(&g.links[j]))
		}
	}
}

// places returns for every place in the row of a cell that is taken out 0, or
// limit where it may not stand.
func (g *engine) places(cell, limit int) []int {
	row := g.rows[g.row[cell]]
	out := g.zeros(len(row) + 1)
	n := len(g.c.Nodes)
	if len(g.c.Lanes) < 2 || cell >= n {
		return out
	}
	lane := g.c.Nodes[cell].Lane
	for i, c := range row {
		if c >= n {
			continue
		}
		other := g.c.Nodes[c].Lane
		for p := range out {
			if p <= i && other < lane || p > i && other > lane {
				out[p] = limit
			}
		}
	}
	return out
}

// zeros returns n zeros that last until bestWay begins anew.
func (g *engine) zeros(n int) []int {
	k := len(g.ints)
	for range n {
		g.ints = append(g.ints, 0)
	}
	return g.ints[k:len(g.ints):len(g.ints)]
}

func sign(x int) int { return min(max(x, -1), 1) }
