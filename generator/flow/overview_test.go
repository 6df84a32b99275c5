package flow

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// overviewFaults lists what is wrong with sheets laid out from o.
func overviewFaults(o Overview, sheets []OverviewSheet) []string {
	var out []string
	fault := func(format string, a ...any) { out = append(out, fmt.Sprintf(format, a...)) }
	next := make([]int, len(o.Groups)) // box of each group that comes next
	group := 0
	for no, s := range sheets {
		page, rows := Rect{0, 0, s.W, s.H}, 0
		foot := s.Root.Y + s.Root.H
		if no > 0 && s.Root != (Rect{}) {
			fault("sheet %d has a root", no)
		}
		if s.W != OverviewWidth(o) || s.Spine.Y > s.H || !inside(s.Root, page) {
			fault("sheet %d: %d by %d, spine to %d, root %v", no, s.W, s.H, s.Spine.Y, s.Root)
		}
		for _, b := range s.Bands {
			if b.Group < group || b.Group > group+1 {
				fault("sheet %d: group %d after %d", no, b.Group, group)
			}
			group = b.Group
			if b.First != next[b.Group] {
				fault("group %d goes on with box %d, want %d", b.Group, b.First, next[b.Group])
			}
			next[b.Group] += len(b.Boxes)
			if b.Rect.Y < foot || !inside(b.Rect, page) || !inside(b.Label, b.Rect) || b.Label.H < o.Groups[b.Group].LabelH {
				fault("sheet %d, group %d: band %v, label %v below %d in %v", no, b.Group, b.Rect, b.Label, foot, page)
			}
			foot = b.Rect.Y + b.Rect.H + bandGap
			for i, r := range b.Boxes {
				if i == 0 || r.Y != b.Boxes[i-1].Y {
					rows++
				}
				if r.W != o.BoxW || r.H < o.Groups[b.Group].BoxH[b.First+i] || !inside(r, b.Rect) || overlap(r, b.Label) {
					fault("group %d: box %v in band %v with label %v", b.Group, r, b.Rect, b.Label)
				}
				for _, q := range b.Boxes[:i] {
					if overlap(Rect{r.X - cellGap + 1, r.Y - cellGap + 1, r.W + 2*cellGap - 2, r.H + 2*cellGap - 2}, q) {
						fault("group %d: boxes %v and %v are too close", b.Group, r, q)
					}
				}
			}
		}
		if o.SheetH > 0 && s.H > o.SheetH+bandGap && rows > 1 && len(s.Bands) > 0 {
			fault("sheet %d is %d high, %d at most", no, s.H, o.SheetH)
		}
	}
	for g, n := range next {
		if n != len(o.Groups[g].BoxH) {
			fault("group %d has %d boxes, want %d", g, n, len(o.Groups[g].BoxH))
		}
	}
	return out
}

func inside(a, b Rect) bool {
	return a.X >= b.X && a.Y >= b.Y && a.X+a.W <= b.X+b.W && a.Y+a.H <= b.Y+b.H
}

func overlap(a, b Rect) bool {
	return a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

func TestOverviewsHoldEveryBoxOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 100 {
		o := Overview{RootH: 40 + r.IntN(60), LabelW: 136, BoxW: 150, Columns: 1 + r.IntN(6), SheetH: r.IntN(2) * (300 + r.IntN(900))}
		for range 1 + r.IntN(9) {
			g := OverviewGroup{LabelH: 40 + r.IntN(120)}
			for range r.IntN(40) {
				g.BoxH = append(g.BoxH, 40+r.IntN(100))
			}
			o.Groups = append(o.Groups, g)
		}
		sheets := LayOverview(o)
		for _, f := range overviewFaults(o, sheets) {
			t.Errorf("%+v: %s", o, f)
		}
		if !reflect.DeepEqual(sheets, LayOverview(o)) {
			t.Error("laid out twice it differs")
		}
		if o.SheetH == 0 && len(sheets) != 1 {
			t.Errorf("%d sheets without a height", len(sheets))
		}
	}
}

