package search

import "slices"

// many reports whether the suffixes stand on more pages than a leaf holds.
func (g *growth) many(list []suffix) bool {
	leafPages := leafPages
	if g.c.starts != nil && !g.alike(list) { // what follows in pinyin is not proven
		leafPages = 1
	}
	if len(list) == 1 {
		return len(g.c.slotsOf(g.c.lineOf[g.width.place(list[0])])) > leafPages
	}
	sum := 0
	for _, s := range list {
		if sum += len(g.c.slotsOf(g.c.lineOf[g.width.place(s)])); sum > leafPages {
			break
		}
	}
	if sum <= leafPages {
		return false
	}
	g.found = g.found[:0]
	many := false
gather:
	for _, s := range list {
		for _, d := range g.c.slotsOf(g.c.lineOf[g.width.place(s)]) {
			if g.rankOf[d] == 0 {
				g.rankOf[d] = 1
				if g.found = append(g.found, d); len(g.found) > leafPages {
					many = true
					break gather
				}
			}
		}
	}
	for _, d := range g.found {
		g.rankOf[d] = 0
	}
	return many
}

// alike reports whether all suffixes go on alike up to the ends of their lines:
// they are of one title on several pages.
func (g *growth) alike(list []suffix) bool {
	if len(list) > leafPages {
		return false
	}
	for _, s := range list[1:] {
		for i, k := g.width.place(list[0]), g.width.place(s); ; i, k = i+1, k+1 {
			if g.c.text[i] != g.c.text[k] {
				return false
			}
			if g.c.text[i] == 0 {
				break
			}
		}
	}
	return true
}

// sortCost is how many pages are looked at in the time that sorting one takes.
const sortCost = 16

// list writes the pages of the suffixes with their ranks.
func (g *growth) list(list []suffix) {
	if len(list) == 1 && g.single(list[0]) {
		return
	}
	g.found = g.found[:0]
	strong := false
	g.lines = g.lines[:0]
	for _, s := range list { // apart, as memory is slow: so it fetches many at once
		g.lines = append(g.lines, g.c.lineOf[g.width.place(s)])
	}
	for i, line := range g.lines {
		rank := g.c.rank[line]
		if rank == Title && g.width.place(list[i]) == g.c.begin[line] {
			rank = Beginning
		}
		strong = strong || rank > 0
		for _, d := range g.c.slotsOf(line) {
			if g.rankOf[d] == 0 {
				g.found = append(g.found, d)
			}
			g.rankOf[d] = max(g.rankOf[d], rank+1)
		}
	}
	if len(g.found)*sortCost > len(g.rankOf) {
		g.found = g.found[:0]
		for d, r := range g.rankOf {
			if r > 0 {
				g.found = append(g.found, int32(d))
			}
		}
	} else {
		slices.Sort(g.found)
	}
	g.out.number(len(g.found) - 1)
	g.out.set(g.found, 0, g.c.slots-1)
	if !strong {
		g.out.bits(0, 1)
	} else {
		g.out.bits(1, 1)
		var places []int32
		for rank := Beginning; rank > Text; rank-- {
			places = places[:0]
			for i, d := range g.found {
				if g.rankOf[d] == rank+1 {
					places = append(places, int32(i))
				}
			}
			g.out.number(len(places))
			g.out.set(places, 0, len(g.found)-1)
		}
	}
	for _, d := range g.found {
		g.rankOf[d] = 0
	}
}

// single writes the list of a suffix of a line that stands on one page without
// rank, as most do, and reports whether it is one.
func (g *growth) single(s suffix) bool {
	line := g.c.lineOf[g.width.place(s)]
	slots := g.c.slotsOf(line)
	if len(slots) != 1 || g.c.rank[line] != Text {
		return false
	}
	g.out.number(0)
	g.out.ranged(int(slots[0]), g.c.slots)
	g.out.bits(0, 1)
	return true
}
