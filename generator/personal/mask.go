package personal

import "strings"

// Hide puts a star over the one character in b, as wide and as long as it is.
func Hide(b []byte) {
	const wideStar = "＊"
	if len(b) == len(wideStar) {
		copy(b, wideStar)
		return
	}
	for i := range b {
		b[i] = '*'
	}
}

// Bare returns a masked number as it is written plainly: narrow digits and
// stars, no gaps, X in upper case. Two ways of writing one number have one
// bare form.
func Bare(masked string) string {
	sc := scanner{s: []byte(masked), join: true}
	var out strings.Builder
	for i := 0; i < len(sc.s); {
		c := sc.at(i)
		switch {
		case c.class == digit:
			out.WriteByte('0' + c.value)
		case c.class == star:
			out.WriteByte('*')
		case c.class == letter && c.value == ten:
			out.WriteByte('X')
		case c.class == gap || c.class == invisible:
		default:
			out.Write(sc.s[i : i+c.size])
		}
		i += c.size
	}
	return out.String()
}
