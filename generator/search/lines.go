package search

import (
	"bytes"
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Ranks of lines. A match at the very beginning of a title has Beginning.
const (
	Text uint8 = iota
	Heading
	Title
	Beginning
)

// Line is a piece of a page's text: a heading, a paragraph, a cell, an item.
type Line struct {
	Rank uint8
	Text string
}

// appendLines appends to dst what the main element of a page made by this
// program shows, line by line. Elements with the attribute data-nosearch are
// left out, as are drawings. The texts share memory with page where they need
// no change.
func appendLines(dst []rawLine, page []byte) []rawLine {
	_, page, ok := bytes.Cut(page, []byte("<main"))
	if !ok {
		return dst
	}
	if end := bytes.LastIndex(page, []byte("</main>")); end >= 0 {
		page = page[:end]
	}
	if _, page, ok = bytes.Cut(page, []byte(">")); !ok {
		return dst
	}
	s := scanner{out: dst}
	for len(page) > 0 {
		i := bytes.IndexByte(page, '<')
		if i < 0 {
			s.text(page)
			break
		}
		s.text(page[:i])
		end := bytes.IndexByte(page[i:], '>')
		if end < 0 {
			break
		}
		s.tag(page[i+1 : i+end])
		page = page[i+end+1:]
	}
	s.flush()
	return s.out
}

// rawLine is a line whose text may be part of a page's bytes.
type rawLine struct {
	rank uint8
	text []byte
}

// scanner gathers the lines of a page. Pages are well-formed: the program made
// them.
type scanner struct {
	out  []rawLine
	line []byte // the one begun; shares memory with the page while own is false
	own  bool
	rank uint8
	// within is the element whose content is left out, depth how many of its
	// name are open.
	within []byte
	depth  int
}

func (s *scanner) text(b []byte) {
	switch {
	case s.depth > 0 || len(b) == 0:
	case s.line == nil:
		s.line, s.own = b, false
	default:
		if !s.own {
			s.line, s.own = slices.Clone(s.line), true
		}
		s.line = append(s.line, b...)
	}
}

func (s *scanner) flush() {
	if line := bytes.TrimSpace(s.line); len(line) > 0 {
		if bytes.IndexByte(line, '&') >= 0 {
			line = []byte(html.UnescapeString(string(line)))
		}
		if line = oneLine(line); len(line) > 0 {
			s.out = append(s.out, rawLine{s.rank, line})
		}
	}
	s.line = nil
}

// oneLine makes every run of blanks one, and none beside a Han character where
// the source broke the line.
func oneLine(b []byte) []byte {
	if !bytes.ContainsAny(b, "\n\t\r\u00a0") && !bytes.Contains(b, []byte("  ")) && !hasPrivate(b) {
		return b
	}
	fields := strings.FieldsFunc(string(b), func(r rune) bool { return unicode.IsSpace(r) || isPrivate(r) })
	return []byte(strings.Join(fields, " "))
}

// isPrivate reports whether r serves the index itself.
func isPrivate(r rune) bool { return r >= 0xe000 && r <= 0xf8ff || r < ' ' }

// hasPrivate reports whether b may hold such a character: those of the private
// use area begin with 0xEE or 0xEF in UTF-8.
func hasPrivate(b []byte) bool {
	for i := 0; i < len(b); i++ {
		if b[i] < ' ' {
			return true
		}
		if b[i] >= 0xee && b[i] <= 0xef {
			if r, _ := utf8.DecodeRune(b[i:]); isPrivate(r) {
				return true
			}
		}
	}
	return false
}

func (s *scanner) tag(tag []byte) {
	closing := len(tag) > 0 && tag[0] == '/'
	name := bytes.TrimPrefix(tag, []byte("/"))
	if i := bytes.IndexAny(name, " \n\t/"); i >= 0 {
		name = name[:i]
	}
	if s.depth > 0 {
		if bytes.Equal(name, s.within) && !bytes.HasSuffix(tag, []byte("/")) {
			if s.depth++; closing {
				s.depth -= 2
			}
		}
		return
	}
	if isInline(name) {
		if !closing && bytes.Contains(tag, []byte("data-nosearch")) {
			s.within, s.depth = name, 1
		}
		return
	}
	s.flush()
	s.rank = Text
	if closing || len(name) == 0 {
		return
	}
	if bytes.Contains(tag, []byte("data-nosearch")) && !isVoid(name) || isHidden(name) {
		s.within, s.depth = name, 1
		return
	}
	if len(name) == 2 && name[0] == 'h' {
		if s.rank = Heading; name[1] == '1' {
			s.rank = Title
		}
	}
}

// isInline reports whether an element stands within a line.
func isInline(name []byte) bool {
	switch string(name) {
	case "a", "abbr", "b", "bdi", "cite", "code", "dfn", "em", "i", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr":
		return true
	}
	return false
}

func isHidden(name []byte) bool {
	switch string(name) {
	case "svg", "script", "style", "template", "noscript", "form":
		return true
	}
	return false
}

func isVoid(name []byte) bool {
	switch string(name) {
	case "br", "hr", "img", "input", "col", "link", "meta", "source":
		return true
	}
	return false
}

// Lines returns the lines of a page: what the index holds of it.
func Lines(page []byte) []Line {
	var out []Line
	for _, l := range appendLines(nil, page) {
		out = append(out, Line{l.rank, string(l.text)})
	}
	return out
}
