package load

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongshi/generator/diag"
	"gongshi/generator/source"
)

// Characters that an input method leaves behind where TOML wants ASCII.
const (
	quotes       = "“”„‟‘’‚＂＇「」『』《》〝〞"
	closeQuotes  = "”“＂〞〟’‘＇」』》"
	commas       = "，、；﹐﹑"
	equalSigns   = "＝﹦"
	colons       = "：﹕"
	fullStops    = "．。·"
	openBracket  = "［【〔"
	closeBracket = "］】〕"
	openBrace    = "｛"
	closeBrace   = "｝"
)

// wide returns the length in bytes of the character that stands here if it is
// in set, else 0.
func (s *tomlScan) wide(set string) int {
	if s.pos >= s.end || s.src[s.pos] < 0x80 {
		return 0
	}
	r, n := utf8.DecodeRune(s.src[s.pos:s.end])
	if !strings.ContainsRune(set, r) {
		return 0
	}
	return n
}

// oddSpace reports and steps over a run of characters that look like spaces
// or like nothing, and hides them from the library.
func (s *tomlScan) oddSpace() bool {
	from := s.pos
	first, _ := utf8.DecodeRune(s.src[s.pos:s.end])
	for s.pos < s.end {
		r, n := utf8.DecodeRune(s.src[s.pos:s.end])
		if r < 0x80 || !unicode.In(r, unicode.Zs, unicode.Zl, unicode.Zp, unicode.Cf) {
			break
		}
		s.pos += n
	}
	if s.pos == from {
		return false
	}
	s.holes = append(s.holes, [2]int{from, s.pos})
	if n := len(s.faults); n > 0 {
		last := s.faults[n-1]
		if last.Code == diag.S003 && bytes.IndexByte(s.src[last.Span.Start:from], '\n') < 0 && isOddSpace(last.Span.Bytes()) {
			return true // once a line is enough
		}
	}
	if first == '\u3000' {
		s.fault(msgWideSpace.fault(diag.S003, s.span(from, s.pos)))
	} else {
		s.fault(msgOddSpace.fault(diag.S003, s.span(from, s.pos), first))
	}
	return true
}

func isOddSpace(b []byte) bool {
	r, _ := utf8.DecodeRune(b)
	return r >= 0x80 && unicode.In(r, unicode.Zs, unicode.Zl, unicode.Zp, unicode.Cf)
}

// comment steps over and reports what other languages write for a comment.
func (s *tomlScan) comment() bool {
	rest := s.src[s.pos:s.end]
	n := 0
	switch {
	case bytes.HasPrefix(rest, []byte("＃")):
		n = len("＃")
	case bytes.HasPrefix(rest, []byte("//")), bytes.HasPrefix(rest, []byte("--")) && !bytes.HasPrefix(rest, []byte("---")):
		n = 2
	case rest[0] == ';':
		n = 1
	default:
		return false
	}
	begin := s.pos
	if n == 2 && rest[0] == '-' && bytes.IndexByte(rest[:s.lineStop(begin)-begin], '=') >= 0 {
		return false // a key of dashes is a key
	}
	code := diag.S002
	if n > 2 {
		code = diag.S003
	}
	s.reject(msgComment.fault(code, s.span(begin, begin+n), rest[:n]))
	s.skipLine()
	s.holes = append(s.holes, [2]int{begin, s.pos})
	return true
}

// badKey reports a key that cannot be read and steps over it and over what
// stands for its equals sign. It returns false if there is nothing to read
// after it.
func (s *tomlScan) badKey(begin int) bool {
	if s.stopped {
		return false
	}
	s.pos = begin
	stop, after, sep := s.keyStop(begin)
	text := bytes.TrimRightFunc(s.src[begin:stop], unicode.IsSpace)
	to := begin + len(text)
	s.pos = after
	if sep == 0 {
		s.noEquals(begin, to, text)
		return false
	}
	clean := s.keyFault(begin, to, text)
	at := s.span(stop, after)
	switch {
	case strings.ContainsRune(equalSigns, sep):
		s.reject(msgWideEquals.fault(diag.S003, at))
	case strings.ContainsRune(colons, sep):
		s.reject(msgColon.fault(diag.S003, at, "："))
	case sep == ':':
		s.reject(msgColon.fault(diag.S002, at, ":"))
	case clean:
		s.reject(msgBadKey.fault(diag.S002, s.span(begin, max(to, begin+1)), text))
	}
	return true
}

