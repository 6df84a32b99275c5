package plan

import (
	"slices"
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

// colourPart explains the warnings, lightest first.
func (p *planner) colourPart(g *Page, u *model.Unit, s *model.ColourScheme) RiskPart {
	part := RiskPart{ID: "colour_scheme-" + s.ID.V, Title: "预警", Text: p.prefixed(g, s.Explanation, s), Source: p.prefixed(g, s.SourceNote, s)}
	t := Table{Caption: s.Name.V, Small: "由轻到重", Columns: columns(
		TableColumn{"预警", "short"}, TableColumn{"性质", "short"}, TableColumn{Label: "什么情形"}, TableColumn{Label: "怎么处置"}, TableColumn{Label: "文书"},
		TableColumn{Label: "整改期限"}, TableColumn{"逾期不改", ""}, TableColumn{Label: "解除"})}
	colours := slices.Clone(s.Colours)
	slices.SortStableFunc(colours, func(a, b model.Colour) int { return int(a.Rank.V - b.Rank.V) })
	for _, c := range colours {
		var triggers, measures []string
		for _, x := range c.Triggers {
			text := x.Text.V
			if x.Type.V == "escalation" {
				text = joined("：", "由"+p.site.Label(u.Home, "colour", x.From.V)+"升级", text)
			}
			triggers = append(triggers, text)
		}
		for _, m := range c.Measures {
			measures = append(measures, p.site.Label(u.Home, "vocabulary:colour.measure", m.V))
		}
		deadline, next, fault := "", "", ""
		if c.DeadlineRequired.V {
			deadline = "必须规定期限"
		}
		if c.Next.Set() {
			next = "升为" + p.site.Label(u.Home, "colour", c.Next.V)
		}
		if c.Fault.Set() && c.Fault.V != "none" {
			fault = p.enum(s, "colours.fault", c.Fault.V)
		}
		t.Rows = append(t.Rows, rowOf(textCell(c.Label.V), textCell(fault), listCell(triggers), textCell(strings.Join(measures, "、")), textCell(joinStrs(c.Documents)),
			textCell(deadline), textCell(next), listCell(releaseText(c.Release))))
	}
	t.trim()
	part.Tables = []Table{t}
	return part
}

// releaseText says how a warning is lifted.
func releaseText(r model.Release) []string {
	var out []string
	if r.Report.Set() {
		out = append(out, "提交"+r.Report.V)
	}
	if r.Reviewer.Set() {
		out = append(out, r.Reviewer.V+"审核")
	}
	if r.WhenNot.Set() {
		out = append(out, "不予解除的，"+r.WhenNot.V)
	}
	return out
}
