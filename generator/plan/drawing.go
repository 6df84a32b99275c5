package plan

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongshi/generator/derive"
	"gongshi/generator/diag"
	"gongshi/generator/flow"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// ChartDrawing is a flowchart as the source of its drawing: texts and the
// graph. Render breaks the texts into lines, lays the graph out and draws it.
type ChartDrawing struct {
	// ID begins the ids within the drawing.
	ID, Title, Desc string
	Nodes           []DrawnNode
	Edges           []DrawnEdge
	Lanes           []string // empty: no lanes
	LaneHref        []string // where each lane's actor stands in the site, "" for nowhere
}

// DrawnNode is one step of the drawing.
type DrawnNode struct {
	Shape flow.Shape
	Text  string
	Small []Link // who acts where no lane says it, how long, and documents that the text names
	Marks []DrawnMark
	Lane  int
	Href  string
	// Note is what stands beside the step: a paragraph for each risk point.
	Note []string
}

// DrawnMark is a risk level at a step.
type DrawnMark struct {
	Rank        int
	Label, Href string
	Title       string
}

// DrawnEdge is one line of the drawing.
type DrawnEdge struct {
	From, To int
	Label    string
}

// The longest texts of a drawing, in characters. A chart with longer ones is
// told in words alone: nobody could read the picture.
const (
	MaxStepRunes  = 300
	MaxAskRunes   = 120 // in a diamond
	MaxLabelRunes = 80
	MaxSmallRunes = 80 // actors, lanes, limits
)

// tooLong returns the first step whose own words, actor or lines are too long
// for the drawing, or -1.
func (d *ChartDrawing) tooLong() int {
	long := func(s string, most int) bool { return utf8.RuneCountInString(s) > most }
	for i, n := range d.Nodes {
		most := MaxStepRunes
		if n.Shape == flow.DecisionShape {
			most = MaxAskRunes
		}
		if long(n.Text, most) || slices.ContainsFunc(n.Small, func(s Link) bool { return long(s.Text, MaxSmallRunes) }) ||
			len(n.Marks) > mostLanes || len(d.Lanes) > 0 && long(d.Lanes[n.Lane], MaxSmallRunes) {
			return i
		}
	}
	for _, e := range d.Edges {
		if long(e.Label, MaxLabelRunes) {
			return e.From
		}
	}
	return -1
}

// tooLarge reports that a chart is told in words alone.
func (p *planner) tooLarge(at source.Span, text diag.Message) {
	p.faults.Add(diag.Diagnostic{
		Code: diag.P006, Severity: diag.Warning, Span: at, Text: text,
		Hint: diag.Say("步骤里只写做什么，细节写到权力事项的说明里；步骤太多的拆成几幅", "say only what is done in a step; details belong to the power, and many steps to several charts"),
	})
}

// chartDrawing is the drawing of f, nil where a line leads nowhere: the rules
// tell of that.
func (p *planner) chartDrawing(g *Page, f *model.Flowchart, items []flow.Item) *ChartDrawing {
	if len(f.Nodes) == 0 {
		return nil
	}
	if len(f.Nodes) > flow.MaxNodes || len(f.Edges) > flow.MaxEdges {
		p.tooLarge(f.ID.At, diag.Say("流程图有 %[1]d 步、%[2]d 条连线，太大了，只有文字步骤，没有图", "the flowchart has %[1]d steps and %[2]d lines: too many to draw", len(f.Nodes), len(f.Edges)))
		return nil
	}
	d := &ChartDrawing{ID: "tu-" + f.ID.V, Title: model.Title(f), Desc: "图中的步骤和下面的文字步骤一一对应。"}
	index, no := map[string]int{}, stepNumbers(items, len(f.Nodes))
	for i := range f.Nodes {
		index[f.Nodes[i].ID.V] = i
	}
	lanes, lane := p.lanesOf(g, f)
	d.Lanes, d.LaneHref = laneTexts(lanes)
	documents := p.documentNames(f.Home)
	for i := range f.Nodes {
		n := &f.Nodes[i]
		x := DrawnNode{Shape: shapeOf(n.Type.V), Text: n.Text.V, Href: "#step-" + no[i]}
		if lane != nil {
			x.Lane = lane[i]
		} else if a := p.actor(g, n); a.Text != "" {
			x.Small = append(x.Small, a)
		}
		if t := nodeLimit(n); t != "" {
			if !derive.Counted(n) {
				t += "（不计入）"
			}
			x.Small = append(x.Small, Link{Text: t})
		}
		for _, doc := range documents.in(n) {
			x.Small = append(x.Small, p.linkAs(g, doc.To, "见"+doc.Name))
		}
		x.Marks = p.riskMarks(g, n)
		d.Nodes = append(d.Nodes, x)
	}
	for _, e := range f.Edges {
		from, ok := index[e.From.V]
		to, there := index[e.To.V]
		if !ok || !there {
			return nil
		}
		d.Edges = append(d.Edges, DrawnEdge{from, to, e.Label.V})
	}
	if i := d.tooLong(); i >= 0 {
		p.tooLarge(f.Nodes[i].Text.At, diag.Say("这一步的文字太长，流程图画不出来，只有文字步骤", "the words of this step are too long for a drawing"))
		return nil
	}
	return d
}

