package render

import (
	"strings"
	"testing"

	"gongshi/generator/plan"
)

func testTerms() *glossary {
	return newGlossary(&plan.Terms{List: []plan.Term{
		{ID: "term-gongshi", Word: "公示", Forms: []string{"公示"}, Text: "公布并听取意见"},
		{ID: "term-gongshiqi", Word: "公示期", Forms: []string{"公示期", "公示期限"}, Text: "可以提<意见>的日子"},
	}})
}

func explained1(t *testing.T, body string) string {
	t.Helper()
	page := []byte("before公示<main id=\"main\">" + body + "</main>after公示")
	out := testTerms().explain(append([]byte("kept"), page...), 4)
	if !strings.HasPrefix(string(out), "keptbefore公示<main") || !strings.HasSuffix(string(out), "</main>after公示") {
		t.Fatalf("outside of main changed: %s", out)
	}
	s := strings.TrimSuffix(strings.TrimPrefix(string(out), `keptbefore公示<main id="main">`), "</main>after公示")
	text, _, _ := strings.Cut(s, "<section class=\"terms\"")
	return text
}

func TestTermsAreExplainedWhereTheyFirstOccur(t *testing.T) {
	link := func(n, text string) string {
		return `<a class="term" id="term-` + n + `" href="#meaning-` + n + `">` + text + `</a>`
	}
	for in, want := range map[string]string{
		"<p>先公示，再公示。</p>":                                          "<p>先" + link("1", "公示") + "，再公示。</p>",
		"<p>公示期限内公示</p>":                                           "<p>" + link("1", "公示期限") + "内" + link("2", "公示") + "</p>",
		"<p>公示期、公示期</p>":                                           "<p>" + link("1", "公示期") + "、公示期</p>",
		`<h2>公示</h2><a href="x">公示</a><p>公示</p>`:                   `<h2>公示</h2><a href="x">公示</a><p>` + link("1", "公示") + "</p>",
		`<td data-label="公示">公示</td>`:                              `<td data-label="公示">` + link("1", "公示") + `</td>`,
		`<p class="kind">公示</p><p>公示</p>`:                          `<p class="kind">公示</p><p>` + link("1", "公示") + "</p>",
		`<dl class="meta"><div><dd>公示</dd></div></dl>公示`:           `<dl class="meta"><div><dd>公示</dd></div></dl>` + link("1", "公示"),
		`<section class="sheet sheet-empty"><p>公示</p></section>公示`: `<section class="sheet sheet-empty"><p>公示</p></section>` + link("1", "公示"),
		"<p>没有</p>": "<p>没有</p>",
		"<p>公示<":    "<p>" + link("1", "公示") + "<",
	} {
		if got := explained1(t, in); got != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestMeaningsStandBelowTheText(t *testing.T) {
	out := string(testTerms().explain([]byte(`<main id="main"><p>公示期</p></main>`), 0))
	for _, want := range []string{"本页用语", "<dt>公示期 <a ", "可以提&lt;意见&gt;的日子", `href="#term-1"`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in %s", want, out)
		}
	}
	if strings.Contains(out, "听取意见") {
		t.Error("a term that the page does not use is explained")
	}
}

func FuzzExplain(f *testing.F) {
	f.Add("<p>公示</p>")
	f.Add("<a>公示</a")
	f.Add("公\xe5\x85")
	g := testTerms()
	f.Fuzz(func(t *testing.T, body string) {
		in := `<main id="main">` + body + `</main>`
		out := string(g.explain([]byte(in), 0))
		if len(out) < len(in) {
			t.Errorf("lost bytes of %q", in)
		}
	})
}
