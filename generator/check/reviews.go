package check

import (
	"cmp"
	"slices"

	"gongshi/generator/derive"
	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// r072: an approved record went through every step up to the deciding one, in
// order, and that one passed it.
func r072(s *model.Site, out *report) {
	for _, rec := range out.records {
		if !decided(rec) {
			continue
		}
		c := derive.ChainOf(s, rec)
		if c == nil {
			continue
		}
		if i := c.Deciding(); i >= 0 {
			t := trail{rec: rec, chain: c, deciding: i}
			t.judge(out)
		}
	}
}

// trail is a record on its way through a chain.
type trail struct {
	rec      model.Record
	chain    *model.ReviewChain
	deciding int // index of the deciding step
}

func (t trail) judge(out *report) {
	b := t.rec.Base()
	name := t.chain.Steps[t.deciding].Name.V
	if len(b.Review) == 0 {
		out.lacks(t.rec, "review", diag.Diagnostic{
			Code: diag.R072, Span: or(b.Status.At, b.ID.At, b.At),
			Text: diag.Say("状态是 %[1]s，却没有审核记录；“%[2]s”要经“%[3]s”决定", "the status is %[1]s without any review; %[2]q has %[3]q decide", b.Status.V, model.Title(t.chain), name),
			Hint: diag.Say("加上 review = [{step = \"%s\", on = 2012-05-25, result = \"pass\"}]，每步一条；还没审定的写 status = \"in_review\"", "add review = [{step = %q, on = 2012-05-25, result = \"pass\"}], one for each step, or set status = \"in_review\"", name),
		})
		return
	}
	steps := t.steps(out)
	if steps == nil {
		return
	}
	t.complete(steps, out)
	t.ordered(steps, out)
}

// steps returns the index of the step of each review record, or nil after
// reporting a step that the chain does not have.
func (t trail) steps(out *report) []int {
	var names []string
	for _, s := range t.chain.Steps {
		names = append(names, s.Name.V)
	}
	var steps []int
	for _, r := range t.rec.Base().Review {
		i := slices.Index(names, r.Step.V)
		steps = append(steps, i)
		if i >= 0 {
			continue
		}
		out.add(t.rec, diag.Diagnostic{
			Code: diag.R072, Span: or(r.Step.At, r.At),
			Text: diag.Say("“%[2]s”没有“%[1]s”这一步", "the chain %[2]q has no step %[1]q", r.Step.V, model.Title(t.chain)),
			Hint: out.did(r.Step.V, names, diag.Say("各步是：%s", "the steps are: %s", listed(names))),
			Also: []diag.Note{{Span: t.chain.At, Text: diag.Say("审核程序在这里", "the chain is here")}},
		})
	}
	if slices.Contains(steps, -1) {
		return nil
	}
	return steps
}

// complete reports steps that are missing and a deciding step without a pass.
func (t trail) complete(steps []int, out *report) {
	b := t.rec.Base()
	last := b.Review[len(b.Review)-1]
	var missing []string
	for i, s := range t.chain.Steps[:t.deciding+1] {
		if s.Type.V != "search" && !slices.Contains(steps, i) {
			missing = append(missing, "“"+s.Name.V+"”")
		}
	}
	if len(missing) > 0 {
		out.add(t.rec, diag.Diagnostic{
			Code: diag.R072, Span: or(last.Step.At, last.At),
			Text: diag.Say("审核记录缺%s", "the review lacks %s", listed(missing)),
			Hint: diag.Say("每一步加一条 {step = …, on = …, result = \"pass\"}；“%s”止于决定的那一步", "add {step = …, on = …, result = \"pass\"} for each; steps of %q count up to the one that decides", model.Title(t.chain)),
			Also: []diag.Note{{Span: t.chain.At, Text: diag.Say("审核程序在这里", "the chain is here")}},
		})
		return
	}
	for i := len(steps) - 1; i >= 0; i-- {
		if steps[i] != t.deciding {
			continue
		}
		if r := b.Review[i]; r.Result.V != "pass" && r.Result.Set() {
			out.add(t.rec, diag.Diagnostic{
				Code: diag.R072, Span: r.Result.At,
				Text: diag.Say("“%[1]s”的结果是 %[2]s，状态却是 %[3]s", "%[1]q ended with %[2]s, but the status is %[3]s", r.Step.V, r.Result.V, b.Status.V),
				Hint: diag.Say("通过后再加一条 result = \"pass\"；没有通过的写 status = \"in_review\"", "add the later pass, or set status = \"in_review\""),
			})
		}
		return
	}
}

// ordered reports steps out of order and days that go back, counted after the
// last return.
func (t trail) ordered(steps []int, out *report) {
	review := t.rec.Base().Review
	from := 0
	for i, r := range review {
		if r.Result.V == "return" {
			from = i + 1
		}
	}
	for i := from + 1; i < len(review); i++ {
		r, before := review[i], review[i-1]
		d := diag.Diagnostic{Code: diag.R072, Also: []diag.Note{{Span: or(before.On.At, before.At), Text: diag.Say("前一步在这里", "the step before")}}}
		switch {
		case t.chain.Steps[steps[i]].Type.V == "search" || t.chain.Steps[steps[i-1]].Type.V == "search":
			continue
		case cmp.Less(t.chain.Steps[steps[i]].Order.V, t.chain.Steps[steps[i-1]].Order.V):
			d.Span = or(r.Step.At, r.At)
			d.Text = diag.Say("“%s”写在“%s”之后，程序里它在前面", "%q comes after %q, but before it in the chain", r.Step.V, before.Step.V)
			d.Hint = diag.Say("按程序的次序排列审核记录", "put the review in the order of the chain")
		case r.On.Set() && before.On.Set() && r.On.V.Before(before.On.V):
			d.Span = r.On.At
			d.Text = diag.Say("“%s”的日期 %s 早于前一步“%s”的 %s", "%q is dated %s, before %q, dated %s", r.Step.V, r.On.V, before.Step.V, before.On.V)
			d.Hint = diag.Say("核对两步的日期", "check the two days")
		default:
			continue
		}
		out.add(t.rec, d)
	}
}

// r073: nothing is shown before it was decided.
func r073(s *model.Site, out *report) {
	for _, rec := range out.records {
		if !decided(rec) {
			continue
		}
		b := rec.Base()
		if day, ok := derive.DecidedOn(s, rec); ok {
			for _, shown := range []model.Date{b.NoticeFrom, b.PublishedOn} {
				early(rec, rec, shown, day, out)
			}
		}
		ownDecision(s, rec, out)
		n, ok := rec.(*model.Notice)
		if !ok || n.Subject.To == nil || n.Type.V != "公示" || !decided(n.Subject.To) || announcesFirst(s, n.Subject.To) {
			continue
		}
		if day, ok := derive.DecidedOn(s, n.Subject.To); ok {
			early(n, n.Subject.To, n.From, day, out)
		}
	}
}

// ownDecision holds the day that an announcement itself gives for its decision
// to the days on which it was shown, where its review told of another.
func ownDecision(s *model.Site, rec model.Record, out *report) {
	a, ok := rec.(*model.LevelAnnouncement)
	if !ok || !a.DecidedOn.Set() || derive.ChainOf(s, rec) == nil {
		return
	}
	shown := a.NoticeFrom
	if !shown.Set() || a.PublishedOn.Set() && a.PublishedOn.V.Before(shown.V) {
		shown = a.PublishedOn
	}
	if day, ok := derive.DecidedOn(s, rec); !shown.Set() || !shown.V.Before(a.DecidedOn.V) || ok && shown.V.Before(day) {
		return
	}
	out.add(rec, diag.Diagnostic{
		Code: diag.R073, Span: a.DecidedOn.At,
		Text: diag.Say("%[1]s 才决定，%[2]s 就公开了", "decided on %[1]s, but shown on %[2]s", a.DecidedOn.V, shown.V),
		Hint: diag.Say("先决定，后公开；核对 decided_on 和公开的日期", "check decided_on and the day of publication"),
		Also: []diag.Note{{Span: shown.At, Text: diag.Say("公开的日期在这里", "the day of publication is here")}},
	})
}

// early reports rec where it was shown before the decision on about.
func early(rec, about model.Record, shown model.Date, day model.Day, out *report) {
	if !shown.Set() || !shown.V.Before(day) {
		return
	}
	out.add(rec, diag.Diagnostic{
		Code: diag.R073, Span: shown.At,
		Text: diag.Say("%[1]s 就公开了，%[3]s %[2]s 才决定", "shown on %[1]s, but %[3]s was decided on %[2]s", shown.V, day, named(about)),
		Hint: diag.Say("公开的日期不能早于决定的日期 %s；核对两个日期", "the day must not be before %s; check both", day),
		Also: []diag.Note{{Span: decisionPlace(about), Text: diag.Say("决定记在这里", "the decision is here")}},
	})
}

// decisionPlace returns where the decision on rec is written.
func decisionPlace(rec model.Record) source.Span {
	b := rec.Base()
	switch x := rec.(type) {
	case *model.LevelAnnouncement:
		if len(b.Review) == 0 {
			return or(x.DecidedOn.At, b.At)
		}
	case *model.QuarterlyDisclosure:
		if len(b.Review) == 0 {
			return or(x.ApprovedOn.At, b.At)
		}
	}
	for i := len(b.Review) - 1; i >= 0; i-- {
		if r := b.Review[i]; r.Result.V == "pass" {
			return or(r.On.At, r.At)
		}
	}
	return b.At
}

// announcesFirst reports whether the chain of rec shows it before the decision.
func announcesFirst(s *model.Site, rec model.Record) bool {
	c := derive.ChainOf(s, rec)
	if c == nil {
		return false
	}
	for _, step := range c.Steps[:max(0, c.Deciding())] {
		if step.Type.V == "announce" {
			return true
		}
	}
	return false
}