// riskDrawing is the 防控图 of f: the drawing d with each step's risk points,
// their levels, measures and responsible posts beside it; nil where the
// audience may see none of them.
func (p *planner) riskDrawing(g *Page, f *model.Flowchart, d *ChartDrawing) *ChartDrawing {
	if d == nil {
		return nil
	}
	out, any := *d, false
	out.ID, out.Title = d.ID+"-fk", strings.TrimSuffix(d.Title, "流程图")+"防控图"
	out.Desc = "流程图的每一步旁边写着廉政风险点、等级、防控措施和责任岗位。"
	out.Lanes, out.LaneHref, out.Nodes = nil, nil, slices.Clone(d.Nodes)
	for i := range out.Nodes {
		n, x := &f.Nodes[i], &out.Nodes[i]
		if len(d.Lanes) > 0 { // the notes take the room of the lanes
			x.Small, x.Lane = append([]Link{{d.Lanes[x.Lane], d.LaneHref[x.Lane]}}, x.Small...), 0
		}
		for _, r := range n.RiskPoints {
			if r.To == nil || r.To.Text.V == "" {
				continue
			}
			any = true
			l := p.riskLine(g, r.To)
			note := r.To.Text.V
			if l.Level != nil {
				note = "【" + l.Level.Label + "】" + note
			}
			for i, m := range l.Measures {
				head := "；"
				if i == 0 {
					head = "。措施："
				}
				note = strings.TrimSuffix(note, "。") + head + m
			}
			if l.Responsible.Text != "" {
				note = strings.TrimSuffix(note, "。") + "。责任：" + l.Responsible.Text
			}
			x.Note = append(x.Note, shortened(note))
		}
	}
	if !any {
		return nil
	}
	return &out
}

// shortened cuts a note that would be a page of its own; the list of steps has
// all of it.
func shortened(s string) string {
	const most = 160 // characters
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "……"
	}
	return s
}

// Chart returns the drawing of one flowchart of s. It is nil where the chart has
// no steps, too many, which the faults tell, or a line that leads nowhere, of
// which a rule tells.
func Chart(s *model.Site, f *model.Flowchart) (*ChartDrawing, []diag.Diagnostic) {
	p := newPlanner(s, Options{})
	d := p.chartDrawing(&Page{}, f, outline(f))
	return d, p.faults.Sorted()
}

// stepNumbers returns the number of each node in the text steps.
func stepNumbers(items []flow.Item, nodes int) []string {
	no := make([]string, nodes)
	var read func([]flow.Item)
	read = func(list []flow.Item) {
		for _, it := range list {
			no[it.Node] = it.No
			for _, w := range it.Ways {
				read(w.Branch)
			}
		}
	}
	read(items)
	return no
}

func shapeOf(kind string) flow.Shape {
	switch kind {
	case "start":
		return flow.StartShape
	case "end":
		return flow.EndShape
	case "decision":
		return flow.DecisionShape
	case "document":
		return flow.DocumentShape
	}
	return flow.StepShape
}

// riskMarks are the levels of the risk points at a step, each once, the
// gravest first; only where the audience may see them.
func (p *planner) riskMarks(g *Page, n *model.Node) []DrawnMark {
	var out []DrawnMark
	for _, r := range n.RiskPoints {
		if r.To == nil || !r.To.Level.Set() {
			continue
		}
		l := p.riskLevel(r.To.Home, r.To.Level.V)
		m := DrawnMark{Rank: l.Rank, Label: l.Label, Href: p.link(g, r.To).Href, Title: strings.TrimSpace(r.To.Text.V)}
		if !slices.ContainsFunc(out, func(x DrawnMark) bool { return x.Label == m.Label }) {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b DrawnMark) int { return a.Rank - b.Rank })
	return out
}

// ChartFile is a drawing as a file that opens alone.
type ChartFile struct{ Drawing *ChartDrawing }
