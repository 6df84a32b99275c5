package plan

import (
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/flow"
	"gongshi/generator/model"
)

// MapListView is the list of a unit's maps of risks.
type MapListView struct {
	Page
	Entries []ListEntry
}

// MapView is one map (防控网络图) in words: the powers of each category, and
// beside the steps of each its risks, levels and measures.
type MapView struct {
	Page
	Text *Prose
	// Drawing is the map as a picture, Picture the file of it.
	Drawing  *MapDrawing
	Picture  Link
	Overview Table
	// Elsewhere says how many risk points belong to no power on the map.
	Elsewhere  string
	ListLink   Link
	Categories []MapPart
}

// MapPart is one category of the map.
type MapPart struct {
	ID, Title string
	Powers    []MapPower
}

// MapPower is one power on the map: the way it runs, step by step, and beside
// each step its risk points. Where it has none Why says so.
type MapPower struct {
	ID    string // of its part of the page
	Link  Link
	Facts []Entry
	Chart *Link
	Size  string // "共8步，其中2步有风险，3个风险点"
	Steps []MapStep
	Why   string
	// Points is the number of its risk points. NoRisk says that it has none
	// and why.
	Points int
	NoRisk bool
	// Supervised says that some risk point names who supervises.
	Supervised bool
}

// MapStep is one step, or the power as a whole, which has no number.
type MapStep struct {
	No, Text string
	Actor    Link
	Limit    string
	Ways     string // where it leads where it has several ways
	Risks    []RiskLine
}

// controlMaps plans the maps that the audience may see, and their list.
func (p *planner) controlMaps(u *model.Unit) {
	all := slices.Clone(own[model.ControlMap](p, u))
	if len(all) == 0 {
		return
	}
	slices.SortStableFunc(all, func(a, b *model.ControlMap) int { return b.AsOf.V.Compare(a.AsOf.V) })
	v := &MapListView{Page: p.page(u.Home+"/maps.html", "防控图", u)}
	g := &v.Page
	v.Lead = "按类别列出全部权力，连着每项权力运行中的风险点、等级和防控措施。"
	v.list("廉政风险防控网络图", "信息公开目录")
	for _, m := range all {
		p.controlMap(u, m)
		v.newest(m)
		v.Entries = append(v.Entries, ListEntry{Link: p.link(g, m), State: releaseState(m), Parts: []Part{{Text: "截至", Day: m.AsOf.V}}})
	}
	v.examples(asRecords(all)...)
	p.show("maps", g, v, u.ID.At)
}

func (p *planner) controlMap(u *model.Unit, m *model.ControlMap) {
	v := &MapView{Page: p.page(Address(m), model.Title(m), u, Link{"防控图", u.Home + "/maps.html"})}
	g := &v.Page
	v.Kind = "防控图"
	p.about(g, m)
	v.Wide = true
	v.Text = p.prefixed(g, m.Note, m)
	count := newTally()
	powers, points := 0, 0
	for i, c := range m.Categories {
		part := MapPart{ID: "map-" + strconv.Itoa(i+1), Title: c.Label.V}
		for _, ref := range c.Powers {
			if ref.To == nil {
				continue
			}
			x := p.mapPower(g, u, ref.To)
			x.ID = part.ID + "-" + strconv.Itoa(len(part.Powers)+1)
			part.Powers = append(part.Powers, x)
			powers++
			for _, r := range p.pointsOf(ref.To) {
				points++
				count.add(c.Label.V, orText(p.site.Label(u.Home, "level", r.Level.V), "未定级"))
			}
			if len(p.pointsOf(ref.To)) == 0 {
				count.rows = append(count.rows, pickNew(count.rows, c.Label.V)...)
			}
		}
		v.Categories = append(v.Categories, part)
	}
	v.Figures = []Total{{int64(len(m.Categories)), "类", "权力类别"}, {int64(powers), "项", "权力事项"}, {int64(points), "个", "廉政风险点"}}
	if points > 0 {
		v.Overview = count.table("各类别风险点数", "类别")
	}
	if n := len(model.In[model.RiskPoint](p.site, u.Home)) - points; n > 0 {
		v.Elsewhere = "另有" + plural(n, "个") + "风险点不在这些权力的运行中，属于岗位、" + u.DeptLabel.V + "或单位的其他工作。"
		v.ListLink = Link{Text: "全部风险点", Href: relative(g.Path, u.Home+"/risk.html")}
	}
	if v.Drawing = p.mapDrawing(u, m, v); v.Drawing != nil {
		file := strings.TrimSuffix(v.Path, ".html") + ".svg"
		v.Picture = Link{"防控图图片（SVG）", relative(v.Path, file)}
		p.add(Target{Path: file, View: MapFile{v.Drawing}, At: m.ID.At})
	}
	p.show("map", g, v, m.ID.At)
}

// pickNew returns s in a list of its own unless list has it already.
func pickNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return nil
	}
	return []string{s}
}