// keyStop finds what ends the key that begins at begin: an equals sign or
// colon of any width, else the end of the line or of the pair in an inline
// table. sep is 0 for the latter two.
func (s *tomlScan) keyStop(begin int) (stop, after int, sep rune) {
	quote := rune(0)
	for i := begin; i < s.end; {
		r, n := utf8.DecodeRune(s.src[i:s.end])
		switch {
		case r == '\n':
			return i, i, 0
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case (r == '"' || r == '\'') && bytes.IndexRune(s.src[i+1:s.lineStop(i)], r) >= 0:
			quote = r
		case r == '=', r == ':', r >= 0x80 && strings.ContainsRune(equalSigns+colons, r):
			return i, i + n, r
		case s.depth > 0 && (r == ',' || r == '}' || r == ']'):
			if i == begin { // never stand still
				return i + n, i + n, 0
			}
			return i, i, 0
		case r == '#' && s.depth == 0:
			return i, s.lineStop(i), 0
		}
		i += n
	}
	return s.end, s.end, 0
}

// keyFault reports what is wrong with the key text [from, to). It returns
// true if it sees nothing wrong.
func (s *tomlScan) keyFault(from, to int, text []byte) bool {
	bare := bytes.TrimFunc(text, func(r rune) bool { return r == '"' || r == '\'' || unicode.IsSpace(r) })
	switch {
	case len(bare) == 0:
		s.reject(msgEmptyKey.fault(diag.S002, s.span(from, max(to, from+1))))
		return false
	case len(text) > 0 && (text[0] == '"' || text[0] == '\''):
		if bytes.IndexByte(text[1:], text[0]) < 0 {
			s.reject(msgOpenKey.fault(diag.S005, s.span(from, from+1), string(text[0])))
			return false
		}
		return true
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		at := s.span(from+i, from+i+n)
		switch {
		case r < 0x80:
		case strings.ContainsRune(quotes, r):
			s.reject(msgWideQuote.fault(diag.S003, at, text[i:i+n]))
			return false
		case strings.ContainsRune(fullStops, r):
			s.reject(msgWideKey.fault(diag.S003, at, text[i:i+n], "."))
			return false
		case narrow(r) != r:
			s.reject(msgWideKey.fault(diag.S003, at, text[i:i+n], string(narrow(r))))
			return false
		case unicode.Is(unicode.Han, r):
			s.reject(msgHanKey.fault(diag.S004, s.span(from, to), text))
			return false
		}
		i += n
	}
	if bytes.ContainsAny(text, " \t") {
		s.reject(msgKeyWithSpace.fault(diag.S004, s.span(from, to), text))
		return false
	}
	return true
}

