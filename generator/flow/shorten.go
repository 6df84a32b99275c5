package flow

// Lines are made shorter in small charts alone, one at a time, the one that
// goes furthest out of its way first.
const (
	shortTries = 8
	shortWay   = 30   // pixels out of the way that are none
	perCross   = 4000 // pixels that a crossing weighs
	perBend    = 40   // and a bend
	perSide    = 2    // and one more of the drawing's width
)

// shorten leads lines that go far out of their way anew, by other exits or
// through other places of the rows, where the chart gets better and no lines
// cross that did not.
func (g *engine) shorten() {
	if len(g.c.Nodes) > largeChart {
		return
	}
	tried := make([]bool, len(g.edges))
	cost := -1
	var before snapshot
	for range shortTries {
		i := g.longestDetour(tried)
		if i < 0 {
			return
		}
		tried[i] = true
		if cost < 0 {
			cost = g.cost()
		}
		g.save(&before, g.crossings())
		if !g.leadAnew(i, before.crossings) {
			continue
		}
		edges, placed := append([]edge(nil), g.edges...), g.placing
		g.placing = placing{}
		g.buildCells()
		g.place()
		if c := g.cost(); c < cost {
			cost = c
			continue
		}
		g.placing = placed
		g.restore(&before)
		for k := range edges {
			e := &g.edges[k]
			e.path, e.hiCell, e.loCell = edges[k].path, edges[k].hiCell, edges[k].loCell
		}
	}
}

// cost is the sideways way of all lines, their bends and the width.
func (g *engine) cost() int {
	sum := perSide * (g.x[g.walls[len(g.walls)-1]] - g.x[g.walls[0]])
	for i := range g.edges {
		path := g.edges[i].path
		for k := 1; k < len(path); k++ {
			if d := abs(g.x[path[k]] - g.x[path[k-1]]); d > 0 {
				sum += d + perBend
			}
		}
	}
	return sum
}

// longestDetour returns the edge, of those that lead on and are not yet tried,
// that goes furthest out of its way, -1 where none does.
func (g *engine) longestDetour(tried []bool) int {
	best, most := -1, shortWay
	for i := range g.edges {
		e := &g.edges[i]
		if tried[i] || e.back || e.labelCell || abs(e.hiOff) > 1 {
			continue
		}
		way := -abs(g.x[e.hi] - g.x[e.lo])
		for k := 1; k < len(e.path); k++ {
			way += abs(g.x[e.path[k]] - g.x[e.path[k-1]])
		}
		if way > most {
			best, most = i, way
		}
	}
	return best
}

// leadAnew finds the shortest way of an edge by any exit of its node that adds
// no crossing to so many, and reports whether that is another one.
func (g *engine) leadAnew(i, crossings int) bool {
	e := &g.edges[i]
	old := e.hiOff
	at := make([]int, len(e.chain))
	for k, c := range e.chain {
		at[k] = g.pos[c]
	}
	best, bestOff, least := append([]int(nil), at...), old, g.wayCost(i)
	changed := false
	for off := -1; off <= 1; off++ {
		if !g.takeExit(i, off) {
			continue
		}
		for _, c := range e.chain {
			g.takeOut(c)
		}
		way := g.shortest(i)
		for k, c := range e.chain {
			g.putIn(c, way[k])
		}
		if cost := g.wayCost(i); cost < least && g.crossings() <= crossings {
			least, bestOff, changed = cost, off, true
			copy(best, way)
		}
		for _, c := range e.chain {
			g.takeOut(c)
		}
		for k, c := range e.chain {
			g.putIn(c, at[k])
		}
		g.takeExit(i, old)
	}
	if !changed {
		return false
	}
	g.takeExit(i, bestOff)
	for _, c := range e.chain {
		g.takeOut(c)
	}
	for k, c := range e.chain {
		g.putIn(c, best[k])
	}
	return true
}

