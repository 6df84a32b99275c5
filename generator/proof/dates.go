package proof

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"gongshi/generator/text"
)

// MatchReason says what is wrong with a date found in running text.
type MatchReason uint8

// The reasons of a Match.
const (
	NoSuchMonth MatchReason = iota + 1 // 46月
	NoSuchDay                          // 6月31日
	MonthsGlued                        // 7月8月: two months and nothing between them
)

// Match is a stretch [Start, End) of bytes of a running text whose date cannot
// be right.
type Match struct {
	Start, End int
	Reason     MatchReason
	Year       int // the year that stands before, 0 when none does
	Month, Day int // as read; Day is 0 where none is at fault
	Last       int // the last day of the month, for NoSuchDay
}

// ImpossibleDates finds the days and months in s that no calendar has, in order
// and without overlap: N月N日 in Latin, full-width or Chinese numerals, the
// second day of 6月20日至31日 too, and N月 alone past 12. 29 February is judged
// by the year that stands before it and allowed where none does.
func ImpossibleDates(s string) []Match { return impossibleDates(s, monthsIn(s, monthPlaces(s))) }

func impossibleDates(s string, months []monthIn) []Match {
	var out []Match
	for _, m := range months {
		if m.month < 1 || m.month > 12 {
			end := m.end
			if _, dayEnd, ok := dayAfter(s[m.end:]); ok {
				end += dayEnd
			}
			out = append(out, Match{Start: m.start, End: end, Reason: NoSuchMonth, Year: m.year, Month: m.month})
			continue
		}
		out = append(out, impossibleDays(s, m)...)
	}
	return out
}

// impossibleDays judges the days that follow a month: 3日, 3日至5日, 3-5日.
func impossibleDays(s string, m monthIn) []Match {
	year := m.year
	if year < 1 || year > 9999 {
		year = 2000
	}
	last := daysInMonth(year, m.month)
	var out, pending []Match
	at, start := m.end, m.start
	for {
		n, begin, end, ok := numberAfter(s[at:])
		if !ok {
			return out
		}
		if at != m.end {
			start = at + begin
		}
		at += end
		rest := strings.TrimLeft(s[at:], " \u3000")
		isDay := strings.HasPrefix(rest, "日")
		if isDay {
			at = len(s) - len(rest) + len("日")
		}
		if n < 1 || n > last {
			pending = append(pending, Match{
				Start: start, End: at, Reason: NoSuchDay, Year: m.year, Month: m.month, Day: n, Last: last,
			})
		}
		if isDay {
			out, pending = append(out, pending...), nil
		}
		sep := separatorLen(s[at:])
		if sep == 0 {
			return out
		}
		at += sep
	}
}

// separatorLen returns the length of a sign between two days, 0 for none.
func separatorLen(s string) int {
	for _, sep := range []string{"至", "到", "——", "—", "–", "-", "－", "~", "～"} {
		if strings.HasPrefix(s, sep) {
			return len(sep)
		}
	}
	return 0
}

// gluedMonths finds runs of months in s with nothing between them, 7月8月, in
// order; three in a row are one match. Month and Last hold the first and the
// last month.
func gluedMonths(s string, months []monthIn) []Match {
	var out []Match
	for i := 0; i < len(months); {
		j, end := i, endOfMonth(s, months[i])
		for j+1 < len(months) && months[j+1].start == end {
			j++
			end = endOfMonth(s, months[j])
		}
		if j > i {
			out = append(out, Match{
				Start: months[i].start, End: end, Reason: MonthsGlued,
				Year: months[i].year, Month: months[i].month, Last: months[j].month,
			})
		}
		i = j + 1
	}
	return out
}

// endOfMonth returns the end of a month, its 份 included.
func endOfMonth(s string, m monthIn) int {
	if strings.HasPrefix(s[m.end:], "份") {
		return m.end + len("份")
	}
	return m.end
}

// monthIn is a number with 月 behind it.
type monthIn struct {
	start, end int // bytes, from the number to behind 月
	month      int
	year       int // 0 when none stands before
}

