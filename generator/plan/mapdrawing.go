package plan

import (
	"slices"
	"strconv"

	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// MapDrawing is a map of risks as the source of its overview: the unit, its
// categories of powers, and under each its powers. Render breaks the texts into
// lines, gives them places and draws them.
type MapDrawing struct {
	// ID begins the ids within the drawing.
	ID, Title, Desc string
	Unit, Size      string
	Categories      []DrawnCategory
}

// DrawnCategory is one category with its powers.
type DrawnCategory struct {
	Text, Href string
	Small      []string // how many powers and risk points
	Powers     []DrawnPower
}

// DrawnPower is one power: its steps and risk points by number and its levels.
type DrawnPower struct {
	Text, Href string
	Small      string
	Marks      []DrawnMark // the gravest first
}

// MapFile is the overview of a map as a file that opens alone.
type MapFile struct{ Drawing *MapDrawing }

// MaxMapPowers is the number of powers up to which a map is drawn: about
// twenty sheets of paper. A larger one is told in words alone.
const MaxMapPowers = 500

// The longest texts of an overview, in characters; the page below has all of
// them.
const (
	mostUnitRunes  = 60
	mostPowerRunes = 40
	mostLabelRunes = 20
	mostLevelRunes = 6
)

// mapDrawing is the overview of the map m, whose view has its categories and
// figures already; nil where it has no powers or too many.
func (p *planner) mapDrawing(u *model.Unit, m *model.ControlMap, v *MapView) *MapDrawing {
	d := &MapDrawing{ID: "tu-" + m.ID.V, Title: v.Title, Unit: cut(u.Name.V, mostUnitRunes), Desc: "每个类别下面是它的权力事项，下面的文字按同样的顺序列出。"}
	powers, points := 0, 0
	for _, c := range v.Categories {
		x := DrawnCategory{Text: cut(c.Title, mostLabelRunes), Href: "#" + c.ID, Small: []string{plural(len(c.Powers), "项")}}
		here := 0
		for _, w := range c.Powers {
			x.Powers = append(x.Powers, drawnPower(w))
			here += w.Points
		}
		if here > 0 {
			x.Small = append(x.Small, plural(here, "个")+"风险点")
		}
		powers, points = powers+len(c.Powers), points+here
		d.Categories = append(d.Categories, x)
	}
	if powers > MaxMapPowers {
		p.faults.Add(diag.Diagnostic{
			Code: diag.P006, Severity: diag.Warning, Span: m.ID.At,
			Text: diag.Say("防控图有%[1]d项权力，太多了，只有文字，没有总图", "the map has %[1]d powers: too many to draw", powers),
			Hint: diag.Say("按"+u.DeptLabel.V+"或者类别分成几幅", "make several maps of it, by department or category"),
		})
		return nil
	}
	if powers == 0 {
		return nil
	}
	d.Size = plural(len(v.Categories), "类") + " · " + plural(powers, "项") + "权力"
	if points > 0 {
		d.Size += " · " + plural(points, "个") + "风险点"
	}
	return d
}

// drawnPower is a power as the overview shows it.
func drawnPower(w MapPower) DrawnPower {
	x := DrawnPower{Text: cut(w.Link.Text, mostPowerRunes), Href: "#" + w.ID}
	steps := 0
	var levels []*Level
	for _, s := range w.Steps {
		if s.No != "" {
			steps++
		}
		for _, r := range s.Risks {
			if r.Level != nil {
				levels = append(levels, r.Level)
			}
		}
	}
	if steps > 0 {
		x.Small = plural(steps, "步")
	}
	switch {
	case w.Points > 0:
		x.Small = joined(" · ", x.Small, plural(w.Points, "个")+"风险点")
	case w.NoRisk:
		x.Small = joined(" · ", x.Small, "无风险点")
	}
	x.Marks = levelMarks(levels)
	return x
}

// levelMarks counts levels: a mark for each, the gravest first, those without
// a rank last.
func levelMarks(levels []*Level) []DrawnMark {
	var out []DrawnMark
	var count []int
	for _, l := range levels {
		i := slices.IndexFunc(out, func(m DrawnMark) bool { return m.Title == l.Label && m.Rank == l.Rank })
		if i < 0 {
			i = len(out)
			out, count = append(out, DrawnMark{Rank: l.Rank, Title: l.Label}), append(count, 0)
		}
		count[i]++
	}
	for i := range out {
		m := &out[i]
		m.Label = cut(m.Title, mostLevelRunes)
		if count[i] > 1 {
			m.Label += "×" + strconv.Itoa(count[i])
		}
		m.Title += "：" + plural(count[i], "处")
	}
	slices.SortStableFunc(out, func(a, b DrawnMark) int {
		if (a.Rank < 1) != (b.Rank < 1) {
			return b.Rank - a.Rank
		}
		return a.Rank - b.Rank
	})
	return out
}

// cut shortens a text to a number of characters.
func cut(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
