package search

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Code is a folded character: 1 … CommonCodes for a common one, RareCode plus
// its code point for any other. 0 is no code.
type Code uint32

// The alphabet of codes.
const (
	LetterCode  Code = 1    // a; 26 letters
	DigitCode   Code = 27   // 0; 10 digits
	StopCode    Code = 37   // a full stop between two digits
	PinyinCode  Code = 38   // a of a pinyin string; 26 letters
	HanCode     Code = 64   // the first character of GB 2312 level 1
	CommonCodes      = 3818 // the last common code, the last character of level 1
	RareCode    Code = 4096 // plus the code point: any other character
)

// IsCommon reports whether c is one of 1 … CommonCodes.
func (c Code) IsCommon() bool { return c >= 1 && c <= CommonCodes }

// IsRare reports whether c stands for a character outside the common ones.
func (c Code) IsRare() bool { return c >= RareCode && c <= RareCode+utf8.MaxRune }

// AppendPinyin appends the codes of the letters a … z of s as those of a pinyin
// string; other characters are left out.
func AppendPinyin(dst []Code, s string) []Code {
	for i := range len(s) {
		if s[i] >= 'a' && s[i] <= 'z' {
			dst = append(dst, PinyinCode+Code(s[i]-'a'))
		}
	}
	return dst
}

// level1 returns the 3,755 characters of GB 2312 level 1 in their order, that
// of their pinyin.
func level1() []rune {
	const first, last, perRow, lacking = 0xB0, 0xD7, 94, 5
	gb := make([]byte, 0, (last-first+1)*perRow*2)
	for row := first; row <= last; row++ {
		for cell := range perRow {
			gb = append(gb, byte(row), byte(0xA1+cell))
		}
	}
	gb = gb[:len(gb)-2*lacking]
	s, err := simplifiedchinese.GBK.NewDecoder().Bytes(gb)
	if err != nil {
		panic("search: GB 2312 level 1 does not decode: " + err.Error())
	}
	return []rune(string(s))
}
