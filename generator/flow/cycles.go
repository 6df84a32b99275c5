package flow

// findCycles finds the edges that turn back and the main path, the same ones
// that Words tells.
func (g *engine) findCycles() {
	plain := make([]Edge, len(g.c.Edges))
	for i, e := range g.c.Edges {
		plain[i] = Edge{From: e.From, To: e.To}
	}
	n := len(g.c.Nodes)
	w := newWords(n, plain)
	g.topo = make([]int, 0, n)
	for i := len(w.order) - 1; i >= 0; i-- {
		g.topo = append(g.topo, w.order[i])
	}
	g.outs, g.ins = w.out, make([][]int, n)
	g.edges = make([]edge, len(plain))
	for i, p := range plain {
		e := edge{from: p.From, to: p.To, hi: p.From, lo: p.To, back: w.back[i], self: p.From == p.To, least: 1}
		if e.back {
			e.hi, e.lo = p.To, p.From
		}
		g.edges[i] = e
		g.ins[p.To] = append(g.ins[p.To], i)
	}
	g.spine = make([]bool, n)
	way := w.path(w.firstStart())
	for i, node := range way {
		g.spine[node] = true
		if i == 0 {
			continue
		}
		for _, e := range g.outs[way[i-1]] {
			if g.edges[e].to == node && !g.edges[e].back {
				g.edges[e].spine = true
				break
			}
		}
	}
}
