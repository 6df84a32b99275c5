package search

import (
	"cmp"
	"slices"
)

// keyList are keys of entries: single characters, pairs of common codes and
// others, each rising. The place of a key counts through all three.
type keyList struct {
	singles []int32
	pairs   []int32 // by pairKey
	others  [][]Code
}

// pairKey is the number of a pair of common codes.
func pairKey(a, b Code) int { return (int(a)-1)*CommonCodes + int(b) - 1 }

// section returns the part of a list that holds a key: 0 single characters, 1
// pairs, 2 others.
func section(key []Code) int {
	for _, c := range key {
		if c > CommonCodes {
			return 2
		}
	}
	return min(len(key)-1, 2)
}

// compareKeys is the order of keys in a list.
func compareKeys(a, b []Code) int {
	return cmp.Or(cmp.Compare(section(a), section(b)), slices.Compare(a, b))
}

// keys writes keys in the order of compareKeys.
func (w *bitWriter) keys(keys [][]Code) {
	end := func(n int) int {
		i := 0
		for i < len(keys) && section(keys[i]) == n {
			i++
		}
		return i
	}
	n := end(0)
	numbers := make([]int32, 0, len(keys))
	for _, k := range keys[:n] {
		numbers = append(numbers, int32(k[0]))
	}
	w.number(n)
	w.set(numbers, 1, CommonCodes)
	keys = keys[n:]
	n, numbers = end(1), numbers[:0]
	for _, k := range keys[:n] {
		numbers = append(numbers, int32(pairKey(k[0], k[1])))
	}
	w.number(n)
	w.set(numbers, 0, CommonCodes*CommonCodes-1)
	keys = keys[n:]
	w.number(len(keys))
	for _, k := range keys {
		w.number(len(k))
		for _, c := range k {
			if c <= CommonCodes {
				w.bits(0, 1)
				w.ranged(int(c)-1, CommonCodes)
			} else {
				w.bits(1, 1)
				w.bits(uint64(c-RareCode), 21)
			}
		}
	}
}

// keys reads what a bitWriter wrote.
func (r *bitReader) keys() keyList {
	var l keyList
	l.singles = r.set(nil, r.number(), 1, CommonCodes)
	l.pairs = r.set(nil, r.number(), 0, CommonCodes*CommonCodes-1)
	for n := r.number(); n > 0 && !r.bad; n-- {
		var key []Code
		for length := r.number(); length > 0 && !r.bad; length-- {
			if r.bits(1) == 0 {
				key = append(key, Code(r.ranged(CommonCodes)+1))
			} else {
				key = append(key, RareCode+Code(r.bits(21)))
			}
		}
		l.others = append(l.others, key)
	}
	return l
}

func (l keyList) len() int { return len(l.singles) + len(l.pairs) + len(l.others) }

// at returns the key at a place.
func (l keyList) at(i int) []Code {
	if i < len(l.singles) {
		return []Code{Code(l.singles[i])}
	}
	if i -= len(l.singles); i < len(l.pairs) {
		return []Code{Code(l.pairs[i]/CommonCodes + 1), Code(l.pairs[i]%CommonCodes + 1)}
	}
	return l.others[i-len(l.pairs)]
}

// place returns the place of a key.
func (l keyList) place(key []Code) (int, bool) {
	switch section(key) {
	case 0:
		return slices.BinarySearch(l.singles, int32(key[0]))
	case 1:
		i, ok := slices.BinarySearch(l.pairs, int32(pairKey(key[0], key[1])))
		return len(l.singles) + i, ok
	}
	i, ok := slices.BinarySearchFunc(l.others, key, slices.Compare)
	return len(l.singles) + len(l.pairs) + i, ok
}
