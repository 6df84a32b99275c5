package proof

import (
	"slices"
	"strings"

	"gongshi/generator/diag"
)

// scan reads the text once and lets every detector see what was read.
func (p *reader) scan() {
	p.read()
	p.characters()
	if !p.opt.Line {
		p.markPages()
		p.eachLine()
		p.numbering()
		p.counts()
	} else {
		for _, l := range p.lines {
			l.stops = false
			p.blanks(l)
		}
	}
	p.brackets()
	p.dates()
	p.scripts()
}

// characters looks at each character for what begins there.
func (p *reader) characters() {
	fixes := p.fixes()
	var same [5]int // same[n]: how many characters in a row equal the one n before
	for i := range p.chars {
		c := &p.chars[i]
		switch {
		case c.kind == han:
			p.doubled(i, &same)
			if c.bits&isLike != 0 {
				p.lookAlike(i)
			}
			if c.bits&isWord != 0 {
				p.words(i, p.t.words[c.r])
			}
			if fixes != nil {
				p.words(i, fixes[c.r])
			}
			continue
		case c.kind == letter:
			p.mask(i)
			p.address(i)
			p.zero(i)
		case c.r == '*' || c.r == '×':
			p.mask(i)
		case c.r == '○' || c.r == '◯':
			p.mask(i)
			p.zero(i)
		case c.r == '[' || c.r == '【':
			p.words(i, p.t.words[c.r])
		}
		same = [5]int{}
	}
}

// lookAlike reports a character that stands in place of another.
func (p *reader) lookAlike(i int) {
	start, end := p.start(i), p.end(i)
	printed, right := p.s[start:end], string(p.rune(i))
	if printed != "旳" {
		p.mend(diag.R211, start, end, right, true, diag.Say("“%s”是形近字", "%q only looks like the right character", printed))
		return
	}
	text := diag.Say("“旳”是“的”的形近字", "旳 only looks like 的")
	unsafe := diag.Message{
		ZH: "这里多半不是“的”，按文意改：目旳规定→目标要求，项目旳示出→项目标示出，对旳→正确的",
		EN: "here it hides another word: 目标 or 正确",
	}
	switch {
	case p.rune(i-1) == '目' && (p.rune(i+1) == '示' || p.has(i+1, []rune("规定"))):
		p.mend(diag.R211, start, end, "标", false, text).Hint = unsafe
	case p.rune(i-1) == '对' && !strings.ContainsRune("应相绝面针反核校敌", p.rune(i-2)):
		p.mend(diag.R211, p.start(i-1), end, "正确", false, text).Hint = unsafe
	default:
		p.mend(diag.R211, start, end, "的", true, text)
	}
}

// zero reports a letter or a circle that stands for 〇 in a year.
func (p *reader) zero(i int) {
	r := p.rune(i)
	if r != 'O' && r != 'o' && r != '○' && r != '◯' {
		return
	}
	numeral := func(i int) bool {
		return p.kindAt(i) != newline && strings.ContainsRune("一二三四五六七八九〇○◯Oo", p.rune(i))
	}
	if !numeral(i-1) || !numeral(i+1) || !p.hanNumeral(i, -1) && !p.hanNumeral(i, 1) {
		return
	}
	start, end := p.start(i), p.end(i)
	p.mend(diag.R211, start, end, "〇", true, diag.Say("年份里的“%s”应是“〇”", "%q stands for 〇", p.s[start:end]))
}

// hanNumeral reports whether the numeral in direction step of i has a
// character of Chinese.
func (p *reader) hanNumeral(i, step int) bool {
	for i += step; p.kindAt(i) != newline && strings.ContainsRune("〇○◯Oo", p.rune(i)); i += step {
	}
	return p.kindAt(i) == han
}

