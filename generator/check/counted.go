package check

import (
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/text"
)

// r014: the number that a text announces is the number of what it lists.
// Levels are left to R022, lists of posts to R083.
func r014(s *model.Site, out *report) {
	for _, d := range model.All[model.Document](s) {
		for i := range d.Slogans {
			sloganCounts(d, &d.Slogans[i], out)
		}
	}
	for _, c := range model.All[model.ColourScheme](s) {
		if n := int64(len(c.Colours)); c.DeclaredCount.Set() && c.DeclaredCount.V != n {
			miscounted(c, c.DeclaredCount, diag.Say("种预警级别", "colours"), n, out)
		}
	}
	for _, c := range model.All[model.CategoryScheme](s) {
		n := int64(0)
		for _, x := range c.Categories {
			if !c.AllowOther.V || !strings.HasPrefix(x.Label.V, "其他") && !strings.HasPrefix(x.Code.V, "其他") {
				n++
			}
		}
		if c.DeclaredCount.Set() && c.DeclaredCount.V != n {
			miscounted(c, c.DeclaredCount, diag.Say("类风险", "categories"), n, out)
		}
	}
	for _, b := range model.All[model.Body](s) {
		bodySize(b, out)
	}
}

// sloganCounts holds a counted phrase to its items.
func sloganCounts(d *model.Document, g *model.Slogan, out *report) {
	also := diag.Say("核对原文，补上漏写的项目或者改 declared；原文就对不上的照登，在 source_note 里说明并写 waivers", "check the source and complete items or mend declared; where it does not agree itself, say so in source_note and waive the rule")
	n := int64(len(g.Items))
	switch {
	case n == 0:
		if !g.Name.Set() || !decided(d) || unstated(d, "slogans") {
			return
		}
		f := diag.Diagnostic{
			Code: diag.R014, Span: or(g.Name.At, g.At),
			Text: diag.Say("“%s”只有名称，没有列出是哪些", "%q is named but never listed", g.Name.V),
			Hint: diag.Say("查到出处的，写 items = [\"…\"]；原文没有列的照登，在 source_note 里说明并写 waivers", "write items = [\"…\"] where they are known; where the source gives none, say so in source_note and waive the rule"),
		}
		if g.Declared.Set() {
			f.Text = diag.Say("“%s”说有 %d 项，一项也没有列出", "%q is said to be %d things, and none is listed", g.Name.V, g.Declared.V)
		}
		out.add(d, f)
		return
	case !g.Declared.Set():
		return
	case g.Mark.Set() && g.Mark.V != "":
		n = 0
		var odd []string
		for _, x := range g.Items {
			if strings.Contains(x.V, g.Mark.V) {
				n++
			} else {
				odd = append(odd, "“"+brief(x.V)+"”")
			}
		}
		if n == g.Declared.V {
			return
		}
		f := diag.Diagnostic{
			Code: diag.R014, Span: or(g.Declared.At, g.Name.At),
			Text: diag.Say("“%s”说有 %d 个“%s”，所列各项中带“%[3]s”字的有 %d 项", "%q announces %d times %q, and %d of its items say it", g.Name.V, g.Declared.V, g.Mark.V, n), Hint: also,
		}
		if len(odd) > 0 {
			f.Text.ZH += "，" + listed(odd) + "没有这个字"
			f.Text.EN += ", not " + listed(odd)
		}
		out.add(d, f)
	case n != g.Declared.V:
		out.add(d, diag.Diagnostic{
			Code: diag.R014, Span: or(g.Declared.At, g.Name.At),
			Text: diag.Say("“%s”说有 %d 项，列出了 %d 项", "%q announces %d items and lists %d", g.Name.V, g.Declared.V, n), Hint: also,
		})
	}
}

func miscounted(rec model.Record, declared model.Int, what diag.Message, n int64, out *report) {
	out.add(rec, diag.Diagnostic{
		Code: diag.R014, Span: declared.At,
		Text: diag.Say("写明 %[1]d %[2]s，列出了 %[3]d %[2]s", "%[1]d %[4]s are declared and %[3]d listed", declared.V, what.ZH, n, what.EN),
		Hint: diag.Say("改 declared_count 或补上缺的；原文自相矛盾的，在 source_note 里说明并写 waivers", "mend declared_count or the list; where the source contradicts itself, say so in source_note and waive the rule"),
	})
}

// bodySize holds the size that a text announces of a body to its members.
func bodySize(b *model.Body, out *report) {
	size := b.DeclaredSize
	if size.At.IsZero() || len(b.Members) == 0 && (!decided(b) || unstated(b, "members")) {
		return
	}
	count := map[seat]int64{}
	for _, m := range b.Members {
		count[seatOf(m.Role.V)]++
	}
	for _, x := range []struct {
		seat     seat
		declared model.Int
		zh, en   string
	}{{headSeat, size.Head, "组长", "heads"}, {deputySeat, size.Deputy, "副组长", "deputies"}, {memberSeat, size.Member, "成员", "members"}} {
		n := count[x.seat]
		if !x.declared.Set() || n == x.declared.V || n < x.declared.V && n+count[otherSeat] >= x.declared.V {
			continue // those with another role may be meant
		}
		out.add(b, diag.Diagnostic{
			Code: diag.R014, Span: x.declared.At,
			Text: diag.Say("“%[1]s”写明%[2]s %[3]d 名，members 里列出 %[4]d 名", "%[1]q is to have %[3]d %[5]s, and its members list %[4]d", text.Cut(b.Title.V, 40), x.zh, x.declared.V, n, x.en),
			Hint: diag.Say("补上漏列的岗位，或者改 declared_size；原文对不上的照登，在 source_note 里说明并写 waivers", "add the posts that are missing, or mend declared_size; where the source does not agree, say so in source_note and waive the rule"),
		})
	}
}

// seat is what a member is in a body.
type seat uint8

const (
	otherSeat seat = iota
	headSeat
	deputySeat
	memberSeat
)

// seatOf reads a role: the first of several (成员、办公室主任（兼）) counts. A
// head of something inside the body, such as its office, is no head of it.
func seatOf(role string) seat {
	switch {
	case strings.Contains(role, "副组长"):
		return deputySeat
	case strings.Contains(role, "组长"):
		return headSeat
	}
	for _, r := range strings.FieldsFunc(role, func(r rune) bool { return strings.ContainsRune("、，,；;／/（）() \u3000", r) }) {
		switch {
		case strings.Contains(r, "副"):
			return deputySeat
		case strings.Contains(r, "成员"), strings.Contains(r, "委员"), strings.Contains(r, "组员"):
			return memberSeat
		}
		for _, head := range []string{"召集人", "主任", "书记", "会长", "队长", "总指挥", "指挥长"} {
			if before, ok := strings.CutSuffix(r, head); ok && !strings.Contains(before, "办") && !strings.Contains(before, "室") {
				return headSeat
			}
		}
	}
	return otherSeat
}
