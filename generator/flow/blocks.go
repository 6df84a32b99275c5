package flow

// blocks are cells that stand in one line, and the rules between them.
type blocks struct {
	of    []int   // block of a cell, named by one of its cells
	cells [][]int // cells of a block
	right [][]far // rules to the right of a cell, of a block once merged
	left  [][]far
	ties  [][]far // weights, while solving
	x     []int
	homes []far // where a block wants to be, and how much
	seen  []int
	group []int // scratch of shift
	moves []far // of nudge: the blocks moved and where they were
	turn  int
	small bool // of a small chart: more is tried
}

// far is the other end of a rule or tie, and its distance or weight.
type far struct{ to, d int }

func newBlocks(n int, rules []rule) *blocks {
	b := &blocks{of: make([]int, n), cells: make([][]int, n), seen: make([]int, n)}
	ids := make([]int, n)
	for i := range n {
		ids[i] = i
		b.of[i], b.cells[i] = i, ids[i:i+1:i+1]
	}
	count := make([]int, n)
	for _, r := range rules {
		count[r.a]++
	}
	b.right = lists(count)
	for _, r := range rules {
		b.right[r.a] = append(b.right[r.a], far{r.b, r.d})
	}
	return b
}

// lists returns empty lists with room for so many entries each, in one piece
// of memory.
func lists(count []int) [][]far {
	sum := 0
	for _, n := range count {
		sum += n
	}
	all, out := make([]far, sum), make([][]far, len(count))
	for i, n := range count {
		out[i], all = all[:0:n], all[n:]
	}
	return out
}

// merge makes one block of those of two cells, unless a rule keeps them apart.
func (b *blocks) merge(p, q int) bool {
	p, q = b.of[p], b.of[q]
	if p == q {
		return true
	}
	if b.reaches(p, q) || b.reaches(q, p) {
		return false
	}
	for _, c := range b.cells[q] {
		b.of[c] = p
	}
	b.cells[p] = append(b.cells[p], b.cells[q]...)
	b.right[p] = append(b.right[p], b.right[q]...)
	b.cells[q], b.right[q] = nil, nil
	return true
}

// reaches reports whether rules lead from block p to the right to block q.
func (b *blocks) reaches(p, q int) bool {
	b.turn++
	stack := []int{p}
	b.seen[p] = b.turn
	for len(stack) > 0 {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, r := range b.right[at] {
			to := b.of[r.to]
			if to == q {
				return true
			}
			if b.seen[to] != b.turn {
				b.seen[to] = b.turn
				stack = append(stack, to)
			}
		}
	}
	return false
}

// prepare joins rules and ties to the blocks, once all are merged.
func (b *blocks) prepare(ties []tie) {
	n := len(b.of)
	count := make([]int, n)
	for p := range n {
		for i := range b.right[p] {
			r := &b.right[p][i]
			r.to = b.of[r.to]
			count[r.to]++
		}
	}
	b.left = lists(count)
	for p := range n {
		for _, r := range b.right[p] {
			b.left[r.to] = append(b.left[r.to], far{p, r.d})
		}
	}
	clear(count)
	for _, t := range ties {
		if p, q := b.of[t.a], b.of[t.b]; p != q {
			count[p]++
			count[q]++
		}
	}
	b.ties, b.x, b.homes = lists(count), make([]int, n), make([]far, n)
	for _, t := range ties {
		if p, q := b.of[t.a], b.of[t.b]; p != q {
			b.ties[p], b.ties[q] = append(b.ties[p], far{q, t.weight}), append(b.ties[q], far{p, t.weight})
		}
	}
}

// places returns the x of every cell.
func (b *blocks) places() []int {
	x := make([]int, len(b.of))
	for i := range x {
		x[i] = b.x[b.of[i]]
	}
	return x
}

