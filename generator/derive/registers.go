package derive

import (
	"cmp"
	"slices"

	"gongshi/generator/model"
)

// RegisterRows returns the lines of a register whose rows were not written:
// those of the decided risk points that its form is about, in the order of the
// form's groups, levels from the highest, then as the site orders the points.
// A group without any gets one row that says 无. A point that has no group of
// the form has a row without group; see R076. Levels and decisions are those
// of the day on which the register was filled in, or of the site's day.
func RegisterRows(s *model.Site, r *model.Register) []model.RegisterRow {
	form, u := r.Form.To, s.Unit(r.Home)
	if form == nil || u == nil {
		return nil
	}
	on := s.AsOf
	if r.FilledOn.Set() {
		on = r.FilledOn.V
	}
	if form.RowsOf.V == "powers" {
		return powerRows(s, r, on)
	}
	b := registerBuilder{site: s, register: r, levels: u.Schemes.Levels.To}
	for _, p := range model.In[model.RiskPoint](s, r.Home) {
		if !inForce(s, p, on) {
			continue
		}
		if form.RowsOf.V == "subject" && p.Subject.To != r.Subject.To ||
			form.Layer.Set() && p.Layer.V != form.Layer.V {
			continue
		}
		b.point(p, LevelAt(p, on))
	}
	return b.finish()
}

// GroupOf returns the index of the group of rows of form to which p belongs,
// or -1: that of its kind of major matter where the form has one, else that of
// its category.
func GroupOf(form *model.RegisterForm, p *model.RiskPoint) int {
	if i := form.Group(p.ThreeBigOne.V); i >= 0 && form.RowGroups[i].ThreeBigOne.Set() {
		return i
	}
	for i, g := range form.RowGroups {
		if g.Category.Set() && g.Category.V == p.Category.V && !g.ThreeBigOne.Set() {
			return i
		}
	}
	return -1
}

type registerBuilder struct {
	site     *model.Site
	register *model.Register
	levels   *model.LevelScheme
	rows     []model.RegisterRow
	groups   []int // of each row
}

func (b *registerBuilder) point(p *model.RiskPoint, level string) {
	r := b.register
	row := model.RegisterRow{
		RiskPoint: model.Ref[model.RiskPoint]{Name: model.Name{V: nameFor(r.Home, p), At: r.At}, To: p},
		Level:     given(r.At, level), At: r.At,
	}
	for _, m := range p.Measures {
		if m.To != nil {
			row.Measures = append(row.Measures, model.Ref[model.Measure]{Name: model.Name{V: nameFor(r.Home, m.To), At: r.At}, To: m.To})
		}
	}
	g := GroupOf(r.Form.To, p)
	if g >= 0 {
		row.Group = given(r.At, r.Form.To.RowGroups[g].Label.V)
	}
	b.rows, b.groups = append(b.rows, row), append(b.groups, g)
}

// finish puts the rows in order and adds 无 to groups that have none.
func (b *registerBuilder) finish() []model.RegisterRow {
	r := b.register
	for i, g := range r.Form.To.RowGroups {
		if !slices.Contains(b.groups, i) {
			b.rows = append(b.rows, model.RegisterRow{Group: given(r.At, g.Label.V), None: model.Bool{V: true, At: r.At}, At: r.At})
		}
	}
	slices.SortStableFunc(b.rows, func(x, y model.RegisterRow) int {
		return cmp.Or(cmp.Compare(b.group(x), b.group(y)), cmp.Compare(rankOf(b.levels, x.Level.V), rankOf(b.levels, y.Level.V)))
	})
	return b.rows
}

// group returns the place of a row's group; rows without one stand last.
func (b *registerBuilder) group(row model.RegisterRow) int {
	if i := b.register.Form.To.Group(row.Group.V); i >= 0 {
		return i
	}
	return len(b.register.Form.To.RowGroups)
}

// rankOf returns the rank of a level, a large number where it has none.
func rankOf(scheme *model.LevelScheme, code string) int64 {
	if scheme != nil {
		if l := scheme.Level(code); l != nil {
			return l.Rank.V
		}
	}
	return 1 << 32
}

// powerRows has one row for each active power, with the highest level of its
// decided risk points and all their measures; powers without points stand last.
func powerRows(s *model.Site, r *model.Register, on model.Day) []model.RegisterRow {
	var scheme *model.LevelScheme
	if u := s.Unit(r.Home); u != nil {
		scheme = u.Schemes.Levels.To
	}
	var rows []model.RegisterRow
	for _, p := range model.In[model.Power](s, r.Home) {
		if p.State.V != model.PowerActive || !model.Decided(p.Status.V) {
			continue
		}
		row := model.RegisterRow{Power: model.Ref[model.Power]{Name: model.Name{V: nameFor(r.Home, p), At: r.At}, To: p}, At: r.At}
		for _, point := range model.In[model.RiskPoint](s, r.Home) {
			if point.Power.To != p || !inForce(s, point, on) {
				continue
			}
			if l := LevelAt(point, on); !row.Level.Set() || rankOf(scheme, l) < rankOf(scheme, row.Level.V) {
				row.Level = given(r.At, l)
			}
			for _, m := range point.Measures {
				if m.To != nil && !slices.ContainsFunc(row.Measures, func(x model.Ref[model.Measure]) bool { return x.To == m.To }) {
					row.Measures = append(row.Measures, model.Ref[model.Measure]{Name: model.Name{V: nameFor(r.Home, m.To), At: r.At}, To: m.To})
				}
			}
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(x, y model.RegisterRow) int {
		return cmp.Compare(rankOf(scheme, x.Level.V), rankOf(scheme, y.Level.V))
	})
	return rows
}

// MadeRegister reports whether the rows of r were made by Complete, not
// written.
func MadeRegister(r *model.Register) bool { return len(r.Rows) > 0 && r.Rows[0].At == r.At }
