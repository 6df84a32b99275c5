package proof

import (
	"strings"

	"gongshi/generator/diag"
)

// The styles of numbers in front of items, the wider first.
const (
	noStyle     = iota
	chapter     // 一、
	section     // （一）
	item        // 1、 1. 1,
	subitem     // （1）
	circle      // ①
	is          // 一是
	styleBounds // how many there are
)

// mark is a number in front of an item.
type mark struct {
	style, value int
	from, to     int
	sep          rune // of an item
	line         int
	first        bool // it begins its line
	afterStop    bool // it follows the end of a sentence
}

// markAt reads the number of an item at index i of a text that ends at end.
// Its style is noStyle where there is none.
func (p *reader) markAt(i, end int) mark {
	m := mark{from: i, to: i}
	at := i
	bracket := p.rune(at) == '('
	if bracket {
		at++
	}
	if r := p.rune(at); r >= '①' && r <= '⑳' && !bracket {
		return mark{style: circle, value: int(r-'①') + 1, from: i, to: at + 1}
	}
	value, chinese, next := p.numberAt(at, end)
	if value == 0 || next >= end {
		return m
	}
	m.value, m.sep = value, p.rune(next)
	m.to = next + 1
	switch {
	case bracket && m.sep == ')' && chinese:
		m.style = section
	case bracket && m.sep == ')':
		m.style = subitem
	case bracket:
	case chinese && m.sep == '、':
		m.style = chapter
	case chinese && m.sep == '是' && p.kindAt(m.to) == han:
		m.style = is
	case !chinese && strings.ContainsRune("、.,．", m.sep) && p.kindAt(m.to) != digit:
		m.style = item
		if p.opt.Markdown && m.sep == '.' && p.kindAt(m.to) == blank {
			m.style = noStyle // Markdown numbers by itself
		}
		if m.sep == '.' && p.kindAt(m.to) == letter || m.sep != '、' && p.kindAt(m.to) == newline {
			m.style = noStyle
		}
	}
	return m
}

// numberAt reads a number of one or two digits, or a Chinese one up to 99.
func (p *reader) numberAt(i, end int) (value int, chinese bool, next int) {
	for next = i; next < end && next-i < 3 && p.chars[next].kind == digit; next++ {
		value = value*10 + int(p.chars[next].r-'0')
	}
	if next > i {
		if next-i > 2 {
			return 0, false, next
		}
		return value, false, next
	}
	ten := false
	for ; next < end && next-i < 4; next++ {
		n := strings.IndexRune("一二三四五六七八九十", p.rune(next))
		if n < 0 {
			break
		}
		switch n = n/3 + 1; {
		case n == 10 && ten, n < 10 && !ten && value > 0:
			return 0, true, next
		case n == 10:
			value, ten = max(value, 1)*10, true
		default:
			value += n
		}
	}
	return value, true, next
}

// marks gathers the numbers of items: at the start of lines, and behind the
// end of a sentence.
func (p *reader) marks() []mark {
	var out []mark
	for n, l := range p.lines {
		if l.form == empty || l.form == row || l.form == heading {
			continue
		}
		for i := l.from; i < l.to; i++ {
			first := i == l.from && !p.pageMarks[n]
			c := p.chars[i]
			if c.kind != digit && c.bits&isNumber == 0 && c.r != '(' && (c.r < '①' || c.r > '⑳') {
				continue
			}
			before := i - 1
			for !first && p.kindAt(before) == blank {
				before--
			}
			k := p.kindAt(before)
			if !first && k != stop && k != shut && p.rune(before) != ':' {
				continue
			}
			m := p.markAt(i, l.to)
			if m.style == noStyle {
				continue
			}
			m.line, m.first = n, first
			m.afterStop = k == stop && p.rune(before) != ';'
			out = append(out, m)
			i = m.to - 1
		}
	}
	return out
}

