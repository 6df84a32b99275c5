package check

import (
	"fmt"
	"slices"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// r016: what is stated twice is the same: a task in the table of a schedule
// and in the body of the plan, a duty in two obligations, the type of a
// document and the word in its title.
func r016(s *model.Site, out *report) {
	plans := model.All[model.Schedule](s)
	for j, plan := range plans {
		for i := range plan.BodySays {
			accountAgrees(plan, &plan.BodySays[i], out)
		}
		stagesAgree(plans[:j], plan, out)
	}
	dutiesAgree(s, out)
	for _, d := range model.All[model.Document](s) {
		titleAgrees(d, out)
	}
}

// accountAgrees holds what the body says of a task to its row in the table.
func accountAgrees(plan *model.Schedule, said *model.OtherAccount, out *report) {
	row := plan.Row(said.Row.V)
	if row == nil {
		if said.Row.Set() {
			out.add(plan, diag.Diagnostic{
				Code: diag.R016, Span: said.Row.At,
				Text: diag.Say("这里说的是第 %d 项，安排表里没有这一项", "this speaks of row %d, which the table does not have", said.Row.V),
				Hint: diag.Say("row 写安排表里有的序号 no", "write the number of a row that exists"),
			})
		}
		return
	}
	place := said.Place.V
	if place == "" {
		place = "正文"
	}
	differ := func(what, en, body, table string, at, rowAt source.Span) {
		d := diag.Diagnostic{
			Code: diag.R016, Span: at,
			Text: diag.Say("第 %[1]d 项的%[2]s，%[3]s写“%[4]s”，安排表写“%[5]s”", "row %[1]d: %[3]s gives the %[6]s as %[4]q, the table as %[5]q", row.No.V, what, place, body, table, en),
			Hint: diag.Say("核对原文，以哪一处为准就改另一处；原文两处不一致的，两处照登，在 source_note 里说明并写 waivers", "check the source and mend one; where it differs itself, keep both, say so in source_note and waive the rule"),
			Also: []diag.Note{{Span: or(rowAt, row.At), Text: diag.Say("安排表的这一项在这里", "the row of the table is here")}},
		}
		if table == "" {
			d.Text = diag.Say("第 %[1]d 项的%[2]s，%[3]s写“%[4]s”，安排表没有写", "row %[1]d: %[3]s gives the %[5]s as %[4]q, the table gives none", row.No.V, what, place, body, en)
		}
		out.add(plan, d)
	}
	if said.When.Set() && !sameTime(said.When, row.When, yearOf(plan)) {
		differ("时间", "time", said.When.V.Text, row.When.V.Text, said.When.At, row.When.At)
	}
	if said.Reviewer.Set() && !sameParty(said.Reviewer, row.Reviewer) {
		differ("审核人", "reviewer", partyName(said.Reviewer), partyName(row.Reviewer), said.Reviewer.At, row.Reviewer.At)
	}
	if said.Receiver.Set() && !sameParty(said.Receiver, row.Receiver) {
		differ("报送对象", "receiver", partyName(said.Receiver), partyName(row.Receiver), said.Receiver.At, row.Receiver.At)
	}
	if a, b := bare(said.Task.V), bare(row.Task.V); said.Task.Set() && !strings.Contains(a, b) && !strings.Contains(b, a) {
		differ("工作内容", "task", brief(said.Task.V), brief(row.Task.V), said.Task.At, row.Task.At)
	}
}

// stagesAgree reports a schedule that divides the work of a document into
// another number of stages than an earlier schedule of the same document.
func stagesAgree(earlier []*model.Schedule, plan *model.Schedule, out *report) {
	i := slices.IndexFunc(earlier, func(x *model.Schedule) bool {
		return plan.Document.To != nil && x.Document.To == plan.Document.To && !yearsApart(x, plan)
	})
	if i < 0 || len(plan.Stages) == 0 || len(earlier[i].Stages) == 0 || len(earlier[i].Stages) == len(plan.Stages) {
		return
	}
	first := earlier[i]
	out.add(plan, diag.Diagnostic{
		Code: diag.R016, Span: or(plan.Title.At, plan.ID.At, plan.At),
		Text: diag.Say("同一份文件的工作，这里分 %d 个阶段，%s分 %d 个阶段", "the work of one document has %d stages here and, in %s, %d", len(plan.Stages), named(first), len(first.Stages)),
		Hint: diag.Say("核对两处的阶段；原文正文和附表分法不同的，两处照登，在 source_note 里说明并写 waivers", "check both; where the text and its table differ, keep both, say so in source_note and waive the rule"),
		Also: []diag.Note{{Span: or(first.Title.At, first.ID.At, first.At), Text: diag.Say("另一处在这里", "the other is here")}},
	})
}

// yearsApart reports whether two schedules are of different years.
func yearsApart(a, b *model.Schedule) bool {
	return a.Year.Set() && b.Year.Set() && a.Year.V != b.Year.V
}

// sameTime reports whether two printed dates mean the same days, or read alike
// where one of them says none.
func sameTime(a, b model.When, year int) bool {
	x, okA := daysOf(a, year)
	y, okB := daysOf(b, year)
	if okA && okB && sameCalendar(x.first(), y.first()) {
		return x == y
	}
	return bare(a.V.Text) == bare(b.V.Text)
}

// sameParty reports whether two references mean one record, or read alike.
func sameParty(a, b model.AnyRef) bool {
	return a.To != nil && a.To == b.To || bare(partyName(a)) == bare(partyName(b))
}

func partyName(a model.AnyRef) string {
	if a.To != nil {
		return model.Title(a.To)
	}
	return a.V
}

// bare drops what does not make two names differ: blanks and punctuation.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if r = fold(r); r == 0 || r == '。' || r == '、' || r < 0x80 && separates(byte(r)) {
			return -1
		}
		return r
	}, s)
}

