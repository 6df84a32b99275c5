package flow

// quickRounds is how often shake tries while roomier compares.
const quickRounds = 4

// roomier returns the engine with fewer crossings: itself, or one in which an
// edge or two span a row more than they need, so that other lines pass above or
// below their nodes. It is for small charts: every edge is tried.
func (g *engine) roomier() *engine {
	best, least, work := g, g.crossings(), g.work
	for range 2 {
		from := best.longer
		found := false
		for i := range g.edges {
			if g.edges[i].back || least == 0 || work > enough/4 {
				continue
			}
			h := &engine{c: g.c, rounds: quickRounds, longer: append(from[:len(from):len(from)], i)}
			h.work = work
			h.arrange()
			work = h.work
			if n := h.crossings(); n < least {
				best, least, found = h, n, true
			}
		}
		if !found {
			break
		}
	}
	if best == g || least == 0 {
		return best
	}
	h := &engine{c: g.c, rounds: rounds, longer: best.longer}
	h.work = work
	h.arrange()
	if h.crossings() < least {
		return h
	}
	return best
}
