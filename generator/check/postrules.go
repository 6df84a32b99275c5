package check

import (
	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// r029: a level has one basis, and where levels go by post, posts and the risk
// points found at them have the level that the rules give, or a reason why not.
func r029(s *model.Site, out *report) {
	for _, scheme := range model.All[model.LevelScheme](s) {
		twoBases(scheme, out)
	}
	for _, u := range s.Units {
		scheme := u.Schemes.Levels.To
		if scheme == nil || scheme.Basis.V != "by_post" {
			continue
		}
		for _, p := range currentIn[model.Post](s, u.Home) {
			if p.Level.Set() {
				offRule(s, scheme, p, p, p.Level, out)
			}
		}
		for _, x := range currentIn[model.RiskPoint](s, u.Home) {
			p, ok := x.Subject.To.(*model.Post)
			if r := decidingReview(s, x); !ok || !x.Level.Set() || len(x.Adjustments) > 0 || r != nil && r.Opinion.Set() {
				continue // it says why
			}
			offRule(s, scheme, x, p, x.Level, out)
		}
	}
}

// twoBases reports a level that is given by criteria and by post at once, so
// that nobody knows which counts. Mixed schemes say so themselves.
func twoBases(scheme *model.LevelScheme, out *report) {
	if scheme.Basis.V != "by_post" && scheme.Basis.V != "by_criteria" {
		return
	}
	for i := range scheme.Levels {
		l := &scheme.Levels[i]
		if len(l.Criteria) == 0 || len(l.PostRule) == 0 {
			continue
		}
		at, other := or(l.Criteria[0].At, l.At), or(l.PostRule[0].At, l.At)
		if scheme.Basis.V == "by_criteria" {
			at, other = other, at
		}
		out.add(scheme, diag.Diagnostic{
			Code: diag.R029, Span: at,
			Text: diag.Say("等级“%[1]s”既按标准划分，又按岗位划分，两种依据不知以哪个为准", "level %[1]q is given by criteria and by post, and nobody knows which counts", l.Code.V),
			Hint: diag.Say("只留一种；两种都用的，basis 写 \"mixed\"；原文两种并列的照登，在 source_note 里说明并写 waivers", "keep one, or write basis = \"mixed\"; where the source has both, say so in source_note and waive the rule"),
			Also: []diag.Note{{Span: other, Text: diag.Say("另一种依据在这里", "the other basis is here")}},
		})
	}
}

// offRule reports the level of rec, which is p or a risk point found at p,
// where the rules of the scheme give p another.
func offRule(s *model.Site, scheme *model.LevelScheme, rec model.Record, p *model.Post, level model.Str, out *report) {
	has, due := scheme.Level(level.V), ruledLevel(s, scheme, p)
	if has == nil || due == nil || has == due {
		return
	}
	hint := diag.Say("改成 level = \"%s\"，或者核对岗位的 rank、tier；确实另定的，写 source_note 和 waivers 说明理由", "write level = %q or check rank and tier of the post; where it was decided otherwise, say so in source_note and waive the rule", due.Code.V)
	if rec != model.Record(p) {
		hint = diag.Say("改成 level = \"%s\"；确实另定的，在决定的审核记录里写 opinion", "write level = %q, or give the reason as opinion of the deciding review", due.Code.V)
	}
	out.add(rec, diag.Diagnostic{
		Code: diag.R029, Span: level.At,
		Text: diag.Say("%[1]s按岗位应是“%[2]s”，这里是“%[3]s”，没有写理由", "by post %[1]s has the level %[2]q; here it is %[3]q without a reason", named(p), due.Label.V, has.Label.V),
		Hint: hint,
		Also: []diag.Note{{Span: due.PostRule[0].At, Text: diag.Say("按岗位定级的规定在这里", "the rule for posts is here")}},
	})
}

// ruledLevel returns the level that the rules of the scheme give p, nil where
// none does. A rule without conditions is for the rest, wherever it stands.
func ruledLevel(s *model.Site, scheme *model.LevelScheme, p *model.Post) *model.Level {
	fits := func(from string, asked, has model.Str) bool {
		return !asked.Set() || codeFor(s, p.Home, from, asked.V) == codeFor(s, p.Home, from, has.V)
	}
	var rest *model.Level
	for i := range scheme.Levels {
		for _, r := range scheme.Levels[i].PostRule {
			switch {
			case !r.Rank.Set() && !r.Tier.Set() && !r.Department.Set():
				rest = &scheme.Levels[i]
			case fits("vocabulary:post.rank", r.Rank, p.Rank) && fits("vocabulary:post.tier", r.Tier, p.Tier) &&
				(!r.Department.Set() || r.Department.To != nil && r.Department.To == p.Department.To):
				return &scheme.Levels[i]
			}
		}
	}
	return rest
}
