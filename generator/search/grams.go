package search

import (
	"cmp"
	"slices"
)

// Sizes of gram files in bytes: small ones as long as there are few files, then
// as many of those as a site of any size may have, then larger ones, then more.
const (
	smallGrams = 8 << 10
	fewGrams   = 300
	largeGrams = 32 << 10
	smallBody  = 6 // binary digits of the length of a body that stands near the head
)

// gramFiles returns how many files hold so many bits. The number takes few
// values, so that a page more seldom changes all files.
func gramFiles(bits int) int {
	n := max(min(bits/8/smallGrams, fewGrams), bits/8/largeGrams, 1)
	step := 1
	for step*10 <= n {
		step *= 2
	}
	return (n + step - 1) / step * step
}

// hash is FNV-1a over the codes of a key.
func hash(key []Code) uint32 {
	h := uint32(2166136261)
	for _, c := range key {
		h = (h ^ uint32(c&255)) * 16777619
		h = (h ^ uint32(c>>8)) * 16777619
	}
	return h
}

// named is an entry with the codes of its key.
type named struct {
	gram
	codes []Code
}

// writeGrams returns the gram files of all entries and the bytes to ask of
// them at first: those hold head and small bodies of nineteen files of twenty.
func writeGrams(grams []named, slots int) (files [][]byte, first int) {
	total := 0
	for _, g := range grams {
		total += g.n + 24
	}
	parts := make([][]named, gramFiles(total))
	for _, g := range grams {
		i := hash(g.codes) % uint32(len(parts))
		parts[i] = append(parts[i], g)
	}
	near := make([]int, len(parts))
	for i, part := range parts {
		var f []byte
		f, near[i] = gramFile(part, slots)
		files = append(files, f)
	}
	slices.Sort(near)
	return files, roundTo(near[len(near)*19/20], 128)
}

// gramFile writes one file. The order of its entries depends on their keys
// alone. Near is where the head and the small bodies end.
func gramFile(list []named, slots int) (file []byte, near int) {
	slices.SortFunc(list, func(a, b named) int {
		return cmp.Or(cmp.Compare(section(a.codes), section(b.codes)), slices.Compare(a.codes, b.codes))
	})
	var head bitWriter
	keys := make([]int32, 0, len(list))
	part, rest := cutSection(list, 0)
	for _, g := range part {
		keys = append(keys, int32(g.codes[0]))
	}
	head.number(slots)
	head.number(len(part))
	head.set(keys, 1, CommonCodes)
	part, rest = cutSection(rest, 1)
	keys = keys[:0]
	for _, g := range part {
		keys = append(keys, int32(pairKey(g.codes[0], g.codes[1])))
	}
	head.number(len(part))
	head.set(keys, 0, CommonCodes*CommonCodes-1)
	head.number(len(rest))
	for _, g := range rest {
		head.number(len(g.codes))
		for _, c := range g.codes {
			if c <= CommonCodes {
				head.bits(0, 1)
				head.ranged(int(c)-1, CommonCodes)
			} else {
				head.bits(1, 1)
				head.bits(uint64(c-RareCode), 21)
			}
		}
	}
	head.number(smallBody)
	var small, large []byte
	for _, g := range list {
		var w bitWriter
		w.copyBits(g.writer.bytes(), g.at, g.n)
		body := w.bytes()
		if len(body) < 1<<smallBody {
			head.bits(0, 1)
			head.bits(uint64(len(body)), smallBody)
			small = append(small, body...)
		} else {
			head.bits(1, 1)
			head.number(len(body))
			large = append(large, body...)
		}
	}
	n := len(head.bytes()) + 2
	file = append([]byte{byte(n >> 8), byte(n)}, head.bytes()...)
	file = append(file, small...)
	return append(file, large...), n + len(small)
}

// pairKey is the number of a pair of common codes.
func pairKey(a, b Code) int { return (int(a)-1)*CommonCodes + int(b) - 1 }

// section returns the part of a file that holds a key: 0 single characters, 1
// pairs, 2 others.
func section(key []Code) int {
	for _, c := range key {
		if c > CommonCodes {
			return 2
		}
	}
	return min(len(key)-1, 2)
}

func cutSection(list []named, n int) (part, rest []named) {
	i := 0
	for i < len(list) && section(list[i].codes) == n {
		i++
	}
	return list[:i], list[i:]
}

// roundTo rounds n up to a multiple of step.
func roundTo(n, step int) int { return (n + step - 1) / step * step }
