package corpus

import "fmt"

// power is one made-up power with its chart.
type power struct {
	id, chart, title, topic, kind string
	dept                          int
	published                     day
	risks                         []int // indexes of risk points
	change                        string
	changedOn                     day
	flow                          flow
}

// changeKinds are the kinds of change in turn, and the state each leaves.
var changeKinds = []struct{ kind, state, word string }{
	{"added", "active", "增加"}, {"changed", "active", "变更"}, {"cancelled", "cancelled", "取消"}, {"transferred", "transferred", "转移"},
}

func (p *power) state() string {
	for _, c := range changeKinds {
		if c.kind == p.change {
			return c.state
		}
	}
	return "active"
}

// planPowers decides what powers the unit has, which of them change, and how
// each runs.
func (m *maker) planPowers(o *organisation, n int) {
	seen := map[string]bool{}
	for i := range n {
		p := power{
			id: fmt.Sprintf("power-%04d", i+1), chart: fmt.Sprintf("chart-%04d", i+1), dept: m.rng.IntN(len(o.depts)),
			kind: pickOf(m, powerTypes), published: dayFirst + day(m.rng.IntN(500)),
		}
		for try := 0; try < 20; try++ {
			p.topic = m.topic(o)
			p.title = p.topic + m.say("pwhat")
			if !seen[p.title] {
				break
			}
			p.title = m.say("place") + p.title
		}
		seen[p.title] = true
		o.powers = append(o.powers, p)
	}
	for i := range o.nChanges {
		p := &o.powers[i*n/o.nChanges]
		p.change = changeKinds[i%len(changeKinds)].kind
		p.changedOn = dayOf(2024, 6, 20) + day(m.rng.IntN(80))
		if p.change == "added" {
			p.published = p.changedOn
		}
	}
	for i := range o.powers {
		o.powers[i].flow = m.flow(o, &o.powers[i])
	}
}

func (m *maker) powerFile(o *organisation) error {
	w := &tomlBuf{}
	for i := range o.powers {
		m.power(w, o, i)
	}
	return m.emit(o.path("powers.toml"), w.b)
}

func (m *maker) power(w *tomlBuf, o *organisation, i int) {
	p := &o.powers[i]
	d := o.depts[p.dept]
	m.about(p.topic, d.name, p.published)
	w.record("power")
	w.str("id", p.id)
	w.str("title", p.title)
	w.str("code", fmt.Sprintf("GS%03d-%04d", o.index+1, i+1))
	w.str("type", p.kind)
	w.str("department", d.id)
	w.list("posts", append([]string{d.head}, d.staff...))
	w.raw("basis = [")
	for j := range m.between(1, 2) {
		if j > 0 {
			w.raw(", ")
		}
		w.raw("{doc = \"" + lawID(m.rng.IntN(len(m.rules[m.byName["law"]].alts))) + "\", article = \"第" + zhNumber(m.between(2, 79)) + "条\"}")
	}
	w.raw("]\n")
	w.str("object", m.say("group"))
	w.list("conditions", m.distinct("condition", m.between(2, 4)))
	w.list("materials", m.distinct("material", m.between(2, 6)))
	w.list("steps", m.ordered("step"))
	promised := p.flow.days() + m.between(0, 4)
	w.raw(fmt.Sprintf("time_limit = {statutory = %d, promised = %d, unit = \"工作日\"}\n", promised+m.between(0, 20), promised))
	w.raw("fee = {amount = 0}\n")
	if m.chance(40) {
		w.bare("discretion", "true")
		w.str("discretion_standard", m.say("std"))
	}
	if p.flow.collective {
		w.bare("collective_review", "true")
	}
	w.list("flowcharts", []string{p.chart})
	if len(p.risks) > 0 {
		ids := make([]string, len(p.risks))
		for j, r := range p.risks {
			ids[j] = o.risks[r].id
		}
		w.list("risk_points", ids)
	} else {
		w.raw("no_risk = {reason = \"只作登记和转办，没有裁量余地\", by_post = \"" + d.head + "\"}\n")
	}
	if m.chance(60) {
		w.bare("online", "true")
	}
	w.bare("online_supervision", "true")
	w.str("state", p.state())
	w.str("complaint_channel", "phone")
	w.society(m.iso[p.published])
	w.long("description", append(m.plain(nil, "s-power", m.between(6, 10)), '\n'))
}

// zhNumber writes a number below 100 in Chinese.
func zhNumber(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch {
	case n < 10:
		return digits[n]
	case n < 20:
		return "十" + digits[n-10]
	}
	return digits[n/10] + "十" + digits[n%10]
}
