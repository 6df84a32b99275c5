package plan

import "gongshi/generator/model"

// Sheet is an official form as it is printed on A4: cells above the table, the
// table with its groups of rows, signature lines. Blank or filled.
type Sheet struct {
	No, Title string
	// Mark is printed small below the title: that the form is an example.
	Mark      string
	Landscape bool
	Blank     bool
	Grouped   bool          // the first column names groups of rows
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

// mostRows is how many rows of a group are certain to fit on a page.
const mostRows = 6

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
		case "risk_point":
			class = "wide"
		case "measures":
			class = "wide wider"
		}
		s.Columns = append(s.Columns, SheetColumn{c.Label.V, class})
	}
	s.Grouped = s.grouped(f) == 1
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

// close makes single halves take the whole row, and groups that would be torn
// by the end of a page take several.
func (s *Sheet) close() {
	for _, row := range s.Header {
		if len(row) == 1 {
			row[0].Span = 2
		}
	}
	most := mostRows
	if s.Blank {
		most = mostBlankRows / 2
	}
	var groups []SheetGroup
	for _, x := range s.Groups {
		groups = append(groups, x.parts(most)...)
	}
	s.Groups = groups
}

// parts returns the group in parts of nearly the same size, of at most that
// many rows: a named group stands on one page as a whole. Later parts say that
// they go on. A group without a name may be cut anywhere.
func (x SheetGroup) parts(most int) []SheetGroup {
	if !x.Named || len(x.Rows) <= most {
		return []SheetGroup{x}
	}
	n := (len(x.Rows) + most - 1) / most
	var out []SheetGroup
	for i := range n {
		part := SheetGroup{Label: x.Label, Named: true, Rows: x.Rows[i*len(x.Rows)/n : (i+1)*len(x.Rows)/n]}
		if i > 0 && x.Label != "" {
			part.Label += "（续）"
		}
		out = append(out, part)
	}
	return out
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
