package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// levelWords returns all words for the levels of a scheme; nil has none.
func levelWords(scheme *model.LevelScheme) []model.Str {
	if scheme == nil {
		return nil
	}
	var words []model.Str
	for _, l := range scheme.Levels {
		words = append(words, l.Code, l.Label)
	}
	for _, a := range scheme.Aliases {
		words = append(words, a.Key)
	}
	return words
}

// colourWords returns all words for the colours of a scheme; nil has none.
func colourWords(scheme *model.ColourScheme) []model.Str {
	if scheme == nil {
		return nil
	}
	var words []model.Str
	for _, c := range scheme.Colours {
		words = append(words, c.Code, c.Label)
	}
	return words
}

func has(words []model.Str, word string) bool {
	return word != "" && slices.ContainsFunc(words, func(w model.Str) bool { return w.V == word })
}

// mixed reports whether v, which takes a level or a colour, holds a word of
// the other scale of the unit.
func mixed(rec model.Record, v model.Value, out *report) bool {
	word, at := valueOf(v)
	u := out.site.Unit(rec.Base().Home)
	if at.IsZero() || u == nil || out.choices(rec, v.Field.From).set[word] {
		return false
	}
	levels, colours := levelWords(u.Schemes.Levels.To), colourWords(u.Schemes.Colours.To)
	if c, ok := rec.(*model.ColourScheme); ok {
		colours = colourWords(c)
	}
	switch v.Field.From {
	case "level":
		return !has(levels, word) && has(colours, word)
	case "colour":
		return !has(colours, word) && has(levels, word)
	}
	return false
}

// r026Value: a level is not written where a colour belongs, nor a colour where
// a level does.
func r026Value(rec model.Record, v model.Value, out *report) {
	if from := v.Field.From; from != "level" && from != "colour" || !mixed(rec, v, out) {
		return
	}
	word, at := valueOf(v)
	d := diag.Diagnostic{Code: diag.R026, Span: at}
	c := listed(out.choices(rec, v.Field.From).codes)
	if v.Field.From == "level" {
		d.Text = diag.Say("这里要写风险等级，“%s”是预警的颜色：等级说权力本身的风险有多大，颜色说一件事眼下到了哪一步", "a risk level belongs here, and %q is a warning colour: a level tells how great the risk of a power is, a colour how far one matter has gone", word)
	} else {
		d.Text = diag.Say("这里要写预警的颜色，“%s”是风险等级：颜色说一件事眼下到了哪一步，等级说权力本身的风险有多大", "a warning colour belongs here, and %q is a risk level: a colour tells how far one matter has gone, a level how great the risk of a power is", word)
	}
	d.Hint = diag.Say("删去这一行，或改成本单位有的", "drop the line or write one of the right scale")
	if c != "" {
		d.Hint = diag.Say("可以写：%s", "it can be: %s", c)
	}
	out.add(rec, d)
}

// r026: the two scales of a unit have no word in common, and no colour is
// raised by a risk as if that were an event.
func r026(s *model.Site, out *report) {
	said := map[[2]model.Record]bool{}
	for _, u := range s.Units {
		levels, colours := u.Schemes.Levels.To, u.Schemes.Colours.To
		if levels == nil || colours == nil || said[[2]model.Record{levels, colours}] {
			continue
		}
		said[[2]model.Record{levels, colours}] = true
		sharedWords(levels, colours, out)
		riskAsEvent(levels, colours, out)
	}
}

func sharedWords(levels *model.LevelScheme, colours *model.ColourScheme, out *report) {
	words := levelWords(levels)
	for i := range colours.Colours {
		c := &colours.Colours[i]
		report := func(own, other model.Str) {
			out.add(colours, diag.Diagnostic{
				Code: diag.R026, Span: own.At,
				Text: diag.Say("预警“%s”和风险等级“%s”用了同一个词，看的人分不清说的是哪一种", "the colour %q and the risk level %q share a word, and readers cannot tell which is meant", own.V, other.V),
				Hint: diag.Say("预警用颜色（绿、黄、红），等级用级别（一级、A级），改其中一个的 code 或 label；原文如此的照登，在 source_note 里说明并写 waivers", "use colours for warnings and grades for levels, and mend the code or label of one; where the source prints this, say so in source_note and waive the rule"),
				Also: []diag.Note{{Span: other.At, Text: diag.Say("风险等级的词在这里", "the level is here")}},
			})
		}
		for _, own := range []model.Str{c.Code, c.Label} {
			j := slices.IndexFunc(words, func(w model.Str) bool {
				return own.V != "" && (w.V == own.V || utf8.RuneCountInString(w.V) > 1 && strings.Contains(own.V, w.V))
			})
			if j >= 0 {
				report(own, words[j])
				break
			}
		}
	}
}

