package render

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"gongshi/generator/flow"
	"gongshi/generator/plan"
)

// TestLongestTextsAreDrawn draws charts whose texts are as long as the plan
// lets them be, of wide characters and of one long Latin word.
func TestLongestTextsAreDrawn(t *testing.T) {
	for _, c := range []string{"审", "W", "，"} {
		d := &plan.ChartDrawing{ID: "t", Title: "图", Lanes: []string{strings.Repeat(c, plan.MaxSmallRunes), "b"}, LaneHref: []string{"a.html", ""}}
		for _, shape := range []flow.Shape{flow.StartShape, flow.StepShape, flow.DecisionShape, flow.DocumentShape, flow.EndShape} {
			n := plan.MaxStepRunes
			if shape == flow.DecisionShape {
				n = plan.MaxAskRunes
			}
			d.Nodes = append(d.Nodes, plan.DrawnNode{Shape: shape, Text: strings.Repeat(c, n), Small: []plan.Link{{Text: strings.Repeat(c, plan.MaxSmallRunes), Href: "a.html"}}, Lane: len(d.Nodes) % 2})
		}
		for i := range 4 {
			d.Edges = append(d.Edges, plan.DrawnEdge{From: i, To: i + 1, Label: strings.Repeat(c, plan.MaxLabelRunes)})
		}
		d.Edges = append(d.Edges, plan.DrawnEdge{From: 2, To: 1, Label: "退回"})
		b, err := Chart(nil, d)
		if err != nil {
			t.Fatalf("%s: %v", c, err)
		}
		wellFormed(t, b)
		if strings.Contains(string(b), "<a ") || strings.Contains(string(b), "<script") {
			t.Errorf("%s: links or scripts in a file that opens alone", c)
		}
	}
}

func wellFormed(t *testing.T, b []byte) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(string(b))); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// TestLinesAboveSheetsExplainNoTerms cuts a long chart: the line above a sheet
// names the chart and marks no word.
func TestLinesAboveSheetsExplainNoTerms(t *testing.T) {
	d := &plan.ChartDrawing{ID: "t", Title: "公示"}
	for i := range 40 {
		d.Nodes = append(d.Nodes, plan.DrawnNode{Text: "审查"})
		if i > 0 {
			d.Edges = append(d.Edges, plan.DrawnEdge{From: i - 1, To: i})
		}
	}
	l, err := layOut(d)
	if err != nil {
		t.Fatal(err)
	}
	page := string(l.inPage().SVG)
	if !strings.Contains(page, "公示　第1张") {
		t.Fatal("the chart is not cut")
	}
	if got := explained1(t, page); strings.Contains(got, `class="term"`) {
		t.Errorf("a term is marked: %s", got)
	}
}
