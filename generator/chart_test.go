package generator

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gongshi/generator/model"
)

// TestChartDrawnFromItsFilesIsThatOfTheWholeProject draws every chart of the
// example site from the files that gongshi chart reads and from all files.
func TestChartDrawnFromItsFilesIsThatOfTheWholeProject(t *testing.T) {
	opt := Options{Dir: "..", AsOf: "2013-01-20"}
	whole := readFor(t, opt)
	charts, fewer := 0, 0
	for _, u := range whole[model.Public].Units {
		opt.roots = opt.chartFiles(u.Home + "/any")
		if opt.roots == nil {
			t.Fatalf("%s: the whole project is read", u.Home)
		}
		some := readFor(t, opt)
		if len(some[model.Public].Units) < len(whole[model.Public].Units) {
			fewer++
		}
		for audience, site := range some {
			for _, f := range model.In[model.Flowchart](site, u.Home) {
				charts++
				for _, order := range []ChartOrder{{}, {Text: true}, {Risks: true}} {
					order.Name = u.Home + "/" + f.ID.V
					if a, b := drawn(t, site, order), drawn(t, whole[audience], order); !bytes.Equal(a, b) {
						t.Errorf("%s for %s (%+v) is\n%s\nwant\n%s", order.Name, audience, order, a, b)
					}
				}
			}
		}
	}
	if charts < 100 || fewer < 6 {
		t.Errorf("%d charts, %d units read alone", charts, fewer)
	}
}

func readFor(t *testing.T, opt Options) map[model.Audience]*model.Site {
	t.Helper()
	p, err := Read(opt)
	if err != nil {
		t.Fatal(err)
	}
	out := map[model.Audience]*model.Site{}
	for _, a := range []model.Audience{model.Public, model.WithinUnit} {
		out[a], _ = p.Site.For(a)
	}
	return out
}

// drawn draws one chart of s; nil where it has no such drawing.
func drawn(t *testing.T, s *model.Site, order ChartOrder) []byte {
	t.Helper()
	c := &openedChart{}
	if err := c.find(s, order); err != nil || c.drawing == nil {
		return nil
	}
	b, err := c.render(order)
	if err != nil {
		t.Fatalf("%s: %v", order.Name, err)
	}
	return b
}

func TestChartFilesAreThoseOfTheUnitsThatNameEachOther(t *testing.T) {
	fsys := fstest.MapFS{
		"gongshi.toml":         {},
		"data/common/a.toml":   {Data: []byte(`id = "shared"`)},
		"data/x/a.toml":        {Data: []byte(`id = "tu"` + "\npower = \"y/p\"")},
		"data/x/.a.toml":       {Data: []byte(`id = "tu"`)},
		"data/x/~$a.md":        {Data: []byte(`id = "tu"`)},
		"content/x/bg.pdf":     {Data: []byte("tu")},
		"data/y/a.toml":        {Data: []byte(`id = "p"`)},
		"content/y/deep/b.md":  {Data: []byte("of z/q")},
		"content/z/c.MD":       {Data: []byte("nothing")},
		"data/other/a.toml":    {Data: []byte(`id = "elsewhere"`)},
		"data/link/a.toml":     {Data: []byte("odd"), Mode: os.ModeSymlink},
		"content/other/a.toml": {Data: []byte("")},
	}
	all := "content/y/deep/b.md content/z/c.MD data/common/a.toml data/x/a.toml data/y/a.toml gongshi.toml"
	other := "content/other/a.toml data/common/a.toml data/other/a.toml gongshi.toml"
	for name, want := range map[string]string{
		"x/tu": all, "x/none": all, "other/tu": other,
		"nowhere/tu": "", "link/tu": "",
		"tu": "", // link is looked into
	} {
		got := chartFiles(fsys, name)
		slices.Sort(got)
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %q, want %q", name, s, want)
		}
	}
	delete(fsys, "data/link/a.toml")
	for name, want := range map[string]string{"tu": all, "elsewhere": other, "none": ""} {
		got := chartFiles(fsys, name)
		slices.Sort(got)
		if s := strings.Join(got, " "); s != want {
			t.Errorf("without the link, %s: %q, want %q", name, s, want)
		}
	}
}
