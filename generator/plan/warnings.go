package plan

import (
	"slices"
	"strings"

	"gongshi/generator/model"
)

// WarningsView is the page that explains a unit's warnings: colours, cards or
// products. It never tells of a warning that was given.
type WarningsView struct {
	Page
	Parts  []RiskPart
	Points []Link // where signs are gathered
	Forms  []Link // of reports
}

// warnings plans warnings.html.
func (p *planner) warnings(u *model.Unit) {
	all := own[model.ColourScheme](p, u)
	if len(all) == 0 {
		return
	}
	v := &WarningsView{Page: p.page(u.Home+"/warnings.html", "预警说明", u)}
	g := &v.Page
	v.Lead = "预警分哪几种，什么情形用哪一种，接下来会怎样。这里只说办法，不公布对哪个单位、哪个岗位发过预警。"
	v.list("预警的种类、情形、处置和解除", "概况信息")
	if u.Schemes.Levels.To != nil {
		v.Notes = append(v.Notes, Note{Kind: "source", Label: "不要弄混", Text: "预警说的是一件事眼下到了哪一步，风险等级说的是岗位或者权力本身的风险有多大。两者是两套标准。"})
	}
	for _, s := range all {
		v.Parts = append(v.Parts, p.colourPart(g, u, s))
		v.newest(s)
	}
	for _, x := range own[model.InfoPoint](p, u) {
		v.Points = append(v.Points, p.link(g, x))
	}
	for _, x := range own[model.ReportTemplate](p, u) {
		v.Forms = append(v.Forms, p.link(g, x))
	}
	v.examples(asRecords(all)...)
	p.show("warnings", g, v, u.ID.At)
}

// colourPart explains the warnings, lightest first.
func (p *planner) colourPart(g *Page, u *model.Unit, s *model.ColourScheme) RiskPart {
	part := RiskPart{ID: "colour_scheme-" + s.ID.V, Title: s.Name.V, Text: p.prefixed(g, s.Explanation, s), Source: p.prefixed(g, s.SourceNote, s)}
	order := "由轻到重"
	if !slices.ContainsFunc(s.Colours, func(c model.Colour) bool { return c.Rank.Set() }) {
		order = "共" + plural(len(s.Colours), "种")
	}
	t := Table{Caption: s.Name.V, Said: true, Small: order, Columns: columns(
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
