package check

import (
	"gongshi/generator/derive"
	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// yearDays is how long a risk point may go without a look: a year, with the
// extra day of a leap year.
const yearDays = 366

// r084: where the level that was decided is not the self-rated one, the
// deciding review says why.
func r084(s *model.Site, out *report) {
	for _, p := range all[model.RiskPoint](s) {
		scheme := levelScheme(s, p.Home)
		if scheme == nil || !p.SelfLevel.Set() {
			continue
		}
		self, first := scheme.Level(p.SelfLevel.V), scheme.Level(derive.LevelAt(p, model.Day{}))
		if self == nil || first == nil || self == first {
			continue
		}
		r := decidingReview(s, p)
		if r != nil && r.Opinion.Set() {
			continue
		}
		d := diag.Diagnostic{
			Code: diag.R084, Span: p.SelfLevel.At,
			Text: diag.Say("自评是“%[1]s”，审定是“%[2]s”，没有写为什么改", "self-rated %[1]q and decided as %[2]q without a reason", self.Label.V, first.Label.V),
			Hint: diag.Say("在决定的那条审核记录里加上 opinion = \"…\"；等级写错的，改正 self_level 或 level", "add opinion = \"…\" to the deciding review; where a level is wrong, mend self_level or level"),
		}
		if r != nil {
			d.Also = []diag.Note{{Span: r.At, Text: diag.Say("决定的审核记录在这里", "the deciding review is here")}}
		}
		out.lacks(p, "opinion", d)
	}
}

// decidingReview returns the review that decided rec: the last of the deciding
// step of its chain, else the last that passed, else nil.
func decidingReview(s *model.Site, rec model.Record) *model.Review {
	review := rec.Base().Review
	name := ""
	if c := derive.ChainOf(s, rec); c != nil && c.Deciding() >= 0 {
		name = c.Steps[c.Deciding()].Name.V
	}
	for i := len(review) - 1; i >= 0; i-- {
		if r := &review[i]; r.Step.V == name || name == "" && r.Result.V == "pass" {
			return r
		}
	}
	return nil
}

// r085: adjustments are in order of time, each begins where the one before
// ended, and the level is what the last one made it.
func r085(s *model.Site, out *report) {
	for _, p := range all[model.RiskPoint](s) {
		scheme := levelScheme(s, p.Home)
		if scheme == nil {
			continue
		}
		same := func(a, b model.Str) bool {
			x, y := scheme.Level(a.V), scheme.Level(b.V)
			return x == nil || y == nil || x == y // R020 tells of unknown levels
		}
		for i := 1; i < len(p.Adjustments); i++ {
			a, before := p.Adjustments[i], p.Adjustments[i-1]
			if a.On.Set() && before.On.Set() && !a.On.V.After(before.On.V) {
				out.add(p, diag.Diagnostic{
					Code: diag.R085, Span: a.On.At,
					Text: diag.Say("这次调整的日期 %s 不在上一次 %s 之后", "this adjustment, of %s, is not after the one before, of %s", a.On.V, before.On.V),
					Hint: diag.Say("按日期先后排列；同一天的合成一次", "order adjustments by day and make one of two of the same day"),
					Also: []diag.Note{{Span: before.On.At, Text: diag.Say("上一次调整", "the one before")}},
				})
			}
			if !same(a.From, before.To) {
				out.add(p, diag.Diagnostic{
					Code: diag.R085, Span: a.From.At,
					Text: diag.Say("这次从“%s”调起，上一次调到的却是“%s”", "this adjustment begins at %q, but the one before ended at %q", a.From.V, before.To.V),
					Hint: diag.Say("写 from = \"%s\"，或补上中间漏掉的一次", "write from = %q, or add the adjustment that is missing between them", before.To.V),
					Also: []diag.Note{{Span: or(before.To.At, before.At), Text: diag.Say("上一次调整", "the one before")}},
				})
			}
		}
		if n := len(p.Adjustments); n > 0 && p.Level.Set() && !same(p.Level, p.Adjustments[n-1].To) {
			last := p.Adjustments[n-1]
			out.add(p, diag.Diagnostic{
				Code: diag.R085, Span: p.Level.At,
				Text: diag.Say("等级写“%[1]s”，%[3]s 最后一次调整到的是“%[2]s”", "the level is %[1]q, but the last adjustment, of %[3]s, made it %[2]q", p.Level.V, last.To.V, last.On.V),
				Hint: diag.Say("写 level = \"%s\"，或补上后来的调整", "write level = %q, or add the later adjustment", last.To.V),
				Also: []diag.Note{{Span: or(last.To.At, last.At), Text: diag.Say("最后一次调整", "the last adjustment")}},
			})
		}
	}
}

// r086: a risk point was decided, looked at or adjusted within a year. Where
// none of these days is known there is nothing to count from.
func r086(s *model.Site, out *report) {
	for _, p := range current[model.RiskPoint](s) {
		last, _ := derive.DecidedOn(s, p)
		at := or(p.ReviewedOn.At, p.ID.At, p.At)
		if p.ReviewedOn.Set() && p.ReviewedOn.V.After(last) {
			last = p.ReviewedOn.V
		}
		for _, a := range p.Adjustments {
			if a.On.Set() && a.On.V.After(last) {
				last = a.On.V
			}
		}
		if last.IsZero() || !s.AsOf.Valid() {
			continue
		}
		days := model.DaysBetween(last, s.AsOf)
		if days <= yearDays {
			continue
		}
		out.lacks(p, "reviewed_on", diag.Diagnostic{
			Code: diag.R086, Span: at,
			Text: diag.Say("风险点%[1]s自 %[2]s 以来没有复查，已有 %[3]d 天，超过一年", "the risk point %[1]s was last looked at on %[2]s, %[3]d days ago, more than a year", named(p), last, days),
			Hint: diag.Say("复查以后写 reviewed_on = 复查的日期；等级有变的，加一条 adjustments；不再有这个风险的，写 status = \"withdrawn\"", "look at it and write reviewed_on; where the level changed, add to adjustments; where the risk is gone, status = \"withdrawn\""),
		})
	}
}
