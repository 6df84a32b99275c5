package corpus

import "fmt"

// flow is how a power runs.
type flow struct {
	nodes      []node
	edges      []edge
	collective bool
}

type node struct {
	id, kind, text, actor, place string
	days                         int
	uncounted                    bool
}

type edge struct{ from, to, label string }

// days returns the counted working days of all steps together.
func (f *flow) days() int {
	n := 0
	for _, x := range f.nodes {
		if !x.uncounted {
			n += x.days
		}
	}
	return n
}

// flow makes a chart of 8 to 14 steps: papers are checked and may have to be
// completed, the matter is examined, decided and closed.
func (m *maker) flow(o *organisation, p *power) flow {
	var f flow
	d := o.depts[p.dept]
	clerk, examiner := "post:"+d.staff[0], "post:"+d.staff[1]
	head, leader := "post:"+d.head, "post:"+d.leader
	from := ""
	label := ""
	// then adds a step that follows the last one.
	then := func(n node) {
		f.nodes = append(f.nodes, n)
		if from != "" {
			f.edges = append(f.edges, edge{from, n.id, label})
		}
		from, label = n.id, ""
	}
	then(node{id: "apply", kind: "start", text: pickOf(m, []string{"提出申请", "提交材料", "网上或窗口申请", "提出" + p.topic + "申请"}), actor: "applicant"})
	then(node{id: "check", kind: "decision", text: pickOf(m, []string{"材料是否齐全", "是否符合受理条件", "材料是否符合法定形式"}), actor: clerk, days: 1, place: "执行"})
	f.nodes = append(f.nodes,
		node{id: "notify", kind: "document", text: pickOf(m, []string{"一次性告知补正内容", "出具补正告知书"}), actor: clerk, days: 1},
		node{id: "mend", kind: "step", text: pickOf(m, []string{"补正材料", "补充完善材料"}), actor: "applicant"})
	f.edges = append(f.edges, edge{"check", "notify", pickOf(m, []string{"需要补正", "不齐全"})}, edge{"notify", "mend", ""}, edge{"mend", "check", ""})
	from, label = "check", pickOf(m, []string{"齐全", "符合"})
	if m.chance(70) {
		then(node{id: "accept", kind: "document", text: "出具受理通知书", actor: clerk, days: 1})
	}
	if m.chance(50) {
		then(node{id: "visit", kind: "step", text: pickOf(m, []string{"现场核查", "入户核实", "实地勘验"}), actor: examiner, days: m.between(2, 5), place: "执行"})
	}
	if m.chance(25) {
		then(node{id: "expert", kind: "step", text: pickOf(m, []string{"专家评审", "委托第三方检测", "征求相关单位意见"}), actor: "outside", days: m.between(5, 15), uncounted: true})
	}
	then(node{id: "review", kind: "step", text: "审查" + p.topic + "材料", actor: examiner, days: m.between(2, 6), place: "执行"})
	then(node{id: "decide", kind: "decision", text: pickOf(m, []string{"是否符合条件", "是否同意"}), actor: head, days: m.between(1, 3), place: "决策"})
	f.nodes = append(f.nodes, node{id: "refuse", kind: "document", text: "出具不予办理决定书并说明理由", actor: clerk, days: 1})
	f.edges = append(f.edges, edge{"decide", "refuse", pickOf(m, []string{"不符合", "不同意"})})
	from, label = "decide", pickOf(m, []string{"符合", "同意"})
	if m.chance(30) {
		f.collective = true
		then(node{id: "meeting", kind: "step", text: "会审会集体研究", actor: leader, days: m.between(2, 5), place: "决策"})
	}
	if m.chance(50) {
		then(node{id: "approve", kind: "decision", text: "分管领导审批", actor: leader, days: m.between(1, 3), place: "决策"})
		f.edges = append(f.edges, edge{"approve", "review", "退回重审"})
		label = "批准"
	}
	if len(f.nodes) < 12 && m.chance(35) {
		then(node{id: "public", kind: "step", text: "公示办理结果", actor: "department:" + d.id, days: 5, place: "监督"})
	}
	then(node{id: "issue", kind: "document", text: pickOf(m, []string{"制作并送达决定文书", "制发证件", "出具办理结果"}), actor: clerk, days: m.between(1, 2)})
	then(node{id: "done", kind: "end", text: pickOf(m, []string{"办结归档", "归档并录入系统"}), actor: clerk})
	f.edges = append(f.edges, edge{"refuse", "done", ""})
	return f
}

func (m *maker) flowchartFile(o *organisation) error {
	w := &tomlBuf{}
	for i := range o.powers {
		p := &o.powers[i]
		w.record("flowchart")
		w.str("id", p.chart)
		w.str("power", p.id)
		on := p.published
		if p.change == "changed" {
			on = p.changedOn
		}
		w.str("version", m.year(on)+"-1")
		w.bare("as_of", m.iso[on])
		w.society(m.iso[on])
		for _, n := range p.flow.nodes {
			w.table("[[flowchart.nodes]]")
			w.str("id", n.id)
			w.str("kind", n.kind)
			w.str("text", n.text)
			w.str("actor", n.actor)
			if n.days > 0 {
				counted := ""
				if n.uncounted {
					counted = ", counted = false"
				}
				w.raw(fmt.Sprintf("time_limit = {num = %d, unit = \"工作日\"%s}\n", n.days, counted))
			}
			if n.place != "" {
				w.str("place", n.place)
			}
			if n.id == "review" && len(p.risks) > 0 {
				r := o.risks[p.risks[0]]
				w.list("risk_points", []string{r.id})
				w.str("level", r.level)
				w.list("measures", []string{r.measure})
			}
		}
		w.raw("\n")
		for _, e := range p.flow.edges {
			w.table("[[flowchart.edges]]")
			w.str("from", e.from)
			w.str("to", e.to)
			if e.label != "" {
				w.str("label", e.label)
			}
		}
	}
	return m.emit(o.path("flowcharts.toml"), w.b)
}
