package load

import (
	"unicode/utf8"

	"gongshi/generator/diag"
	"gongshi/generator/source"
)

// tableOrigin says what made a table; it decides what may be added to it.
type tableOrigin uint8

const (
	byParent tableOrigin = iota // named only on the way to another header
	byHeader                    // [header], or an item of [[header]]
	byDotted                    // a dotted key
	byInline                    // { }: nothing can be added
)

// indexFrom is the number of fields from which a table has an index; below,
// looking through them is faster.
const indexFrom = 16

// newTable makes an empty table. Tables and the room for their first fields
// come from slabs: a site has hundreds of thousands of them.
func (s *tomlScan) newTable(at source.Span, how tableOrigin) *tomlTable {
	if len(s.tableSlab) == 0 {
		s.tableSlab = make([]tomlTable, s.slab)
	}
	t := &s.tableSlab[0]
	s.tableSlab = s.tableSlab[1:]
	t.At, t.how = at, how
	return t
}

// room gives t space for n fields, so that it need not grow: growing leaves
// behind what was there, twice as much as the tables hold in the end.
func (s *tomlScan) room(t *tomlTable, n int) {
	if len(s.fieldSlab) < n {
		s.fieldSlab = make([]tomlField, max(n, 4*s.slab))
		s.slab = min(4*s.slab, 512)
	}
	t.Fields = s.fieldSlab[:0:n]
	s.fieldSlab = s.fieldSlab[n:]
}

// add appends a field that is not there yet and returns its value, which
// stays in place until the next add.
func (s *tomlScan) add(t *tomlTable, p keyPart, v tomlValue) *tomlValue {
	if t.Fields == nil {
		s.room(t, 4)
	}
	t.Fields = append(t.Fields, tomlField{Key: p.name, KeyAt: p.at, Value: v})
	n := len(t.Fields)
	switch {
	case t.index != nil:
		t.index[p.name] = n - 1
	case n == indexFrom:
		t.index = make(map[string]int, 2*n)
		for i := range t.Fields {
			t.index[t.Fields[i].Key] = i
		}
	}
	return &t.Fields[n-1].Value
}

func (s *tomlScan) addTable(t *tomlTable, p keyPart, how tableOrigin) *tomlTable {
	sub := s.newTable(p.at, how)
	s.add(t, p, tomlValue{At: p.at, Kind: kindTable, Table: sub})
	return sub
}

// insert puts the value v under a dotted key into t.
func (s *tomlScan) insert(t *tomlTable, parts []keyPart, v tomlValue) {
	last := len(parts) - 1
	for _, p := range parts[:last] {
		f := t.get(p.name)
		switch {
		case f == nil:
			t = s.addTable(t, p, byDotted)
		case f.Value.Kind == kindTable && f.Value.Table.how != byInline:
			t = f.Value.Table
		default:
			s.reject(msgNotTable.also(diag.S020, p.at, f.KeyAt, p.name))
			return
		}
	}
	p := parts[last]
	if f := t.get(p.name); f != nil {
		s.reject(msgTwice.also(diag.S020, p.at, f.KeyAt, p.name))
		return
	}
	s.add(t, p, v)
}

// open finds or makes the table of a header and makes it the current one. It
// returns false after reporting a header that contradicts an earlier one.
func (s *tomlScan) open(parts []keyPart, double bool) bool {
	t := s.root
	last := len(parts) - 1
	for _, p := range parts[:last] {
		f := t.get(p.name)
		switch {
		case f == nil:
			t = s.addTable(t, p, byParent)
		case f.Value.Kind == kindTable && f.Value.Table.how != byInline:
			t = f.Value.Table
		case f.Value.tables:
			t = f.Value.Items[len(f.Value.Items)-1].Table
		default:
			s.reject(msgNotTable.also(diag.S020, p.at, f.KeyAt, p.name))
			return false
		}
	}
	p := parts[last]
	f := t.get(p.name)
	if double {
		return s.openItem(t, p, f)
	}
	switch {
	case f == nil:
		s.cur = s.addTable(t, p, byHeader)
	case f.Value.Kind == kindTable && f.Value.Table.how == byParent:
		s.cur = f.Value.Table
		s.cur.how, s.cur.At, f.Value.At, f.KeyAt = byHeader, p.at, p.at, p.at
	case f.Value.Kind == kindTable && f.Value.Table.how == byHeader:
		s.reject(msgHeaderTwice.also(diag.S020, p.at, f.KeyAt, p.name))
		return false
	case f.Value.tables:
		s.reject(msgSingleAfterDouble.also(diag.S020, p.at, f.KeyAt, p.name))
		return false
	default:
		s.reject(msgTwice.also(diag.S020, p.at, f.KeyAt, p.name))
		return false
	}
	return true
}

func (s *tomlScan) openItem(t *tomlTable, p keyPart, f *tomlField) bool {
	var array *tomlValue
	switch {
	case f == nil:
		array = s.add(t, p, tomlValue{At: p.at, Kind: kindArray, tables: true})
	case f.Value.tables:
		array = &f.Value
	case f.Value.Kind == kindTable:
		s.reject(msgDoubleAfterSingle.also(diag.S020, p.at, f.KeyAt, p.name))
		return false
	default:
		s.reject(msgTwice.also(diag.S020, p.at, f.KeyAt, p.name))
		return false
	}
	s.cur = s.newTable(p.at, byHeader)
	if n := len(array.Items); n > 0 {
		// Records of one kind are much alike.
		if like := len(array.Items[n-1].Table.Fields); like > 4 {
			s.room(s.cur, like+1)
		}
	}
	array.Items = append(array.Items, tomlValue{At: p.at, Kind: kindTable, Table: s.cur})
	return true
}

// unquoteKey returns the name in a quoted key without its quotes.
func unquoteKey(b []byte, quote byte) ([]byte, bool) {
	if quote == '\'' {
		return b, true
	}
	escaped := false
	for _, c := range b {
		escaped = escaped || c == '\\'
	}
	if !escaped {
		return b, true
	}
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] != '\\' {
			out = append(out, b[i])
			continue
		}
		n, r := escape(b[i:])
		if n == 0 {
			return nil, false
		}
		out = utf8.AppendRune(out, r)
		i += n - 1
	}
	return out, true
}

// escape reads the escape sequence at the start of b, backslash included. It
// returns its length and the character it stands for, 0 bytes if it is none.
func escape(b []byte) (n int, r rune) {
	if len(b) < 2 {
		return 0, 0
	}
	digits := 0
	switch b[1] {
	case 'b':
		return 2, '\b'
	case 't':
		return 2, '\t'
	case 'n':
		return 2, '\n'
	case 'f':
		return 2, '\f'
	case 'r':
		return 2, '\r'
	case 'e':
		return 2, 0x1b
	case '"', '\\':
		return 2, rune(b[1])
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	default:
		return 0, 0
	}
	if len(b) < 2+digits {
		return 0, 0
	}
	var u uint32
	for _, c := range b[2 : 2+digits] {
		switch {
		case '0' <= c && c <= '9':
			u = u<<4 | uint32(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			u = u<<4 | uint32(c|0x20-'a'+10)
		default:
			return 0, 0
		}
	}
	if u > utf8.MaxRune || !utf8.ValidRune(rune(u)) {
		return 0, 0
	}
	return 2 + digits, rune(u)
}
