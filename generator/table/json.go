package table

import (
	"encoding/json"
	"fmt"
)

// JSON writes the table as one object:
//
//	{"name": …, "caption": …, "columns": [{"key", "label", "kind"}], "rows": [{key: value}]}
//
// Keys stand in the order of the columns. Numbers are numbers; an empty cell is
// null in number and date columns and "" in text columns. "<", ">", "&",
// U+2028 and U+2029 are escaped, so that the text may stand inside a page. Each
// row is a line of its own, so that versions compare well. It fails only when a
// row is not as long as the columns or two columns share a key.
func (t Table) JSON() ([]byte, error) {
	if err := t.check(); err != nil {
		return nil, err
	}
	w := jsonWriter{}
	w.raw(`{"name": `).text(t.Name).raw(`, "caption": `).text(t.Caption).raw(",\n\"columns\": [")
	keys := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		w.raw(comma(i)).raw(`{"key": `).text(c.Key).raw(`, "label": `).text(c.Label).raw(`, "kind": `).text(c.Kind.String()).raw("}")
		b, err := json.Marshal(c.Key)
		if err != nil {
			return nil, fmt.Errorf("table %s: column key: %w", t.Name, err)
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
