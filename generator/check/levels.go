package check

import (
	"slices"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// r079: the risk points of the unit itself cover the four kinds of major
// matters. A unit owes them that has such points, or a form for them while it
// has risk points at all.
func r079(s *model.Site, out *report) {
	kind := model.KindOf("risk_point")
	for _, u := range s.Units {
		points := currentIn[model.RiskPoint](s, u.Home)
		own, covered := false, map[string]bool{}
		asked := slices.ContainsFunc(formsByLayer(s, u), func(l layerForms) bool {
			return l.bearer == wholeUnit && slices.ContainsFunc(l.forms, asksForMajor)
		})
		for _, p := range points {
			if bearerOf(p.Subject.To) != wholeUnit {
				continue
			}
			own = true
			covered[p.ThreeBigOne.V] = true
		}
		if !own && (!asked || len(points) == 0) {
			continue
		}
		var missing []string
		for _, matter := range kind.Field("three_big_one").Enum {
			if !covered[matter] {
				missing = append(missing, model.EnumWording(kind, "three_big_one", matter).ZH)
			}
		}
		if len(missing) > 0 {
			out.lacks(u, "three_big_one", diag.Diagnostic{
				Code: diag.R079, Span: or(u.ID.At, u.At),
				Text: diag.Say("单位层面的风险点没有覆盖“三重一大”，还缺：%s", "the risk points of the unit do not cover the four major matters; missing: %s", strings.Join(missing, "、")),
				Hint: diag.Say("给单位补上这样的风险点并写 three_big_one；已经有的，在风险点上写明是哪一项", "add such risk points to the unit with three_big_one; where they are there, say on each which one it is"),
			})
		}
	}
}

// asksForMajor reports whether a form has rows for major matters.
func asksForMajor(f *model.RegisterForm) bool {
	return slices.ContainsFunc(f.RowGroups, func(g model.RowGroup) bool { return g.ThreeBigOne.Set() })
}

// r080: where levels are given to departments, every inner and subordinate
// department has one: its own, one of a rule for the whole department, or one
// in an announcement. Levels of risk points found in it are not its level.
func r080(s *model.Site, out *report) {
	for _, u := range s.Units {
		scheme := u.Schemes.Levels.To
		if scheme == nil || scheme.Basis.V != "by_department" && scheme.Basis.V != "mixed" {
			continue
		}
		announced := announcedSubjects(s, u)
		for _, d := range currentIn[model.Department](s, u.Home) {
			if d.Type.V == "lower_unit" || d.Level.Set() || announced[d] || slices.ContainsFunc(scheme.Levels, func(l model.Level) bool {
				return slices.ContainsFunc(l.PostRule, func(r model.PostRule) bool {
					return r.Department.To == d && !r.Rank.Set() && !r.Tier.Set()
				})
			}) {
				continue
			}
			out.lacks(d, "level", diag.Diagnostic{
				Code: diag.R080, Span: or(d.ID.At, d.At),
				Text: diag.Say("%[1]s%[2]s没有风险等级", "the department %[2]s has no level", u.DeptLabel.V, named(d)),
				Hint: levelHint(scheme),
				Also: []diag.Note{{Span: scheme.Basis.At, Text: diag.Say("本单位按部室评定等级", "levels are given to departments")}},
			})
		}
	}
}

// r081: where levels are given to posts, every post of the leadership has one:
// its own, one by the rules of the scheme, or one in an announcement.
func r081(s *model.Site, out *report) {
	for _, u := range s.Units {
		scheme := u.Schemes.Levels.To
		if scheme == nil || scheme.Basis.V != "by_post" && scheme.Basis.V != "mixed" {
			continue
		}
		announced := announcedSubjects(s, u)
		for _, p := range leadership(s, u) {
			if p.Level.Set() || announced[p] || ruledLevel(s, scheme, p) != nil {
				continue
			}
			out.lacks(p, "level", diag.Diagnostic{
				Code: diag.R081, Span: or(p.ID.At, p.At),
				Text: diag.Say("领导岗位%s没有风险等级", "the leadership post %s has no level", named(p)),
				Hint: levelHint(scheme),
				Also: []diag.Note{{Span: scheme.Basis.At, Text: diag.Say("本单位按岗位评定等级", "levels are given to posts")}},
			})
		}
	}
}

func levelHint(scheme *model.LevelScheme) diag.Message {
	var codes []string
	for _, l := range scheme.Levels {
		codes = append(codes, l.Code.V)
	}
	return diag.Say("加上 level = \"…\"，可以写：%s；原文没有定级的，在 unstated 里列 \"level\"", "add level = \"…\", one of: %s; where the source gives none, list \"level\" in unstated", listed(codes))
}

// announcedSubjects returns what the announcements of u give a level to.
func announcedSubjects(s *model.Site, u *model.Unit) map[model.Record]bool {
	out := map[model.Record]bool{}
	for _, a := range currentIn[model.LevelAnnouncement](s, u.Home) {
		for _, row := range a.Rows {
			if row.Subject.To != nil && row.Level.Set() && !a.AsOf.V.After(s.AsOf) {
				out[row.Subject.To] = true
			}
		}
	}
	return out
}

// leadership returns the posts of the unit's leadership: its head, the posts
// of the head's rank, or where ranks are not given of the head's tier, and
// else those in charge of departments or in none.
func leadership(s *model.Site, u *model.Unit) []*model.Post {
	head := u.HeadPost.To
	inCharge := map[*model.Post]bool{}
	for _, d := range currentIn[model.Department](s, u.Home) {
		if d.LeaderInCharge.To != nil {
			inCharge[d.LeaderInCharge.To] = true
		}
	}
	word := func(p *model.Post, from string, w model.Str) string { return codeFor(s, p.Home, from, w.V) }
	return pick(currentIn[model.Post](s, u.Home), func(p *model.Post) bool {
		switch {
		case p == head:
			return true
		case head != nil && head.Rank.Set() && p.Rank.Set():
			return word(p, "vocabulary:post.rank", p.Rank) == word(head, "vocabulary:post.rank", head.Rank)
		case head != nil && head.Tier.Set() && p.Tier.Set():
			return word(p, "vocabulary:post.tier", p.Tier) == word(head, "vocabulary:post.tier", head.Tier)
		}
		return inCharge[p] || !p.Department.Set()
	})
}

// r082: no post or department stands in one announcement at two levels, unless
// levels are given to risk points, of which one subject may have several.
func r082(s *model.Site, out *report) {
	for _, a := range all[model.LevelAnnouncement](s) {
		scheme := levelScheme(s, a.Home)
		if scheme == nil || scheme.Basis.V == "by_criteria" {
			continue
		}
		first := map[model.Record]model.RiskRow{}
		for _, row := range a.Rows {
			b := bearerOf(row.Subject.To)
			l := scheme.Level(row.Level.V)
			if b != posts && b != departments || l == nil {
				continue
			}
			before, again := first[row.Subject.To]
			if !again {
				first[row.Subject.To] = row
				continue
			}
			was := scheme.Level(before.Level.V)
			if was == l {
				continue
			}
			out.add(a, diag.Diagnostic{
				Code: diag.R082, Span: row.Level.At,
				Text: diag.Say("%[1]s在同一次公示里既是“%[2]s”又是“%[3]s”", "%[1]s has both the level %[2]q and the level %[3]q in one announcement", named(row.Subject.To), was.Label.V, l.Label.V),
				Hint: diag.Say("核对审定的结果，只留一行", "check what was decided and keep one row"),
				Also: []diag.Note{{Span: before.Level.At, Text: diag.Say("前一行在这里", "the row before")}},
			})
		}
	}
}
