package load

import (
	"bytes"
	"strconv"
	"strings"
	"time"

	"gongshi/generator/diag"
)

// bare reads a number, truth value, date or time.
func (s *tomlScan) bare() tomlValue {
	from := s.pos
	for s.pos < s.end && bareValue(s.src[s.pos]) {
		s.pos++
	}
	if s.pos-from == len("2026-01-02") && s.pos+3 < s.end && s.src[s.pos] == ' ' && s.src[s.pos+3] == ':' && isDay(s.src[from:s.pos]) {
		s.pos++
		for s.pos < s.end && bareValue(s.src[s.pos]) {
			s.pos++
		}
	}
	if s.pos-from > maxTOMLNumber || !s.bareEnd() {
		s.pos = from
		s.badBare()
		return tomlValue{}
	}
	token := s.src[from:s.pos]
	kind, day := bareKind(token)
	if kind == 0 {
		s.pos = from
		s.badBare()
		return tomlValue{}
	}
	if !inRange(kind, token) {
		s.reject(msgRange.fault(diag.S002, s.span(from, s.pos), token))
		return tomlValue{}
	}
	return tomlValue{Kind: kind, At: s.span(from, s.pos), Raw: s.intern(token), Date: day}
}

func bareValue(c byte) bool { return bareKey[c] || c == '+' || c == '.' || c == ':' }

// bareEnd reports whether a value may end here.
func (s *tomlScan) bareEnd() bool {
	if s.pos >= s.end {
		return true
	}
	switch s.src[s.pos] {
	case '\n', '\r', '#':
		return true
	case ' ', '\t':
		// Several words are one mistake, not a value and something after it.
		i := s.pos
		for i < s.end && (s.src[i] == ' ' || s.src[i] == '\t') {
			i++
		}
		return i >= s.end || !bareValue(s.src[i]) && s.src[i] < 0x80
	case ',', ']', '}', ';':
		return s.depth > 0
	}
	if s.src[s.pos] >= 0x80 && isOddSpace(s.src[s.pos:s.end]) {
		return true
	}
	return s.depth > 0 && s.wide(commas+closeBracket+closeBrace) > 0
}

// bareKind tells what an unquoted value is, 0 if it is none.
func bareKind(b []byte) (tomlKind, tomlDate) {
	switch {
	case len(b) == 0:
		return 0, tomlDate{}
	case string(b) == "true" || string(b) == "false":
		return kindBool, tomlDate{}
	case len(b) >= 10 && isDay(b[:10]):
		return dayKind(b)
	case len(b) >= 5 && b[2] == ':':
		if clock(b) == len(b) {
			return kindTime, tomlDate{}
		}
		return 0, tomlDate{}
	}
	return numberKind(b), tomlDate{}
}

// inRange reports whether a number has room in 64 bits. Only long ones and
// those with an exponent need a look.
func inRange(kind tomlKind, token []byte) bool {
	if len(token) < 19 && bytes.IndexAny(token, "eE") < 0 {
		return true
	}
	plain := strings.ReplaceAll(string(token), "_", "")
	var err error
	switch kind {
	case kindInt:
		_, err = strconv.ParseInt(plain, 0, 64)
	case kindFloat:
		_, err = strconv.ParseFloat(plain, 64)
	}
	return err == nil
}

