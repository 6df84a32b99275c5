package check

import (
	"strings"
	"unicode"

	"gongshi/generator/derive"
	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// r064: the risk points at a step are of the chart's power or of none, and the
// level shown is the highest that they had on the day of the chart.
func r064(s *model.Site, out *report) {
	for _, f := range all[model.Flowchart](s) {
		for i := range f.Nodes {
			n := &f.Nodes[i]
			for _, ref := range n.RiskPoints {
				if ref.To == nil || ref.To.Power.To == nil || ref.To.Power.To == f.Power.To || f.Power.To == nil {
					continue
				}
				out.add(f, diag.Diagnostic{
					Code: diag.R064, Span: ref.At,
					Text: diag.Say("环节“%[1]s”标的风险点%[2]s是权力%[3]s的，这张图是%[4]s的", "the risk point %[2]s at the step %[1]q belongs to the power %[3]s, but this is the chart of %[4]s", n.Text.V, named(ref.To), named(ref.To.Power.To), named(f.Power.To)),
					Hint: diag.Say("换成本权力的风险点，或改正风险点的 power", "name a risk point of this power, or mend the power of the risk point"),
					Also: []diag.Note{{Span: or(ref.To.Power.At, ref.To.At), Text: diag.Say("风险点的权力写在这里", "the power of the risk point")}},
				})
			}
			shownLevel(s, f, n, out)
		}
	}
}

// shownLevel holds the level at a step to those of its decided risk points.
func shownLevel(s *model.Site, f *model.Flowchart, n *model.Node, out *report) {
	scheme := levelScheme(s, f.Home)
	if scheme == nil || !n.Level.Set() || !f.AsOf.Set() {
		return
	}
	shown := scheme.Level(n.Level.V)
	var highest *model.Level
	var from *model.RiskPoint
	for _, ref := range n.RiskPoints {
		if ref.To == nil || !decided(ref.To) || ref.To.Power.To != nil && ref.To.Power.To != f.Power.To {
			continue // told already, or nothing to tell
		}
		if l := scheme.Level(derive.LevelAt(ref.To, f.AsOf.V)); l != nil && (highest == nil || l.Rank.V < highest.Rank.V) {
			highest, from = l, ref.To
		}
	}
	if shown == nil || highest == nil || shown == highest {
		return
	}
	out.add(f, diag.Diagnostic{
		Code: diag.R064, Span: n.Level.At,
		Text: diag.Say("环节“%[1]s”标的等级是“%[2]s”，风险点%[4]s在 %[5]s 是“%[3]s”", "the step %[1]q shows the level %[2]q, but on %[5]s the risk point %[4]s had %[3]q", n.Text.V, shown.Label.V, highest.Label.V, named(from), f.AsOf.V),
		Hint: diag.Say("写 level = \"%s\"；等级是后来调整的，重新制图并写新的 as_of", "write level = %q; where the level was adjusted later, make a new chart with its own as_of", highest.Code.V),
		Also: []diag.Note{{Span: or(from.Level.At, from.At), Text: diag.Say("风险点的等级在这里", "the level of the risk point")}},
	})
}

// r066: a text version written by hand mentions every step.
func r066(s *model.Site, out *report) {
	for _, f := range current[model.Flowchart](s) {
		if !f.TextVersion.Set() {
			continue
		}
		told := wordsOnly(f.TextVersion.V)
		var missing []string
		for _, n := range f.Nodes {
			if w := wordsOnly(n.Text.V); w != "" && !strings.Contains(told, w) {
				missing = append(missing, "“"+n.Text.V+"”")
			}
		}
		if len(missing) > 0 {
			out.add(f, diag.Diagnostic{
				Code: diag.R066, Span: firstLine(f.TextVersion.At),
				Text: diag.Say("流程图的文字说明没有提到 %d 个环节：%s", "the text version does not mention %d steps: %s", len(missing), listed(missing)),
				Hint: diag.Say("照图补上，用图上的原话；或者删去文字说明，由程序按图生成", "add them in the words of the chart, or remove the text and have it made from the chart"),
			})
		}
	}
}

// wordsOnly returns the letters, digits and Han of a text, full-width forms as
// ASCII and without case.
func wordsOnly(s string) string {
	return strings.Map(func(r rune) rune {
		if r = fold(r); r == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// firstLine returns the first line with words of the text at span.
func firstLine(at source.Span) source.Span {
	from := int(at.Start)
	for _, line := range strings.SplitAfter(string(at.Bytes()), "\n") {
		trimmed := strings.TrimSpace(line)
		if strings.Trim(trimmed, `"'`) != "" {
			begin := from + strings.Index(line, trimmed)
			return at.File.At(begin, begin+len(trimmed))
		}
		from += len(line)
	}
	return at
}
