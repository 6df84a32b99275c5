package render

import (
	"strings"
	"testing"
	"testing/fstest"

	"gongshi/generator/model"
	"gongshi/generator/plan"
	"gongshi/layouts"
)

// design is a small set of layouts.
func design(main string) fstest.MapFS {
	return fstest.MapFS{
		"base.html":         {Data: []byte(`{{define "base"}}<main>{{template "main" .}}</main>{{end}}`)},
		"parts/part.html":   {Data: []byte(`{{define "part"}}<b>{{.}}</b>{{end}}`)},
		"pages/x.html":      {Data: []byte(`{{define "main"}}` + main + `{{end}}`)},
		"assets/style.css":  {Data: []byte("/* a */\np { color: red; }\n")},
		"assets/img/a.png":  {Data: []byte("png")},
		"assets/readme.txt": {Data: []byte("a  b")},
	}
}

func page(t *testing.T, main string, view any) string {
	t.Helper()
	r, err := New(design(main))
	if err != nil {
		t.Fatal(err)
	}
	b, err := r.Render(nil, plan.Target{Path: "x.html", Layout: "x", View: view})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestTextIsEscaped(t *testing.T) {
	got := page(t, `{{template "part" .Name}}<a href="{{.Link}}">`, map[string]string{"Name": "<i>", "Link": "javascript:alert(1)"})
	if want := `<main><b>&lt;i&gt;</b><a href="#ZgotmplZ"></main>`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestBlankLinesGoAndPreStays(t *testing.T) {
	got := page(t, "<p>\n\n  a\n</p>\n<pre>\n\n  b\n</pre>\n  <p>c</p>", nil)
	if want := "<main><p>\na\n</p>\n<pre>\n\n  b\n</pre>\n<p>c</p></main>"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDaysAndProse(t *testing.T) {
	got := page(t, `{{date .Day}}|{{date .None}}|{{prose .Text}}`, map[string]any{
		"Day": model.Day{Y: 2012, M: 4, D: 1}, "None": model.Day{},
		"Text": &plan.Prose{Text: "[甲](ref:power/a) [乙](ref:power/b)", Links: map[string]string{"ref:power/a": "powers/a.html"}, Level: 2},
	})
	want := `<main><time datetime="2012-04-01">2012年4月1日</time>||<p><a href="powers/a.html">甲</a> 乙</p>` + "\n</main>"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestMistakesInLayoutsAreTold(t *testing.T) {
	if _, err := New(design(`{{.A`)); err == nil || !strings.Contains(err.Error(), "pages/x.html") {
		t.Errorf("a broken layout: %v", err)
	}
	r, err := New(design(`{{.A.B}}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []plan.Target{
		{Path: "a.html", Layout: "none"}, {Path: "a.html", Layout: "x", View: plan.Page{}}, {Path: "a.bin", View: 7},
	} {
		if _, err := r.Render(nil, x); err == nil || !strings.Contains(err.Error(), x.Path) {
			t.Errorf("%+v: %v", x, err)
		}
	}
}

func TestAssetsAreNamedAfterTheirBytes(t *testing.T) {
	got, err := Assets(design(""))
	if err != nil {
		t.Fatal(err)
	}
	css := got["style.css"]
	if string(css.Bytes) != "p{color:red}" || css.Path != "assets/style.a746c5fa.css" {
		t.Errorf("%s: %s", css.Path, css.Bytes)
	}
	if a := got["img/a.png"]; string(a.Bytes) != "png" || !strings.HasPrefix(a.Path, "assets/img/a.") {
		t.Errorf("%s: %s", a.Path, a.Bytes)
	}
	if got["readme.txt"].Path == "" || len(got) != 3 {
		t.Errorf("%d assets", len(got))
	}
}

// The embedded layouts parse, and every one of them is for a page.
func TestEmbeddedLayoutsParse(t *testing.T) {
	r, err := New(layouts.Files)
	if err != nil {
		t.Fatal(err)
	}
	for name, tmpl := range r.pages {
		if tmpl.Lookup("main") == nil {
			t.Errorf("pages/%s.html does not define main", name)
		}
	}
}
