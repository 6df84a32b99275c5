package text

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// numeralDigit returns the value of a Chinese digit, -1 for anything else. The
// circle ○ is read as 〇, as typists use it.
func numeralDigit(r rune) int {
	switch r {
	case '〇', '零', '○':
		return 0
	case '两':
		return 2
	}
	if i := strings.IndexRune("一二三四五六七八九", r); i >= 0 {
		return i/3 + 1
	}
	return -1
}

// numeralUnit returns the value of 十, 百 or 千, 0 for anything else.
func numeralUnit(r rune) int {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	}
	return 0
}

// IsNumeral reports whether r may stand in a Chinese numeral that ParseNumeral
// reads.
func IsNumeral(r rune) bool {
	return numeralDigit(r) >= 0 || numeralUnit(r) > 0 || r == '万' || r == '廿' || r == '卅'
}

// ParseNumeral reads a whole Chinese numeral from 0 to 99,999,999: digits one
// by one (二〇一二, at most eight) or with units (十二, 三百六十, 一万零五). It
// reports false for anything else, so for a half-said 三百六 or for Latin digits.
func ParseNumeral(s string) (int, bool) {
	if len(s) > 64 {
		return 0, false
	}
	if n, ok := positional(s); ok {
		return n, true
	}
	s = strings.NewReplacer("廿", "二十", "卅", "三十").Replace(s)
	high, low, ten := strings.Cut(s, "万")
	if !ten {
		return section(s, false)
	}
	h, ok := section(high, false)
	if !ok || h == 0 {
		return 0, false
	}
	if low == "" {
		return h * 10000, true
	}
	l, ok := section(low, true)
	return h*10000 + l, ok
}

// positional reads digits written one by one.
func positional(s string) (n int, ok bool) {
	if s == "" || utf8.RuneCountInString(s) > 8 {
		return 0, false
	}
	for _, r := range s {
		d := numeralDigit(r)
		if d < 0 {
			return 0, false
		}
		n = n*10 + d
	}
	return n, true
}

// section reads a number below 10,000 with units, the units falling: a digit
// before each, except that 十 may stand alone, and 零 only where a unit was
// passed over. In the tail after 万 a bare digit needs that 零.
func section(s string, tail bool) (n int, ok bool) {
	lastUnit, digit, zero := 10000, -1, false
	if !tail {
		zero = true // nothing stands before, so nothing can have been passed over
	}
	first := true
	for _, r := range s {
		d, u := numeralDigit(r), numeralUnit(r)
		switch {
		case d == 0 && (first && !tail || digit >= 0 || zero && !first):
			return 0, false
		case d == 0:
			zero = true
		case d > 0 && digit < 0:
			digit = d
		case u > 0 && u < lastUnit && (digit > 0 || u == 10 && (first || zero)):
			n += max(digit, 1) * u
			lastUnit, digit, zero = u, -1, false
		default:
			return 0, false
		}
		first = false
	}
	if digit > 0 {
		return n + digit, lastUnit == 10 || zero
	}
	return n, !first && !zero
}

// NumeralYear reads a year of exactly four Chinese digits, 二〇一二.
func NumeralYear(s string) (int, bool) {
	if utf8.RuneCountInString(s) != 4 {
		return 0, false
	}
	return positional(s)
}

// OrdinalZH writes n as Chinese counts it: 三, 十二, 三百六十, 一千零五. Outside
// 0 to 9999 it writes Latin digits.
func OrdinalZH(n int) string {
	if n < 0 || n > 9999 {
		return strconv.Itoa(n)
	}
	if n == 0 {
		return "零"
	}
	var out strings.Builder
	gap := false
	for i, unit := range []int{1000, 100, 10, 1} {
		d := n / unit % 10
		if d == 0 {
			gap = out.Len() > 0
			continue
		}
		if gap {
			out.WriteString("零")
			gap = false
		}
		if d > 1 || unit != 10 || out.Len() > 0 {
			out.WriteString("一二三四五六七八九"[(d-1)*3 : d*3])
		}
		out.WriteString([]string{"千", "百", "十", ""}[i])
	}
	return out.String()
}
