package search

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// gbTable holds the two bytes of every character that has two in GB 18030, and
// 0 for all others. It is not changed once it is made.
type gbTable [1 << 16]uint16

func newGBTable() *gbTable {
	t := new(gbTable)
	encode := simplifiedchinese.GB18030.NewEncoder()
	var from [utf8.UTFMax]byte
	var to [8]byte
	for r := rune(utf8.RuneSelf); r < 1<<16; r++ {
		if n := utf8.EncodeRune(from[:], r); r != utf8.RuneError && utf8.ValidRune(r) {
			if n, _, err := encode.Transform(to[:], from[:n], true); err == nil && n == 2 {
				t[r] = uint16(to[0])<<8 | uint16(to[1])
			}
		}
	}
	return t
}

// append appends a character in GB 18030.
func (t *gbTable) append(dst []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(dst, byte(r))
	}
	if r < 1<<16 && t[r] != 0 {
		return append(dst, byte(t[r]>>8), byte(t[r]))
	}
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes(utf8.AppendRune(nil, r))
	if err != nil { // it has every character
		panic(err)
	}
	return append(dst, b...)
}
