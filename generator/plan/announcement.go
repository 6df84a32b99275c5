package plan

import (
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/derive"
	"gongshi/generator/model"
	"gongshi/generator/table"
)

// AnnouncementListView is the list of a unit's announcements of risk levels.
type AnnouncementListView struct {
	Page
	Entries []ListEntry
	Scheme  *Link // how levels work
}

// AnnouncementView is the page of one announcement.
type AnnouncementView struct {
	Page
	Text   *Prose
	Scheme *Link
	Rows   *Table // nil where the audience may not see them
	Totals []Table
}

// announcements plans a page for every announcement and their list.
func (p *planner) announcements(u *model.Unit) {
	all := model.In[model.LevelAnnouncement](p.site, u.Home)
	if len(all) == 0 {
		return
	}
	slices.SortStableFunc(all, func(a, b *model.LevelAnnouncement) int { return b.AsOf.V.Compare(a.AsOf.V) })
	v := &AnnouncementListView{Page: p.page(u.Home+"/announcements.html", "等级公示", u)}
	g := &v.Page
	v.Lead = "廉政风险等级经集体审定后公示，接受监督。等级说的是事项或者岗位的风险，不是对人的评价。"
	v.list("廉政风险等级的公示", "公告公示")
	v.Scheme = p.schemeLink(g, u)
	for _, a := range all {
		p.announcement(u, a)
		v.newest(a)
		pub := derive.PublicityAt(a.NoticeFrom.V, a.NoticeTo.V, p.site.AsOf)
		e := ListEntry{Link: p.link(g, a), State: releaseState(a), Open: pub.Phase == derive.Open && releaseState(a) == nil}
		if e.State == nil {
			e.State = phaseState(pub)
		}
		if pub.Phase != derive.NoPeriod {
			d := dayEntry(a.NoticeFrom.V, a.NoticeTo.V)
			e.Parts = append(e.Parts, Part{Day: d.Day, Until: d.Until})
		} else {
			e.Parts = append(e.Parts, Part{Text: "发布", Day: a.PublishedOn.V})
		}
		e.Parts = append(e.Parts, Part{Text: p.enum(a, "subject_type", a.SubjectType.V)})
		if a.Totals.All.Set() {
			e.Parts = append(e.Parts, Part{Text: "共" + model.Plain(a.Totals.All) + "条"})
		}
		v.Entries = append(v.Entries, e)
	}
	v.examples(asRecords(all)...)
	p.download(g, u.Home+"/announcements", p.announcementList(u, all))
	p.show("announcements", g, v, u.ID.At)
}

// schemeLink leads to the explanation of the levels, nil where there is none.
func (p *planner) schemeLink(g *Page, u *model.Unit) *Link {
	if s := u.Schemes.Levels.To; s != nil {
		l := p.linkAs(g, s, "等级是怎么定的")
		return &l
	}
	return nil
}

func (p *planner) announcement(u *model.Unit, a *model.LevelAnnouncement) {
	v := &AnnouncementView{Page: p.page(Address(a), model.Title(a), u, Link{"等级公示", u.Home + "/announcements.html"})}
	g := &v.Page
	v.Kind = "等级公示"
	p.about(g, a)
	v.Summary = model.Title(a)
	if a.Facts.State == model.Withdrawn {
		p.show("announcement", g, v, a.ID.At)
		return
	}
	pub := derive.PublicityAt(a.NoticeFrom.V, a.NoticeTo.V, p.site.AsOf)
	v.State = phaseState(pub)
	p.objectionNote(g, a.ObjectionChannel.To, a.NoticeFrom.V, a.NoticeTo.V, pub)
	v.Facts = p.announcementFacts(g, a, pub)
	if a.Totals.All.Set() {
		v.Figures = append(v.Figures, Total{a.Totals.All.V, "条", "合计"})
	}
	for _, c := range a.Totals.ByLevel {
		v.Figures = append(v.Figures, Total{c.N.V, "条", p.site.Label(a.Home, "level", c.Key.V)})
	}
	v.Text = p.prose(g, a.Note, a.Home, 2)
	v.Scheme = p.schemeLink(g, u)
	if len(a.Rows) > 0 {
		v.Rows = p.announcementRows(g, a)
		p.download(g, u.Home+"/announcements/"+a.ID.V, p.announcementTable(u, a))
	}
	v.Totals = p.announcementTotals(g, a)
	p.show("announcement", g, v, a.ID.At)
}

func (p *planner) announcementFacts(g *Page, a *model.LevelAnnouncement, pub derive.Publicity) []Entry {
	var out []Entry
	add := func(term string, e Entry) { e.Term = term; out = append(out, e) }
	if pub.Phase != derive.NoPeriod {
		add("公示期", dayEntry(a.NoticeFrom.V, a.NoticeTo.V))
		add("天数", Entry{Text: strconv.Itoa(pub.Days) + "天"})
	}
	if a.DecidedBy.To != nil {
		add("审定", Entry{Links: []Link{p.link(g, a.DecidedBy.To)}})
	}
	if a.DecidedOn.Set() {
		add("审定日期", Entry{Day: a.DecidedOn.V})
	}
	add("公示对象", Entry{Text: p.enum(a, "subject_type", a.SubjectType.V)})
	add("截至", Entry{Day: a.AsOf.V})
	if c := a.ObjectionChannel.To; c != nil {
		add("提出异议", Entry{Links: []Link{p.channelLink(g, c)}})
	}
	if o := p.outletLinks(g, a.Outlets); len(o) > 0 {
		add("公开载体", Entry{Links: o})
	}
	if to := p.refLink(g, a.ReportedTo, ""); to.Text != "" {
		add("报送", Entry{Links: []Link{to}})
	}
	if a.ReportedOn.Set() {
		add("报送日期", Entry{Day: a.ReportedOn.V})
	}
	return out
}

