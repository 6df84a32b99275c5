package plan

import (
	"gongshi/generator/model"
	"gongshi/generator/table"
)

// Table is a table as a page prints it: a caption, columns, rows. On narrow
// screens each row becomes a card, with the column's label before each cell.
type Table struct {
	Caption string
	Small   string // a line below the caption
	Columns []TableColumn
	Rows    [][]Cell
	Foot    []Cell
	RowHead int // index of the cell that names the row
}

// TableColumn is a column of a table: its label and the class of its cells
// ("num" for numbers, "date" for days, "").
type TableColumn struct{ Label, Class string }

// Cell is one cell. The first of Links, Day, Level, State, Text that is given
// is printed.
type Cell struct {
	Text  string
	Links []Link
	Day   model.Day
	Level *Level
	State *State
}

func textCell(s string) Cell                 { return Cell{Text: s} }
func linkCell(l ...Link) Cell                { return Cell{Links: l} }
func dayCell(d model.Date) Cell              { return Cell{Day: d.V} }
func rowOf(cells ...Cell) []Cell             { return cells }
func columns(c ...TableColumn) []TableColumn { return c }

// TableFile is a downloadable table in one of the formats "csv" and "json".
type TableFile struct {
	Table  table.Table
	Format string
}

// download adds the table in every format at path stem.csv … and returns the
// links that page g prints.
func (p *planner) download(g *Page, stem string, t table.Table) {
	for _, f := range []struct{ format, label string }{{"csv", "CSV"}, {"json", "JSON"}} {
		to := stem + "." + f.format
		p.add(Target{Path: to, View: TableFile{t, f.format}})
		g.Downloads = append(g.Downloads, Download{f.label, relative(g.Path, to)})
		p.tables = append(p.tables, tableLink{g.Title, to, f.label, t.Caption, len(t.Rows)})
	}
}

// tableLink is one line of the page of open data.
type tableLink struct {
	title, path, format, caption string
	rows                         int
}
