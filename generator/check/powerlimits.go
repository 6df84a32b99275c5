package check

import (
	"gongshi/generator/derive"
	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// r051: where a power or a step has discretion, its standard is given. A
// standard of the power covers its steps, standards of all steps that have
// discretion cover the power.
func r051(s *model.Site, out *report) {
	charts := chartsOf(s)
	for _, p := range runningPowers(s) {
		if p.DiscretionStandard.Set() || unstated(p, "discretion_standard") {
			continue
		}
		free, bare := 0, 0
		for _, f := range charts[p] {
			for _, n := range f.Nodes {
				if !n.Discretion.V {
					continue
				}
				free++
				if n.DiscretionStandard.Set() {
					continue
				}
				bare++
				out.lacks(f, "discretion_standard", diag.Diagnostic{
					Code: diag.R051, Span: n.Discretion.At,
					Text: diag.Say("环节“%[1]s”有自由裁量，这个环节和权力%[2]s都没有写裁量标准", "the step %[1]q has discretion, and neither it nor the power %[2]s gives the standard", n.Text.V, named(p)),
					Hint: diag.Say("在这个环节里加上 discretion_standard = \"…\"，或者写在权力里；没有裁量的，去掉 discretion = true", "add discretion_standard = \"…\" to the step or to the power; where there is no discretion, take discretion = true away"),
					Also: []diag.Note{{Span: or(p.ID.At, p.At), Text: diag.Say("权力在这里", "the power is here")}},
				})
			}
		}
		if p.Discretion.V && free == 0 {
			out.lacks(p, "discretion_standard", diag.Diagnostic{
				Code: diag.R051, Span: p.Discretion.At,
				Text: diag.Say("权力事项%s有自由裁量，没有写裁量标准", "the power %s has discretion without a standard for it", named(p)),
				Hint: diag.Say("加上 discretion_standard = \"…\"，写明什么情形怎样处理；没有裁量的，去掉 discretion = true", "add discretion_standard = \"…\" that says which case is treated how; where there is no discretion, take discretion = true away"),
			})
		}
	}
}

// r052: what is promised is not longer than what the law allows.
func r052(s *model.Site, out *report) {
	for _, p := range runningPowers(s) {
		l := p.TimeLimit
		promised, ok1 := derive.AmountOf(l.Promised.V)
		statutory, ok2 := derive.AmountOf(l.Statutory.V)
		if !ok1 || !ok2 || promised.Compare(statutory) <= 0 {
			continue
		}
		out.add(p, diag.Diagnostic{
			Code: diag.R052, Span: l.Promised.At,
			Text: diag.Say("承诺 %[1]s %[3]s办结，比法定的 %[2]s %[3]s还长", "%[1]s %[3]s are promised, longer than the statutory %[2]s", promised, statutory, l.Unit.V),
			Hint: diag.Say("承诺的时限要小于或等于法定的；多半是两个数写反了，或者单位不同", "the promise must not exceed the law; perhaps the numbers are swapped or their units differ"),
			Also: []diag.Note{{Span: l.Statutory.At, Text: diag.Say("法定时限在这里", "the statutory time is here")}},
		})
	}
}