// riskAsEvent finds triggers that speak of a risk as of something that has
// happened, where the level scheme takes it for a possibility.
func riskAsEvent(levels *model.LevelScheme, colours *model.ColourScheme, out *report) {
	for i := range colours.Colours {
		c := &colours.Colours[i]
		for _, t := range c.Triggers {
			from, to, ok := eventOfRisk(t.Text.V)
			if !ok {
				continue
			}
			out.warn(colours, diag.Diagnostic{
				Code: diag.R026, Span: part(t.Text.At, t.Text.V, from, to),
				Text: diag.Say("“%s”的触发条件写“%s”，把风险当作已经发生的事；风险等级里的风险指的是可能性", "a trigger of %q says %q and takes a risk for an event; in the risk levels a risk is a possibility", colourName(c), t.Text.V[from:to]),
				Hint: diag.Say("写明发生的是什么，例如“出现违纪苗头”“发生违纪问题”；原文如此的照登，在 source_note 里说明并写 waivers", "say what has happened, such as 出现违纪苗头 or 发生违纪问题; where the source prints this, say so in source_note and waive the rule"),
				Also: []diag.Note{{Span: or(levels.Name.At, levels.At), Text: diag.Say("本单位的风险等级在这里", "the risk levels of the unit are here")}},
			})
		}
	}
}

// eventOfRisk finds where s says that a risk has come about: 转变为风险,
// 出现风险, but not 出现风险苗头.
func eventOfRisk(s string) (from, to int, ok bool) {
	for _, verb := range []string{"转变为", "转变成", "转化为", "转化成", "演变为", "演变成", "成为", "出现了", "出现", "发生了", "发生"} {
		for at := 0; ; {
			i := strings.Index(s[at:], verb)
			if i < 0 {
				break
			}
			from = at + i
			at = from + len(verb)
			rest := s[at:]
			for _, w := range []string{"廉政", "廉洁", "实际", "现实"} {
				rest = strings.TrimPrefix(rest, w)
			}
			after, found := strings.CutPrefix(rest, "风险")
			if found && !slices.ContainsFunc([]string{"苗头", "隐患", "征兆", "点", "源", "事件", "问题", "情形", "行为"}, func(w string) bool { return strings.HasPrefix(after, w) }) {
				return from, len(s) - len(after), true
			}
		}
	}
	return 0, 0, false
}

// r028: a table does not add up levels of different scales.
func r028(s *model.Site, out *report) {
	for _, a := range model.All[model.LevelAnnouncement](s) {
		own := levelScheme(s, a.Home)
		for i := range a.Rows {
			row := &a.Rows[i]
			if row.Subject.To == nil {
				continue
			}
			home := row.Subject.To.Base().Home
			other := levelScheme(s, home)
			if home == model.Shared || other == nil || other == own {
				continue
			}
			foreign(a, row.Subject, own, other, out)
		}
	}
	for _, r := range model.All[model.Register](s) {
		own := levelScheme(s, r.Home)
		for i := range r.Rows {
			if p := r.Rows[i].RiskPoint.To; p != nil && p.Home != r.Home {
				if other := levelScheme(s, p.Home); other != nil && other != own {
					foreign(r, model.AnyRef{Name: r.Rows[i].RiskPoint.Name, To: p}, own, other, out)
				}
			}
		}
	}
}

// foreign reports a row of rec about a subject of another unit, graded by
// another scale.
func foreign(rec model.Record, subject model.AnyRef, own, other *model.LevelScheme, out *report) {
	d := diag.Diagnostic{
		Code: diag.R028, Span: subject.At,
		Text: diag.Say("“%[1]s”按“%[2]s”定级，和本表其余各行不是一套等级，不能合在一起计数", "%[1]q is graded by the scale %[2]q, not by that of the other rows, and cannot be counted with them", model.Title(subject.To), other.Name.V),
		Hint: diag.Say("各单位的等级分开列表；要合并的，两个单位的 schemes.levels 先用同一个方案", "keep one table a unit; to add them up, give both units one scheme in schemes.levels"),
		Also: []diag.Note{{Span: or(other.Name.At, other.At), Text: diag.Say("那一套等级在这里", "its scale is here")}},
	}
	if own != nil {
		d.Also = append(d.Also, diag.Note{Span: or(own.Name.At, own.At), Text: diag.Say("本单位的等级在这里", "the scale of this unit is here")})
	}
	out.add(rec, d)
}
