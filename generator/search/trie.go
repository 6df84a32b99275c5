package search

import (
	"slices"
)

// Sizes of the trie.
const (
	leafPages = 12            // most pages of a leaf: what a reader shows at once
	splitBits = 12 * 1024 * 8 // a node of more bits is split into entries of its own
)

// gram is an entry of a gram file: a key and its bits in the writer of the
// growth that made it.
type gram struct {
	codes  []Code // the key
	at, n  int    // bits
	writer *bitWriter
}

// growth makes entries of a part of the keys. It is for one goroutine.
type growth struct {
	c     *corpus
	width width
	out   *bitWriter
	grams []gram
	key   []uint16 // places in the corpus' codes
	keys  []Code   // room for the keys of entries
	// rankOf holds the highest rank of each slot while pages are gathered,
	// plus one; 0 for none.
	rankOf []uint8
	found  []int32
	ranks  []uint8
	// Of branchings: codes that lead on, and the ways of those that are begun.
	common, rare []int32
	ways         []way
}

// newGrowth returns a growth for about so many bytes of entries.
func newGrowth(c *corpus, room int) *growth {
	return &growth{c: c, width: c.width(), out: &bitWriter{out: make([]byte, 0, room)}, rankOf: make([]uint8, c.slots)}
}

// char makes the entries of all keys that begin with the code at place x: that
// of the character alone and those of the pairs. Order are their places in the
// text.
func (g *growth) char(x uint16, order []uint32) {
	list := make([]suffix, len(order))
	for i, at := range order {
		list[i] = suffix(at)
	}
	if g.c.starts == nil { // pinyin has no single letters
		g.key = append(g.key[:0], x)
		at := g.out.len()
		g.list(list)
		g.entry(at)
	}
	const depth = 1
	g.c.sortSuffixes(g.width, list, depth)
	for len(list) > 0 {
		end := g.width.endOf(list, depth, depth)
		if y := g.width.codeAt(list[0], depth, depth); y != 0 {
			g.key = append(g.key[:0], x, y)
			at := g.out.len()
			g.node(list[:end], depth, depth+1)
			g.entry(at)
		}
		list = list[end:]
	}
}

// entry notes that the bits from at on are the entry of the key.
func (g *growth) entry(at int) {
	g.grams = append(g.grams, gram{g.codesOf(g.key), at, g.out.len() - at, g.out})
}

// codesOf returns the codes of a key.
func (g *growth) codesOf(key []uint16) []Code {
	if cap(g.keys)-len(g.keys) < len(key) {
		g.keys = make([]Code, 0, 4096+len(key))
	}
	begin := len(g.keys)
	for _, x := range key {
		g.keys = append(g.keys, g.c.codes[x-1])
	}
	return g.keys[begin:len(g.keys):len(g.keys)]
}

// node writes the node of suffixes that have their first depth codes in
// common; they are sorted by the codes from sortedAt on.
func (g *growth) node(list []suffix, sortedAt, depth int) {
	if !g.many(list) {
		g.out.bits(0, 1)
		g.list(list)
		return
	}
	if depth >= sortedAt+int(g.width.codes) {
		g.c.sortSuffixes(g.width, list, depth)
		sortedAt = depth
	}
	begin := g.out.len()
	if g.width.codeAt(list[0], sortedAt, depth) != 0 && g.width.endOf(list, sortedAt, depth) == len(list) {
		if x := g.width.codeAt(list[0], sortedAt, depth); g.c.codes[x-1] <= CommonCodes {
			g.out.bits(0b10, 2)
			g.out.ranged(int(g.c.codes[x-1])-1, CommonCodes)
			below := g.out.len()
			g.key = append(g.key, x)
			g.node(list, sortedAt, depth+1)
			g.splitChain(list, begin, below)
			g.key = g.key[:len(g.key)-1]
			return
		}
	}
	g.branch(list, sortedAt, depth, begin)
}

// branch writes a branching.
func (g *growth) branch(list []suffix, sortedAt, depth, begin int) {
	g.out.bits(0b110, 3)
	rest := list
	if g.width.codeAt(list[0], sortedAt, depth) == 0 {
		end := g.width.endOf(list, sortedAt, depth)
		g.out.bits(1, 1)
		g.list(list[:end])
		rest = list[end:]
	} else {
		g.out.bits(0, 1)
	}
	common, rare := g.common[:0], g.rare[:0] // free again before the ways are followed
	for l := rest; len(l) > 0; l = l[g.width.endOf(l, sortedAt, depth):] {
		if x := g.c.codes[g.width.codeAt(l[0], sortedAt, depth)-1]; x <= CommonCodes {
			common = append(common, int32(x))
		} else {
			rare = append(rare, int32(x-RareCode))
		}
	}
	g.common, g.rare = common, rare
	g.out.number(len(common))
	g.out.set(common, 1, CommonCodes)
	if len(rare) == 0 {
		g.out.bits(0, 1)
	} else {
		g.out.bits(1, 1)
		g.out.number(len(rare))
		for _, x := range rare {
			g.out.bits(uint64(x), 21)
		}
	}
	first := len(g.ways)
	for len(rest) > 0 {
		end := g.width.endOf(rest, sortedAt, depth)
		x := g.width.codeAt(rest[0], sortedAt, depth)
		at := g.out.len()
		g.key = append(g.key, x)
		g.node(rest[:end], sortedAt, depth+1)
		g.key = g.key[:len(g.key)-1]
		g.ways = append(g.ways, way{x, at, g.out.len()})
		rest = rest[end:]
	}
	ways := g.ways[first:]
	g.ways = g.ways[:first]
	if g.out.len()-begin <= splitBits {
		return
	}
	for _, w := range ways {
		g.keep(append(g.key, w.code), w.at, w.to)
	}
	g.split(list, begin)
}

// way is a node below a branching: the code that leads to it, its bits.
type way struct {
	code   uint16
	at, to int
}

// splitChain splits a node with a single way on where it has become too large.
// The key is that of what lies below, which begins at bit below.
func (g *growth) splitChain(list []suffix, begin, below int) {
	if g.out.len()-begin > splitBits {
		g.keep(g.key, below, g.out.len())
		g.split(list, begin)
	}
}

// keep makes the bits at…to an entry of its own.
func (g *growth) keep(key []uint16, at, to int) {
	w := &bitWriter{}
	w.copyBits(g.out.bytes(), at, to-at)
	g.grams = append(g.grams, gram{g.codesOf(key), 0, to - at, w})
}

// split takes back what was written from bit begin on and writes the pages
// instead.
func (g *growth) split(list []suffix, begin int) {
	g.out.cut(begin)
	g.out.bits(0b111, 3)
	g.list(list)
}

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

// list writes the pages of the suffixes with their ranks.
func (g *growth) list(list []suffix) {
	if len(list) == 1 && g.single(list[0]) {
		return
	}
	g.found = g.found[:0]
	strong := false
	for _, s := range list {
		at := g.width.place(s)
		line := g.c.lineOf[at]
		rank := g.c.rank[line]
		if rank == Title && at == g.c.begin[line] {
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
	slices.Sort(g.found)
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