// numbering judges the numbers of items: headings that run into the paragraph
// before them, numbers left out or given twice, and mixed separators.
func (p *reader) numbering() {
	marks := p.marks()
	if len(marks) < 2 {
		return
	}
	var atStart [styleBounds]int // marks past the first that begin a line
	for _, m := range marks {
		if m.first && m.value > 1 {
			atStart[m.style]++
		}
	}
	for k, m := range marks {
		if !m.first && m.afterStop && p.runsIn(marks, k, atStart[m.style]) {
			p.add(diag.R218, m.from, m.to, diag.Say("“%s”是下一项的开头，却接在上一段里", "%q begins the next item and runs into the paragraph before", p.text(m.from, m.to)),
				diag.Say("从“%s”起另起一段", "begin a new paragraph at %q", p.text(m.from, m.to)))
		}
	}
	p.sequence(marks)
}

// runsIn reports whether marks[k], which stands inside a paragraph, belongs to
// a list whose other items begin lines.
func (p *reader) runsIn(marks []mark, k, atStart int) bool {
	m := marks[k]
	other := func(step, value int) *mark {
		for i := k + step; i >= 0 && i < len(marks); i += step {
			if marks[i].style < m.style && m.style != is {
				return nil
			}
			if marks[i].style == m.style {
				if marks[i].value == value {
					return &marks[i]
				}
				return nil
			}
		}
		return nil
	}
	if m.value == 1 {
		next := other(1, 2)
		return m.style != is && next != nil && next.first && next.line > m.line
	}
	previous := other(-1, m.value-1)
	if previous == nil || !previous.first {
		return false
	}
	if previous.line < m.line {
		return true
	}
	if m.style != is && atStart >= 2 {
		return true
	}
	return previous.value > 1 && m.style == is
}

// sequence judges the numbers that begin lines.
func (p *reader) sequence(marks []mark) {
	var last [styleBounds]mark
	var odd [styleBounds]bool
	for k, m := range marks {
		for s := m.style + 1; s < is && m.style != is; s++ {
			last[s] = mark{}
		}
		before := last[m.style]
		last[m.style] = m
		if before.value == 0 || m.value == 1 || m.style == is {
			odd[m.style] = false
			continue
		}
		if m.value == before.value+1 {
			odd[m.style] = p.separators(marks, k, before, odd[m.style])
			continue
		}
		if !m.first || !before.first || m.value < before.value || m.value > before.value+3 || p.between(before, m) {
			continue
		}
		text := diag.Say("“%[1]s”之后是“%[2]s”，编号跳了", "%[2]q follows %[1]q: a number is left out", p.text(before.from, before.to), p.text(m.from, m.to))
		if m.value == before.value {
			text = diag.Say("编号“%s”重复", "the number %q is given twice", p.text(m.from, m.to))
		}
		p.add(diag.R218, m.from, m.to, text, diag.Say("核对是缺了一项还是编号写错", "see whether an item is missing or the number is wrong"))
	}
}

// separators judges the sign behind the number of marks[k] against the one
// before it, and reports whether it is the odd one.
func (p *reader) separators(marks []mark, k int, before mark, odd bool) bool {
	m := marks[k]
	if m.style != item || m.sep == before.sep || odd {
		return false
	}
	same := before.value > 1
	for _, n := range marks[k+1:] {
		if n.style == item {
			same = same || n.value == m.value+1 && n.sep == before.sep
			break
		}
	}
	if m.sep != ',' && !same {
		return false
	}
	p.mend(diag.R218, p.start(m.to-1), p.end(m.to-1), string(p.raw(before.to-1)), false,
		diag.Say("编号“%[1]s”后面的符号和“%[2]s”不一致", "the sign behind %[1]q is another than in %[2]q", p.text(m.from, m.to), p.text(before.from, before.to)))
	return true
}

// between reports whether the number that seems left out stands somewhere
// between two marks.
func (p *reader) between(a, b mark) bool {
	for i := a.to; i < b.from; i++ {
		if m := p.markAt(i, b.from); m.style == a.style && m.value > a.value && m.value < b.value {
			return true
		}
	}
	return false
}
