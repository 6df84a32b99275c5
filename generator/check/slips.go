package check

import (
	"fmt"
	"slices"

	"gongshi/generator/derive"
	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// sameNumbers reports, as R001, what a copied record most often keeps of the
// record it was copied from: the index number, the code of a power or risk
// point, the department and quarter of a disclosure.
func sameNumbers(out *report) {
	first := map[string]source.Span{}
	twice := func(rec model.Record, kind string, value model.Str, text diag.Message) {
		k := rec.Base().Home + "\x00" + kind + "\x00" + value.V
		at, double := first[k]
		if !value.Set() || value.V == "" {
			return
		}
		if !double {
			first[k] = value.At
			return
		}
		out.add(rec, diag.Diagnostic{
			Code: diag.R001, Span: value.At, Text: text,
			Hint: diag.Say("多半是照抄时忘了改；核对后改其中一个", "most likely it was not changed after copying; check both"),
			Also: []diag.Note{{Span: at, Text: diag.Say("第一次用在这里", "first used here")}},
		})
	}
	for _, rec := range out.records {
		b := rec.Base()
		twice(rec, "index_no", b.IndexNo, diag.Say("索引号“%s”已经用过", "the index number %q is already used", b.IndexNo.V))
		switch x := rec.(type) {
		case *model.Power:
			twice(rec, "power", x.Code, diag.Say("权力事项的代码“%s”已经用过", "the code %q is another power's", x.Code.V))
		case *model.RiskPoint:
			twice(rec, "risk_point", x.Code, diag.Say("风险点的代码“%s”已经用过", "the code %q is another risk point's", x.Code.V))
		case *model.QuarterlyDisclosure:
			if d := x.Department.To; d != nil && x.Period.Set() {
				at := model.Str{V: d.ID.V + " " + x.Period.V.String(), At: x.Period.At}
				twice(rec, "quarterly_disclosure", at, diag.Say("%[1]s %[2]s 的季公示已经有一份", "%[1]s already has a disclosure for %[2]s", named(d), x.Period.V))
			}
		}
	}
}

// s029Value: no day lies where only a slip of the keyboard can have put it.
// Periods of validity and deadlines may lie far ahead.
func s029Value(rec model.Record, v model.Value, out *report) {
	d, ok := v.Ptr.(*model.Date)
	if !ok || !d.Set() {
		return
	}
	switch v.Field.Key {
	case "valid_to", "until", "deadline", "due", "tenure_to", "expires_on":
		return
	}
	const ahead, oldest = 2, 1900 // years
	if y := int(d.V.Y); y <= int(out.site.AsOf.Y)+ahead && y >= oldest {
		return
	}
	hint := diag.Say("核对年份，多半是打错了", "check the year")
	if y := int(d.V.Y); y/1000 == 2 && y/10%10 == 0 { // 2102 for 2012
		hint = diag.Say("核对年份，多半是把 %d 打错了", "check the year; %d may be meant", 2000+y/100%10*10+y%10)
	}
	out.warn(rec, diag.Diagnostic{
		Code: diag.S029, Span: d.At,
		Text: diag.Say("%[2]s %[3]s 写的是 %[1]s，离截至日期 %[4]s 太远", "%[3]s is %[1]s, far from the as-of date %[4]s", d.V, model.FieldWording(rec.Base().Kind, v.Path).ZH, v.Field.Key, out.site.AsOf),
		Hint: hint,
	})
}

// quarterlyTotals holds the totals of a quarterly disclosure to its matters,
// under R075, and its approval to the quarter, under S029.
func quarterlyTotals(s *model.Site, out *report) {
	for _, q := range all[model.QuarterlyDisclosure](s) {
		if q.Damaged || len(q.Unread) > 0 {
			continue
		}
		counted := map[string]int64{}
		for _, m := range q.Matters {
			counted[m.Class.V]++
		}
		for _, t := range q.Totals {
			if n := counted[t.Key.V]; n != t.N.V {
				out.add(q, diag.Diagnostic{
					Code: diag.R075, Span: t.N.At,
					Text: diag.Say("totals 写“%[1]s”%[2]d 件，matters 里列出 %[3]d 件", "totals gives %[2]d of %[1]q, the matters are %[3]d", t.Key.V, t.N.V, n),
					Hint: diag.Say("补上漏写的事项，或把数改成 %d", "add what is missing, or write %d", n),
				})
			}
			delete(counted, t.Key.V)
		}
		for _, m := range q.Matters {
			if n := counted[m.Class.V]; n > 0 && q.Totals != nil {
				out.add(q, diag.Diagnostic{
					Code: diag.R075, Span: m.Class.At,
					Text: diag.Say("matters 里有“%[1]s”%[2]d 件，totals 没有这一类", "the matters hold %[2]d of %[1]q, totals has none", m.Class.V, n),
					Hint: diag.Say("在 totals 里加上 \"%s\" = %d", "add %q = %d to totals", m.Class.V, n),
				})
				delete(counted, m.Class.V)
			}
		}
		if q.Period.Set() && q.ApprovedOn.Set() && q.ApprovedOn.V.Before(q.Period.V.From()) {
			out.warn(q, diag.Diagnostic{
				Code: diag.S029, Span: q.ApprovedOn.At,
				Text: diag.Say("%[1]s 就批准了，%[2]s 还没有开始", "approved on %[1]s, before %[3]s began", q.ApprovedOn.V, q.Period.V.ZH(), q.Period.V),
				Hint: diag.Say("核对 approved_on 和 period；照抄上一季度的，两个都要改", "check approved_on and period"),
				Also: []diag.Note{{Span: q.Period.At, Text: diag.Say("期间写在这里", "the period is here")}},
			})
		}
	}
}

// madeTotals holds the numbers by level that an announcement prints to its rows,
// where these are made from what was decided.
func madeTotals(s *model.Site, a *model.LevelAnnouncement, out *report) {
	if !derive.Made(a) {
		return // written rows are judged one by one
	}
	bare := pick(model.In[model.RiskPoint](s, a.Home), func(p *model.RiskPoint) bool {
		return decided(p) && !p.Level.Set() && !unstated(p, "level")
	})
	if n := int64(len(a.Rows)); len(bare) > 0 && a.Totals.All.V == n+int64(len(bare)) {
		out.add(a, diag.Diagnostic{
			Code: diag.R075, Span: a.Totals.All.At,
			Text: diag.Say("总数写 %[1]d，有等级的记录是 %[2]d 条：%[3]s没有写等级", "the total is %[1]d, but %[2]d records have a level: %[3]s has none", a.Totals.All.V, n, named(bare[0])),
			Hint: diag.Say("在那条记录里加上 level = \"…\"", "add level = \"…\" to that record"),
			Also: []diag.Note{{Span: or(bare[0].ID.At, bare[0].At), Text: diag.Say("没有等级的记录", "the record without a level")}},
		})
		return
	}
	if a.Totals.ByLevel.Sum() != int64(len(a.Rows)) {
		return // another sum is told anyway
	}
	counted := map[string]int64{}
	scheme := levelScheme(s, a.Home)
	for _, r := range a.Rows {
		if scheme == nil || scheme.Level(r.Level.V) == nil {
			return // R020 tells
		}
		counted[r.Level.V]++
	}
	for _, t := range a.Totals.ByLevel {
		if n := counted[t.Key.V]; n != t.N.V {
			out.add(a, diag.Diagnostic{
				Code: diag.R075, Span: t.N.At,
				Text: diag.Say("等级“%[1]s”写 %[2]d 个，按已决定的记录数是 %[3]d 个", "level %[1]q is given as %[2]d, the decided records are %[3]d", t.Key.V, t.N.V, n),
				Hint: diag.Say("改成 %d；各条记录的等级有错的，先改记录", "write %d, or mend the records", n),
			})
		}
	}
}

// carried holds what a fund begins a period with to what it ended the period
// before with: same entry of the catalogue, same source, same unit of money.
func carried(s *model.Site, out *report) {
	type fund struct {
		home, entry, source, unit string
		period                    model.Period
	}
	of := func(i *model.DisclosureItem, p model.Period) fund {
		return fund{i.Home, i.Entry.V, i.FundUse.Source.V, i.FundUse.Unit.V, p}
	}
	ended := map[fund]*model.DisclosureItem{}
	items := pick(all[model.DisclosureItem](s), func(i *model.DisclosureItem) bool {
		return !i.FundUse.At.IsZero() && i.Period.Set()
	})
	for _, i := range items {
		ended[of(i, i.Period.V)] = i
	}
	for _, i := range items {
		last := ended[of(i, i.Period.V.Prev())]
		if last == nil {
			continue
		}
		left, ok1 := derive.AmountOf(last.FundUse.Balance.V)
		opening, ok2 := derive.AmountOf(i.FundUse.Opening.V)
		if !ok1 || !ok2 || left.Compare(opening) == 0 {
			continue
		}
		out.add(i, diag.Diagnostic{
			Code: diag.R075, Span: i.FundUse.Opening.At,
			Text: diag.Say("期初写 %[1]s %[4]s，%[2]s 的结余是 %[3]s %[4]s", "it opens with %[1]s %[4]s, but %[2]s ended with %[3]s %[4]s", opening, last.Period.V, left, i.FundUse.Unit.V),
			Hint: diag.Say("核对 opening 和上一期的 balance；中间有调整的，在 body 里说明并写 waivers", "check opening and the balance before; where it was adjusted, say so and waive the rule"),
			Also: []diag.Note{{Span: last.FundUse.Balance.At, Text: diag.Say("上一期的结余在这里", "the balance before is here")}},
		})
	}
}

// unscoped reports, as S010, a published record that says to nobody that it is
// theirs: it counts as internal, and its author looks for it in vain.
func unscoped(rec model.Record, out *report) {
	b := rec.Base()
	if b.Scope.Set() || !model.Released(b.Status.V) || unstated(rec, "scope") {
		return
	}
	if b.Damaged || slices.Contains(b.Unread, "scope") {
		return
	}
	out.warn(rec, diag.Diagnostic{
		Code: diag.S010, Span: b.Status.At,
		Text: diag.Say("状态是 %s，没有写公开范围 scope，只按内部处理，不会出现在网站上", "the status is %s without a scope: the record counts as internal and will not appear", b.Status.V),
		Hint: diag.Say("向社会公开的，加上 scope = \"society\"；只给内部看的，写 scope = \"internal\"", "write scope = \"society\", or scope = \"internal\" where it is meant so"),
	})
}

// twins reports a decision with two exits of one label.
func (c *chart) twins(out *report) {
	first := map[string]source.Span{}
	for _, e := range c.Edges {
		i, ok := c.index[e.From.V]
		if !ok || !e.Label.Set() || c.Nodes[i].Type.V != "decision" {
			continue
		}
		k := fmt.Sprint(i, " ", e.Label.V)
		if at, double := first[k]; double {
			out.add(c.Flowchart, diag.Diagnostic{
				Code: diag.R062, Span: e.Label.At,
				Text: diag.Say("判断环节“%[1]s”有两个出口都写“%[2]s”", "two exits of the decision %[1]q have the label %[2]q", e.From.V, e.Label.V),
				Hint: diag.Say("写清各是什么情况，例如 label = \"符合\" 和 label = \"不符合\"", "say which case each is for"),
				Also: []diag.Note{{Span: at, Text: diag.Say("另一个出口在这里", "the other exit")}},
			})
			continue
		}
		first[k] = e.Label.At
	}
}
