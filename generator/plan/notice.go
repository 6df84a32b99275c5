package plan

import (
	"slices"
	"strconv"

	"gongshi/generator/derive"
	"gongshi/generator/model"
	"gongshi/generator/table"
)

// NoticeListView is a part of the list of a unit's notices.
type NoticeListView struct {
	Page
	Groups []NoticeGroup
}

// NoticeGroup is the notices in one state.
type NoticeGroup struct {
	Title   string
	Entries []ListEntry
}

// NoticeView is the page of one notice.
type NoticeView struct {
	Page
	Text *Prose // nil where the notice was withdrawn
}

// notices plans a page for every notice and their list.
func (p *planner) notices(u *model.Unit) {
	all := model.In[model.Notice](p.site, u.Home)
	if len(all) == 0 {
		return
	}
	slices.SortStableFunc(all, func(a, b *model.Notice) int { return b.PublishedOn.V.Compare(a.PublishedOn.V) })
	for _, n := range all {
		p.notice(u, n)
	}
	for i, s := range paged(u.Home+"/notices", len(all)) {
		v := &NoticeListView{Page: p.page(s.Path, "公示公告", u)}
		v.Pager = s.Pager
		v.Current = u.Home + "/notices.html"
		v.list("公示、公告和通报", "公告公示")
		v.Groups = p.noticeGroups(&v.Page, all[s.From:s.To])
		v.examples(asRecords(all[s.From:s.To])...)
		if i == 0 {
			p.download(&v.Page, u.Home+"/notices", p.noticeTable(u, all))
		}
		p.show("notices", &v.Page, v, u.ID.At)
	}
}

// noticeGroups puts what readers can object to now first.
func (p *planner) noticeGroups(g *Page, list []*model.Notice) []NoticeGroup {
	groups := []NoticeGroup{{Title: "正在公示"}, {Title: "将要公示"}, {Title: "公告和通报"}, {Title: "已经结束的公示"}, {Title: "已经撤回"}}
	for _, n := range list {
		i := 2
		switch derive.NoticePublicity(p.site, n).Phase {
		case derive.Open:
			i = 0
		case derive.Coming:
			i = 1
		case derive.Closed:
			i = 3
		}
		if n.Facts.State == model.Withdrawn {
			i = 4
		}
		groups[i].Entries = append(groups[i].Entries, p.noticeEntry(g, n))
		g.newest(n)
	}
	return slices.DeleteFunc(groups, func(x NoticeGroup) bool { return len(x.Entries) == 0 })
}

// noticeEntry is a notice as one line of a list.
func (p *planner) noticeEntry(g *Page, n *model.Notice) ListEntry {
	e := ListEntry{Link: p.link(g, n)}
	pub := derive.NoticePublicity(p.site, n)
	if s := releaseState(n); s != nil {
		e.State = s
	} else if e.State = phaseState(pub); e.State == nil {
		e.Parts = append(e.Parts, Part{Text: n.Type.V})
	}
	if pub.Phase != derive.NoPeriod {
		d := dayEntry(n.From.V, n.To.V)
		e.Parts = append(e.Parts, Part{Day: d.Day, Until: d.Until})
	} else {
		e.Parts = append(e.Parts, Part{Text: "发布", Day: n.PublishedOn.V})
	}
	if t := noticeObjections(n, pub); t != "" {
		e.Parts = append(e.Parts, Part{Text: t})
	}
	e.Open = pub.Phase == derive.Open && n.Facts.State != model.Withdrawn
	return e
}

// noticeObjections says how many objections came in, once the period is over.
func noticeObjections(n *model.Notice, pub derive.Publicity) string {
	if !n.Objections.Set() || pub.Phase != derive.Closed {
		return ""
	}
	return objectionText(n.Objections.V)
}

func (p *planner) notice(u *model.Unit, n *model.Notice) {
	v := &NoticeView{Page: p.page(Address(n), n.Title.V, u, Link{"公示公告", u.Home + "/notices.html"})}
	g := &v.Page
	v.Kind = n.Type.V
	p.about(g, n)
	v.Summary = n.Type.V + "：" + n.Title.V
	if n.Facts.State == model.Withdrawn {
		p.show("notice", g, v, n.ID.At)
		return
	}
	pub := derive.NoticePublicity(p.site, n)
	v.State = phaseState(pub)
	if n.PublishedOn.Set() {
		v.Byline = append(v.Byline, Entry{Term: "发布", Day: n.PublishedOn.V})
	}
	v.Facts = p.noticeFacts(g, n, pub)
	p.objectionNote(g, n.ObjectionChannel.To, n.From.V, n.To.V, pub)
	v.Text = p.prose(g, n.Body, n.Home, 2)
	p.show("notice", g, v, n.ID.At)
}