// announcementRows is the table of levels. Columns that no row fills are left
// out.
func (p *planner) announcementRows(g *Page, a *model.LevelAnnouncement) *Table {
	t := &Table{Caption: "等级表", Columns: columns(TableColumn{p.enum(a, "subject_type", a.SubjectType.V), ""}, TableColumn{"部门", "short"},
		TableColumn{"层面", "short"}, TableColumn{"类别", "short"}, TableColumn{"等级", "short"}, TableColumn{Label: "防控措施"}, TableColumn{Label: "责任"})}
	for _, r := range a.Rows {
		dept := Cell{}
		if d := departmentOf(r.Subject.To); d != nil {
			dept = p.departmentCell(g, d)
		}
		t.Rows = append(t.Rows, rowOf(linkCell(p.refLink(g, r.Subject, hiddenPost)), dept,
			textCell(p.site.Label(a.Home, "layer", r.Layer.V)), textCell(p.site.Label(a.Home, "category", r.Category.V)),
			Cell{Level: p.riskLevel(a.Home, r.Level.V)}, Cell{Items: measureTexts(r.Measures)}, linkCell(p.refLink(g, r.Responsible, ""))))
	}
	t.Small = "共" + plural(len(a.Rows), "条") + "，等级高的在前"
	t.trim()
	return t
}

// hiddenPost stands for what a row is about where that is not for the
// audience.
const hiddenPost = "（不对外公开的岗位）"

// departmentOf returns the department to which a subject belongs, or nil.
func departmentOf(r model.Record) *model.Department {
	switch x := r.(type) {
	case *model.Power:
		return x.Department.To
	case *model.Post:
		return x.Department.To
	}
	return nil
}

// measureTexts gives the texts of measures as plain lines.
func measureTexts(list []model.Ref[model.Measure]) []string {
	var out []string
	for _, m := range list {
		if m.To != nil && m.To.Text.V != "" {
			out = append(out, strings.TrimSpace(m.To.Text.V))
		}
	}
	return out
}

// announcementTotals are the declared totals other than by level.
func (p *planner) announcementTotals(g *Page, a *model.LevelAnnouncement) []Table {
	var out []Table
	add := func(caption, head string, c model.Counts, name func(model.Count) Link) {
		if len(c) == 0 {
			return
		}
		t := Table{Caption: caption, Class: "none", Columns: columns(TableColumn{head, ""}, TableColumn{"条数", "num"})}
		for _, x := range c {
			t.Rows = append(t.Rows, rowOf(linkCell(name(x)), textCell(model.Plain(x.N))))
		}
		t.Foot = rowOf(textCell("合计"), textCell(strconv.FormatInt(c.Sum(), 10)))
		out = append(out, t)
	}
	label := func(from string) func(model.Count) Link {
		return func(c model.Count) Link { return Link{Text: p.site.Label(a.Home, from, c.Key.V)} }
	}
	add("按类别统计", "类别", a.Totals.ByCategory, label("category"))
	add("按层面统计", "层面", a.Totals.ByLayer, label("layer"))
	add("按部门统计", "部门", a.Totals.ByDepartment, func(c model.Count) Link {
		switch {
		case c.To != nil:
			return p.link(g, c.To)
		case c.Key.V == "unit":
			return Link{Text: p.enum(a, "totals.by_department", "unit")}
		}
		return Link{Text: orText(c.Key.V, "其他")}
	})
	return out
}

func (p *planner) announcementList(u *model.Unit, all []*model.LevelAnnouncement) table.Table {
	t := table.Table{Name: "announcements", Caption: u.Name.V + "等级公示", Columns: fileColumns(
		"id", "编号", "title", "标题", "subject_type", "公示对象", "as_of", "截至@", "total", "合计#", "decided_on", "审定日期@",
		"from", "公示开始@", "to", "公示截止@", "published_on", "发布日期@", "state", "状态", "page", "网页")}
	for _, a := range all {
		state := phaseWord(derive.PublicityAt(a.NoticeFrom.V, a.NoticeTo.V, p.site.AsOf).Phase)
		if s := releaseState(a); s != nil {
			state = s.Text
		}
		t.Rows = append(t.Rows, fileRow(a.ID.V, model.Title(a), p.enum(a, "subject_type", a.SubjectType.V), model.Plain(a.AsOf),
			model.Plain(a.Totals.All), model.Plain(a.DecidedOn), model.Plain(a.NoticeFrom), model.Plain(a.NoticeTo),
			model.Plain(a.PublishedOn), state, Address(a)))
	}
	return t
}

func (p *planner) announcementTable(u *model.Unit, a *model.LevelAnnouncement) table.Table {
	t := table.Table{Name: a.ID.V, Caption: u.Name.V + model.Title(a), Columns: fileColumns(
		"subject", "对象", "department", "部门", "layer", "层面", "category", "类别", "level", "等级", "measures", "防控措施", "responsible", "责任", "page", "网页")}
	g := &Page{}
	for _, r := range a.Rows {
		dept, page := "", ""
		if d := departmentOf(r.Subject.To); d != nil {
			dept = d.Name.V
		}
		if r.Subject.To != nil {
			page = Address(r.Subject.To)
		}
		t.Rows = append(t.Rows, fileRow(p.refLink(g, r.Subject, hiddenPost).Text, dept, p.site.Label(a.Home, "layer", r.Layer.V),
			p.site.Label(a.Home, "category", r.Category.V), p.site.Label(a.Home, "level", r.Level.V),
			strings.Join(measureTexts(r.Measures), "；"), p.refLink(g, r.Responsible, "").Text, page))
	}
	return t
}
