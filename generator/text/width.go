package text

import (
	"github.com/mattn/go-runewidth"
	"github.com/rivo/uniseg"
)

// Width returns how many columns s takes in a terminal: Han characters, kana
// and full-width forms two, Latin letters one, combining marks and control
// characters none. Characters whose width East Asian Width leaves open
// (“ ” … — · ①) count one, as terminals draw them whatever the language; use
// FontWidth for text set in a Chinese font. Neither ever asks the locale.
func Width(s string) int {
	if n, ok := asciiWidth(s); ok {
		return n
	}
	c := runewidth.Condition{StrictEmojiNeutral: true}
	return c.StringWidth(s)
}

// FontWidth returns the width of s in a Chinese font, in halves of an em. It
// differs from Width only in the characters whose width is open: they count
// two.
func FontWidth(s string) int {
	if n, ok := asciiWidth(s); ok {
		return n
	}
	c := runewidth.Condition{EastAsianWidth: true, StrictEmojiNeutral: true}
	return c.StringWidth(s)
}

// asciiWidth is the short way for plain ASCII, most of what is measured.
func asciiWidth(s string) (n int, ok bool) {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return 0, false
		}
		if s[i] >= ' ' && s[i] != 0x7f {
			n++
		}
	}
	return n, true
}

// Cut returns the longest beginning of s that takes at most width columns
// (see Width) and splits no character from its marks. The result shares memory
// with s and is empty when width is too small for the first character.
func Cut(s string, width int) string {
	rest, state, used, end := s, -1, 0, 0
	for rest != "" {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		used += Width(cluster)
		if used > width {
			break
		}
		end += len(cluster)
	}
	return s[:end]
}
