package search

import (
	"bytes"
	"html"
	"slices"
	"strings"
	"unicode"
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

// leftOut is the attribute of elements that are not in the index.
const leftOut = "data-nosearch"

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

// oneLine makes every run of blanks one and takes out what serves the index
// itself.
func oneLine(b []byte) []byte {
	if isClean(b) {
		return b
	}
	fields := strings.FieldsFunc(string(b), func(r rune) bool { return unicode.IsSpace(r) || r < ' ' })
	return []byte(strings.Join(fields, " "))
}

// isClean reports whether oneLine surely changes nothing.
func isClean(b []byte) bool {
	for i, c := range b {
		if c < ' ' || c == ' ' && b[i-1] == ' ' || c == 0xc2 || c == 0xe2 { // U+0080 …, U+2000 …
			if c == 0xe2 && (i+1 >= len(b) || b[i+1] != 0x80 && b[i+1] != 0x81) {
				continue
			}
			return false
		}
	}
	return true
}

func (s *scanner) tag(tag []byte) {
	closing := len(tag) > 0 && tag[0] == '/'
	name := tag
	if closing {
		name = tag[1:]
	}
	for i, c := range name {
		if c <= ' ' || c == '/' {
			name = name[:i]
			break
		}
	}
	left := !closing && len(tag) >= len(name)+len(leftOut) && bytes.Contains(tag, []byte(leftOut))
	if s.depth > 0 {
		if bytes.Equal(name, s.within) && !bytes.HasSuffix(tag, []byte("/")) {
			if s.depth++; closing {
				s.depth -= 2
			}
		}
		return
	}
	if isInline(name) {
		if left {
			s.within, s.depth = name, 1
		}
		return
	}
	s.flush()
	s.rank = Text
	if closing || len(name) == 0 {
		return
	}
	if left && !isVoid(name) || isHidden(name) {
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
