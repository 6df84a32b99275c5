package generator_test

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"gongshi/generator"
	"gongshi/generator/diag"
)

var updateMistakes = flag.Bool("update", false, "write what is printed now into testdata/mistakes")

// A mistake is one slip of an officer: a section of an archive of
// testdata/mistakes. The name of the section says what was done; its lines
// are
//
//	@ PATH            changes in a file of the example site: lines that begin
//	                  with a blank stay, with - go, with + come; together the
//	                  first two stand in the file exactly once; " …" skips
//	                  lines, to the next place where the part below it stands
//	@ PATH new        a file with the lines that follow (+)
//	@ PATH gone       the file is deleted
//	@ PATH to NEW     the file is renamed
//	@ PATH as FORM    the file is saved in another form: utf16, utf16be, bom,
//	                  crlf, cr, nul, cut, empty, is (as it was)
//	> LINE            what gongshi check --lang zh prints: the first faults
//	= LINE            its last line, the number of all faults
//
// Only faults count that the example site does not have. In a changed line
// {{U+3000}} is that character, {{bytes B9AB}} are those bytes, {{long 9}} nine
// characters, and {{身份证}}, {{手机}}, {{银行卡}} a number made by rule that
// nobody has.
type mistake struct {
	archive string
	no      int
	name    string
	edits   []edit
	want    string // the lines > and =
	got     string
	first   string // the first fault in one line, for the table
	err     error
}

type edit struct {
	path, form, to string
	lines          []string
}

// shownFaults is how many faults of a mistake the archives show in full.
const shownFaults = 3

// TestMistakes makes the mistakes of an officer in the example site, one by
// one, and compares what the checker says with the archive. With -v it prints
// them as a table.
func TestMistakes(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // a quarter of the time else
	cases := readMistakes(t)
	if len(cases) < 60 {
		t.Errorf("%d mistakes, want 60 or more", len(cases))
	}
	example := exampleFiles(t)
	bases := judgeBases(t, example, cases)
	var next sync.Mutex
	var wg sync.WaitGroup
	at := 0
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			desk := desk{t: t, example: example, dirs: map[string]string{}}
			for {
				next.Lock()
				i := at
				at++
				next.Unlock()
				if i >= len(cases) {
					return
				}
				cases[i].judge(&desk, bases)
			}
		})
	}
	wg.Wait()
	if *updateMistakes {
		writeMistakes(t, cases)
		return
	}
	for _, c := range cases {
		switch {
		case c.err != nil:
			t.Errorf("%s, %d %s: %v", c.archive, c.no, c.name, c.err)
		case c.got != c.want:
			t.Errorf("%s, %d %s\ngot:\n%swant:\n%s", c.archive, c.no, c.name, c.got, c.want)
		}
		t.Logf("%3d  %s\n     %s", c.no, c.name, c.first)
	}
}

// desk is where one goroutine makes mistakes: copies of the example site with
// the units it needs, put right again after each.
type desk struct {
	t       *testing.T
	example map[string][]byte
	dirs    map[string]string // by units
}

// check judges the example with the edits of c.
func (d *desk) check(c *mistake) ([]diag.Diagnostic, error) {
	units := c.units()
	files := map[string][]byte{}
	for name, b := range d.example {
		if within(name, units) {
			files[name] = b
		}
	}
	dir := d.dirs[units]
	if dir == "" {
		dir = d.t.TempDir()
		d.dirs[units] = dir
		if err := putFiles(dir, files, nil); err != nil {
			return nil, err
		}
	}
	changed := maps.Clone(files)
	for _, e := range c.edits {
		if err := e.apply(changed); err != nil {
			return nil, err
		}
	}
	if err := putFiles(dir, changed, files); err != nil {
		return nil, err
	}
	res, err := generator.Check(generator.Options{Dir: dir, AsOf: "2013-01-20", Workers: 1})
	if err != nil {
		return nil, err
	}
	return res.Faults, putFiles(dir, files, changed)
}

