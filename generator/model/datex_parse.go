package model

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongshi/generator/text"
)

// maxDatexBytes bounds the texts that are read as dates; the longest form of
// the official texts takes 50 bytes.
const maxDatexBytes = 200

// ParseDatex reads a printed date. It never fails: what it cannot read is kept
// as text and marked Vague, Incomplete, Impossible or Unknown. It reads ISO
// days and the periods of ParsePeriod; years, half-years, quarters, months,
// thirds of months (旬) and days in Latin, full-width or Chinese numerals;
// ranges whose second end inherits from the first; 前, 底, 末, 内, 起, 止; 每…;
// and five-year plans (“十二五”期间). Blanks do not matter.
func ParseDatex(printed string, opt DatexOptions) Datex {
	d := Datex{Text: printed}
	if len(printed) > maxDatexBytes {
		d.Unknown = true
		return d
	}
	if isoDatex(strings.TrimSpace(printed), &d) {
		return d
	}
	r := datexReader{rest: []rune(datexLetters(printed)), opt: opt}
	e, ok := r.expression()
	switch {
	case ok && r.missing:
		d.Incomplete = true
	case ok && e.impossible():
		d.Impossible = true
	case ok && e.settle(&d, opt):
	case isVague(datexLetters(printed)):
		d.Vague = true
	default:
		d.Unknown = true
	}
	return d
}

// datexLetters folds full-width forms and drops what does not carry meaning in
// a date: blanks, quotation marks and outer brackets.
func datexLetters(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("“”\"「」『』", r) {
			return -1
		}
		return r
	}, text.Fold(s))
	return strings.Trim(s, "()[]〔〕【】")
}

// isVague reports whether s says in words that it names no day.
func isVague(s string) bool {
	for _, w := range []string{
		"左右", "定期", "适时", "及时", "随时", "长期", "经常", "近期", "尽快", "常年", "日常", "届时", "年初", "年中", "月初", "月底",
		"每周", "每天", "每日", "月前", "年前", "旬前", "季度前", "度前", "不限",
		"未写", "没有写", "未注明", "没有注明", "不详",
	} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// isoDatex reads the forms of machines: a day (also 2012.2.3 and 2012/2/3), a
// day with a time, a period. It reports whether s has such a form.
func isoDatex(s string, d *Datex) bool {
	if len(s) > 10 && strings.IndexByte("Tt ", s[10]) >= 0 {
		s = s[:10]
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '.' || r == '/' })
	if len(parts) == 3 && len(parts[0]) == 4 && len(parts[1]) <= 2 && len(parts[2]) <= 2 && len(s) <= 10 {
		y, okY := digits(parts[0])
		m, okM := digits(parts[1])
		n, okD := digits(parts[2])
		if !okY || !okM || !okD {
			return false
		}
		if d.Impossible = !dayExists(y, m, n); !d.Impossible {
			day := Day{int16(y), int8(m), int8(n)}
			d.From, d.To, d.HasYear = day, day, true
		}
		return true
	}
	p, err := ParsePeriod(s)
	if err != nil {
		return false
	}
	d.From, d.To, d.HasYear = p.From(), p.To(), true
	return true
}

// datexPoint is one end of a printed date; zero fields were not printed.
type datexPoint struct {
	every             int8 // 每: months
	year, plan        int  // a year, or the ordinal of a five-year plan
	bareYear          bool // 年内, 年底: the year of the document
	nextYear          bool // 次年
	half, quarter     int
	month, third, day int
	atEnd             bool // 底, 末, 终
	within            bool // 内
	hasMonth, hasDay  bool
	loose             int // a number that takes its unit from the other end, -1 for none
}

// datexExpr is a whole printed date.
type datexExpr struct {
	a, b     datexPoint
	isRange  bool
	until    bool // 到 before or 止 after: open at the beginning
	before   bool // 前
	openLate bool // 起, 以来: open at the end
}

// datexReader reads from the front of rest. Its methods take what they know
// and report whether they took something.
type datexReader struct {
	rest    []rune
	opt     DatexOptions
	missing bool // an empty place was met
}

// take removes the first of the words that rest begins with.
func (r *datexReader) take(words ...string) bool {
	for _, w := range words {
		runes := []rune(w)
		if len(runes) <= len(r.rest) && string(r.rest[:len(runes)]) == w {
			r.rest = r.rest[len(runes):]
			return true
		}
	}
	return false
}

// number removes a number that is followed by one of the units ("" for any),
// and the unit with it.
func (r *datexReader) number(units ...string) (n, length int, ok bool) {
	end := 0
	for end < len(r.rest) && r.rest[end] >= '0' && r.rest[end] <= '9' {
		end++
	}
	if end > 0 {
		n, ok = digits(string(r.rest[:end]))
	} else {
		for end < len(r.rest) && text.IsNumeral(r.rest[end]) {
			end++
		}
		n, ok = text.ParseNumeral(string(r.rest[:end]))
		if sideBySide(string(r.rest[:end])) && end != 4 {
			ok = false
		}
	}
	if !ok {
		return 0, 0, false
	}
	after := datexReader{rest: r.rest[end:]}
	if !after.take(units...) {
		return 0, 0, false
	}
	r.rest = after.rest
	return n, end, true
}

// gap removes an empty place before one of the units: the unit with nothing,
// or with X, * or _ before it.
func (r *datexReader) gap(units ...string) bool {
	end := 0
	for end < len(r.rest) && strings.ContainsRune("Xx×*_□", r.rest[end]) {
		end++
	}
	after := datexReader{rest: r.rest[end:]}
	if !after.take(units...) {
		return false
	}
	r.rest, r.missing = after.rest, true
	return true
}

