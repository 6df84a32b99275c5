package check

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"gongshi/generator/derive"
	"gongshi/generator/diag"
	"gongshi/generator/load"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// asOf is the day on which the archives are judged.
func asOf() model.Day { return model.Day{Y: 2013, M: 1, D: 20} }

// TestRules judges every archive of testdata: the sections bad/ and ok/ are
// each laid over base.txtar, and exactly the faults written on their lines
// must be found: "# want R075", "# want R003/warning", "# want R022/waived".
func TestRules(t *testing.T) {
	for _, name := range archives(t) {
		t.Run(name, func(t *testing.T) {
			for _, section := range []string{"bad/", "ok/"} {
				site, files := siteOf(t, name, section)
				wants := wantsOf(t, files)
				if section == "bad/" && !strings.Contains(fmt.Sprint(wants), " "+name) {
					t.Errorf("%s expects no %s", section, name)
				}
				for _, d := range Site(site) {
					p := d.Span.File.Position(int(d.Span.Start))
					at := fmt.Sprintf("%s:%d %s", d.Span.Path(), p.Line, d.Code)
					if i := slices.IndexFunc(wants, func(w string) bool {
						return w == at || w == at+"/"+d.Severity.String() || d.Waived != "" && w == at+"/waived"
					}); i >= 0 {
						wants = slices.Delete(wants, i, i+1)
					} else {
						t.Errorf("%s: unexpected %s: %s: %s (%s)", section, at, d.Severity, d.Text.EN, d.Hint.EN)
					}
					if d.Text.ZH == "" || d.Text.EN == "" || d.Hint.ZH == "" || d.Hint.EN == "" || strings.Contains(fmt.Sprint(d.Text, d.Hint, d.Also), "%!") {
						t.Errorf("%s: %s says %v, hint %v", section, d.Code, d.Text, d.Hint)
					}
				}
				for _, w := range wants {
					t.Errorf("%s: nothing found for %s", section, w)
				}
			}
		})
	}
}

func TestEveryRuleHasAnArchive(t *testing.T) {
	have := archives(t)
	codes := []diag.Code{diag.S010, diag.S016, diag.S019, diag.S021, diag.S022, diag.S023, diag.S024, diag.S027, diag.S028, diag.S029, diag.S030}
	for _, r := range rules() {
		codes = append(codes, r.code)
	}
	for _, c := range codes {
		if !slices.Contains(have, string(c)) {
			t.Errorf("testdata/%s.txtar is missing", c)
		}
	}
}

// TestSiteIsJudgedTheSameTwice judges one site twice: nothing may depend on
// the order of a map.
func TestSiteIsJudgedTheSameTwice(t *testing.T) {
	for _, name := range archives(t) {
		site, _ := siteOf(t, name, "bad/")
		if a, b := fmt.Sprint(texts(Site(site))), fmt.Sprint(texts(Site(site))); a != b {
			t.Errorf("%s: %s\nthen %s", name, a, b)
		}
	}
}

func texts(ds []diag.Diagnostic) (out []string) {
	for _, d := range ds {
		out = append(out, fmt.Sprint(d.Code, d.Text, d.Hint, len(d.Also)))
		for _, n := range d.Also {
			out = append(out, n.Text.EN)
		}
	}
	return out
}

func archives(t *testing.T) []string {
	paths, err := filepath.Glob("testdata/[RS]*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, p := range paths {
		names = append(names, strings.TrimSuffix(filepath.Base(p), ".txtar"))
	}
	return names
}

// siteOf loads a section of an archive over the base. Files outside the
// sections belong to both.
func siteOf(t *testing.T, name, section string) (*model.Site, fstest.MapFS) {
	t.Helper()
	files := fstest.MapFS{}
	for _, archive := range []string{"base", name} {
		a, err := txtar.ParseFile("testdata/" + archive + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			path := strings.TrimPrefix(f.Name, section)
			if strings.HasPrefix(path, "bad/") || strings.HasPrefix(path, "ok/") {
				continue
			}
			files[path] = &fstest.MapFile{Data: f.Data}
		}
	}
	return loadSite(t, files), files
}

func loadSite(t testing.TB, files fstest.MapFS) *model.Site {
	t.Helper()
	snap, problems, err := source.Take(files, source.SnapshotOptions{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	settings, faults := load.Settings(snap)
	site, more := load.Site(snap, settings, asOf(), load.Options{})
	for _, d := range append(faults, more...) {
		p := d.Span.File.Position(int(d.Span.Start))
		t.Errorf("reading %s:%d: %s %s (%s)", d.Span.Path(), p.Line, d.Code, d.Text.EN, d.Hint.EN)
	}
	derive.Complete(site)
	return site
}

func wantsOf(t *testing.T, files fstest.MapFS) []string {
	marker := regexp.MustCompile(`# want ([A-Z0-9/a-z ]+)$`)
	var wants []string
	for path, f := range files {
		for i, line := range strings.Split(string(f.Data), "\n") {
			if m := marker.FindStringSubmatch(line); m != nil {
				for _, code := range strings.Fields(m[1]) {
					wants = append(wants, fmt.Sprintf("%s:%d %s", path, i+1, code))
				}
			}
		}
	}
	return wants
}
