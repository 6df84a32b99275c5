package generator_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"gongshi/generator"
	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// mark is a remark on a line of an archive: which defect is to be found there,
// and by which rule. A defect "-" is none of the table, a mark without rule
// says that nothing may be found.
type mark struct {
	file   string
	line   int
	defect string
	code   diag.Code
	found  string // what was said
}

// TestDefects types in what the texts print, damage and contradictions
// included, and holds the checker to the table of defects: each that a program
// can find is found by a rule named for it, on its line, and nothing else is
// said.
func TestDefects(t *testing.T) {
	table := defects()
	byID := map[string]*defect{}
	for i := range table {
		d := &table[i]
		if byID[d.id] != nil {
			t.Errorf("%s is listed twice", d.id)
		}
		byID[d.id] = d
	}
	for _, text := range texts(t) {
		for _, m := range judged(t, text) {
			d := byID[m.defect]
			switch {
			case m.defect == "-":
			case d == nil:
				t.Errorf("%s: %s:%d: there is no defect %s", text, m.file, m.line, m.defect)
			case m.code == "" && !d.silent:
				t.Errorf("%s: %s:%d: %s is a defect and must not be silent", text, m.file, m.line, m.defect)
			case m.code != "" && !slices.Contains(d.rules, m.code):
				t.Errorf("%s: %s:%d: %s is no rule of %s", text, m.file, m.line, m.code, m.defect)
			default:
				m.file = text + "：" + m.file
				d.marks = append(d.marks, m)
			}
		}
	}
	for _, d := range table {
		if (len(d.rules) > 0 || d.silent) == (len(d.marks) == 0) {
			t.Errorf("%s: rules %v, %d places in the archives", d.id, d.rules, len(d.marks))
		}
		if len(d.rules) == 0 && d.why == "" {
			t.Errorf("%s: nobody says why it cannot be found", d.id)
		}
		for _, code := range d.rules {
			if !slices.ContainsFunc(d.marks, func(m mark) bool { return m.code == code }) {
				t.Errorf("%s: no line is to be found by %s", d.id, code)
			}
		}
		t.Log(d.String())
	}
	if n := len(table); n != 88 {
		t.Errorf("%d defects are listed, the texts have 88", n)
	}
	compareDefects(t, table)
}

// texts lists the archives, in order.
func texts(t *testing.T) []string {
	paths, err := filepath.Glob("testdata/defects/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, p := range paths {
		if name := strings.TrimSuffix(filepath.Base(p), ".txtar"); name != "base" {
			names = append(names, name)
		}
	}
	if len(names) != 9 {
		t.Fatalf("%d archives, one for each of nine texts is wanted", len(names))
	}
	return names
}

// judged checks the site of one archive, reports what is not as its marks say,
// and returns the marks.
func judged(t *testing.T, text string) []mark {
	dir, marks := typedIn(t, text)
	res, err := generator.Check(generator.Options{Dir: dir, AsOf: "2013-01-20", Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range res.Faults {
		line := f.Span.File.Position(int(f.Span.Start)).Line
		i := slices.IndexFunc(marks, func(m mark) bool {
			return m.file == f.Span.Path() && m.line == line && m.code == f.Code && m.found == ""
		})
		if i < 0 {
			t.Errorf("%s: %s:%d: false alarm %s: %s", text, f.Span.Path(), line, f.Code, f.Text.ZH)
			continue
		}
		marks[i].found = f.Text.ZH
	}
	for _, m := range marks {
		if m.code != "" && m.found == "" {
			t.Errorf("%s: %s:%d: %s is not found by %s", text, m.file, m.line, m.defect, m.code)
		}
	}
	return marks
}

// typedIn writes the archive of a text over the base into a folder, marks cut
// off, and returns the marks.
func typedIn(t *testing.T, text string) (dir string, marks []mark) {
	t.Helper()
	dir = t.TempDir()
	for _, name := range []string{"base", text} {
		a, err := txtar.ParseFile(filepath.Join("testdata", "defects", name+".txtar"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			if bytes.Contains(f.Data, []byte("waivers")) {
				t.Errorf("%s: %s waives", text, f.Name)
			}
			to := filepath.Join(dir, filepath.FromSlash(f.Name))
			if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(to, []byte(unmarked(t, f, &marks)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir, marks
}

// unmarked returns the file without its marks and appends them to marks.
func unmarked(t *testing.T, f txtar.File, marks *[]mark) string {
	marker := regexp.MustCompile(` +# (want|silent)((?: [-A-Za-z0-9]+)+)$`)
	lines := strings.Split(string(f.Data), "\n")
	for i, line := range lines {
		m := marker.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		lines[i] = strings.TrimSuffix(line, m[0])
		defect := ""
		for _, word := range strings.Fields(m[2]) {
			switch {
			case m[1] == "silent":
				*marks = append(*marks, mark{file: f.Name, line: i + 1, defect: word})
			case word == "-" || word[0] == 'D':
				defect = word
			case defect == "":
				t.Errorf("%s:%d: %s without a defect", f.Name, i+1, word)
			default:
				*marks = append(*marks, mark{file: f.Name, line: i + 1, defect: defect, code: diag.Code(word)})
			}
		}
	}
	return strings.Join(lines, "\n")
}

// String is the row of the table as the test prints it.
func (d *defect) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-5s %s %s：", d.id, d.kind, d.quote)
	switch {
	case d.silent:
		fmt.Fprintf(&b, "不是毛病，不报告：%s", d.why)
	case len(d.rules) == 0:
		fmt.Fprintf(&b, "不可计算：%s", d.why)
	case d.why != "":
		fmt.Fprintf(&b, "部分：%s", d.why)
	}
	for _, m := range d.marks {
		fmt.Fprintf(&b, "\n      %-4s %s:%d %s", m.code, m.file, m.line, m.found)
	}
	return b.String()
}

// compareDefects holds the table of the handbook to what was found; with
// -update it writes it anew.
func compareDefects(t *testing.T, table []defect) {
	const name = "../docs/defects.md"
	want := defectsPage(table)
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != want {
		t.Errorf("%s is not what was found; go test ./generator -run Defects -update writes it anew", name)
	}
}

// TestExampleSiteOwesNoExplanation holds the example site to what it teaches:
// no error, and every warning is waived with a reason.
func TestExampleSiteOwesNoExplanation(t *testing.T) {
	for _, audience := range []model.Audience{model.Public, model.Office} {
		res, err := generator.Check(generator.Options{Dir: "..", Audience: audience})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range res.Faults {
			if f.Severity == diag.Error || f.Waived == "" {
				t.Errorf("%s: %s:%d: %s %s: %s", audience, f.Span.Path(), f.Span.File.Position(int(f.Span.Start)).Line, f.Severity, f.Code, f.Text.ZH)
			}
		}
	}
}
