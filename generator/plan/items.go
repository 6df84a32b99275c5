package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strings"

	"gongshi/generator/model"
	"gongshi/generator/table"
)

// ItemListView is a part of the list of a unit's disclosure items.
type ItemListView struct {
	Page
	Classes  []ItemClass
	Specials []Table // items with amounts, on the first page of the list
}

// ItemClass is the items of one class.
type ItemClass struct {
	Name    string
	Entries []ListEntry
}

// ItemView is the page of one disclosure item.
type ItemView struct {
	Page
	Uses     *Table // what money or goods were used for
	Text     *Prose
	Files    []FileLine
	Changes  *Table
	Versions []ListEntry // other versions of the item
}

// FileLine is an attachment.
type FileLine struct {
	Download
	SHA256 string // 64 hexadecimal digits
}

// items plans a page for every disclosure item and their list.
func (p *planner) items(u *model.Unit) {
	all := model.In[model.DisclosureItem](p.site, u.Home)
	if len(all) == 0 {
		return
	}
	slices.SortStableFunc(all, func(a, b *model.DisclosureItem) int { return b.PublishedOn.V.Compare(a.PublishedOn.V) })
	newer := map[model.Record][]*model.DisclosureItem{}
	for _, i := range all {
		if i.Replaces.To != nil {
			newer[i.Replaces.To] = append(newer[i.Replaces.To], i)
		} else if i.Revises.To != nil {
			newer[i.Revises.To] = append(newer[i.Revises.To], i)
		}
	}
	for _, i := range all {
		p.item(u, i, newer[i])
	}
	for n, s := range paged(u.Home+"/items", len(all)) {
		v := &ItemListView{Page: p.page(s.Path, "公开事项", u)}
		v.Pager = s.Pager
		v.Current = u.Home + "/items.html"
		v.Lead = "按公开目录公开的具体事项，按类别排列，新的在前。"
		v.list("按公开目录公开的具体事项", "信息公开目录")
		v.Classes = p.itemClasses(&v.Page, u, all[s.From:s.To])
		v.examples(asRecords(all[s.From:s.To])...)
		if n == 0 {
			v.Specials = p.specialLists(&v.Page, u, all)
			p.download(&v.Page, u.Home+"/items", p.itemFile(u, all))
		}
		p.show("items", &v.Page, v, u.ID.At)
	}
}

func (p *planner) itemClasses(g *Page, u *model.Unit, list []*model.DisclosureItem) []ItemClass {
	byClass := map[string][]ListEntry{}
	var names []string
	for _, i := range list {
		class := p.itemClass(i)
		if _, ok := byClass[class]; !ok {
			names = append(names, class)
		}
		e := ListEntry{Link: p.link(g, i), State: releaseState(i), Parts: []Part{{Text: "发布", Day: i.PublishedOn.V}}}
		if i.Period.Set() {
			e.Parts = append(e.Parts, Part{Text: i.Period.V.ZH()})
		}
		if i.Entry.To != nil && i.Entry.To.Responsible.To != nil {
			e.Parts = append(e.Parts, Part{Text: i.Entry.To.Responsible.To.Name.V})
		}
		byClass[class] = append(byClass[class], e)
		g.newest(i)
	}
	var out []ItemClass
	choices, _ := p.site.Allowed(u.Home, "vocabulary:disclosure.class")
	for _, c := range choices { // the order of the vocabulary
		if i := slices.Index(names, c.Label); i >= 0 {
			out = append(out, ItemClass{c.Label, byClass[c.Label]})
			names = slices.Delete(names, i, i+1)
		}
	}
	for _, n := range names {
		out = append(out, ItemClass{n, byClass[n]})
	}
	return out
}

func (p *planner) itemClass(i *model.DisclosureItem) string {
	if i.Entry.To == nil {
		return "其他"
	}
	return p.site.Label(i.Home, "vocabulary:disclosure.class", i.Entry.To.Class.V)
}

