package flow

// topChoices returns the ways in which the upper end of a strand may be
// attached, the one it has first.
func (g *engine) topChoices(s *strand) []int {
	l := &g.links[s.links[0]]
	list := append(g.tops[:0], l.topOff)
	g.tops = list
	if s.looseTop {
		return list
	}
	e := &g.edges[l.edge]
	if e.back { // it enters here
		for _, off := range [4]int{1, -1, 2, -2} {
			if off != l.topOff && g.mayEnter(e.hi, off) {
				list = append(list, off)
			}
		}
	} else if l.topOff != 0 || !g.footShared(e.hi) {
		for _, off := range [3]int{1, -1, 0} {
			if off != l.topOff && g.sideFree(e.hi, off, l.edge) && (off == 0 || g.wantsSide(l.edge)) {
				list = append(list, off)
			}
		}
	}
	g.tops = list
	return list
}

// mayEnter reports whether an edge that turns back may reach node n at off: a
// side that no edge leaves, or a turn that crosses none that leaves upwards.
func (g *engine) mayEnter(n, off int) bool {
	if off == 1 || off == -1 {
		return !g.exitAt(n, off, -1)
	}
	for _, j := range g.outs[n] {
		if f := &g.edges[j]; f.back && sign(f.loOff) == sign(off) {
			return false
		}
	}
	return true
}

// botChoices is topChoices for the lower end.
func (g *engine) botChoices(s *strand) []int {
	l := &g.links[s.links[len(s.links)-1]]
	list := append(g.bots[:0], l.botOff)
	e := &g.edges[l.edge]
	switch {
	case s.looseBot || !e.back:
	case l.botOff == 2 || l.botOff == -2 || g.sideFree(e.lo, -l.botOff, l.edge):
		list = append(list, -l.botOff)
	}
	g.bots = list
	return list
}

// wantsSide reports whether an edge may leave at a side of its node: branches
// of a step that say nothing leave at the foot.
func (g *engine) wantsSide(i int) bool {
	return g.c.Nodes[g.edges[i].from].Shape == DecisionShape || g.c.Edges[i].LabelW > 0
}

// exitAt reports whether an edge other than i leaves node n at off.
func (g *engine) exitAt(n, off, i int) bool {
	for _, j := range g.outs[n] {
		if j != i && g.exitOff(j) == off {
			return true
		}
	}
	return false
}

// sideFree reports whether edge i may leave node n at off.
func (g *engine) sideFree(n, off, i int) bool {
	if g.exitAt(n, off, i) {
		return false
	}
	if off == 0 { // lines that turn use it too
		return !g.exitAt(n, 2, i) && !g.exitAt(n, -2, i)
	}
	for _, j := range g.ins[n] {
		if f := &g.edges[j]; f.back && !f.self && f.hiOff == off {
			return false
		}
	}
	return true
}

// footShared reports whether several edges leave at the foot of a node.
func (g *engine) footShared(n int) bool {
	sum := 0
	for _, j := range g.outs[n] {
		if off := g.exitOff(j); off == 0 || off == 2 || off == -2 {
			sum++
		}
	}
	return sum > 1
}

// swapExits exchanges the places at which two edges leave a node, if that makes
// fewer crossings.
func (g *engine) swapExits(n int) bool {
	outs := g.outs[n]
	if len(outs) < 2 || g.footShared(n) {
		return false
	}
	r := g.row[n]
	before := g.gapCrossings(r) + g.gapCrossings(r+1)
	if before == 0 {
		return false
	}
	for k, i := range outs {
		for _, j := range outs[:k] {
			a, b := g.exitOff(i), g.exitOff(j)
			if a == b || max(abs(a), abs(b)) > 1 || a == 0 && !g.mayFoot(j) || b == 0 && !g.mayFoot(i) ||
				a != 0 && !g.wantsSide(j) || b != 0 && !g.wantsSide(i) {
				continue
			}
			g.setExit(i, b)
			g.setExit(j, a)
			if g.gapCrossings(r)+g.gapCrossings(r+1) < before {
				return true
			}
			g.setExit(i, a)
			g.setExit(j, b)
		}
	}
	return false
}

// mayFoot reports whether an edge may leave at the foot: one that turns back
// may not.
func (g *engine) mayFoot(i int) bool { return !g.edges[i].back }

func abs(x int) int { return max(x, -x) }

// setExit attaches an edge anew to the node it leaves.
func (g *engine) setExit(i, off int) {
	if e := &g.edges[i]; e.back {
		g.setOffs(i, e.hiOff, off)
	} else {
		g.setOffs(i, off, e.loOff)
	}
}

// mirror exchanges the sides of what is attached to a node, if that makes
// fewer crossings.
func (g *engine) mirror(n int) bool {
	if !g.hasSides(n) {
		return false
	}
	r := g.row[n]
	before := g.gapCrossings(r) + g.gapCrossings(r+1)
	if before == 0 {
		return false
	}
	g.turnSides(n)
	if g.gapCrossings(r)+g.gapCrossings(r+1) < before {
		return true
	}
	g.turnSides(n)
	return false
}

func (g *engine) hasSides(n int) bool {
	for _, i := range g.up[n] {
		if g.links[i].botOff != 0 {
			return true
		}
	}
	for _, i := range g.down[n] {
		if g.links[i].topOff != 0 {
			return true
		}
	}
	return false
}

func (g *engine) turnSides(n int) {
	for _, i := range g.outs[n] {
		e := &g.edges[i]
		switch {
		case e.self:
			e.loOff = -e.loOff
		case e.back:
			g.setOffs(i, e.hiOff, -e.loOff)
		default:
			g.setOffs(i, -e.hiOff, e.loOff)
		}
	}
	for _, i := range g.ins[n] {
		if e := &g.edges[i]; e.back && !e.self {
			g.setOffs(i, -e.hiOff, e.loOff)
		}
	}
}

// tidy puts edges where readers expect them, as far as it crosses nothing: what
// leads on at the foot, what turns back at a side.
func (g *engine) tidy() {
	for n := range g.outs {
		main := g.mainExit(n)
		if main < 0 || g.edges[main].hiOff == 0 || g.footShared(n) {
			continue
		}
		off, other := g.edges[main].hiOff, -1
		for _, j := range g.outs[n] {
			if g.exitOff(j) == 0 {
				other = j
			}
		}
		if other >= 0 && !g.wantsSide(other) || other < 0 && !g.sideFree(n, 0, main) {
			continue
		}
		r := g.row[n]
		before := g.gapCrossings(r + 1)
		g.setExit(main, 0)
		if other >= 0 {
			g.setExit(other, off)
		}
		if g.gapCrossings(r+1) > before {
			g.setExit(main, off)
			if other >= 0 {
				g.setExit(other, 0)
			}
		}
	}
	if len(g.c.Lanes) > 0 {
		for n := range g.outs {
			g.tidyExits(n)
		}
	}
	for i := range g.edges {
		g.tidyTurn(i)
	}
}

// tidyTurn lets an edge that turns to the head of a node enter at its side.
func (g *engine) tidyTurn(i int) {
	e := &g.edges[i]
	if e.self || e.hiOff != 2 && e.hiOff != -2 {
		return
	}
	old, r := e.hiOff, g.row[e.hi]+1
	before := g.gapCrossings(r)
	for _, off := range [2]int{sign(old), -sign(old)} {
		if g.exitAt(e.hi, off, -1) {
			continue
		}
		g.setOffs(i, off, e.loOff)
		if g.gapCrossings(r) <= before {
			return
		}
		g.setOffs(i, old, e.loOff)
	}
}
