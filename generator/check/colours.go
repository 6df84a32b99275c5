package check

import (
	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// r025: a colour says what raises it and what is done then, and, above the
// lightest, by which document. A list of documents that is empty on purpose
// counts. Products of information have no triggers.
func r025(s *model.Site, out *report) {
	for _, scheme := range all[model.ColourScheme](s) {
		if scheme.Carrier.V == "product" {
			continue
		}
		for i := range scheme.Colours {
			c := &scheme.Colours[i]
			lacks := func(field string, what, hint diag.Message) {
				if !unstated(scheme, field) {
					out.add(scheme, diag.Diagnostic{
						Code: diag.R025, Span: or(c.Code.At, c.At),
						Text: diag.Say("预警“%[1]s”没有写%[2]s", "the colour %[1]q does not say %[3]s", colourName(c), what.ZH, what.EN), Hint: hint,
					})
				}
			}
			if len(c.Triggers) == 0 {
				lacks("triggers", diag.Say("什么情形发出", "what raises it"), diag.Say("加上 triggers；原文没有写的，在 unstated 里列 \"triggers\"", "add triggers; where the source gives none, list \"triggers\" in unstated"))
			}
			if len(c.Measures) == 0 {
				lacks("measures", diag.Say("发出后采取什么措施", "what is done then"), diag.Say("加上 measures；原文没有写的，在 unstated 里列 \"measures\"", "add measures; where the source gives none, list \"measures\" in unstated"))
			}
			if c.Documents == nil && !lightest(scheme, c) {
				lacks("documents", diag.Say("用什么文书", "by which document"), diag.Say("加上 documents = [\"…通知书\"]；原文没有规定文书的写 documents = []", "add documents = [\"…通知书\"]; where the source sets none, write documents = []"))
			}
		}
	}
}

// lightest reports whether no colour of scheme has a lower rank than c.
func lightest(scheme *model.ColourScheme, c *model.Colour) bool {
	for _, x := range scheme.Colours {
		if x.Rank.Set() && (!c.Rank.Set() || x.Rank.V < c.Rank.V) {
			return false
		}
	}
	return true
}

func colourName(c *model.Colour) string {
	if c.Label.V != "" {
		return c.Label.V
	}
	return c.Code.V
}

// r027: a category is looked for on the layer where the scheme has it.
func r027(s *model.Site, out *report) {
	for _, p := range all[model.RiskPoint](s) {
		if u := s.Unit(p.Home); u != nil {
			onLayer(p, u.Schemes.Categories.To, p.Category, p.Layer, out)
		}
	}
	for _, a := range all[model.LevelAnnouncement](s) {
		u := s.Unit(a.Home)
		for i := range a.Rows {
			if row := &a.Rows[i]; u != nil && row.At != a.At { // else made of risk points
				onLayer(a, u.Schemes.Categories.To, row.Category, row.Layer, out)
			}
		}
	}
}

func onLayer(rec model.Record, scheme *model.CategoryScheme, category, layer model.Str, out *report) {
	if scheme == nil || !category.Set() || !layer.Set() {
		return
	}
	for i := range scheme.Categories {
		c := &scheme.Categories[i]
		if c.Code.V != category.V || c.Layers == nil {
			continue // a category without layers is for all of them
		}
		layers := strs(c.Layers)
		for _, l := range layers {
			if l == layer.V {
				return
			}
		}
		d := diag.Diagnostic{
			Code: diag.R027, Span: category.At,
			Text: diag.Say("类别“%s”不在“%s”层面查找，方案里它的层面是%s", "the category %q is not looked for on the layer %q; the scheme has it on %s", c.Label.V, layer.V, listed(layers)),
			Hint: diag.Say("改 category 或 layer；确实要在这一层面查的，在类别方案的 layers 里补上", "mend category or layer, or add the layer to the category in the scheme"),
			Also: []diag.Note{{Span: or(spanOf(c.Layers), c.Code.At, c.At), Text: diag.Say("方案里的这一类在这里", "the scheme has the category here")}},
		}
		if len(layers) == 0 {
			d.Text = diag.Say("类别“%s”在方案里不属于任何层面，登记表没有它的一行", "the scheme has the category %q on no layer, so no form has a row for it", c.Label.V)
		}
		out.add(rec, d)
		return
	}
}

// spanOf returns the place of the first of the words, the zero span of none.
func spanOf(words []model.Str) source.Span {
	if len(words) == 0 {
		return source.Span{}
	}
	return words[0].At
}