// item plans the page of i; newer are the items that take its place.
func (p *planner) item(u *model.Unit, i *model.DisclosureItem, newer []*model.DisclosureItem) {
	v := &ItemView{Page: p.page(Address(i), i.Title.V, u, Link{"公开事项", u.Home + "/items.html"})}
	g := &v.Page
	v.Kind = "公开事项 · " + p.itemClass(i)
	p.about(g, i)
	if i.PublishedOn.Set() {
		v.Byline = append(v.Byline, Entry{Term: "发布", Day: i.PublishedOn.V})
	}
	p.itemVersions(v, i, newer)
	if i.Facts.State != model.Withdrawn {
		v.Lead = i.Summary.V
		special, uses := p.special(i)
		v.Facts, v.Uses = append(special, p.itemFacts(g, i)...), uses
		v.Text = p.prose(g, i.Body, i.Home, 2)
		p.itemFiles(v, i)
		if len(i.Changes) > 0 {
			v.Changes = &Table{Caption: "更正和更新", Columns: columns(TableColumn{"日期", "date"}, TableColumn{Label: "内容"})}
			for _, c := range i.Changes {
				v.Changes.Rows = append(v.Changes.Rows, rowOf(dayCell(c.On), textCell(c.What.V)))
				if c.On.V.After(v.Updated) {
					v.Updated = c.On.V
				}
			}
		}
	}
	v.Summary = orText(i.Summary.V, i.Title.V)
	p.show("item", g, v, i.ID.At)
}

func (p *planner) itemFacts(g *Page, i *model.DisclosureItem) []Entry {
	var out []Entry
	add := func(term string, e Entry) { e.Term = term; out = append(out, e) }
	if e := i.Entry.To; e != nil {
		add("公开目录", Entry{Links: []Link{p.link(g, e)}})
		if e.Responsible.To != nil {
			add("责任部门", Entry{Links: []Link{p.link(g, e.Responsible.To)}})
		}
	}
	if i.Period.Set() {
		add("所属期间", Entry{Text: i.Period.V.ZH()})
	}
	if i.Power.To != nil {
		add("权力事项", Entry{Links: []Link{p.link(g, i.Power.To)}})
	}
	if o := p.outletLinks(g, i.Outlets); len(o) > 0 {
		add("公开载体", Entry{Links: o})
	}
	return out
}

// itemVersions links what the item replaces and what replaces it.
func (p *planner) itemVersions(v *ItemView, i *model.DisclosureItem, newer []*model.DisclosureItem) {
	add := func(o *model.DisclosureItem, what string) {
		v.Versions = append(v.Versions, ListEntry{Link: p.link(&v.Page, o), Parts: []Part{{Text: what}, {Text: "发布", Day: o.PublishedOn.V}}})
	}
	for _, o := range newer {
		add(o, "替代本页的新版本")
	}
	if o := i.Replaces.To; o != nil {
		add(o, "被本页替代的旧版本")
	} else if o, ok := i.Revises.To.(*model.DisclosureItem); ok {
		add(o, "被本页替代的旧版本")
	}
}

// itemFiles publishes the files that lie beside the item's text.
func (p *planner) itemFiles(v *ItemView, i *model.DisclosureItem) {
	for _, f := range i.Files {
		src, to, ok := p.attachment(i.At, i.Home, f.Name.V, f.Name.At)
		if !ok {
			continue
		}
		b := p.site.Attachments[src].Bytes
		format := strings.ToUpper(strings.TrimPrefix(path.Ext(src), "."))
		sum := sha256.Sum256(b)
		v.Files = append(v.Files, FileLine{
			Download: Download{orText(f.Title.V, f.Name.V), relative(v.Path, to), joined("，", format, size(len(b)))},
			SHA256:   hex.EncodeToString(sum[:]),
		})
	}
}

func (p *planner) itemFile(u *model.Unit, all []*model.DisclosureItem) table.Table {
	t := table.Table{Name: "items", Caption: u.Name.V + "公开事项", Columns: fileColumns(
		"id", "编号", "title", "标题", "entry", "公开目录", "class", "类别", "period", "所属期间", "responsible", "责任部门", "made_on", "成文日期@",
		"published_on", "发布日期@", "state", "状态", "summary", "摘要", "index_no", "索引号", "page", "网页")}
	for _, i := range all {
		entry, dept, state, summary := "", "", "", i.Summary.V
		if e := i.Entry.To; e != nil {
			entry = model.Title(e)
			if e.Responsible.To != nil {
				dept = e.Responsible.To.Name.V
			}
		}
		if s := releaseState(i); s != nil {
			state = s.Text
		}
		if i.Facts.State == model.Withdrawn {
			summary = ""
		}
		t.Rows = append(t.Rows, fileRow(i.ID.V, i.Title.V, entry, p.itemClass(i), model.Plain(i.Period), dept, model.Plain(i.MadeOn),
			model.Plain(i.PublishedOn), state, summary, i.IndexNo.V, Address(i)))
	}
	return t
}
