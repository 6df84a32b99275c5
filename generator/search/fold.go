package search

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Folder folds texts and queries by the rule of docs/search.md. It is immutable
// after NewFolder and may be used by several goroutines at once.
type Folder struct {
	codes    []Code        // by rune below 0x10000; 0: does not count
	han      []rune        // GB 2312 level 1, the character of code HanCode+i
	variants map[rune]rune // rule 3; chains are resolved
}

// hanDigits are the characters of rule 4: three for 0, then 1 to 9.
const hanDigits = "〇○零一二三四五六七八九"

// NewFolder returns a Folder. It takes about 1 ms.
func NewFolder() *Folder {
	f := &Folder{codes: make([]Code, 0x10000), han: level1(), variants: parseVariants()}
	f.fillLetters()
	for i, r := range f.han {
		f.codes[r] = HanCode + Code(i)
	}
	for c := range Code(26) {
		f.codes['a'+rune(c)] = LetterCode + c
	}
	for c := range Code(10) {
		f.codes['0'+rune(c)] = DigitCode + c
	}
	// From here on an entry is that of the character it folds to, so the rules
	// are laid on from the last to the first.
	for i, r := range []rune(hanDigits) {
		f.codes[r] = DigitCode + Code(max(0, i-2))
	}
	for from, to := range f.variants {
		f.codes[from] = f.codes[to]
	}
	f.fillLower()
	f.fillPlain()
	return f
}

// fillLetters gives every letter, mark and digit of the first plane its rare
// code.
func (f *Folder) fillLetters() {
	for _, table := range []*unicode.RangeTable{unicode.L, unicode.M, unicode.N} {
		for _, span := range table.R16 {
			for r := int(span.Lo); r <= int(span.Hi); r += int(span.Stride) {
				f.codes[r] = RareCode + Code(r)
			}
		}
	}
}

// fillLower gives capital letters the codes of the small ones.
func (f *Folder) fillLower() {
	for _, table := range []*unicode.RangeTable{unicode.Lu, unicode.Lt, unicode.Nl} {
		for _, span := range table.R16 {
			for r := rune(span.Lo); r <= rune(span.Hi); r += rune(span.Stride) {
				if low := unicode.ToLower(r); low != r && low < 0x10000 {
					f.codes[r] = f.codes[low]
				}
			}
		}
	}
}

// compatible are the ranges of rule 1: radicals, compatibility ideographs and
// the forms of full and half width.
var compatible = [...][2]rune{{0x2E80, 0x2FDF}, {0xF900, 0xFAFF}, {0xFF00, 0xFFEF}, {0x2F800, 0x2FA1F}}

// fillPlain gives compatibility forms the codes of the plain characters.
func (f *Folder) fillPlain() {
	for _, span := range compatible {
		for r := span[0]; r <= span[1] && r < 0x10000; r++ {
			if p := plain(r); p != r && p < 0x10000 {
				f.codes[r] = f.codes[p]
			}
		}
	}
}

// plain is rule 1: the one plain character that r is a compatibility form of,
// else r.
func plain(r rune) rune {
	for _, span := range compatible {
		if r >= span[0] && r <= span[1] {
			var from, to [utf8.UTFMax * 8]byte
			n := utf8.EncodeRune(from[:], r)
			s := norm.NFKD.Append(to[:0], from[:n]...)
			if p, size := utf8.DecodeRune(s); size == len(s) {
				return p
			}
		}
	}
	return r
}

// Variant returns what rule 3 makes of r, the plain form of r where r is a
// compatibility form, and true where it changes anything.
func (f *Folder) Variant(r rune) (rune, bool) {
	p := plain(r)
	if v, ok := f.variants[p]; ok {
		return v, true
	}
	return p, false
}

