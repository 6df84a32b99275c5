package plan

import (
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/derive"
	"gongshi/generator/model"
)

// rows fills the table.
func (s *Sheet) rows(p *planner, g *Page, u *model.Unit, r *model.Register) {
	f, no := r.Form.To, 0
	named := s.grouped(f)
	groups := make([]SheetGroup, 0, len(f.RowGroups)+1)
	for _, x := range f.RowGroups {
		groups = append(groups, SheetGroup{Label: x.Label.V, Named: named == 1})
	}
	groups = append(groups, SheetGroup{Named: named == 1}) // rows of no group
	for i := range r.Rows {
		row := &r.Rows[i]
		at := f.Group(row.Group.V)
		if at < 0 {
			at = len(groups) - 1
		}
		if !row.None.V {
			no++
		}
		var cells []Cell
		for _, c := range f.Columns[named:] {
			cells = append(cells, p.sheetCell(g, u, sheetRow{row, no, f.Group(row.Group.V) < 0 || named == 1}, c.Key.V))
		}
		groups[at].Rows = append(groups[at].Rows, cells)
	}
	for _, x := range groups {
		if len(x.Rows) > 0 {
			s.Groups = append(s.Groups, x)
		}
	}
}

// sheetRow is a row with its running number.
type sheetRow struct {
	*model.RegisterRow
	no int
	// alone says that the row's category is told elsewhere.
	alone bool
}

// sheetCell fills one cell by the key of its column.
func (p *planner) sheetCell(g *Page, u *model.Unit, row sheetRow, key string) Cell {
	if row.None.V {
		if key == "risk_point" {
			return textCell("无")
		}
		return Cell{}
	}
	point, power := row.RiskPoint.To, row.Power.To
	if power == nil && point != nil {
		power = point.Power.To
	}
	switch key {
	case "no":
		return textCell(strconv.Itoa(row.no))
	case "category":
		return textCell(orText(row.Group.V, p.categoryOf(point)))
	case "risk_point":
		if point != nil {
			return textCell(point.Text.V)
		}
		if row.RiskPoint.Hidden {
			return textCell("（不在本范围公示）")
		}
	case "power":
		if power != nil {
			return linkCell(p.link(g, power))
		}
	case "node":
		if point != nil && point.Power.To != nil {
			return textCell(strings.TrimPrefix(stepText(point), "环节："))
		}
	case "level":
		return textCell(p.site.Label(u.Home, "level", row.Level.V))
	case "measures":
		return listCell(measureTexts(row.Measures))
	case "deadline":
		return listCell(deadlines(row.Measures))
	}
	return p.sheetPost(u, row, key)
}

// sheetPost fills the cells that name posts and departments, and what only a
// risk point has.
func (p *planner) sheetPost(u *model.Unit, row sheetRow, key string) Cell {
	point, power := row.RiskPoint.To, row.Power.To
	var subject model.Record
	if point != nil {
		subject = point.Subject.To
	} else if power != nil && power.Department.To != nil {
		subject = power.Department.To
	}
	switch key {
	case "department":
		switch x := subject.(type) {
		case *model.Department:
			return textCell(x.Name.V)
		case *model.Post:
			if x.Department.To != nil {
				return textCell(x.Department.To.Name.V)
			}
			return textCell(u.ShortName.V)
		case *model.Unit:
			return textCell(orText(x.ShortName.V, x.Name.V))
		}
	case "post":
		if x, ok := subject.(*model.Post); ok {
			return textCell(x.Name.V)
		}
	case "responsible", "supervisor":
		return textCell(p.inCharge(u, row, subject, key))
	}
	if point == nil {
		return Cell{}
	}
	switch key {
	case "self_level":
		return textCell(p.site.Label(u.Home, "level", point.SelfLevel.V))
	case "criteria":
		var parts []string
		for _, x := range point.Scores {
			parts = append(parts, p.site.Label(u.Home, "vocabulary:level.dimension", x.Key.V)+"："+x.Value.V)
		}
		return listCell(parts)
	}
	return Cell{}
}

