package plan

import (
	"slices"
	"strings"

	"gongshi/generator/model"
	"gongshi/generator/table"
)

// DisclosureCatalogueView is the page of a unit's disclosure catalogue, the
// newest version first.
type DisclosureCatalogueView struct {
	Page
	Versions []DisclosureVersion
}

// DisclosureVersion is one version of the catalogue.
type DisclosureVersion struct {
	ID, Title string
	Facts     []Entry
	Text      *Prose
	Table     Table
}

// disclosureCatalogue plans catalogue.html: what is disclosed, to whom, how
// and when, and what was disclosed last.
func (p *planner) disclosureCatalogue(u *model.Unit) {
	entries := model.In[model.DisclosureEntry](p.site, u.Home)
	versions := model.In[model.DisclosureCatalogue](p.site, u.Home)
	if len(entries) == 0 && len(versions) == 0 {
		return
	}
	v := &DisclosureCatalogueView{Page: p.page(u.Home+"/catalogue.html", "公开目录", u)}
	g := &v.Page
	v.Wide = true
	v.Lead = "公开什么、向谁公开、用什么形式、多长时间内公开、经过什么程序、由谁负责。"
	v.list("公开的内容、范围、形式、时限和程序", "信息公开目录")
	slices.SortStableFunc(versions, func(a, b *model.DisclosureCatalogue) int { return b.AsOf.V.Compare(a.AsOf.V) })
	last := lastItems(p.site, u)
	for _, c := range versions {
		d := DisclosureVersion{ID: c.ID.V, Title: model.Title(c), Text: p.prose(g, c.Note, c.Home, 3)}
		if c.Version.Set() {
			d.Facts = append(d.Facts, Entry{Term: "版本", Text: c.Version.V})
		}
		d.Facts = append(d.Facts, Entry{Term: "截至", Day: c.AsOf.V})
		if c.PublishedOn.Set() {
			d.Facts = append(d.Facts, Entry{Term: "发布", Day: c.PublishedOn.V})
		}
		if s := releaseState(c); s != nil {
			d.Facts = append(d.Facts, Entry{Term: "状态", State: s})
		}
		d.Table = p.entryTable(g, "公开目录条目", entries, c, last)
		v.Versions = append(v.Versions, d)
		v.newest(c)
	}
	if rest := p.entryTable(g, "公开目录条目", entries, nil, last); len(rest.Rows) > 0 {
		v.Versions = append(v.Versions, DisclosureVersion{ID: "entries", Title: "公开目录", Table: rest})
	}
	v.examples(asRecords(entries)...)
	p.download(g, u.Home+"/catalogue", p.entryFile(u, entries, last))
	p.show("catalogue", g, v, u.ID.At)
}

// lastItems returns for every entry the item that was published last.
func lastItems(s *model.Site, u *model.Unit) map[*model.DisclosureEntry]*model.DisclosureItem {
	last := map[*model.DisclosureEntry]*model.DisclosureItem{}
	for _, i := range model.In[model.DisclosureItem](s, u.Home) {
		e := i.Entry.To
		if e == nil || i.Facts.State == model.Withdrawn {
			continue
		}
		if have := last[e]; have == nil || i.PublishedOn.V.After(have.PublishedOn.V) {
			last[e] = i
		}
	}
	return last
}