// expression reads all of rest, or reports false.
func (r *datexReader) expression() (e datexExpr, ok bool) {
	if r.take("截至", "截止", "到", "至") {
		e.until = true
	} else {
		r.take("自", "从", "由", "于", "在")
	}
	if e.a, ok = r.point(); !ok {
		return e, false
	}
	if r.take("起至", "起到", "至", "到", "——", "—", "–", "-", "~", "～") {
		e.isRange = true
		if e.b, ok = r.point(); !ok {
			return e, false
		}
	}
	r.take("期间", "时期", "之间", "间")
	switch {
	case r.take("以前", "之前", "前"):
		e.before = true
	case r.take("为止", "止"):
		e.until = true
	case !e.isRange && r.take("开始", "以来", "以后", "之后", "起"):
		e.openLate = true
	}
	return e, len(r.rest) == 0
}

// point reads one end. It reports false when rest begins with none.
func (r *datexReader) point() (p datexPoint, ok bool) {
	p.loose = -1
	whole := len(r.rest)
	r.recurrence(&p)
	r.year(&p)
	switch {
	case r.take("上半年"):
		p.half = 1
	case r.take("下半年"):
		p.half = 2
	case r.quarter(&p):
	default:
		r.month(&p)
		r.day(&p)
	}
	if p.plan == 0 && !p.hasDay && p.third == 0 && r.take("底", "末", "终") {
		p.atEnd = true
	} else if !p.hasDay && r.take("之内", "以内", "内") {
		p.within = true
	}
	if n, length, ok := r.number(""); ok && (length <= 2 || length == 4) {
		p.loose = n
	}
	return p, len(r.rest) < whole
}

func (r *datexReader) recurrence(p *datexPoint) {
	switch {
	case r.take("每年度", "每年年", "每年"):
		p.every = 12
	case r.take("每半年"):
		p.every = 6
	case r.take("每季度", "每季"):
		p.every = 3
		if r.take("第") {
			p.month, _, p.hasMonth = r.number("个月的", "个月")
		}
	case r.take("每个月", "每月"):
		p.every = 1
	}
}

// year reads a year, a year of the document, or a five-year plan.
func (r *datexReader) year(p *datexPoint) {
	if p.every != 0 {
		return
	}
	if r.plan(p) {
		return
	}
	before := r.rest
	if n, length, ok := r.number("年度", "年"); ok {
		if length == 4 && n >= 1 {
			p.year = n
			r.take("年") // 2012年年底
			return
		}
		r.rest = before // 12年 may be a term of years
		return
	}
	switch {
	case r.take("今年", "本年度", "本年", "当年"):
		p.bareYear = true
		r.take("年")
	case r.take("次年", "翌年"):
		p.nextYear = true
	case len(r.rest) > 1 && r.rest[0] == '年' && strings.ContainsRune("内底末终", r.rest[1]):
		r.take("年")
		p.bareYear = true
	case r.yearLeftEmpty():
		r.gap("年")
	}
}

// yearLeftEmpty reports whether a year without number begins a date (年 月 日,
// XX年3月) and not a word such as 年初.
func (r *datexReader) yearLeftEmpty() bool {
	after := datexReader{rest: r.rest}
	if !after.gap("年") {
		return false
	}
	_, _, month := after.number("月")
	return month || len(after.rest) < len(r.rest)-1 || after.take("月")
}

// plan reads a five-year plan: 十二五, 十二五规划. The seventh began in 1986.
func (r *datexReader) plan(p *datexPoint) bool {
	end := 0
	for end < len(r.rest) && end < 4 && text.IsNumeral(r.rest[end]) {
		end++
	}
	name := string(r.rest[:end])
	stem, five := strings.CutSuffix(name, "五")
	n, ok := text.ParseNumeral(stem)
	if !five || !ok || n < 7 || n > 30 || stem == "二十" {
		return false
	}
	after := datexReader{rest: r.rest[end:]}
	after.take("规划", "计划")
	switch {
	case after.take("末", "期末"):
		p.atEnd = true
	case after.take("期间", "时期", "期"):
	default:
		return false
	}
	r.rest, p.plan = after.rest, n
	return true
}

func (r *datexReader) quarter(p *datexPoint) bool {
	before := r.rest
	r.take("第")
	if n, _, ok := r.number("季度"); ok && n >= 1 && n <= 4 {
		p.quarter = n
		return true
	}
	r.rest = before
	return false
}

func (r *datexReader) month(p *datexPoint) {
	if p.hasMonth {
		return
	}
	if n, _, ok := r.number("月份", "月"); ok {
		p.month, p.hasMonth = n, true
	} else if (p.year != 0 || p.every == 12 || len(r.rest) > 0 && r.rest[0] != '月' || r.monthThenDay()) && r.gap("月") {
		p.hasMonth = true
	}
	for i, third := range []string{"上旬", "中旬", "下旬"} {
		if p.hasMonth && r.take(third) {
			p.third = i + 1
		}
	}
}

// monthThenDay reports whether a bare 月 is a month left empty (月29日) and not
// the word of 月底.
func (r *datexReader) monthThenDay() bool {
	after := datexReader{rest: r.rest}
	after.take("月")
	_, _, ok := after.number("日")
	return ok || after.take("日")
}

func (r *datexReader) day(p *datexPoint) {
	if p.third != 0 {
		return
	}
	if n, _, ok := r.number("日", "号"); ok {
		p.day, p.hasDay = n, true
	} else if p.hasMonth && r.gap("日") {
		p.hasDay = true
	}
}

// sideBySide reports whether a Chinese numeral is digits without units, which
// is how years are written.
func sideBySide(s string) bool {
	return utf8.RuneCountInString(s) > 1 && !strings.ContainsAny(s, "十廿卅")
}
