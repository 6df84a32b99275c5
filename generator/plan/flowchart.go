package plan

import (
	"strconv"
	"strings"

	"gongshi/generator/derive"
	"gongshi/generator/flow"
	"gongshi/generator/model"
)

// FlowchartView is the page of one flowchart.
type FlowchartView struct {
	Page
	// Text is the hand-written text version, shown in place of Steps.
	Text  *Prose
	Steps []StepLine
	// Drawing is the chart as a picture, Picture the file of it.
	Drawing *ChartDrawing
	Picture Link
	// Risks is the drawing with the risks beside the steps, only where the
	// audience may see them.
	Risks *ChartDrawing
	Times *Table // who may take how long, nil where no step has a limit
	Other []Link // other versions of the same power's chart
}

// StepLine is one step of a chart told in words.
type StepLine struct {
	No    string
	Class string // "step step-decision step-last"
	Text  string
	Chips []Chip
	// Standard is the discretion standard of the step.
	Standard *Prose
	// After is where the step leads where it has one way and that is
	// printed elsewhere; Ways are its ways where it has several.
	After *WayLine
	Ways  []WayLine
	Risks []RiskLine // only where the audience may see them
}

// WayLine is one way on from a step: a link to a step, or a branch.
type WayLine struct {
	Label  string
	Link   Link // the text without label; empty where there is a branch
	Branch []StepLine
}

// Chip is one short fact about a step.
type Chip struct {
	Class, Label, Text string
	Link               *Link
	Level              *Level
}

// flowcharts plans a page for each chart of the unit and their list.
func (p *planner) flowcharts(u *model.Unit) {
	all := model.In[model.Flowchart](p.site, u.Home)
	if len(all) == 0 {
		return
	}
	byPower := map[*model.Power][]*model.Flowchart{}
	for _, f := range all {
		if f.Power.To != nil {
			byPower[f.Power.To] = append(byPower[f.Power.To], f)
		}
	}
	for _, f := range all {
		p.flowchart(u, f, byPower[f.Power.To])
	}
	p.flowchartList(u, all)
}

// flowchart plans the page of f; versions are all charts of its power.
func (p *planner) flowchart(u *model.Unit, f *model.Flowchart, versions []*model.Flowchart) {
	v := &FlowchartView{Page: p.page(Address(f), model.Title(f), u, Link{"流程图", u.Home + "/flowcharts.html"})}
	v.Kind = "流程图"
	v.Wide = true
	if f.Version.Set() {
		v.Kind += " · " + f.Version.V
	}
	g := &v.Page
	p.about(g, f)
	decisions := 0
	for _, n := range f.Nodes {
		if n.Type.V == "decision" {
			decisions++
		}
	}
	size := strconv.Itoa(len(f.Nodes)) + "步"
	if decisions > 0 {
		size += "，其中判断" + strconv.Itoa(decisions) + "步"
	}
	if w := f.Power.To; w != nil {
		v.Facts = append(v.Facts, Entry{Term: "权力事项", Links: []Link{p.link(g, w)}})
		if typ := p.site.Label(f.Home, "vocabulary:power.type", w.Type.V); typ != "" {
			v.Facts = append(v.Facts, Entry{Term: "权力类型", Text: typ})
		}
		if t := limitText(w.TimeLimit); t != "" {
			v.Facts = append(v.Facts, Entry{Term: "办理时限", Text: t})
		}
	}
	if t := longestText(f); t != "" {
		v.Facts = append(v.Facts, Entry{Term: "各步合计", Text: t})
	}
	v.Facts = append(v.Facts, Entry{Term: "步骤", Text: size}, Entry{Term: "版本", Text: f.Version.V}, Entry{Term: "截至", Day: f.AsOf.V})
	if f.ChangeNote.Set() {
		v.Facts = append(v.Facts, Entry{Term: "修改说明", Text: f.ChangeNote.V})
	}
	items := outline(f)
	if v.Text = p.prose(g, f.TextVersion, u.Home, 3); v.Text == nil {
		v.Steps = p.stepLines(g, f, items)
	}
	if v.Drawing = p.chartDrawing(g, f, items); v.Drawing != nil {
		if v.Text != nil { // the text has no steps to lead to
			for i := range v.Drawing.Nodes {
				v.Drawing.Nodes[i].Href = ""
			}
		}
		file := strings.TrimSuffix(v.Path, ".html") + ".svg"
		v.Picture = Link{"流程图图片（SVG）", relative(v.Path, file)}
		p.add(Target{Path: file, View: ChartFile{v.Drawing}, At: f.ID.At})
		v.Risks = p.riskDrawing(g, f, v.Drawing)
	}
	v.Times = p.stepTimes(g, f)
	for _, o := range versions {
		if o != f {
			v.Other = append(v.Other, p.linkAs(g, o, o.Version.V+"（截至"+o.AsOf.V.ZH()+"）"))
		}
	}
	v.Summary = model.Title(f) + "：共" + size + "。"
	p.show("flowchart", g, v, f.ID.At)
}

// longestText tells how long the longest way through f takes, as far as its
// steps say, "" where none does.
func longestText(f *model.Flowchart) string {
	unit := ""
	if f.Power.To != nil {
		unit = f.Power.To.TimeLimit.Unit.V
	}
	way, ok := derive.LongestPath(f, unit)
	if !ok || way.Unit == "" {
		return ""
	}
	return "最长的走法" + way.Total.String() + "个" + unitWord(way.Unit) + "，申请人和外部单位用的时间不算"
}

