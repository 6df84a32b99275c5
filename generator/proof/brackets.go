package proof

import (
	"strings"

	"gongshi/generator/diag"
)

const (
	opening = "([{“‘《〈〔【「『"
	closing = ")]}”’》〉〕】」』"
)

// reach is how many lines that are not empty a pair may span: titles and
// quotations break over lines.
const reach = 3

// opened is a bracket that waits for its other half.
type opened struct{ at, line int }

// brackets pairs brackets and quotation marks.
func (p *reader) brackets() {
	var stack []opened
	count := 0
	for _, l := range p.lines {
		if l.form == empty {
			continue
		}
		count++
		kept := stack[:0]
		for _, o := range stack {
			if count-o.line < reach {
				kept = append(kept, o)
			} else {
				p.unpaired(o.at)
			}
		}
		stack = kept
		for i := l.from; i < l.to; i++ {
			switch p.chars[i].kind {
			case open:
				stack = append(stack, opened{i, count})
			case shut:
				stack = p.close(stack, i, l)
			}
		}
		if l.form == row || l.form == heading {
			for _, o := range stack {
				p.unpaired(o.at)
			}
			stack = stack[:0]
		}
	}
	for _, o := range stack {
		p.unpaired(o.at)
	}
}

// close takes the half that the closing bracket at i belongs to off the stack
// and reports what stands between without its own.
func (p *reader) close(stack []opened, i int, l line) []opened {
	r := p.rune(i)
	if r == '’' && (p.kindAt(i-1) == letter || p.kindAt(i-1) == digit) {
		return stack
	}
	want := []rune(opening)[strings.Count(closing[:strings.IndexRune(closing, r)], "")-1]
	for k := len(stack) - 1; k >= 0; k-- {
		if p.rune(stack[k].at) != want {
			continue
		}
		for _, o := range stack[k+1:] {
			p.unpaired(o.at)
		}
		p.widths(stack[k].at, i)
		return stack[:k]
	}
	if n := len(stack); n > 0 && p.interval(stack[n-1].at, i) {
		return stack[:n-1]
	}
	if r == ')' && p.listNumber(i, l) {
		return stack
	}
	p.unpaired(i)
	return stack
}

// widths reports a pair of which one half is full-width and the other not.
func (p *reader) widths(from, to int) {
	a, b := p.raw(from), p.raw(to)
	if (a < 0x80) == (b < 0x80) || a == '\'' {
		return
	}
	wide := "（"
	at := from
	if b < 0x80 {
		wide, at = string(b-'!'+'！'), to
	} else {
		wide = string(a - '!' + '！')
	}
	p.mend(diag.R217, p.start(at), p.end(at), wide, false,
		diag.Say("一对括号一半全角、一半半角", "one half of a pair of brackets is full-width, the other is not"))
}

// listNumber reports whether the bracket at i closes a number of a list that
// opens with none: 1) or 一).
func (p *reader) listNumber(i int, l line) bool {
	from := i
	for from > l.from && i-from < 3 && (p.kindAt(from-1) == digit || p.kindAt(from-1) == letter || p.chars[from-1].bits&isNumber != 0) {
		from--
	}
	if from == i {
		return false
	}
	if from == l.from {
		return true
	}
	switch p.kindAt(from - 1) {
	case stop, comma, blank, shut, code, other:
		return true
	}
	return false
}

// interval reports whether the brackets hold a range of numbers, [60,80).
func (p *reader) interval(from, to int) bool {
	for _, c := range p.chars[from+1 : to] {
		if c.kind != digit && c.kind != comma && c.kind != blank && !strings.ContainsRune(".%∞-+", c.r) {
			return false
		}
	}
	return to > from+1 && strings.ContainsRune("([", p.rune(from)) && strings.ContainsRune(")]", p.rune(to))
}

func (p *reader) unpaired(i int) {
	r := p.s[p.start(i):p.end(i)]
	if p.kindAt(i) == open {
		p.add(diag.R217, i, i+1, diag.Say("“%s”只有前一半，没有后一半", "%q is never closed", r), diag.Say("补上后一半，或删去前一半", "close it or take it out"))
		return
	}
	p.add(diag.R217, i, i+1, diag.Say("“%s”只有后一半，没有前一半", "%q closes what was never opened", r), diag.Say("补上前一半，或删去后一半", "open it or take it out"))
}
