package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/util"
)

// appendText writes Markdown inline text as HTML text or attribute value.
func appendText(dst, md []byte) []byte {
	if bytes.IndexByte(md, '\\') >= 0 || bytes.IndexByte(md, '&') >= 0 {
		md = unescape(nil, md)
	}
	return escape(dst, md)
}

// escape writes plain text as HTML text or attribute value in double quotes.
// Control characters other than line ends and tabs are left out.
func escape(dst, s []byte) []byte {
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x80 && c != 0xC2 || c > '>' && c < 0x7F {
			continue
		}
		var repl string
		n := 1
		switch {
		case c == '&':
			repl = "&amp;"
		case c == '<':
			repl = "&lt;"
		case c == '>':
			repl = "&gt;"
		case c == '"':
			repl = "&#34;"
		case c == 0xC2:
			if i+1 >= len(s) || s[i+1] > 0x9F { // not U+0080 to U+009F
				continue
			}
			n = 2
		case c == '\n' || c == '\t' || c >= ' ' && c != 0x7F:
			continue
		}
		dst = append(dst, s[start:i]...)
		dst = append(dst, repl...)
		start = i + n
		i = start - 1
	}
	return append(dst, s[start:]...)
}

// unescape resolves backslashes and character references of Markdown.
func unescape(dst, s []byte) []byte {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			dst = append(dst, s[i+1])
			i += 2
			continue
		case c == '&':
			if text, n := reference(s[i:]); n > 0 {
				dst = append(dst, text...)
				i += n
				continue
			}
		}
		dst = append(dst, s[i])
		i++
	}
	return dst
}

// reference returns the text and the length of the character reference that s
// starts with; the length is 0 when there is none.
func reference(s []byte) (text string, n int) {
	const longest = 33 // &CounterClockwiseContourIntegral;
	end := bytes.IndexByte(s[:min(len(s), longest)], ';')
	if end < 2 {
		return "", 0
	}
	name := string(s[1:end])
	if name[0] != '#' {
		e, ok := util.LookUpHTML5EntityByName(name)
		if !ok {
			return "", 0
		}
		return string(e.Characters), end + 1
	}
	digits, base := name[1:], 10
	if len(digits) > 0 && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base = digits[1:], 16
	}
	if len(digits) == 0 || len(digits) > 7 || digits[0] == '+' || digits[0] == '-' {
		return "", 0
	}
	v, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return "", 0
	}
	if v == 0 || v > 0x10FFFF {
		v = 0xFFFD
	}
	return string(rune(v)), end + 1
}