func (p *planner) noticeFacts(g *Page, n *model.Notice, pub derive.Publicity) []Entry {
	var out []Entry
	add := func(term string, e Entry) { e.Term = term; out = append(out, e) }
	if pub.Phase != derive.NoPeriod {
		add("公示期", dayEntry(n.From.V, n.To.V))
		add("天数", Entry{Text: strconv.Itoa(pub.Days) + "天"})
	}
	if l := p.refLink(g, n.Subject, ""); l.Text != "" {
		add("事项", Entry{Links: []Link{l}})
	}
	if c := n.ObjectionChannel.To; c != nil {
		add("提出异议", Entry{Links: []Link{p.channelLink(g, c)}})
	}
	if t := noticeObjections(n, pub); t != "" {
		add("异议", Entry{Text: t})
	}
	if n.ClosedOn.Set() {
		add("办结", Entry{Day: n.ClosedOn.V})
	}
	if o := p.outletLinks(g, n.Outlets); len(o) > 0 {
		add("公开载体", Entry{Links: o})
	}
	return out
}

// dayEntry is a period of days, or the one day that it has.
func dayEntry(from, to model.Day) Entry {
	if from == to {
		return Entry{Day: from}
	}
	return Entry{Day: from, Until: to}
}

// channelLink names a channel and how to reach it.
func (p *planner) channelLink(g *Page, c *model.Channel) Link {
	return p.linkAs(g, c, c.Title.V+"："+c.Value.V)
}

// objectionNote tells readers of an open period how to object, and readers of
// a closed one that it is over.
func (p *planner) objectionNote(g *Page, c *model.Channel, from, to model.Day, pub derive.Publicity) {
	note := Note{Kind: "open"}
	switch pub.Phase {
	case derive.Open:
		note.Label, note.Text = "可以提出意见", "对公示内容有异议的，请在"+to.ZH()+"之前（含当天）提出。"
	case derive.Coming:
		note.Label, note.Text = "尚未开始", "公示期从"+from.ZH()+"开始，到"+to.ZH()+"为止，其间可以提出异议。"
	case derive.Closed:
		note = Note{Kind: "closed", Label: "公示已结束", Text: "公示期已经在" + to.ZH() + "结束。对本单位的工作有意见，仍可以通过监督渠道反映。"}
	default:
		return
	}
	if c != nil {
		l := p.channelLink(g, c)
		note.Link = &l
	}
	g.Notes = append([]Note{note}, g.Notes...)
}

func (p *planner) noticeTable(u *model.Unit, all []*model.Notice) table.Table {
	t := table.Table{Name: "notices", Caption: u.Name.V + "公示公告", Columns: fileColumns(
		"id", "编号", "title", "标题", "kind", "种类", "from", "开始@", "to", "截止@", "days", "天数#", "objections", "收到异议#", "closed_on", "办结日期@",
		"published_on", "发布日期@", "state", "状态", "index_no", "索引号", "page", "网页")}
	for _, n := range all {
		pub, state, days := derive.NoticePublicity(p.site, n), "", ""
		if s := releaseState(n); s != nil {
			state = s.Text
		} else {
			state = phaseWord(pub.Phase)
		}
		if pub.Days > 0 {
			days = strconv.Itoa(pub.Days)
		}
		t.Rows = append(t.Rows, fileRow(n.ID.V, n.Title.V, n.Type.V, model.Plain(n.From), model.Plain(n.To), days, model.Plain(n.Objections),
			model.Plain(n.ClosedOn), model.Plain(n.PublishedOn), state, n.IndexNo.V, Address(n)))
	}
	return t
}

// phaseWord names a phase for machines: without days, which change daily.
func phaseWord(p derive.Phase) string {
	switch p {
	case derive.Coming:
		return "尚未开始"
	case derive.Open:
		return "公示中"
	case derive.Closed:
		return "公示已结束"
	}
	return ""
}
