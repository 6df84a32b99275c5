package check

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// tagName returns the name of the tag whose "<" was read, without its slash.
func tagName(data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte{'/'})
	n := 0
	for n < len(data) && ('a' <= data[n]|0x20 && data[n]|0x20 <= 'z' || '0' <= data[n] && data[n] <= '9') {
		n++
	}
	return data[:n]
}

// inline reports whether a tag of that name stands within a run of text. Links,
// days and spans do not: pages set one beside the other that belong to several
// records, and a day before a unit's name is no sentence.
func inline(name []byte) bool {
	switch string(name) {
	case "abbr", "b", "bdi", "code", "em", "i", "mark", "ruby", "rb", "rt", "rp", "small", "strong", "sub", "sup", "text", "tspan", "u", "wbr":
		return true
	}
	return false
}

// escaped reads the escape at the start of data: a character reference of
// HTML, or a backslash of JSON. The character is 0 where it is none that
// counts; size is at least 1.
func escaped(data []byte) (r rune, size int) {
	if data[0] == '\\' {
		if len(data) < 2 {
			return 0, 1
		}
		if data[1] == 'u' && len(data) >= 6 {
			if n, err := strconv.ParseUint(string(data[2:6]), 16, 32); err == nil {
				return rune(n), 6
			}
		}
		switch data[1] {
		case 'n', 't', 'r', 'b', 'f', '"', '\\', '/':
			return 0, 2
		}
		return 0, 1
	}
	end := bytes.IndexByte(data[:min(len(data), 12)], ';')
	if end < 0 {
		return 0, 1
	}
	if name := string(data[1:end]); len(name) > 1 && name[0] == '#' {
		digits, radix := name[1:], 10
		if digits[0]|0x20 == 'x' {
			digits, radix = digits[1:], 16
		}
		if n, err := strconv.ParseUint(digits, radix, 32); err == nil && n <= utf8.MaxRune {
			return rune(n), end + 1
		}
		return 0, 1
	}
	switch string(data[1:end]) {
	case "amp", "lt", "gt", "quot", "apos", "nbsp", "shy":
		return 0, end + 1
	case "ldquo":
		return '“', end + 1
	case "rdquo":
		return '”', end + 1
	}
	return 0, 1
}
