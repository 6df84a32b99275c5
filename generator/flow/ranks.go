package flow

// assignRanks gives every node its row: as far down as the longest way to it,
// then nodes with more edges below than above as close as they can to those
// below.
func (g *engine) assignRanks() {
	g.rank = make([]int, len(g.c.Nodes))
	for _, n := range g.topo {
		for _, i := range g.outs[n] {
			if e := &g.edges[i]; !e.back {
				g.rank[e.to] = max(g.rank[e.to], g.rank[n]+e.least)
			}
		}
	}
	for changed, pass := true, 0; changed && pass < 4; pass++ {
		changed = false
		for i := len(g.topo) - 1; i >= 0; i-- {
			if g.tighten(g.topo[i]) {
				changed = true
			}
		}
	}
	g.dropEmptyRanks()
}

// tighten moves a node down as far as its edges get shorter by it.
func (g *engine) tighten(n int) bool {
	below, weight := -1, 0
	for _, i := range g.outs[n] {
		e := &g.edges[i]
		if e.back {
			if !e.self {
				weight--
			}
			continue
		}
		weight++
		if to := g.rank[e.to] - e.least; below < 0 || to < below {
			below = to
		}
	}
	for _, i := range g.ins[n] {
		switch e := &g.edges[i]; {
		case e.self:
		case e.back:
			weight++
		default:
			weight--
		}
	}
	if below <= g.rank[n] || weight <= 0 {
		return false
	}
	g.rank[n] = below
	return true
}

// dropEmptyRanks numbers the rows that hold a node, or a label, from 0.
func (g *engine) dropEmptyRanks() {
	last := 0
	for _, r := range g.rank {
		last = max(last, r)
	}
	used := make([]int, last+1)
	for _, r := range g.rank {
		used[r] = 1
	}
	for i := range g.edges {
		if e := &g.edges[i]; e.labelCell && !e.back {
			used[g.rank[e.from]+1] = 1
		}
	}
	next := 0
	for r, u := range used {
		used[r] = next
		next += u
	}
	for n, r := range g.rank {
		g.rank[n] = used[r]
	}
}
