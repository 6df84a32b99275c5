package flow

// pin is an end of a level stretch: a line leaves the gap there, upwards or
// downwards.
type pin struct {
	x, cell int
	bottom  bool
}

// stretch is a level part of a line in the gap between two rows.
type stretch struct {
	edge   int
	back   bool // of an edge that turns back
	pins   [2]pin
	lo, hi int
	track  int
	// other is the lower part of a stretch that had to be cut in two, joined
	// to it at the last pin of this and the first of the other; -1 for none.
	other int
	upper int // of a lower part, its upper one; -1 for none
}

// gap is the space above a row (or below the last), where lines move sideways.
type gap struct {
	stretches []stretch
	columns   []int // x of all lines that enter or leave it
	labels    []shelf
	tracks    int
	depth     int // how far labels reach into it
}

// shelf is the room of a label that hangs into a gap from above.
type shelf struct{ lo, hi, depth int }

// alike reports whether two stretches begin or end at one place of one node,
// so that they may lie on each other. A line that turns back never lies on one
// that leads on.
func (s *stretch) alike(t *stretch) bool {
	if s.back != t.back {
		return false
	}
	for _, p := range s.pins {
		for _, q := range t.pins {
			if p.cell >= 0 && p.cell == q.cell && p.bottom == q.bottom {
				return true
			}
		}
	}
	return false
}

// mustLieAbove reports whether s has to lie above t: s comes down where t goes
// down.
func (s *stretch) mustLieAbove(t *stretch) bool {
	for _, p := range s.pins {
		if p.bottom || p.cell < 0 {
			continue
		}
		for _, q := range t.pins {
			if q.bottom && q.cell >= 0 && p.x-q.x < lineGap && q.x-p.x < lineGap {
				return true
			}
		}
	}
	return false
}

// crossingsAbove counts the crossings of s and t when s lies above t.
func (s *stretch) crossingsAbove(t *stretch) int {
	n := 0
	for _, p := range t.pins {
		if !p.bottom && s.lo < p.x && p.x < s.hi {
			n++
		}
	}
	for _, p := range s.pins {
		if p.bottom && t.lo < p.x && p.x < t.hi {
			n++
		}
	}
	return n
}

// meets reports whether two stretches on one track would touch or nearly so.
func (s *stretch) meets(t *stretch) bool {
	return s.lo < t.hi+lineGap && t.lo < s.hi+lineGap
}

// layTracks gives every stretch of a gap its track.
func (c *gap) layTracks() {
	c.cutCircles()
	order := c.rankStretches()
	for i, a := range order {
		s := &c.stretches[a]
		for _, l := range c.labels {
			if s.hi > l.lo && s.lo < l.hi {
				s.track = max(s.track, (l.depth+lineGap-1)/lineGap)
			}
		}
		for _, b := range order[:i] {
			t := &c.stretches[b]
			switch {
			case t.other == a || t.mustLieAbove(s):
				s.track = max(s.track, t.track+1)
			case !s.meets(t):
			case s.alike(t):
				s.track = max(s.track, t.track)
			default:
				s.track = max(s.track, t.track+1)
			}
		}
		c.tracks = max(c.tracks, s.track+1)
	}
}

// waits returns for every stretch how many others must lie above it.
func (c *gap) waits() []int {
	waits := make([]int, len(c.stretches))
	for a := range c.stretches {
		for b := range c.stretches {
			if c.mustPrecede(a, b) {
				waits[b]++
			}
		}
	}
	return waits
}

func (c *gap) mustPrecede(a, b int) bool {
	return a != b && (c.stretches[a].other == b || c.stretches[a].mustLieAbove(&c.stretches[b]))
}

// cutCircles cuts stretches that would each have to lie above the other.
func (c *gap) cutCircles() {
	for {
		waits := c.waits()
		left := len(waits)
		for free := true; free; {
			free = false
			for a, w := range waits {
				if w != 0 {
					continue
				}
				waits[a], free = -1, true
				left--
				for b := range waits {
					if c.mustPrecede(a, b) {
						waits[b]--
					}
				}
			}
		}
		if left == 0 {
			return
		}
		c.cut(c.inCircle(waits))
	}
}

// inCircle returns a stretch that lies on a circle, of those that still wait.
func (c *gap) inCircle(waits []int) int {
	at := 0
	for waits[at] < 0 {
		at++
	}
	for range waits { // upwards along what must precede: it ends in a circle
		for b, w := range waits {
			if w > 0 && c.mustPrecede(b, at) {
				at = b
				break
			}
		}
	}
	for c.stretches[at].other >= 0 || c.stretches[at].upper >= 0 { // a part is not cut again
		for b, w := range waits {
			if w > 0 && c.mustPrecede(b, at) {
				at = b
				break
			}
		}
	}
	return at
}

// cut parts a stretch at a column where no other line enters or leaves.
func (c *gap) cut(a int) {
	s := &c.stretches[a]
	x := c.freeColumn(s.lo, s.hi)
	c.columns = append(c.columns, x)
	up, down := s.pins[0], s.pins[1]
	if up.bottom {
		up, down = down, up
	}
	low := stretch{edge: s.edge, back: s.back, pins: [2]pin{{x: x, cell: -1}, down}, lo: min(x, down.x), hi: max(x, down.x), other: -1, upper: a}
	s.pins = [2]pin{up, {x: x, cell: -1, bottom: true}}
	s.lo, s.hi, s.other = min(x, up.x), max(x, up.x), len(c.stretches)
	c.stretches = append(c.stretches, low)
}

// freeColumn returns the x nearest to the middle of lo and hi that keeps its
// distance from all columns.
func (c *gap) freeColumn(lo, hi int) int {
	mid := (lo + hi) / 2
	for d := 0; ; d++ {
		for _, x := range [2]int{mid + d, mid - d} {
			free := true
			for _, q := range c.columns {
				if x-q < lineGap && q-x < lineGap {
					free = false
					break
				}
			}
			if free {
				return x
			}
		}
	}
}

// rankStretches returns the stretches from the top so that what must lie above
// does and lines cross little.
func (c *gap) rankStretches() []int {
	n := len(c.stretches)
	waits := c.waits()
	score := make([]int, n) // crossings when above all that are left, less when below
	cost := make([]int, n*n)
	for a := range n {
		for b := range n {
			if a != b {
				cost[a*n+b] = c.stretches[a].crossingsAbove(&c.stretches[b])
			}
		}
	}
	for a := range n {
		for b := range n {
			score[a] += cost[a*n+b] - cost[b*n+a]
		}
	}
	order := make([]int, 0, n)
	for range n {
		best := -1
		for a := range n {
			if waits[a] == 0 && (best < 0 || score[a] < score[best]) {
				best = a
			}
		}
		order = append(order, best)
		waits[best] = -1
		for b := range n {
			if c.mustPrecede(best, b) {
				waits[b]--
			}
			score[b] -= cost[b*n+best] - cost[best*n+b]
		}
	}
	for better := true; better; {
		better = false
		for k := 1; k < n; k++ {
			a, b := order[k-1], order[k]
			if cost[b*n+a] < cost[a*n+b] && !c.mustPrecede(a, b) {
				order[k-1], order[k], better = b, a, true
			}
		}
	}
	return order
}
