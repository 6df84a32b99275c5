package flow

// What a step in a line may cost to be taken out: it is at most snapGap wide,
// at most snapMost blocks move, and two pixels of width weigh one.
const (
	snapGap  = 10 * lineGap
	snapMost = 40
	perWidth = 2
)

// snap takes small steps out of lines: it moves one of the ends in line with
// the other, and what is in its way with it, where that makes more lines
// straight than it bends and the drawing hardly wider.
func (b *blocks) snap(ties []tie, walls []int) {
	for range 2 {
		moved := false
		for _, t := range ties {
			p, q := b.of[t.a], b.of[t.b]
			d := b.x[q] - b.x[p]
			if t.weight < tieWeight || d == 0 || d < -snapGap || d > snapGap {
				continue
			}
			for _, inLine := range [2]bool{false, true} {
				if b.nudge(p, d, inLine, walls) || b.nudge(q, -d, inLine, walls) {
					moved = true
					break
				}
			}
		}
		if !moved {
			return
		}
	}
}

// nudge moves a block by d, with inLine also what is in line with it, and what
// is in their way as far as it must, in a small chart in line too, if that pays.
func (b *blocks) nudge(p, d int, inLine bool, walls []int) bool {
	b.turn++
	b.moves = append(b.moves[:0], far{p, b.x[p]})
	b.seen[p] = b.turn
	for i := 0; inLine && i < len(b.moves); i++ {
		for _, t := range b.ties[b.moves[i].to] {
			if t.d >= tieWeight && b.x[t.to] == b.x[p] && b.seen[t.to] != b.turn {
				b.seen[t.to] = b.turn
				b.moves = append(b.moves, far{t.to, b.x[p]})
			}
		}
	}
	for _, m := range b.moves {
		b.x[m.to] += d
	}
	dir, fits := sign(d), true
	for i := 0; i < len(b.moves) && fits; i++ {
		at := b.moves[i].to
		for _, r := range b.ahead(at, dir) {
			over := r.d - (b.x[r.to]-b.x[at])*dir
			if over <= 0 {
				continue
			}
			// A block may be pushed again: what it pushed is looked at anew.
			was := b.x[r.to]
			b.moves = append(b.moves, far{r.to, was})
			b.seen[r.to] = b.turn
			b.x[r.to] += over * dir
			if inLine && b.small {
				b.follow(was, over*dir)
			}
		}
		fits = len(b.moves) <= snapMost
	}
	if fits && b.gain(walls) > 0 && b.clear(walls) {
		return true
	}
	for i := len(b.moves) - 1; i >= 0; i-- {
		b.x[b.moves[i].to] = b.moves[i].d
	}
	return false
}

// follow moves by d what stood in line with the block that was moved last, at
// x, and what stood in line with that.
func (b *blocks) follow(x, d int) {
	for k := len(b.moves) - 1; k < len(b.moves) && k < snapMost; k++ {
		for _, t := range b.ties[b.moves[k].to] {
			if t.d >= axisWeight && b.x[t.to] == x {
				b.moves = append(b.moves, far{t.to, x})
				b.seen[t.to] = b.turn
				b.x[t.to] += d
			}
		}
	}
}

// gain is twice what the moves are worth: the weight of the ties that are
// straight by them less that of those that are no longer, and the width.
func (b *blocks) gain(walls []int) int {
	b.turn++ // seen marks from now on the blocks that are counted
	moved := func(p int) bool { return b.seen[p] >= b.turn-1 }
	sum := 0
	for _, m := range b.moves {
		if b.seen[m.to] == b.turn {
			continue
		}
		b.seen[m.to] = b.turn
		for _, t := range b.ties[m.to] {
			now, before := b.x[m.to] == b.x[t.to], m.d == b.before(t.to)
			w := 2 * t.d
			if moved(t.to) {
				w = t.d // it is counted at both ends
			}
			switch {
			case now && !before:
				sum += w
			case before && !now:
				sum -= w
			}
		}
	}
	first, last := b.of[walls[0]], b.of[walls[len(walls)-1]]
	wider := b.x[last] - b.x[first] - b.before(last) + b.before(first)
	return sum - 2*wider/perWidth
}

// before is where a block was before the moves.
func (b *blocks) before(p int) int {
	for _, m := range b.moves {
		if m.to == p {
			return m.d
		}
	}
	return b.x[p]
}

// clear reports whether all that moved, and all where a wall moved, keeps off
// the walls.
func (b *blocks) clear(walls []int) bool {
	near := func(p int) bool {
		for _, w := range walls {
			if off := b.x[b.of[w]] - b.x[p]; b.of[w] != p && off > -borderGap && off < borderGap {
				return true
			}
		}
		return false
	}
	for _, m := range b.moves {
		for _, w := range walls {
			if b.of[w] == m.to {
				return b.allClear(walls)
			}
		}
		if near(m.to) {
			return false
		}
	}
	return true
}

// allClear reports whether no block is too near to a wall.
func (b *blocks) allClear(walls []int) bool {
	for p := range b.of {
		if b.of[p] != p || len(b.left[p])+len(b.right[p]) == 0 {
			continue
		}
		for _, w := range walls {
			if off := b.x[b.of[w]] - b.x[p]; b.of[w] != p && off > -borderGap && off < borderGap {
				return false
			}
		}
	}
	return true
}
