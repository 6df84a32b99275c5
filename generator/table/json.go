package table

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// AppendJSON appends the table to dst as one object:
//
//	{"name": …, "caption": …, "columns": [{"key", "label", "kind"}], "rows": [{key: value}]}
//
// Keys stand in the order of the columns. Numbers are numbers; an empty cell is
// null in number and date columns and "" in text columns. "<", ">", "&",
// U+2028 and U+2029 are escaped, so that the text may stand inside a page. Each
// row is a line of its own, so that versions compare well. It fails only when a
// row is not as long as the columns or two columns share a key.
func (t Table) AppendJSON(dst []byte) ([]byte, error) {
	if err := t.check(); err != nil {
		return dst, err
	}
	w := jsonWriter{out: dst}
	w.raw(`{"name": `).text(t.Name).raw(`, "caption": `).text(t.Caption).raw(",\n\"columns\": [")
	keys := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		w.raw(comma(i)).raw(`{"key": `).text(c.Key).raw(`, "label": `).text(c.Label).raw(`, "kind": `).text(c.Kind.String()).raw("}")
		b, err := json.Marshal(c.Key)
		if err != nil {
			return dst, fmt.Errorf("table %s: column key: %w", t.Name, err)
		}
		keys[i] = string(b) + ": "
	}
	w.raw("],\n\"rows\": [")
	for n, row := range t.Rows {
		if n > 0 {
			w.raw(",")
		}
		w.raw("\n{")
		for i, cell := range row {
			w.raw(comma(i)).raw(keys[i]).cell(cell, t.Columns[i].Kind)
		}
		w.raw("}")
	}
	w.raw("\n]}\n")
	return w.out, w.err
}

func comma(i int) string {
	if i == 0 {
		return ""
	}
	return ", "
}

type jsonWriter struct {
	out []byte
	err error
}

func (w *jsonWriter) raw(s string) *jsonWriter {
	w.out = append(w.out, s...)
	return w
}

func (w *jsonWriter) text(s string) *jsonWriter {
	if stands(s) {
		w.out = append(append(append(w.out, '"'), s...), '"')
		return w
	}
	b, err := json.Marshal(s)
	if err != nil && w.err == nil {
		w.err = fmt.Errorf("table: write text: %w", err)
	}
	w.out = append(w.out, b...)
	return w
}

func (w *jsonWriter) cell(c Cell, kind Kind) {
	switch {
	case kind != Text && c == "":
		w.raw("null")
	case kind == Number && isDecimal(c):
		w.raw(string(c))
	default:
		w.text(string(c))
	}
}

// stands reports whether s may stand in JSON as it is. Almost every text may,
// and looking costs a tenth of encoding.
func stands(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&':
			return false
		case c == 0xe2 && strings.HasPrefix(s[i:], "\u2028"), c == 0xe2 && strings.HasPrefix(s[i:], "\u2029"):
			return false
		}
	}
	return utf8.ValidString(s)
}
