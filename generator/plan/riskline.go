package plan

import (
	"strings"

	"gongshi/generator/model"
)

// RiskLine is a risk point as pages of its power or of a step show it. It
// exists only where the audience may see the point.
type RiskLine struct {
	Link        Link // to the point on the page of risks
	Level       *Level
	Kinds       []string // category, layer, kind
	Measures    []string
	Responsible Link
	Supervisor  Link
}

// riskLine tells a risk point in short.
func (p *planner) riskLine(g *Page, r *model.RiskPoint) RiskLine {
	l := RiskLine{
		Link: p.link(g, r), Measures: measureTexts(r.Measures),
		Responsible: p.refLink(g, r.Responsible, ""), Supervisor: p.refLink(g, r.Supervisor, ""),
	}
	if r.Level.Set() {
		l.Level = p.riskLevel(r.Home, r.Level.V)
	}
	for _, k := range []string{
		p.site.Label(r.Home, "category", r.Category.V), p.site.Label(r.Home, "layer", r.Layer.V), p.site.Label(r.Home, "risk_kind", r.Type.V),
	} {
		if k != "" {
			l.Kinds = append(l.Kinds, k)
		}
	}
	return l
}

// riskLevel is the level that a code means in the folder home; where the unit
// has no such level the code stands for itself, without a rank.
func (p *planner) riskLevel(home, code string) *Level {
	if u := p.site.Unit(home); u != nil && u.Schemes.Levels.To != nil {
		if l := u.Schemes.Levels.To.Level(code); l != nil {
			return &Level{int(l.Rank.V), l.Label.V}
		}
	}
	return &Level{0, code}
}

// riskPointTable lists the risk points that the audience may see, higher
// levels first.
func (p *planner) riskPointTable(g *Page, points []*model.RiskPoint) *Table {
	t := &Table{Caption: "廉政风险点", Small: "共" + plural(len(points), "个"), Columns: columns(
		TableColumn{Label: "风险点"}, TableColumn{Label: "所在对象"}, TableColumn{Label: "权力、环节"},
		TableColumn{Label: "类别"}, TableColumn{"等级", "short"}, TableColumn{Label: "防控措施"}, TableColumn{Label: "责任"}, TableColumn{Label: "监督"})}
	for _, r := range points {
		name := textCell(r.Text.V)
		name.ID, name.Small = "risk_point-"+r.ID.V, r.Code.V
		power := Cell{}
		if r.Power.To != nil {
			power = linkCell(p.link(g, r.Power.To))
			power.Small = stepText(r)
		}
		l := p.riskLine(g, r)
		kinds := textCell(strings.Join(l.Kinds, "、"))
		t.Rows = append(t.Rows, rowOf(name, linkCell(p.refLink(g, r.Subject, hiddenPost)), power, kinds, Cell{Level: l.Level}, Cell{Items: l.Measures},
			linkCell(l.Responsible), linkCell(l.Supervisor)))
	}
	t.trim()
	return t
}

// stepText is the text of the step at which a risk point lies.
func stepText(r *model.RiskPoint) string {
	for _, f := range r.Power.To.Flowcharts {
		if f.To == nil {
			continue
		}
		if n := f.To.Node(r.Node.V); n != nil {
			return "环节：" + n.Text.V
		}
	}
	return ""
}

// measureTable lists the measures that the audience may see.
func (p *planner) measureTable(g *Page, u *model.Unit, list []*model.Measure) *Table {
	t := &Table{Caption: "防控措施", Said: true, Small: "共" + plural(len(list), "条"), Columns: columns(
		TableColumn{Label: "措施"}, TableColumn{"措施组", "short"}, TableColumn{"形式", "short"}, TableColumn{"手段", "short"},
		TableColumn{"层面", "short"}, TableColumn{Label: "责任"}, TableColumn{"时限", "short"}, TableColumn{"完成", "date"})}
	for _, m := range list {
		name := Cell{ID: "measure-" + m.ID.V, Text: m.Text.V}
		if strings.ContainsAny(m.Text.V, "*_[`#\n|") {
			name.Prose = p.prefixed(g, m.Text, m)
		}
		responsible := Cell{}
		if m.Responsible.To != nil {
			responsible = linkCell(p.link(g, m.Responsible.To))
		}
		t.Rows = append(t.Rows, rowOf(name, textCell(p.site.Label(u.Home, "vocabulary:measure.set", m.Set.V)),
			textCell(p.site.Label(u.Home, "vocabulary:measure.form", m.Form.V)), textCell(p.site.Label(u.Home, "vocabulary:measure.means", m.Means.V)),
			textCell(p.site.Label(u.Home, "layer", m.Layer.V)), responsible, textCell(m.Deadline.V.Text), dayCell(m.DoneOn)))
	}
	t.trim()
	return t
}
