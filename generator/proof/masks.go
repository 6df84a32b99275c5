package proof

import (
	"strings"
	"unicode/utf8"

	"gongshi/generator/diag"
)

func decode(s string, i int) (rune, int) { return utf8.DecodeRuneInString(s[i:]) }

// mask reports a sign that stands in place of a name and begins at i: XX, **,
// ××, ○○, and x alone among Chinese characters.
func (p *reader) mask(i int) {
	r := p.rune(i) | 0x20
	switch p.rune(i) {
	case 'x', 'X', '*', '×', '○', '◯':
	default:
		return
	}
	alike := func(k int) bool { return p.kindAt(k) != newline && p.rune(k)|0x20 == r }
	if alike(i - 1) {
		return
	}
	to := i + 1
	for alike(to) {
		to++
	}
	before, after := p.kindAt(i-1), p.kindAt(to)
	if p.rune(i-1) == '-' || p.rune(to) == '-' {
		return // of a code
	}
	if before == letter || after == letter || before == digit && after != han || after == digit {
		return
	}
	switch p.rune(i) {
	case 'x', 'X':
		if to == i+1 && !p.alone(i) || to > i+1 && before != han && after != han {
			return
		}
	case '*':
		if !p.stars(i, to) {
			return
		}
	default:
		if to == i+1 || before != han && after != han || p.chars[i].bits&isNumber != 0 && p.numeralBeside(i, to) {
			return
		}
	}
	p.add(diag.R213, i, to, diag.Say("“%s”是隐去的名称或字词没有补上", "%q stands where a name was masked", p.s[p.start(i):p.end(to-1)]),
		diag.Say("查对原件补上；不便写明的写“某市”“某单位”", "put in what the original says"))
}

func (p *reader) numeralBeside(from, to int) bool {
	for _, i := range []int{from - 1, to} {
		if p.kindAt(i) != newline && strings.ContainsRune("一二三四五六七八九十", p.rune(i)) {
			return true
		}
	}
	return false
}

// alone reports whether the x at i stands for a word: between characters and
// marks of Chinese, and not X光, X射线 or the name of a line or kind.
func (p *reader) alone(i int) bool {
	side := func(k kind) bool { return k == han || k == comma || k == stop || k == open || k == shut }
	if !side(p.kindAt(i-1)) || !side(p.kindAt(i+1)) {
		return false
	}
	if p.kindAt(i-1) != han && p.kindAt(i+1) != han {
		// One of a list of words: 政府、x、司法机关, but not x、y、z.
		return p.rune(i-1) == '、' && p.rune(i+1) == '、' && p.kindAt(i-2) == han && p.kindAt(i+2) == han
	}
	if p.kindAt(i-1) == open && p.kindAt(i+1) == shut || p.rune(i+1) == '、' && p.kindAt(i+2) == letter {
		return false // a mark (x), or the variables x、y
	}
	return p.kindAt(i+1) != han || !strings.ContainsRune("光射线型轴片级类档号", p.rune(i+1))
}

// stars reports whether the stars [from, to) are a mask. In Markdown two of
// them that have a second pair in their paragraph are emphasis, unless both
// stand before a word that a name goes with: **市.
func (p *reader) stars(from, to int) bool {
	if to-from < 2 || p.kindAt(from-1) != han && p.kindAt(to) != han {
		return false
	}
	if !p.opt.Markdown || to-from > 3 {
		return true
	}
	pairs, masks := 0, 0
	at, end := p.paragraph(from)
	for ; at < end; at++ {
		if p.rune(at) != '*' || p.rune(at+1) != '*' {
			continue
		}
		pairs++
		at++
		if strings.ContainsRune("省市县区镇乡村州旗局校院", p.rune(at+1)) && p.kindAt(at+1) == han {
			masks++
		}
	}
	return pairs%2 == 1 || pairs == masks
}

// paragraph returns the paragraph of Markdown around i, at most 1,000
// characters to each side.
func (p *reader) paragraph(i int) (from, to int) {
	blankLine := func(k, step int) bool {
		for k += step; p.kindAt(k) == blank; k += step {
		}
		return p.kindAt(k) == newline
	}
	for from = i; from > max(0, i-1000) && !(p.chars[from-1].kind == newline && blankLine(from-1, -1)); from-- {
	}
	for to = i; to < min(len(p.chars), i+1000) && !(p.chars[to].kind == newline && blankLine(to, 1)); to++ {
	}
	return from, to
}

// foreign reports a mark of the place that a text was copied from, with what
// belongs to it: the name or address behind it.
func (p *reader) foreign(from, to int, printed string) {
	if n := len(p.out); n > 0 && p.out[n-1].Code == diag.R215 && p.out[n-1].End > p.start(from) {
		return
	}
	if p.rune(from-1) == '(' {
		from--
		for to < len(p.chars) && p.kindAt(to) != newline && p.rune(to) != ')' {
			to++
		}
		to = min(to+1, len(p.chars))
	} else if p.rune(to) == ':' {
		to++
		for p.kindAt(to) == blank {
			to++
		}
		for k := p.kindAt(to); k == han || k == letter || k == digit || k == blank && p.isAddress(to+1); k = p.kindAt(to) {
			if p.isAddress(to) {
				to = p.addressEnd(to)
				break
			}
			to++
		}
	}
	if p.kindAt(to-1) == newline {
		to--
	}
	p.mend(diag.R215, p.start(from), p.end(to-1), "", false,
		diag.Say("“%s”是转载来源的痕迹，不是正文", "%q comes from the place the text was copied from", printed))
}

// address reports an address of the web that stands inside a word.
func (p *reader) address(i int) {
	if !p.isAddress(i) || p.kindAt(i-1) != han || p.opt.Markdown && p.rune(i-1) == ']' {
		return
	}
	if n := len(p.out); n > 0 && p.out[n-1].Code == diag.R215 && p.out[n-1].End > p.start(i) {
		return
	}
	end := p.addressEnd(i)
	if p.kindAt(end) != han || strings.ContainsRune("录陆问站址台网入开为是在到从至见用过自查", p.rune(i-1)) || strings.ContainsRune("查下办进填上中提注报申了自内网的或和、", p.rune(end)) {
		return
	}
	p.mend(diag.R215, p.start(i), p.end(end-1), "", false, diag.Say("网址夹在词语中间", "an address stands inside a word"))
}

func (p *reader) isAddress(i int) bool {
	if p.kindAt(i) != letter || p.kindAt(i-1) == letter {
		return false
	}
	for _, head := range []string{"http://", "https://", "www."} {
		if p.has(i, []rune(head)) {
			return true
		}
	}
	return false
}

func (p *reader) addressEnd(i int) int {
	for k := p.kindAt(i); k == letter || k == digit || k != newline && strings.ContainsRune(":/.-_?=&%#~+", p.rune(i)); k = p.kindAt(i) {
		i++
	}
	return i
}
