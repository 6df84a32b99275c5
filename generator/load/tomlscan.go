package load

import (
	"bytes"

	"gongshi/generator/diag"
	"gongshi/generator/source"
)

// tomlScan walks a TOML text once. It notes where keys and values lie, holds
// the text to the limits, and reports what is wrong in words of its own,
// going on after each fault at the end of the line. It checks the grammar; the
// meaning of numbers and escapes it leaves to the library.
type tomlScan struct {
	f          *source.File
	src        []byte // all bytes of f
	start, end int    // the text within src
	pos        int

	root, cur *tomlTable
	lost      bool // under a header that could not be read
	faults    []diag.Diagnostic
	holes     [][2]int // stretches to hide from the library
	stopped   bool     // a limit was passed: nothing here can be relied on

	// State of the statement being read.
	bad   bool // it has a fault and will be left out
	away  bool // a bracket was never closed; leave to the next statement
	parts []keyPart
	depth int

	// suspect is the offset of the first text block (""") whose end looks like
	// the beginning of another one, or -1. With force such a block is
	// reported as not closed.
	suspect int
	force   bool

	keys, items       int
	headPath, sumPath int // bytes of the header's path; of all paths so far
	names             map[string]string
	tableSlab         []tomlTable
	fieldSlab         []tomlField
	slab              int // tables in the next slab
}

// keyPart is one part of a dotted key.
type keyPart struct {
	name string
	at   source.Span
}

func scanTOML(f *source.File, start, end int, force bool) *tomlScan {
	s := &tomlScan{
		f: f, src: f.Bytes, start: start, end: end, pos: start,
		suspect: -1, force: force, names: make(map[string]string, 64), slab: 4,
	}
	s.root = s.newTable(f.At(start, end), byHeader)
	s.cur = s.root
	if end-start > maxTOMLBytes {
		s.limit(start, start, msgTextTooLong, maxTOMLBytes>>20)
		return s
	}
	if at, ok := longLine(s.src[start:end]); !ok {
		s.limit(start+at, start+at, msgLineTooLong, maxTOMLLine)
		return s
	}
	for !s.stopped {
		s.skipBlank()
		if s.pos >= s.end || s.stopped {
			break
		}
		s.statement()
	}
	return s
}

// longLine finds the first line that passes the limit.
func longLine(text []byte) (at int, ok bool) {
	for len(text)-at > maxTOMLLine {
		i := bytes.LastIndexByte(text[at:at+maxTOMLLine], '\n')
		if i < 0 {
			return at, false
		}
		at += i + 1
	}
	return 0, true
}

func (s *tomlScan) span(from, to int) source.Span { return s.f.At(from, max(from, min(to, s.end))) }

// fault reports d. Past the limit on faults the scan stops.
func (s *tomlScan) fault(d diag.Diagnostic) {
	if s.stopped {
		return
	}
	if len(s.faults) == maxFaults {
		s.limit(int(d.Span.Start), int(d.Span.End), msgTooManyFaults, maxFaults)
		return
	}
	if d.Code == diag.S003 && len(d.Mends) == 0 {
		d.Mends = wideMend(d.Span)
	}
	s.faults = append(s.faults, d)
}

// reject reports d and leaves out the statement.
func (s *tomlScan) reject(d diag.Diagnostic) {
	s.bad = true
	s.fault(d)
}

// limit reports that the text is beyond what we read. The scan ends with the
// statement.
func (s *tomlScan) limit(from, to int, m message, args ...any) {
	s.stopped, s.bad, s.away = true, true, true
	s.faults = append(s.faults, m.fault(diag.S013, s.span(from, to), args...))
}

// statement reads one header or one key with its value.
func (s *tomlScan) statement() {
	begin := s.pos
	s.bad, s.away, s.depth = false, false, 0
	if n, double := s.bracketAhead(); n > 0 {
		s.header(begin, n, double)
		return
	}
	if s.comment() {
		return
	}
	before := s.headPath
	field, v := s.keyValue()
	s.headPath = before
	if !s.away {
		s.lineEnd(&v)
	}
	if !s.bad {
		s.insert(s.cur, field, v) // under a lost header too: a key twice is a fault there as well
	}
	if s.bad || s.lost {
		s.holes = append(s.holes, [2]int{begin, s.pos})
		s.cur.Damaged = true
	}
}

// keyValue reads key = value. The parts of the key are valid until the next
// key that is not nested in the value.
func (s *tomlScan) keyValue() ([]keyPart, tomlValue) {
	begin, base := s.pos, len(s.parts)
	defer func() { s.parts = s.parts[:base] }()
	if !s.key() || !s.take('=') {
		s.parts = s.parts[:base]
		if !s.badKey(begin) {
			return nil, tomlValue{}
		}
	}
	parts := s.parts[base:len(s.parts):len(s.parts)]
	if len(parts) > 0 {
		s.countKey(parts)
	}
	equals := s.pos
	s.skipSpace()
	if s.pos >= s.end || s.src[s.pos] == '\n' || s.src[s.pos] == '\r' || s.src[s.pos] == '#' {
		if m := excelError().Find(s.src[s.pos:s.lineStop(s.pos)]); m != nil {
			s.reject(msgExcelError.fault(diag.S002, s.span(s.pos, s.pos+len(m)), m))
			s.pos += len(m)
			return parts, tomlValue{}
		}
		s.reject(msgNoValue.fault(diag.S002, s.span(begin, equals)))
		return parts, tomlValue{}
	}
	return parts, s.value()
}

