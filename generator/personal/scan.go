package personal

import "bytes"

// scanner walks once over a text.
type scanner struct {
	s        []byte
	markup   bool // tags, and character references
	join     bool // gaps may part a number
	sureOnly bool
	inTag    bool // of markup: between < and >

	out   []Find
	store [maxCells]cell
	cells []cell
	after char // the character after the cells
	stop  int  // where it stands
}

// firstTrigger returns where the first character stands that anything could
// begin with or hang on, len(s) where none does.
func firstTrigger(s string) int {
	for i := 0; i < len(s); {
		b := s[i]
		switch {
		case b < 0x80:
			if '0' <= b && b <= '9' || b == '@' {
				return i
			}
			i++
		case b >= 0xe3 && i+2 < len(s):
			if trigger(b, s[i+1], s[i+2]) != none {
				return i
			}
			i++
			if s[i] >= 0x80 && s[i+1] >= 0x80 && b < 0xf0 {
				i += 2
			}
		default:
			i++
		}
	}
	return len(s)
}

// what a character of three bytes may set off.
type cue uint8

const (
	none cue = iota
	number
	home   // 住, 址: where somebody lives
	plate  // 牌: a car
	wechat // 微
)

// trigger says what the character of these three bytes sets off.
func trigger(a, b, c byte) cue {
	switch uint32(a)<<16 | uint32(b)<<8 | uint32(c) {
	case 0xe4b880, 0xe4ba8c, 0xe4b889, 0xe59b9b, 0xe4ba94, 0xe585ad, 0xe4b883, 0xe585ab, 0xe4b99d, // 一 to 九
		0xe38087, 0xe99bb6, 0xe5a3b9, 0xe5b9ba, // 〇 零 壹 幺: what a number can begin with
		0xe8b4b0, 0xe58f81, 0xe88286, 0xe4bc8d, 0xe99986, 0xe69f92, 0xe68d8c, 0xe78e96: // 贰 to 玖
		return number
	case 0xe4bd8f, 0xe59d80:
		return home
	case 0xe7898c:
		return plate
	case 0xe5beae:
		return wechat
	}
	if a == 0xef && b == 0xbc && 0x90 <= c && c <= 0x99 { // ０ to ９
		return number
	}
	return none
}

// telling are the bytes that the scan must look at: the others begin nothing.
func (sc *scanner) telling() (t [256]bool) {
	for b := '0'; b <= '9'; b++ {
		t[b] = true
	}
	t['@'] = !sc.sureOnly
	t['<'], t['>'], t['&'] = sc.markup, sc.markup, sc.markup
	for b := 0xe3; b < len(t); b++ {
		t[b] = true
	}
	return t
}

// run looks through s from the first trigger on.
func (sc *scanner) run(i int) {
	s := sc.s
	tells := sc.telling()
	for i < len(s) {
		b := s[i]
		switch {
		case !tells[b]: // four of five bytes
			i++
		case b < 0x80:
			switch {
			case '0' <= b && b <= '9':
				i = sc.number(i)
				continue
			case b == '@' && !sc.sureOnly:
				sc.email(i)
			case b == '<' && sc.markup:
				sc.inTag = true
			case b == '>' && sc.markup:
				sc.inTag = false
			case b == '&' && sc.markup && i+1 < len(s) && s[i+1] == '#':
				if c := entity(s[i:]); c.class == digit {
					i = sc.number(i)
					continue
				} else if c.size > 1 {
					i += c.size
					continue
				}
			}
			i++
		case b >= 0xe3 && i+2 < len(s):
			t := trigger(b, s[i+1], s[i+2])
			if t == number {
				i = sc.number(i)
				continue
			}
			if t != none && !sc.sureOnly {
				sc.word(t, i)
			}
			i++
			if s[i] >= 0x80 && s[i+1] >= 0x80 && b < 0xf0 {
				i += 2
			}
		default:
			i++
		}
	}
}

// word looks at what stands after, or around, a character that sets off more.
func (sc *scanner) word(t cue, i int) {
	switch t {
	case home:
		sc.address(i)
	case plate:
		sc.plate(i)
	case wechat:
		sc.wechat(i)
	}
}

// number judges the number whose first digit is s[i] and returns where to go
// on: after what was found, else after the first group.
func (sc *scanner) number(i int) int {
	if end := sc.dull(i); end > i {
		return end
	}
	start := pastPercent(sc.s, i)
	if start >= len(sc.s) || sc.at(start).class != digit {
		return max(start, i+1)
	}
	sc.read(start)
	if sc.begins(start) {
		if end := sc.judge(); end > 0 {
			return end
		}
	} else if !sc.sureOnly && sc.passport(start) {
		return sc.out[len(sc.out)-1].End
	}
	return sc.pastGroup()
}

