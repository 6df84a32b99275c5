package load

import (
	"bytes"
	"unicode/utf8"

	"gongshi/generator/diag"
	"gongshi/generator/source"
)

// bracketAhead reports how many bytes the opening of a header takes here, 0 if
// there is none, and whether it is doubled.
func (s *tomlScan) bracketAhead() (n int, double bool) {
	if s.src[s.pos] == '[' {
		if s.pos+1 < s.end && s.src[s.pos+1] == '[' {
			return 2, true
		}
		return 1, false
	}
	if c := s.wide(openBracket); c > 0 {
		n = c
		s.pos += c
		if c = s.wide(openBracket); c == 0 && s.pos < s.end && s.src[s.pos] == '[' {
			c = 1
		}
		s.pos -= n
		return n + c, c > 0
	}
	return 0, false
}

// header reads [name] or [[name]]; n bytes of it are the opening.
func (s *tomlScan) header(begin, n int, double bool) {
	if s.src[begin] >= 0x80 {
		s.reject(msgWideBracket.fault(diag.S003, s.span(begin, begin+n)))
	}
	s.pos += n
	s.parts = s.parts[:0]
	if !s.key() {
		s.badHeader(begin)
	} else if !s.closeHeader(begin, double) {
		s.skipLine()
	} else {
		s.lineEnd(nil)
	}
	if !s.bad {
		s.headPath = 0
		s.countKey(s.parts)
		if !s.lost || len(s.parts) == 1 {
			// A deeper header may belong to the one that was lost.
			s.lost = !s.open(s.parts, double)
		}
	} else {
		s.lost = true
	}
	if s.lost {
		s.root.Damaged = true
		s.cur = s.newTable(s.span(begin, s.pos), byHeader)
		s.holes = append(s.holes, [2]int{begin, s.pos})
	}
}

func (s *tomlScan) closeHeader(begin int, double bool) bool {
	want := 1
	if double {
		want = 2
	}
	for ; want > 0; want-- {
		if s.take(']') {
			continue
		}
		if c := s.wide(closeBracket); c > 0 {
			if s.bad { // the opening ones are full-width too: once is enough
				s.pos += c
				continue
			}
			s.reject(msgWideBracket.fault(diag.S003, s.span(s.pos, s.pos+c)))
			s.pos += c
			continue
		}
		if !s.bad {
			s.badHeader(begin)
		}
		return false
	}
	return true
}

// value reads the value that stands here.
func (s *tomlScan) value() tomlValue {
	if s.depth >= maxTOMLDepth {
		s.limit(s.pos, s.pos+1, msgTooDeep, maxTOMLDepth)
		return tomlValue{}
	}
	switch s.src[s.pos] {
	case '"', '\'':
		return s.str()
	case '[':
		return s.array(1)
	case '{':
		return s.inline(1)
	}
	if s.src[s.pos] >= 0x80 {
		if n := s.wide(openBracket); n > 0 {
			s.reject(msgWideBracket.fault(diag.S003, s.span(s.pos, s.pos+n)))
			return s.array(n)
		}
		if n := s.wide(openBrace); n > 0 {
			s.reject(msgWideBracket.fault(diag.S003, s.span(s.pos, s.pos+n)))
			return s.inline(n)
		}
		if s.wide(quotes) > 0 {
			s.wideQuoted()
			return tomlValue{}
		}
	}
	return s.bare()
}

// str reads a string of any of the four forms.
func (s *tomlScan) str() tomlValue {
	from, quote := s.pos, s.src[s.pos]
	if s.pos+2 < s.end && s.src[s.pos+1] == quote && s.src[s.pos+2] == quote {
		return s.block(from, quote)
	}
	s.pos++
	exact := true
	for stop := -1; !s.stopped; {
		if stop < s.pos { // the next quote; looked for once, however many escapes precede it
			stop = s.quoteStop(quote)
			if stop == s.end || s.src[stop] == '\n' {
				s.openString(from, stop)
				return tomlValue{}
			}
		}
		if quote == '"' {
			if b := bytes.IndexByte(s.src[s.pos:stop], '\\'); b >= 0 {
				exact = false
				s.pos += b
				s.escape()
				continue
			}
		}
		s.pos = stop + 1
		return tomlValue{Kind: kindString, At: s.span(from, s.pos), Exact: exact, StrStart: from + 1}
	}
	return tomlValue{}
}

