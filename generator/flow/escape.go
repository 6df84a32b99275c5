package flow

import (
	"strings"
	"unicode/utf8"
)

// escapeXML makes s safe as text and in attributes of XML and HTML. What XML
// cannot hold becomes U+FFFD, a tab or line break a space.
func escapeXML(s string) string {
	clean := true
	for i := 0; i < len(s) && clean; i++ {
		c := s[i]
		clean = c >= ' ' && c < 0x7f && c != '&' && c != '<' && c != '>' && c != '"' && c != '\''
	}
	if clean {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&#34;")
		case r == '\'':
			b.WriteString("&#39;")
		case r == '\t' || r == '\n' || r == '\r':
			b.WriteByte(' ')
		case r < ' ' || r >= 0x7f && r < 0xa0 || r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isSafeHref reports whether href may be the address of a link: a relative
// one, or one of the web, of mail or of a telephone.
func isSafeHref(href string) bool {
	end := strings.IndexAny(href, ":/?#")
	if end < 0 || href[end] != ':' {
		return href != ""
	}
	switch strings.ToLower(href[:end]) {
	case "http", "https", "mailto", "tel":
		return true
	}
	return false
}
