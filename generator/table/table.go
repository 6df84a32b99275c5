// Package table writes a list as CSV for spreadsheets and JSON for programs.
//
// The bytes depend on the table alone. Text that a spreadsheet would run as a
// formula is made text.
package table

import (
	"fmt"
	"regexp"
)

// Kind says what the cells of a column hold.
type Kind uint8

// The kinds of columns.
const (
	Text   Kind = iota
	Number      // a decimal: "-12", "0.5"
	Date        // "2026-09-30", "2026-09" or "2026"
)

// String returns "text", "number" or "date", the words of the JSON form.
func (k Kind) String() string {
	switch k {
	case Number:
		return "number"
	case Date:
		return "date"
	}
	return "text"
}

// Column describes one column.
type Column struct {
	Key   string // name in JSON, unique in the table
	Label string // heading in CSV
	Kind  Kind
}

// Cell is the value of one cell as text; "" means none. A cell that is not what
// its column's kind asks for is written as text.
type Cell string

// Table is one list. The functions of this package do not change it.
type Table struct {
	Name    string // ASCII, for programs
	Caption string // for people
	Columns []Column
	Rows    [][]Cell // each as long as Columns
}

// check reports a broken promise of the caller.
func (t Table) check() error {
	seen := map[string]bool{}
	for _, c := range t.Columns {
		if c.Key == "" || seen[c.Key] {
			return fmt.Errorf("table %s: column key %q is empty or used twice", t.Name, c.Key)
		}
		seen[c.Key] = true
	}
	for i, row := range t.Rows {
		if len(row) != len(t.Columns) {
			return fmt.Errorf("table %s: row %d has %d cells, %d columns", t.Name, i+1, len(row), len(t.Columns))
		}
	}
	return nil
}

// decimal matches the numbers that CSV and JSON write without quotes: at most
// 15 digits, which every reader keeps exactly, and no leading zero, which
// spreadsheets would drop from a code such as 001.
var decimal = regexp.MustCompile(`^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$`)

func isDecimal(s Cell) bool {
	const most = 15 // digits, sign and point not counted
	if !decimal.MatchString(string(s)) {
		return false
	}
	digits := 0
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			digits++
		}
	}
	return digits <= most
}
