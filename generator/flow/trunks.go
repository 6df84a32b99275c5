package flow

// A trunk is lines to one node that come down side by side: they run in one line
// from where the later of them joins. trunkOf names, for every
// edge, the first edge of its trunk, or the edge itself.

// findTrunks finds the trunks once the cells of all rows are in order.
func (g *engine) findTrunks() {
	g.at = make([]int, len(g.cells))
	for _, line := range g.lines {
		for i, c := range line {
			g.at[c] = i
		}
	}
	g.trunkOf = make([]int, len(g.edges))
	for i := range g.edges {
		g.trunkOf[i] = i
		if !g.mayJoin(i) {
			continue
		}
		for j := range i {
			if g.edges[j].to == g.edges[i].to && g.trunkOf[j] != g.trunkOf[i] && g.mayJoin(j) && g.sideBySide(i, j) {
				old, now := max(g.trunkOf[i], g.trunkOf[j]), min(g.trunkOf[i], g.trunkOf[j])
				for k := range i + 1 {
					if g.trunkOf[k] == old {
						g.trunkOf[k] = now
					}
				}
			}
		}
	}
}

// mayJoin reports whether an edge may share a line: it leads on, comes down
// through rows or from the side of a node, and has no label there.
func (g *engine) mayJoin(i int) bool {
	e := &g.edges[i]
	return !e.back && !e.labelCell && len(g.run(e)) > 0
}

// run returns the cells through which the line of a forward edge comes down to
// the row above its head.
func (g *engine) run(e *edge) []int {
	if e.hiOff != 1 && e.hiOff != -1 {
		return e.chain
	}
	return e.path[1 : len(e.path)-1]
}

// sideBySide reports whether nothing stands between the lines of two edges to
// one node, in any row in which both come down.
func (g *engine) sideBySide(i, j int) bool {
	a, b := g.run(&g.edges[i]), g.run(&g.edges[j])
	for k := range min(len(a), len(b)) {
		if d := g.at[a[len(a)-1-k]] - g.at[b[len(b)-1-k]]; d != 1 && d != -1 {
			return false
		}
	}
	return true
}

// joined reports whether two neighbours in a row belong to one trunk.
func (g *engine) joined(a, b int) bool {
	p, q := &g.cells[a], &g.cells[b]
	return p.comesDown() && q.comesDown() && g.trunkOf[p.edge] == g.trunkOf[q.edge]
}

func (c *cell) comesDown() bool { return c.kind == passCell || c.kind == portCell }

// mergeTrunks makes one block of the lines of every trunk. Where other rules
// forbid it, it dissolves that trunk and returns false.
func (g *engine) mergeTrunks(b *blocks) bool {
	for _, line := range g.lines {
		for i := 1; i < len(line); i++ {
			p, q := line[i-1], line[i]
			if !g.joined(p, q) || b.merge(p, q) {
				continue
			}
			trunk := g.trunkOf[g.cells[p].edge]
			for k, of := range g.trunkOf {
				if of == trunk {
					g.trunkOf[k] = k
				}
			}
			return false
		}
	}
	return true
}

// pinCell names the cell at an end of a stretch: lines of one trunk end at one.
func (g *engine) pinCell(c int) int {
	if !g.cells[c].comesDown() {
		return c
	}
	row := g.lines[g.cells[c].row]
	for g.at[c] > 0 && g.joined(row[g.at[c]-1], c) && g.x[row[g.at[c]-1]] == g.x[c] {
		c = row[g.at[c]-1]
	}
	return c
}
