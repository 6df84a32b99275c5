//go:build browser

package generator_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"gongshi/generator"
	starter "gongshi/generator/edit"
)

// longChart is a flowchart of n steps in TOML: every fifth asks and leads back,
// so that lines pass every cut. The steps move through the actors.
func longChart(n int, actors ...string) string {
	var nodes, edges strings.Builder
	for i := range n {
		kind, text := "step", fmt.Sprintf("第%d步，登记并核对材料", i)
		switch {
		case i == 0:
			kind = "start"
		case i == n-1:
			kind = "end"
		case i%5 == 4:
			kind, text = "decision", fmt.Sprintf("第%d问，是否通过", i)
			fmt.Fprintf(&edges, "  {from = \"n%d\", to = \"n%d\", label = \"退回重新办理\"},\n", i, i-3)
		}
		fmt.Fprintf(&nodes, "  {id = \"n%d\", kind = %q, text = %q, actor = %q},\n", i, kind, text, actors[i/3%len(actors)])
		if i > 0 {
			label := ""
			if (i-1)%5 == 4 {
				label = `, label = "通过"`
			}
			fmt.Fprintf(&edges, "  {from = \"n%d\", to = \"n%d\"%s},\n", i-1, i, label)
		}
	}
	return "nodes = [\n" + nodes.String() + "]\nedges = [\n" + edges.String() + "]\n"
}

// sheetsOfPage tells of the first drawing of a page what it shows and which
// parts of it the sheets show, in its own pixels.
const sheetsOfPage = `(() => {
	const all = document.querySelector("svg.chart-cut");
	if (!all) return {};
	const parts = [...all.querySelectorAll(".chart-node, .chart-note, .chart-label, .chart-lane-head")].map(e => {
		const b = e.getBBox();
		return {Text: e.textContent.trim().split("\n")[0] || e.getAttribute("class"), Top: b.y, Foot: b.y + b.height};
	});
	const sheets = [...document.querySelectorAll(".chart-sheet")].map(s => {
		const pictures = [...s.querySelectorAll("svg")], v = pictures.at(-1).viewBox.baseVal;
		return {Top: v.y, Foot: v.y + v.height, Heads: pictures.length - 1, Line: s.querySelector("p").textContent};
	});
	return {High: all.viewBox.baseVal.height - 4, Parts: parts, Sheets: sheets, Lanes: all.querySelectorAll(".chart-lane").length};
})()`

// cutPage is what sheetsOfPage tells.
type cutPage struct {
	High, Lanes float64
	Parts       []struct {
		Text      string
		Top, Foot float64
	}
	Sheets []struct {
		Top, Foot float64
		Heads     int
		Line      string
	}
}

// sheetSizes are the heights on paper of the sheets, that of the first with the
// heading above it.
const sheetSizes = `[...document.querySelectorAll(".chart-part")][0].querySelectorAll(".chart-sheet").length == 0 ? [] :
	[...[...document.querySelectorAll(".chart-part")][0].querySelectorAll(".chart-sheet")].map((s, i) => {
		const r = s.getBoundingClientRect(), head = s.closest(".chart-part").querySelector("h2");
		return Math.ceil(r.bottom - (i ? r.top : head.getBoundingClientRect().top));
	})`

// beyondCut is how far a sheet goes beyond its cuts, in pixels of the drawing.
const beyondCut = 14

