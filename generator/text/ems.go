package text

import "github.com/rivo/uniseg"

// Em is the unit of Ems and Wrap: there are 64 of them in the size of the type.
const Em = 64

// Ems returns how wide s stands in a proportional font, in 1/64 em (Em). Han
// and full-width forms take a whole em. ASCII counts a tenth more than in the
// wider of two common fonts, as nobody knows the reader's; other narrow
// characters count 5/8 em, marks and control characters nothing, a tab or a
// line feed a space.
func Ems(s string) int {
	n := 0
	for rest, state := s, -1; rest != ""; {
		if c := rest[0]; c < 0x80 && (len(rest) == 1 || rest[1] < 0x80) {
			n += asciiEms(c)
			rest, state = rest[1:], -1
			continue
		}
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		n += clusterEms(cluster)
	}
	return n
}

// clusterEms is Ems of one character with its marks.
func clusterEms(cluster string) int {
	if cluster[0] < 0x80 {
		return asciiEms(cluster[0])
	}
	switch n := FontWidth(cluster); {
	case n <= 0:
		return 0
	case n == 1:
		return Em * 5 / 8
	default:
		return n * Em / 2
	}
}

// asciiEms returns the width of an ASCII character: the wider of Noto Sans CJK
// and Liberation Sans, which has the widths of Arial, and a tenth more.
func asciiEms(c byte) int {
	widths := [...]uint8{
		20, 24, 33, 40, 40, 65, 49, 20, 25, 25, 33, 41, 20, 25, 20, 28, // space to /
		40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 20, 20, 41, 41, 41, 40, // 0 to ?
		72, 48, 48, 51, 51, 48, 43, 55, 52, 21, 38, 48, 40, 59, 51, 55, // @ to O
		48, 55, 51, 48, 43, 51, 48, 66, 48, 48, 43, 25, 28, 25, 40, 40, // P to _
		43, 40, 44, 37, 44, 40, 24, 40, 43, 20, 20, 39, 20, 65, 43, 43, // ` to o
		44, 44, 28, 36, 27, 43, 37, 57, 36, 37, 36, 25, 19, 25, 41, // p to ~
	}
	switch {
	case c == '\t' || c == '\n':
		return int(widths[0])
	case c < ' ' || c > '~':
		return 0
	}
	return int(widths[c-' '])
}
