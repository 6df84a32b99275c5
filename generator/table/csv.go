package table

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// AppendCSV appends the labels and the rows to dst: UTF-8 with byte order mark (without it
// Excel shows Han as noise), fields quoted where needed, lines ended by CRLF.
// Control characters are left out. It fails only when a row is not as long as
// the columns or two columns share a key.
func (t Table) AppendCSV(dst []byte) ([]byte, error) {
	if err := t.check(); err != nil {
		return dst, err
	}
	b := bytes.NewBuffer(dst)
	b.WriteString("\ufeff")
	w := csv.NewWriter(b)
	w.UseCRLF = true
	record := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		record[i] = neutral(c.Label)
	}
	if err := w.Write(record); err != nil {
		return dst, fmt.Errorf("table %s: write heading: %w", t.Name, err)
	}
	for _, row := range t.Rows {
		for i, cell := range row {
			record[i] = string(cell)
			if t.Columns[i].Kind != Number || !isDecimal(cell) {
				record[i] = neutral(record[i])
			}
		}
		if err := w.Write(record); err != nil {
			return dst, fmt.Errorf("table %s: write row: %w", t.Name, err)
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// neutral returns s as text that no spreadsheet takes for a formula: with a
// leading apostrophe where it begins, blanks aside, with one of the characters
// that start one, full-width forms included. Quoting would not help.
func neutral(s string) string {
	s = clean(s)
	if s == "" {
		return s
	}
	if c := s[0]; c == '\t' || c == '\n' {
		return "'" + s
	}
	for _, r := range s {
		switch r {
		case '=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−':
			return "'" + s
		}
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
			break
		}
	}
	return s
}

// clean makes every line end a single \n and drops control characters and
// bytes that are not UTF-8.
func clean(s string) string {
	if plain(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	if !strings.ContainsFunc(s, unicode.IsControl) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r != '\n' && r != '\t' && unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
}

// plain reports whether s is valid and has no control character.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == 0x7f || c == 0xc2 { // 0xc2 begins the controls of Latin-1
			return false
		}
	}
	return utf8.ValidString(s)
}
