package check

import (
	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// r074: what a step returned came back to that step, on the day of the return
// or later.
func r074(_ *model.Site, out *report) {
	for _, rec := range out.records {
		if !decided(rec) {
			continue
		}
		review := rec.Base().Review
		for i, r := range review {
			if r.Result.V != "return" || !r.Step.Set() {
				continue
			}
			var again *model.Review
			for j := i + 1; j < len(review) && again == nil; j++ {
				if review[j].Step.V == r.Step.V {
					again = &review[j]
				}
			}
			d := diag.Diagnostic{Code: diag.R074, Span: or(r.Result.At, r.At)}
			switch {
			case again == nil:
				d.Text = diag.Say("“%[1]s”退回以后没有再次审核，状态却是 %[2]s", "%[1]q returned the record and never saw it again, but the status is %[2]s", r.Step.V, rec.Base().Status.V)
				d.Hint = diag.Say("改好再报的，在后面加一条 {step = \"%s\", on = …, result = \"pass\"}；还没有再报的，写 status = \"in_review\"", "where it was mended and came back, add {step = %q, on = …, result = \"pass\"} after it; where not, write status = \"in_review\"", r.Step.V)
			case again.On.Set() && r.On.Set() && again.On.V.Before(r.On.V):
				d.Span = again.On.At
				d.Text = diag.Say("“%[1]s”再次审核的日期 %[2]s 早于退回的日期 %[3]s", "%[1]q saw the record again on %[2]s, before it returned it on %[3]s", r.Step.V, again.On.V, r.On.V)
				d.Hint = diag.Say("核对两个日期；退回在前，重新审核在后", "check the two days; the return comes first")
				d.Also = []diag.Note{{Span: r.On.At, Text: diag.Say("退回记在这里", "the return is here")}}
			default:
				continue
			}
			out.add(rec, d)
		}
	}
}