// entryTable lists the entries of one version, nil being those of none.
func (p *planner) entryTable(g *Page, caption string, entries []*model.DisclosureEntry, c *model.DisclosureCatalogue, last map[*model.DisclosureEntry]*model.DisclosureItem) Table {
	t := Table{Caption: caption, Columns: columns(TableColumn{Label: "事项"}, TableColumn{"类别", "short"}, TableColumn{Label: "内容"}, TableColumn{"范围", ""},
		TableColumn{Label: "形式"}, TableColumn{Label: "时限"}, TableColumn{Label: "程序"}, TableColumn{"责任部门", ""}, TableColumn{"更新", "short"}, TableColumn{Label: "最近公开"})}
	for _, e := range entries {
		if e.Catalogue.To != c {
			continue
		}
		name := textCell(model.Title(e))
		name.ID = e.ID.V
		content := textCell(e.Content.V)
		if len(e.Redaction) > 0 {
			content.Small = "不公开：" + joinStrs(e.Redaction)
		}
		newest := Cell{}
		if i := last[e]; i != nil {
			newest = linkCell(p.link(g, i))
			newest.Small = i.PublishedOn.V.ZH()
		} else if e.To.Scope.Set() && model.ReachOf(e.To.Scope.V) != model.ReachPublic {
			newest = Cell{Text: "不在网站公布", Soft: true}
		}
		t.Rows = append(t.Rows, rowOf(name, textCell(p.site.Label(e.Home, "vocabulary:disclosure.class", e.Class.V)), content, textCell(p.entryScope(e)),
			linkCell(p.outletLinks(g, e.Form)...), textCell(entryLimit(e.TimeLimit)), Cell{Links: p.procedure(g, e)},
			p.departmentCell(g, e.Responsible.To), textCell(p.enum(e, "update", e.Update.V)), newest))
	}
	t.Small = "共" + plural(len(t.Rows), "项")
	return t
}

// entryScope says to whom an entry is disclosed.
func (p *planner) entryScope(e *model.DisclosureEntry) string {
	return orText(e.To.Text.V, p.enum(e, "audience.scope", e.To.Scope.V))
}

// entryLimit says when an entry is disclosed.
func entryLimit(l model.EntryLimit) string {
	days := model.Plain(l.Days)
	unit := "日"
	if l.DayKind.V == "工作日" {
		unit = "个工作日"
	}
	switch l.Type.V {
	case "continuous":
		return "长期公开"
	case "before":
		of := orText(l.Of.V, "事项")
		if !strings.HasSuffix(of, "前") {
			of += "之前"
		}
		if days == "" {
			return of
		}
		return of + days + unit
	}
	of := l.Of.V
	if of != "" && !strings.HasSuffix(of, "日") && !strings.HasSuffix(of, "后") {
		of += "之日"
	}
	if of != "" && !strings.HasSuffix(of, "后") {
		of += "起"
	}
	return of + days + unit + "内"
}

// procedure links the steps through which an entry goes before it is
// disclosed.
func (p *planner) procedure(g *Page, e *model.DisclosureEntry) []Link {
	var out []Link
	for _, s := range e.Procedure {
		if l := p.refLink(g, s, ""); l.Text != "" {
			out = append(out, l)
		}
	}
	return out
}

func (p *planner) entryFile(u *model.Unit, entries []*model.DisclosureEntry, last map[*model.DisclosureEntry]*model.DisclosureItem) table.Table {
	t := table.Table{Name: "catalogue", Caption: u.Name.V + "公开目录", Columns: fileColumns(
		"id", "编号", "title", "事项", "class", "类别", "content", "内容", "not_disclosed", "不公开的内容", "audience", "范围", "form", "形式", "time_limit", "时限",
		"procedure", "程序", "responsible", "责任部门", "update", "更新", "last", "最近公开", "last_on", "最近公开日期@", "page", "网页")}
	g := &Page{}
	for _, e := range entries {
		dept, title, on := "", "", ""
		if e.Responsible.To != nil {
			dept = e.Responsible.To.Name.V
		}
		if i := last[e]; i != nil {
			title, on = model.Title(i), model.Plain(i.PublishedOn)
		}
		t.Rows = append(t.Rows, fileRow(e.ID.V, model.Title(e), p.site.Label(u.Home, "vocabulary:disclosure.class", e.Class.V), e.Content.V,
			joinStrs(e.Redaction), p.entryScope(e), joinLinks(p.outletLinks(g, e.Form)), entryLimit(e.TimeLimit),
			joinLinks(p.procedure(g, e)), dept, p.enum(e, "update", e.Update.V), title, on, Address(e)))
	}
	return t
}
