package flow

// addAxes gives every lane an axis, which its nodes want to stand on.
func (g *engine) addAxes() {
	for i := range g.c.Lanes {
		g.axes = append(g.axes, len(g.cells))
		g.rules = append(g.rules, rule{g.walls[i], len(g.cells), 0}, rule{len(g.cells), g.walls[i+1], 0})
		g.cells = append(g.cells, cell{kind: wallCell, node: -1, edge: -1, row: -1})
	}
	if len(g.axes) == 0 {
		return
	}
	for n := range g.c.Nodes {
		g.ties = append(g.ties, tie{g.axes[g.c.Nodes[n].Lane], n, axisWeight})
	}
}

// crosses reports whether two cells are nodes in different lanes: no line
// between them can be straight.
func (g *engine) crosses(a, b int) bool {
	n := len(g.c.Nodes)
	return a < n && b < n && len(g.c.Lanes) > 0 && g.c.Nodes[a].Lane != g.c.Nodes[b].Lane
}

// centreLanes moves the axes of lanes towards their middles, with all that
// stands on them, where nothing that matters more is against it.
func (g *engine) centreLanes(b *blocks) {
	for range 2 {
		moved := false
		for i, axis := range g.axes {
			home := far{(b.x[b.of[g.walls[i]]] + b.x[b.of[g.walls[i+1]]]) / 2, midWeight}
			moved = moved || home != b.homes[b.of[axis]]
			b.homes[b.of[axis]] = home
		}
		if moved {
			b.relax()
		}
	}
}
