package flow

// tidyExits chooses anew where the edges leave a node of a chart with lanes, so
// that lines bend little, as far as it crosses nothing.
func (g *engine) tidyExits(n int) {
	edges := g.scratch[:0]
	for _, i := range g.outs[n] {
		if off := g.exitOff(i); !g.edges[i].self && off >= -1 && off <= 1 && (off != 0 || g.wantsSide(i)) {
			edges = append(edges, i)
		}
	}
	g.scratch = edges
	if len(edges) < 2 || len(edges) > 3 || g.footShared(n) {
		return
	}
	r := g.row[n]
	cost := func() int {
		sum := 100 * (g.gapCrossings(r) + g.gapCrossings(r+1))
		for _, i := range edges {
			sum += g.bends(i)
		}
		return sum
	}
	var best, offs [3]int
	for k, i := range edges {
		best[k] = g.exitOff(i)
	}
	free := [3]bool{}
	for k := range free {
		free[k] = g.freeBut(n, k-1, edges)
	}
	least := cost()
	var try func(k int)
	try = func(k int) {
		if k == len(edges) {
			for j, i := range edges {
				g.setExit(i, offs[j])
			}
			if c := cost(); c < least {
				least, best = c, offs
			}
			return
		}
		for at := range free {
			if free[at] && (at != 1 || g.mayFoot(edges[k])) {
				free[at] = false
				offs[k] = at - 1
				try(k + 1)
				free[at] = true
			}
		}
	}
	try(0)
	for k, i := range edges {
		g.setExit(i, best[k])
	}
}

// freeBut reports whether no line but those of edges uses a place of node n.
func (g *engine) freeBut(n, off int, edges []int) bool {
	for _, j := range g.outs[n] {
		used := g.exitOff(j)
		if used != off && (off != 0 || abs(used) < 2) {
			continue
		}
		ours := false
		for _, i := range edges {
			ours = ours || i == j
		}
		if !ours {
			return false
		}
	}
	for _, j := range g.ins[n] {
		if f := &g.edges[j]; f.back && !f.self && f.hiOff == off && off != 0 {
			return false
		}
	}
	return true
}

// bends is about how often the line of an edge bends near the node that it
// leaves.
func (g *engine) bends(i int) int {
	e := &g.edges[i]
	side := sign(g.c.Nodes[e.to].Lane - g.c.Nodes[e.from].Lane)
	switch direct := len(e.chain) == 0; {
	case e.back && (side == 0 || e.loOff == side):
		return 2
	case e.back:
		return 3
	case e.hiOff == 0 && side == 0 && direct:
		return 0
	case e.hiOff == 0:
		return 2
	case e.hiOff == side:
		return 1
	case side == 0 && direct:
		return 2
	case side == 0:
		return 1
	}
	return 3
}