// quoteStop returns where the next quote stands, or the end of the line if
// that comes first.
func (s *tomlScan) quoteStop(quote byte) int {
	rest := s.src[s.pos:s.end]
	if i := bytes.IndexByte(rest, quote); i >= 0 {
		rest = rest[:i]
	}
	if n := bytes.IndexByte(rest, '\n'); n >= 0 {
		rest = rest[:n]
	}
	return s.pos + len(rest)
}

// escape steps over the escape sequence that stands here.
func (s *tomlScan) escape() {
	n, _ := escape(s.src[s.pos:s.end])
	if n == 0 {
		n = 1
		_, width := utf8.DecodeRune(s.src[s.pos+1 : s.end])
		s.reject(msgBackslash.fault(diag.S002, s.span(s.pos, s.pos+1+width)))
		if s.pos+1 < s.end && s.src[s.pos+1] == '"' {
			n = 2
		}
	}
	s.pos += n
}

// block reads a string between tripled quotes.
func (s *tomlScan) block(from int, quote byte) tomlValue {
	three := []byte{quote, quote, quote}
	s.pos += 3
	if s.pos < s.end && s.src[s.pos] == '\r' {
		s.pos++
	}
	s.take('\n')
	v := tomlValue{Kind: kindString, Exact: true, StrStart: s.pos}
	for stop := -1; !s.stopped; {
		if stop < s.pos {
			i := bytes.Index(s.src[s.pos:s.end], three)
			if i < 0 {
				s.openBlock(from, quote)
				return v
			}
			stop = s.pos + i
		}
		if quote == '"' {
			if b := bytes.IndexByte(s.src[s.pos:stop], '\\'); b >= 0 {
				v.Exact = false
				s.pos += b
				s.blockEscape()
				continue
			}
		}
		s.pos = stop + 3
		break
	}
	for extra := 0; extra < 2 && s.take(quote); extra++ {
	}
	v.At = s.span(from, s.pos)
	if s.suspect < 0 || s.force {
		if line := s.opensBlock(from, quote); line >= 0 {
			if s.force {
				s.unclosedBlock(from, line)
			} else {
				s.suspect = from
			}
		}
	}
	return v
}

// blockEscape steps over an escape in a text block, where a backslash at the
// end of a line joins it with the next.
func (s *tomlScan) blockEscape() {
	for i := s.pos + 1; i < s.end; i++ {
		switch s.src[i] {
		case ' ', '\t', '\r':
			continue
		case '\n':
			s.pos = i + 1
			return
		}
		break
	}
	s.escape()
}

// array reads an array whose opening bracket takes n bytes.
func (s *tomlScan) array(n int) tomlValue {
	from := s.pos
	s.pos += n
	s.depth++
	defer func() { s.depth-- }()
	v := tomlValue{Kind: kindArray}
	item := false // the last thing was an item, a comma is due
	for {
		line := s.skipBlank()
		if s.away {
			return v
		}
		if s.pos >= s.end || line && s.statementAhead() {
			s.unclosed(from, from+n, "]")
			return v
		}
		if s.take(']') || s.wideClose(closeBracket) {
			v.At = s.span(from, s.pos)
			return v
		}
		if s.separator(item) {
			item = false
			continue
		}
		if item {
			if s.missingComma(&v.Items[len(v.Items)-1]) {
				continue
			}
		}
		if s.items++; s.items > maxTOMLItems {
			s.limit(s.pos, s.pos, msgTooManyItems, maxTOMLItems)
			return v
		}
		v.Items = append(v.Items, s.value())
		item = true
	}
}

