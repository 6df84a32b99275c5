package corpus

import (
	"fmt"
	"sort"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"gongshi/generator/load"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// made returns the files of a project.
func made(t testing.TB, opt Options) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := Generate(opt, func(path string, data []byte) error {
		if _, again := files[path]; again {
			t.Errorf("%s is written twice", path)
		}
		files[path] = string(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func loaded(t *testing.T, files map[string]string) *model.Site {
	t.Helper()
	fsys := fstest.MapFS{}
	for path, data := range files {
		fsys[path] = &fstest.MapFile{Data: []byte(data)}
	}
	snap, problems, err := source.Take(fsys, source.SnapshotOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("snapshot: %+v", p)
	}
	settings, faults := load.Settings(snap)
	asOf, err := model.ParseDay(AsOf)
	if err != nil {
		t.Fatal(err)
	}
	if settings.AsOf.V != asOf {
		t.Errorf("the settings stand at %v, not at %s", settings.AsOf.V, AsOf)
	}
	site, more := load.Site(snap, settings, asOf, load.Options{})
	for i, d := range append(faults, more...) {
		if i < 20 {
			t.Errorf("load: %s:%d: %s %s", d.Span.File.Path, d.Span.Start, d.Code, d.Text.EN)
		}
	}
	return site
}

func TestSizesAndSharesAreAsAsked(t *testing.T) {
	for _, opt := range sizes {
		t.Run(fmt.Sprintf("records=%d/units=%d", opt.Records, opt.Units), func(t *testing.T) {
			site := loaded(t, made(t, opt))
			counts := map[string]int{}
			total := 0
			for _, k := range model.Kinds() {
				counts[k.Name] = len(site.Records(k))
				total += counts[k.Name]
			}
			if total != opt.Records {
				t.Errorf("%d records: %v", total, counts)
			}
			share := func(name string, least, most int, kinds ...string) {
				n := 0
				for _, k := range kinds {
					n += counts[k]
				}
				if n*100 < least*total || n*100 > most*total {
					t.Errorf("%s: %d of %d records", name, n, total)
				}
			}
			share("notices and items", 15, 40, "notice", "disclosure_item")
			share("powers and flowcharts", 10, 28, "power", "flowchart")
			share("risk points and measures", 10, 28, "risk_point", "measure")
			share("disclosures and documents", 8, 28, "quarterly_disclosure", "document")
			for _, c := range model.All[model.Flowchart](site) {
				if n := len(c.Nodes); n < 8 || n > 14 {
					t.Errorf("%s has %d nodes", c.ID.V, n)
				}
			}
		})
	}
}

// sizes are the projects that tests look at: a small one, one of several
// units, a big unit.
var sizes = []Options{{Records: 300, Seed: 1}, {Records: 700, Seed: 2, Units: 3}, {Records: 1500, Seed: 3, Units: 1}}

func TestBodiesAreAsLongAsPromised(t *testing.T) {
	site := loaded(t, made(t, Options{Records: 1000, Seed: 3, Units: 1}))
	var sizes []int
	for _, n := range model.All[model.Notice](site) {
		sizes = append(sizes, utf8.RuneCountInString(n.Body.V))
	}
	for _, n := range model.All[model.DisclosureItem](site) {
		sizes = append(sizes, utf8.RuneCountInString(n.Body.V))
	}
	sort.Ints(sizes)
	if lo, hi := sizes[0], sizes[len(sizes)-1]; lo < 250 || hi > 1050 {
		t.Errorf("from %d to %d characters", lo, hi)
	}
	if mid := sizes[len(sizes)/2]; mid < 400 || mid > 650 {
		t.Errorf("the middle one has %d characters", mid)
	}
}

func TestTextsDoNotRepeat(t *testing.T) {
	site := loaded(t, made(t, Options{Records: 1000, Seed: 4, Units: 1}))
	seen, all, again := map[string]bool{}, 0, 0
	for _, n := range model.All[model.DisclosureItem](site) {
		for _, s := range strings.FieldsFunc(n.Body.V, func(r rune) bool { return r == '。' || r == '\n' }) {
			if utf8.RuneCountInString(s) < 15 || strings.HasPrefix(s, "|") {
				continue
			}
			all++
			if seen[s] {
				again++
			}
			seen[s] = true
		}
	}
	if again*100 > all*6 {
		t.Errorf("%d of %d sentences stood in an earlier text", again, all)
	}
}

func TestSameSeedSameBytes(t *testing.T) {
	opt := Options{Records: 900, Seed: 5, Units: 2}
	a, b := made(t, opt), made(t, opt)
	if len(a) != len(b) {
		t.Fatalf("%d and %d files", len(a), len(b))
	}
	for path, data := range a {
		if b[path] != data {
			t.Errorf("%s differs", path)
		}
	}
	opt.Seed = 6
	same := 0
	for path, data := range made(t, opt) {
		if a[path] == data && strings.HasSuffix(path, ".md") {
			same++
		}
	}
	if same > 0 {
		t.Errorf("another seed gives %d of the same texts", same)
	}
}

func TestGrammarFaultsAreFound(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"甲", "before the first rule"},
		{"[a]\n{b}", "no rule"},
		{"[a]\n{@b}", "no fact"},
		{"[a]\n{#9-1}", "no range"},
		{"[a]\n{a", "no }"},
		{"[a]\n甲\n[a]\n乙", "twice"},
		{"[a]\n[b]\n乙", "empty"},
	} {
		if _, err := parseGrammar(c.text, nil); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v", c.text, err)
		}
	}
}

func TestWriteLeavesAFullFolderAlone(t *testing.T) {
	dir := t.TempDir()
	if err := Write(dir, Options{Records: 200}); err != nil {
		t.Fatal(err)
	}
	if err := Write(dir, Options{Records: 200}); err == nil {
		t.Error("wrote into a folder that is not empty")
	}
}

func BenchmarkGenerate(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		b.Run(fmt.Sprintf("records=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				size := 0
				if err := Generate(Options{Records: n, Seed: 1}, func(_ string, data []byte) error { size += len(data); return nil }); err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(size))
			}
		})
	}
}
