package load

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"

	"gongshi/generator/diag"
	"gongshi/generator/source"
)

func readText(text string) (*tomlTable, []diag.Diagnostic) {
	f := &source.File{Path: "data/a/x.toml", Bytes: []byte(text)}
	return readTOML(f, 0, len(f.Bytes))
}

func TestTOMLValuesAndPlaces(t *testing.T) {
	cases := []struct{ name, in, want string }{
		{"plain keys", "id = \"a\" # c\nn = 3\nf = 2.5\nb = true\n",
			"1:1 id 1:6 \"a\"!; 2:1 n 2:5 3; 3:1 f 3:5 2.5; 4:1 b 4:5 true"},
		{"byte order mark and CRLF", "\ufeffid = 'a'\r\nn = 3\r\n", "1:1 id 1:6 \"a\"!; 2:1 n 2:5 3"},
		{"columns count characters", "\"名称\" = \"值\" ", "1:1 名称 1:8 \"值\"!"},
		{"dates", "d = 2024-02-29\nt = 2026-01-02 03:04:05\nz = 2026-01-02T03:04:05.5+08:00\nc = 07:30",
			"1:1 d 1:5 2024-2-29; 2:1 t 2:5 2026-01-02 03:04:05; 3:1 z 3:5 2026-01-02T03:04:05.5+08:00; 4:1 c 4:5 07:30"},
		{"dotted keys make tables", "a.b = 1\na.c.d = 2", "1:1 a 1:1 {1:3 b 1:7 1; 2:3 c 2:3 {2:5 d 2:9 2}}"},
		{"spaces around dots", "a . b = 1", "1:1 a 1:1 {1:5 b 1:9 1}"},
		{"arrays of tables", "[[p]]\nid='1'\n[p.s]\nk=1\n[[p]]\nid='2'",
			"1:3 p 1:3 [1:3 {2:1 id 2:4 \"1\"!; 3:4 s 3:4 {4:1 k 4:3 1}} 5:3 {6:1 id 6:4 \"2\"!}]"},
		{"header after its child", "[a.b]\nx=1\n[a]\ny=2", "3:2 a 3:2 {1:4 b 1:4 {2:1 x 2:3 1}; 4:1 y 4:3 2}"},
		{"arrays over lines", "a = [\n  1, # one\n  [2, 'x'],\n]", "1:1 a 1:5 [2:3 1 3:3 [3:4 2 3:7 \"x\"!]]"},
		{"inline tables", "a = {x = 1, y.z = \"q\"}", "1:1 a 1:5 {1:6 x 1:10 1; 1:13 y 1:13 {1:15 z 1:19 \"q\"!}}"},
		{"escapes are not exact", `a = "x\u4e2d\n"`, `1:1 a 1:5 "x中\n"`},
		{"text block", "a = \"\"\"\n一\n二\"\"\"\"\nb = 1", "1:1 a 1:5 \"一\\n二\\\"\"!; 4:1 b 4:5 1"},
		{"joined lines", "a = \"\"\"\\\n   x \\\n   y\"\"\"", "1:1 a 1:5 \"x y\""},
		{"literal block", "a = '''\nC:\\x\n'''", "1:1 a 1:5 \"C:\\\\x\\n\"!"},
		{"text that shows TOML", "a = \"\"\"\nb = \"\"\"\nc = 1", "1:1 a 1:5 \"b = \"!; 3:1 c 3:5 1"},
		{"keys that look like numbers", "2026-01-01 = 1\n1.2 = 3", "1:1 2026-01-01 1:14 1; 2:1 1 2:1 {2:3 2 2:7 3}"},
		{"numbers of other bases", "a = 0xFF\nb = -1_000\nc = 1e3", "1:1 a 1:5 255; 2:1 b 2:5 -1000; 3:1 c 3:5 1000"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			table, faults := readText(c.in)
			for _, d := range faults {
				t.Errorf("fault %s", d.Text.EN)
			}
			if table == nil {
				t.Fatal("no table")
			}
			if got := showTable(table); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestTOMLReadsOnlyItsRange(t *testing.T) {
	f := &source.File{Path: "a.md", Bytes: []byte("+++\na = 1\n+++\n= not TOML\n")}
	table, faults := readTOML(f, 4, 10)
	if len(faults) > 0 || showTable(table) != "2:1 a 2:5 1" {
		t.Errorf("got %v, %v", showTable(table), faults)
	}
}

// showTable prints places, keys and values; ! marks an exact string.
func showTable(t *tomlTable) string {
	var out []string
	for _, f := range t.Fields {
		out = append(out, where(f.KeyAt)+" "+f.Key+" "+showValue(f.Value))
	}
	return strings.Join(out, "; ")
}

func where(s source.Span) string {
	p := s.File.Position(int(s.Start))
	return fmt.Sprintf("%d:%d", p.Line, p.Column)
}

func showValue(v tomlValue) string {
	at := where(v.At) + " "
	switch v.Kind {
	case kindString:
		if v.Exact {
			return at + fmt.Sprintf("%q!", v.Str)
		}
		return at + fmt.Sprintf("%q", v.Str)
	case kindInt:
		return at + fmt.Sprint(v.Int)
	case kindFloat:
		return at + fmt.Sprint(v.Float)
	case kindBool:
		return at + fmt.Sprint(v.Bool)
	case kindDate:
		return at + fmt.Sprintf("%d-%d-%d", v.Date.Year, v.Date.Month, v.Date.Day)
	case kindArray:
		var items []string
		for _, item := range v.Items {
			items = append(items, showValue(item))
		}
		if v.tables {
			at = where(v.At) + " "
		}
		return at + "[" + strings.Join(items, " ") + "]"
	case kindTable:
		return at + "{" + showTable(v.Table) + "}"
	}
	return at + v.Raw
}

// FuzzReadTOML: no panic; spans lie inside the input; what the library refuses
// is never accepted; what is accepted without fault has the library's keys.
func FuzzReadTOML(f *testing.F) {
	for _, seed := range tomlSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := &source.File{Path: "x.toml", Bytes: []byte(text)}
		table, faults := readTOML(file, 0, len(text))
		for _, d := range faults {
			inside(t, file, d.Span)
			for _, n := range d.Also {
				inside(t, file, n.Span)
			}
			if d.Text.ZH == "" || d.Text.EN == "" || d.Code == "" {
				t.Errorf("fault without words: %+v", d)
			}
		}
		if table == nil && len(faults) == 0 {
			t.Fatal("neither table nor fault")
		}
		if table != nil {
			insideTable(t, file, table)
		}
		if len(faults) > 0 {
			return
		}
		var values map[string]any
		meta, err := toml.Decode(text, &values)
		if err != nil {
			t.Fatalf("accepted what the library refuses: %v", err)
		}
		var want, got []string
		for _, k := range meta.Keys() {
			want = append(want, fmt.Sprintf("%q", []string(k)))
		}
		got = keysOf(table, nil, got)
		sort.Strings(want)
		sort.Strings(got)
		if !slices.Equal(got, want) {
			t.Errorf("keys\ngot  %q\nwant %q", got, want)
		}
	})
}

func inside(t *testing.T, f *source.File, s source.Span) {
	t.Helper()
	if s.File != f || s.Start < 0 || s.Start > s.End || int(s.End) > len(f.Bytes) {
		t.Fatalf("span %d-%d lies outside the input of %d bytes", s.Start, s.End, len(f.Bytes))
	}
}

func insideTable(t *testing.T, f *source.File, table *tomlTable) {
	inside(t, f, table.At)
	for _, field := range table.Fields {
		inside(t, f, field.KeyAt)
		insideValue(t, f, field.Value)
	}
}

func insideValue(t *testing.T, f *source.File, v tomlValue) {
	inside(t, f, v.At)
	if v.Kind == 0 {
		t.Fatal("value without kind")
	}
	if v.Exact && string(f.Bytes[v.StrStart:v.StrStart+len(v.Str)]) != v.Str {
		t.Fatalf("%q is not at its place", v.Str)
	}
	for _, item := range v.Items {
		insideValue(t, f, item)
	}
	if v.Table != nil {
		insideTable(t, f, v.Table)
	}
}

// keysOf lists what MetaData.Keys lists: every header and every key with its
// path, not the tables that are only implied.
func keysOf(t *tomlTable, path, out []string) []string {
	for _, f := range t.Fields {
		at := append(slices.Clip(path), f.Key)
		v := f.Value
		switch {
		case v.tables:
			for _, item := range v.Items {
				out = append(out, fmt.Sprintf("%q", at))
				out = keysOf(item.Table, at, out)
			}
			continue
		case v.Kind == kindTable && (v.Table.how == byParent || v.Table.how == byDotted):
		default:
			out = append(out, fmt.Sprintf("%q", at))
		}
		out = keysIn(v, at, out)
	}
	return out
}

func keysIn(v tomlValue, path, out []string) []string {
	if v.Table != nil {
		return keysOf(v.Table, path, out)
	}
	for _, item := range v.Items {
		out = keysIn(item, path, out)
	}
	return out
}

var tomlSeeds = []string{
	"", "\ufeff", "a = 1", "a.b.c = 1\r\na.d = 2", "[a]\n[a.b]\n[[c]]\n[[c]]\n[c.d]\nx=1",
	"a = [1, 'x', {b = \"c\", d.e = [ ]}, ]\n", "s = \"\"\"\na\"\"\"\"\"\nt = '''\n'''''", "e = \"\\u4e2d\\n\\\\\\\"\"",
	"d = 1979-05-27 07:32:00Z # c", "f = [+1.5e-3, inf, -nan, 0x_1, 0b1, 1_0]", "\"名 称\" = 1\n'x' = 2",
	"a = “x”\nb＝1\n　c = 1\n【d】\n[[e]\nf: 1", "a = \"\"\"\nb = \"\"\"\nc", "a = {\nb = 1\n,}\n", "a = [\n1\nb = 2",
	"x = 2026-13-40", "[a]\n[a]\n", "a = 1\na = 2", "a = {b=1}\n[a.c]\n", "[[a]]\n[a]", "a.b=1\n[a]\nc=1", "[a.b.c]\n[a]\nb.d=1",
	"a = [{x=1},{x=2}]\n[[a]]", "\x00", "\xff\xfe", "a = 'x\ny'", "a = \"C:\\Users\"", "a=1 b=2", "\u3000\u3000a=1", "a = [[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]",
}

func BenchmarkReadTOML(b *testing.B) {
	text := manyRecords(4_000)
	f := &source.File{Path: "x.toml", Bytes: []byte(text)}
	b.Run(fmt.Sprintf("scan/bytes=%d", len(text)), func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			if s := scanTOML(f, 0, len(text), false); len(s.faults) > 0 {
				b.Fatal(s.faults[0].Text.EN)
			}
		}
	})
	b.Run(fmt.Sprintf("read/bytes=%d", len(text)), func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			if _, faults := readTOML(f, 0, len(text)); len(faults) > 0 {
				b.Fatal(faults[0].Text.EN)
			}
		}
	})
	b.Run(fmt.Sprintf("library/bytes=%d", len(text)), func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			var m map[string]any
			if _, err := toml.Decode(text, &m); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// manyRecords writes n records of about a kilobyte.
func manyRecords(n int) string {
	var b strings.Builder
	day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range n {
		fmt.Fprintf(&b, "[[power]]\nid = \"power-%d\"\ntitle = \"第%d项行政权力事项的名称\"\nscope = \"society\"\npublished_on = %s\nlevels = [\"A\", \"B\"]\n",
			i, i, day.AddDate(0, 0, i%300).Format("2006-01-02"))
		b.WriteString("basis = \"\"\"\n" + strings.Repeat("依照有关规定办理并向社会公布。", 10) + "\n\"\"\"\n")
		for j := range 3 {
			fmt.Fprintf(&b, "[[power.step]]\nid = \"s%d\"\ntext = \"受理、审核、决定\"\ndays = %d\n", j, j+1)
		}
		b.WriteString("\n")
	}
	return b.String()
}
