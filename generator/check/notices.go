package check

import (
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// r123: a publicity period that is over was closed with an outcome, and not
// before its last day.
func r123(s *model.Site, out *report) {
	for _, n := range all[model.Notice](s) {
		if n.Type.V != "公示" || !n.To.Set() || n.Status.V == model.Withdrawn {
			continue
		}
		if n.ClosedOn.Set() && n.ClosedOn.V.Before(n.To.V) {
			out.add(n, diag.Diagnostic{
				Code: diag.R123, Span: n.ClosedOn.At,
				Text: diag.Say("公示到 %[2]s 为止，%[1]s 就结束了", "the publicity was to last until %[2]s and was closed on %[1]s", n.ClosedOn.V, n.To.V),
				Hint: diag.Say("核对 closed_on 和 to；公示期没满不能结束", "check closed_on and to; it cannot be closed before its last day"),
				Also: []diag.Note{{Span: n.To.At, Text: diag.Say("最后一天写在这里", "its last day")}},
			})
		}
		if !n.To.V.Before(s.AsOf) {
			continue
		}
		var keys, words, forms []string
		for _, f := range []struct {
			key   string
			given bool
			form  string
		}{
			{"closed_on", n.ClosedOn.Set(), "closed_on = 2012-06-21"},
			{"outcome", n.Outcome.Set(), `outcome = "公示期满，没有收到意见。"`},
		} {
			if !f.given && !unstated(n, f.key) {
				keys, words, forms = append(keys, f.key), append(words, fieldWord(n.Kind, f.key)+" "+f.key), append(forms, f.form)
			}
		}
		if len(keys) > 0 {
			out.lacks(n, keys[0], diag.Diagnostic{
				Code: diag.R123, Span: n.To.At,
				Text: diag.Say("公示到 %[1]s 已满，没有写%[2]s", "the publicity ended on %[1]s and has no %[3]s", n.To.V, strings.Join(words, "、"), strings.Join(keys, " and no ")),
				Hint: diag.Say("补上，例如 %s；收到意见的，写明怎样处理", "add them, such as %s; where objections came, say what was done", strings.Join(forms, " ")),
			})
		}
	}
}
