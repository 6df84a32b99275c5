package search

import (
	"cmp"
	"container/heap"
	"slices"
	"strings"
	"unicode/utf8"
)

// What the blocks of a file of texts share is a dictionary for their
// compression: a page as an example, and pieces of the lines that hold most of
// what is repeated in other pages.
const (
	sharedBytes = 6 << 10 // most bytes of it, in GB 18030
	exampleText = 3 << 10 // most bytes of the example, in UTF-8
	sharedPages = 64      // pages that are looked at, at most twice as many
	pieceRunes  = 24      // characters of a piece
	leastGain   = 1       // repeated characters of a piece for each of its own
	gramRunes   = 4       // characters in a row that count as repeated
)

// gramCount counts on how many pages of a file gramRunes characters stand in a
// row, by their hash. It is cleared by its user.
type gramCount struct {
	pages [1 << 16]uint16
	last  [1 << 16]int32 // the page that was counted last, plus one
}

// eachGram calls do with the hash of every gramRunes characters of s.
func eachGram(s string, do func(h uint16)) {
	var c [gramRunes]uint32
	n := 0
	for _, r := range s {
		copy(c[:], c[1:])
		c[gramRunes-1] = uint32(r)
		if n++; n >= gramRunes {
			h := uint32(2166136261)
			for _, x := range c {
				h = (h ^ x) * 16777619
			}
			do(uint16(h>>16) ^ uint16(h))
		}
	}
}

// piece is a part of a line that may be shared; gain is what it was worth when
// it was last asked.
type piece struct {
	text string
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

// sharedPieces chooses what the blocks of some pages share, in at most size
// bytes of GB 18030, what is worth most last. Pages are records; the first is
// the example.
func (c *gramCount) sharedPieces(pages []string, size int) []string {
	clear(c.pages[:])
	clear(c.last[:])
	seen := map[string]bool{}
	var all []piece
	step := 1 + len(pages)/sharedPages // some pages tell as much as all
	for i := 0; i < len(pages); i += step {
		s, page := pages[i], int32(i+1)
		for s != "" {
			line := s
			if i := strings.IndexAny(s, "\n"+fieldEnd); i >= 0 {
				line, s = s[:i], s[i+1:]
			} else {
				s = ""
			}
			eachGram(line, func(h uint16) {
				if c.last[h] != page {
					c.last[h] = page
					c.pages[h]++
				}
			})
			if seen[line] {
				continue
			}
			seen[line] = true
			for line != "" {
				n := runesEnd(line, pieceRunes)
				if len(line)-n < 12 { // a short end goes with its piece
					n = len(line)
				}
				all = append(all, piece{line[:n], len(all), 0})
				line = line[n:]
			}
		}
	}
	gain := func(s string) int {
		sum, n := 0, gramRunes
		eachGram(s, func(h uint16) {
			n++
			if k := c.pages[h]; k > 1 {
				sum += int(k) - 1
			}
		})
		return 100 * sum / n
	}
	taken := func(s string) { eachGram(s, func(h uint16) { c.pages[h] = 0 }) }
	example := cutText(pages[0], min(exampleText, size))
	taken(example)
	left := size - gbBytes(example)
	h := all[:0]
	for _, p := range all {
		if p.gain = gain(p.text); p.gain >= 100*leastGain {
			h = append(h, p)
		}
	}
	pieces := pieceHeap(h)
	heap.Init(&pieces)
	var chosen []string
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
		if left -= gbBytes(p.text) + 1; left < 0 {
			break
		}
		chosen = append(chosen, p.text)
		taken(p.text)
		heap.Pop(&pieces)
	}
	chosen = append([]string{example}, chosen...)
	slices.Reverse(chosen) // what is near is cheap to refer to
	return chosen
}

// runesEnd returns the bytes of the first n characters of s.
func runesEnd(s string, n int) int {
	for i := range s {
		if n--; n < 0 {
			return i
		}
	}
	return len(s)
}

// cutText returns at most n bytes of s, whole characters.
func cutText(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// gbBytes returns about how long a text is in GB 18030, seldom more.
func gbBytes(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r < 0x80:
			n++
		case r < 0x10000:
			n += 2
		default:
			n += 4
		}
	}
	return n
}
