package render

import "strings"

// appendText adds s as text, or as the value of an attribute in double quotes.
// It writes what html/template writes there: a test compares the two.
func appendText(b []byte, s string) []byte {
	written := 0
	for i := range len(s) {
		if s[i] > '>' { // which all of Han and almost all of Latin is
			continue
		}
		var escaped string
		switch s[i] {
		case '&':
			escaped = "&amp;"
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		case '"':
			escaped = "&#34;"
		case '\'':
			escaped = "&#39;"
		case '+':
			escaped = "&#43;"
		case 0:
			escaped = "\uFFFD"
		default:
			continue
		}
		b = append(append(b, s[written:i]...), escaped...)
		written = i + 1
	}
	return append(b, s[written:]...)
}

// badAddress stands in the place of an address with a scheme that is not
// allowed. It is what html/template writes.
const badAddress = "#ZgotmplZ"

// appendAddress adds the address s as the value of an attribute in double
// quotes: relative or with one of the schemes http, https and mailto; any
// other gives badAddress. What an address cannot hold is percent-encoded.
func appendAddress(b []byte, s string) []byte {
	if !safeScheme(s) {
		s = badAddress
	}
	const hex = "0123456789abcdef"
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
			b = append(b, c)
		case c == '&':
			b = append(b, "&amp;"...)
		case c == '+':
			b = append(b, "&#43;"...)
		case strings.IndexByte("-._~!#$*,/:;=?@[]", c) >= 0, c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			b = append(b, c)
		default:
			b = append(b, '%', hex[c>>4], hex[c&15])
		}
	}
	return b
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func safeScheme(s string) bool {
	scheme, _, ok := strings.Cut(s, ":")
	if !ok || strings.Contains(scheme, "/") {
		return true
	}
	return strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto")
}
