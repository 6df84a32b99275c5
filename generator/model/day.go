package model

import (
	"cmp"
	"fmt"
	"strconv"
	"time"
)

// Day is a civil date: a day on the wall calendar, with no time of day and no
// time zone, so that arithmetic never meets summer time or an offset. Days are
// comparable with ==. The zero Day means "no day".
type Day struct {
	Y    int16 // 1 … 9999
	M, D int8  // from 1
}

// ParseDay reads an ISO date, exactly YYYY-MM-DD in ASCII digits. It returns
// an error when the form is another one and when the calendar has no such day.
func ParseDay(s string) (Day, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return Day{}, fmt.Errorf("%q is not a date of the form YYYY-MM-DD", s)
	}
	y, okY := digits(s[:4])
	m, okM := digits(s[5:7])
	d, okD := digits(s[8:])
	if !okY || !okM || !okD {
		return Day{}, fmt.Errorf("%q is not a date of the form YYYY-MM-DD", s)
	}
	if !dayExists(y, m, d) {
		return Day{}, fmt.Errorf("the calendar has no day %s", s)
	}
	return Day{int16(y), int8(m), int8(d)}, nil
}

// digits reads s, which must hold one or more ASCII digits and nothing else.
// More than nine digits are refused, so the value always fits.
func digits(s string) (n int, ok bool) {
	if s == "" || len(s) > 9 {
		return 0, false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// dayExists reports whether the Gregorian calendar has the day, in the years
// 1 to 9999.
func dayExists(y, m, d int) bool {
	return y >= 1 && y <= 9999 && m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m)
}

// daysInMonth returns the length of month m (1 … 12) of year y.
func daysInMonth(y, m int) int {
	switch m {
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// Valid reports whether d is a day of the calendar in the years 1 to 9999. The
// zero Day is not valid.
func (d Day) Valid() bool { return dayExists(int(d.Y), int(d.M), int(d.D)) }

// IsZero reports whether d means "no day".
func (d Day) IsZero() bool { return d == Day{} }

// String returns the ISO form, 2012-02-03, and "" for the zero Day.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	if d.Y < 0 || d.Y > 9999 || d.M < 0 || d.D < 0 {
		return fmt.Sprintf("%04d-%02d-%02d", d.Y, d.M, d.D) // no day, but tell it
	}
	digit := func(n int) byte { return '0' + byte(n%10) }
	y, m, day := int(d.Y), int(d.M), int(d.D)
	return string([]byte{
		digit(y / 1000), digit(y / 100), digit(y / 10), digit(y), '-', digit(m / 10), digit(m), '-', digit(day / 10), digit(day),
	})
}

// MarshalText returns the bytes of String, so that machine formats carry ISO
// dates.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// ZH returns the form Chinese readers expect, 2012年2月3日, and "" for the
// zero Day.
func (d Day) ZH() string {
	if d.IsZero() {
		return ""
	}
	b := make([]byte, 0, len("2006年12月31日"))
	b = append(strconv.AppendInt(b, int64(d.Y), 10), "年"...)
	b = append(strconv.AppendInt(b, int64(d.M), 10), "月"...)
	b = append(strconv.AppendInt(b, int64(d.D), 10), "日"...)
	return string(b)
}

// Compare orders days in time: -1 when d is before e, 0 when equal, 1 when
// after. The zero Day comes before every other.
func (d Day) Compare(e Day) int {
	return cmp.Or(cmp.Compare(d.Y, e.Y), cmp.Compare(d.M, e.M), cmp.Compare(d.D, e.D))
}

// Before reports whether d lies before e; see Compare.
func (d Day) Before(e Day) bool { return d.Compare(e) < 0 }

// After reports whether d lies after e; see Compare.
func (d Day) After(e Day) bool { return d.Compare(e) > 0 }

// AddDays returns the day n calendar days later, or earlier when n is
// negative. It returns the zero Day when d is not valid or the result leaves
// the years 1 to 9999.
func (d Day) AddDays(n int) Day {
	const span = 9999 * 366 // more days than the calendar holds: keeps the sum small
	if !d.Valid() || n > span || n < -span {
		return Day{}
	}
	return dayOfNumber(d.number() + n)
}

// LastOfMonth returns the last day of d's month, and the zero Day when d is
// not valid.
func (d Day) LastOfMonth() Day {
	if !d.Valid() {
		return Day{}
	}
	return Day{d.Y, d.M, int8(daysInMonth(int(d.Y), int(d.M)))}
}

// Weekday returns the day of the week of a valid day.
func (d Day) Weekday() time.Weekday {
	return time.Weekday((d.number() + 1) % 7) // day 0, 0001-01-01, was a Monday
}

// DaysBetween returns how many days b lies after a: 0 on the same day, 1 for
// today and tomorrow, negative when b is before a. Both must be valid.
func DaysBetween(a, b Day) int { return b.number() - a.number() }

// number counts the days from 0001-01-01, which is day 0.
func (d Day) number() int {
	y := int(d.Y) - 1
	n := y*365 + y/4 - y/100 + y/400
	for m := 1; m < int(d.M); m++ {
		n += daysInMonth(int(d.Y), m)
	}
	return n + int(d.D) - 1
}

// dayOfNumber is the inverse of number; it returns the zero Day outside the
// years 1 to 9999.
func dayOfNumber(n int) Day {
	if n < 0 {
		return Day{}
	}
	y := n/366 + 1 // never past the right year, short of it by at most 7
	for y <= 9999 && (Day{int16(y + 1), 1, 1}).number() <= n {
		y++
	}
	if y > 9999 {
		return Day{}
	}
	n -= Day{int16(y), 1, 1}.number()
	m := 1
	for n >= daysInMonth(y, m) {
		n -= daysInMonth(y, m)
		m++
	}
	return Day{int16(y), int8(m), int8(n + 1)}
}