// narrow returns the ASCII form of a full-width character, else r.
func narrow(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

// noEquals reports a line that has no equals sign.
func (s *tomlScan) noEquals(from, to int, text []byte) {
	at := s.span(from, max(to, from+1))
	switch {
	case s.depth > 0 && thousands().Match(text) && s.afterDigits(from, at, text):
	case s.depth > 0:
		s.reject(msgNoPair.fault(diag.S002, at, text))
	case isFence(text):
		s.reject(msgFence.fault(diag.S002, at, text))
	case bytes.HasPrefix(text, []byte(`"""`)) || bytes.HasPrefix(text, []byte("'''")):
		s.reject(msgLooseBlock.fault(diag.S005, at, text[:3]))
	case missedEquals().Match(text):
		s.reject(msgMissing.fault(diag.S002, at, missedEquals().FindSubmatch(text)[1]))
	case text[0] == '"' && bytes.IndexByte(text, '=') >= 0:
		s.reject(msgLineQuoted.fault(diag.S002, at))
	case bytes.IndexByte(text, '\t') >= 0:
		s.reject(msgPasted.fault(diag.S002, at, text))
	case bytes.ContainsFunc(text, func(r rune) bool { return r >= 0x80 }):
		s.reject(msgLooseText.fault(diag.S002, at, text))
	default:
		s.reject(msgNoEquals.fault(diag.S002, at, text))
	}
}

// afterDigits reports the three digits at from as part of a number written in
// groups, if a comma and digits stand before them.
func (s *tomlScan) afterDigits(from int, at source.Span, text []byte) bool {
	begin := from
	for begin > 0 && (s.src[begin-1] == ',' || s.src[begin-1] >= '0' && s.src[begin-1] <= '9') {
		begin--
	}
	if n := len(s.faults); n > 0 && s.bad && int(s.faults[n-1].Span.End) == from-1 {
		return true // a further group of the same number
	}
	whole := string(s.src[begin:from]) + string(text)
	n, ok := numberMeant(whole)
	if ok && begin < from {
		s.reject(msgThousands.fault(diag.S002, s.span(begin, int(at.End)), whole, n))
	}
	return ok && begin < from
}

// badHeader reports a header that cannot be read and leaves its line.
func (s *tomlScan) badHeader(begin int) {
	if s.stopped {
		return
	}
	stop := s.lineStop(begin)
	line := bytes.TrimRightFunc(s.src[begin:stop], unicode.IsSpace)
	s.pos = stop
	name := bytes.Trim(line, "[]［］【】〔〕 \t")
	if i := bytes.IndexByte(name, ']'); i >= 0 {
		name = bytes.TrimRight(name[:i], " \t")
	}
	from := begin + bytes.Index(line, name)
	switch {
	case len(name) == 0:
		s.reject(msgEmptyHeader.fault(diag.S002, s.span(begin, begin+len(line))))
	case bytes.IndexFunc(name, func(r rune) bool { return r >= 0x80 }) >= 0:
		if s.keyFault(from, from+len(name), name) {
			s.reject(msgBadKey.fault(diag.S002, s.span(from, from+len(name)), name))
		}
	case bytes.HasPrefix(line, []byte("[[")) && !bytes.Contains(line, []byte("]]")):
		s.reject(msgHeaderEnd.fault(diag.S002, s.span(begin, begin+len(line)), "]]"))
	case !bytes.Contains(line, []byte("]")):
		s.reject(msgHeaderEnd.fault(diag.S002, s.span(begin, begin+len(line)), "]"))
	default:
		if s.keyFault(from, from+len(name), name) {
			s.reject(msgBadHeader.fault(diag.S002, s.span(begin, begin+len(line))))
		}
	}
}

// junk reports what follows the value v on its line; v is nil after a header.
func (s *tomlScan) junk(v *tomlValue) {
	from := s.pos
	rest := bytes.TrimRightFunc(s.src[from:s.lineStop(from)], unicode.IsSpace)
	r, n := utf8.DecodeRune(rest)
	at := s.span(from, from+len(rest))
	switch {
	case s.bad: // reported already
	case strings.ContainsRune(commas+fullStops, r):
		d := msgTail.fault(diag.S003, s.span(from, from+n), rest[:n])
		d.Mends = []diag.Mend{{Span: d.Span}}
		s.reject(d)
	case v != nil && v.Kind == kindString:
		s.afterString(v)
	case (r == ',' || r == ';' || r == '.') && len(rest) == 1:
		d := msgTail.fault(diag.S002, at, rest)
		d.Mends = []diag.Mend{{Span: d.Span}}
		s.reject(d)
	case v != nil && (v.Kind == kindInt || v.Kind == kindFloat) && r == ',':
		whole := v.Raw + string(rest)
		n, ok := numberMeant(whole)
		if !ok {
			n = "1200000"
		}
		s.reject(msgThousands.fault(diag.S002, at, whole, n))
	case r == ']' || r == '}' || strings.ContainsRune(closeBracket+closeBrace, r):
		s.reject(msgExtraBracket.fault(diag.S002, s.span(from, from+n), rest[:n]))
	case v == nil:
		s.reject(msgAfterHeader.fault(diag.S002, at, rest))
	default:
		s.reject(msgAfterValue.fault(diag.S002, at, rest))
	}
}

// missingComma reports that two values stand side by side in brackets. It
// returns true after leaving the line, when the first of them is a string that
// ended too early.
func (s *tomlScan) missingComma(before *tomlValue) bool {
	next := s.src[s.pos]
	if before.Kind == kindString && (next >= 0x80 || bareKey[next]) {
		if !s.bad {
			s.afterString(before)
		}
		from := s.pos
		s.skipItem()
		return s.pos > from
	}
	if !s.bad {
		s.reject(msgNoComma.fault(diag.S002, s.span(s.pos, s.pos+1)))
	}
	return false
}