// outline tells a chart in words; edges to nodes that do not exist are left
// out, as the rules report them.
func outline(f *model.Flowchart) []flow.Item {
	index := map[string]int{}
	for i, n := range f.Nodes {
		if _, twice := index[n.ID.V]; !twice {
			index[n.ID.V] = i
		}
	}
	var edges []flow.Edge
	for _, e := range f.Edges {
		from, ok := index[e.From.V]
		to, there := index[e.To.V]
		if ok && there {
			edges = append(edges, flow.Edge{From: from, To: to, Label: e.Label.V})
		}
	}
	return flow.Words(len(f.Nodes), edges)
}

func (p *planner) stepLines(g *Page, f *model.Flowchart, items []flow.Item) []StepLine {
	var out []StepLine
	for _, it := range items {
		n := &f.Nodes[it.Node]
		s := StepLine{No: it.No, Class: "step", Text: n.Text.V, Chips: p.chips(g, f, n)}
		if n.Type.V != "step" {
			s.Class += " step-" + n.Type.V
		}
		if it.Last {
			s.Class += " step-last"
		}
		s.Standard = p.prose(g, n.DiscretionStandard, f.Home, 4)
		if s.Standard != nil {
			s.Standard.Prefix = "step-" + it.No + "-"
		}
		for _, r := range n.RiskPoints {
			if r.To != nil {
				s.Risks = append(s.Risks, p.riskLine(g, r.To))
			}
		}
		for _, w := range it.Ways {
			line := WayLine{Label: w.Label}
			if w.Branch != nil {
				line.Branch = p.stepLines(g, f, w.Branch)
			} else {
				line.Link = goTo(it.Node, w)
			}
			s.Ways = append(s.Ways, line)
		}
		if len(s.Ways) == 1 && s.Ways[0].Branch == nil && s.Ways[0].Label == "" {
			s.After, s.Ways = &s.Ways[0], nil
		}
		out = append(out, s)
	}
	return out
}

// goTo is the link that a way prints.
func goTo(from int, w flow.Way) Link {
	l := Link{"转到第" + w.No + "步", "#step-" + w.No}
	switch {
	case w.To == from:
		l.Text = "重做本步"
	case w.Back && strings.HasPrefix(w.Label, "退回"):
		l.Text = "到第" + w.No + "步" // the label says the rest
	case w.Back:
		l.Text = "退回第" + w.No + "步"
	}
	return l
}

func (p *planner) chips(g *Page, f *model.Flowchart, n *model.Node) []Chip {
	var out []Chip
	if actor := p.actor(g, n); actor.Text != "" {
		out = append(out, Chip{Label: "由", Link: &actor})
	}
	if t := nodeLimit(n); t != "" {
		c := Chip{Class: "limit", Label: "时限", Text: t}
		if !derive.Counted(n) {
			c.Class, c.Text = "pause", t+"，不计入"
		}
		out = append(out, c)
	}
	if n.Place.Set() {
		out = append(out, Chip{Label: "环节", Text: n.Place.V})
	}
	if n.Discretion.V || n.DiscretionStandard.Set() {
		c := Chip{Label: "有", Text: "裁量"}
		if n.DiscretionStandard.Set() {
			c.Text = "裁量标准"
		}
		out = append(out, c)
	}
	for _, doc := range p.documentNames(f.Home).in(n) {
		link := p.linkAs(g, doc.To, doc.Name)
		out = append(out, Chip{Label: "见", Link: &link})
	}
	if n.Level.Set() && len(n.RiskPoints) == 0 {
		out = append(out, Chip{Label: "风险", Level: p.riskLevel(f.Home, n.Level.V)})
	}
	return out
}

// actor says who acts in a step.
func (p *planner) actor(g *Page, n *model.Node) Link {
	switch {
	case n.Actor.To != nil:
		return p.link(g, n.Actor.To)
	case n.Actor.Hidden:
		return Link{Text: "经办岗位"}
	case n.Actor.V == "applicant":
		return Link{Text: "申请人"}
	case n.Actor.V == "outside":
		return Link{Text: "外部单位"}
	}
	return Link{Text: n.Actor.V}
}

func nodeLimit(n *model.Node) string {
	if !n.TimeLimit.Num.Set() {
		return ""
	}
	return n.TimeLimit.Num.V.Text + "个" + unitWord(n.TimeLimit.Unit.V)
}

// stepTimes is the table of the steps that have a limit, in reading order.
func (p *planner) stepTimes(g *Page, f *model.Flowchart) *Table {
	t := &Table{Caption: "各步由谁办、多少天", Class: "none", Columns: columns(TableColumn{Label: "步骤"}, TableColumn{Label: "由谁办"}, TableColumn{"时限", "limit"})}
	var read func(items []flow.Item)
	read = func(items []flow.Item) {
		for _, it := range items {
			n := &f.Nodes[it.Node]
			if limit := nodeLimit(n); limit != "" {
				time := textCell(limit)
				if !derive.Counted(n) {
					time.Small = "不计入"
				}
				t.Rows = append(t.Rows, rowOf(textCell(it.No+" "+n.Text.V), linkCell(p.actor(g, n)), time))
			}
			for _, w := range it.Ways {
				read(w.Branch)
			}
		}
	}
	read(outline(f))
	if len(t.Rows) < 2 {
		return nil
	}
	return t
}
