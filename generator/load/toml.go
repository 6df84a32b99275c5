package load

import (
	"cmp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"gongshi/generator/diag"
	"gongshi/generator/source"
)

// tomlTable is a TOML table with the places of its keys and values.
type tomlTable struct {
	At     source.Span // the name in its header, its opening brace, or the key that implies it; the whole text for the root
	Fields []tomlField // in the order in which their keys first appear

	// Damaged says that part of the table could not be read and was reported:
	// a key missing here may be there on paper.
	Damaged bool

	how   tableOrigin
	index map[string]int // key to field, made when there are many
}

// tomlField is a key and its value. For an array of tables KeyAt is the name
// in its first header.
type tomlField struct {
	Key   string
	KeyAt source.Span // with its quotes, if any
	Value tomlValue
}

// tomlKind says what a value is.
type tomlKind uint8

// The kinds of values. kindDate is a date without time and zone.
const (
	kindString tomlKind = iota + 1
	kindInt
	kindFloat
	kindBool
	kindDate
	kindDateTime // with or without zone
	kindTime
	kindArray
	kindTable
)

// tomlDate is a day of the calendar; it exists.
type tomlDate struct {
	Year       int16
	Month, Day int8
}

// tomlValue is a value of one kind; the fields of the other kinds are zero.
type tomlValue struct {
	At    source.Span // quotes and brackets included; of a table: its At
	Kind  tomlKind
	Bool  bool
	Exact bool // see StrStart

	tables bool // kindArray made by [[headers]], each item a table

	Date  tomlDate
	Str   string
	Int   int64
	Float float64
	Items []tomlValue
	Table *tomlTable

	// Raw is a number, truth value, date or time as written.
	Raw string

	// StrStart is where the text of a string begins in the file: past the
	// opening quotes and the line end that follows them. With Exact, Str
	// stands there byte for byte: nothing was escaped.
	StrStart int
}

// get returns the field key of t, nil if there is none.
func (t *tomlTable) get(key string) *tomlField {
	if t.index != nil {
		if i, ok := t.index[key]; ok {
			return &t.Fields[i]
		}
		return nil
	}
	for i := range t.Fields {
		if t.Fields[i].Key == key {
			return &t.Fields[i]
		}
	}
	return nil
}

// readTOML reads the bytes [start, end) of f. It returns what could be read
// and every fault of encoding, syntax and size. Statements with a fault are
// left out and their table is marked Damaged. The table is nil when nothing
// can be relied on: wrong encoding, a limit passed, a syntax error that only
// the library found.
func readTOML(f *source.File, start, end int) (*tomlTable, []diag.Diagnostic) {
	if start == 0 && end >= 3 && string(f.Bytes[:3]) == "\xef\xbb\xbf" {
		start = 3
	}
	if faults := encodingFaults(f, start, end); len(faults) > 0 {
		return nil, faults
	}
	s := scanTOML(f, start, end, false)
	if len(s.faults) > 0 && s.suspect >= 0 && s.suspect < int(s.faults[0].Span.Start) {
		// A text block ended where another one seems to begin, and nothing
		// made sense after it: its own end is missing.
		s = scanTOML(f, start, end, true)
	}
	if s.stopped {
		return nil, s.faults
	}
	if fault := joinTOML(f, start, s); fault != nil {
		return nil, append(s.faults, *fault)
	}
	return s.root, s.faults
}

// joinTOML lets the library judge what the scanner found sound, and fills in
// the values.
func joinTOML(f *source.File, start int, s *tomlScan) (fault *diag.Diagnostic) {
	defer func() {
		// The library panics on some malformed numbers; that must not end
		// the program of somebody who mistyped one.
		if recover() != nil {
			d := msgLibraryBug.fault(diag.S002, s.span(start, start))
			fault = &d
		}
	}()
	var values any // into a map the library would copy the map once more
	if _, err := toml.Decode(s.sound(), &values); err != nil {
		d := libraryFault(f, start, s.end, err)
		return &d
	}
	root, _ := values.(map[string]any)
	if at, ok := fillTable(s.root, root); !ok {
		d := msgDisagree.fault(diag.S002, at)
		return &d
	}
	return nil
}

// fillTable copies the library's values into t. It returns false and the
// place where the two differ.
func fillTable(t *tomlTable, m map[string]any) (source.Span, bool) {
	if len(t.Fields) != len(m) {
		return t.At, false
	}
	for i := range t.Fields {
		field := &t.Fields[i]
		v, ok := m[field.Key]
		if !ok {
			return field.KeyAt, false
		}
		if at, ok := fillValue(&field.Value, v); !ok {
			return at, false
		}
	}
	return source.Span{}, true
}

func fillValue(v *tomlValue, lib any) (source.Span, bool) {
	ok := false
	switch lib := lib.(type) {
	case string:
		if ok = v.Kind == kindString; ok {
			v.Str = lib
			if v.Exact {
				end := v.StrStart + len(lib)
				ok = end <= int(v.At.End) && string(v.At.File.Bytes[v.StrStart:end]) == lib
			}
		}
	case int64:
		v.Int, ok = lib, v.Kind == kindInt
	case float64:
		v.Float, ok = lib, v.Kind == kindFloat
	case bool:
		v.Bool, ok = lib, v.Kind == kindBool
	case map[string]any:
		if v.Kind == kindTable {
			return fillTable(v.Table, lib)
		}
	case []map[string]any:
		if ok = v.Kind == kindArray && len(v.Items) == len(lib); ok {
			for i := range lib {
				if at, ok := fillTable(v.Items[i].Table, lib[i]); !ok {
					return at, false
				}
			}
		}
	case []any:
		if ok = v.Kind == kindArray && len(v.Items) == len(lib); ok {
			for i := range lib {
				if at, ok := fillValue(&v.Items[i], lib[i]); !ok {
					return at, false
				}
			}
		}
	default:
		ok = fillTime(v, lib)
	}
	return v.At, ok
}

// sound returns the text of the scan with every faulty statement blanked, the
// places of all others unchanged.
func (s *tomlScan) sound() string {
	text := s.src[s.start:s.end]
	if len(s.holes) == 0 {
		return string(text)
	}
	slices.SortFunc(s.holes, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	var b strings.Builder
	b.Grow(len(text))
	done := s.start
	for _, h := range s.holes {
		if h[1] <= done {
			continue
		}
		from := max(h[0], done)
		b.Write(s.src[done:from])
		for _, c := range s.src[from:h[1]] {
			if c != '\n' {
				c = ' '
			}
			b.WriteByte(c)
		}
		done = h[1]
	}
	b.Write(s.src[done:s.end])
	return b.String()
}