func TestBrowserPrintsLongFlowchartsOnSeveralSheets(t *testing.T) {
	ctx := browser(t)
	for _, c := range []struct {
		name, chart string
		lanes       int
		turned      bool
		high        int // of the type area of a page, in pixels
	}{
		{"40 steps, 4 lanes", longChart(40, "applicant", "department:bangongshi", "zhuren", "juzhang"), 4, false, 971},
		{"40 steps without lanes", longChart(40, "zhuren"), 0, false, 971},
		{"40 steps in wide lanes", strings.ReplaceAll(longChart(40, "applicant", "department:bangongshi", "zhuren", "juzhang", "outside"), "是否通过", "材料是否完整真实，是否符合规定的条件"), 5, true, 672},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := chartPage(t, c.chart)
			got, sizes := readSheets(t, ctx, page)
			if len(got.Sheets) < 2 || int(got.Lanes) != c.lanes {
				t.Fatalf("%d sheets, %v lanes", len(got.Sheets), got.Lanes)
			}
			checkCuts(t, got)
			for i, s := range got.Sheets {
				if want := fmt.Sprintf("第%d张，共%d张", i+1, len(got.Sheets)); !strings.Contains(s.Line, want) {
					t.Errorf("sheet %d is called %q", i, s.Line)
				}
				if want := min(i, 1) * min(c.lanes, 1); s.Heads != want {
					t.Errorf("sheet %d has the headers of lanes %d times, want %d", i, s.Heads, want)
				}
			}
			for i, high := range sizes {
				if high > c.high || high < 100 {
					t.Errorf("sheet %d is %d pixels high, a page %d", i, high, c.high)
				}
			}
			turned := 0
			for _, b := range mediaBox.FindAllSubmatch(printed(t, ctx), -1) {
				if points(t, b[1]) == "842" {
					turned++
				}
			}
			if want := len(got.Sheets); c.turned && turned != want || !c.turned && turned != 0 {
				t.Errorf("%d pages are turned, %d sheets", turned, want)
			}
		})
	}
}

// checkCuts holds the sheets against what the drawing shows: they show all of it,
// once, and cut nothing.
func checkCuts(t *testing.T, got cutPage) {
	t.Helper()
	at := 0.0
	for i, s := range got.Sheets {
		top, foot := s.Top+beyondCut, s.Foot-beyondCut
		if i == 0 {
			top = 0
		}
		if i == len(got.Sheets)-1 {
			foot = got.High
		}
		if top != at || foot <= top {
			t.Errorf("sheet %d is from %v to %v, the last ended at %v", i, top, foot, at)
		}
		at = foot
		for _, p := range got.Parts {
			if p.Top < foot && foot < p.Foot && i < len(got.Sheets)-1 {
				t.Errorf("%q from %v to %v is cut at %v", p.Text, p.Top, p.Foot, foot)
			}
		}
	}
	if at != got.High || len(got.Parts) < 40 {
		t.Errorf("the sheets end at %v of %v; %d parts", at, got.High, len(got.Parts))
	}
}

// chartPage builds a first site whose flowchart is the one given and returns
// the file of its page.
func chartPage(t *testing.T, chart string) string {
	t.Helper()
	dir := t.TempDir()
	if _, err := starter.Init(dir); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "data", "danwei", "powers.toml")
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, _, found := strings.Cut(string(b), "nodes = [")
	if !found {
		t.Fatal("the first site has no flowchart")
	}
	if err := os.WriteFile(file, []byte(before+chart), 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "public")
	res, err := generator.Build(context.Background(), generator.Options{Dir: dir, Out: out, AsOf: "2026-02-01", Environ: noEnviron})
	if err != nil {
		t.Fatal(err)
	}
	if !res.Done {
		t.Fatalf("the site has faults: %v", res.Faults)
	}
	return filepath.Join(out, "danwei", "flowcharts", "zhengjian-banli.html")
}

// readSheets asks the browser for the sheets of a page, and how high they are
// on paper; the page stays as printed.
func readSheets(t *testing.T, ctx context.Context, file string) (cutPage, []int) {
	t.Helper()
	media := func(name string) {
		if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: name}); err != nil {
			t.Fatal(err)
		}
	}
	media("")
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+filepath.ToSlash(file))); err != nil {
		t.Fatal(err)
	}
	got, err := chromedp.Run(ctx, chromedp.Evaluate[cutPage](sheetsOfPage))
	if err != nil {
		t.Fatal(err)
	}
	media("print")
	sizes, err := chromedp.Run(ctx, chromedp.Evaluate[[]int](sheetSizes))
	if err != nil {
		t.Fatal(err)
	}
	return got, sizes
}
