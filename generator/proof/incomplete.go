package proof

import (
	"strings"

	"gongshi/generator/diag"
)

// dates judges the dates and document numbers of the text: days that no
// calendar has, months that touch, places left blank, years left out.
func (p *reader) dates() {
	var places []int
	for i := range p.chars {
		if p.chars[i].bits&isDate == 0 {
			continue
		}
		if p.chars[i].r == '月' {
			places = append(places, int(p.chars[i].at))
		}
		p.lost(i)
		if p.chars[i].r == '号' {
			p.numberWithoutYear(i)
		}
	}
	if places == nil {
		return
	}
	months := monthsIn(p.s, places)
	for _, m := range impossibleDates(p.s, months) {
		p.put(Finding{Code: diag.R003, Start: m.Start, End: m.End, Text: NoSuch(p.s[m.Start:m.End], m),
			Hint: diag.Say("核对原文；原文如此的照登，在 source_note 里说明并写 waivers", "check the source; where it prints this, keep it, say so in source_note and waive the rule")})
	}
	for _, m := range gluedMonths(p.s, months) {
		p.put(Finding{Code: diag.R005, Start: m.Start, End: m.End,
			Text: diag.Say("“%s”两个月份之间缺少连接的符号", "%q: nothing stands between the two months", p.s[m.Start:m.End]),
			Hint: diag.Say("写成“7月至8月”；原文如此的照登，在 source_note 里说明", "write 7月至8月; where the source prints this, say so in source_note")})
	}
}

// NoSuch says why the calendar has no date that reads so.
func NoSuch(printed string, m Match) diag.Message {
	if m.Reason == NoSuchDay {
		return diag.Say("“%[1]s”不存在：%[2]d月只有%[3]d日", "%[1]q does not exist: month %[2]d has %[3]d days", printed, m.Month, m.Last)
	}
	return diag.Say("“%[1]s”不存在：没有%[2]d月", "%[1]q does not exist: there is no month %[2]d", printed, m.Month)
}

// lost reports a blank before 月, 日 or 号 at index i where a figure belongs.
// The fields of a form (年 月 日, 编 号) are none.
func (p *reader) lost(i int) {
	r := p.rune(i)
	gap := i - 1
	for p.kindAt(gap) == blank {
		gap--
	}
	if gap == i-1 || gap < 0 {
		return
	}
	from := gap
	switch before := p.rune(gap); {
	case r == '日' && before == '月' && p.figure(gap-1):
	case r == '月' && before == '年' && p.kindAt(gap-4) == digit && p.figure(gap-1):
	case r == '号' && p.kindAt(gap) == han && p.chars[gap].bits&isNumber == 0:
		if p.kindAt(gap-1) != han || strings.ContainsRune("第编文证序账型学卡字", before) || p.kindAt(i+1) == comma && p.rune(i+1) == ':' {
			return
		}
	default:
		return
	}
	for p.kindAt(from-1) == han || p.kindAt(from-1) == digit {
		if gap-from > 4 {
			break
		}
		from--
	}
	printed := p.s[p.start(from):p.end(i)]
	p.add(diag.R004, from, i+1, diag.Say("“%s”缺了数字", "%q lacks a figure", printed),
		diag.Say("查对原件补上；原件缺失的照登，在 source_note 里说明", "put it in after the original; where the original lacks it, say so in source_note"))
}

// figure reports whether a figure ends at index i.
func (p *reader) figure(i int) bool {
	return p.kindAt(i) == digit || i >= 0 && p.chars[i].bits&isNumber != 0
}

// numberWithoutYear reports a document number that lost its year, 东发4号; its
// 号 is at index i.
func (p *reader) numberWithoutYear(i int) {
	from := i
	for from > 0 && p.kindAt(from-1) == digit {
		from--
	}
	if from == i || i-from > 3 {
		return
	}
	if r := p.rune(from - 1); r != '发' && r != '函' || p.kindAt(from-2) != han {
		return
	}
	if p.rune(from-1) == '发' && strings.ContainsRune("开研出批颁始引触首并转下印分签核印散爆揭", p.rune(from-2)) {
		return
	}
	if p.kindAt(i+1) == han && strings.ContainsRune("楼地线机井门厂车路院库棚仓房令", p.rune(i+1)) {
		return
	}
	number := from
	for from = from - 1; from > 0 && p.kindAt(from-1) == han && number-from < 3 && !strings.ContainsRune("照按据依和与的由到见即", p.rune(from-1)); from-- {
	}
	p.add(diag.R004, from, i+1, diag.Say("文号“%s”没有年份", "the document number %q has no year", p.text(from, i+1)),
		diag.Say("写成“东发〔2012〕4号”这样的形式；原件缺失的照登，在 source_note 里说明", "write it as 东发〔2012〕4号; where the original lacks it, say so in source_note"))
}
