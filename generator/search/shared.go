package search

import (
	"bytes"
	"cmp"
	"container/heap"
	"slices"

	"gongshi/generator/search/deflate"
)

// What the blocks of a file of texts share is a dictionary for their
// compression: a page as an example, and pieces of the lines that hold most of
// what is repeated in other pages.
const (
	sharedBytes  = 6 << 10 // most bytes of it
	exampleBytes = 2 << 10 // most bytes of the example
	sharedPages  = 64      // pages that are looked at, at most twice as many
	pieceChars   = 24      // characters of a piece
	leastPiece   = 8       // bytes of one
	leastGain    = 1       // repeated characters of a piece for each of its own
	gramChars    = 4       // characters in a row that count as repeated
)

// gramCount counts on how many pages of a file gramChars characters stand in a
// row, by their hash. It is cleared by its user.
type gramCount struct {
	pages [1 << 16]uint16
	last  [1 << 16]int32 // the page that was counted last, plus one
	all   []piece
	seen  map[string]bool // lines
}

// eachGram calls do with the hash of every gramChars characters of b.
func eachGram(b []byte, do func(h uint16)) {
	const prime = 16777619
	var x, y, z uint32 // the characters before
	for i, n := 0, 0; i < len(b); {
		k := deflate.CharBytes(b, i)
		c := uint32(b[i])
		for _, d := range b[i+1 : i+k] {
			c = c<<8 | uint32(d)
		}
		i += k
		if n++; n >= gramChars {
			h := (((x*prime^y)*prime^z)*prime ^ c) * prime
			do(uint16(h>>16) ^ uint16(h))
		}
		x, y, z = y, z, c
	}
}

// piece is a part of a line that may be shared; gain is what it was worth when
// it was last asked.
type piece struct {
	text []byte
	at   int // its place among all
	gain int // in hundredths of repeated characters for each of its own
}

type pieceHeap []piece

func (h pieceHeap) Len() int { return len(h) }
func (h pieceHeap) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(h[j].gain, h[i].gain), cmp.Compare(h[i].at, h[j].at)) < 0
}
func (h pieceHeap) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *pieceHeap) Push(x any)   { *h = append(*h, x.(piece)) }
func (h *pieceHeap) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

// pagesOf returns the records of the texts of blocks.
func pagesOf(texts [][]byte) [][]byte {
	var out [][]byte
	for _, t := range texts {
		for _, pairs, more := bytes.Cut(t, []byte(recordEnd)); more; {
			var page []byte
			page, pairs, more = bytes.Cut(pairs, []byte(recordEnd))
			out = append(out, page)
		}
	}
	return out
}

// sharedPieces chooses what the blocks with some texts share, in at most size
// bytes, what is worth most last. The first page is the example.
func (c *gramCount) sharedPieces(texts [][]byte, size int) [][]byte {
	clear(c.pages[:])
	clear(c.last[:])
	pages := pagesOf(texts)
	c.cut(pages)
	gain := func(b []byte) int {
		sum, n := 0, gramChars
		eachGram(b, func(h uint16) {
			n++
			if k := c.pages[h]; k > 1 {
				sum += int(k) - 1
			}
		})
		return 100 * sum / n
	}
	taken := func(b []byte) { eachGram(b, func(h uint16) { c.pages[h] = 0 }) }
	example := cutText(pages[0], min(exampleBytes, size))
	taken(example)
	left := size - len(example)
	h := c.all[:0]
	for _, p := range c.all {
		if p.gain = gain(p.text); p.gain >= 100*leastGain {
			h = append(h, p)
		}
	}
	pieces := pieceHeap(h)
	heap.Init(&pieces)
	var chosen [][]byte
	for len(pieces) > 0 {
		p := &pieces[0]
		if g := gain(p.text); g < p.gain {
			if p.gain = g; g < 100*leastGain {
				heap.Pop(&pieces)
			} else {
				heap.Fix(&pieces, 0)
			}
			continue
		}
		if left -= len(p.text) + 1; left < 0 {
			break
		}
		chosen = append(chosen, p.text)
		taken(p.text)
		heap.Pop(&pieces)
	}
	chosen = append([][]byte{example}, chosen...)
	slices.Reverse(chosen) // what is near is cheap to refer to
	return chosen
}

// cut counts what stands on pages and cuts their lines, each once, into pieces.
func (c *gramCount) cut(pages [][]byte) {
	c.all = c.all[:0]
	if c.seen == nil {
		c.seen = map[string]bool{}
	}
	clear(c.seen)
	step := 1 + len(pages)/sharedPages // some pages tell as much as all
	for i := 0; i < len(pages); i += step {
		page := int32(i + 1)
		for b := pages[i]; len(b) > 0; {
			line := b
			if i := bytes.IndexAny(b, "\n"+fieldEnd); i >= 0 {
				line, b = b[:i], b[i+1:]
			} else {
				b = nil
			}
			eachGram(line, func(h uint16) {
				if c.last[h] != page {
					c.last[h] = page
					c.pages[h]++
				}
			})
			if c.seen[string(line)] {
				continue
			}
			c.seen[string(line)] = true
			for len(line) > 0 {
				n := charsEnd(line, pieceChars)
				if len(line)-n < leastPiece { // a short end goes with its piece
					n = len(line)
				}
				c.all = append(c.all, piece{line[:n], len(c.all), 0})
				line = line[n:]
			}
		}
	}
}

// charsEnd returns the bytes of the first n characters of b.
func charsEnd(b []byte, n int) int {
	i := 0
	for ; n > 0 && i < len(b); n-- {
		i += deflate.CharBytes(b, i)
	}
	return i
}

// cutText returns at most n bytes of b, whole characters.
func cutText(b []byte, n int) []byte {
	end := 0
	for end < len(b) && end+deflate.CharBytes(b, end) <= n {
		end += deflate.CharBytes(b, end)
	}
	return b[:end]
}
