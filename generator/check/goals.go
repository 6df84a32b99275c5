package check

import (
	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// r010: what a plan sets a time for is not over before the plan is issued.
func r010(s *model.Site, out *report) {
	for _, d := range model.All[model.Document](s) {
		issued, ok := daysOf(d.IssuedOn, 0)
		if !ok || !d.IssuedOn.V.HasYear {
			continue
		}
		for i := range d.Goals {
			g := &d.Goals[i]
			if due, ok := daysOf(g.Due, int(issued.first().Y)); ok && before(due.last(), issued.first()) {
				tooEarly(d, d, diag.Say("目标“%s”的期限“%s”", "the goal %q with its time %q", brief(g.Text.V), g.Due.V.Text), g.Due, out)
			}
		}
	}
	for _, plan := range model.All[model.Schedule](s) {
		d := plan.Document.To
		if d == nil || !d.IssuedOn.V.HasYear {
			continue
		}
		issued, ok := daysOf(d.IssuedOn, 0)
		if !ok {
			continue
		}
		year, past := yearOf(plan), map[int64]bool{}
		for i := range plan.Stages {
			of := &plan.Stages[i]
			if due, ok := daysOf(of.When, year); ok && before(due.last(), issued.first()) {
				past[of.No.V] = true
				tooEarly(plan, d, diag.Say("第 %d 阶段“%s”（%s）", "stage %d, %q (%s),", of.No.V, brief(of.Title.V), of.When.V.Text), of.When, out)
			}
		}
		for i := range plan.Rows {
			row := &plan.Rows[i]
			if due, ok := daysOf(row.When, year); ok && before(due.last(), issued.first()) && !past[row.Stage.V] {
				tooEarly(plan, d, diag.Say("第 %d 项“%s”（%s）", "row %d, %q (%s),", row.No.V, brief(row.Task.V), row.When.V.Text), row.When, out)
			}
		}
	}
}

// tooEarly reports what of a record, at when, as over before d was issued.
func tooEarly(rec model.Record, d *model.Document, what diag.Message, when model.When, out *report) {
	out.add(rec, diag.Diagnostic{
		Code: diag.R010, Span: when.At,
		Text: diag.Say("%[1]s在文件印发（%[3]s）以前就已到期", "%[2]s is over before the text is issued (%[3]s)", what.ZH, what.EN, d.IssuedOn.V.Text),
		Hint: diag.Say("核对两个日期；印发以前已经做完的，在 source_note 里说明并写 waivers", "check both days; where it was done before, say so in source_note and waive the rule"),
		Also: []diag.Note{{Span: d.IssuedOn.At, Text: diag.Say("印发日期在这里", "the day of issue is here")}},
	})
}

// goalsOf calls see for every two goals of one subject in d whose times can be
// compared, in printed order.
func goalsOf(d *model.Document, see func(a, b *model.Goal, x, y model.Day)) {
	year := 0
	if d.IssuedOn.V.HasYear {
		year = int(d.IssuedOn.V.To.Y)
	}
	for j := range d.Goals {
		b := &d.Goals[j]
		y, ok := daysOf(b.Due, year)
		if !ok {
			continue
		}
		for i := range j {
			a := &d.Goals[i]
			x, ok := daysOf(a.Due, year)
			if ok && bare(a.Subject.V) == bare(b.Subject.V) && sameCalendar(x.last(), y.last()) {
				see(a, b, x.last(), y.last())
			}
		}
	}
}

// r011: one goal has one date: of one subject, one degree is not due twice and
// two degrees are not due together.
func r011(s *model.Site, out *report) {
	for _, d := range model.All[model.Document](s) {
		goalsOf(d, func(a, b *model.Goal, x, y model.Day) {
			one := bare(a.Degree.V) == bare(b.Degree.V)
			f := diag.Diagnostic{
				Code: diag.R011,
				Hint: diag.Say("核对原文，改正写错的一处；原文自相矛盾的，两处照登，在 source_note 里说明并写 waivers", "check the source and mend the wrong one; where it contradicts itself, keep both, say so in source_note and waive the rule"),
				Also: []diag.Note{{Span: or(a.Due.At, a.At), Text: diag.Say("另一处在这里：%s，%s", "the other is here: %s, %s", a.Degree.V, a.Due.V.Text)}},
			}
			switch {
			case one && x != y:
				f.Span = b.Due.At
				f.Text = diag.Say("“%[1]s”%[2]s有两个期限：“%[3]s”和“%[4]s”", "%[1]q is to be %[2]q by two dates, %[3]q and %[4]q", b.Subject.V, b.Degree.V, a.Due.V.Text, b.Due.V.Text)
			case !one && x == y:
				f.Span = or(b.Degree.At, b.Due.At)
				f.Text = diag.Say("“%[1]s”既要%[2]s又要%[3]s，两种程度写了同一个期限（%[4]s）", "%[1]q is to be both %[2]q and %[3]q by %[4]q", b.Subject.V, a.Degree.V, b.Degree.V, b.Due.V.Text)
			default:
				return
			}
			out.add(d, f)
		})
	}
}

// r012: the goals of one subject stand in order of time.
func r012(s *model.Site, out *report) {
	for _, d := range model.All[model.Document](s) {
		said := map[*model.Goal]bool{}
		goalsOf(d, func(a, b *model.Goal, x, y model.Day) {
			if !y.Before(x) || said[b] || bare(a.Degree.V) == bare(b.Degree.V) {
				return
			}
			said[b] = true
			out.add(d, diag.Diagnostic{
				Code: diag.R012, Span: b.Due.At,
				Text: diag.Say("“%s”%s的期限“%s”早于排在前面的%s（%s）", "%q is to be %q by %q, before the goal printed above it, %q (%s)", b.Subject.V, b.Degree.V, b.Due.V.Text, a.Degree.V, a.Due.V.Text),
				Hint: diag.Say("核对期限；只是先后写反的，按时间重排；原文如此的照登，在 source_note 里说明并写 waivers", "check the times; where only the order is wrong, put them in order of time; where the source prints this, say so in source_note and waive the rule"),
				Also: []diag.Note{{Span: a.Due.At, Text: diag.Say("前面的期限在这里", "the earlier goal is here")}},
			})
		})
	}
}