// dutiesAgree reports two obligations of one product and one debtor that have
// different rhythms.
func dutiesAgree(s *model.Site, out *report) {
	list := model.All[model.Obligation](s)
	for j, b := range list {
		for _, a := range list[:j] {
			if a.Home != b.Home || !oneDuty(s, a, b) {
				continue
			}
			at, differ := rhythmDiffers(a, b)
			if !differ {
				continue
			}
			x, y := rhythm(b), rhythm(a)
			out.add(b, diag.Diagnostic{
				Code: diag.R016, Span: or(at, b.At),
				Text: diag.Say("同一件事有两种说法：这里“%[1]s”（%[2]s）是%[3]s，另一处“%[4]s”（%[5]s）是%[6]s", "one duty is stated twice: here %[1]q of %[2]q is due %[7]s, elsewhere %[4]q of %[5]q %[8]s", b.Product.V, partyName(b.Who), x.ZH, a.Product.V, partyName(a.Who), y.ZH, x.EN, y.EN),
				Hint: diag.Say("核对原文，以哪一处为准就改另一处；分等级的用 level 写明；不是同一件事的，product 写成两个名称；原文自相矛盾的，两处照登，在 source_note 里说明并写 waivers", "check the source and mend one; say with level which level is meant, and give two products two names; where the source contradicts itself, keep both and say so in source_note and waive the rule"),
				Also: []diag.Note{{Span: or(a.Every.At, a.At), Text: diag.Say("另一处在这里：%s", "the other is here: %s", named(a))}},
			})
			break
		}
	}
}

