package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// entryLine tells an entry in one line.
func entryLine(e *SearchEntry) string {
	if e == nil {
		return "-"
	}
	var facets []string
	for _, f := range e.Facets {
		facets = append(facets, f.Name+"="+f.Value)
	}
	return strings.Join([]string{e.Kind, e.Group, fmt.Sprint(e.Class), e.Unit, e.UnitName, e.Day.String(), e.State,
		strings.Join(e.Codes, "+"), strings.Join(facets, " ")}, "|")
}

func TestPagesSayHowSearchKnowsThem(t *testing.T) {
	for _, a := range []model.Audience{model.Public, model.WithinUnit} {
		views, _ := facesOf(t, a)
		got := func(path string) string { return entryLine(Target{View: views[path]}.Paged().Search) }
		level := ""
		if a != model.Public {
			level = " level=A级"
		}
		for path, want := range map[string]string{
			"u/powers/w.html":              "权力事项|power|1|u|某局|2012-01-01||2|unit=某局 kind=权力事项 department=办证股 type=行政许可" + level + " year=2012",
			"u/powers/old.html":            "权力事项|power|3|u|某局|2012-01-01|已取消|1|unit=某局 kind=权力事项 department=办证股 type=行政许可 year=2012",
			"u/flowcharts/f.html":          "流程图|flowchart|1|u|某局|2012-01-01|||unit=某局 kind=流程图 department=办证股 type=行政许可" + level + " year=2012",
			"u/notices/n1.html":            "公示|notice|1|u|某局|2013-01-16|公示期内||unit=某局 kind=公示 year=2013 open=公示期内",
			"u/catalogues/m1.html":         "权力事项目录|power_catalogue|3|u|某局|2012-01-02|已被替代||unit=某局 kind=权力事项目录 year=2012",
			"u/catalogues/m2.html":         "权力事项目录|power_catalogue|0|u|某局|2012-06-02|现行||unit=某局 kind=权力事项目录 year=2012",
			"u/disclosures/2012-q3/d.html": "季度公示|quarterly_disclosure|2|u|某局|2012-10-10||2012-Q3|unit=某局 kind=季度公示 department=办证股 quarter=2012-Q3 year=2012",
			"periods/2012-q3.html":         "季度公示|period|0|||2012-10-10||2012-Q3|kind=季度公示 quarter=2012-Q3 year=2012",
			"glossary.html":                "说明|guide|0||||||kind=说明",
			"404.html":                     "-",
			"sitemap.html":                 "-",
			"search.html":                  "-",
		} {
			if views[path] == nil {
				t.Errorf("%s: there is no %s", a, path)
			} else if g := got(path); g != want {
				t.Errorf("%s, %s\n got %s\nwant %s", a, path, g, want)
			}
		}
	}
}

// Every page is in the index but those that are named here.
func TestOnlyFewPagesAreNotInTheIndex(t *testing.T) {
	for _, a := range []model.Audience{model.Public, model.Office} {
		views, _ := facesOf(t, a)
		var left []string
		for path, v := range views {
			g := Target{Path: path, View: v}.Paged()
			if strings.HasSuffix(path, ".html") != (g != nil) {
				t.Errorf("%s: page is %v", path, g != nil)
			}
			if g != nil && g.Search == nil {
				left = append(left, path)
			}
		}
		slices.Sort(left)
		if s := strings.Join(left, " "); s != "404.html search.html sitemap.html" {
			t.Errorf("%s: not in the index: %s", a, s)
		}
	}
}

func TestLaterPagesOfAListComeAfterTheFirst(t *testing.T) {
	p := plannerOf(t, officeSource)
	front := p.standingEntry("notices", &Page{Pager: &Pager{}})
	later := p.standingEntry("notices", &Page{Pager: &Pager{Newer: &Link{}}})
	if front.Class != classGuide || later.Class != classOther {
		t.Errorf("front %d, later %d", front.Class, later.Class)
	}
}

func TestPlanKnowsThePageOfSearch(t *testing.T) {
	site := plannerOf(t, officeSource).site
	at := source.Span{}
	site.Settings.Search.Expect = []model.SearchExpect{{Query: model.Str{V: "方案", At: (&source.File{Path: "gongshi.toml"}).At(0, 1)}, None: model.Bool{V: true}}, {At: at}}
	plan, _ := Site(site, Options{Assets: map[string]Asset{"search.js": {Path: "assets/search.1.js"}}})
	s := plan.Search
	if s == nil || plan.Targets[s.Target].Path != "search.html" {
		t.Fatalf("%+v", s)
	}
	v, ok := plan.Targets[s.Target].View.(*SearchView)
	if !ok || v.Script != "assets/search.1.js" || len(v.Groups) != 2 || v.Groups[1].Title != "某局" {
		t.Errorf("%+v", v)
	}
	if len(s.Expect) != 1 || s.Expect[0].Query != "方案" || !s.Expect[0].None || s.Expect[0].Within != 3 {
		t.Errorf("%+v", s.Expect)
	}
}