// countKey holds the key to the limits and adds it to the path.
func (s *tomlScan) countKey(parts []keyPart) {
	if s.keys++; s.keys > maxTOMLKeys {
		s.limit(int(parts[0].at.Start), int(parts[0].at.End), msgTooManyKeys, maxTOMLKeys)
	}
	for _, p := range parts {
		s.headPath += len(p.name) + 1
	}
	if s.sumPath += s.headPath; s.sumPath > maxTOMLPaths {
		s.limit(int(parts[0].at.Start), int(parts[0].at.End), msgPathsTooLong)
	}
}

// key reads a dotted key into s.parts and reports whether it is well formed.
// It reports no fault but that of a limit.
func (s *tomlScan) key() bool {
	base := len(s.parts)
	for {
		s.skipSpace()
		from := s.pos
		if s.pos < s.end && (s.src[s.pos] == '"' || s.src[s.pos] == '\'') {
			if !s.quotedPart() {
				return false
			}
		} else {
			for s.pos < s.end && bareKey[s.src[s.pos]] {
				s.pos++
			}
			if s.pos == from {
				return false
			}
			s.parts = append(s.parts, keyPart{s.intern(s.src[from:s.pos]), s.span(from, s.pos)})
		}
		if s.pos-from > maxTOMLKey {
			s.limit(from, from+maxTOMLKey, msgKeyTooLong, maxTOMLKey)
			return false
		}
		if len(s.parts)-base > maxTOMLParts {
			s.limit(from, s.pos, msgTooManyParts, maxTOMLParts)
			return false
		}
		s.skipSpace()
		if !s.take('.') {
			return true
		}
	}
}

func (s *tomlScan) quotedPart() bool {
	from, quote := s.pos, s.src[s.pos]
	line := s.src[s.pos+1 : s.lineStop(s.pos)]
	for i := 0; i < len(line) && i <= maxTOMLKey; i++ {
		switch {
		case line[i] == '\\' && quote == '"':
			i++
		case line[i] == quote:
			s.pos += i + 2
			name, ok := unquoteKey(line[:i], quote)
			s.parts = append(s.parts, keyPart{s.intern(name), s.span(from, s.pos)})
			return ok
		}
	}
	if len(line) > maxTOMLKey && bytes.IndexByte(line[:maxTOMLKey], quote) < 0 && bytes.IndexByte(line[maxTOMLKey:], quote) >= 0 {
		s.limit(from, from+maxTOMLKey, msgKeyTooLong, maxTOMLKey)
	}
	return false
}

func (s *tomlScan) intern(b []byte) string {
	if name, ok := s.names[string(b)]; ok {
		return name
	}
	name := string(b)
	s.names[name] = name
	return name
}

// take steps over c if it stands here.
func (s *tomlScan) take(c byte) bool {
	if s.pos < s.end && s.src[s.pos] == c {
		s.pos++
		return true
	}
	return false
}

// lineStop returns where the line of offset at ends: at its line feed or at
// the end of the text.
func (s *tomlScan) lineStop(at int) int {
	if i := bytes.IndexByte(s.src[at:s.end], '\n'); i >= 0 {
		return at + i
	}
	return s.end
}

// skipLine leaves the rest of the line.
func (s *tomlScan) skipLine() { s.pos = s.lineStop(s.pos) }

// skipSpace steps over spaces and tabs. Other characters that look like
// spaces are reported, hidden from the library and stepped over.
func (s *tomlScan) skipSpace() {
	for s.pos < s.end {
		c := s.src[s.pos]
		if c != ' ' && c != '\t' && (c < 0x80 || !s.oddSpace()) {
			return
		}
		if c < 0x80 {
			s.pos++
		}
	}
}

// skipBlank steps over spaces, line ends and comments. It reports whether it
// passed a line end.
func (s *tomlScan) skipBlank() (line bool) {
	for {
		s.skipSpace()
		if s.pos >= s.end || s.stopped {
			return line
		}
		switch s.src[s.pos] {
		case '\n', '\r':
			line = true
			s.pos++
		case '#':
			s.skipLine()
		default:
			return line
		}
	}
}

// skipItem leaves the rest of the line but for the brackets that end it.
func (s *tomlScan) skipItem() {
	stop := s.lineStop(s.pos)
	s.pos = max(s.pos, s.pos+len(bytes.TrimRight(s.src[s.pos:stop], "]}, \t\r")))
}

// lineEnd checks that nothing but a comment follows the value v.
func (s *tomlScan) lineEnd(v *tomlValue) {
	s.skipSpace()
	if s.pos >= s.end {
		return
	}
	switch s.src[s.pos] {
	case '\n', '\r':
	case '#':
		s.skipLine()
	default:
		s.junk(v)
		s.skipLine()
	}
}

// bareKey holds the characters of an unquoted key.
var bareKey = [256]bool{
	'-': true, '_': true,
	'0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true, '7': true, '8': true, '9': true,
	'A': true, 'B': true, 'C': true, 'D': true, 'E': true, 'F': true, 'G': true, 'H': true, 'I': true,
	'J': true, 'K': true, 'L': true, 'M': true, 'N': true, 'O': true, 'P': true, 'Q': true, 'R': true,
	'S': true, 'T': true, 'U': true, 'V': true, 'W': true, 'X': true, 'Y': true, 'Z': true,
	'a': true, 'b': true, 'c': true, 'd': true, 'e': true, 'f': true, 'g': true, 'h': true, 'i': true,
	'j': true, 'k': true, 'l': true, 'm': true, 'n': true, 'o': true, 'p': true, 'q': true, 'r': true,
	's': true, 't': true, 'u': true, 'v': true, 'w': true, 'x': true, 'y': true, 'z': true,
}
