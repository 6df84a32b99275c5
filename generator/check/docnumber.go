package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongshi/generator/text"
)

// docNumber is a document number found in a text: 威纪通[2011]8号.
type docNumber struct {
	start, end  int // bytes, from the bracket to behind 号
	open, shut  rune
	ordinal     bool // 第 stands before the number
	leadingZero bool
}

// docNumbers finds the numbers of documents in s: behind a Han letter a year
// of four digits in brackets of any kind, a number and 号. Case numbers of
// courts, which have letters between, are none.
func docNumbers(s string) []docNumber {
	var out []docNumber
	for at := 0; ; {
		i := strings.IndexAny(s[at:], "〔[（(［【〈")
		if i < 0 {
			return out
		}
		at += i
		n, ok := docNumberAt(s, at)
		if ok {
			out = append(out, n)
		}
		_, size := utf8.DecodeRuneInString(s[at:])
		at = max(at+size, n.end)
	}
}

// docNumberAt reads the document number whose bracket stands at.
func docNumberAt(s string, at int) (n docNumber, ok bool) {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	if !unicode.Is(unicode.Han, before) {
		return n, false
	}
	n.start = at
	rest := s[at:]
	next := func() rune {
		r, size := utf8.DecodeRuneInString(rest)
		rest = rest[size:]
		return r
	}
	n.open = next()
	for range 4 {
		if !isDigit(next()) {
			return n, false
		}
	}
	n.shut = next()
	if !strings.ContainsRune("〕]）)］】〉", n.shut) {
		return n, false
	}
	rest = strings.TrimLeft(rest, " \u3000")
	if after, found := strings.CutPrefix(rest, "第"); found {
		n.ordinal, rest = true, after
	}
	number := strings.TrimLeftFunc(rest, isDigit)
	if len(number) == len(rest) {
		return n, false
	}
	n.leadingZero = text.Fold(rest)[0] == '0'
	number = strings.TrimLeft(number, " \u3000")
	if !strings.HasPrefix(number, "号") {
		return n, false
	}
	n.end = len(s) - len(number) + len("号")
	return n, true
}

func isDigit(r rune) bool {
	r = text.FoldRune(r)
	return r >= '0' && r <= '9'
}

// bracket returns the style of the number's brackets: 1 for 〔〕, 2 for [], 0
// for others and for two that do not belong together.
func (n docNumber) bracket() int {
	switch {
	case n.open == '〔' && n.shut == '〕':
		return 1
	case n.open == '[' && n.shut == ']':
		return 2
	}
	return 0
}
