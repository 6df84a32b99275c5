package search

import (
	"cmp"
	"slices"
)

// The largest bodies are known from the start: the root tells where they lie,
// so that the words asked for most are found in one request; before all the
// nodes whose ways on are entries of their own, which need not be read then.
// Their number does not grow with the site.
const (
	mostLarge  = 1500
	leastLarge = 512 // bytes of such a body
	largeStep  = 9   // binary digits of its length that are written as they are
)

// chooseLarge parts the entries whose places the root tells from the others.
// Both are in the order of their keys.
func chooseLarge(all []named) (large, rest []named) {
	var can []int
	for i, g := range all {
		if len(g.codes) > 1 && !isPinyin(g.codes[0]) && (g.bytes() >= leastLarge || g.isSplit()) {
			can = append(can, i)
		}
	}
	slices.SortFunc(can, func(a, b int) int {
		far := 0
		if all[a].isSplit() != all[b].isSplit() {
			if far = 1; all[a].isSplit() {
				far = -1
			}
		}
		return cmp.Or(far, cmp.Compare(all[b].bytes(), all[a].bytes()), compareKeys(all[a].codes, all[b].codes))
	})
	chosen := map[int]bool{}
	for _, i := range can[:min(len(can), mostLarge)] {
		chosen[i] = true
	}
	for i, g := range all {
		if chosen[i] {
			large = append(large, g)
		} else {
			rest = append(rest, g)
		}
	}
	return large, rest
}

func isPinyin(c Code) bool { return c >= PinyinCode && c < HanCode }

// largeTable tells the keys of large bodies, their lengths, and which of them
// are nodes whose ways on are entries of their own.
func largeTable(large []named) []byte {
	var w bitWriter
	keys := make([][]Code, len(large))
	for i, g := range large {
		keys[i] = g.codes
	}
	w.keys(keys)
	for _, g := range large {
		far := uint64(0)
		if g.isSplit() {
			far = 1
		}
		w.bits(far, 1)
		w.number(g.bytes() >> largeStep)
		w.bits(uint64(g.bytes()), largeStep)
	}
	return slices.Clone(w.bytes())
}

// mark returns what stands before a large body: two bytes by which a reader
// sees that its table is of the same index as the file.
func mark(key []Code, bytes int) []byte {
	h := hash(append(slices.Clone(key), Code(bytes)))
	return []byte{byte(h >> 8), byte(h)}
}

// markBytes is the length of a mark.
const markBytes = 2

// span is a part of a file.
type span struct{ from, to int }

// largeBodies are where the large bodies with their marks lie, in the order of
// their keys.
type largeBodies struct {
	keyList
	spans []span
	far   []bool
}

// readLarge reads a table of large bodies.
func (r Root) readLarge() (largeBodies, error) {
	in := &bitReader{in: r.Large}
	l := largeBodies{keyList: in.keys()}
	next := map[int]int{} // by file, where the next body begins
	for i := range l.len() {
		l.far = append(l.far, in.bits(1) == 1)
		n := in.number()<<largeStep + in.bits(largeStep)
		if in.bad {
			return largeBodies{}, errBits
		}
		file, _ := r.bucketOf(l.at(i))
		at, ok := next[file]
		if !ok {
			at = r.Buckets * r.Bucket
		}
		l.spans = append(l.spans, span{at, at + markBytes + n})
		next[file] = at + markBytes + n
	}
	return l, in.failed()
}
