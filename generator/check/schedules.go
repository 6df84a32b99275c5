package check

import (
	"slices"

	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// days is what a printed date means in its schedule; a zero end is open. Days
// without a year have the year 0.
type days struct{ from, to model.Day }

// daysOf places w in a year, 0 where none is known. It reports false where w
// says no days or says them again and again.
func daysOf(w model.When, year int) (days, bool) {
	d := w.V
	if year > 0 {
		d = d.In(year)
	}
	if !d.HasDays() || d.Every != 0 {
		return days{}, false
	}
	return days{d.From, d.To}, true
}

// first is the first day that is known, last the last one.
func (d days) first() model.Day {
	if d.from.IsZero() {
		return d.to
	}
	return d.from
}

func (d days) last() model.Day {
	if d.to.IsZero() {
		return d.from
	}
	return d.to
}

// sameCalendar reports whether two days can be compared: both have a year, or
// neither.
func sameCalendar(a, b model.Day) bool { return (a.Y == 0) == (b.Y == 0) }

// before reports whether a can be compared with b and lies before it.
func before(a, b model.Day) bool {
	return !a.IsZero() && !b.IsZero() && sameCalendar(a, b) && a.Before(b)
}

// yearOf returns the year of a schedule: the one it gives, else the only one
// that its dates print, else 0.
func yearOf(s *model.Schedule) int {
	if s.Year.Set() {
		return int(s.Year.V)
	}
	year := 0
	see := func(w model.When) {
		if d, ok := daysOf(w, 0); ok && w.V.HasYear {
			for _, y := range []int{int(d.first().Y), int(d.last().Y)} {
				if year == 0 {
					year = y
				} else if year != y {
					year = -1
				}
			}
		}
	}
	for i := range s.Stages {
		see(s.Stages[i].When)
	}
	for i := range s.Rows {
		see(s.Rows[i].When)
	}
	return max(year, 0)
}

// r006: the tasks of a schedule stand in the order that they need.
func r006(s *model.Site, out *report) {
	for _, plan := range model.All[model.Schedule](s) {
		rowsFollow(plan, out)
		rowsPrinted(plan, out)
	}
	dutiesBeforeAssessment(s, out)
}

// rowsFollow holds every row to the rows that it names in after.
func rowsFollow(plan *model.Schedule, out *report) {
	year := yearOf(plan)
	for i := range plan.Rows {
		row := &plan.Rows[i]
		own, dated := daysOf(row.When, year)
		var latest *model.ScheduleRow
		var end model.Day
		for _, no := range row.After {
			earlier := plan.Row(no.V)
			if earlier == nil || earlier == row {
				d := diag.Diagnostic{
					Code: diag.R006, Span: no.At,
					Text: diag.Say("第 %d 项写明排在第 %d 项之后，安排表里没有第 %[2]d 项", "row %d is to follow row %d, which does not exist", row.No.V, no.V),
					Hint: diag.Say("after 里写别的项的序号 no；没有先后要求的，删去 after", "after holds the numbers of other rows; drop it where there is no order"),
				}
				if earlier == row {
					d.Text = diag.Say("第 %d 项写明排在它自己之后", "row %d is to follow itself", row.No.V)
				}
				out.add(plan, d)
				continue
			}
			d, ok := daysOf(earlier.When, year)
			if ok && dated && before(own.first(), d.to) && (latest == nil || end.Before(d.to)) {
				latest, end = earlier, d.to
			}
		}
		if latest == nil {
			continue
		}
		out.add(plan, diag.Diagnostic{
			Code: diag.R006, Span: row.When.At,
			Text: diag.Say("第 %d 项“%s”（%s）早于它要等的第 %d 项（%s）", "row %d, %q (%s), comes before row %d (%s), which it waits for", row.No.V, brief(row.Task.V), row.When.V.Text, latest.No.V, latest.When.V.Text),
			Hint: diag.Say("核对这两项的时间；原文如此的照登，在 source_note 里说明并写 waivers", "check both times; where the source prints this, keep it, say so in source_note and waive the rule"),
			Also: []diag.Note{{Span: latest.When.At, Text: diag.Say("第 %d 项“%s”的时间在这里", "the time of row %d, %q, is here", latest.No.V, brief(latest.Task.V))}},
		})
	}
}

// rowsPrinted holds the rows that name no others to their printed order. A row
// is at odds with an earlier one where it ends before the other begins, so rows
// that overlap may stand in any order. Of rows at odds the one with the most
// conflicts is reported, as it is most likely the misprint, then the next.
func rowsPrinted(plan *model.Schedule, out *report) {
	year := yearOf(plan)
	var rows []*model.ScheduleRow
	var at []days
	for i := range plan.Rows {
		if d, ok := daysOf(plan.Rows[i].When, year); ok && len(plan.Rows[i].After) == 0 {
			rows, at = append(rows, &plan.Rows[i]), append(at, d)
		}
	}
	gone := make([]bool, len(rows))
	for {
		worst, most := -1, 0
		for i := range rows {
			if n := len(oddWith(at, gone, i)); !gone[i] && n > 0 && n >= most {
				worst, most = i, n
			}
		}
		if worst < 0 {
			return
		}
		outOfPlace(plan, rows, oddWith(at, gone, worst), worst, out)
		gone[worst] = true
	}
}

// oddWith returns the rows that row i is at odds with, in printed order.
func oddWith(at []days, gone []bool, i int) []int {
	var odd []int
	for j := range at {
		if !gone[j] && (j < i && before(at[i].last(), at[j].first()) || j > i && before(at[j].last(), at[i].first())) {
			odd = append(odd, j)
		}
	}
	return odd
}

func outOfPlace(plan *model.Schedule, rows []*model.ScheduleRow, odd []int, i int, out *report) {
	row, other := rows[i], rows[odd[len(odd)-1]]
	late := odd[len(odd)-1] > i
	if late {
		other = rows[odd[slices.IndexFunc(odd, func(j int) bool { return j > i })]]
	}
	d := diag.Diagnostic{
		Code: diag.R006, Span: row.When.At,
		Hint: diag.Say("核对时间；确有先后要求的，用 after = [序号] 写明等哪一项；跨年的写上年份；原文如此的照登，在 source_note 里说明并写 waivers", "check the time; say with after = [numbers] what it waits for, and write the year where it is another; where the source prints this, say so in source_note and waive the rule"),
	}
	if !late {
		d.Text = diag.Say("第 %d 项“%s”（%s）排在第 %d 项（%s）后面，时间却在前", "row %d, %q (%s), stands after row %d (%s) but is earlier", row.No.V, brief(row.Task.V), row.When.V.Text, other.No.V, other.When.V.Text)
	} else {
		d.Text = diag.Say("第 %d 项“%s”（%s）排在第 %d 项（%s）前面，时间却在后", "row %d, %q (%s), stands before row %d (%s) but is later", row.No.V, brief(row.Task.V), row.When.V.Text, other.No.V, other.When.V.Text)
	}
	d.Also = []diag.Note{{Span: other.When.At, Text: diag.Say("第 %d 项“%s”的时间在这里", "the time of row %d, %q, is here", other.No.V, brief(other.Task.V))}}
	out.warn(plan, d)
}

// r015: the year of a schedule is known.
func r015(s *model.Site, out *report) {
	for _, plan := range all[model.Schedule](s) {
		if !plan.Year.Set() {
			out.lacks(plan, "year", diag.Diagnostic{
				Code: diag.R015, Span: or(plan.ID.At, plan.At),
				Text: diag.Say("工作安排%s没有写是哪一年的，表里的月日就定不下来", "the schedule %s does not say its year, so its days cannot be placed", named(plan)),
				Hint: diag.Say("加上 year = 2012 这样的年份；原件的年份已经缺失的，在 unstated 里列 \"year\"，在 source_note 里说明并写 waivers", "add year = 2012; where the source has lost it, list \"year\" in unstated and say so in source_note and waive the rule"),
			})
		}
	}
}