// inCharge names who is responsible for a row, or supervises it: as the risk
// point says, else by the role that its level asks for.
func (p *planner) inCharge(u *model.Unit, row sheetRow, subject model.Record, key string) string {
	if point := row.RiskPoint.To; point != nil {
		ref := point.Responsible
		if key == "supervisor" {
			ref = point.Supervisor
		}
		if ref.To != nil {
			return model.Title(ref.To)
		}
		return ref.V
	}
	if u.Schemes.Levels.To == nil || subject == nil {
		return ""
	}
	l := u.Schemes.Levels.To.Level(row.Level.V)
	if l == nil {
		return ""
	}
	role := l.ResponsibleRole.V
	if key == "supervisor" {
		role = l.SupervisorRole.V
	}
	if role == "" {
		return ""
	}
	if h := derive.ResolveRole(p.site, u, role, subject); len(h.Records) == 1 {
		return model.Title(h.Records[0])
	}
	return p.site.Label(u.Home, "vocabulary:role", role)
}

func (p *planner) categoryOf(point *model.RiskPoint) string {
	if point == nil {
		return ""
	}
	return p.site.Label(point.Home, "category", point.Category.V)
}

func deadlines(list []model.Ref[model.Measure]) []string {
	var out []string
	for _, m := range list {
		if m.To != nil && m.To.Deadline.V.Text != "" && !slices.Contains(out, m.To.Deadline.V.Text) {
			out = append(out, m.To.Deadline.V.Text)
		}
	}
	return out
}

// headerValue fills a cell above the table from the records, else from what
// the register itself says.
func (p *planner) headerValue(g *Page, u *model.Unit, r *model.Register, c *model.FormCell) (string, *Prose) {
	for _, v := range r.HeaderValues {
		if v.Key.V == c.Label.V {
			return v.Value.V, nil
		}
	}
	post, _ := r.Subject.To.(*model.Post)
	dept, _ := r.Subject.To.(*model.Department)
	if post != nil {
		dept = post.Department.To
	}
	switch c.Key.V {
	case "unit":
		return u.Name.V, nil
	case "unit_head":
		return titleOf(u.HeadPost.To), nil
	case "unit_functions":
		return "", p.prose(g, u.Functions, u.Home, 3)
	case "period":
		return r.Period.V.ZH(), nil
	case "opinion":
		if n := len(r.Review); n > 0 {
			return "", p.prose(g, r.Review[n-1].Opinion, r.Home, 3)
		}
	case "person":
		return p.holderOf(post, r.FilledOn.V), nil
	}
	if post != nil {
		switch c.Key.V {
		case "post":
			return post.Name.V, nil
		case "position":
			return post.Position.V, nil
		case "duties":
			return "", p.prefixed(g, post.Duties, post)
		}
	}
	if dept != nil {
		switch c.Key.V {
		case "department":
			return dept.Name.V, nil
		case "department_head":
			return titleOf(dept.HeadPost.To), nil
		case "leader_in_charge":
			return titleOf(dept.LeaderInCharge.To), nil
		case "department_functions":
			return "", p.prefixed(g, dept.Functions, dept)
		}
	}
	return "", nil
}

func titleOf(post *model.Post) string {
	if post == nil {
		return ""
	}
	return post.Name.V
}

// holderOf is who held the post on a day: known in the officer's own build
// alone, since no other has holders.
func (p *planner) holderOf(post *model.Post, on model.Day) string {
	if post == nil {
		return ""
	}
	if on.IsZero() {
		on = p.site.AsOf
	}
	for _, h := range model.In[model.Holder](p.site, post.Home) {
		if h.Post.To == post && !h.From.V.After(on) && (!h.To.Set() || !h.To.V.Before(on)) {
			return h.Name.V
		}
	}
	return ""
}