// packLeft puts every block as far left as the rules allow.
func (b *blocks) packLeft() {
	waits := make([]int, len(b.of))
	var ready []int
	for p := range b.of {
		if b.of[p] != p {
			continue
		}
		waits[p] = len(b.left[p])
		if waits[p] == 0 {
			ready = append(ready, p)
		}
	}
	for ; len(ready) > 0; ready = ready[1:] {
		for _, r := range b.right[ready[0]] {
			b.x[r.to] = max(b.x[r.to], b.x[ready[0]]+r.d)
			if waits[r.to]--; waits[r.to] == 0 {
				ready = append(ready, r.to)
			}
		}
	}
}

// relax moves blocks, alone or together with those that are in their way or
// in line with them, as long as the ties get shorter.
func (b *blocks) relax() {
	var list []int
	for p := range b.of {
		if b.of[p] == p && len(b.ties[p]) > 0 { // others move only when pushed
			list = append(list, p)
		}
	}
	for pass := range 60 {
		moved := false
		for k := range list {
			p := list[k]
			if pass%2 == 1 {
				p = list[len(list)-1-k]
			}
			for _, dir := range [2]int{1, -1} {
				if b.shift(p, dir, false) || pass > 0 && b.shift(p, dir, true) {
					moved = true
				}
			}
		}
		if !moved && pass > 0 {
			return
		}
	}
}

// shift moves the group of a block in direction dir, if it pays: the block,
// what it would touch, and with inLine what stands in one line with them.
func (b *blocks) shift(p, dir int, inLine bool) bool {
	if !b.pulled(p, dir, inLine) {
		return false
	}
	b.turn++
	group := append(b.group[:0], p)
	b.seen[p] = b.turn
	for i := 0; i < len(group); i++ {
		at := group[i]
		x := b.x[at] * dir
		for _, r := range b.ahead(at, dir) {
			if b.seen[r.to] != b.turn && b.x[r.to]*dir-x == r.d {
				b.seen[r.to] = b.turn
				group = append(group, r.to)
			}
		}
		if inLine {
			for _, t := range b.ties[at] {
				if b.seen[t.to] != b.turn && b.x[t.to] == b.x[at] {
					b.seen[t.to] = b.turn
					group = append(group, t.to)
				}
			}
		}
	}
	b.group = group
	gain, far := 0, 1<<30
	for _, at := range group {
		for _, t := range b.ties[at] {
			if b.seen[t.to] == b.turn {
				continue
			}
			if d := (b.x[t.to] - b.x[at]) * dir; d > 0 {
				gain += t.d
				far = min(far, d)
			} else {
				gain -= t.d
			}
		}
		if h := b.homes[at]; h.d > 0 {
			if d := (h.to - b.x[at]) * dir; d > 0 {
				gain += h.d
				far = min(far, d)
			} else {
				gain -= h.d
			}
		}
		for _, r := range b.ahead(at, dir) {
			if b.seen[r.to] != b.turn {
				far = min(far, (b.x[r.to]-b.x[at])*dir-r.d)
			}
		}
	}
	if gain <= 0 {
		return false
	}
	for _, at := range group {
		b.x[at] += far * dir
	}
	return true
}

// pulled reports whether the ties of a block pull it in direction dir more than
// back. A group that is worth moving has such a block, so that most others need
// not be looked at: it halves the time of relax.
func (b *blocks) pulled(p, dir int, inLine bool) bool {
	sum := 0
	x := b.x[p]
	for _, t := range b.ties[p] {
		switch d := (b.x[t.to] - x) * dir; {
		case d > 0:
			sum += t.d
		case d < 0 || !inLine:
			sum -= t.d
		}
	}
	switch h := b.homes[p]; {
	case h.d == 0:
	case (h.to-x)*dir > 0:
		sum += h.d
	default:
		sum -= h.d
	}
	return sum > 0
}

// ahead returns the rules of a block in direction dir.
func (b *blocks) ahead(p, dir int) []far {
	if dir > 0 {
		return b.right[p]
	}
	return b.left[p]
}
