package render

import (
	"bytes"
	"html/template"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gongshi/generator/model"
	"gongshi/generator/plan"
)

// hostile are texts that would end an attribute, open a tag, or run.
func hostile() []string {
	out := []string{
		"", "甲乙", `"`, `" onclick="alert(1)`, `'><script>alert(1)</script>`, "</title><script>", "&lt;b&gt;", "&#34;", "&amp",
		"a+b", "a\x00b", "a\xffb\xe4\xb8", "\u2028\ufeff", "<!--", "]]>", "`", "{{.}}", "a\r\n\tb", "=cmd|' /C calc'!A0",
		"javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "\x01javascript:x", "data:text/html,<script>", "vbscript:x",
		"http://a/?b=c&d=e#f", "HTTPS://a/'()\"", "mailto:a@b.c", "tel:12345", "//a/b", "a/b:c", "../a b.html", "a%20b%2", "a%zz%4", "流程图/甲.pdf#锚点",
		"#step-1", "http:/a", "a:b/c", "ref:power/a", "[::1]:80/~a*b,c;d$e!f@g",
	}
	for c := range 256 {
		out = append(out, "a"+string([]byte{byte(c)})+"b", string([]byte{byte(c)})+":b")
	}
	return out
}

// What is printed without a template is what a template would have printed.
func TestEscapesAsTemplatesDo(t *testing.T) {
	for _, x := range []struct {
		name, layout, open, end string
		escape                  func([]byte, string) []byte
	}{
		{"text", `<p>{{.}}</p>`, `<p>`, `</p>`, appendText},
		{"title", `<title>{{.}}</title>`, `<title>`, `</title>`, appendText},
		{"attribute", `<p title="{{.}}">`, `<p title="`, `">`, appendText},
		{"data", `<p data-label="{{.}}">`, `<p data-label="`, `">`, appendText},
		{"part of a class", `<p class="x {{.}}">`, `<p class="x `, `">`, appendText},
		{"content", `<meta name="x" content="{{.}}">`, `<meta name="x" content="`, `">`, appendText},
		{"address", `<a href="{{.}}">`, `<a href="`, `">`, appendAddress},
		{"address below another", `<a href="{{"../"}}{{.}}">`, `<a href="../`, `">`, appendAddress},
	} {
		layout := template.Must(template.New("").Parse(x.layout))
		for _, s := range hostile() {
			var want bytes.Buffer
			if err := layout.Execute(&want, s); err != nil {
				t.Fatal(err)
			}
			if got := x.open + string(x.escape(nil, s)) + x.end; got != want.String() {
				t.Errorf("%s %q: got %s, want %s", x.name, s, got, want.String())
			}
		}
	}
}

func FuzzEscapesAsTemplatesDo(f *testing.F) {
	for _, s := range hostile() {
		f.Add(s)
	}
	layout := template.Must(template.New("").Parse(`<a title="{{.}}" href="{{.}}">{{.}}</a>`))
	f.Fuzz(func(t *testing.T, s string) {
		var want bytes.Buffer
		if err := layout.Execute(&want, s); err != nil {
			t.Fatal(err)
		}
		var h writing
		h.raw(`<a title="`)
		h.text(s)
		h.raw(`" href="`)
		h.address(s)
		h.raw(`">`)
		h.text(s)
		h.raw(`</a>`)
		if string(h.b) != want.String() {
			t.Errorf("%q: got %s, want %s", s, h.b, want.String())
		}
	})
}