// Rune returns the character that c stands for: the small letter, the Arabic
// digit, the simplified character; the letter itself of a code of a pinyin
// string. It is utf8.RuneError where c is no code.
func (f *Folder) Rune(c Code) rune {
	switch {
	case c >= HanCode && int(c-HanCode) < len(f.han):
		return f.han[c-HanCode]
	case c >= PinyinCode && c < HanCode:
		return rune('a' + c - PinyinCode)
	case c == StopCode:
		return '.'
	case c >= DigitCode && c < StopCode:
		return rune('0' + c - DigitCode)
	case c >= LetterCode && c < DigitCode:
		return rune('a' + c - LetterCode)
	case c.IsRare():
		return rune(c - RareCode)
	}
	return utf8.RuneError
}

// code returns the code of r alone, 0 where r does not count.
func (f *Folder) code(r rune) Code {
	if r < 0x10000 {
		return f.codes[r]
	}
	if p := plain(r); p < 0x10000 {
		return f.codes[p]
	}
	r = unicode.ToLower(plain(r))
	if unicode.In(r, unicode.L, unicode.M, unicode.N) {
		return RareCode + Code(r)
	}
	return 0
}

// Append appends the codes of s, one line of text or a query, to dst. Bytes
// that are not UTF-8 do not count.
func (f *Folder) Append(dst []Code, s string) []Code {
	var before rune // the character before, 0 at the beginning
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if c := f.code(r); c != 0 {
			dst = append(dst, c)
		} else if closing := closes(r); closing != 0 && unicode.Is(unicode.Han, before) {
			if n := pinyinNote(s[i+size:], closing); n > 0 {
				size += n
				r = ')'
			}
		} else if (r == '.' || r == '．') && f.isDigit(before) {
			if next, _ := utf8.DecodeRuneInString(s[i+size:]); f.isDigit(next) {
				dst = append(dst, StopCode)
			}
		}
		before = r
		i += size
	}
	return dst
}

// String returns s folded, as text.
func (f *Folder) String(s string) string {
	var out []rune
	for _, c := range f.Append(nil, s) {
		out = append(out, f.Rune(c))
	}
	return string(out)
}

func (f *Folder) isDigit(r rune) bool {
	c := f.code(r)
	return c >= DigitCode && c < StopCode
}

// closes returns the bracket that closes a note of pinyin opened by r, in half
// width, or 0.
func closes(r rune) rune {
	switch r {
	case '(', '（':
		return ')'
	case '[', '［':
		return ']'
	}
	return 0
}

// pinyinNote returns the length in bytes of a note of pinyin at the beginning
// of s, its closing bracket with it, or 0 where there is none. It reads no
// further than the first character that no pinyin has, so the work of all notes
// of a text is in proportion to its length.
func pinyinNote(s string, closing rune) int {
	tone := false
	for i, r := range s {
		switch {
		case r == ' ' || r == '\u00A0' || r == '\u3000':
		case r < utf8.RuneSelf && (r|0x20 >= 'a' && r|0x20 <= 'z'):
		case isTone(r):
			tone = true
		case r == closing || r == closing-')'+'）' && closing == ')' || r == '］' && closing == ']':
			if !tone {
				return 0
			}
			return i + utf8.RuneLen(r)
		case r == '\u0308' || r >= utf8.RuneSelf && unicode.Is(unicode.Latin, r):
		default:
			return 0
		}
	}
	return 0
}

// isTone reports whether r bears one of the four tones of pinyin, or is such a
// mark by itself.
func isTone(r rune) bool {
	switch unicode.ToLower(r) {
	case 'ā', 'á', 'ǎ', 'à', 'ē', 'é', 'ě', 'è', 'ī', 'í', 'ǐ', 'ì', 'ō', 'ó', 'ǒ', 'ò',
		'ū', 'ú', 'ǔ', 'ù', 'ǖ', 'ǘ', 'ǚ', 'ǜ', 'ń', 'ň', 'ǹ', 'ḿ', 'ế', 'ề',
		'\u0300', '\u0301', '\u0304', '\u030C':
		return true
	}
	return false
}
