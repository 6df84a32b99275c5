package plan

import (
	"slices"
	"strconv"

	"gongshi/generator/model"
	"gongshi/generator/table"
)

// Table is a table as a page prints it: a caption, columns, rows. On narrow
// screens each row becomes a card, with the column's label before each cell.
type Table struct {
	Caption string
	Small   string // a line below the caption
	Said    bool   // the heading above says the caption, which is for the ear then
	// Class is "stack", "stack-wide", "matrix" or "none"; "" takes stack-wide
	// from 7 columns and stack below.
	Class   string
	Columns []TableColumn
	Rows    [][]Cell
	Foot    []Cell
	RowHead int // index of the cell that names the row
}

// ClassName returns the class attribute of the table, "" for none.
func (t Table) ClassName() string {
	switch {
	case t.Class == "none":
		return ""
	case t.Class != "":
		return t.Class
	case len(t.Columns) >= 7:
		return "stack-wide"
	}
	return "stack"
}

// TableColumn is a column of a table: its label and the class of its cells:
// "num", "date", "code", "short" (closed values, departments, time limits) or "".
type TableColumn struct{ Label, Class string }

// Cell is one cell. The first of Prose, Links, Day, Level, State, Change, Del,
// Ins, Items, Text that is given is printed, and then Small.
type Cell struct {
	ID     string // anchor, on the cell that names the row
	Text   string
	Links  []Link
	Day    model.Day
	Level  *Level
	State  *State
	Change *State // a kind of change
	Del    string // what was before a change
	Ins    string // what is after it
	Items  []string
	Prose  *Prose
	Small  string // a second line
	Soft   bool   // print as an aside
}

func textCell(s string) Cell { return Cell{Text: s} }
func orSoft(s, otherwise string) Cell {
	if s == "" {
		return Cell{Text: otherwise, Soft: true}
	}
	return textCell(s)
}
func linkCell(l ...Link) Cell                { return Cell{Links: l} }
func dayCell(d model.Date) Cell              { return Cell{Day: d.V} }
func numCell(n int) Cell                     { return Cell{Text: strconv.Itoa(n)} }
func rowOf(cells ...Cell) []Cell             { return cells }
func columns(c ...TableColumn) []TableColumn { return c }

// tableOf starts a downloadable table; see fileColumns for the pairs.
func tableOf(name, caption string, pairs ...string) table.Table {
	return table.Table{Name: name, Caption: caption, Columns: fileColumns(pairs...)}
}

// tally gathers how many things of each sort each row has.
type tally struct {
	rows, sorts []string // in the order first seen
	n           map[[2]string]int
}

func newTally() *tally { return &tally{n: map[[2]string]int{}} }

func (c *tally) add(row, sort string) {
	if !slices.Contains(c.rows, row) {
		c.rows = append(c.rows, row)
	}
	if !slices.Contains(c.sorts, sort) {
		c.sorts = append(c.sorts, sort)
	}
	c.n[[2]string{row, sort}]++
}

// table returns the tally with sums of both directions.
func (c *tally) table(caption, head string) Table {
	t := Table{Caption: caption, Columns: columns(TableColumn{head, "short"}), Foot: rowOf(textCell("合计"))}
	if len(c.sorts) <= 4 {
		t.Class = "none"
	}
	all := 0
	for _, s := range c.sorts {
		t.Columns = append(t.Columns, TableColumn{s, "num"})
		sum := 0
		for _, r := range c.rows {
			sum += c.n[[2]string{r, s}]
		}
		t.Foot = append(t.Foot, numCell(sum))
		all += sum
	}
	t.Columns = append(t.Columns, TableColumn{"合计", "num"})
	t.Foot = append(t.Foot, numCell(all))
	for _, r := range c.rows {
		row, sum := rowOf(textCell(r)), 0
		for _, s := range c.sorts {
			n := c.n[[2]string{r, s}]
			row, sum = append(row, numCell(n)), sum+n
		}
		t.Rows = append(t.Rows, append(row, numCell(sum)))
	}
	return t
}

// TableFile is a downloadable table in one of the formats "csv" and "json".
type TableFile struct {
	Table  table.Table
	Format string
}

// download adds the table in every format at path stem.csv … and returns the
// links that page g prints. The note is the number of rows.
func (p *planner) download(g *Page, stem string, t table.Table) {
	for _, f := range tableFormats() {
		to := stem + "." + f.ext
		p.add(Target{Path: to, View: TableFile{t, f.ext}})
		g.Downloads = append(g.Downloads, Download{f.label, relative(g.Path, to), strconv.Itoa(len(t.Rows)) + "条"})
	}
	p.tables = append(p.tables, tableLink{page: *g, stem: stem, table: t})
}

type tableFormat struct{ ext, label string }

// tableFormats lists the formats of every downloadable table.
func tableFormats() []tableFormat { return []tableFormat{{"csv", "CSV"}, {"json", "JSON"}} }

// tableLink is one line of the page of open data.
type tableLink struct {
	page  Page
	stem  string // site path without the extension
	table table.Table
}