// oneDuty reports whether two obligations are about one thing: the same
// product of the same debtor to the same receiver at one time. An obligation
// that names no level holds for every level.
func oneDuty(s *model.Site, a, b *model.Obligation) bool {
	gone := func(o *model.Obligation) bool { return o.Status.V == model.Superseded || o.Status.V == model.Withdrawn }
	if gone(a) || gone(b) || !a.Who.Set() || !b.Who.Set() || !a.Product.Set() || !b.Product.Set() {
		return false
	}
	if a.Every.V == "on_event" || b.Every.V == "on_event" {
		return false // what is reported at once is reported regularly too
	}
	if a.ValidTo.Set() && b.ValidFrom.Set() && a.ValidTo.V.Before(b.ValidFrom.V) || b.ValidTo.Set() && a.ValidFrom.Set() && b.ValidTo.V.Before(a.ValidFrom.V) {
		return false
	}
	if len(a.To) > 0 && len(b.To) > 0 && !slices.ContainsFunc(a.To, func(x model.AnyRef) bool {
		return slices.ContainsFunc(b.To, func(y model.AnyRef) bool { return sameParty(x, y) })
	}) {
		return false
	}
	switch {
	case a.Level.Set() && b.Level.Set():
		return a.Level.V == b.Level.V && productCode(s, a) == productCode(s, b) && sameParty(a.Who, b.Who)
	case a.Level.Set() || b.Level.Set():
		// Those of one level are among all: both are classes, and what all
		// hand in may have another name, 自查小结 beside 自查报告.
		return productStem(productCode(s, a)) == productStem(productCode(s, b)) && (sameParty(a.Who, b.Who) || a.Who.To == nil && b.Who.To == nil)
	}
	return productCode(s, a) == productCode(s, b) && sameParty(a.Who, b.Who)
}

// productStem drops the word for the form of a product: 自查 of 自查报告.
func productStem(product string) string {
	for _, form := range []string{"报告", "小结", "总结", "汇报", "材料"} {
		if stem, ok := strings.CutSuffix(product, form); ok && stem != "" {
			return stem
		}
	}
	return product
}

// productCode returns the code of o's product where the vocabulary has it
// under another name, too.
func productCode(s *model.Site, o *model.Obligation) string {
	choices, _ := s.Allowed(o.Home, "vocabulary:obligation.product")
	for _, c := range choices {
		if c.Code == o.Product.V || slices.Contains(c.Aliases, o.Product.V) {
			return c.Code
		}
	}
	return o.Product.V
}

// rhythmDiffers compares what both obligations say of their time, and returns
// the place in b where they differ.
func rhythmDiffers(a, b *model.Obligation) (source.Span, bool) {
	if a.Every.V != b.Every.V {
		return b.Every.At, true
	}
	if a.Years.Set() && b.Years.Set() && a.Years.V != b.Years.V {
		return b.Years.At, true
	}
	if w, v := a.Window, b.Window; !w.At.IsZero() && !v.At.IsZero() && (w.MonthInPeriod.V != v.MonthInPeriod.V || w.DayFrom.V != v.DayFrom.V || w.DayTo.V != v.DayTo.V) {
		return v.At, true
	}
	if x, y := strs(a.Due), strs(b.Due); len(x) > 0 && len(y) > 0 {
		slices.Sort(x)
		slices.Sort(y)
		if !slices.Equal(x, y) {
			return b.Due[0].At, true
		}
	}
	if a.MonthOfYear.Set() && b.MonthOfYear.Set() && a.MonthOfYear.V != b.MonthOfYear.V {
		return b.MonthOfYear.At, true
	}
	return source.Span{}, false
}

// rhythm says when an obligation is due.
func rhythm(o *model.Obligation) diag.Message {
	m := map[string]diag.Message{
		"week": diag.Say("每周", "every week"), "month": diag.Say("每月", "every month"), "quarter": diag.Say("每季度", "every quarter"),
		"half": diag.Say("每半年", "every half-year"), "year": diag.Say("每年", "every year"), "once": diag.Say("一次", "once"),
		"years": diag.Say("每 %d 年", "every %d years", o.Years.V),
	}[o.Every.V]
	if len(o.Due) > 0 {
		due := strings.Join(strs(o.Due), "、")
		m.ZH, m.EN = m.ZH+"（"+due+" 前）", m.EN+" by "+due
	}
	if o.MonthOfYear.Set() {
		m.ZH, m.EN = fmt.Sprintf("%s %d 月", m.ZH, o.MonthOfYear.V), fmt.Sprintf("%s in month %d", m.EN, o.MonthOfYear.V)
	}
	if w := o.Window; !w.At.IsZero() {
		m.ZH += fmt.Sprintf("第 %d 个月的 %d 日至 %d 日", w.MonthInPeriod.V, w.DayFrom.V, w.DayTo.V)
		m.EN += fmt.Sprintf(", days %d to %d of month %d", w.DayFrom.V, w.DayTo.V, w.MonthInPeriod.V)
	}
	return m
}