// inline reads an inline table whose opening brace takes n bytes.
func (s *tomlScan) inline(n int) tomlValue {
	from, path := s.pos, s.headPath
	s.pos += n
	s.depth++
	defer func() { s.depth-- }()
	t := s.newTable(source.Span{}, byHeader)
	v := tomlValue{Kind: kindTable, Table: t}
	var last tomlValue
	item := false // the last thing was a pair, a comma is due
	for {
		line := s.skipBlank()
		if s.away {
			return v
		}
		if s.pos >= s.end || line && (s.headerAhead() || item && s.statementAhead()) {
			s.unclosed(from, from+n, "}")
			return v
		}
		if s.take('}') || s.wideClose(closeBrace) {
			v.At = s.span(from, s.pos)
			t.At, t.how = s.span(from, from+n), byInline
			return v
		}
		if s.separator(item) {
			item = false
			continue
		}
		if item {
			if s.missingComma(&last) {
				continue
			}
		}
		parts, field := s.keyValue()
		s.headPath = path
		if len(parts) > 0 && !s.bad {
			s.insert(t, parts, field)
		}
		last = field
		item = true
	}
}

// separator steps over a comma or what was typed in its place.
func (s *tomlScan) separator(due bool) bool {
	from := s.pos
	wide := s.wide(commas)
	switch {
	case wide > 0:
		s.pos += wide
		s.reject(msgWideComma.fault(diag.S003, s.span(from, s.pos), s.src[from:s.pos]))
	case s.take(';'):
		s.reject(msgSemicolon.fault(diag.S002, s.span(from, s.pos)))
	case !s.take(','):
		return false
	case !due:
		s.reject(msgTwoCommas.fault(diag.S002, s.span(from, s.pos)))
	}
	return true
}

// wideClose steps over a full-width closing bracket, which it reports.
func (s *tomlScan) wideClose(set string) bool {
	n := s.wide(set)
	if n == 0 {
		return false
	}
	s.reject(msgWideBracket.fault(diag.S003, s.span(s.pos, s.pos+n)))
	s.pos += n
	return true
}

// unclosed reports a bracket that is still open where the next statement
// begins or the text ends.
func (s *tomlScan) unclosed(from, to int, want string) {
	d := msgUnclosed.fault(diag.S002, s.span(from, to), s.src[from:to], want)
	if s.pos < s.end {
		d.Also = []diag.Note{{Span: s.span(s.pos, s.lineStop(s.pos)), Text: noteStillOpen.say()}}
	}
	s.reject(d)
	s.away = true
}

// headerAhead reports whether the line from here on is a header.
func (s *tomlScan) headerAhead() bool {
	line := bytes.TrimSpace(s.src[s.pos:s.lineStop(s.pos)])
	if i := bytes.IndexByte(line, '#'); i > 0 {
		line = bytes.TrimSpace(line[:i])
	}
	name := bytes.Trim(line, "[]")
	if len(name) == 0 || len(line) < 3 || line[0] != '[' || line[len(line)-1] != ']' {
		return false
	}
	for _, c := range name {
		if !bareKey[c] && c != '.' {
			return false
		}
	}
	switch string(name) {
	case "true", "false", "inf", "nan":
		return false
	}
	return name[0] > '9'
}

// statementAhead reports whether the line from here on is a header or a key
// with an equals sign, none of which can stand in an array.
func (s *tomlScan) statementAhead() bool {
	i := s.pos
	for i < s.end && bareKey[s.src[i]] {
		i++
	}
	if i == s.pos {
		return s.src[i] == '[' && s.headerAhead()
	}
	for i < s.end && (s.src[i] == ' ' || s.src[i] == '\t') {
		i++
	}
	return i < s.end && s.src[i] == '='
}