// monthPlaces returns where each 月 of s begins.
func monthPlaces(s string) []int {
	var out []int
	for at := 0; ; {
		i := strings.Index(s[at:], "月")
		if i < 0 {
			return out
		}
		out = append(out, at+i)
		at += i + len("月")
	}
}

// monthsIn finds every N月 of a running text whose 月 begin at the places given.
func monthsIn(s string, places []int) []monthIn {
	var out []monthIn
	for _, i := range places {
		at := i + len("月")
		head := strings.TrimRight(s[:i], " \u3000")
		start := numeralStart(head)
		n, ok := smallNumber(head[start:])
		if !ok || start > 0 && head[start-1] == '.' {
			continue
		}
		m := monthIn{start: start, end: at, month: n}
		if before, ok := strings.CutSuffix(strings.TrimRight(head[:start], " \u3000"), "年"); ok {
			before = strings.TrimRight(before, " \u3000")
			m.year = yearNumber(before[numeralStart(before):])
		}
		out = append(out, m)
	}
	return out
}

// numeralStart returns where the numeral that ends s begins, len(s) when s
// ends with none. A numeral is all Latin digits or all Chinese.
func numeralStart(s string) int {
	start, latin := len(s), false
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:start])
		isLatin := isLatinDigit(r)
		if !isLatin && !text.IsNumeral(r) || start < len(s) && isLatin != latin {
			break
		}
		latin = isLatin
		if start -= size; len(s)-start > 64 {
			break // no date
		}
	}
	return start
}

// isLatinDigit reports whether r is 0 to 9, full-width forms included.
func isLatinDigit(r rune) bool {
	r = text.FoldRune(r)
	return r >= '0' && r <= '9'
}

// smallNumber reads a month or day: one or two digits, or a Chinese numeral of
// one digit or with units. Chinese digits side by side are no number: 五六月 is
// May and June.
func smallNumber(s string) (int, bool) {
	folded := text.Fold(s)
	if folded == "" {
		return 0, false
	}
	if isLatinDigit(rune(folded[0])) {
		if len(folded) > 2 {
			return 0, false
		}
		return digits(folded)
	}
	n, ok := text.ParseNumeral(s)
	return n, ok && n <= 99 && !sideBySide(s)
}

// sideBySide reports whether a Chinese numeral is digits without units, which
// is how years are written.
func sideBySide(s string) bool {
	return utf8.RuneCountInString(s) > 1 && !strings.ContainsAny(s, "十廿卅")
}

// yearNumber reads a year of four digits, 0 for anything else.
func yearNumber(s string) int {
	if n, ok := text.NumeralYear(s); ok {
		return n
	}
	folded := text.Fold(s)
	if len(folded) != 4 {
		return 0
	}
	n, _ := digits(folded)
	return n
}

// numberAfter reads the small number that begins s, blanks before it allowed,
// and returns where it begins and ends.
func numberAfter(s string) (n, begin, end int, ok bool) {
	begin = len(s) - len(strings.TrimLeft(s, " \u3000"))
	end = begin
	latin := false
	for end < len(s) && end-begin <= 64 {
		r, size := utf8.DecodeRuneInString(s[end:])
		isLatin := isLatinDigit(r)
		if !isLatin && !text.IsNumeral(r) || end > begin && isLatin != latin {
			break
		}
		latin = isLatin
		end += size
	}
	n, ok = smallNumber(s[begin:end])
	return n, begin, end, ok
}

// dayAfter reads N日 at the beginning of s and returns where it ends.
func dayAfter(s string) (n, end int, ok bool) {
	n, _, end, ok = numberAfter(s)
	if !ok {
		return 0, 0, false
	}
	rest := strings.TrimLeft(s[end:], " \u3000")
	if !strings.HasPrefix(rest, "日") {
		return 0, 0, false
	}
	return n, len(s) - len(rest) + len("日"), true
}

// daysInMonth returns the length of month m (1 to 12) of year y.
func daysInMonth(y, m int) int { return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day() }

// digits reads a number of Latin digits.
func digits(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && len(s) <= 9
}
