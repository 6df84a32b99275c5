package plan

import (
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/derive"
	"gongshi/generator/model"
)

// Sheet is an official form as it is printed on A4: cells above the table, the
// table with its groups of rows, signature lines. Blank or filled.
type Sheet struct {
	No, Title string
	// Mark is printed small below the title: that the form is an example.
	Mark      string
	Landscape bool
	Blank     bool
	Header    [][]SheetCell // rows of one or two cells
	Columns   []SheetColumn
	Groups    []SheetGroup
	Sign      []SheetSign
	DateLabel string
	FilledOn  model.Day
	Note      *Prose
}

// SheetCell is a labelled cell above the table; Span is how many of the two
// halves of a row it takes.
type SheetCell struct {
	Label string
	Text  string
	Prose *Prose
	Tall  bool // leave room for handwriting
	Span  int
}

// SheetColumn is a column: its label and whether it is narrow.
type SheetColumn struct{ Label, Class string }

// SheetGroup is a group of rows. Label is printed once, in the first column,
// where the form has groups.
type SheetGroup struct {
	Label string
	Named bool
	Rows  [][]Cell
}

// SheetSign is a line to be signed; Post and On are filled where the audience
// may see who signed.
type SheetSign struct {
	Label, Post string
	On          model.Day
}

// The blank lines of a form that does not say how many.
const (
	blankRows      = 3  // in a group
	blankSheetRows = 12 // where there are no groups
	mostBlankRows  = 40 // of a group, whatever the form asks for: more than a sheet
)

// blankSheet is the form without a word filled in.
func (p *planner) blankSheet(g *Page, f *model.RegisterForm) *Sheet {
	s := p.sheet(g, f)
	s.Blank = true
	for i := range f.Header {
		s.add(SheetCell{Label: f.Header[i].Label.V, Tall: f.Header[i].Wide.V, Span: span(&f.Header[i])})
	}
	blank := func(n int) [][]Cell {
		rows := make([][]Cell, n)
		for i := range rows {
			rows[i] = make([]Cell, len(s.Columns)-s.grouped(f))
		}
		return rows
	}
	for _, r := range f.RowGroups {
		n := int(r.MinRows.V)
		if n <= 0 {
			n = blankRows
		}
		n = min(n, mostBlankRows)
		s.Groups = append(s.Groups, SheetGroup{Label: r.Label.V, Named: s.grouped(f) == 1, Rows: blank(n)})
	}
	if len(f.RowGroups) == 0 {
		s.Groups = append(s.Groups, SheetGroup{Rows: blank(blankSheetRows)})
	}
	for _, x := range f.Signatures {
		s.Sign = append(s.Sign, SheetSign{Label: x.Label.V})
	}
	return s
}

// sheet is what a blank and a filled form share.
func (p *planner) sheet(g *Page, f *model.RegisterForm) *Sheet {
	s := &Sheet{No: f.Code.V, Title: model.Title(f), Landscape: f.Landscape.V, DateLabel: f.DateLabel.V, Note: p.prefixed(g, f.Note, f)}
	if f.Illustrative.V {
		s.Mark = "（示例样式）"
	}
	for _, c := range f.Columns {
		class := ""
		switch c.Key.V {
		case "no", "level", "self_level":
			class = "narrow"
		case "category", "department", "post", "responsible", "supervisor", "deadline", "node":
			class = "short"
		case "risk_point", "measures":
			class = "wide"
		}
		s.Columns = append(s.Columns, SheetColumn{c.Label.V, class})
	}
	return s
}

// grouped returns 1 where the first column names the group of rows.
func (s *Sheet) grouped(f *model.RegisterForm) int {
	if len(f.RowGroups) > 0 && len(f.Columns) > 0 && f.Columns[0].Key.V == "category" {
		return 1
	}
	return 0
}

func span(c *model.FormCell) int {
	if c.Wide.V {
		return 2
	}
	return 1
}

// add places a cell: two halves share a row.
func (s *Sheet) add(c SheetCell) {
	if n := len(s.Header); n > 0 && c.Span == 1 {
		if last := s.Header[n-1]; len(last) == 1 && last[0].Span == 1 {
			s.Header[n-1] = append(last, c)
			return
		}
	}
	s.Header = append(s.Header, []SheetCell{c})
}

// close makes single halves take the whole row.
func (s *Sheet) close() {
	for _, row := range s.Header {
		if len(row) == 1 {
			row[0].Span = 2
		}
	}
}

// filledSheet is the form with what r and the records say.
func (p *planner) filledSheet(g *Page, u *model.Unit, r *model.Register) *Sheet {
	f := r.Form.To
	s := p.sheet(g, f)
	for i := range f.Header {
		c := &f.Header[i]
		cell := SheetCell{Label: c.Label.V, Span: span(c)}
		if c.Reach() <= p.site.Audience.Reach() {
			cell.Text, cell.Prose = p.headerValue(g, u, r, c)
		}
		cell.Tall = c.Wide.V && cell.Text == "" && cell.Prose == nil
		s.add(cell)
	}
	s.rows(p, g, u, r)
	for _, x := range f.Signatures {
		line := SheetSign{Label: x.Label.V}
		for _, sig := range r.Signed {
			if sig.Role.V == x.Role.V {
				line.On = sig.On.V
				if sig.ByPost.To != nil {
					line.Post = sig.ByPost.To.Name.V
				}
			}
		}
		s.Sign = append(s.Sign, line)
	}
	s.FilledOn = r.FilledOn.V
	if r.Illustrative.V {
		s.Mark = "（示例）"
	}
	if r.Note.Set() {
		s.Note = p.prefixed(g, r.Note, r)
	}
	return s
}

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
