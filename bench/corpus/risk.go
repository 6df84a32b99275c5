package corpus

import "fmt"

// riskPoint is one made-up risk point with its measure.
type riskPoint struct {
	id, measure, level string
	power              int
}

// planRisks spreads the risk points over the powers; some powers have none.
func (m *maker) planRisks(o *organisation, n int) {
	for i := range n {
		r := riskPoint{
			id: fmt.Sprintf("fengxian-%04d", i+1), measure: fmt.Sprintf("cuoshi-%04d", i+1),
			level: o.levels[min(m.rng.IntN(4), 2)], power: m.rng.IntN(len(o.powers)),
		}
		o.powers[r.power].risks = append(o.powers[r.power].risks, i)
		o.risks = append(o.risks, r)
	}
}

func (m *maker) riskFile(o *organisation) error {
	w := &tomlBuf{}
	for i := range o.risks {
		m.risk(w, o, i)
	}
	return m.emit(o.path("risks.toml"), w.b)
}

// risk writes a risk point and its measure.
func (m *maker) risk(w *tomlBuf, o *organisation, i int) {
	r := &o.risks[i]
	p := &o.powers[r.power]
	d := o.depts[p.dept]
	found := dayOf(2024, 3, 15) + day(m.rng.IntN(200))
	decided := found + day(m.between(12, 25))
	m.about(p.topic, d.name, found)
	review := fmt.Sprintf("review = [{step = \"交叉互评\", on = %s, result = \"pass\"}, {step = \"集体审定\", on = %s, result = \"pass\", opinion = \"同意\"}]\n",
		m.iso[found+6], m.iso[decided])
	responsible := map[string]string{o.levels[0]: o.leaders[0], o.levels[1]: d.leader, o.levels[2]: d.head}[r.level]

	w.record("risk_point")
	w.str("id", r.id)
	w.str("code", fmt.Sprintf("FX-%03d-%04d", o.index+1, i+1))
	w.str("text", m.say("risk"))
	if m.chance(80) {
		w.str("layer", "岗位")
		w.str("subject", "post:"+pickOf(m, d.staff))
	} else {
		w.str("layer", "部门")
		w.str("subject", "department:"+d.id)
	}
	w.str("power", p.id)
	w.str("node", "review")
	w.str("category", pickOf(m, o.categories))
	w.str("self_level", r.level)
	w.str("level", r.level)
	w.list("measures", []string{r.measure})
	w.str("responsible", "post:"+responsible)
	w.list("found_by", []string{pickOf(m, []string{"自己找", "群众点", "互相查", "领导评", "集体议"})})
	w.bare("found_on", m.iso[found])
	w.bare("reviewed_on", m.iso[dayOf(2024, 12, 1)+day(m.rng.IntN(28))])
	w.raw(review)
	w.inside(m.iso[decided+3])

	w.record("measure")
	w.str("id", r.measure)
	w.str("text", m.say("measure")+"。")
	if r.level == o.levels[0] {
		w.str("set", "强化")
	} else {
		w.str("set", "基本")
	}
	w.str("means", pickOf(m, measureMeans))
	w.str("form", pickOf(m, measureForms))
	w.str("responsible", responsible)
	w.str("deadline", "2024年12月底前")
	w.bare("done_on", m.iso[decided+day(m.between(5, 60))])
	w.raw(review)
	w.inside(m.iso[decided+3])
}
