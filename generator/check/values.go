package check

import (
	"slices"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

type allowedKey struct{ home, from string }

// choices are the values that a scheme or vocabulary gives.
type choices struct {
	codes    []string
	set      map[string]bool // codes and aliases
	labels   map[string]string
	declared bool
}

func choicesOf(list []model.Choice, declared bool) choices {
	c := choices{declared: declared, set: map[string]bool{}, labels: map[string]string{}}
	for _, x := range list {
		c.codes = append(c.codes, x.Code)
		c.set[x.Code] = true
		for _, a := range x.Aliases {
			c.set[a] = true
		}
		c.labels[x.Label] = x.Code
	}
	return c
}

// choices returns what from gives to rec. A scheme's own references to its
// values are judged by itself, wherever it lies.
func (r *report) choices(rec model.Record, from string) choices {
	switch x := rec.(type) {
	case *model.ColourScheme:
		if from == "colour" {
			var list []model.Choice
			for _, c := range x.Colours {
				list = append(list, model.Choice{Code: c.Code.V, Label: c.Label.V})
			}
			return choicesOf(list, true)
		}
	case *model.CategoryScheme:
		if from == "layer" {
			var list []model.Choice
			for _, l := range x.Layers {
				list = append(list, model.Choice{Code: l.Code.V, Label: l.Label.V})
			}
			return choicesOf(list, len(list) > 0)
		}
	}
	key := allowedKey{rec.Base().Home, from}
	c, ok := r.allowed[key]
	if !ok {
		c = choicesOf(r.site.Allowed(key.home, from))
		r.allowed[key] = c
	}
	return c
}

// valueOf returns the word that a scheme or vocabulary must give, "" where v
// holds none.
func valueOf(v model.Value) (string, source.Span) {
	switch x := v.Ptr.(type) {
	case *model.Str:
		return x.V, x.At
	case *model.Count:
		return x.Key.V, x.Key.At
	}
	return "", source.Span{}
}

// outside reports, under code, a value that is not among those of v's field.
// where says in both languages what gives the values.
func outside(rec model.Record, v model.Value, out *report, code diag.Code, where diag.Message) {
	word, at := valueOf(v)
	if at.IsZero() {
		return
	}
	c := out.choices(rec, v.Field.From)
	if !c.declared || c.set[word] || !out.site.Whole(rec.Base().Home) {
		return
	}
	hint := diag.Say("可以写：%s", "it can be: %s", listed(c.codes))
	if code, ok := c.labels[word]; ok {
		hint = diag.Say("“%s”是显示的名称，这里写 \"%s\"", "%q is the label; write %q", word, code)
	} else if near, ok := out.guess(word, c.codes); ok {
		hint = diag.Say("是不是想写 \"%s\"？可以写：%s", "did you mean %q? it can be: %s", near, listed(c.codes))
	}
	out.add(rec, diag.Diagnostic{
		Code: code, Span: at,
		Text: diag.Say("%[3]s里没有“%[1]s”", "%[4]s has no %[2]q", word, word, where.ZH, where.EN),
		Hint: hint,
	})
}

// r020: a level belongs to the unit's scheme.
func r020(rec model.Record, v model.Value, out *report) {
	if v.Field.From == "level" && !mixed(rec, v, out) { // else R026
		outside(rec, v, out, diag.R020, diag.Say("本单位的风险等级", "the unit's level scheme"))
	}
}

// r024: a colour belongs to the unit's scheme.
func r024(rec model.Record, v model.Value, out *report) {
	if v.Field.From == "colour" && !mixed(rec, v, out) { // else R026
		outside(rec, v, out, diag.R024, diag.Say("本单位的预警级别", "the unit's colour scheme"))
	}
}

// s019Value: other values are those of the unit's schemes and vocabularies.
func s019Value(rec model.Record, v model.Value, out *report) {
	from := v.Field.From
	switch from {
	case "", "level", "colour":
		return
	}
	if name, ok := strings.CutPrefix(from, "vocabulary:"); ok {
		outside(rec, v, out, diag.S019, diag.Say("词表 %s ", "the vocabulary %s", name))
		return
	}
	outside(rec, v, out, diag.S019, diag.Say("本单位类别方案的 %s ", "the unit's category scheme, %s,", from))
}

// s019: a vocabulary and a review chain name what exists.
func s019(s *model.Site, out *report) {
	names, kinds := vocabularyNames(), []string{}
	for _, k := range model.Kinds() {
		kinds = append(kinds, k.Name)
	}
	known := func(rec model.Record, word model.Str, among []string, what diag.Message) {
		if !word.Set() || slices.Contains(among, word.V) {
			return
		}
		out.add(rec, diag.Diagnostic{
			Code: diag.S019, Span: word.At,
			Text: diag.Say("没有叫“%[1]s”的%[3]s", "there is no %[4]s %[2]q", word.V, word.V, what.ZH, what.EN),
			Hint: out.did(word.V, among, diag.Say("可以写：%s", "it can be: %s", strings.Join(among, "、"))),
		})
	}
	for _, v := range model.All[model.Vocabulary](s) {
		known(v, v.For, names, diag.Say("词表", "vocabulary"))
	}
	for _, c := range model.All[model.ReviewChain](s) {
		for _, k := range c.AppliesTo {
			known(c, k, kinds, diag.Say("记录类型", "kind"))
		}
	}
}

// vocabularyNames returns the vocabularies that fields ask for, sorted.
func vocabularyNames() []string {
	set := map[string]bool{}
	var gather func([]model.Field)
	gather = func(fields []model.Field) {
		for _, f := range fields {
			if name, ok := strings.CutPrefix(f.From, "vocabulary:"); ok {
				set[name] = true
			}
			gather(f.Fields)
		}
	}
	for _, k := range model.Kinds() {
		gather(k.Fields)
	}
	var names []string
	for n := range set {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}
