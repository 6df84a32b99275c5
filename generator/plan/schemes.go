package plan

import (
	"strings"

	"gongshi/generator/model"
)

// categoryPart explains how risks are sorted and looked for.
func (p *planner) categoryPart(g *Page, s *model.CategoryScheme) RiskPart {
	part := RiskPart{ID: "category_scheme-" + s.ID.V, Title: "风险点怎样查找和分类", Text: p.prefixed(g, s.Explanation, s), Source: p.prefixed(g, s.SourceNote, s)}
	list := func(term string, words []model.Str) {
		if len(words) > 0 {
			part.Lists = append(part.Lists, Entry{Term: term, Text: joinStrs(words)})
		}
	}
	list("查找方式", s.SearchMethods)
	list("查找方向", s.Directions)
	list("风险种类", s.Types)
	if len(s.Categories) > 0 {
		t := Table{Caption: "风险类别", Small: "共" + plural(len(s.Categories), "类"), Class: "none", Columns: columns(TableColumn{Label: "类别"}, TableColumn{Label: "在哪些层面查找"})}
		for _, c := range s.Categories {
			var layers []string
			for _, l := range c.Layers {
				layers = append(layers, p.site.Label(s.Home, "layer", l.V))
			}
			t.Rows = append(t.Rows, rowOf(textCell(c.Label.V), textCell(strings.Join(layers, "、"))))
		}
		part.table(t)
	}
	if len(s.Layers) > 0 {
		t := Table{Caption: "层面和责任", Class: "none", Columns: columns(TableColumn{Label: "层面"}, TableColumn{Label: "由近到远，由谁负责"})}
		for _, l := range s.Layers {
			var roles []string
			for _, r := range l.ResponsibleChain {
				roles = append(roles, p.site.Label(s.Home, "vocabulary:role", r.V))
			}
			t.Rows = append(t.Rows, rowOf(textCell(l.Label.V), textCell(strings.Join(roles, " → "))))
		}
		part.table(t)
	}
	for _, x := range []struct {
		caption, head string
		list          []model.Answered
	}{{"环节和对应的措施", "环节", s.Places}, {"成因和对应的措施", "成因", s.Causes}} {
		if t := p.answered(s, x.caption, x.head, x.list); len(t.Rows) > 0 {
			part.table(t)
		}
	}
	return part
}

// table adds t, as a list of words where only its first column has something.
func (r *RiskPart) table(t Table) {
	t.trim()
	if len(t.Columns) > 1 {
		r.Tables = append(r.Tables, t)
		return
	}
	var words []string
	for _, row := range t.Rows {
		words = append(words, row[0].Text)
	}
	r.Lists = append(r.Lists, Entry{Term: t.Columns[0].Label, Text: strings.Join(words, "、")})
}

// answered lists places or causes of risk with the measures that answer them.
func (p *planner) answered(s *model.CategoryScheme, caption, head string, list []model.Answered) Table {
	t := Table{Caption: caption, Class: "none", Columns: columns(TableColumn{Label: head}, TableColumn{Label: "对应的措施"})}
	for _, x := range list {
		var forms []string
		for _, f := range x.Answers {
			forms = append(forms, p.site.Label(s.Home, "vocabulary:measure.form", f.V))
		}
		t.Rows = append(t.Rows, rowOf(textCell(x.Label.V), textCell(strings.Join(forms, "、"))))
	}
	return t
}

// assessmentPart explains how the unit is marked.
func (p *planner) assessmentPart(g *Page, u *model.Unit, s *model.AssessmentScheme) RiskPart {
	part := RiskPart{ID: "assessment_scheme-" + s.ID.V, Title: "考核", Text: p.prefixed(g, s.Explanation, s), Source: p.prefixed(g, s.SourceNote, s)}
	part.Lists = append(part.Lists, Entry{Term: "计分方式", Text: p.enum(s, "scale", s.Scale.V)}, Entry{Term: "周期", Text: p.enum(s, "period", s.Period.V)})
	if s.When.V.Text != "" {
		part.Lists = append(part.Lists, Entry{Term: "时间", Text: s.When.V.Text})
	}
	if s.Assessor.To != nil {
		part.Lists = append(part.Lists, Entry{Term: "考核机构", Links: []Link{p.link(g, s.Assessor.To)}})
	}
	if s.Ranking.V {
		part.Lists = append(part.Lists, Entry{Term: "排名", Text: "考核结果排出名次"})
	}
	if len(s.Grades) > 0 {
		t := Table{Caption: s.Name.V + "的等次", Small: "由高到低", Columns: columns(TableColumn{"等次", "short"}, TableColumn{"分数", "short"}, TableColumn{Label: "结果怎样使用"})}
		for _, x := range s.Grades {
			var next []string
			for _, c := range x.Consequences {
				next = append(next, p.site.Label(u.Home, "vocabulary:grade.consequence", c.V))
			}
			t.Rows = append(t.Rows, rowOf(textCell(x.Label.V), textCell(joined("至", model.Plain(x.Min), model.Plain(x.Max))), listCell(next)))
		}
		t.trim()
		part.Tables = append(part.Tables, t)
	}
	if len(s.Methods) > 0 {
		t := Table{Caption: "考核方法", Class: "none", Columns: columns(TableColumn{Label: "方法"}, TableColumn{"权重（%）", "num"})}
		for _, x := range s.Methods {
			t.Rows = append(t.Rows, rowOf(textCell(x.Name.V), textCell(model.Plain(x.Weight))))
		}
		t.trim()
		part.Tables = append(part.Tables, t)
	}
	return part
}
