package plan

import (
	"strconv"
	"strings"

	"gongshi/generator/derive"
	"gongshi/generator/model"
	"gongshi/generator/table"
)

// fileRow makes a row of a downloadable table.
func fileRow(cells ...string) []table.Cell {
	row := make([]table.Cell, len(cells))
	for i, c := range cells {
		row[i] = table.Cell(c)
	}
	return row
}

// fileColumns makes text columns from pairs of a key and a label. The label
// may end with "#" for a number or "@" for a date.
func fileColumns(pairs ...string) []table.Column {
	var out []table.Column
	for i := 0; i+1 < len(pairs); i += 2 {
		c := table.Column{Key: pairs[i], Label: pairs[i+1]}
		if l, ok := strings.CutSuffix(c.Label, "#"); ok {
			c.Label, c.Kind = l, table.Number
		} else if l, ok := strings.CutSuffix(c.Label, "@"); ok {
			c.Label, c.Kind = l, table.Date
		}
		out = append(out, c)
	}
	return out
}

// phaseState says in words where a publicity period stands, nil where there
// is no period.
func phaseState(p derive.Publicity) *State {
	switch p.Phase {
	case derive.Coming:
		return &State{"coming", "尚未开始 · " + strconv.Itoa(p.Left) + "天后开始"}
	case derive.Open:
		if p.Left == 1 {
			return &State{"open", "公示中 · 今天是最后一天"}
		}
		return &State{"open", "公示中 · 还剩" + strconv.Itoa(p.Left) + "天"}
	case derive.Closed:
		return &State{"closed", "公示已结束"}
	}
	return nil
}

// releaseState says in words that a record is no longer the current one.
func releaseState(r model.Record) *State {
	switch r.Base().Facts.State {
	case model.Withdrawn:
		return &State{"withdrawn", "已撤回"}
	case model.Superseded:
		return &State{"superseded", "已被替代"}
	}
	return nil
}

// monthDay is a day without its year, for places where the year is told
// nearby.
func monthDay(d model.Day) string {
	if d.IsZero() {
		return ""
	}
	return strconv.Itoa(int(d.M)) + "月" + strconv.Itoa(int(d.D)) + "日"
}

// examples adds a box that tells which of the records of a list are
// illustrative, and says nothing where none is.
func (g *Page) examples(records ...model.Record) {
	n := 0
	for _, r := range records {
		if r.Base().Illustrative.V {
			n++
		}
	}
	switch {
	case n == 0:
	case n == len(records):
		g.Notes = append(g.Notes, Note{Kind: "illustrative", Label: "示例",
			Text: "原文没有写明本页内容，这里的内容是为展示页面而编写的，不是真实记录。"})
	default:
		g.Notes = append(g.Notes, Note{Kind: "illustrative", Label: "示例",
			Text: "本页" + strconv.Itoa(len(records)) + "条中有" + strconv.Itoa(n) + "条是为展示页面而编写的，不是真实记录。"})
	}
}

// asRecords gives a list of one kind as records.
func asRecords[T model.Record](list []T) []model.Record {
	out := make([]model.Record, len(list))
	for i, r := range list {
		out[i] = r
	}
	return out
}

// newest keeps in g the newest of the days on which records were published.
func (g *Page) newest(r model.Record) {
	if d := r.Base().PublishedOn.V; d.After(g.Updated) {
		g.Updated = d
	}
}

// joinLinks writes the texts of links one after the other.
func joinLinks(links []Link) string {
	texts := make([]string, len(links))
	for i, l := range links {
		texts[i] = l.Text
	}
	return strings.Join(texts, "、")
}

// joinStrs writes values one after the other.
func joinStrs(list []model.Str) string { return strings.Join(strs(list), "、") }

// outletLinks links the carriers on which a record was published.
func (p *planner) outletLinks(g *Page, outlets []model.Ref[model.Outlet]) []Link {
	var out []Link
	for _, o := range outlets {
		if o.To != nil {
			out = append(out, p.link(g, o.To))
		}
	}
	return out
}

// trim drops the columns of t in which no row has anything.
func (t *Table) trim() {
	var cols []TableColumn
	rows := make([][]Cell, len(t.Rows))
	for i, c := range t.Columns {
		used := i == t.RowHead
		for _, r := range t.Rows {
			used = used || !r[i].empty()
		}
		if !used {
			continue
		}
		cols = append(cols, c)
		for j, r := range t.Rows {
			rows[j] = append(rows[j], r[i])
		}
	}
	t.Columns, t.Rows = cols, rows
}

func (c Cell) empty() bool {
	return c.Text == "" && joinLinks(c.Links) == "" && c.Day.IsZero() && c.Level == nil && c.State == nil &&
		c.Change == nil && c.Del == "" && c.Ins == "" && len(c.Items) == 0 && c.Prose == nil
}