// isDay reports whether b has the shape of a date, 4 digits, 2 and 2.
func isDay(b []byte) bool {
	if len(b) != 10 {
		return false
	}
	for i, c := range b {
		if dash := i == 4 || i == 7; dash && c != '-' || !dash && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

func dayKind(b []byte) (tomlKind, tomlDate) {
	d := dateOf(b[:4], b[5:7], b[8:10])
	if !exists(d) {
		return 0, tomlDate{}
	}
	if len(b) == 10 {
		return kindDate, d
	}
	if c := b[10]; c != 'T' && c != 't' && c != ' ' {
		return 0, tomlDate{}
	}
	rest := b[11:]
	n := clock(rest)
	if n == 0 {
		return 0, tomlDate{}
	}
	rest = rest[n:]
	switch {
	case len(rest) == 0, len(rest) == 1 && rest[0]|0x20 == 'z':
		return kindDateTime, d
	case len(rest) == 6 && (rest[0] == '+' || rest[0] == '-') && clock(rest[1:]) == 5:
		return kindDateTime, d
	}
	return 0, tomlDate{}
}

// dateOf makes a date of digits, at most 4, 2 and 2.
func dateOf(year, month, day []byte) tomlDate {
	return tomlDate{int16(number(year)), int8(number(month)), int8(number(day))}
}

// exists reports whether d is a day of the calendar.
func exists(d tomlDate) bool {
	t := time.Date(int(d.Year), time.Month(d.Month), int(d.Day), 0, 0, 0, 0, time.UTC)
	return d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && t.Day() == int(d.Day) && t.Month() == time.Month(d.Month)
}

// clock returns how many bytes at the start of b are a time of day: 15:04,
// 15:04:05 or 15:04:05.9. 0 means none.
func clock(b []byte) int {
	if len(b) < 5 || b[2] != ':' || !digits(b[:2]) || !digits(b[3:5]) || number(b[:2]) > 23 || number(b[3:5]) > 59 {
		return 0
	}
	if len(b) < 8 || b[5] != ':' {
		return 5
	}
	if !digits(b[6:8]) || number(b[6:8]) > 59 {
		return 0
	}
	if len(b) < 10 || b[8] != '.' {
		return 8
	}
	n := 9
	for n < len(b) && b[n] >= '0' && b[n] <= '9' {
		n++
	}
	if n == 9 {
		return 0
	}
	return n
}

func digits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0
}

func number(b []byte) (n int) {
	for _, c := range b {
		n = 10*n + int(c-'0')
	}
	return n
}

// numberKind tells integers from floats, 0 if b is neither.
func numberKind(b []byte) tomlKind {
	if len(b) > 2 && b[0] == '0' {
		base := ""
		switch b[1] {
		case 'x':
			base = "0123456789abcdefABCDEF"
		case 'o':
			base = "01234567"
		case 'b':
			base = "01"
		}
		if base != "" {
			if grouped(b[2:], base) {
				return kindInt
			}
			return 0
		}
	}
	if b[0] == '+' || b[0] == '-' {
		b = b[1:]
	}
	if string(b) == "inf" || string(b) == "nan" {
		return kindFloat
	}
	const decimal = "0123456789"
	kind := kindInt
	if i := bytes.IndexAny(b, "eE"); i >= 0 {
		exp := b[i+1:]
		if len(exp) > 0 && (exp[0] == '+' || exp[0] == '-') {
			exp = exp[1:]
		}
		if !grouped(exp, decimal) {
			return 0
		}
		kind, b = kindFloat, b[:i]
	}
	if i := bytes.IndexByte(b, '.'); i >= 0 {
		if !grouped(b[i+1:], decimal) {
			return 0
		}
		kind, b = kindFloat, b[:i]
	}
	if !grouped(b, decimal) || len(b) > 1 && b[0] == '0' {
		return 0
	}
	return kind
}

// grouped reports whether b is digits of the set with single underscores
// between some of them.
func grouped(b []byte, set string) bool {
	digit := false
	for _, c := range b {
		if c == '_' && digit {
			digit = false
			continue
		}
		if digit = strings.IndexByte(set, c) >= 0; !digit {
			return false
		}
	}
	return digit
}

// fillTime takes over a date or time of the library.
func fillTime(v *tomlValue, lib any) bool {
	t, ok := lib.(time.Time)
	if !ok {
		return false
	}
	switch v.Kind {
	case kindTime:
		return true
	case kindDate, kindDateTime:
		y, m, d := t.Date()
		return v.Date == tomlDate{int16(y), int8(m), int8(d)}
	}
	return false
}
