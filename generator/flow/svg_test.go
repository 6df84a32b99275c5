package flow

import (
	"bytes"
	"encoding/xml"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var updateSVG = flag.Bool("update", false, "write the expected pictures anew")

// smallPicture is a drawing by hand: two lanes, every shape, a loop, a note,
// marks and links.
func smallPicture() (Drawing, Picture) {
	d := Drawing{
		W: 520, H: 500, HeadH: 34,
		Lanes: []Rect{{10, 0, 240, 500}, {250, 0, 260, 500}},
		Boxes: []Rect{{60, 50, 140, 58}, {45, 140, 170, 86}, {320, 154, 120, 58}, {60, 280, 140, 86}, {70, 420, 120, 58}},
		Notes: []Rect{{}, {}, {}, {330, 300, 150, 46}, {}},
		Lines: []Line{
			{Points: []Point{{130, 108}, {130, 140}}},
			{Points: []Point{{215, 183}, {320, 183}}, Label: Rect{230, 160, 40, 20}},
			{Points: []Point{{380, 154}, {380, 79}, {200, 79}}, Back: true, Label: Rect{270, 60, 60, 18}},
			{Points: []Point{{130, 226}, {130, 280}}, Label: Rect{134, 240, 40, 20}},
			{Points: []Point{{130, 366}, {130, 420}}},
		},
	}
	p := Picture{
		ID: "lct", Title: "立案审查流程图", Desc: "共5步，其中判断1步。", Lang: "zh-CN",
		Nodes: []NodeText{
			{Shape: StartShape, Lines: []string{"提交起诉状"}, Small: []string{"申请人", "3日"}, SmallHref: []string{"organization.html#a"}},
			{Shape: DecisionShape, Lines: []string{"材料是否", "齐全"}},
			{Shape: DocumentShape, Lines: []string{"书面告知"}, Small: []string{"1个工作日"}, Href: "documents/gaozhi.html"},
			{
				Lines: []string{"审查起诉条件", "和管辖"}, Small: []string{"立案法官 · 2日"}, Href: "posts.html#faguan", Class: "risk",
				Marks: []Mark{{Level: 1, Text: "高", Href: "risk.html#1", Title: "高风险"}, {Level: 3, Text: "低"}},
				Note:  []string{"防控措施：", "双人审查 < 复核 & 公开"},
			},
			{Shape: EndShape, Lines: []string{"“立案”"}, Marks: []Mark{{Level: 2, Text: "B"}, {Level: 4, Text: "D"}}},
		},
		Edges: [][]string{nil, {"否"}, {"补正"}, {"是"}, nil},
		Lanes: [][]string{{"当事人"}, {"立案窗口"}}, LaneHref: []string{"", "organization.html#b"},
	}
	return d, p
}

// read returns the texts of an XML document and fails when it is none, or has
// what a page's policy forbids.
func read(t *testing.T, svg []byte) string {
	t.Helper()
	var texts strings.Builder
	for dec := xml.NewDecoder(bytes.NewReader(svg)); ; {
		tok, err := dec.Token()
		if err == io.EOF {
			return texts.String()
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
		switch tok := tok.(type) {
		case xml.CharData:
			texts.Write(tok)
		case xml.StartElement:
			if name := tok.Name.Local; name == "style" || name == "script" {
				t.Fatalf("element %s", name)
			}
			for _, a := range tok.Attr {
				name := a.Name.Local
				if name == "style" || strings.HasPrefix(name, "on") || name == "href" && strings.HasPrefix(strings.ToLower(a.Value), "javascript") {
					t.Fatalf("attribute %s=%q", name, a.Value)
				}
			}
		}
	}
}

func TestPictureIsWholeAndClean(t *testing.T) {
	d, p := smallPicture()
	for _, p.Standalone = range []bool{false, true} {
		svg := AppendSVG(nil, d, p)
		said := read(t, svg)
		for _, want := range []string{
			p.Title, p.Desc, "提交起诉状", "申请人", "材料是否", "齐全", "书面告知", "1个工作日", "审查起诉条件", "和管辖", "立案法官 · 2日",
			"高", "低", "B", "D", "高风险", "双人审查 < 复核 & 公开", "“立案”", "否", "补正", "是", "当事人", "立案窗口",
		} {
			if !strings.Contains(said, want) {
				t.Errorf("%q is missing", want)
			}
		}
		if !bytes.HasPrefix(AppendSVG([]byte("x"), d, p), append([]byte("x"), svg...)) {
			t.Error("what it is appended to matters")
		}
		if got := bytes.Contains(svg, []byte(" class=")); got == p.Standalone {
			t.Errorf("standalone %v has classes: %v", p.Standalone, got)
		}
		if got := bytes.Contains(svg, []byte(` fill=`)); got != p.Standalone {
			t.Errorf("standalone %v has colours: %v", p.Standalone, got)
		}
		if got := bytes.Contains(svg, []byte(`xmlns="http://www.w3.org/2000/svg"`)); got != p.Standalone {
			t.Errorf("standalone %v has a name space: %v", p.Standalone, got)
		}
	}
}

func TestPictureIsAsDrawn(t *testing.T) {
	d, p := smallPicture()
	for name, alone := range map[string]bool{"inline.svg": false, "standalone.svg": true} {
		p.Standalone = alone
		got := AppendSVG(nil, d, p)
		file := filepath.Join("testdata", name)
		if *updateSVG {
			if err := os.WriteFile(file, got, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs; look at it after go test -update\n%s", name, got)
		}
	}
}

// A link within an image is out of reach, so the image ends before the links.
func TestLinksStandOutsideTheImage(t *testing.T) {
	d, p := smallPicture()
	svg := string(AppendSVG(nil, d, p))
	image, links, _ := strings.Cut(svg, "\n</g>\n<a class=\"chart-tie\" href=\"organization.html#b\">\n<rect class=\"chart-lane-head\"")
	if strings.Contains(image, "<a ") || strings.Count(links, "<a ") != 4 || strings.Contains(image[:strings.Index(image, "\n")], "role") {
		t.Errorf("links within the image:\n%s", svg)
	}
	for i := range p.Nodes {
		p.Nodes[i].Href, p.Nodes[i].Marks, p.Nodes[i].SmallHref = "", nil, nil
	}
	p.LaneHref = nil
	svg = string(AppendSVG(nil, d, p))
	if first, _, _ := strings.Cut(svg, "\n"); !strings.Contains(first, `role="img" aria-labelledby="lct-title lct-desc"`) {
		t.Errorf("no image: %s", first)
	}
}

// Small lines that lead somewhere are links of their own beside that of their
// node: two lines with one address are one link, and no link lies in another.
func TestSmallLinesAreLinksOfTheirOwn(t *testing.T) {
	d := Drawing{W: 200, H: 120, Boxes: []Rect{{0, 0, 200, 120}}}
	p := Picture{ID: "t", Nodes: []NodeText{{
		Lines: []string{"审查"}, Href: "#step-1",
		Small:     []string{"立案庭", "立案法官", "2日", "见《办法》", "x"},
		SmallHref: []string{"o.html#a", "o.html#a", "", "d.html", "javascript:x"},
	}}}
	svg := string(AppendSVG(nil, d, p))
	read(t, []byte(svg))
	var got []string
	depth := 0
	for _, line := range strings.Split(svg, "\n") {
		switch {
		case strings.HasPrefix(line, "<a "):
			got = append(got, strings.Replace(line, ` class="chart-tie"`, "", 1))
			if depth++; depth > 1 {
				t.Errorf("a link within a link:\n%s", svg)
			}
		case line == "</a>":
			depth--
		case strings.Contains(line, "立案法官"):
			got = append(got, "with the post")
		}
	}
	if want := `<a href="#step-1">|<a href="o.html#a">|with the post|<a href="d.html">`; strings.Join(got, "|") != want {
		t.Errorf("got %s\nwant %s", strings.Join(got, "|"), want)
	}
	if strings.Count(svg, "chart-ground") != 2 || strings.Contains(svg, "javascript") {
		t.Error(svg)
	}
}

func TestPictureEscapes(t *testing.T) {
	d := Drawing{W: 100, H: 50, Boxes: []Rect{{0, 0, 100, 50}}}
	p := Picture{
		ID: `a"<b`, Title: "<script>alert(1)</script>", Desc: "a\x00b\x1fc\ufffe\xff\r\n", Lang: `zh"><x`,
		Nodes: []NodeText{{Lines: []string{`</text><script>`}, Href: `a.html?x=1&y="'`, Class: `"><script>`}},
	}
	for _, p.Standalone = range []bool{false, true} {
		svg := AppendSVG(nil, d, p)
		if said := read(t, svg); !strings.Contains(said, p.Title) || !strings.Contains(said, "</text><script>") {
			t.Errorf("%s", svg)
		}
		if !bytes.Contains(svg, []byte(`href="a.html?x=1&amp;y=&#34;&#39;"`)) {
			t.Errorf("%s", svg)
		}
	}
}

func TestOnlySafeLinks(t *testing.T) {
	for href, want := range map[string]bool{
		"": false, "a.html": true, "../a/b.html#c": true, "#x": true, "?q=a:b": true, "https://example.org/": true, "HTTP://x": true,
		"mailto:a@b": true, "tel:12388": true, "javascript:alert(1)": false, "JavaScript:x": false, " javascript:x": false,
		"java\nscript:x": false, "\x01javascript:x": false, "data:text/html,x": false, "vbscript:x": false, ":x": false,
	} {
		if got := isSafeHref(href); got != want {
			t.Errorf("%q: %v", href, got)
		}
	}
}

func TestLinesHaveRoundCornersAndArrows(t *testing.T) {
	for _, c := range []struct {
		name   string
		points []Point
		want   string // of both paths, "" for nothing
	}{
		{"straight", []Point{{10, 10}, {10, 50}}, "M10 10L10 43 M10 50L6 41L14 41Z"},
		{"points on the way", []Point{{10, 10}, {10, 10}, {10, 20}, {10, 50}}, "M10 10L10 43 M10 50L6 41L14 41Z"},
		{"a corner", []Point{{0, 0}, {40, 0}, {40, 40}}, "M0 0L34 0Q40 0 40 6L40 33 M40 40L36 31L44 31Z"},
		{"a corner close to the end", []Point{{0, 0}, {40, 0}, {40, 4}}, "M0 0L39 0Q40 0 40 1L40 2 M40 4L36 0L44 0Z"},
		{"leftwards", []Point{{50, 5}, {0, 5}}, "M50 5L7 5 M0 5L9 1L9 9Z"},
		{"nowhere", []Point{{5, 5}, {5, 5}}, ""},
	} {
		w := &svgWriter{}
		w.line(Line{Points: c.points})
		var got []string
		for _, part := range strings.Split(string(w.out), ` d="`)[1:] {
			data, _, _ := strings.Cut(part, `"`)
			got = append(got, data)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
}

func TestSizeInEmIsExact(t *testing.T) {
	for n, want := range map[int]string{0: "0", 16: "1", 17: "1.0625", 24: "1.5", 510: "31.875", 514: "32.125"} {
		if got := sixteenths(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

func TestPictureOfAnotherChartPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	AppendSVG(nil, Drawing{Boxes: make([]Rect, 2)}, Picture{Nodes: make([]NodeText, 1)})
}

func FuzzAppendSVG(f *testing.F) {
	f.Add("审查", "a.html", "<&>", 10, 20, uint8(3), 0, 0)
	f.Add("\x00\xff", "javascript:x", "]]>", -5, 0, uint8(9), 7, 1<<30)
	f.Fuzz(func(t *testing.T, label, href, title string, x, y int, shape uint8, x2, y2 int) {
		d := Drawing{
			W: max(x, 0), H: max(y, 0), Boxes: []Rect{{x, y, x2, y2}}, Notes: []Rect{{y, x, x2, y2}}, Lanes: []Rect{{x, y, x2, y2}},
			Lines: []Line{{Points: []Point{{x, y}, {x2, y}, {x2, y2}, {0, y2}}, Label: Rect{x, y, x2, y2}}},
		}
		p := Picture{
			ID: label, Title: title, Desc: href, Lang: label, Standalone: shape%2 == 0,
			Nodes: []NodeText{{
				Shape: Shape(shape), Lines: []string{label}, Small: []string{title, ""}, SmallHref: []string{href}, Href: href, Class: label,
				Note: []string{label, href}, Marks: []Mark{{Level: x, Text: label, Href: title, Title: href}},
			}},
			Edges: [][]string{{label}}, Lanes: [][]string{{title}}, LaneHref: []string{href},
		}
		read(t, AppendSVG(nil, d, p))
	})
}

func BenchmarkAppendSVG(b *testing.B) {
	d, p := smallPicture()
	b.ReportAllocs()
	var out []byte
	for b.Loop() {
		out = AppendSVG(out[:0], d, p)
	}
}