func TestSheetsOfOverviews(t *testing.T) {
	boxes := func(n int) (h []int) {
		for range n {
			h = append(h, 60)
		}
		return h
	}
	for _, c := range []struct {
		name   string
		sheetH int
		groups []int  // boxes in each
		want   string // per sheet, its bands: group, first box, boxes
	}{
		{"one sheet", 0, []int{1, 5, 0}, "0/0+1 1/0+5 2/0+0"},
		{"a group that fits a sheet stays whole", 300, []int{4, 6}, "0/0+4 | 1/0+6"},
		{"a longer one goes on", 300, []int{2, 13}, "0/0+2 1/0+4 | 1/4+8 | 1/12+1"},
		{"the root does not stand alone", 300, []int{8}, "0/0+6 | 0/6+2"},
		{"a row higher than a sheet", 50, []int{2, 2}, " | 0/0+2 | 1/0+2"},
		{"nothing", 300, nil, ""},
	} {
		o := Overview{RootH: 50, LabelW: 100, BoxW: 100, Columns: 2, SheetH: c.sheetH}
		for _, n := range c.groups {
			o.Groups = append(o.Groups, OverviewGroup{LabelH: 40, BoxH: boxes(n)})
		}
		var sheets []string
		for _, s := range LayOverview(o) {
			var bands []string
			for _, b := range s.Bands {
				bands = append(bands, fmt.Sprintf("%d/%d+%d", b.Group, b.First, len(b.Boxes)))
			}
			sheets = append(sheets, strings.Join(bands, " "))
		}
		if got := strings.Join(sheets, " | "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestOverviewIsReadableAndReachable draws two sheets: every text is there,
// every link once and outside the image, none within another.
func TestOverviewIsReadableAndReachable(t *testing.T) {
	p := OverviewPicture{ID: "tu", Title: "防控图", Desc: "<总图>", Lang: "zh-CN", Root: []string{"某县某局"}, RootSmall: []string{"1类 · 3项"}}
	g := OverviewLabel{Lines: []string{"行政许可"}, Small: []string{"3项"}, Again: "（续）", Href: "#map-1"}
	o := Overview{LabelW: 136, BoxW: 150, Columns: 1, SheetH: 200, Groups: []OverviewGroup{{}}}
	for i := range 3 {
		n := NodeText{Lines: []string{fmt.Sprintf("事项%d", i)}, Small: []string{"9步"}, Href: fmt.Sprintf("#map-1-%d", i+1)}
		n.Marks = []Mark{{Level: 1, Text: "一级风险×2", Title: "一级风险：2处", Href: "x.html"}, {Level: 2, Text: "二级风险×10"}}
		g.Boxes = append(g.Boxes, n)
		o.Groups[0].BoxH = append(o.Groups[0].BoxH, OverviewBoxHeight(n, 150))
	}
	p.Groups = []OverviewLabel{g}
	o.RootH, o.Groups[0].LabelH = RootHeight(p), LabelHeight(g)
	sheets := LayOverview(o)
	if len(sheets) != 3 {
		t.Fatalf("%d sheets", len(sheets))
	}
	links, said := 0, ""
	for i, s := range sheets {
		svg := string(AppendOverviewSVG(nil, s, p))
		said += read(t, []byte(svg))
		image, rest, _ := strings.Cut(svg, "\n</g>\n<a href=\"#map-1\">")
		if strings.Contains(image, "<a ") || !strings.Contains(image, `<g role="img" aria-labelledby="tu-title tu-desc">`) {
			t.Errorf("sheet %d: links within the image\n%s", i, svg)
		}
		depth := 0
		for _, line := range strings.Split(rest, "\n") {
			if strings.HasPrefix(line, "<a ") {
				links++
				depth++
			} else if line == "</a>" {
				depth = 0
			}
			if depth > 1 {
				t.Errorf("sheet %d: a link within a link\n%s", i, svg)
			}
		}
		if strings.Contains(svg, "x.html") || strings.Contains(svg, "style=") || strings.Contains(svg, "fill=") {
			t.Errorf("sheet %d:\n%s", i, svg)
		}
		if got := strings.Contains(svg, "（续）"); got != (i > 0) {
			t.Errorf("sheet %d goes on: %v", i, got)
		}
	}
	if links != 3 {
		t.Errorf("%d links to powers, want 3", links)
	}
	for _, want := range []string{"某县某局", "1类 · 3项", "行政许可", "事项0", "事项1", "事项2", "9步", "一级风险×2", "二级风险×10", "一级风险：2处", "<总图>"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is missing", want)
		}
	}
	p.Standalone = true
	if alone := string(AppendOverviewSVG(nil, sheets[0], p)); strings.Contains(alone, "class=") || !strings.Contains(alone, "xmlns=") {
		t.Error(alone)
	}
}

func FuzzLayOverview(f *testing.F) {
	f.Add(50, 136, 150, 4, 900, []byte("\x10\x20\x00\x30\x40"))
	f.Add(-5, -1, 0, 0, 1, []byte("\x00\x00\xff"))
	f.Add(0, 0, 1, 2, 300, []byte("abcdefghijklmnopqrstuvwxyz"))
	f.Fuzz(func(t *testing.T, root, label, box, columns, sheet int, data []byte) {
		clip := func(n int) int { return min(max(n, -1000), 1000) }
		o := Overview{RootH: clip(root), LabelW: clip(label), BoxW: clip(box), Columns: min(columns, 50), SheetH: clip(sheet)}
		for _, b := range data {
			if n := len(o.Groups); b%5 == 0 || n == 0 {
				o.Groups = append(o.Groups, OverviewGroup{LabelH: int(b)})
			} else {
				o.Groups[n-1].BoxH = append(o.Groups[n-1].BoxH, int(b))
			}
		}
		sheets := LayOverview(o)
		o.BoxW = max(o.BoxW, 0)
		if o.BoxW > 0 { // boxes without width overlap nothing and everything
			for _, x := range overviewFaults(o, sheets) {
				t.Error(x)
			}
		}
	})
}
