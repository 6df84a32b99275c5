package check

import (
	"cmp"
	"slices"
)

// mark is one window of a hidden text: its hash, that of its last startRunes
// characters, and the secret it belongs to.
type mark struct {
	hash, tail uint64
	secret     int32
	latin      bool // those last characters are ASCII
}

// windows finds marks by their hash: a filter that turns almost everything
// away, then a search.
type windows struct {
	marks []mark // sorted by hash, each hash once
	bits  bits
}

func newWindows(marks []mark) windows {
	slices.SortFunc(marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.secret, b.secret))
	})
	marks = slices.CompactFunc(marks, func(a, b mark) bool { return a.hash == b.hash })
	w := windows{marks: marks}
	w.fill()
	return w
}

func (w *windows) fill() {
	w.bits = bits{}
	w.bits.grow(len(w.marks))
	for _, m := range w.marks {
		w.bits.set(m.hash)
	}
}

// drop takes out the marks with these hashes.
func (w *windows) drop(hashes map[uint64]bool) {
	w.marks = slices.DeleteFunc(w.marks, func(m mark) bool { return hashes[m.hash] })
	w.fill()
}

func (w *windows) find(hash uint64) (secret int, ok bool) {
	if !w.bits.has(hash) {
		return 0, false
	}
	i, ok := slices.BinarySearchFunc(w.marks, hash, func(m mark, h uint64) int { return cmp.Compare(m.hash, h) })
	if !ok {
		return 0, false
	}
	return int(w.marks[i].secret), true
}

// bits is a set of hashes that may err by saying yes.
type bits struct {
	words []uint64
	mask  uint64
}

// grow makes room for n hashes, 32 bits each, once.
func (b *bits) grow(n int) {
	if b.words != nil {
		return
	}
	size := 64
	for size < n*32 {
		size *= 2
	}
	b.words, b.mask = make([]uint64, size/64), uint64(size-1)
}

func (b *bits) slot(hash uint64) (word uint64, bit uint64) {
	h := (hash ^ hash>>29) & b.mask
	return h >> 6, 1 << (h & 63)
}

func (b *bits) set(hash uint64) {
	w, bit := b.slot(hash)
	b.words[w] |= bit
}

func (b *bits) has(hash uint64) bool {
	w, bit := b.slot(hash)
	return w < uint64(len(b.words)) && b.words[w]&bit != 0
}
