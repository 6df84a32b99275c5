package flow

// snap takes small steps out of lines: where two ends of one are less than the
// distance of two lines apart, it moves one block in line with the other if it
// has room and no other line gets a step by it. Walls stay.
func (b *blocks) snap(ties []tie, walls []int) {
	for _, t := range ties {
		p, q := b.of[t.a], b.of[t.b]
		d := b.x[q] - b.x[p]
		if t.weight < tieWeight || d == 0 || d <= -lineGap || d >= lineGap {
			continue
		}
		if !b.step(p, d, walls) {
			b.step(q, -d, walls)
		}
	}
}

// step moves a block by d if it has room and more lines are straight then.
func (b *blocks) step(p, d int, walls []int) bool {
	dir := sign(d)
	for _, r := range b.ahead(p, dir) {
		if (b.x[r.to]-b.x[p])*dir-r.d < d*dir {
			return false
		}
	}
	gain := 0
	for _, t := range b.ties[p] {
		switch {
		case t.d < tieWeight:
		case b.x[t.to] == b.x[p]+d:
			gain += t.d
		case b.x[t.to] == b.x[p]:
			gain -= t.d
		}
	}
	if gain <= 0 {
		return false
	}
	for _, w := range walls {
		if off := b.x[b.of[w]] - b.x[p] - d; b.of[w] == p || off > -borderGap && off < borderGap {
			return false
		}
	}
	b.x[p] += d
	return true
}
