package check

import (
	"unicode"
	"unicode/utf8"
)

// visibleLength counts the characters of a text without white space and marks
// of Markdown.
func visibleLength(s string) int {
	n := 0
	for _, r := range s {
		switch r {
		case '*', '_', '`', '#', '>', '~', '|', '\\', '[', ']':
		default:
			if !unicode.IsSpace(r) {
				n++
			}
		}
	}
	return n
}

// fold returns the character as it counts in a window, 0 where it does not:
// letters, digits, Han, and the punctuation that sets things apart, full-width
// forms as ASCII. Blanks and quotation marks do not count, which people change
// when they copy, nor what Markdown, HTML, CSV and JSON write in ways of their
// own.
func fold(r rune) rune {
	if 0xff01 <= r && r <= 0xff5e {
		r -= 0xfee0
	}
	switch {
	case r < utf8.RuneSelf:
		if '0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z' || separates(byte(r)) {
			return r
		}
	case r >= 0x4e00 && r <= 0x9fff, r == '、', r == '。':
		return r
	case r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)):
		return r
	}
	return 0
}

// separates reports whether c is ASCII punctuation that counts.
func separates(c byte) bool {
	switch c {
	case ',', ';', ':', '(', ')', '!', '?':
		return true
	}
	return false
}

// dateWord reports whether a character may stand in a date or a number of
// order, which many pages print by right.
func dateWord(r rune) bool {
	switch r {
	case '年', '月', '日', '至', '第', '季', '度', '期', '号', '一', '二', '三', '四', '、', '。':
		return true
	}
	return '0' <= r && r <= '9' || r < utf8.RuneSelf && separates(byte(r))
}
