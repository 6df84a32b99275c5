package flow

// borderGap is the least distance between an upright line and the border of a
// lane.
const borderGap = 11

// keepOffBorders moves lines that would run along the border of a lane to one
// side of it, by new rules, and reports whether there were any.
func (g *engine) keepOffBorders(b *blocks) bool {
	found := false
	for _, wall := range g.walls[1 : len(g.walls)-1] {
		for c := range g.cells {
			if b.of[c] != c || g.cells[c].kind == wallCell || b.of[wall] == c {
				continue
			}
			d := b.x[c] - b.x[b.of[wall]]
			if d <= -borderGap || d >= borderGap || g.holdsNode(b, c) {
				continue
			}
			if pull := b.pullOver(c, wall); pull != 0 {
				d = pull
			}
			if d < 0 && !b.rule(c, wall, borderGap) || d >= 0 && !b.rule(wall, c, borderGap) {
				if d < 0 {
					b.rule(wall, c, borderGap)
				} else {
					b.rule(c, wall, borderGap)
				}
			}
			found = true
		}
	}
	return found
}

// pullOver is on which side of a wall the line of a block goes on: below 0 on
// the left, above it on the right.
func (b *blocks) pullOver(c, wall int) int {
	sum := 0
	for _, t := range b.ties[c] {
		if d := b.x[t.to] - b.x[b.of[wall]]; t.d >= tieWeight && abs(d) < 2*borderGap {
			sum += t.d * sign(d)
		}
	}
	return sum
}

// holdsNode reports whether a block holds a node, which keeps to its lane.
func (g *engine) holdsNode(b *blocks, c int) bool {
	for _, at := range b.cells[c] {
		if g.cells[at].kind == nodeCell {
			return true
		}
	}
	return false
}

// rule adds a rule between two blocks that are being solved, unless it
// contradicts another.
func (b *blocks) rule(p, q, d int) bool {
	p, q = b.of[p], b.of[q]
	if b.reaches(q, p) {
		return false
	}
	b.right[p] = append(b.right[p], far{q, d})
	b.left[q] = append(b.left[q], far{p, d})
	b.push(p)
	return true
}

// push moves what is too near to a block on its right.
func (b *blocks) push(p int) {
	for _, r := range b.right[p] {
		if x := b.x[p] + r.d; b.x[r.to] < x {
			b.x[r.to] = x
			b.push(r.to)
		}
	}
}
