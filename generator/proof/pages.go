package proof

import (
	"strings"

	"gongshi/generator/diag"
)

// longLine is the number of characters past which a line is no item of a list
// but a block of running text.
const longLine = 60

// markPages finds the numbers of pages that stand inside sentences: at the end
// of a line that breaks off, or as "2、" at the start of the line after it.
func (p *reader) markPages() {
	p.pageMarks = map[int]bool{}
	var found []int // indexes of findings of the second form
	for n := range p.lines {
		l := p.lines[n]
		if l.form != prose {
			continue
		}
		p.letterHead(l)
		p.attachments(l)
		if n == 0 || p.lines[n-1].form != prose {
			continue
		}
		last := p.lines[n-1]
		number, to := p.pageNumber(l)
		if number > 0 && p.breaksOff(last, to) {
			p.pageMarks[n] = true
			found = append(found, len(p.out))
			start := p.end(last.to - 1)
			p.mend(diag.R214, start, p.end(to-1), "", false,
				diag.Say("页码“%d、”把一句话截成两段", "the page number %d stands inside a sentence", number))
			continue
		}
		p.numberAtEnd(last, l)
	}
	if len(found) > 1 { // more than a chance likeness
		for _, k := range found {
			f := &p.out[k]
			f.Safe = true
			f.Hint = diag.Say("删去页码和换行；gongshi fmt --fix 可以一并改好", "take out the number and the line break; gongshi fmt --fix does it")
		}
	}
}

// pageNumber reads "12、" at the start of a line and returns the number and
// where it ends, 0 where there is none.
func (p *reader) pageNumber(l line) (number, to int) {
	i := l.from
	for i < l.to && p.chars[i].kind == digit && i-l.from < 3 {
		number = number*10 + int(p.chars[i].r-'0')
		i++
	}
	if i == l.from || i >= l.to || p.rune(i) != '、' {
		return 0, 0
	}
	return number, i + 1
}

// breaksOff reports whether line l ends inside a sentence that goes on at
// index next.
func (p *reader) breaksOff(l line, next int) bool {
	size := l.to - l.from
	if size < 25 || !l.stops {
		return false
	}
	switch p.kindAt(l.to - 1) {
	case stop, shut:
		return p.kindAt(next) == stop || p.kindAt(next) == comma
	case comma:
		return size >= longLine && p.rune(l.to-1) != ':'
	}
	goesOn := p.kindAt(next) != han || strings.ContainsRune("的地得了着们性化者项个营月日年等和及与", p.rune(next))
	return size >= longLine || goesOn
}

// numberAtEnd reports a number at the end of line last that is neither part of
// its sentence nor of the line that follows.
func (p *reader) numberAtEnd(last, l line) {
	from := last.to
	for from > last.from && p.chars[from-1].kind == digit {
		from--
	}
	size := last.to - last.from
	if from == last.to || last.to-from > 3 || size < 20 || !last.stops || p.kindAt(l.from) != han {
		return
	}
	before := from
	for p.kindAt(before-1) == blank {
		before--
	}
	switch p.kindAt(before - 1) {
	case han:
		if before == from && (strings.ContainsRune("第约共近超达为至到有满", p.rune(from-1)) || strings.ContainsRune("个项年月日天条款名人元元号度章节种类次件处位户家所台套分倍级多余万千百", p.rune(l.from))) {
			return
		}
	case comma:
		if before == from && strings.ContainsRune("个项年月日天条款名人元号度章节种类次件处位户家所台套分倍级多余万千百", p.rune(l.from)) {
			return
		}
	default:
		return
	}
	p.mend(diag.R214, p.start(before), p.start(l.from), "", true,
		diag.Say("页码“%s”夹在一句话中间", "the page number %s stands inside a sentence", p.text(from, last.to)))
}

// letterHead reports the head of a red-letter paper that slipped into a
// sentence: 中共…委文件加强….
func (p *reader) letterHead(l line) {
	for i := l.from; i+4 < l.to; i++ {
		if p.rune(i) != '文' || p.rune(i+1) != '件' || !strings.ContainsRune("委府会", p.rune(i-1)) {
			continue
		}
		from := i
		for from > l.from && p.kindAt(from-1) != stop && p.kindAt(from-1) != comma && p.kindAt(from-1) != open {
			from--
		}
		head := p.text(from, i)
		if p.kindAt(i+2) != han || strings.ContainsRune("精神要求规定的和及与下中有办柜等处内上依为是由均已应发", p.rune(i+2)) {
			continue
		}
		if strings.HasPrefix(head, "中共") || strings.HasSuffix(head, "人民政府") && i-from <= 12 {
			p.mend(diag.R214, p.start(from), p.end(i+1), "", false, diag.Say("文件头“%s文件”混进了句子", "the head of a letter stands inside a sentence: %s文件", head))
		}
	}
}

// attachments reports the title of an attachment that is glued to what stands
// before it: 导小组附件2:….
func (p *reader) attachments(l line) {
	for i := l.from + 1; i+3 < l.to; i++ {
		if p.rune(i) != '附' || p.rune(i+1) != '件' || p.kindAt(i+2) != digit {
			continue
		}
		to := i + 2
		for p.kindAt(to) == digit {
			to++
		}
		before := p.kindAt(i - 1)
		glued := before == han && !strings.ContainsRune("见参照按据填和及与附在将以为由看含括的把", p.rune(i-1)) || p.rune(i-1) == ')'
		if p.rune(to) != ':' || !glued || p.kindAt(to+1) != han {
			continue
		}
		p.add(diag.R214, i, to+1, diag.Say("附件标题“%s”夹在正文中间", "the title of an attachment stands inside the text: %s", p.text(i, to+1)),
			diag.Say("附件另起一段，放在自己的表前面", "begin the attachment on a line of its own, before its table"))
	}
}
