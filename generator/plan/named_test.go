package plan

import (
	"fmt"
	"strings"
	"testing"

	"gongshi/generator/model"
)

const namedSource = genericSource + `
[[document]]
id = "secret"
title = "内部办法"
kind = "notice"
issuer = ["u"]
issued_on = "2011年"
scope = "unit"
status = "published"
published_on = 2011-01-02

[[document]]
id = "twin-1"
title = "《双生办法》"
kind = "notice"
issuer = ["u"]
doc_no = {agency = "市某发", year = 2012, number = 3, bracket = "[]"}
issued_on = "2011年"
scope = "society"
status = "published"
published_on = 2011-01-02

[[document]]
id = "twin-2"
title = "双生办法"
kind = "notice"
issuer = ["u"]
issued_on = "2011年"
scope = "society"
status = "published"
published_on = 2011-01-02

[[department]]
id = "d"
name = "办证股"
kind = "inner"
scope = "society"
status = "published"
published_on = 2012-01-01

[[post]]
id = "one"
name = "经办人"
department = "d"
scope = "society"
status = "published"
published_on = 2012-01-01
`

// TestStepsNameDocuments asks which documents the text of a step names.
func TestStepsNameDocuments(t *testing.T) {
	p := plannerOf(t, namedSource)
	for text, want := range map[string]string{
		"按《方案》办理":                      "《方案》=plan",
		"按《方案》和《说明》、《方案》":              "《方案》=plan 《说明》=other",
		"按方案办理":                        "", // a word, no title
		"方案":                           "文件=plan",
		"《方案》":                         "文件=plan",
		"按《实施方案》":                      "",
		"按《内部办法》":                      "", // this audience may not see it
		"按《双生办法》":                      "", // two have the title
		"按照某发〔2012〕3号":                 "某发〔2012〕3号=plan",
		"见某发[2012]3号、《说明》":             "《说明》=other 某发〔2012〕3号=plan",
		"依据市某发〔2012〕3号":                "市某发〔2012〕3号=twin-1",
		"某发〔2012〕13号":                  "",
		"县某发〔2012〕3号":                  "", // of somebody else
		"领号，等叫号":                       "",
		"《没有完":                         "",
		"》《方案》":                        "《方案》=plan",
		strings.Repeat("号", 200) + "《": "",
	} {
		n := &model.Node{}
		n.Type.V, n.Text.V = "document", text
		var got []string
		for _, d := range p.documentNames("u").in(n) {
			got = append(got, d.Name+"="+d.To.ID.V)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %q, want %q", text, s, want)
		}
		n.Type.V = "step"
		for _, d := range p.documentNames("u").in(n) {
			if d.Name == "文件" {
				t.Errorf("%s: a step that is no document is one", text)
			}
		}
	}
}

// TestStepsLeadToWhoActsAndToDocuments plans a drawing with and one without
// lanes.
func TestStepsLeadToWhoActsAndToDocuments(t *testing.T) {
	chart := chartOf(3, "按《方案》审查")
	for name, c := range map[string]struct{ data, want string }{
		"one actor":   {strings.ReplaceAll(chart, `"applicant"`, `"post:one"`), `[{经办人 organization.html#post-one} {见《方案》 documents/plan.html}] [] []`},
		"no place":    {chart, `[{申请人 } {见《方案》 documents/plan.html}] [] []`},
		"two actors":  {strings.Replace(chart, `"applicant"`, `"department:d"`, 1), `[{见《方案》 documents/plan.html}] [办证股 申请人] [organization.html#department-d ]`},
		"other words": {strings.ReplaceAll(chart, "按《方案》", ""), `[{申请人 }] [] []`},
	} {
		p := plannerOf(t, namedSource+c.data)
		f := model.All[model.Flowchart](p.site)[0]
		d := p.chartDrawing(&Page{Path: "u/x.html"}, f, outline(f))
		if got := fmt.Sprint(d.Nodes[0].Small, d.Lanes, d.LaneHref); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, got, c.want)
		}
		if d.Nodes[0].Href != "#step-1" {
			t.Errorf("%s: the step leads to %s", name, d.Nodes[0].Href)
		}
	}
}

// TestWordsOfStepsLeadToDocuments plans a page: phones show the words in place
// of the drawing.
func TestWordsOfStepsLeadToDocuments(t *testing.T) {
	p := plannerOf(t, namedSource+chartOf(3, "按《方案》审查"))
	f := model.All[model.Flowchart](p.site)[0]
	for _, s := range p.stepLines(&Page{Path: "u/flowcharts/tu.html"}, f, outline(f)) {
		found := false
		for _, c := range s.Chips {
			found = found || c.Label == "见" && c.Link != nil && *c.Link == Link{"《方案》", "../documents/plan.html"}
		}
		if !found {
			t.Errorf("step %s has no link to the document: %+v", s.No, s.Chips)
		}
	}
}
