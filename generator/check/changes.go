package check

import (
	"gongshi/generator/derive"
	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// ends reports whether a change takes a power from the unit.
func ends(c *model.PowerChange) bool { return c.Type.V == "cancelled" || c.Type.V == "transferred" }

// begins reports whether a change gives a power to the unit.
func begins(c *model.PowerChange) bool { return c.Type.V == "established" || c.Type.V == "added" }

// r041: a change has a lawful basis, a legal review that passed, and an
// announcement to society.
func r041(s *model.Site, out *report) {
	for _, c := range all[model.PowerChange](s) {
		at := or(c.ID.At, c.At)
		say := func(field, zh string) {
			out.lacks(c, field, diag.Diagnostic{
				Code: diag.R041, Span: at,
				Text: diag.Say("权力变动“%[1]s”没有写%[3]s %[2]s", "the change %[1]q has no %[2]s", c.ID.V, field, zh),
				Hint: example(field),
			})
		}
		if len(c.Basis) == 0 {
			say("basis", "依据")
		}
		switch l := c.LegalReview; {
		case l.At.IsZero() || !l.On.Set() || !l.Result.Set():
			say("legal_review", "法制部门审核的日期和结果")
		case l.Result.V != "pass":
			out.add(c, diag.Diagnostic{
				Code: diag.R041, Span: l.Result.At,
				Text: diag.Say("权力变动“%s”没有通过法制部门审核", "the change %q did not pass its legal review", c.ID.V),
				Hint: diag.Say("审核通过以前，status 只能是 draft 或 in_review", "until it passes, its status is draft or in_review"),
			})
		}
		if !c.Announcement.Set() {
			say("announcement", "向社会公布的公告")
		} else if n := c.Announcement.To; n != nil && model.ReachOf(n.Scope.V) != model.ReachPublic {
			out.add(c, diag.Diagnostic{
				Code: diag.R041, Span: c.Announcement.At,
				Text: diag.Say("公告“%s”不向社会公开，权力变动应当向社会公布", "the notice %q is not for society, but a change of powers must be", n.ID.V),
				Hint: diag.Say("给公告写 scope = \"society\"", "give the notice scope = \"society\""),
				Also: []diag.Note{{Span: or(n.Scope.At, n.At), Text: diag.Say("公告的范围在这里", "the scope of the notice")}},
			})
		}
	}
}

// r042: a change is not announced before it was reviewed.
func r042(s *model.Site, out *report) {
	for _, c := range all[model.PowerChange](s) {
		n := c.Announcement.To
		if n == nil || !c.LegalReview.On.Set() {
			continue
		}
		day := n.PublishedOn
		if !day.Set() {
			day = n.From
		}
		if !day.Set() || !day.V.Before(c.LegalReview.On.V) {
			continue
		}
		out.add(c, diag.Diagnostic{
			Code: diag.R042, Span: c.LegalReview.On.At,
			Text: diag.Say("法制部门 %s 才审核，公告 %s 已经公布", "the legal review is of %s, but the notice was out on %s", c.LegalReview.On.V, day.V),
			Hint: diag.Say("核对两个日期；先审核，后公布", "check the two days; review comes first"),
			Also: []diag.Note{{Span: day.At, Text: diag.Say("公告的日期在这里", "the day of the notice")}},
		})
	}
}

// r043: what was cancelled or transferred is not in later catalogues.
func r043(s *model.Site, out *report) {
	for _, u := range s.Units {
		last := map[*model.Power][]*model.PowerChange{}
		for _, c := range derive.ChangesIn(s, u.Home) {
			last[c.Power.To] = append(last[c.Power.To], c)
		}
		for _, cat := range derive.Catalogues(s, u.Home) {
			for _, p := range cat.Powers {
				if p.To == nil {
					continue
				}
				var now *model.PowerChange
				for _, c := range last[p.To] {
					if c.On.V.Before(cat.AsOf.V) {
						now = c
					}
				}
				if now == nil || !ends(now) {
					continue
				}
				out.add(cat, diag.Diagnostic{
					Code: diag.R043, Span: p.At,
					Text: diag.Say("“%[1]s”已于 %[2]s %[3]s，%[4]s 的目录里还有", "%[1]q was %[5]s on %[2]s but is in the catalogue of %[4]s", p.V, now.On.V, model.ChangeLabel(now.Type.V), cat.AsOf.V, now.Type.V),
					Hint: diag.Say("从 powers 里删去，并改 declared_total 和各分类的数", "take it out of powers and mend the totals"),
					Also: []diag.Note{{Span: now.On.At, Text: diag.Say("变动记在这里", "the change is here")}},
				})
			}
		}
	}
}

// r044: no power appears without a change that gives it to the unit.
func r044(s *model.Site, out *report) {
	received := map[*model.Power][]*model.PowerChange{}
	for _, c := range all[model.PowerChange](s) {
		if c.Type.V == "transferred" && c.ToPower.To != nil {
			received[c.ToPower.To] = append(received[c.ToPower.To], c)
		}
	}
	versions(s, func(before, after *model.PowerCatalogue, d derive.CatalogueDifference) {
		given := map[*model.Power]bool{}
		for _, c := range d.Changes {
			given[c.Power.To] = given[c.Power.To] || begins(c)
		}
		for _, p := range d.Added {
			ok := given[p]
			for _, c := range received[p] {
				ok = ok || !c.On.V.Before(before.AsOf.V) && !c.On.V.After(after.AsOf.V)
			}
			if !ok {
				out.add(after, diag.Diagnostic{
					Code: diag.R044, Span: placeIn(after, p),
					Text: diag.Say("“%s”在 %s 的目录里还没有，这一版出现了，却没有“设定”或“增加”的变动记录", "%q is not in the catalogue of %s and appears in this one without a change that established or added it", p.ID.V, before.AsOf.V),
					Hint: diag.Say("写一条 power_change，kind = \"added\"，日期在 %s 到 %s 之间", "write a power_change of kind \"added\", dated from %s to %s", before.AsOf.V, after.AsOf.V),
				})
			}
		}
	})
}

// r045: no power disappears without a change that takes it from the unit.
func r045(s *model.Site, out *report) {
	versions(s, func(before, after *model.PowerCatalogue, d derive.CatalogueDifference) {
		taken := map[*model.Power]bool{}
		for _, c := range d.Changes {
			taken[c.Power.To] = taken[c.Power.To] || ends(c)
		}
		for _, p := range d.Removed {
			if !taken[p] {
				out.add(after, diag.Diagnostic{
					Code: diag.R045, Span: or(after.Version.At, after.At),
					Text: diag.Say("“%s”在 %s 的目录里有，这一版没有了，却没有“取消”或“转移”的变动记录", "%q is in the catalogue of %s and gone from this one without a change that cancelled or transferred it", p.ID.V, before.AsOf.V),
					Hint: diag.Say("写一条 power_change，kind = \"cancelled\" 或 \"transferred\"，日期在 %s 到 %s 之间；漏列的补进 powers", "write a power_change of kind \"cancelled\" or \"transferred\", dated from %s to %s, or put the power back", before.AsOf.V, after.AsOf.V),
					Also: []diag.Note{{Span: placeIn(before, p), Text: diag.Say("上一版列在这里", "listed here before")}},
				})
			}
		}
	})
}

// versions calls visit for each version of each unit's catalogue but the first.
func versions(s *model.Site, visit func(before, after *model.PowerCatalogue, d derive.CatalogueDifference)) {
	for _, u := range s.Units {
		list := derive.Catalogues(s, u.Home)
		for i := 1; i < len(list); i++ {
			visit(list[i-1], list[i], derive.CompareCatalogues(s, list[i-1], list[i]))
		}
	}
}

// r046: a transfer names both units, and the receiver has the power active.
func r046(s *model.Site, out *report) {
	for _, c := range all[model.PowerChange](s) {
		if c.Type.V != "transferred" {
			continue
		}
		at := or(c.Type.At, c.At)
		for _, f := range []struct {
			key, zh string
			given   bool
		}{
			{"from_unit", "移出单位", c.FromUnit.Set()},
			{"to_unit", "接收单位", c.ToUnit.Set()},
			{"to_power", "接收单位的权力事项", c.ToPower.Set() || c.ToUnit.To == nil},
		} {
			if !f.given {
				out.lacks(c, f.key, diag.Diagnostic{
					Code: diag.R046, Span: at,
					Text: diag.Say("转移“%[1]s”没有写%[3]s %[2]s", "the transfer %[1]q has no %[2]s", c.ID.V, f.key, f.zh),
					Hint: diag.Say("加上 %s = \"…\"", "add %s = \"…\"", f.key),
				})
			}
		}
		if c.FromUnit.To != nil && c.FromUnit.To.Home != c.Home {
			out.add(c, diag.Diagnostic{
				Code: diag.R046, Span: c.FromUnit.At,
				Text: diag.Say("移出单位写的是“%s”，这条记录却在“%s”的文件夹里", "the giving unit is %q, but the record lies in the folder of %q", c.FromUnit.V, c.Home),
				Hint: diag.Say("转移由移出的单位登记", "a transfer is recorded by the unit that gives"),
			})
		}
		if p := c.ToPower.To; p != nil && p.State.V != model.PowerActive {
			out.add(c, diag.Diagnostic{
				Code: diag.R046, Span: c.ToPower.At,
				Text: diag.Say("接收单位的权力事项%s不是现行（active）", "the power %s of the receiving unit is not active", named(p)),
				Hint: diag.Say("接收单位的那一项应当写 state = \"active\"", "it should have state = \"active\""),
				Also: []diag.Note{{Span: or(p.State.At, p.At), Text: diag.Say("接收的事项在这里", "the power received")}},
			})
		}
	}
}

// r047: the changes of a power follow each other, and the last decides its
// state.
func r047(s *model.Site, out *report) {
	for _, u := range s.Units {
		history := map[*model.Power][]*model.PowerChange{}
		for _, c := range derive.ChangesIn(s, u.Home) {
			if c.Power.To != nil && !c.On.V.After(s.AsOf) {
				history[c.Power.To] = append(history[c.Power.To], c)
			}
		}
		for _, p := range model.In[model.Power](s, u.Home) {
			if list := history[p]; len(list) > 0 {
				followState(p, list, out)
			}
		}
	}
}

// followState follows a power through its changes, which are in order of time.
func followState(p *model.Power, list []*model.PowerChange, out *report) {
	var before *model.PowerChange
	for _, c := range list {
		impossible := before != nil && (ends(before) && !begins(c) || !ends(before) && begins(c))
		if impossible {
			out.add(c, diag.Diagnostic{
				Code: diag.R047, Span: c.On.At,
				Text: diag.Say("“%[1]s”%[2]s已经%[3]s，%[4]s又%[5]s，前后不符", "%[1]q was %[6]s on %[2]s and cannot be %[7]s on %[4]s", p.ID.V, before.On.V, model.ChangeLabel(before.Type.V), c.On.V, model.ChangeLabel(c.Type.V), before.Type.V, c.Type.V),
				Hint: diag.Say("核对两次变动的日期和种类", "check the days and kinds of the two changes"),
				Also: []diag.Note{{Span: before.On.At, Text: diag.Say("前一次变动", "the change before")}},
			})
		}
		before = c
	}
	want := model.PowerActive
	if ends(before) {
		want = before.Type.V
	}
	if p.State.Set() && decided(p) && p.State.V != want {
		out.add(p, diag.Diagnostic{
			Code: diag.R047, Span: p.State.At,
			Text: diag.Say("状态写 %[1]s，%[2]s 最后一次变动是%[3]s", "the state is %[1]s, but the last change, of %[2]s, is %[4]s", p.State.V, before.On.V, model.ChangeLabel(before.Type.V), before.Type.V),
			Hint: diag.Say("写 state = \"%s\"，或补上后来的变动", "write state = %q, or add the later change", want),
			Also: []diag.Note{{Span: before.On.At, Text: diag.Say("最后一次变动", "the last change")}},
		})
	}
}

// placeIn returns where a catalogue names a power.
func placeIn(c *model.PowerCatalogue, p *model.Power) source.Span {
	for _, r := range c.Powers {
		if r.To == p {
			return r.At
		}
	}
	return c.At
}
