package check

import (
	"slices"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// dutiesBeforeAssessment finds what an assessment rests on and what is due only
// after it: a self-check handed in when the marks are given already.
func dutiesBeforeAssessment(s *model.Site, out *report) {
	for _, plan := range model.All[model.Schedule](s) {
		year := yearOf(plan)
		of := assessing(plan)
		if of == nil {
			continue
		}
		over, ok := daysOf(of.When, year)
		if !ok {
			continue
		}
		for _, o := range model.In[model.Obligation](s, plan.Home) {
			if !restsOn(s, of, o) {
				continue
			}
			for _, due := range dueDays(o, over.last()) {
				if !before(over.last(), due.day) || !inForceOn(o, due.day) {
					continue
				}
				out.warn(o, diag.Diagnostic{
					Code: diag.R006, Span: due.at,
					Text: diag.Say("“%s”到 %d月%d日才交，这时“%s”（%s）已经结束，考核用不上它", "%q is due on %d-%d, when the assessing stage %q (%s), which rests on it, is over", o.Product.V, due.day.M, due.day.D, brief(of.Title.V), of.When.V.Text),
					Hint: diag.Say("核对上报的日期和考核的时间，两个里改一个；原文如此的照登，在 source_note 里说明并写 waivers", "check the due day and the stage, and mend one; where the source prints this, say so in source_note and waive the rule"),
					Also: []diag.Note{{Span: of.When.At, Text: diag.Say("考核阶段的时间在这里", "the time of the stage is here")}},
				})
			}
		}
	}
}

// assessing returns the stage of plan that assesses: the last whose title says
// so, else the last whose text does, or nil.
func assessing(plan *model.Schedule) *model.Stage {
	var byText *model.Stage
	for i := len(plan.Stages) - 1; i >= 0; i-- {
		of := &plan.Stages[i]
		if strings.Contains(of.Title.V, "考核") {
			return of
		}
		if byText == nil && strings.Contains(of.Text.V, "考核") {
			byText = of
		}
	}
	return byText
}

// restsOn reports whether the assessment in a stage uses what o yields: a
// self-check, what the stage names, or a method of the unit's assessment.
func restsOn(s *model.Site, of *model.Stage, o *model.Obligation) bool {
	name := o.Product.V
	if name == "" {
		return false
	}
	for _, w := range []string{"自查", "自评", "自检"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	if strings.Contains(of.Title.V+"\n"+of.Text.V, name) && !strings.Contains(name, "考核") {
		return true
	}
	u := s.Unit(o.Home)
	if u == nil || u.Schemes.Assessment.To == nil {
		return false
	}
	return slices.ContainsFunc(u.Schemes.Assessment.To.Methods, func(m model.Method) bool { return m.Name.V == name })
}

// dueDay is a day on which something is due, and where that is written.
type dueDay struct {
	day model.Day
	at  source.Span
}

// dueDays returns the days that o names in the year of near, without a year
// where near has none.
func dueDays(o *model.Obligation, near model.Day) []dueDay {
	var list []dueDay
	for _, d := range o.Due {
		if day, err := model.ParseDay("2000-" + d.V); err == nil {
			day.Y = near.Y
			list = append(list, dueDay{day, d.At})
		}
	}
	if m := o.MonthOfYear; m.Set() && m.V >= 1 && m.V <= 12 && len(list) == 0 {
		day := model.Day{Y: 2000, M: int8(m.V), D: 1}.LastOfMonth()
		day.Y = near.Y
		list = append(list, dueDay{day, m.At})
	}
	return list
}

// inForceOn reports whether o is valid on a day; a day without a year settles
// nothing.
func inForceOn(o *model.Obligation, d model.Day) bool {
	return d.Y == 0 || !(o.ValidFrom.Set() && d.Before(o.ValidFrom.V)) && !(o.ValidTo.Set() && d.After(o.ValidTo.V))
}