// takeExit lets an edge leave its node at off, in exchange with the edge that
// leaves there, and reports whether that may be.
func (g *engine) takeExit(i, off int) bool {
	e := &g.edges[i]
	if off == e.hiOff {
		return true
	}
	n := e.hi
	if g.footShared(n) || off != 0 && !g.wantsSide(i) {
		return false
	}
	for _, j := range g.ins[n] {
		if f := &g.edges[j]; f.back && !f.self && off != 0 && f.hiOff == off {
			return false
		}
	}
	for _, j := range g.outs[n] {
		if g.exitOff(j) != off {
			continue
		}
		if g.edges[j].self || e.hiOff == 0 && !g.mayFoot(j) || e.hiOff != 0 && !g.wantsSide(j) {
			return false
		}
		g.setExit(j, e.hiOff)
		break
	}
	g.setExit(i, off)
	return true
}

// start is where an edge begins to lead down, as far as that is known.
func (g *engine) start(i int) int {
	e := &g.edges[i]
	return g.x[e.hi] + e.hiOff*(g.c.Nodes[e.hi].W/2+besideIt)
}

// room returns the reach of a place in a row.
func (g *engine) room(r, place int) (lo, hi int) {
	row := g.rows[r]
	lo, hi = g.x[g.walls[0]]+frameGap, g.x[g.walls[len(g.walls)-1]]-frameGap
	if place > 0 {
		c := row[place-1]
		lo = g.x[c] + g.cells[c].right + lineGap
	}
	if place < len(row) {
		c := row[place]
		hi = g.x[c] - g.cells[c].left - lineGap
	}
	return lo, max(lo, hi)
}

// wayCost is what the way of an edge costs with its cells where they are.
func (g *engine) wayCost(i int) int {
	e := &g.edges[i]
	x := g.start(i)
	sum := abs(x - g.x[e.hi])
	for _, c := range e.chain {
		lo, hi := g.room(g.row[c], g.pos[c]) // the place before it
		if next := g.pos[c] + 1; next < len(g.rows[g.row[c]]) {
			d := g.rows[g.row[c]][next]
			hi = max(lo, g.x[d]-g.cells[d].left-lineGap)
		} else {
			hi = max(lo, g.x[g.walls[len(g.walls)-1]]-frameGap)
		}
		if to := min(max(x, lo), hi); to != x {
			sum, x = sum+abs(to-x)+perBend, to
		}
	}
	if d := abs(x - g.x[e.lo]); d > 0 {
		sum += d + perBend
	}
	first, _ := g.ends(i)
	for k := range len(e.chain) + 1 {
		p := g.pair(&g.links[first+k])
		for _, j := range g.gaps[g.row[g.links[first+k].bot]] {
			if p.crosses(g.pair(&g.links[j])) {
				sum += perCross
			}
		}
	}
	return sum
}

// shortest returns the places of the cells of an edge, which are taken out, on
// a way that is short and crosses little.
func (g *engine) shortest(i int) []int {
	type state struct{ cost, x, from int }
	e := &g.edges[i]
	x := g.start(i)
	now := []state{{abs(x - g.x[e.hi]), x, 0}}
	var all [][]state
	first, _ := g.ends(i)
	for k := range len(e.chain) + 1 {
		link := &g.links[first+k]
		last := k == len(e.chain)
		g.keysBeside(first + k)
		next := make([]state, 1)
		if !last {
			next = make([]state, len(g.rows[g.row[link.bot]])+1)
		}
		for q := range next {
			at := pair{0, q*step - step/2}
			lo, hi := g.x[e.lo], g.x[e.lo]
			if last {
				at.bot = g.key(link.bot, link.botOff)
			} else {
				lo, hi = g.room(g.row[link.bot], q)
			}
			next[q].cost = 1 << 30
			for p := range now {
				if at.top = p*step - step/2; k == 0 {
					at.top = g.key(link.top, link.topOff)
				}
				s := now[p]
				if to := min(max(s.x, lo), hi); to != s.x {
					s.cost, s.x = s.cost+abs(to-s.x)+perBend, to
				}
				for _, key := range g.keys {
					if at.crosses(key) {
						s.cost += perCross
					}
				}
				if s.cost < next[q].cost {
					next[q] = state{s.cost, s.x, p}
				}
			}
		}
		now = next
		all = append(all, next)
	}
	places := make([]int, len(e.chain))
	at := all[len(all)-1][0].from
	for k := len(places) - 1; k >= 0; k-- {
		places[k] = at
		at = all[k][at].from
	}
	return places
}