// words reports the words of a list that begin at i.
func (p *reader) words(i int, list []word) {
	for k := range list {
		w := &list[k]
		to := i + len(w.printed)
		if !p.has(i, w.printed) || !w.fits(p.rune(i-1), p.rune(to)) {
			continue
		}
		printed := string(w.printed)
		switch {
		case w.code == diag.R215:
			p.foreign(i, to, printed)
			return
		case w.code == diag.R219:
			if p.opt.Foreign && !p.ownField(w.normal) {
				p.add(diag.R219, i, to, diag.Say("“%s”像是从别的单位的文件里带来的", "%q seems to come from another unit's text", printed),
					diag.Say("核对是不是套用了别处的文稿，改成本单位的说法", "see whether the text was taken over from elsewhere"))
				return
			}
		case p.isGood(i, to, w.normal):
		default:
			text := diag.Say("“%[1]s”疑为“%[2]s”之误", "%[1]q is probably meant to be %[2]q", printed, w.normal)
			p.mend(w.code, p.start(i), p.end(to-1), w.normal, false, text)
			return
		}
	}
}

// ownField reports whether the unit that speaks is of a field.
func (p *reader) ownField(words string) bool {
	for _, w := range strings.Split(words, "|") {
		if strings.Contains(p.opt.Unit, w) {
			return true
		}
	}
	return false
}

// isGood reports whether the normal form stands there already: the printed one
// is a part of it.
func (p *reader) isGood(from, to int, normal string) bool {
	n := []rune(normal)
	for k := max(0, to-len(n)); k <= from; k++ {
		if p.has(k, n) {
			return true
		}
	}
	return false
}

// fits reports whether a word between two characters is the damaged one.
func (w *word) fits(before, after rune) bool {
	return (w.notAfter == "" || !strings.ContainsRune(w.notAfter, before)) &&
		(w.notBefore == "" || !strings.ContainsRune(w.notBefore, after)) &&
		(w.onlyAfter == "" || strings.ContainsRune(w.onlyAfter, before)) &&
		(w.onlyBefore == "" || strings.ContainsRune(w.onlyBefore, after))
}

// fixes returns the corrections of the text's unit and document by their first
// character.
func (p *reader) fixes() map[rune][]word {
	if len(p.opt.Fixes) == 0 {
		return nil
	}
	out := map[rune][]word{}
	for _, f := range p.opt.Fixes {
		printed := foldedRunes(p.t, f.Printed)
		if len(printed) > 0 && f.Printed != f.Normal {
			out[printed[0]] = append(out[printed[0]], word{code: diag.R222, printed: printed, normal: f.Normal})
		}
	}
	return out
}

// scripts reports traditional characters in a text, once.
func (p *reader) scripts() {
	if p.trad == 0 {
		return
	}
	_, size := decode(p.s, p.firstTrad)
	text := diag.Say("有 %[1]d 个繁体字，从“%[2]s”开始；本站用简体", "%[1]d traditional characters, from %[2]q on, in a site of simplified ones", p.trad, p.s[p.firstTrad:p.firstTrad+size])
	if p.simp > 0 {
		text = diag.Say("繁体字（从“%[2]s”起 %[1]d 个）和简体字混用", "%[1]d traditional characters, from %[2]q on, among simplified ones", p.trad, p.s[p.firstTrad:p.firstTrad+size])
	}
	p.put(Finding{Code: diag.R221, Start: p.firstTrad, End: p.firstTrad + size, Text: text, Hint: diag.Say("改成简体字；人名、地名、书名确用繁体的，写 waivers", "write simplified characters")})
}

// sorted returns the findings in order, none twice, and none of the same code
// within another.
func (p *reader) sorted() []Finding {
	slices.SortStableFunc(p.out, func(a, b Finding) int {
		switch {
		case a.Start != b.Start:
			return a.Start - b.Start
		case a.Code != b.Code:
			return strings.Compare(string(a.Code), string(b.Code))
		}
		return b.End - a.End
	})
	return slices.CompactFunc(p.out, func(a, b Finding) bool {
		return a.Code == b.Code && a.Start == b.Start
	})
}