// dull returns where the stretch of narrow digits, blanks and hyphens at s[i]
// ends where it is too short to be anything, else i. Most numbers are dates
// and counts, and this is all that they cost.
func (sc *scanner) dull(i int) int {
	total, group, j := 0, 0, i
	for j < len(sc.s) && total < 15 {
		switch b := sc.s[j]; {
		case '0' <= b && b <= '9':
			total++
			if group++; group > 4 && !sc.sureOnly {
				return i
			}
		case b == ' ' || b == '-':
			group = 0
		default:
			if (total < 11 || sc.sureOnly) && sc.plainAfter(j) {
				return j
			}
			return i
		}
		j++
	}
	if j < len(sc.s) || total >= 11 && !sc.sureOnly {
		return i
	}
	return j
}

// plainAfter reports whether no number can go on with s[j].
func (sc *scanner) plainAfter(j int) bool {
	switch b := sc.s[j]; {
	case b >= 0xe4 && b <= 0xe9 && j+2 < len(sc.s):
		return trigger(b, sc.s[j+1], sc.s[j+2]) != number
	case b >= 0x80 || b == '*' || b == '\\' || b|0x20 == 'x':
		return false
	case b == '<' || b == '&':
		return !sc.markup
	}
	return true
}

// pastGroup returns where the first group of the cells ends.
func (sc *scanner) pastGroup() int {
	for k := range sc.cells {
		if sc.cells[k].part {
			return sc.cells[k-1].end
		}
	}
	end := sc.cells[len(sc.cells)-1].end
	if len(sc.cells) == maxCells { // the group may go on: nothing begins in it
		for end < len(sc.s) && '0' <= sc.s[end] && sc.s[end] <= '9' {
			end++
		}
	}
	return end
}

// begins reports whether a number may begin at s[i]: neither a letter nor a
// digit of the same writing stands before it. A word such as Tel may.
func (sc *scanner) begins(i int) bool {
	for unseen := 0; i > 0 && unseen < maxInvisible; unseen++ {
		c, size := sc.before(i)
		switch c.class {
		case invisible:
			i -= size
			continue
		case digit:
			return c.han != sc.at(i).han
		case letter:
			return escaped(sc.s, i) || labelled(sc.s[:i])
		}
		return true
	}
	return true
}

// before reads the character that ends at s[i].
func (sc *scanner) before(i int) (c char, size int) {
	if b := sc.s[i-1]; b < 0x80 {
		if b == '>' && sc.markup {
			if open := bytes.LastIndexByte(sc.s[max(0, i-64):i], '<'); open >= 0 {
				if from := max(0, i-64) + open; inlineTag(sc.s[from:i]) == i-from {
					return char{class: invisible}, i - from
				}
			}
			return char{}, 1
		}
		if escaped(sc.s, i) {
			return char{}, 1
		}
		if b == 'b' || b == 'f' || b == 'd' || '0' <= b && b <= '9' { // may end \u200b
			if c := sc.escapeBefore(i); c.class != other {
				return c, c.size
			}
		}
		return sc.at(i - 1), 1
	}
	for size = 1; size < 4 && i-size > 0 && sc.s[i-size]&0xc0 == 0x80; size++ {
	}
	return wide(sc.s[i-size : i]), size
}

// escapeBefore reads \u200b where it ends at s[i].
func (sc *scanner) escapeBefore(i int) char {
	const size = len(`\u200b`)
	if i >= size && sc.s[i-size] == '\\' {
		if c := escape(sc.s[i-size : i]); c.size == size {
			return c
		}
	}
	return char{}
}

// pastPercent returns i, or where a character written as %B7 ends that s[i]
// is part of.
func pastPercent(s []byte, i int) int {
	switch {
	case i >= 1 && s[i-1] == '%' && i+1 < len(s) && hex(s[i]) && hex(s[i+1]):
		return i + 2
	case i >= 2 && s[i-2] == '%' && hex(s[i-1]):
		return i + 1
	}
	return i
}

// escaped reports whether %B7 ends at s[i].
func escaped(s []byte, i int) bool {
	return i >= 3 && s[i-3] == '%' && hex(s[i-2]) && hex(s[i-1])
}

func hex(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'f'
}