// putFiles makes the files below dir what files says, where was is what they are.
func putFiles(dir string, files, was map[string][]byte) error {
	for name := range was {
		if _, stays := files[name]; !stays {
			if err := os.RemoveAll(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
				return err
			}
		}
	}
	for name, b := range files {
		if old, there := was[name]; there && bytes.Equal(old, b) {
			continue
		}
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(full, b, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// judge notes what the checker says of the mistake that it does not say of the
// example.
func (c *mistake) judge(d *desk, bases map[string]map[string]int) {
	units := c.units()
	faults, err := d.check(c)
	if err != nil {
		c.err = err
		return
	}
	known := map[string]int{}
	for k, n := range bases[units] {
		known[k] = n
	}
	var fresh []diag.Diagnostic
	for _, d := range faults {
		if k := key(d); known[k] > 0 {
			known[k]--
			continue
		}
		fresh = append(fresh, d)
	}
	var all, top bytes.Buffer
	_ = diag.WriteText(&all, fresh, "zh")
	_ = diag.WriteText(&top, fresh[:min(len(fresh), shownFaults)], "zh")
	count := "没有发现问题"
	if len(fresh) > 0 {
		lines := strings.Split(strings.TrimSuffix(all.String(), "\n"), "\n")
		count = lines[len(lines)-1]
		c.first = lines[0]
	} else {
		c.first = count
	}
	var out strings.Builder
	lines := strings.Split(strings.TrimSuffix(top.String(), "\n"), "\n")
	for _, l := range lines[:len(lines)-1] {
		out.WriteString("> " + l + "\n")
	}
	out.WriteString("= " + count + "\n")
	c.got = out.String()
}

// units names the folders that the mistake is made in, common always being
// there.
func (c *mistake) units() string {
	seen := " common "
	for _, e := range c.edits {
		for _, p := range []string{e.path, e.to} {
			if parts := strings.Split(p, "/"); len(parts) > 2 && !strings.Contains(seen, " "+parts[1]+" ") {
				seen += parts[1] + " "
			}
		}
	}
	if seen == " common " {
		seen += "guangyuan-redcross "
	}
	return seen
}

// within reports whether the file belongs to one of the units or to the site.
func within(name, units string) bool {
	parts := strings.Split(name, "/")
	return len(parts) < 3 || strings.Contains(units, " "+parts[1]+" ")
}

// key tells faults apart wherever the lines have moved.
func key(d diag.Diagnostic) string {
	return fmt.Sprint(d.Code, "|", d.Span.Path(), "|", d.Text.ZH, "|", d.Waived)
}

// judgeBases counts the faults that the units have without any mistake.
func judgeBases(t *testing.T, example map[string][]byte, cases []*mistake) map[string]map[string]int {
	bases := map[string]map[string]int{}
	desk := desk{t: t, example: example, dirs: map[string]string{}}
	for _, c := range cases {
		units := c.units()
		if bases[units] != nil {
			continue
		}
		none := &mistake{}
		for _, unit := range strings.Fields(units)[1:] {
			if name := "data/" + unit + "/unit.toml"; example[name] != nil {
				none.edits = append(none.edits, edit{path: name, form: "as", to: "is"})
			}
		}
		faults, err := desk.check(none)
		if err != nil {
			t.Fatal(err)
		}
		bases[units] = map[string]int{}
		for _, d := range faults {
			bases[units][key(d)]++
		}
	}
	return bases
}

func exampleFiles(t *testing.T) map[string][]byte {
	files := map[string][]byte{}
	for _, s := range []string{"gongshi.toml", "data", "content"} {
		err := filepath.Walk(filepath.Join("..", s), func(name string, info os.FileInfo, err error) error {
			if err != nil || info.IsDir() || info.Name() == "glossary.toml" { // it names all units
				return err
			}
			b, err := os.ReadFile(name)
			files[filepath.ToSlash(strings.TrimPrefix(name, ".."+string(filepath.Separator)))] = b
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// readMistakes reads the archives, in order of their names.
func readMistakes(t *testing.T) []*mistake {
	names, err := filepath.Glob("testdata/mistakes/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var out []*mistake
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			c := &mistake{archive: name, no: len(out) + 1, name: f.Name}
			for _, line := range strings.Split(strings.TrimRight(string(f.Data), "\n"), "\n") {
				c.line(line)
			}
			out = append(out, c)
		}
	}
	return out
}

func (c *mistake) line(line string) {
	switch {
	case strings.HasPrefix(line, "@ "):
		m := regexp.MustCompile(`^@ (.+?)(?: (new|gone)| (to|as) (.+))?$`).FindStringSubmatch(line)
		e := edit{path: m[1], form: m[2] + m[3], to: m[4]}
		c.edits = append(c.edits, e)
	case strings.HasPrefix(line, "> "), strings.HasPrefix(line, "= "):
		c.want += line + "\n"
	case len(c.edits) > 0 && line != "":
		e := &c.edits[len(c.edits)-1]
		e.lines = append(e.lines, line)
	}
}

// writeMistakes writes what was printed into the archives.
func writeMistakes(t *testing.T, cases []*mistake) {
	byName := map[string]*mistake{}
	for _, c := range cases {
		if c.err != nil {
			t.Errorf("%s, %d %s: %v", c.archive, c.no, c.name, c.err)
			c.got = c.want
		}
		byName[c.archive+"\n"+c.name] = c
	}
	names, _ := filepath.Glob("testdata/mistakes/*.txtar")
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range a.Files {
			var keep strings.Builder
			for _, line := range strings.SplitAfter(string(f.Data), "\n") {
				if !strings.HasPrefix(line, "> ") && !strings.HasPrefix(line, "= ") {
					keep.WriteString(line)
				}
			}
			a.Files[i].Data = []byte(strings.TrimRight(keep.String(), "\n") + "\n" + byName[name+"\n"+f.Name].got + "\n")
		}
		if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
