package model

import (
	"cmp"
	"fmt"
	"strings"
)

// PeriodKind is the length of a Period.
type PeriodKind uint8

// The kinds of period, longest first.
const (
	NoPeriod PeriodKind = iota
	YearPeriod
	HalfPeriod
	QuarterPeriod
	MonthPeriod
	WeekPeriod // ISO week: Monday to Sunday; week 1 holds the first Thursday
)

// perYear holds how many periods of each kind a year has; weeks are counted by
// weeksInYear.
var perYear = [...]int{YearPeriod: 1, HalfPeriod: 2, QuarterPeriod: 4, MonthPeriod: 12}

// Period is a year, half-year, quarter, month or week of the calendar. Periods
// are comparable with ==. The zero Period means "no period".
type Period struct {
	kind PeriodKind
	year int16 // 1 … 9998, so that the last week ends inside the calendar
	n    int8  // from 1; 1 for a year
}

// NewPeriod returns the n-th period of a kind in a year, n from 1, and an
// error when the year has no such period. n of a year is 1.
func NewPeriod(kind PeriodKind, year, n int) (Period, error) {
	if kind == NoPeriod || kind > WeekPeriod || year < 1 || year > 9998 || n < 1 || n > periodsInYear(kind, year) {
		return Period{}, fmt.Errorf("the calendar has no period %d of kind %d in year %d", n, kind, year)
	}
	return Period{kind, int16(year), int8(n)}, nil
}

// ParsePeriod reads 2012, 2012-H1, 2012-Q1, 2012-03 or 2012-W14: four digits
// of the year, letters in upper case, months and weeks in two digits. It
// returns an error for another form and for a period that does not exist.
func ParsePeriod(s string) (Period, error) {
	kind, n, ok := periodTail(s)
	var year int
	if ok {
		year, ok = digits(s[:4])
	}
	if !ok {
		return Period{}, fmt.Errorf("%q is not a period; write 2012, 2012-H1, 2012-Q1, 2012-03 or 2012-W14", s)
	}
	p, err := NewPeriod(kind, year, n)
	if err != nil {
		return Period{}, fmt.Errorf("the calendar has no period %s", s)
	}
	return p, nil
}

// periodTail reads what follows the four digits of the year.
func periodTail(s string) (kind PeriodKind, n int, ok bool) {
	if len(s) == 4 {
		return YearPeriod, 1, true
	}
	if len(s) < 7 || s[4] != '-' {
		return NoPeriod, 0, false
	}
	tail, width := s[5:], 2
	switch tail[0] {
	case 'H':
		kind, tail, width = HalfPeriod, tail[1:], 1
	case 'Q':
		kind, tail, width = QuarterPeriod, tail[1:], 1
	case 'W':
		kind, tail = WeekPeriod, tail[1:]
	default:
		kind = MonthPeriod
	}
	if len(tail) != width {
		return NoPeriod, 0, false
	}
	n, ok = digits(tail)
	return kind, n, ok
}

// periodsInYear returns how many periods of a kind the year has.
func periodsInYear(kind PeriodKind, year int) int {
	if kind == WeekPeriod {
		return DaysBetween(firstMonday(year), firstMonday(year+1)) / 7
	}
	return perYear[kind]
}

// firstMonday returns the Monday of the year's first ISO week, the week that
// holds 4 January. It may lie in December of the year before.
func firstMonday(year int) Day {
	d := Day{int16(year), 1, 4}
	return d.AddDays(-((int(d.Weekday()) + 6) % 7))
}

// Kind returns the kind of p, NoPeriod for the zero Period.
func (p Period) Kind() PeriodKind { return p.kind }

// Year returns the year p is counted in; a week may begin or end outside it.
func (p Period) Year() int { return int(p.year) }

// N returns which period of its kind in the year p is, from 1.
func (p Period) N() int { return int(p.n) }

// IsZero reports whether p means "no period".
func (p Period) IsZero() bool { return p == Period{} }

