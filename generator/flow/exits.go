package flow

// How an edge is attached to a node is a number. 0 is the middle of the foot
// (for a forward edge that leaves) or of the head (for one that enters). -1 and
// 1 are the middle of the left and right side. -2 and 2 stand for a turn: the
// edge passes the node on the left or right and reaches its foot or head
// through the gap between the rows.

// assignExits chooses for every edge where it is attached. A node has one edge
// at its foot and one at each side; what is more shares the foot. Edges that
// turn back enter at a side that no edge leaves.
func (g *engine) assignExits() {
	if len(g.c.Lanes) > 0 {
		g.findDepths()
	}
	usedL, usedR := make([]bool, len(g.outs)), make([]bool, len(g.outs))
	for n := range g.outs {
		g.assignNode(n, &usedL[n], &usedR[n])
	}
	for i := range g.edges {
		e := &g.edges[i]
		if !e.back || e.self {
			continue
		}
		switch n := e.to; {
		case !usedR[n]:
			e.hiOff = 1
		case !usedL[n]:
			e.hiOff = -1
		default:
			e.hiOff = 2
		}
	}
}

// assignNode chooses the exits of one node and says which sides they use.
func (g *engine) assignNode(n int, usedL, usedR *bool) {
	wanted := false // the left side, by what leads on
	side := func(i int) int {
		e := &g.edges[i]
		switch {
		case !*usedL && g.c.Nodes[e.to].Lane < g.c.Nodes[n].Lane && (!e.back || !wanted): // towards its lane
			*usedL = true
			return -1
		case !*usedR:
			*usedR = true
			return 1
		case !*usedL:
			*usedL = true
			return -1
		}
		return 0
	}
	main := g.mainExit(n)
	foot := 0
	if main >= 0 {
		foot = 1
	}
	for _, i := range g.outs[n] {
		if e := &g.edges[i]; !e.back && i != main && g.c.Nodes[e.to].Lane < g.c.Nodes[n].Lane {
			wanted = true
		}
	}
	for _, i := range g.outs[n] { // those that turn back come first: the foot is no place for them
		e := &g.edges[i]
		if !e.back {
			continue
		}
		e.loOff = side(i)
		if e.loOff == 0 {
			e.loOff = 2
			e.labelCell = g.c.Edges[i].LabelW > 0
			foot++
		}
	}
	for _, i := range g.outs[n] {
		e := &g.edges[i]
		if e.back || i == main {
			continue
		}
		// Branches of a step that say nothing share its foot.
		if g.c.Nodes[n].Shape == DecisionShape || g.c.Edges[i].LabelW > 0 {
			e.hiOff = side(i)
		}
		if e.hiOff == 0 {
			foot++
		}
	}
	if foot < 2 {
		return
	}
	for _, i := range g.outs[n] {
		if e := &g.edges[i]; !e.back && e.hiOff == 0 && g.c.Edges[i].LabelW > 0 {
			e.labelCell, e.least = true, 2
		}
	}
}

// mainExit returns the forward edge that leaves a node at its foot: that of the
// main path, else the first; -1 when none leaves. One to a step of the same
// lane right below it goes before others: it is straight.
func (g *engine) mainExit(n int) int {
	best, most := -1, 0
	for _, i := range g.outs[n] {
		e := &g.edges[i]
		if e.back {
			continue
		}
		worth := 1
		if e.spine {
			worth += 2
		}
		if len(g.c.Lanes) > 0 && g.sameLane(e) && g.depth[e.to] == g.depth[n]+1 {
			worth += 4
		}
		if worth > most {
			best, most = i, worth
		}
	}
	return best
}

// sameLane reports whether an edge stays in a lane.
func (g *engine) sameLane(e *edge) bool { return g.c.Nodes[e.from].Lane == g.c.Nodes[e.to].Lane }

// findDepths finds how many edges lead to a node on the longest way to it.
func (g *engine) findDepths() {
	g.depth = make([]int, len(g.c.Nodes))
	for _, n := range g.topo {
		for _, i := range g.outs[n] {
			if e := &g.edges[i]; !e.back {
				g.depth[e.to] = max(g.depth[e.to], g.depth[n]+1)
			}
		}
	}
}
