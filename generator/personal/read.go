package personal

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// class is what a character counts as within a number.
type class uint8

const (
	other     class = iota
	digit           // 0 to 9 in any of its forms
	letter          // Latin
	gap             // a blank or hyphen: parts a number into groups
	invisible       // has no shape: does not count
	star            // hides a digit
)

// char is one character as it counts; value is that of a digit, ten for X.
type char struct {
	class class
	value byte
	han   bool // a Chinese digit
	size  int
}

// ten is the value of the check character X.
const ten = 10

// at reads the character at s[i].
func (sc *scanner) at(i int) char {
	b := sc.s[i]
	switch {
	case '0' <= b && b <= '9':
		return char{class: digit, value: b - '0', size: 1}
	case b >= utf8.RuneSelf:
		return wide(sc.s[i:])
	case 'a' <= b|0x20 && b|0x20 <= 'z':
		c := char{class: letter, size: 1}
		if b|0x20 == 'x' {
			c.value = ten
		}
		return c
	case b == ' ' || b == '-':
		return char{class: gap, size: 1}
	case b == '*':
		return char{class: star, size: 1}
	case b == '\\':
		return escape(sc.s[i:])
	case b == '<' && sc.markup:
		if n := inlineTag(sc.s[i:]); n > 0 {
			return char{class: invisible, size: n}
		}
	case b == '&' && sc.markup:
		return entity(sc.s[i:])
	}
	return char{size: 1}
}

// wide reads a character that is not ASCII.
func wide(b []byte) char {
	r, size := utf8.DecodeRune(b)
	return shape(r, size)
}

func shape(r rune, size int) char {
	c := char{size: size}
	switch {
	case '０' <= r && r <= '９':
		c.class, c.value = digit, byte(r-'０')
	case 'Ａ' <= r && r <= 'Ｚ', 'ａ' <= r && r <= 'ｚ':
		c.class = letter
		if r == 'Ｘ' || r == 'ｘ' {
			c.value = ten
		}
	case r == 'Ⅹ':
		c.class, c.value = letter, ten
	case r == 0xa0, 0x2000 <= r && r <= 0x200a, r == 0x202f, r == 0x205f, r == 0x3000,
		0x2010 <= r && r <= 0x2015, r == 0x2212, r == 0xfe58, r == 0xfe63, r == '－':
		c.class = gap
	case r == 0xad, 0x200b <= r && r <= 0x200f, 0x202a <= r && r <= 0x202e, 0x2060 <= r && r <= 0x2064, r == 0xfeff, 0xfe00 <= r && r <= 0xfe0f:
		c.class = invisible
	case r == '＊' || r == '●' || r == '•':
		c.class = star
	case r == '×':
		c.class, c.value = star, ten
	default:
		if v, ok := hanDigit(r); ok {
			c.class, c.value, c.han = digit, v, true
		}
	}
	return c
}

// hanDigit returns the value of a Chinese digit, plain or in full form.
func hanDigit(r rune) (byte, bool) {
	switch r {
	case '〇', '零', '○':
		return 0, true
	case '一', '壹', '幺':
		return 1, true
	case '二', '贰':
		return 2, true
	case '三', '叁':
		return 3, true
	case '四', '肆':
		return 4, true
	case '五', '伍':
		return 5, true
	case '六', '陆':
		return 6, true
	case '七', '柒':
		return 7, true
	case '八', '捌':
		return 8, true
	case '九', '玖':
		return 9, true
	}
	return 0, false
}

// escape reads a character without shape that a message has written out, as
// in \u200b.
func escape(b []byte) char {
	const size = len(`\u200b`)
	if len(b) >= size && b[1] == 'u' {
		if n, err := strconv.ParseUint(string(b[2:size]), 16, 32); err == nil {
			if c := shape(rune(n), size); c.class == invisible || c.class == gap {
				return c
			}
		}
	}
	return char{size: 1}
}

// inlineTag returns the length of the tag at the start of b where it stands
// within a run of text, else 0.
func inlineTag(b []byte) int {
	const longest = 200 // such tags are short
	end := bytes.IndexByte(b[:min(len(b), longest)], '>')
	if end < 2 {
		return 0
	}
	name := bytes.TrimPrefix(b[1:end], []byte{'/'})
	if i := bytes.IndexAny(name, " \t\n/"); i >= 0 {
		name = name[:i]
	}
	switch string(name) {
	case "abbr", "b", "bdi", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "tspan", "u", "wbr":
		return end + 1
	}
	return 0
}

// entity reads a character reference.
func entity(b []byte) char {
	end := bytes.IndexByte(b[:min(len(b), 12)], ';')
	if end < 3 {
		return char{size: 1}
	}
	name := string(b[1:end])
	switch name {
	case "nbsp", "ensp", "emsp", "thinsp", "ndash", "mdash", "hyphen":
		return char{class: gap, size: end + 1}
	case "shy", "zwj", "zwnj":
		return char{class: invisible, size: end + 1}
	}
	if name[0] != '#' {
		return char{size: 1}
	}
	digits, radix := name[1:], 10
	if digits[0]|0x20 == 'x' {
		digits, radix = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, radix, 32)
	switch {
	case err != nil || n > utf8.MaxRune:
		return char{size: 1}
	case '0' <= n && n <= '9':
		return char{class: digit, value: byte(n - '0'), size: end + 1}
	case n == 'x' || n == 'X':
		return char{class: letter, value: ten, size: end + 1}
	case n == ' ' || n == '-':
		return char{class: gap, size: end + 1}
	}
	return shape(rune(n), end+1)
}

// cell is one digit of a number, or the X that ends one.
type cell struct {
	start, end int
	value      byte
	// part says that a number may begin here: a gap stands before it, or the
	// way of writing changes. gap says that it is a gap.
	part, gap bool
}

const (
	maxCells     = 24 // more than any number has
	maxGaps      = 3  // blanks and hyphens between two groups
	maxInvisible = 64 // characters without shape in a number
)

// read fills sc.cells with the number that begins at s[i], groups included,
// and sc.after with the first character that does not belong to it.
func (sc *scanner) read(i int) {
	sc.cells, sc.after = sc.store[:0], char{}
	sc.stop = i
	gaps, unseen, han := 0, 0, false
	for i < len(sc.s) && len(sc.cells) < maxCells {
		c := sc.at(i)
		n := len(sc.cells)
		switch {
		case c.class == digit, c.value == ten && n == 17:
			isGap := gaps > 0
			sc.cells = append(sc.cells, cell{i, i + c.size, c.value, n > 0 && (isGap || c.han != han && c.value != ten), isGap})
			gaps, han = 0, c.han
			sc.stop = i + c.size
		case c.class == invisible && n > 0 && unseen < maxInvisible:
			unseen++
		case c.class == gap && n > 0 && gaps < maxGaps && sc.join && !sc.inTag:
			gaps++
		default:
			if gaps == 0 {
				sc.after, sc.stop = c, i
			}
			return
		}
		i += c.size
	}
	if i < len(sc.s) && gaps == 0 {
		sc.after = sc.at(i)
	}
}

// ends reports whether a number may end with cell k.
func (sc *scanner) ends(k int) bool {
	if k+1 < len(sc.cells) {
		return sc.cells[k+1].part
	}
	return sc.after.class != digit && sc.after.class != letter
}