// String returns the form that ParsePeriod reads, and "" for the zero Period.
func (p Period) String() string {
	switch p.kind {
	case YearPeriod:
		return fmt.Sprintf("%04d", p.year)
	case HalfPeriod:
		return fmt.Sprintf("%04d-H%d", p.year, p.n)
	case QuarterPeriod:
		return fmt.Sprintf("%04d-Q%d", p.year, p.n)
	case MonthPeriod:
		return fmt.Sprintf("%04d-%02d", p.year, p.n)
	case WeekPeriod:
		return fmt.Sprintf("%04d-W%02d", p.year, p.n)
	}
	return ""
}

// MarshalText returns the bytes of String.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// Slug returns String in lower case, the form of addresses.
func (p Period) Slug() string { return strings.ToLower(p.String()) }

// ZH returns the period as a Chinese reader says it: 2012年第一季度. The zero
// Period gives "".
func (p Period) ZH() string {
	switch p.kind {
	case YearPeriod:
		return fmt.Sprintf("%d年", p.year)
	case HalfPeriod:
		return fmt.Sprintf("%d年%s半年", p.year, [...]string{"", "上", "下"}[p.n])
	case QuarterPeriod:
		return fmt.Sprintf("%d年第%s季度", p.year, [...]string{"", "一", "二", "三", "四"}[p.n])
	case MonthPeriod:
		return fmt.Sprintf("%d年%d月", p.year, p.n)
	case WeekPeriod:
		return fmt.Sprintf("%d年第%d周", p.year, p.n)
	}
	return ""
}

// From returns the first day of p, the zero Day for the zero Period.
func (p Period) From() Day {
	switch p.kind {
	case NoPeriod:
		return Day{}
	case WeekPeriod:
		return firstMonday(int(p.year)).AddDays(7 * (int(p.n) - 1))
	}
	months := 12 / perYear[p.kind]
	return Day{p.year, int8((int(p.n)-1)*months + 1), 1}
}

// To returns the last day of p, the zero Day for the zero Period.
func (p Period) To() Day {
	switch p.kind {
	case NoPeriod:
		return Day{}
	case WeekPeriod:
		return p.From().AddDays(6)
	}
	months := 12 / perYear[p.kind]
	return Day{p.year, int8(int(p.n) * months), 1}.LastOfMonth()
}

// Contains reports whether d is one of p's days.
func (p Period) Contains(d Day) bool {
	return !p.IsZero() && !d.Before(p.From()) && !d.After(p.To())
}

// Compare orders periods by their first day, then the longer before the
// shorter: 2012, 2012-H1, 2012-Q1, 2012-01. The zero Period comes first.
func (p Period) Compare(q Period) int {
	return cmp.Or(p.From().Compare(q.From()), cmp.Compare(p.kind, q.kind))
}

// Next returns the period of the same kind that follows p. It returns the
// zero Period for the zero Period and past the year 9998.
func (p Period) Next() Period {
	if p.IsZero() {
		return p
	}
	if int(p.n) < periodsInYear(p.kind, int(p.year)) {
		return Period{p.kind, p.year, p.n + 1}
	}
	next, _ := NewPeriod(p.kind, int(p.year)+1, 1)
	return next
}

// Prev returns the period of the same kind before p. It returns the zero
// Period for the zero Period and before the year 1.
func (p Period) Prev() Period {
	if p.IsZero() || p.year == 1 && p.n == 1 {
		return Period{}
	}
	if p.n > 1 {
		return Period{p.kind, p.year, p.n - 1}
	}
	return Period{p.kind, p.year - 1, int8(periodsInYear(p.kind, int(p.year)-1))}
}

// PeriodOf returns the period of a kind that holds the valid day d. It returns
// the zero Period for NoPeriod and outside the years 1 to 9998.
func PeriodOf(kind PeriodKind, d Day) Period {
	year, n := int(d.Y), 1
	switch kind {
	case HalfPeriod, QuarterPeriod, MonthPeriod:
		n = (int(d.M)-1)*perYear[kind]/12 + 1
	case WeekPeriod:
		if year < 9999 && !d.Before(firstMonday(year+1)) {
			year++
		} else if d.Before(firstMonday(year)) {
			year--
		}
		n = DaysBetween(firstMonday(year), d)/7 + 1
	}
	p, _ := NewPeriod(kind, year, n)
	return p
}
