package flow

// improve moves single nodes, whole strands and the sides of edges until no
// move makes fewer crossings.
func (g *engine) improve() {
	for range 6 {
		better := false
		g.findCrossed()
		for r := range g.rows {
			if !g.crossed[r] && !g.crossed[r+1] || len(g.rows[r]) < 2 {
				continue
			}
			g.scratch = append(g.scratch[:0], g.rows[r]...)
			for _, cell := range g.scratch {
				if cell < len(g.c.Nodes) && g.sift(cell) {
					better = true
				}
			}
		}
		for i := range g.strands {
			if s := &g.strands[i]; g.work < enough && g.isCrossed(s) && g.reinsert(s) {
				better = true
			}
		}
		for n := range g.c.Nodes {
			if r := g.row[n]; (g.crossed[r] || g.crossed[r+1]) && (g.mirror(n) || g.swapExits(n)) {
				better = true
			}
		}
		if !better {
			return
		}
	}
}

// findCrossed notes the gaps in which lines cross.
func (g *engine) findCrossed() {
	g.crossed = g.crossed[:0]
	for r := range g.gaps {
		g.crossed = append(g.crossed, g.gapCrossings(r) > 0)
	}
}

// isCrossed reports whether a strand leads through a gap in which lines cross.
func (g *engine) isCrossed(s *strand) bool {
	for _, l := range s.links {
		if g.crossed[g.row[g.links[l].bot]] {
			return true
		}
	}
	return false
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
