package search

// Sizes of the trie.
const (
	leafPages = 12            // most pages of a leaf: what a reader shows at once
	splitBits = 12 * 1024 * 8 // a node of more bits is split into entries of its own
)

// gram is an entry of a gram file: a key and its bits in the writer of the
// growth that made it.
type gram struct {
	codes  []Code // the key
	at, n  uint32 // bits
	writer *bitWriter
}

// growth makes entries of a part of the keys. It is for one goroutine.
type growth struct {
	c     *corpus
	width width
	out   *bitWriter
	grams [][]gram // parts, so that growing copies nothing
	key   []uint16 // places in the corpus' codes
	keys  []Code   // room for the keys of entries
	// rankOf holds the highest rank of each slot while pages are gathered,
	// plus one; 0 for none.
	rankOf []uint8
	found  []int32
	order  []suffix // room for those of a character
	lines  []uint32 // of the suffixes of a list
	next   []uint32 // by code, where its suffixes go when they are parted
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
	list := g.parted(order)
	if g.c.starts == nil { // pinyin has no single letters
		g.key = append(g.key[:0], x)
		at := g.out.len()
		g.list(list)
		g.entry(at)
	}
	for len(list) > 0 {
		y := g.c.text[list[0]+1]
		end := int(g.next[y]) - (len(order) - len(list))
		if y != 0 {
			g.key = append(g.key[:0], x, y)
			at := g.out.len()
			g.node(list[:end], unsorted, 2)
			g.entry(at)
		}
		list = list[end:]
	}
}

// parted returns places by the code that follows them; next tells where those
// of each code end.
func (g *growth) parted(order []uint32) []suffix {
	if g.next == nil {
		g.next = make([]uint32, len(g.c.codes)+1)
	}
	clear(g.next)
	for _, at := range order {
		g.next[g.c.text[at+1]]++
	}
	sum := uint32(0)
	for y, n := range g.next {
		g.next[y] = sum
		sum += n
	}
	if cap(g.order) < len(order) {
		g.order = make([]suffix, len(order)+len(order)/4)
	}
	list := g.order[:len(order)]
	for _, at := range order {
		y := g.c.text[at+1]
		list[g.next[y]] = suffix(at)
		g.next[y]++
	}
	return list
}

// gramPart is how many entries grow together.
const gramPart = 4096

// entry notes that the bits from at on are the entry of the key.
func (g *growth) entry(at int) {
	g.add(gram{g.codesOf(g.key), uint32(at), uint32(g.out.len() - at), g.out})
}

func (g *growth) add(x gram) {
	if n := len(g.grams); n == 0 || len(g.grams[n-1]) == gramPart {
		g.grams = append(g.grams, make([]gram, 0, gramPart))
	}
	last := &g.grams[len(g.grams)-1]
	*last = append(*last, x)
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

// unsorted is where suffixes are sorted that are not.
const unsorted = -1 << 10

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
	g.add(gram{g.codesOf(key), 0, uint32(to - at), w})
}

// split takes back what was written from bit begin on and writes the pages
// instead.
func (g *growth) split(list []suffix, begin int) {
	g.out.cut(begin)
	g.out.bits(0b111, 3)
	g.list(list)
}
