package check

import (
	"gongshi/generator/derive"
	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// r063: the times of the steps on the longest way add up to no more than the
// limit of the power.
func r063(s *model.Site, out *report) {
	for _, f := range current[model.Flowchart](s) {
		p := f.Power.To
		if p == nil || p.State.V != model.PowerActive || !p.TimeLimit.Unit.Set() {
			continue
		}
		zh, en, limit := "承诺", "promised", p.TimeLimit.Promised
		if !limit.Set() {
			zh, en, limit = "法定", "statutory", p.TimeLimit.Statutory
		}
		most, ok := derive.AmountOf(limit.V)
		way, found := derive.LongestPath(f, p.TimeLimit.Unit.V)
		if !ok || !found {
			continue
		}
		d := diag.Diagnostic{
			Code: diag.R063, Span: or(f.ID.At, f.At),
			Also: []diag.Note{{Span: limit.At, Text: diag.Say("权力的时限在这里", "the limit of the power is here")}},
		}
		if way.Total.Compare(most) > 0 {
			d.Text = diag.Say("流程图“%[1]s”最长的一条路共 %[2]s %[4]s，超过%[5]s的 %[3]s %[4]s：%[7]s", "the longest way through %[1]q takes %[2]s %[4]s, more than the %[6]s %[3]s: %[7]s", f.ID.V, way.Total, most, way.Unit, zh, en, timesOf(way))
			d.Hint = diag.Say("核对各环节的 time_limit 和权力的 time_limit；不计入时限的环节写 counted = false", "check time_limit of the steps and of the power; a time that does not count has counted = false")
			out.add(f, d)
			continue
		}
		otherUnits(f, way, d, out)
	}
}

// otherUnits reports times that cannot be added to the limit of the power, at
// the first of them.
func otherUnits(f *model.Flowchart, way derive.Way, d diag.Diagnostic, out *report) {
	unit := f.Power.To.TimeLimit.Unit.V
	var words []string
	for _, n := range way.Other {
		if n.TimeLimit.Unit.V == "" || n.TimeLimit.Unit.V == unit {
			continue // reported when it was read
		}
		if words == nil {
			d.Span = n.TimeLimit.Unit.At
		}
		words = append(words, n.Text.V+" "+n.TimeLimit.Num.V.Text+" "+n.TimeLimit.Unit.V)
	}
	if words == nil {
		return
	}
	d.Text = diag.Say("权力的时限用“%[1]s”，有 %[2]d 个环节用别的单位，不能相加核对：%[3]s", "the limit of the power is in %[1]s, and %[2]d steps are in another unit and cannot be added: %[3]s", unit, len(words), listed(words))
	d.Hint = diag.Say("换成同一个单位：unit = \"%s\"；不计入时限的环节写 counted = false", "use one unit: unit = %q; a time that does not count has counted = false", unit)
	out.add(f, d)
}

// timesOf lists the steps of a way whose time counts.
func timesOf(w derive.Way) string {
	var words []string
	for _, n := range w.Nodes {
		if derive.Counted(n) && n.TimeLimit.Unit.V == w.Unit {
			words = append(words, n.Text.V+" "+n.TimeLimit.Num.V.Text)
		}
	}
	return listed(words)
}