// Whatever stands in a view, the parts of a page have the elements and
// attributes that they have with plain words, and no address of another scheme.
func TestHostileTextsAddNoMarkup(t *testing.T) {
	for i, print := range []func(h *writing, s string){
		func(h *writing, s string) { h.head(hostilePage(s)) },
		func(h *writing, s string) { h.crumbs(hostilePage(s)) },
		func(h *writing, s string) { h.title(hostilePage(s)) },
		func(h *writing, s string) {
			l := plan.Link{Text: s, Href: s}
			h.note(&plan.Note{Kind: s, Label: s, Text: s, Link: &l, More: []plan.Link{l, {Text: s}}})
		},
		func(h *writing, s string) { h.facts(hostileEntries(s)); h.meta(hostileEntries(s)) },
		func(h *writing, s string) { h.totals([]plan.Total{{Number: 1, Unit: s, Label: s}}) },
		func(h *writing, s string) { h.table(hostileTable(s)) },
		func(h *writing, s string) {
			h.changes([]plan.ChangeLine{{Link: plan.Link{Text: s, Href: s}, Text: s, Unit: s, State: plan.State{Class: s, Text: s}}})
		},
		func(h *writing, s string) {
			h.entries([]plan.ListEntry{{Link: plan.Link{Text: s, Href: s}, State: &plan.State{Class: s, Text: s},
				Parts: []plan.Part{{Text: s, Day: day, Until: day, After: s}}, Open: true}})
		},
		func(h *writing, s string) { h.risk(hostileRisk(s)) },
		func(h *writing, s string) {
			l := plan.Link{Text: s, Href: s}
			step := plan.StepLine{No: s, Class: s, Text: s, After: &plan.WayLine{Link: l}, Risks: []plan.RiskLine{*hostileRisk(s)},
				Chips: []plan.Chip{{Class: s, Label: s, Text: s}, {Class: s, Label: s, Link: &l}, {Class: s, Level: &plan.Level{Label: s}}}}
			h.steps([]plan.StepLine{{No: s, Class: s, Text: s, Ways: []plan.WayLine{{Label: s, Branch: []plan.StepLine{step}}, {Label: s, Link: l}}}})
		},
	} {
		var plain writing
		print(&plain, "x")
		want := skeleton(t, plain.b)
		for _, s := range hostile() {
			if s == "" {
				continue // what is empty is left out
			}
			var h writing
			print(&h, s)
			if got := skeleton(t, h.b); got != want {
				t.Errorf("part %d, %q: got %s, want %s", i, s, got, want)
			}
		}
	}
}

var day = model.Day{Y: 2026, M: 9, D: 30}

func hostilePage(s string) *plan.Page {
	l := plan.Link{Text: s, Href: s}
	return &plan.Page{
		Title: s, Kind: s + "x", Lead: s, Summary: s, Canonical: s, Root: s, Short: s, State: &plan.State{Class: s, Text: s},
		Byline: hostileEntries(s), Crumbs: []plan.Link{l}, Column: &plan.Column{Name: s, Description: s, Keywords: s, Type: s},
		Article: &plan.Article{Title: s, PubDate: s, Source: s, Keywords: s},
		Frame:   &plan.Frame{SiteTitle: s, SiteName: s, Domain: s, SiteIDCode: s, Stylesheet: s, NoIndex: true},
		Unit:    &plan.UnitFrame{Name: s, ShortName: s, Home: s},
	}
}

func hostileEntries(s string) []plan.Entry {
	l := plan.Link{Text: s, Href: s}
	return []plan.Entry{
		{Term: s, Strong: s, Text: s}, {Term: s, Links: []plan.Link{l, {Text: s}}}, {Term: s, Day: day, Until: day},
		{Term: s, Items: []string{s, s}}, {Term: s, Level: &plan.Level{Label: s}}, {Term: s, State: &plan.State{Class: s, Text: s}},
	}
}

func hostileTable(s string) *plan.Table {
	row := []plan.Cell{
		{ID: s, Text: s, Small: s}, {Links: []plan.Link{{Text: s, Href: s}}}, {Change: &plan.State{Class: s, Text: s}}, {Del: s}, {Ins: s}, {Soft: true, Text: s},
		{Items: []string{s}}, {Level: &plan.Level{Label: s}}, {State: &plan.State{Class: s, Text: s}},
	}
	t := &plan.Table{Caption: s, Small: s, Class: s, Rows: [][]plan.Cell{row}, Foot: row}
	for range row {
		t.Columns = append(t.Columns, plan.TableColumn{Label: s, Class: s})
	}
	return t
}

func hostileRisk(s string) *plan.RiskLine {
	l := plan.Link{Text: s, Href: s}
	return &plan.RiskLine{Link: l, Level: &plan.Level{Label: s}, Kinds: []string{s, s}, Measures: []string{s, s}, Responsible: l, Supervisor: l}
}

// skeleton names the elements of b and their attributes, and complains of
// addresses of other schemes.
func skeleton(t *testing.T, b []byte) string {
	t.Helper()
	var out strings.Builder
	for z := html.NewTokenizer(bytes.NewReader(b)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return out.String()
		case html.TextToken:
		default:
			token := z.Token()
			out.WriteString(token.Type.String() + " " + token.Data)
			for _, a := range token.Attr {
				out.WriteString(" " + a.Key)
				if a.Key == "href" && !safeScheme(strings.Map(visible, a.Val)) {
					t.Errorf("address %q", a.Val)
				}
			}
			out.WriteString("\n")
		}
	}
}

// visible drops what browsers drop from addresses.
func visible(r rune) rune {
	if r <= ' ' {
		return -1
	}
	return r
}