// The page of search is loaded for every query: of many units it lists the
// homes alone.
func TestPageOfSearchStaysSmallWithManyUnits(t *testing.T) {
	p := plannerOf(t, officeSource)
	for len(p.site.Units) <= mostListed {
		p.site.Units = append(p.site.Units, p.site.Units[0])
	}
	groups := p.listedUnits()
	if len(groups) != 1 || len(groups[0].Links) != mostListed+1 || !strings.HasSuffix(groups[0].Links[0].Href, "/index.html") {
		t.Errorf("%+v", groups)
	}
}

func TestSynonymsOfASiteJoinThoseBuiltIn(t *testing.T) {
	group := func(words ...string) model.SynonymGroup {
		var g model.SynonymGroup
		for _, w := range words {
			g.Words = append(g.Words, model.Str{V: w})
		}
		return g
	}
	got := synonyms([]model.SynonymGroup{group("捐款", "捐赠"), group("公布", "公告"), group("捐赠", "善款"), group("举报", "公布")})
	var lines []string
	for _, g := range got {
		lines = append(lines, strings.Join(g, " "))
	}
	want := []string{"公示 公开 公告 公布 投诉 举报 反映", "权力清单 职权目录 权力事项目录", "流程图 办事流程 怎么办", "残联 残疾人联合会",
		"风险防控 风险防范", "科室 部室 股室", "几天 多少天 多长时间 天数 时限 工作日", "捐款 捐赠 善款"}
	if !slices.Equal(lines, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}

func TestExpectationsAreJudged(t *testing.T) {
	file := &source.File{Path: "gongshi.toml", Bytes: []byte(strings.Repeat("x", 99))}
	n := 0
	wanted := func(patterns ...string) (out []Wanted) {
		for _, p := range patterns {
			n++
			out = append(out, Wanted{p, file.At(n, n+1)})
		}
		return out
	}
	e := Expectation{Query: "权力", Within: 2, At: file.At(0, 1)}
	first, any, never, none := e, e, e, e
	first.First = wanted("u/b.html", "*/z.html")
	any.Any = wanted("u/a.html", "u/*.html")
	never.Never = wanted("*/secret.html")
	none.None = true
	ten := strings.Fields("u/1.html u/2.html u/3.html u/4.html u/5.html u/6.html u/7.html u/8.html u/9.html u/10.html u/secret.html")
	for _, c := range []struct {
		name  string
		e     Expectation
		found string
		exact int
		want  string // texts of the faults
	}{
		{"first found", first, "u/a.html u/b.html", 2, ""},
		{"one of first by pattern", first, "v/z.html", 1, ""},
		{"first too late", first, "u/a.html u/c.html u/b.html", 3, "检索“权力”的前2条里没有 u/b.html / */z.html"},
		{"nothing found", first, "", 0, "检索“权力”的前2条里没有 u/b.html / */z.html"},
		{"all there", any, "u/c.html u/a.html", 2, ""},
		{"one missing", any, "u/c.html", 1, "检索“权力”的第一页没有 u/a.html"},
		{"both missing", any, "v/c.html", 1, "检索“权力”的第一页没有 u/*.html检索“权力”的第一页没有 u/a.html"},
		{"never there", never, "u/c.html", 1, ""},
		{"there", never, "u/c.html u/secret.html", 1, "检索“权力”的第一页不应有 u/secret.html"},
		{"on the second page", never, strings.Join(ten, " "), 11, ""},
		{"nothing, as it must", none, "", 0, ""},
		{"nothing exact", none, "u/c.html", 0, ""},
		{"something exact", none, "u/c.html", 1, "检索“权力”应当什么也找不到，却找到了 u/c.html"},
	} {
		got := ""
		var texts []string
		for _, f := range c.e.Judge(strings.Fields(c.found), c.exact) {
			texts = append(texts, f.Text.ZH)
			if f.Code != diag.P007 || f.Severity != diag.Error || f.Span.IsZero() || f.Hint.ZH == "" {
				t.Errorf("%s: %+v", c.name, f)
			}
		}
		slices.Sort(texts)
		if got = strings.Join(texts, ""); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}
