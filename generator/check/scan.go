package check

import (
	"bytes"
	"unicode/utf8"
)

const (
	minTextRunes = 12 // shorter hidden texts are not looked for
	startRunes   = 8  // what may be left of 12 characters without punctuation
	windowRunes  = 16 // shorter lines are looked for whole, from their start
)

// base is odd and well mixed: 2^64 divided by the golden ratio.
const base uint64 = 0x9E3779B97F4A7C15

// power returns base to the n, modulo 2^64.
func power(n int) uint64 {
	p := uint64(1)
	for range n {
		p *= base
	}
	return p
}

// line is one line of a hidden text that is shorter than a window: it is a leak
// where all of it stands in the output.
type line struct {
	rest   []rune // after its first startRunes characters
	secret int32
	latin  bool // its first characters are ASCII
}

// keptRunes returns the characters of a text that count in a window.
func keptRunes(text string) []rune {
	var runes []rune
	for _, r := range text {
		if r = fold(r); r != 0 {
			runes = append(runes, r)
		}
	}
	return runes
}

// telling reports whether a window says more than a date or a number.
func telling(w []rune) bool {
	solid, dated := 0, false
	for _, r := range w {
		if !dateWord(r) {
			solid++
		}
		dated = dated || r == '年' || r == '月' || r == '日'
	}
	return solid >= 3 || !dated
}

func hashRunes(w []rune) uint64 {
	var h uint64
	for _, r := range w {
		h = h*base + uint64(r)
	}
	return h
}

