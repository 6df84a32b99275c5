package derive

import (
	"cmp"
	"slices"

	"gongshi/generator/model"
	"gongshi/generator/source"
)

// Row is one line of an announcement as the decided records give it. From is
// the record it comes from: a risk point, a post or a department.
type Row struct {
	Subject     model.Record
	Layer       string
	Category    string
	Level       string // the code of the scheme, aliases resolved
	Measures    []*model.Measure
	Responsible model.Record
	From        model.Record
}

// AnnouncementRows returns the rows that a must have: of the records approved
// or later that were decided by the announcement's day and hold then. Under a
// scheme by criteria each risk point with a level gives one row, about its
// power where the announcement is about powers and about its subject
// otherwise; under other schemes each post or department with a level gives
// one. Rows are ordered by level, highest first, then as the site orders the
// records. It returns nil where the unit has no level scheme.
func AnnouncementRows(s *model.Site, a *model.LevelAnnouncement) []Row {
	u := s.Unit(a.Home)
	if u == nil || u.Schemes.Levels.To == nil || !a.AsOf.Set() {
		return nil
	}
	scheme := u.Schemes.Levels.To
	var rows []Row
	if scheme.Basis.V == "by_criteria" || a.SubjectType.V == "powers" || a.SubjectType.V == "unit" {
		rows = pointRows(s, a)
	} else {
		rows = bearerRows(s, a)
	}
	ranks := make(map[string]int64, len(scheme.Levels))
	for i := range rows {
		if l := scheme.Level(rows[i].Level); l != nil {
			rows[i].Level = l.Code.V
			ranks[l.Code.V] = l.Rank.V
		}
	}
	slices.SortStableFunc(rows, func(x, y Row) int { return cmp.Compare(ranks[x.Level], ranks[y.Level]) })
	return rows
}

func pointRows(s *model.Site, a *model.LevelAnnouncement) []Row {
	var rows []Row
	for _, p := range model.In[model.RiskPoint](s, a.Home) {
		level := LevelAt(p, a.AsOf.V)
		subject := subjectFor(p, a.SubjectType.V)
		if level == "" || subject == nil || !inForce(s, p, a.AsOf.V) {
			continue
		}
		row := Row{
			Subject: subject, Layer: p.Layer.V, Category: p.Category.V, Level: level,
			Responsible: p.Responsible.To, From: p,
		}
		for _, m := range p.Measures {
			if m.To != nil {
				row.Measures = append(row.Measures, m.To)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// subjectFor returns what a row made from p is about, nil where p has no part
// in an announcement of that type.
func subjectFor(p *model.RiskPoint, subjectType string) model.Record {
	if subjectType == "powers" {
		if p.Power.To == nil {
			return nil
		}
		return p.Power.To
	}
	switch x := p.Subject.To.(type) {
	case *model.Post:
		if subjectType == "posts" {
			return x
		}
	case *model.Department:
		if subjectType == "departments" {
			return x
		}
	case *model.Unit:
		if subjectType == "unit" {
			return x
		}
	}
	return nil
}

func bearerRows(s *model.Site, a *model.LevelAnnouncement) []Row {
	var rows []Row
	add := func(r model.Record, level string, responsible *model.Post) {
		if level == "" || !inForce(s, r, a.AsOf.V) {
			return
		}
		row := Row{Subject: r, Level: level, From: r}
		if responsible != nil {
			row.Responsible = responsible
		}
		rows = append(rows, row)
	}
	switch a.SubjectType.V {
	case "posts":
		for _, p := range model.In[model.Post](s, a.Home) {
			add(p, p.Level.V, nil)
		}
	case "departments":
		for _, d := range model.In[model.Department](s, a.Home) {
			add(d, d.Level.V, d.HeadPost.To)
		}
	}
	return rows
}

// LevelAt returns the level of p on a day: its level now, taken back through
// the adjustments made later.
func LevelAt(p *model.RiskPoint, on model.Day) string {
	level, first := p.Level.V, model.Day{}
	for _, adj := range p.Adjustments {
		if adj.On.V.After(on) && (first.IsZero() || adj.On.V.Before(first)) {
			first, level = adj.On.V, adj.From.V
		}
	}
	return level
}

// inForce reports whether r was approved, decided by that day and held then.
func inForce(s *model.Site, r model.Record, on model.Day) bool {
	b := r.Base()
	switch {
	case !model.Decided(b.Status.V),
		b.ValidFrom.Set() && b.ValidFrom.V.After(on),
		b.ValidTo.Set() && b.ValidTo.V.Before(on):
		return false
	case (b.Status.V == model.Withdrawn || b.Status.V == model.Superseded) && !b.ValidTo.Set():
		return false
	}
	if ChainOf(s, r) == nil {
		return true
	}
	day, ok := DecidedOn(s, r)
	return ok && !day.After(on)
}

// Made reports whether the rows of a were made by Complete, not written.
func Made(a *model.LevelAnnouncement) bool { return len(a.Rows) > 0 && a.Rows[0].At == a.At }

// made turns rows into the form of the model. Every value gets the place of
// the announcement, so that it counts as given.
func made(a *model.LevelAnnouncement, rows []Row) []model.RiskRow {
	out := make([]model.RiskRow, 0, len(rows))
	for _, r := range rows {
		row := model.RiskRow{
			Subject:     anyRef(a.At, a.Home, r.Subject),
			Layer:       given(a.At, r.Layer),
			Category:    given(a.At, r.Category),
			Level:       given(a.At, r.Level),
			Responsible: anyRef(a.At, a.Home, r.Responsible),
			At:          a.At,
		}
		for _, m := range r.Measures {
			row.Measures = append(row.Measures, model.Ref[model.Measure]{
				Name: model.Name{V: nameFor(a.Home, m), At: a.At}, To: m,
			})
		}
		out = append(out, row)
	}
	return out
}

func given(at source.Span, v string) model.Str {
	if v == "" {
		return model.Str{}
	}
	return model.Str{V: v, At: at}
}

func anyRef(at source.Span, home string, to model.Record) model.AnyRef {
	if to == nil {
		return model.AnyRef{}
	}
	return model.AnyRef{Name: model.Name{V: to.Base().Kind.Name + ":" + nameFor(home, to), At: at}, To: to}
}

// nameFor returns the name by which records in folder home mean to.
func nameFor(home string, to model.Record) string {
	b := to.Base()
	if b.Home == home || b.Home == model.Shared || b.Kind.Name == "unit" {
		return b.ID.V
	}
	return b.Home + "/" + b.ID.V
}
