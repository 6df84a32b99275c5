package proof

import (
	"strings"

	"gongshi/generator/diag"
)

// eachLine looks at the starts, ends and blanks of lines.
func (p *reader) eachLine() {
	wrapped := p.wrapped()
	for n, l := range p.lines {
		if l.form == empty {
			continue
		}
		p.strayStop(n, l)
		if l.form == prose || l.form == bullet {
			p.brokenLine(n, l, wrapped)
			p.blanks(l)
		}
	}
}

// strayStop reports a mark of the end of a sentence at the start of a line.
func (p *reader) strayStop(n int, l line) {
	r := p.rune(l.from)
	if !strings.ContainsRune("。,、;:!?", r) || p.raw(l.from) < 0x80 && strings.ContainsRune(":!?", r) {
		return
	}
	if l.form == row {
		return
	}
	p.mend(diag.R216, p.start(l.from), p.end(l.from), "", false,
		diag.Say("行首多出标点“%s”", "a line begins with %q", string(p.raw(l.from))))
}

// wrapped reports whether the author of a Markdown text breaks lines at will:
// most lines of prose are short and end inside a sentence, which is no damage
// there.
func (p *reader) wrapped() bool {
	if !p.opt.Markdown {
		return false
	}
	broken, all := 0, 0
	for n := 0; n+1 < len(p.lines); n++ {
		l, next := p.lines[n], p.lines[n+1]
		if l.form != prose && l.form != bullet || l.to-l.from < 15 {
			continue
		}
		all++
		if next.form == prose && p.kindAt(l.to-1) != stop {
			broken++
		}
	}
	return broken*3 >= all
}

// brokenLine reports a line that ends inside a sentence, which goes on in the
// next line that is not empty.
func (p *reader) brokenLine(n int, l line, wrapped bool) {
	size := l.to - l.from
	if size < 25 || !l.sentence || p.kindAt(l.to-1) != han {
		return
	}
	after, parted := n+1, false
	if p.opt.Markdown && after < len(p.lines) && p.lines[after].form == empty {
		after, parted = after+1, true // two paragraphs
	}
	if after >= len(p.lines) || p.lines[after].form != prose || p.pageMarks[after] {
		return
	}
	next := p.lines[after]
	if p.opt.Markdown && size < 80 && wrapped && !parted {
		return
	}
	if p.kindAt(next.from) != han || p.markAt(next.from, next.to).style != 0 || !p.goesOn(l, next) {
		return
	}
	p.mend(diag.R216, p.end(l.to-1), p.start(next.from), "", false,
		diag.Say("一句话断成了两行：“%[1]s”下一行是“%[2]s”", "a sentence is broken in two lines: %[1]q and %[2]q", p.text(max(l.from, l.to-4), l.to), p.text(next.from, min(next.to, next.from+4))))
}

// goesOn reports whether next reads as the rest of a sentence: it comes to an
// end with a mark, and soon holds one. Headings and signatures have none.
func (p *reader) goesOn(l, next line) bool {
	if !next.stops {
		return false
	}
	open := 0
	for _, c := range p.chars[next.from:min(next.to, next.from+6)] {
		if c.r == ':' {
			open++
		}
	}
	return open == 0
}

// blanks reports blanks between two Chinese characters of a sentence.
func (p *reader) blanks(l line) {
	for i := l.from; i < l.to; {
		to := i
		for to < l.to && !p.clauseEnd(to) {
			to++
		}
		p.clauseBlanks(i, to, l.stops)
		i = to + 1
	}
}

// clauseEnd reports whether a mark that ends a clause stands at i.
func (p *reader) clauseEnd(i int) bool {
	switch p.kindAt(i) {
	case stop, comma, open, shut, code, newline:
		return true
	}
	return false
}

// clauseBlanks judges the blanks of one clause. One blank is a slip of the
// hand; several part names, posts or the fields of a form, except between
// single characters: 人 民 法 院.
func (p *reader) clauseBlanks(from, to int, sentence bool) {
	var gaps [][2]int
	single := 0 // how many characters stand alone
	size := 0
	for i := from; i <= to; i++ {
		if i < to && p.kindAt(i) != blank {
			size++
			continue
		}
		if size == 1 && p.kindAt(i-1) == han {
			single++
		}
		size = 0
		start := i
		for i < to && p.kindAt(i+1) == blank {
			i++
		}
		if i < to && start > from && p.kindAt(start-1) == han && p.kindAt(i+1) == han {
			gaps = append(gaps, [2]int{start, i + 1})
		}
	}
	switch {
	case len(gaps) >= 3 && single == len(gaps)+1:
		p.spaced(from, to)
	case len(gaps) == 1 && sentence && !p.partedWords(gaps[0], from, to):
		g := gaps[0]
		p.mend(diag.R216, p.start(g[0]), p.start(g[1]), "", false,
			diag.Say("“%s”中间多出空格", "a blank stands inside %q", p.text(max(from, g[0]-3), min(to, g[1]+2))))
	}
}

// spaced reports a word whose characters are set apart.
func (p *reader) spaced(from, to int) {
	for p.kindAt(from) == blank {
		from++
	}
	word := strings.ReplaceAll(p.text(from, to), " ", "")
	p.mend(diag.R216, p.start(from), p.end(to-1), word, false,
		diag.Say("“%s”的字被空格隔开", "blanks part the characters of %q", word))
}

// partedWords reports whether the blank gap of the clause [from, to) parts
// what is rightly parted: a label, two issuers, a name and a post, a date or
// number with a lost part, which R004 tells of.
func (p *reader) partedWords(gap [2]int, from, to int) bool {
	left, right := p.text(from, gap[0]), p.text(gap[1], to)
	first, last := p.rune(gap[1]), p.rune(gap[0]-1)
	if p.chars[gap[1]].bits&isDate != 0 || p.chars[gap[0]-1].bits&isDate != 0 {
		return true
	}
	if gap[0]-from == 1 && to-gap[1] <= 2 || to-gap[1] <= 2 && p.rune(to) == ':' {
		return true // 组　长：
	}
	if gap[0]-from <= 2 && to-gap[1] <= 4 && p.kindAt(to) != comma && p.kindAt(to) != stop {
		return true
	}
	if strings.ContainsRune("委府会局院厅办部省市县区", last) {
		head := p.text(gap[1], min(to, gap[1]+14))
		if strings.ContainsAny(head, "委府局厅部院会") {
			return true
		}
	}
	for _, post := range []string{"书记", "主任", "长", "员", "干事", "组长"} {
		if strings.HasSuffix(right, post) && gap[0]-from <= 12 || strings.HasSuffix(left, post) && to-gap[1] <= 4 {
			return true
		}
	}
	// The number of a heading: 一、总则 or 第一条 总则.
	return first == '(' || strings.HasPrefix(left, "第") && strings.ContainsRune("条章节款项部分编季", last) || strings.HasPrefix(left, "附件") || strings.HasPrefix(left, "表")
}