// latin reports whether all characters of w are ASCII.
func latin(w []rune) bool {
	for _, r := range w {
		if r >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// appendMarks adds the windows of one line of a hidden text, one every
// startRunes characters, and the last.
func appendMarks(marks []mark, runes []rune, secret int) []mark {
	add := func(w []rune) {
		if telling(w) {
			tail := w[windowRunes-startRunes:]
			marks = append(marks, mark{hashRunes(w), hashRunes(tail), int32(secret), latin(tail)})
		}
	}
	n := len(runes)
	for i := 0; i+windowRunes <= n; i += startRunes {
		add(runes[i : i+windowRunes])
	}
	if n > windowRunes {
		add(runes[n-windowRunes:])
	}
	return marks
}

// roll is the last characters of a stream, as hashes: that of any stretch is a
// difference of those of two beginnings, which costs one multiplication.
type roll struct {
	n    uint                // characters so far
	hash uint64              // of all of them
	ring [windowRunes]uint64 // the hash when there were i, i+windowRunes … of them
	// begun are the short lines whose first characters have just gone by.
	begun []begun
}

// begun is a short line of which so many characters after the start were met.
type begun struct {
	line *line
	met  int
}

var (
	windowPower = power(windowRunes)
	startPower  = power(startRunes)
)

func (w *roll) reset() {
	w.n, w.hash, w.ring[0], w.begun = 0, 0, 0, w.begun[:0]
}

// scan looks through one stream of bytes after another.
type scan struct {
	*Leaks
	markup bool // the bytes are HTML, SVG or XML
	cells  bool // the bytes are CSV or JSON: values between commas or quotes
	hit    func(secret, offset int)

	// In place of hits, what was found is noted here where forgiving is set.
	forgiving       bool
	forgivenIDs     map[string]bool
	forgivenWindows map[uint64]bool
	forgivenLines   map[*line]bool
	buffer          []byte
}

// word looks through a text of the site.
func (s *scan) word(text string) {
	if text != "" {
		s.buffer = append(s.buffer[:0], text...)
		s.text(s.buffer)
	}
}

// text looks through data. In markup the text between tags is one stream, in
// which inline tags leave no gap and others do, and each tag is another. In
// tables each cell is a stream.
func (s *scan) text(data []byte) {
	var outside, inside roll
	w := &outside
	word := token{start: -1}
	quoted, term := false, false
	for i := 0; i < len(data); {
		c := data[i]
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			word.add(i, c)
			s.push(w, rune(c), i)
			i++
		case c == '-':
			word.add(i, c)
			i++
		case 'A' <= c && c <= 'Z' || c == '_':
			word.add(i, c)
			word.bad = true
			if c != '_' {
				s.push(w, rune(c), i)
			}
			i++
		case c >= utf8.RuneSelf:
			if word.start >= 0 {
				s.token(&word, data, i)
			}
			r, size := decode(data[i:])
			if r < 0x4e00 || r > 0x9fff {
				r = fold(r)
			}
			if r != 0 {
				s.push(w, r, i)
			}
			i += size
		default:
			if word.start >= 0 {
				s.token(&word, data, i)
			}
			switch {
			case c == '<' && s.markup:
				name := tagName(data[i+1:])
				if explains(data[i:], &term); !inline(name) && !term {
					outside.reset()
				}
				if term && bytes.HasPrefix(data[i:], []byte("</a>")) {
					term = false
				}
				inside.reset()
				w = &inside
				if end, ok := s.plainTag(data, i+1); ok {
					i = end
					continue
				}
				i++
			case c == '>' && s.markup:
				w = &outside
				i++
			case (c == '"' || c == '=') && w == &inside:
				inside.reset() // one attribute's value and the next one's name are no text
				i++
			case s.cells && (c == '"' || !quoted && (c == ',' || c == '\n')):
				quoted = quoted != (c == '"')
				outside.reset()
				i++
			case c == '&' && s.markup, c == '\\':
				r, size := escaped(data[i:])
				if r = fold(r); r != 0 {
					s.push(w, r, i)
				}
				i += size
			default:
				if separates(c) {
					s.push(w, rune(c), i)
				}
				i++
			}
		}
	}
	s.token(&word, data, len(data))
}

// explains sets term where the tag that data begins with opens a link from a
// term to its meaning: such links are put into running texts and part nothing.
func explains(data []byte, term *bool) {
	if bytes.HasPrefix(data, []byte(`<a class="term"`)) {
		*term = true
	}
}

// plainTag looks for ids in the tag whose name begins at data[from], where it
// can hold no hidden text: half of a page is such tags. It returns where the
// tag ends.
func (s *scan) plainTag(data []byte, from int) (end int, ok bool) {
	n := bytes.IndexByte(data[from:], '>')
	if n < 0 || s.latin {
		return 0, false
	}
	end = from + n
	for _, c := range data[from:end] {
		if c >= utf8.RuneSelf || c == '&' || c == '\\' || c == '<' {
			return 0, false
		}
	}
	word := token{start: -1}
	for i := from; i < end; i++ {
		switch c := data[i]; {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-':
			word.add(i, c)
		case 'A' <= c && c <= 'Z' || c == '_':
			word.add(i, c)
			word.bad = true
		case word.start >= 0:
			s.token(&word, data, i)
		}
	}
	s.token(&word, data, end)
	return end, true
}

// decode is utf8.DecodeRune, short for most of Han.
func decode(b []byte) (r rune, size int) {
	if len(b) >= 3 && 0xe4 <= b[0] && b[0] <= 0xe9 && b[1]&0xc0 == 0x80 && b[2]&0xc0 == 0x80 {
		return rune(b[0]&0x0f)<<12 | rune(b[1]&0x3f)<<6 | rune(b[2]&0x3f), 3
	}
	return utf8.DecodeRune(b)
}

// push adds a character to a stream. All but one in thirty end nothing that is
// looked for, and that is all there is to do.
func (s *scan) push(w *roll, r rune, offset int) {
	w.n++
	now := &w.ring[w.n%windowRunes]
	before := *now
	w.hash = w.hash*base + uint64(r)
	*now = w.hash
	tail := w.hash - startPower*w.ring[(w.n-startRunes)%windowRunes]
	if s.tails.has(tail) || len(w.begun) > 0 {
		s.look(w, r, offset, tail, w.hash-windowPower*before)
	}
}

// look looks up the stretches that end with the character r: tail is the hash
// of the last startRunes, window that of the last windowRunes.
func (s *scan) look(w *roll, r rune, offset int, tail, window uint64) {
	if len(w.begun) > 0 {
		s.follow(w, r, offset)
	}
	if w.n < startRunes {
		return
	}
	for _, l := range s.lines[tail] {
		if len(l.rest) == 0 {
			s.wholeLine(l, offset)
		} else {
			w.begun = append(w.begun, begun{line: l})
		}
	}
	if w.n < windowRunes {
		return
	}
	secret, ok := s.windows.find(window)
	switch {
	case !ok:
	case s.forgiving:
		s.forgivenWindows[window] = true
	default:
		s.hit(secret, offset)
	}
}

// follow compares a character with what the lines that have begun go on with.
func (s *scan) follow(w *roll, r rune, offset int) {
	going := w.begun[:0]
	for _, b := range w.begun {
		if b.line.rest[b.met] != r {
			continue
		}
		if b.met++; b.met == len(b.line.rest) {
			s.wholeLine(b.line, offset)
			continue
		}
		going = append(going, b)
	}
	w.begun = going
}

// wholeLine notes that all of a short line stands in the output.
func (s *scan) wholeLine(l *line, offset int) {
	if s.forgiving {
		s.forgivenLines[l] = true
		return
	}
	s.hit(int(l.secret), offset)
}

// token is the word that is being read; start is -1 between words.
type token struct {
	start int
	hash  uint64
	bad   bool // holds a character that no id has
}

func (t *token) add(at int, c byte) {
	if t.start < 0 {
		*t = token{start: at}
	}
	t.hash = (t.hash ^ uint64(c)) * base
}

// token ends the word before end and looks it up.
func (s *scan) token(t *token, data []byte, end int) {
	start := t.start
	t.start = -1
	if start < 0 || t.bad {
		return
	}
	secret, ok := 0, false
	if s.idBits.has(t.hash) {
		secret, ok = s.ids[string(data[start:end])]
	}
	if !ok && start > 0 && data[start-1] == '/' && end < len(data) && data[end] == '.' {
		secret, ok = s.weak[string(data[start:end])]
	}
	switch {
	case !ok, s.cells && columnName(data, start, end):
	case s.forgiving:
		s.forgivenIDs[string(data[start:end])] = true
	default:
		s.hit(secret, start)
	}
}

func hashID(id string) uint64 {
	var t token
	t.start = -1
	for i := range len(id) {
		t.add(i, id[i])
	}
	return t.hash
}

// columnName reports whether the word data[start:end] of a JSON file names a
// column: it is a key, or the value of "key" in the list of columns.
func columnName(data []byte, start, end int) bool {
	return bytes.HasPrefix(data[end:], []byte(`":`)) || bytes.HasSuffix(data[:start], []byte(`"key": "`))
}
