package corpus

import "strconv"

// tomlBuf writes TOML. The texts of the corpus hold neither quotation marks
// nor backslashes nor control characters, so nothing needs escaping.
type tomlBuf struct{ b []byte }

func (w *tomlBuf) reset() { w.b = w.b[:0] }

func (w *tomlBuf) raw(s string) { w.b = append(w.b, s...) }

// record begins a record of a kind.
func (w *tomlBuf) record(kind string) {
	if len(w.b) > 0 {
		w.raw("\n")
	}
	w.raw("[[" + kind + "]]\n")
}

// table begins a nested table, "[[flowchart.nodes]]" with its brackets.
func (w *tomlBuf) table(header string) { w.raw("\n" + header + "\n") }

func (w *tomlBuf) str(key, value string) {
	w.raw(key)
	w.raw(` = "`)
	w.raw(string(undouble([]byte(value), 0)))
	w.raw("\"\n")
}

// bare writes a value without quotation marks: a number, a day, true.
func (w *tomlBuf) bare(key, value string) {
	w.raw(key)
	w.raw(" = ")
	w.raw(value)
	w.raw("\n")
}

func (w *tomlBuf) num(key string, n int) { w.bare(key, strconv.Itoa(n)) }

// long writes a text of several lines.
func (w *tomlBuf) long(key string, text []byte) {
	w.raw(key)
	w.raw(" = \"\"\"\n")
	w.b = append(w.b, text...)
	w.raw("\"\"\"\n")
}

func (w *tomlBuf) list(key string, values []string) { w.bare(key, quoted(values)) }

// quoted returns a list of texts as TOML.
func quoted(values []string) string {
	b := []byte{'['}
	for i, v := range values {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = append(b, '"')
		b = append(b, v...)
		b = append(b, '"')
	}
	return string(append(b, ']'))
}

// society writes what all records published to society have in common.
func (w *tomlBuf) society(on string) {
	w.raw("scope = \"society\"\nstatus = \"published\"\npublished_on = " + on + "\noutlets = [\"site\"]\n")
}

// inside writes the same for records shown inside the unit.
func (w *tomlBuf) inside(on string) {
	w.raw("scope = \"unit\"\nstatus = \"published\"\npublished_on = " + on + "\noutlets = [\"intranet\"]\n")
}
