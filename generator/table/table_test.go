package table

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestCSV(t *testing.T) {
	table := Table{Name: "powers", Columns: []Column{{Key: "id", Label: "编号"}, {Key: "n", Label: "=数", Kind: Number}, {Key: "on", Label: "日期", Kind: Date}},
		Rows: [][]Cell{{"甲,\"乙\"", "-12.5", "2026-09-30"}, {"一\r\n二\x00", "", ""}, {"001", "1e9", "-1"}}}
	got, err := table.AppendCSV(nil)
	const want = "\ufeff编号,'=数,日期\r\n\"甲,\"\"乙\"\"\",-12.5,2026-09-30\r\n\"一\r\n二\",,\r\n001,1e9,'-1\r\n"
	if string(got) != want || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestFormulasAreNeutralised(t *testing.T) {
	for _, c := range []struct {
		in, want string
		kind     Kind
	}{
		{"=1+1", "'=1+1", Text}, {"+1", "'+1", Text}, {"-1", "'-1", Text}, {"@SUM(A1)", "'@SUM(A1)", Text},
		{"\t=1", "'\t=1", Text}, {"\tx", "'\tx", Text}, {"\r=1", "'\n=1", Text}, {"\rx", "'\nx", Text},
		{"＝1", "'＝1", Text}, {"＋1", "'＋1", Text}, {"－1", "'－1", Text}, {"＠x", "'＠x", Text},
		{"  =1", "'  =1", Text}, {"　＝1", "'　＝1", Text}, {"\u00a0=1", "'\u00a0=1", Text}, {"\u200b=1", "'\u200b=1", Text},
		{"\x00=1", "'=1", Text}, {"\x7f\x01+1", "'+1", Text},
		{"-1", "-1", Number}, {"-1.50", "-1.50", Number}, {"0", "0", Number}, {"-1+cmd", "'-1+cmd", Number}, {"--1", "'--1", Number},
		{"+1", "'+1", Number}, {"=1", "'=1", Date}, {"1-1", "1-1", Text}, {"甲=乙", "甲=乙", Text}, {"", "", Text}, {" ", " ", Text},
	} {
		b, err := Table{Columns: []Column{{Key: "k", Label: "k", Kind: c.kind}, {Key: "z", Label: "z"}}, Rows: [][]Cell{{Cell(c.in), "z"}}}.AppendCSV(nil)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(b[3:])).ReadAll()
		if err != nil || rows[1][0] != c.want {
			t.Errorf("%q as %v: got %q, want %q, %v", c.in, c.kind, rows[1][0], c.want, err)
		}
	}
}

func TestJSON(t *testing.T) {
	table := Table{Name: "powers", Caption: "清单", Columns: []Column{{Key: "z", Label: "乙"}, {Key: "a", Label: "数", Kind: Number}, {Key: "d", Label: "日期", Kind: Date}},
		Rows: [][]Cell{{"</script>\u2028&", "-12.5", "2026"}, {"", "", ""}, {"1", "007", "x"}, {"", "1234567890123456", ""}}}
	got, err := table.AppendJSON(nil)
	const want = `{"name": "powers", "caption": "清单",
"columns": [{"key": "z", "label": "乙", "kind": "text"}, {"key": "a", "label": "数", "kind": "number"}, {"key": "d", "label": "日期", "kind": "date"}],
"rows": [
{"z": "\u003c/script\u003e\u2028\u0026", "a": -12.5, "d": "2026"},
{"z": "", "a": null, "d": null},
{"z": "1", "a": "007", "d": "x"},
{"z": "", "a": "1234567890123456", "d": null}
]}
`
	if string(got) != want || err != nil || !json.Valid(got) {
		t.Errorf("got %s, %v", got, err)
	}
	if empty, err := (Table{}).AppendJSON(nil); err != nil || !json.Valid(empty) {
		t.Errorf("empty table: %s, %v", empty, err)
	}
}

// What is written without encoding is what the encoder would have written.
func TestPlainTextsStandAsTheyAre(t *testing.T) {
	texts := []string{"", "甲“乙”", "a\u2028", "\u2029", "\u2027\u202a", "\xe2", "\xe2\x80", "\xff", "\ufeff", "\x7f", "\u0085", "\u00e9"}
	for c := range 256 {
		texts = append(texts, "甲"+string([]byte{byte(c)})+"乙", string(rune(c)))
	}
	for _, s := range texts {
		want, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var w jsonWriter
		if w.text(s); string(w.out) != string(want) {
			t.Errorf("%q: got %s, want %s", s, w.out, want)
		}
		if plain(s) && (!utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl)) {
			t.Errorf("%q is taken for clean", s)
		}
	}
}

func TestBrokenTablesAreErrors(t *testing.T) {
	for _, table := range []Table{
		{Columns: []Column{{Key: "a"}, {Key: "a"}}},
		{Columns: []Column{{Key: ""}}},
		{Columns: []Column{{Key: "a"}}, Rows: [][]Cell{{"1", "2"}}},
	} {
		if _, err := table.AppendCSV(nil); err == nil {
			t.Errorf("CSV of %v", table)
		}
		if _, err := table.AppendJSON(nil); err == nil {
			t.Errorf("JSON of %v", table)
		}
	}
}

// FuzzCSV holds that the standard reader gives back every cell, cleaned, with
// at most an apostrophe before it, and that no cell starts a formula.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{"", "a", "=1", "\r\n", "\"", "甲,乙", "\xff", "\ufeff=1", "\\.", " x", "\u2028", "-1", "'", "#"} {
		f.Add(s, s)
		f.Add(s, "1")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		table := Table{Name: a, Columns: []Column{{Key: "a", Label: a}, {Key: "b", Label: b, Kind: Number}}, Rows: [][]Cell{{Cell(a), Cell(b)}}}
		out, err := table.AppendCSV(nil)
		if err != nil || !utf8.Valid(out) {
			t.Fatalf("%q, %v", out, err)
		}
		rows, err := csv.NewReader(bytes.NewReader(out[3:])).ReadAll()
		if err != nil || len(rows) != 2 || len(rows[1]) != 2 {
			t.Fatalf("%q: %v, %v", out, rows, err)
		}
		for i, in := range []string{a, b} {
			got := rows[1][i]
			if want := clean(in); got != want && got != "'"+want {
				t.Fatalf("%q became %q", in, got)
			}
			begin := strings.TrimLeftFunc(got, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
			formula := begin != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(begin)[0])
			if formula && !(i == 1 && isDecimal(Cell(got))) {
				t.Fatalf("%q became %q, a formula", in, got)
			}
		}
		if out, err := table.AppendJSON(nil); err != nil || !json.Valid(out) || bytes.ContainsAny(out, "<\u2028\u2029") {
			t.Fatalf("%s, %v", out, err)
		}
	})
}
