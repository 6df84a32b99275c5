package search

import (
	"math/bits"
	"slices"
	"sort"
)

// corpus is the folded text of a site: every line once, with the pages it
// stands on. Codes are replaced by their places in codes, from 1; 0 ends a
// line.
type corpus struct {
	codes  []Code   // rising; codes[i-1] is that of place i
	text   []uint16 // the lines, each followed by 0
	lineOf []uint32 // the line of each place in text
	begin  []uint32 // first place of each line in text
	rank   []uint8  // of the lines
	docs   []int32  // slots of the lines' pages, rising, line after line
	docAt  []uint32 // where the slots of each line begin; one more at the end
	starts []uint32 // places in text where keys begin; nil for all
	slots  int
}

// maxCodes bounds the different characters of a site: a place in codes has 16
// bits.
const maxCodes = 1<<16 - 2

// slotsOf returns the slots of the pages on which a line stands.
func (c *corpus) slotsOf(line uint32) []int32 { return c.docs[c.docAt[line]:c.docAt[line+1]] }

// newCorpus folds lines, whose first byte is the rank and whose pages are
// given by use: for every page in the order of their slots the lines on it.
func newCorpus(f *Folder, lines []string, p placed) *corpus {
	c := &corpus{slots: p.size, rank: make([]uint8, len(lines)), begin: make([]uint32, len(lines))}
	size := 0
	for _, l := range lines {
		size += len(l)
	}
	codes := make([]Code, 0, size/3+len(lines))
	for i, l := range lines {
		c.rank[i] = l[0]
		c.begin[i] = uint32(len(codes))
		codes = f.Append(codes, l[1:])
		codes = append(codes, 0)
	}
	c.fill(codes)
	c.spread(len(lines), p)
	return c
}

// fill makes text, lineOf and codes of folded lines.
func (c *corpus) fill(codes []Code) {
	seen := map[Code]uint16{}
	var common [CommonCodes + 1]bool
	for _, x := range codes {
		if x <= CommonCodes {
			common[x] = true
		} else if len(seen) < maxCodes-CommonCodes {
			seen[x] = 0
		}
	}
	for x := 1; x <= CommonCodes; x++ {
		if common[x] {
			c.codes = append(c.codes, Code(x))
		}
	}
	rare := len(c.codes)
	for x := range seen {
		c.codes = append(c.codes, x)
	}
	slices.Sort(c.codes[rare:])
	var place [CommonCodes + 1]uint16
	for i, x := range c.codes {
		if x <= CommonCodes {
			place[x] = uint16(i + 1)
		} else {
			seen[x] = uint16(i + 1)
		}
	}
	c.text = make([]uint16, len(codes))
	c.lineOf = make([]uint32, len(codes))
	line := uint32(0)
	for i, x := range codes {
		if x <= CommonCodes {
			c.text[i] = place[x]
		} else {
			c.text[i] = seen[x]
		}
		c.lineOf[i] = line
		if x == 0 {
			line++
		}
	}
}

// spread notes the slots of every line.
func (c *corpus) spread(lines int, p placed) {
	count := make([]uint32, lines+1)
	last := make([]int32, lines)
	for i := range last {
		last[i] = -1
	}
	for i, e := range p.pages {
		for _, l := range e.lines {
			if last[l] != p.slots[i] {
				last[l] = p.slots[i]
				count[l+1]++
			}
		}
	}
	for i := 1; i <= lines; i++ {
		count[i] += count[i-1]
	}
	c.docAt = slices.Clone(count)
	c.docs = make([]int32, count[lines])
	for i := range last {
		last[i] = -1
	}
	for i, e := range p.pages {
		for _, l := range e.lines {
			if last[l] != p.slots[i] {
				last[l] = p.slots[i]
				c.docs[count[l]] = p.slots[i]
				count[l]++
			}
		}
	}
}

// suffixes returns the places in text where keys begin, sorted by their first
// code, and where those of each code begin.
func (c *corpus) suffixes() (order []uint32, first []int) {
	first = make([]int, len(c.codes)+2)
	each := func(do func(at uint32)) {
		if c.starts != nil {
			for _, at := range c.starts {
				do(at)
			}
			return
		}
		for at, x := range c.text {
			if x != 0 {
				do(uint32(at))
			}
		}
	}
	each(func(at uint32) { first[c.text[at]+1]++ })
	for i := 1; i < len(first); i++ {
		first[i] += first[i-1]
	}
	order = make([]uint32, first[len(first)-1])
	next := slices.Clone(first)
	each(func(at uint32) {
		x := c.text[at]
		order[next[x]] = at
		next[x]++
	})
	return order, first
}

// suffix is a place in text below some codes that follow it, so that plain
// numbers sort as the texts do.
type suffix uint64

// width is how the parts of a suffix are laid out.
type width struct{ code, codes, at uint }

func (c *corpus) width() width {
	w := width{code: uint(max(1, bits.Len(uint(len(c.codes))))), at: uint(bits.Len(uint(len(c.text))))}
	w.codes = (64 - w.at) / w.code
	return w
}

// place returns the place in text of a suffix.
func (w width) place(s suffix) uint32 { return uint32(s & (1<<w.at - 1)) }

// sortSuffixes sorts places by the codes that follow after the first depth
// ones, as many as a suffix holds, then by place.
func (c *corpus) sortSuffixes(w width, list []suffix, depth int) {
	for i, s := range list {
		place := w.place(s)
		at, key := int(place)+depth, suffix(0)
		for k := range w.codes {
			x := suffix(0)
			if at < len(c.text) {
				x = suffix(c.text[at])
			}
			key |= x << (w.at + (w.codes-1-k)*w.code)
			if x == 0 {
				break
			}
			at++
		}
		list[i] = key | suffix(place)
	}
	slices.Sort(list)
}

// codeAt returns the code that a suffix has at a depth, 0 for the end; it is
// sorted by the codes from sortedAt on.
func (w width) codeAt(s suffix, sortedAt, depth int) uint16 {
	return uint16(s >> (w.at + (w.codes-1-uint(depth-sortedAt))*w.code) & (1<<w.code - 1))
}

// endOf returns how many suffixes at the front of list have its first code at
// depth.
func (w width) endOf(list []suffix, sortedAt, depth int) int {
	x := w.codeAt(list[0], sortedAt, depth)
	if len(list) < 24 {
		for i, s := range list {
			if w.codeAt(s, sortedAt, depth) != x {
				return i
			}
		}
		return len(list)
	}
	return sort.Search(len(list), func(i int) bool { return w.codeAt(list[i], sortedAt, depth) > x })
}
