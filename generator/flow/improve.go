package flow

// improve moves single nodes and whole edges to places with fewer crossings
// until nothing gets better.
func (g *engine) improve() {
	for range 6 {
		better := false
		for r := range g.rows {
			for _, cell := range append([]int(nil), g.rows[r]...) {
				if cell < len(g.c.Nodes) && g.sift(cell) {
					better = true
				}
			}
		}
		for i := range g.edges {
			if g.reinsert(i) {
				better = true
			}
		}
		if !better || g.crossings() == 0 {
			return
		}
	}
}

// sift moves a node to the best place in its row.
func (g *engine) sift(cell int) bool {
	row := g.rows[g.row[cell]]
	start := g.pos[cell]
	best, least := start, 0
	for _, dir := range []int{-1, 1} {
		sum := 0
		at := start
		for at+dir >= 0 && at+dir < len(row) && g.maySwap(cell, row[at+dir], dir) {
			other := row[at+dir]
			if dir > 0 {
				sum += g.swapGain(cell, other)
			} else {
				sum += g.swapGain(other, cell)
			}
			g.swap(row, at, at+dir)
			at += dir
			if sum < least {
				best, least = at, sum
			}
		}
		for ; at != start; at -= dir {
			g.swap(row, at, at-dir)
		}
	}
	for at := start; at != best; {
		to := at + 1
		if best < at {
			to = at - 1
		}
		g.swap(row, at, to)
		at = to
	}
	return best != start
}

func (g *engine) swap(row []int, a, b int) {
	row[a], row[b] = row[b], row[a]
	g.pos[row[a]], g.pos[row[b]] = a, b
}

// maySwap reports whether a cell may pass its neighbour in direction dir.
func (g *engine) maySwap(cell, other, dir int) bool {
	n := len(g.c.Nodes)
	if other >= n || cell >= n {
		return true
	}
	a, b := g.c.Nodes[cell].Lane, g.c.Nodes[other].Lane
	return dir > 0 && a >= b || dir < 0 && a <= b
}

// swapGain is how many crossings more there are when the neighbours a, b
// change places, a being the left one.
func (g *engine) swapGain(a, b int) int {
	sum := 0
	for _, i := range g.up[a] {
		p := g.pair(&g.links[i]).top
		for _, j := range g.up[b] {
			switch q := g.pair(&g.links[j]).top; {
			case p < q:
				sum++
			case p > q:
				sum--
			}
		}
	}
	for _, i := range g.down[a] {
		p := g.pair(&g.links[i]).bot
		for _, j := range g.down[b] {
			switch q := g.pair(&g.links[j]).bot; {
			case p < q:
				sum++
			case p > q:
				sum--
			}
		}
	}
	return sum
}

// reinsert takes an edge out and puts it back where it crosses least. The
// sides to which it is attached may change.
func (g *engine) reinsert(i int) bool {
	e := &g.edges[i]
	if e.self || len(e.chain) == 0 && e.hiOff == 0 && e.loOff == 0 {
		return false
	}
	before := g.edgeCrossings(i)
	if before == 0 {
		return false
	}
	hi, lo := g.choices(i)
	old := pair{e.hiOff, e.loOff}
	oldPos := make([]int, len(e.chain))
	for k, cell := range e.chain {
		oldPos[k] = g.pos[cell]
		g.takeOut(cell)
	}
	least, bestOff := before, old
	var best []int
	for _, h := range hi {
		for _, l := range lo {
			g.setOffs(i, h, l)
			if n, at := g.bestWay(i, least); n < least {
				least, bestOff = n, pair{h, l}
				best = append(best[:0], at...)
			}
		}
	}
	if least == before {
		best = oldPos
	}
	g.setOffs(i, bestOff.top, bestOff.bot)
	for k, cell := range e.chain {
		g.putIn(cell, best[k])
	}
	return least < before
}

// choices returns the ways in which the upper and lower end of an edge may be
// attached.
func (g *engine) choices(i int) (hi, lo []int) {
	e := &g.edges[i]
	hi, lo = []int{e.hiOff}, []int{e.loOff}
	if g.mayTurn(e.hi, i, e.hiOff) {
		hi = append(hi, -e.hiOff)
	}
	if g.mayTurn(e.lo, i, e.loOff) {
		lo = append(lo, -e.loOff)
	}
	return hi, lo
}

// mayTurn reports whether an end of edge i at node n may change sides.
func (g *engine) mayTurn(n, i, off int) bool {
	if off == 0 {
		return false
	}
	if off == 2 || off == -2 {
		return true
	}
	e := &g.edges[i]
	for _, j := range g.outs[n] {
		f := &g.edges[j]
		if j != i && (!f.back && f.hiOff == -off || f.back && f.loOff == -off) {
			return false
		}
	}
	if e.from != n { // other edges that enter may share the side
		return true
	}
	for _, j := range g.ins[n] {
		if f := &g.edges[j]; j != i && f.back && !f.self && f.hiOff == -off {
			return false
		}
	}
	return true
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

// edgeCrossings counts the crossings of one edge.
func (g *engine) edgeCrossings(i int) int {
	first, last := g.ends(i)
	sum := 0
	for l := first; l <= last; l++ {
		p := g.pair(&g.links[l])
		for _, j := range g.gaps[g.row[g.links[l].bot]] {
			if p.crosses(g.pair(&g.links[j])) {
				sum++
			}
		}
	}
	return sum
}

// bestWay returns the least number of crossings of an edge whose chain is
// taken out, and the places of its cells then. It gives up at limit.
func (g *engine) bestWay(i, limit int) (int, []int) {
	e := &g.edges[i]
	first, last := g.ends(i)
	cost := []int{0} // by place in the row above
	var from [][]int
	for l := first; l <= last; l++ {
		r := g.row[g.links[l].bot]
		g.keys = g.keys[:0]
		for _, j := range g.gaps[r] {
			if j < first || j > last {
				g.keys = append(g.keys, g.pair(&g.links[j]))
			}
		}
		ends := 1
		if l < last {
			ends = len(g.rows[r]) + 1
		}
		next, back := make([]int, ends), make([]int, ends)
		for q := range next {
			next[q] = limit
			for p, c := range cost {
				if c >= next[q] {
					continue
				}
				at := pair{p*step - step/2, q*step - step/2}
				if l == first {
					at.top = g.key(e.hi, e.hiOff)
				}
				if l == last {
					at.bot = g.key(e.lo, e.loOff)
				}
				for _, k := range g.keys {
					if at.crosses(k) {
						c++
					}
				}
				if c < next[q] {
					next[q], back[q] = c, p
				}
			}
		}
		cost, from = next, append(from, back)
	}
	at := make([]int, len(e.chain))
	for k, p := len(from)-1, 0; k > 0; k-- {
		p = from[k][p]
		at[k-1] = p
	}
	return cost[0], at
}
