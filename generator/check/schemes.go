package check

import (
	"slices"

	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// r021: the ranks of the levels are 1 to n, each once.
func r021(s *model.Site, out *report) {
	for _, scheme := range model.All[model.LevelScheme](s) {
		seen := map[int64]*model.Level{}
		for i := range scheme.Levels {
			l := &scheme.Levels[i]
			if !l.Rank.Set() {
				continue
			}
			d := diag.Diagnostic{Code: diag.R021, Span: l.Rank.At}
			n := int64(len(scheme.Levels))
			switch first := seen[l.Rank.V]; {
			case first != nil:
				d.Text = diag.Say("等级“%s”和“%s”的序号都是 %d", "levels %q and %q both have the rank %d", first.Code.V, l.Code.V, l.Rank.V)
				d.Hint = diag.Say("序号从 1（最高）到 %d，每级一个", "ranks run from 1, the highest, to %d, one each", n)
				d.Also = []diag.Note{{Span: first.Rank.At, Text: diag.Say("第一次用在这里", "first used here")}}
			case l.Rank.V < 1 || l.Rank.V > n:
				d.Text = diag.Say("等级“%s”的序号是 %d，一共只有 %d 级", "level %q has the rank %d, but there are %d levels", l.Code.V, l.Rank.V, n)
				d.Hint = diag.Say("序号从 1（最高）到 %d，中间不空号", "ranks run from 1, the highest, to %d without a gap", n)
			default:
				seen[l.Rank.V] = l
				continue
			}
			out.add(scheme, d)
		}
	}
}

// r022: there are as many levels as the text announces.
func r022(s *model.Site, out *report) {
	for _, scheme := range model.All[model.LevelScheme](s) {
		if n := int64(len(scheme.Levels)); scheme.DeclaredCount.Set() && scheme.DeclaredCount.V != n {
			out.add(scheme, diag.Diagnostic{
				Code: diag.R022, Span: scheme.DeclaredCount.At,
				Text: diag.Say("写明 %d 个等级，列出了 %d 个", "%d levels are declared and %d listed", scheme.DeclaredCount.V, n),
				Hint: diag.Say("改 declared_count 或补上缺的等级；原文自相矛盾的，用 source_note 说明并写 waivers", "mend declared_count or the levels; where the source contradicts itself, say so in source_note and waive the rule"),
			})
		}
	}
}

// r023: each level says by what it is given and who answers for it.
func r023(s *model.Site, out *report) {
	layered := map[*model.LevelScheme]bool{}
	for _, u := range s.Units {
		if l, c := u.Schemes.Levels.To, u.Schemes.Categories.To; l != nil && c != nil {
			for _, layer := range c.Layers {
				layered[l] = layered[l] || len(layer.ResponsibleChain) > 0
			}
		}
	}
	for _, scheme := range model.All[model.LevelScheme](s) {
		for i := range scheme.Levels {
			l := &scheme.Levels[i]
			at := or(l.Code.At, l.At, scheme.At)
			if len(l.Criteria) == 0 && len(l.PostRule) == 0 && !unstated(scheme, "criteria") {
				out.add(scheme, diag.Diagnostic{
					Code: diag.R023, Span: at,
					Text: diag.Say("等级“%s”没有写凭什么评定", "level %q does not say by what it is given", l.Code.V),
					Hint: diag.Say("加上 criteria（按标准）或 post_rule（按岗位）；原文没写的，在 unstated 里列 \"criteria\"", "add criteria or post_rule; where the source gives none, list \"criteria\" in unstated"),
				})
			}
			if !l.ResponsibleRole.Set() && !l.SupervisorRole.Set() && !layered[scheme] && !unstated(scheme, "responsible_role") {
				out.add(scheme, diag.Diagnostic{
					Code: diag.R023, Span: at,
					Text: diag.Say("等级“%s”没有写由谁负责或监督", "level %q names nobody who is responsible or supervises", l.Code.V),
					Hint: diag.Say("加上 responsible_role 或 supervisor_role，或在类别方案的层面上写 responsible_chain", "add responsible_role or supervisor_role, or responsible_chain on the layers of the category scheme"),
				})
			}
		}
	}
}

// levelScheme returns the level scheme of the unit that owns home, or nil.
func levelScheme(s *model.Site, home string) *model.LevelScheme {
	if u := s.Unit(home); u != nil {
		return u.Schemes.Levels.To
	}
	return nil
}

// layerOf returns the layer with that code in the unit's category scheme, or nil.
func layerOf(u *model.Unit, code string) *model.Layer {
	if u == nil || u.Schemes.Categories.To == nil {
		return nil
	}
	layers := u.Schemes.Categories.To.Layers
	if i := slices.IndexFunc(layers, func(l model.Layer) bool { return l.Code.V == code }); i >= 0 {
		return &layers[i]
	}
	return nil
}
