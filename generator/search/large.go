package search

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// The largest bodies are known from the start: the root tells where they lie,
// so that the words asked for most are found in one request; before all the
// nodes whose ways on are entries of their own, which need not be read then.
// Their number does not grow with the site.
const (
	mostLarge  = 1200
	leastLarge = 512 // bytes of such a body
)

// chooseLarge parts the entries whose places the root tells from the others.
// Both are in the order of their keys.
func chooseLarge(all []gram) (large, rest []gram) {
	var can []int
	for i, g := range all {
		n := g.bytes()
		if len(g.codes) > 1 && !isPinyin(g.codes[0]) && n < farBit && (n >= leastLarge || g.isSplit()) {
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
	large, rest = make([]gram, 0, len(chosen)), make([]gram, 0, len(all)-len(chosen))
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

// farBit stands in the length of a body whose ways on are entries of their own.
// Longer bodies, lists of sites of very many pages, are not in the table.
const farBit = 1 << 15

// largeTable tells the keys of large bodies, their lengths, and which of them
// are nodes whose ways on are entries of their own: in whole bytes, as a script
// reads bits slowly when it begins.
func largeTable(large []gram) []byte {
	length := func(b []byte, g gram) []byte {
		n := g.bytes()
		if g.isSplit() {
			n |= farBit
		}
		return append(b, byte(n>>8), byte(n))
	}
	pairs := 0
	for pairs < len(large) && section(large[pairs].codes) == 1 {
		pairs++
	}
	out := binary.AppendUvarint(nil, uint64(pairs))
	last := 0
	for _, g := range large[:pairs] {
		key := pairKey(g.codes[0], g.codes[1])
		out = length(binary.AppendUvarint(out, uint64(key-last)), g)
		last = key
	}
	for _, g := range large[pairs:] {
		out = binary.AppendUvarint(out, uint64(len(g.codes)))
		for _, c := range g.codes {
			out = binary.AppendUvarint(out, uint64(c))
		}
		out = length(out, g)
	}
	return out
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
	var l largeBodies
	in, bad := []byte(r.Large), false
	number := func() int {
		v, n := binary.Uvarint(in)
		if n <= 0 || v > 1<<30 {
			bad = true
			return 0
		}
		in = in[n:]
		return int(v)
	}
	next := map[int]int{} // by file, where the next body begins
	add := func(key []Code) {
		if len(in) < 2 {
			bad = true
			return
		}
		n := int(in[0])<<8 | int(in[1])
		in = in[2:]
		file, _ := r.bucketOf(key)
		at, ok := next[file]
		if !ok {
			at = r.Buckets * r.Bucket
		}
		next[file] = at + markBytes + n&^farBit
		l.spans = append(l.spans, span{at, next[file]})
		l.far = append(l.far, n&farBit != 0)
	}
	key := 0
	for n := number(); n > 0 && !bad; n-- {
		key += number()
		l.pairs = append(l.pairs, int32(key))
		add([]Code{Code(key/CommonCodes + 1), Code(key%CommonCodes + 1)})
	}
	for len(in) > 0 && !bad {
		var codes []Code
		for n := number(); n > 0 && !bad; n-- {
			codes = append(codes, Code(number()))
		}
		l.others = append(l.others, codes)
		add(codes)
	}
	if bad {
		return largeBodies{}, errBits
	}
	return l, nil
}