// pointsOf returns the risk points of a power that the audience may see, in
// the order of its chart's steps, points of the power as a whole last.
func (p *planner) pointsOf(w *model.Power) []*model.RiskPoint {
	var out []*model.RiskPoint
	for _, r := range model.In[model.RiskPoint](p.site, w.Home) {
		if r.Power.To == w {
			out = append(out, r)
		}
	}
	chart := newestChart(w)
	slices.SortStableFunc(out, func(a, b *model.RiskPoint) int { return stepIndex(chart, a) - stepIndex(chart, b) })
	return out
}

// newestChart returns the newest chart of a power, or nil.
func newestChart(w *model.Power) *model.Flowchart {
	var last *model.Flowchart
	for _, f := range w.Flowcharts {
		if f.To != nil && (last == nil || f.To.AsOf.V.After(last.AsOf.V)) {
			last = f.To
		}
	}
	return last
}

// stepIndex is the place of a point's step in the chart; a large number where
// the point is about no step of it.
func stepIndex(f *model.Flowchart, r *model.RiskPoint) int {
	if f == nil {
		return noStep
	}
	for i := range f.Nodes {
		if f.Nodes[i].ID.V == r.Node.V {
			return i
		}
	}
	for i := range f.Nodes {
		if slices.ContainsFunc(f.Nodes[i].RiskPoints, func(x model.Ref[model.RiskPoint]) bool { return x.To == r }) {
			return i
		}
	}
	return noStep
}

// noStep is the place of what is about no step of a chart.
const noStep = 1 << 30

func (p *planner) mapPower(g *Page, u *model.Unit, w *model.Power) MapPower {
	x := MapPower{Link: p.link(g, w)}
	if d := w.Department.To; d != nil {
		x.Facts = append(x.Facts, Entry{Term: u.DeptLabel.V, Text: d.Name.V})
	}
	if t := limitText(w.TimeLimit); t != "" {
		x.Facts = append(x.Facts, Entry{Term: "时限", Text: t})
	}
	points := p.pointsOf(w)
	if x.Points = len(points); x.Points == 0 {
		x.Why = "没有列出风险点。"
		if x.NoRisk = w.NoRisk.Reason.Set(); x.NoRisk {
			x.Why = "没有风险点：" + w.NoRisk.Reason.V
		}
	}
	chart := newestChart(w)
	x.Size = "共" + plural(len(points), "个") + "风险点"
	if chart != nil {
		l := p.linkAs(g, chart, "流程图")
		x.Chart = &l
		x.Steps = p.mapSteps(g, chart, points, outline(chart))
		risky := 0
		for _, s := range x.Steps {
			if len(s.Risks) > 0 {
				risky++
			}
		}
		x.Size = "共" + plural(len(chart.Nodes), "步")
		if risky > 0 {
			x.Size += "，其中" + plural(risky, "步") + "有风险"
		}
		if len(points) > 0 {
			x.Size += "，" + plural(len(points), "个") + "风险点"
		}
	}
	var whole []RiskLine
	for _, r := range points {
		l := p.riskLine(g, r)
		x.Supervised = x.Supervised || l.Supervisor.Text != ""
		if stepIndex(chart, r) == noStep {
			whole = append(whole, l)
		}
	}
	if len(whole) > 0 {
		x.Steps = append(x.Steps, MapStep{Text: "整项权力", Risks: whole})
	}
	return x
}

// mapSteps tells the steps of a chart in order, those of a branch after the
// step that it leaves.
func (p *planner) mapSteps(g *Page, f *model.Flowchart, points []*model.RiskPoint, items []flow.Item) []MapStep {
	var out []MapStep
	for _, it := range items {
		n := &f.Nodes[it.Node]
		s := MapStep{No: it.No, Text: n.Text.V, Actor: p.actor(g, n), Limit: nodeLimit(n)}
		for _, r := range points {
			if stepIndex(f, r) == it.Node {
				s.Risks = append(s.Risks, p.riskLine(g, r))
			}
		}
		if len(s.Risks) == 0 && (n.Level.Set() || len(n.Measures) > 0) {
			l := RiskLine{Measures: measureTexts(n.Measures)}
			if n.Level.Set() {
				l.Level = p.riskLevel(f.Home, n.Level.V)
			}
			s.Risks = append(s.Risks, l)
		}
		var ways []string
		var branches []MapStep
		for _, w := range it.Ways {
			l := goTo(it.Node, w)
			if w.Branch != nil {
				l = Link{Text: "到第" + w.Branch[0].No + "步"}
				branches = append(branches, p.mapSteps(g, f, points, w.Branch)...)
			}
			if w.Label != "" {
				l.Text = w.Label + "，" + l.Text
			}
			ways = append(ways, l.Text)
		}
		s.Ways = strings.Join(ways, "；")
		out = append(append(out, s), branches...)
	}
	return out
}
