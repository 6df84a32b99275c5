package plan

import (
	"slices"
	"strings"

	"gongshi/generator/model"
	"gongshi/generator/table"
)

// RecordListView is the list of the records of a kind that has no face of its
// own.
type RecordListView struct {
	Page
	Table Table
}

// RecordView is the page of one record of such a kind, made from the fields of
// the kind alone.
type RecordView struct {
	Page
	Sections []RecordSection
}

// RecordSection is what one field of a record holds where that is more than a
// line: a text, a table of parts, or the fields of one part.
type RecordSection struct {
	Title string
	Text  *Prose
	Table *Table
	Facts []Entry
}

// genericPages plans, for each folder and each kind without a face of its own,
// the list and a page for each record.
func (p *planner) genericPages() {
	for _, k := range model.Kinds() {
		if k.Face != model.FaceGeneric {
			continue
		}
		homes := []string{model.Shared}
		for _, u := range p.site.Units {
			homes = append(homes, u.Home)
		}
		for _, home := range homes {
			p.recordList(k, home)
		}
	}
}

// recordList plans <home>/<folder>.html and its records.
func (p *planner) recordList(k *model.Kind, home string) {
	all := p.site.Home(k, home)
	if len(all) == 0 {
		return
	}
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b model.Record) int {
		return b.Base().PublishedOn.V.Compare(a.Base().PublishedOn.V)
	})
	u, word := p.site.Unit(home), k.Wording()
	for _, r := range all {
		p.record(k, u, r)
	}
	stem := home + "/" + k.Folder
	fields := listFields(k)
	for _, part := range paged(stem, len(all)) {
		v := &RecordListView{Page: p.page(part.Path, word.ZH, u)}
		g := &v.Page
		g.Current, g.Pager = stem+".html", part.Pager
		g.Lead = word.HelpZH
		g.list(orText(word.HelpZH, word.ZH), "信息公开目录")
		g.examples(all[part.From:part.To]...)
		v.Table = Table{Caption: word.ZH, Said: true, Small: "共" + plural(len(all), "条"), Columns: columns(TableColumn{model.FieldWording(k, k.TitleKey).ZH, ""})}
		for _, f := range fields {
			v.Table.Columns = append(v.Table.Columns, TableColumn{model.FieldWording(k, f.Key).ZH, columnClass(f)})
		}
		v.Table.Columns = append(v.Table.Columns, TableColumn{"发布日期", "date"})
		for _, r := range all[part.From:part.To] {
			read := p.read(g, r)
			row := rowOf(linkCell(p.link(g, r)))
			for _, f := range fields {
				row = append(row, read.line(f.Key).cell())
			}
			v.Table.Rows = append(v.Table.Rows, append(row, dayCell(r.Base().PublishedOn)))
			g.newest(r)
		}
		v.Table.trim()
		if part.From == 0 {
			p.download(g, stem, p.recordTable(k, home, all))
		}
		p.show("list", g, v, model.Place{})
	}
}

// listFields are the fields that a list shows: short ones that the kind
// itself declares.
func listFields(k *model.Kind) []model.Field {
	const most = 5
	var out []model.Field
	for _, f := range k.Fields {
		if isCommon(f) || f.Key == k.TitleKey || f.List || len(out) == most {
			continue
		}
		switch f.Type {
		case model.TypeMarkdown, model.TypeGroup, model.TypeCounts, model.TypePairs:
			continue
		}
		out = append(out, f)
	}
	return out
}

// isCommon reports whether every kind has the field.
func isCommon(f model.Field) bool { return len(f.Index) > 1 && f.Index[0] == 0 }

func columnClass(f model.Field) string {
	switch {
	case f.Type == model.TypeInt || f.Type == model.TypeNumber:
		return "num"
	case f.Type == model.TypeDay:
		return "date"
	case f.Enum != nil || f.From != "" || f.Type == model.TypePeriod || f.Type == model.TypeBool:
		return "short"
	}
	return ""
}

// record plans the page of one record.
func (p *planner) record(k *model.Kind, u *model.Unit, r model.Record) {
	word := k.Wording().ZH
	v := &RecordView{Page: p.page(Address(r), model.Title(r), u, Link{word, r.Base().Home + "/" + k.Folder + ".html"})}
	g := &v.Page
	p.about(g, r)
	read := p.read(g, r)
	for _, key := range read.order {
		if key == k.TitleKey || toldElsewhere(key) && isCommon(*k.Field(key)) {
			continue
		}
		name := model.FieldWording(k, key).ZH
		switch f := k.Field(key); {
		case f.Type == model.TypeGroup:
			v.Sections = append(v.Sections, read.group(k, *f, name))
		case f.Type == model.TypeMarkdown && !f.List:
			text := read.line(key).values[0].prose
			text.Prefix = key + "-"
			if f.IsBody {
				text.Prefix = ""
			}
			v.Sections = append(v.Sections, RecordSection{Title: name, Text: text})
		default:
			e := read.line(key).entry()
			e.Term = name
			v.Facts = append(v.Facts, e)
		}
	}
	slices.SortStableFunc(v.Sections, func(a, b RecordSection) int { // what it says, then what came of it
		switch {
		case a.Text != nil && b.Text == nil:
			return -1
		case a.Text == nil && b.Text != nil:
			return 1
		}
		return 0
	})
	g.Summary = joined("：", word, g.Title)
	p.show("record", g, v, r.Base().ID.At)
}

// toldElsewhere reports whether about shows a common field, or nobody does.
func toldElsewhere(key string) bool {
	switch key {
	case "valid_from", "valid_to", "outlets", "notice_from", "notice_to", "revises", "change_note":
		return false
	}
	return true
}

// recordTable is the list for machines: every field that the kind declares.
func (p *planner) recordTable(k *model.Kind, home string, all []model.Record) table.Table {
	word := k.Wording().ZH
	t := tableOf(strings.ReplaceAll(k.Name, "_", "-"), p.nameOf(home)+word, "id", "编号")
	var fields []model.Field
	for _, f := range k.Fields {
		if isCommon(f) && f.Key != k.TitleKey {
			continue
		}
		c := table.Column{Key: f.Key, Label: model.FieldWording(k, f.Key).ZH}
		switch {
		case f.List:
		case f.Type == model.TypeInt || f.Type == model.TypeNumber:
			c.Kind = table.Number
		case f.Type == model.TypeDay:
			c.Kind = table.Date
		}
		t.Columns, fields = append(t.Columns, c), append(fields, f)
	}
	t.Columns = append(t.Columns, fileColumns("published_on", "发布日期@", "page", "网页")...)
	g := &Page{Path: "index.html"}
	for _, r := range all {
		read := p.read(g, r)
		row := []string{r.Base().ID.V}
		for _, f := range fields {
			row = append(row, read.text(k, f))
		}
		t.Rows = append(t.Rows, fileRow(append(row, model.Plain(r.Base().PublishedOn), Address(r))...))
	}
	return t
}
