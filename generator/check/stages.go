package check

import (
	"slices"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/text"
)

// brief cuts the text of a task for a message.
func brief(s string) string { return text.Cut(s, 40) }

// stage returns the stage of plan with that number, or nil.
func stage(plan *model.Schedule, no int64) *model.Stage {
	if i := slices.IndexFunc(plan.Stages, func(s model.Stage) bool { return s.No.V == no }); i >= 0 {
		return &plan.Stages[i]
	}
	return nil
}

// r007: a task lies inside its stage. Open ends are not compared.
func r007(s *model.Site, out *report) {
	for _, plan := range model.All[model.Schedule](s) {
		year := yearOf(plan)
		for i := range plan.Rows {
			row := &plan.Rows[i]
			if !row.Stage.Set() {
				continue
			}
			of := stage(plan, row.Stage.V)
			if of == nil {
				out.add(plan, diag.Diagnostic{
					Code: diag.R007, Span: row.Stage.At,
					Text: diag.Say("第 %d 项写在第 %d 阶段，没有这个阶段", "row %d stands in stage %d, which does not exist", row.No.V, row.Stage.V),
					Hint: diag.Say("stage 写 stages 里有的序号 no，或者补上这个阶段", "write the number of a stage that exists, or add the stage"),
				})
				continue
			}
			own, ok := daysOf(row.When, year)
			whole, known := daysOf(of.When, year)
			if !ok || !known {
				continue
			}
			if before(own.first(), whole.from) || before(whole.to, own.last()) {
				out.add(plan, diag.Diagnostic{
					Code: diag.R007, Span: row.When.At,
					Text: diag.Say("第 %d 项“%s”（%s）不在所属的第 %d 阶段“%s”（%s）之内", "row %d, %q (%s), lies outside its stage %d, %q (%s)", row.No.V, brief(row.Task.V), row.When.V.Text, of.No.V, brief(of.Title.V), of.When.V.Text),
					Hint: diag.Say("核对这一项和这一阶段的时间，或者改 stage；原文如此的照登，在 source_note 里说明并写 waivers", "check both times, or mend stage; where the source prints this, say so in source_note and waive the rule"),
					Also: []diag.Note{{Span: of.When.At, Text: diag.Say("这一阶段的时间在这里", "the time of the stage is here")}},
				})
			}
		}
	}
}

// r008: the stages of a schedule neither overlap nor leave days out.
func r008(s *model.Site, out *report) {
	for _, plan := range model.All[model.Schedule](s) {
		stagesOverlap(plan, out)
		stagesGap(plan, out)
	}
}

// stagesOverlap reports each stage that shares a day with an earlier one. Of a
// stage that is open at one end only the day it tells is certain.
func stagesOverlap(plan *model.Schedule, out *report) {
	year := yearOf(plan)
	for j := range plan.Stages {
		b, ok := daysOf(plan.Stages[j].When, year)
		if !ok {
			continue
		}
		for i := range j {
			a, ok := daysOf(plan.Stages[i].When, year)
			if !ok || !sameCalendar(a.first(), b.first()) || a.last().Before(b.first()) || b.last().Before(a.first()) {
				continue
			}
			one, two := &plan.Stages[i], &plan.Stages[j]
			out.add(plan, diag.Diagnostic{
				Code: diag.R008, Span: two.When.At,
				Text: diag.Say("第 %d 阶段“%s”（%s）与第 %d 阶段“%s”（%s）的时间重叠", "stage %d, %q (%s), overlaps stage %d, %q (%s)", two.No.V, brief(two.Title.V), two.When.V.Text, one.No.V, brief(one.Title.V), one.When.V.Text),
				Hint: diag.Say("核对两个阶段的起止；一个阶段是另一个的一部分的，并成一个，把它写成 rows 里的一项；原文如此的照登，在 source_note 里说明并写 waivers", "check both; where one is a part of the other, make it a row of that stage; where the source prints this, say so in source_note and waive the rule"),
				Also: []diag.Note{{Span: one.When.At, Text: diag.Say("第 %d 阶段的时间在这里", "the time of stage %d is here", one.No.V)}},
			})
			break
		}
	}
}

// stagesGap reports days between two stages that belong to none. A stage with
// an open beginning leaves none before it, one with an open end none after it.
func stagesGap(plan *model.Schedule, out *report) {
	year := yearOf(plan)
	type placed struct {
		stage *model.Stage
		days
	}
	var list []placed
	for i := range plan.Stages {
		d, ok := daysOf(plan.Stages[i].When, leapFor(year))
		if !ok || d.to.IsZero() {
			return // what is vague or without end may fill any gap
		}
		if year == 0 && plan.Stages[i].When.V.HasYear != plan.Stages[0].When.V.HasYear {
			return
		}
		list = append(list, placed{&plan.Stages[i], d})
	}
	slices.SortStableFunc(list, func(a, b placed) int { return a.first().Compare(b.first()) })
	var end model.Day
	var latest *model.Stage
	for _, p := range list {
		if latest != nil && p.from.After(end.AddDays(1)) {
			out.add(plan, diag.Diagnostic{
				Code: diag.R008, Span: p.stage.When.At,
				Text: diag.Say("第 %d 阶段“%s”（%s）和前面的第 %d 阶段（%s）之间空着 %d 天", "between stage %d, %q (%s), and stage %d (%s) before it %d days belong to no stage", p.stage.No.V, brief(p.stage.Title.V), p.stage.When.V.Text, latest.No.V, latest.When.V.Text, model.DaysBetween(end, p.from)-1),
				Hint: diag.Say("核对两个阶段的起止，或者补上中间的阶段；跨年的写上年份；原文如此的照登，在 source_note 里说明并写 waivers", "check both, or add the stage between; write the year where it is another; where the source prints this, say so in source_note and waive the rule"),
				Also: []diag.Note{{Span: latest.When.At, Text: diag.Say("前一阶段的时间在这里", "the time of the stage before is here")}},
			})
		}
		if latest == nil || end.Before(p.to) {
			end, latest = p.to, p.stage
		}
	}
}

// leapFor returns the year to count days in: a leap year where none is known.
func leapFor(year int) int {
	if year == 0 {
		return 2000
	}
	return year
}
