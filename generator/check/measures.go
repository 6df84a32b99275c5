package check

import (
	"slices"

	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// r087: where the level of a risk point asks for a set of measures beyond what
// the lowest level asks for, the point has a measure of that set.
func r087(s *model.Site, out *report) {
	for _, p := range current[model.RiskPoint](s) {
		scheme := levelScheme(s, p.Home)
		if scheme == nil || len(p.Measures) == 0 {
			continue // R070 tells of points without measures
		}
		l := scheme.Level(p.Level.V)
		if l == nil {
			continue
		}
		has, known := measureWords(s, p, "vocabulary:measure.set", func(m *model.Measure) string { return m.Set.V })
		for _, set := range furtherSets(s, scheme, l) {
			if !known || slices.Contains(has, set) {
				continue
			}
			out.lacks(p, "measures", diag.Diagnostic{
				Code: diag.R087, Span: or(p.Level.At, p.At),
				Text: diag.Say("“%[1]s”的风险点要有“%[2]s”一套的措施，%[3]s现有的 %[4]d 条都不是", "risk points of %[1]q need a measure of the set %[2]q, and none of the %[4]d of %[3]s is one", l.Label.V, labelFor(s, p.Home, "vocabulary:measure.set", set), named(p), len(p.Measures)),
				Hint: diag.Say("在 measures 里加一条这样的措施；已有的措施属于这一套的，在措施上写 set = \"%s\"", "add such a measure to measures; where one that is there belongs to the set, write set = %q on it", set),
				Also: []diag.Note{{Span: l.At, Text: diag.Say("等级的要求写在这里", "what the level asks for")}},
			})
		}
	}
}

// furtherSets returns the sets of measures that level l asks for and the
// lowest level of the scheme does not.
func furtherSets(s *model.Site, scheme *model.LevelScheme, l *model.Level) []string {
	lowest := l
	for i := range scheme.Levels {
		if scheme.Levels[i].Rank.V > lowest.Rank.V {
			lowest = &scheme.Levels[i]
		}
	}
	var common, further []string
	for _, set := range lowest.MeasureSets {
		common = append(common, codeFor(s, scheme.Home, "vocabulary:measure.set", set.V))
	}
	for _, set := range l.MeasureSets {
		if c := codeFor(s, scheme.Home, "vocabulary:measure.set", set.V); !slices.Contains(common, c) {
			further = append(further, c)
		}
	}
	return further
}

// measureWords returns what a field says on the measures of p, each word as
// its code. known is false where a measure is not there to be asked.
func measureWords(s *model.Site, p *model.RiskPoint, from string, field func(*model.Measure) string) (words []string, known bool) {
	known = true
	for _, ref := range p.Measures {
		if ref.To == nil {
			known = false
			continue
		}
		if w := field(ref.To); w != "" {
			words = append(words, codeFor(s, ref.To.Home, from, w))
		}
	}
	return words, known
}

// labelFor returns the label of a code of a scheme or vocabulary.
func labelFor(s *model.Site, home, from, code string) string {
	choices, _ := s.Allowed(home, from)
	for _, c := range choices {
		if c.Code == code && c.Label != "" {
			return c.Label
		}
	}
	return code
}

// r088: a measure of a risk point is of a form that answers its place or its
// cause. Where the level of the point asks for no more than the lowest level
// does, the general measures will do.
func r088(s *model.Site, out *report) {
	for _, p := range current[model.RiskPoint](s) {
		u := s.Unit(p.Home)
		if u == nil || u.Schemes.Categories.To == nil {
			continue
		}
		if generalWillDo(s, p) {
			continue
		}
		categories := u.Schemes.Categories.To
		var answers, about []string
		at := p.ID.At
		for _, f := range []struct {
			word model.Str
			from string
			list []model.Answered
			zh   string
		}{
			{p.RiskPlace, "place", categories.Places, "环节"}, {p.Cause, "cause", categories.Causes, "成因"},
		} {
			code := codeFor(s, p.Home, f.from, f.word.V)
			for _, a := range f.list {
				if a.Code.V == code && len(a.Answers) > 0 {
					answers = append(answers, strs(a.Answers)...)
					about, at = append(about, f.zh+"“"+a.Label.V+"”"), or(f.word.At, at)
				}
			}
		}
		forms, known := measureWords(s, p, "vocabulary:measure.form", func(m *model.Measure) string { return m.Form.V })
		if len(answers) == 0 || len(forms) == 0 || !known {
			continue
		}
		fits := slices.ContainsFunc(answers, func(a string) bool {
			return slices.Contains(forms, codeFor(s, categories.Home, "vocabulary:measure.form", a))
		})
		if !fits {
			out.add(p, diag.Diagnostic{
				Code: diag.R088, Span: at,
				Text: diag.Say("%[1]s应当用 %[2]s 来防，风险点的措施是 %[3]s", "%[1]s asks for %[2]s, and the measures of the point are %[3]s", listed(about), listed(unique(answers)), listed(unique(forms))),
				Hint: diag.Say("在 measures 里加一条这样的措施，或核对 place、cause 和措施的 form", "add such a measure to measures, or check place, cause and the form of the measures"),
			})
		}
	}
}

// generalWillDo reports whether the level of p asks for sets of measures, but
// for none beyond those of the lowest level.
func generalWillDo(s *model.Site, p *model.RiskPoint) bool {
	scheme := levelScheme(s, p.Home)
	if scheme == nil {
		return false
	}
	l := scheme.Level(p.Level.V)
	return l != nil && len(l.MeasureSets) > 0 && len(furtherSets(s, scheme, l)) == 0 &&
		slices.ContainsFunc(scheme.Levels, func(o model.Level) bool { return len(furtherSets(s, scheme, &o)) > 0 })
}

func unique(words []string) []string {
	var out []string
	for _, w := range words {
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// r089: a measure is done by its deadline. A deadline without a year, or one
// that comes back, is not compared.
func r089(s *model.Site, out *report) {
	for _, m := range current[model.Measure](s) {
		d := m.Deadline.V
		if !m.Deadline.Set() || m.DoneOn.Set() || !d.HasYear || d.Every != 0 || d.To.IsZero() || !d.To.Before(s.AsOf) {
			continue
		}
		out.lacks(m, "done_on", diag.Diagnostic{
			Code: diag.R089, Span: m.Deadline.At,
			Text: diag.Say("措施的期限“%[1]s”已过（最后一天 %[2]s），没有写完成日期", "the deadline %[1]q is past, its last day was %[2]s, and no day of completion is given", d.Text, d.To),
			Hint: diag.Say("做完的写 done_on = 完成的日期；没有做完的，经同意后改 deadline", "where it is done, write done_on; where not, a later deadline with consent"),
		})
	}
}
