package search

import (
	"cmp"
	"math/bits"
	"slices"
)

// Sizes of gram files in bytes.
const (
	bucketBytes = 4 << 10 // of a bucket: what is read of a file at once
	bucketFill  = 3940    // of it that are used, in the mean
	fileBuckets = 3       // buckets of a file
	nearBody    = 64      // longest body in a bucket of what is asked seldom
)

// bucketsOf returns in how many files of how many buckets so many bytes lie.
// The number of files takes few values, so that a page more seldom changes all.
func bucketsOf(bytes int) (files, buckets int) {
	n := max(1, (bytes+bucketFill-1)/bucketFill)
	buckets = min(n, fileBuckets)
	n = (n + buckets - 1) / buckets
	step := 1
	for step*40 <= n {
		step *= 2
	}
	return (n + step - 1) / step * step, buckets
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

// bucketOf returns the file of a key and its bucket there.
func (r Root) bucketOf(key []Code) (file, bucket int) {
	h, files := hash(key), uint32(max(1, r.Grams))
	return int(h % files), int(h / files % uint32(max(1, r.Buckets)))
}

// bytes returns the length of the body.
func (g gram) bytes() int { return int(g.n+7) / 8 }

// isSplit reports whether the body is a node whose ways on are entries of
// their own.
func (g gram) isSplit() bool {
	in := bitReader{in: g.writer.bytes(), at: int(g.at)}
	return g.n >= 3 && in.bits(3) == 0b111
}

// append appends the body.
func (g gram) append(dst []byte) []byte {
	w := bitWriter{out: dst}
	w.copyBits(g.writer.bytes(), int(g.at), int(g.n))
	return w.bytes()
}

// gramFiles returns the gram files of all entries and notes in the root what a
// reader must know of them.
func gramFiles(all []gram, root *Root) [][]byte {
	slices.SortFunc(all, func(a, b gram) int { return compareKeys(a.codes, b.codes) })
	large, rest := chooseLarge(all)
	root.Large = largeTable(large)
	sum := 0
	for _, g := range rest {
		sum += 3 // of a key and its length, about
		if section(g.codes) == 2 {
			sum += 3 * len(g.codes)
		}
		if g.isNear(bucketBytes) {
			sum += g.bytes()
		}
	}
	root.Grams, root.Buckets = bucketsOf(sum)
	root.Bucket = bucketBytes
	for {
		if files, ok := fillGrams(large, rest, root); ok {
			return files
		}
		root.Grams *= 2
	}
}

// fillGrams returns as many gram files as the root says; not ok where the keys
// of a bucket alone are too many for it.
func fillGrams(large, rest []gram, root *Root) (files [][]byte, ok bool) {
	parts := make([][][]gram, root.Grams)
	for i := range parts {
		parts[i] = make([][]gram, root.Buckets)
		for k := range parts[i] {
			parts[i][k] = make([]gram, 0, 16+len(rest)/(root.Grams*root.Buckets)*5/4)
		}
	}
	for _, g := range rest {
		file, bucket := root.bucketOf(g.codes)
		parts[file][bucket] = append(parts[file][bucket], g)
	}
	behind := make([][]byte, root.Grams)
	for _, g := range large {
		file, _ := root.bucketOf(g.codes)
		behind[file] = g.append(append(behind[file], mark(g.codes, g.bytes())...))
	}
	files = make([][]byte, root.Grams)
	for i, part := range parts {
		if files[i], ok = gramFile(part, behind[i], root.Slots); !ok {
			return nil, false
		}
	}
	return files, true
}

// isNear reports whether the body may lie in a bucket that has room for so many
// bytes: single characters and pinyin are asked seldom.
func (g gram) isNear(room int) bool {
	if len(g.codes) == 1 || isPinyin(g.codes[0]) {
		room = min(room, nearBody)
	}
	return g.bytes() <= room
}

// gramFile writes one file: its buckets, the large bodies, the bodies that
// found no room in their buckets. It is not ok where a bucket is too small.
func gramFile(buckets [][]gram, large []byte, slots int) (file []byte, ok bool) {
	file = make([]byte, len(buckets)*bucketBytes, len(buckets)*bucketBytes+len(large))
	file = append(file, large...)
	for i, list := range buckets {
		b, far := bucket(list, len(file), slots)
		if len(b) > bucketBytes {
			return nil, false
		}
		copy(file[i*bucketBytes:], b)
		file = append(file, far...)
	}
	return file, true
}

// bucket writes a bucket, the largest bodies that it has room for in it, as what
// stands on many pages is asked often, the others, which begin at a byte of the
// file, far from it.
func bucket(list []gram, begin, slots int) (near, far []byte) {
	keys := make([][]Code, len(list))
	order := make([]int, len(list))
	for i, g := range list {
		keys[i], order[i] = g.codes, i
	}
	var head bitWriter
	head.number(slots)
	head.keys(keys)
	head.number(begin)
	room := head.len()
	for _, g := range list {
		room += 2 + 2*bits.Len(uint(g.bytes())) // no more than it takes
	}
	room = bucketBytes - blockHead - (room+7)/8
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(list[b].bytes(), list[a].bytes()) })
	in := make([]bool, len(list))
	for _, i := range order {
		if list[i].isNear(room) {
			room -= list[i].bytes()
			in[i] = true
		}
	}
	var bodies []byte
	for i, g := range list {
		head.number(g.bytes())
		if in[i] {
			head.bits(0, 1)
			bodies = g.append(bodies)
		} else {
			head.bits(1, 1)
			far = g.append(far)
		}
	}
	return append(sized(head.bytes()), bodies...), far
}

// roundTo rounds n up to a multiple of step.
func roundTo(n, step int) int { return (n + step - 1) / step * step }
