package plan

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"gongshi/generator/derive"
	"gongshi/generator/diag"
	"gongshi/generator/load"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// mapOf plans a site of one data file for those within the unit and returns
// the view of its map, the paths of the site and the faults.
func mapOf(t *testing.T, data string) (*MapView, map[string]any, []diag.Diagnostic) {
	t.Helper()
	snap, _, err := source.Take(fstest.MapFS{
		"gongshi.toml":  {Data: []byte("[site]\ntitle = \"站\"\n")},
		"data/u/a.toml": {Data: []byte(data)},
	}, source.SnapshotOptions{})
	if err != nil {
		t.Fatal(err)
	}
	settings, _ := load.Settings(snap)
	site, faults := load.Site(snap, settings, model.Day{Y: 2013, M: 1, D: 20}, load.Options{})
	for _, f := range faults {
		t.Fatalf("%s: %s", f.Code, f.Text.EN)
	}
	derive.Complete(site)
	seen, _ := site.For(model.WithinUnit)
	plan, found := Site(seen, Options{})
	views := map[string]any{}
	for _, x := range plan.Targets {
		views[x.Path] = x.View
	}
	return view[MapView](t, views, "u/maps/m.html"), views, found
}

func tellMap(d *MapDrawing) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n", d.Unit, d.Size)
	for _, c := range d.Categories {
		fmt.Fprintf(&b, "%s→%s %v\n", c.Text, c.Href, c.Small)
		for _, w := range c.Powers {
			fmt.Fprintf(&b, " %s→%s %s", w.Text, w.Href, w.Small)
			for _, m := range w.Marks {
				fmt.Fprintf(&b, " %d/%s/%s", m.Rank, m.Label, m.Title)
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func TestMapIsDrawnFromItsCategories(t *testing.T) {
	v, views, _ := mapOf(t, facesSource+strings.Replace(mapSource, `{label = "行政许可", powers = ["w"]}`,
		`{label = "行政许可", powers = ["w", "old"]}, {label = "其他", powers = ["w"]}`, 1))
	want := `某县某局 2类 · 3项权力 · 4个风险点
行政许可→#map-1 [2项 2个风险点]
 许可→#map-1-1 4步 · 2个风险点 1/A级/A级：1处 2/B级/B级：1处
 旧事项→#map-1-2 
其他→#map-2 [1项 2个风险点]
 许可→#map-2-1 4步 · 2个风险点 1/A级/A级：1处 2/B级/B级：1处
`
	if got := tellMap(v.Drawing); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if f, ok := views["u/maps/m.svg"].(MapFile); !ok || f.Drawing != v.Drawing || v.Picture.Href != "m.svg" {
		t.Errorf("file %v, link %v", views["u/maps/m.svg"], v.Picture)
	}
	for i, c := range v.Categories {
		for k, w := range c.Powers {
			if d := v.Drawing.Categories[i].Powers[k]; d.Href != "#"+w.ID {
				t.Errorf("%s leads to %s, its part is %s", d.Text, d.Href, w.ID)
			}
		}
	}
}

// TestMapWithoutVisibleRisksDrawsNone plans a map whose risk points the
// audience may not see.
func TestMapWithoutVisibleRisksDrawsNone(t *testing.T) {
	data := facesSource + mapSource
	for _, id := range []string{"r", "r2", "r3"} {
		at := strings.Index(data, "[[risk_point]]\nid = \""+id+"\"")
		data = data[:at] + strings.Replace(data[at:], "scope = \"unit\"", "scope = \"internal\"", 1)
	}
	data = strings.Replace(data, `, level = "A"},`, `},`, 1)
	v, _, _ := mapOf(t, data)
	want := "某县某局 1类 · 1项权力\n行政许可→#map-1 [1项]\n 许可→#map-1-1 4步\n"
	if got := tellMap(v.Drawing); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestHugeMapIsToldInWordsAlone(t *testing.T) {
	for n, drawn := range map[int]bool{MaxMapPowers: true, MaxMapPowers + 1: false, 2000: false} {
		list := strings.TrimSuffix(strings.Repeat(`"w", `, n), ", ")
		v, views, found := mapOf(t, facesSource+strings.Replace(mapSource, `["w"]`, "["+list+"]", 1))
		told := 0
		for _, f := range found {
			if f.Code == diag.P006 {
				told++
			}
		}
		if _, file := views["u/maps/m.svg"]; (v.Drawing != nil) != drawn || file != drawn || (told == 0) != drawn {
			t.Errorf("%d powers: drawn %v, a file %v, told %d times", n, v.Drawing != nil, file, told)
		}
		if len(v.Categories[0].Powers) != n {
			t.Errorf("%d of %d powers in words", len(v.Categories[0].Powers), n)
		}
	}
}

func TestLevelsAreCountedGravestFirst(t *testing.T) {
	a, b, none := &Level{1, "A级"}, &Level{2, "B级"}, &Level{0, "特别重大的等级"}
	got := fmt.Sprint(levelMarks([]*Level{none, b, a, b, {2, "B级"}}))
	if want := "[{1 A级  A级：1处} {2 B级×3  B级：3处} {0 特别重大的…  特别重大的等级：1处}]"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
