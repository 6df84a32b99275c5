package text

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Wrap breaks s into lines of at most width units of 1/64 em (see Ems) by the
// rules of Chinese type: no closing mark begins a line, no opening mark ends
// one, quotation marks count as brackets, Latin words stay whole, numbers stay
// with what they count (5个, 第3, 100万). A word longer than a line is broken
// between characters; a character wider than the line stands alone in it.
//
// The lines are as few as possible and of about equal length, so that no single
// character is left for the last one where that can be had; a break behind a
// mark is preferred. When lines is above 0 and there would be more than that,
// the width grows until there are not.
//
// Blanks at both ends of a line are dropped, a line feed among them: it is no
// forced break. Nothing else is lost. The result shares memory with s and is
// nil when s is blank. It panics if width <= 0.
func Wrap(s string, width, lines int) []string {
	if width <= 0 {
		panic("text: Wrap needs a width")
	}
	pieces := wrapPieces(s)
	out := wrapOnce(s, pieces, width)
	for lines > 0 && len(out) > lines {
		width += max(Em/4, width/16)
		out = wrapOnce(s, pieces, width)
	}
	return out
}

// breakKind says how bad a break is.
type breakKind uint8

const (
	goodBreak breakKind = iota
	wordBreak           // within a word or a number and its unit
	badBreak            // against the rule of line starts and ends
)

// piece is one character with its marks.
type piece struct {
	start, end int // bytes of the text
	ems        int
	after      breakKind // of a break behind it
	bonus      int       // for a break behind it
	like       rune      // its first character as it breaks
	blank      bool
	solid      bool // more than a mark: it counts towards the last line
}

// wrapCost is what breaking a text costs; an earlier field outweighs all later
// ones.
type wrapCost struct{ bad, words, lines, alone, ragged int }

func (c wrapCost) less(d wrapCost) bool {
	switch {
	case c.bad != d.bad:
		return c.bad < d.bad
	case c.words != d.words:
		return c.words < d.words
	case c.lines != d.lines:
		return c.lines < d.lines
	case c.alone != d.alone:
		return c.alone < d.alone
	}
	return c.ragged < d.ragged
}

// wrapOnce finds the cheapest lines of at most width.
func wrapOnce(s string, pieces []piece, width int) []string {
	n := len(pieces)
	if n == 0 {
		return nil
	}
	best := make([]wrapCost, n+1) // of the text before a piece
	from := make([]int, n+1)      // where the last line before a piece begins
	for end := 1; end <= n; end++ {
		best[end].bad = math.MaxInt
		if end < n && pieces[end].blank {
			continue // a blank goes with the line before it
		}
		used, solid, trail := 0, 0, true
		for start := end - 1; start >= 0; start-- {
			p := &pieces[start]
			if trail = trail && p.blank; trail {
				continue
			}
			used += p.ems
			if p.solid {
				solid++
			}
			if used > width && start < end-1 && !fits(pieces[start:end]) {
				break
			}
			if best[start].bad == math.MaxInt {
				continue
			}
			cost := lineCost(best[start], used, end == n && start > 0 && solid < 2)
			if end < n {
				cost.breakAt(&pieces[end-1])
			}
			if best[end].bad == math.MaxInt || cost.less(best[end]) {
				best[end], from[end] = cost, start
			}
		}
	}
	return cutLines(s, pieces, from)
}

// fits reports whether a line too wide may stand: it is one character and
// blanks.
func fits(line []piece) bool {
	for _, p := range line[1:] {
		if !p.blank && p.ems > 0 {
			return false
		}
	}
	return true
}

// lineCost adds a line to what the text before it costs.
func lineCost(c wrapCost, used int, alone bool) wrapCost {
	c.lines++
	c.ragged += used * used / Em
	if alone {
		c.alone++
	}
	return c
}

// breakAt adds the cost of a break behind p.
func (c *wrapCost) breakAt(p *piece) {
	switch p.after {
	case badBreak:
		c.bad++
	case wordBreak:
		c.words++
	}
	c.ragged -= p.bonus
}

// cutLines follows from back to the beginning.
func cutLines(s string, pieces []piece, from []int) []string {
	count := 0
	for end := len(pieces); end > 0; end = from[end] {
		count++
	}
	out := make([]string, count)
	for end := len(pieces); end > 0; end = from[end] {
		last := end - 1
		for pieces[last].blank {
			last--
		}
		count--
		out[count] = s[pieces[from[end]].start:pieces[last].end]
	}
	return out
}

// isBlank reports whether r vanishes at the end of a line. Spaces that forbid
// a break do not.
func isBlank(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029', '\u3000':
		return true
	}
	return false
}

// wrapPieces cuts s, without the blanks at its ends, into characters and judges
// the break behind each.
func wrapPieces(s string) []piece {
	first := len(s) - len(strings.TrimLeftFunc(s, isBlank))
	s = s[:len(strings.TrimRightFunc(s, isBlank))]
	if first >= len(s) {
		return nil
	}
	pieces := make([]piece, 0, len(s)/2)
	at := first
	for rest, state := likeBrackets(s[first:]), -1; rest != ""; {
		var cluster string
		var found int
		cluster, rest, found, state = uniseg.StepString(rest, state)
		p := piece{start: at, after: goodBreak}
		p.like, _ = utf8.DecodeRuneInString(cluster)
		for range utf8.RuneCountInString(cluster) {
			_, size := utf8.DecodeRuneInString(s[at:])
			at += size
		}
		if found&uniseg.MaskLine == uniseg.LineDontBreak {
			p.after = badBreak
		}
		p.end = at
		p.ems = Ems(s[p.start:p.end])
		r, _ := utf8.DecodeRuneInString(s[p.start:])
		p.blank, p.solid = isBlank(r) && utf8.RuneLen(r) == p.end-p.start, isSolid(r)
		pieces = append(pieces, p)
	}
	judgeBreaks(pieces)
	return pieces
}
