package plan

import (
	"slices"
	"strconv"

	"gongshi/generator/derive"
	"gongshi/generator/model"
	"gongshi/generator/table"
)

// publicity is one period in which readers may object.
type publicity struct {
	record   model.Record
	unit     *model.Unit
	from, to model.Day
	derive.Publicity
	result string // what came of it, once it is over
}

// publicityOf gathers all publicity periods of the site, by first day.
func publicityOf(s *model.Site) []publicity {
	var out []publicity
	for _, n := range model.All[model.Notice](s) {
		if n.Type.V != "公示" || n.Facts.State == model.Withdrawn {
			continue
		}
		x := publicity{record: n, from: n.From.V, to: n.To.V, Publicity: derive.NoticePublicity(s, n)}
		if x.Phase == derive.Closed && n.Objections.Set() {
			x.result = objectionText(n.Objections.V)
		}
		out = append(out, x)
	}
	for _, k := range model.Kinds() {
		if k.Name == "notice" {
			continue
		}
		for _, r := range s.Records(k) {
			b := r.Base()
			if !b.NoticeFrom.Set() || !b.NoticeTo.Set() || Address(r) == "" || b.Facts.State == model.Withdrawn {
				continue
			}
			out = append(out, publicity{record: r, from: b.NoticeFrom.V, to: b.NoticeTo.V,
				Publicity: derive.PublicityAt(b.NoticeFrom.V, b.NoticeTo.V, s.AsOf)})
		}
	}
	out = slices.DeleteFunc(out, func(x publicity) bool { return x.Phase == derive.NoPeriod })
	for i := range out {
		out[i].unit = s.Unit(out[i].record.Base().Home)
	}
	slices.SortStableFunc(out, func(a, b publicity) int { return a.from.Compare(b.from) })
	return out
}

func objectionText(n int64) string {
	if n == 0 {
		return "没有收到异议"
	}
	return "收到异议" + strconv.FormatInt(n, 10) + "件"
}

// inPhase returns the periods of one phase; open ones by their last day, over
// ones newest first.
func (p *planner) inPhase(phase derive.Phase) []publicity {
	var out []publicity
	for _, x := range p.publicized {
		if x.Phase == phase {
			out = append(out, x)
		}
	}
	switch phase {
	case derive.Open:
		slices.SortStableFunc(out, func(a, b publicity) int { return a.to.Compare(b.to) })
	case derive.Closed:
		slices.SortStableFunc(out, func(a, b publicity) int { return b.to.Compare(a.to) })
	}
	return out
}

// openEntries lists what readers can object to now; home "" means all units.
func (p *planner) openEntries(g *Page, home string) []ListEntry {
	var out []ListEntry
	for _, x := range p.inPhase(derive.Open) {
		if home != "" && x.record.Base().Home != home {
			continue
		}
		e := ListEntry{Link: p.link(g, x.record), State: phaseState(x.Publicity), Open: true,
			Parts: []Part{{Day: x.to, After: "截止"}}}
		if home == "" && x.unit != nil {
			e.Parts = append(e.Parts, Part{Text: p.units[x.unit.Home].ShortName})
		}
		out = append(out, e)
	}
	return out
}

// CalendarView is the page of publicity periods.
type CalendarView struct {
	Page
	Tables []Titled
	Empty  string // said where nothing is open
}

// Titled is a table under a heading.
type Titled struct {
	Title string
	Table Table
}

// calendar plans calendar.html; periods that are over are paged.
func (p *planner) calendar() {
	over := p.inPhase(derive.Closed)
	for _, part := range paged("calendar", len(over)) {
		v := &CalendarView{Page: p.page(part.Path, "公示日历", nil)}
		v.Current, v.Pager = "calendar.html", part.Pager
		front := part.Path == "calendar.html"
		if !front {
			v.Title += "（第" + strconv.Itoa(part.Pager.Current) + "页）"
		}
		v.Lead = "哪些事项正在公示，到哪一天为止可以提出意见。"
		v.list("各单位的公示期：正在公示、将要开始和已经结束的", "信息公开目录")
		if front {
			p.calendarFront(v)
		}
		if rows := over[part.From:part.To]; len(rows) > 0 {
			t := p.calendarTable(&v.Page, "已经结束的公示", rows)
			v.Tables = append(v.Tables, Titled{"已经结束", t})
		}
		for _, x := range p.publicized {
			v.newest(x.record)
		}
		p.show("calendar", &v.Page, v, model.Place{})
	}
}

func (p *planner) calendarFront(v *CalendarView) {
	if rows := p.inPhase(derive.Open); len(rows) > 0 {
		v.Tables = append(v.Tables, Titled{"正在公示的事项", p.calendarTable(&v.Page, "正在公示的事项", rows)})
	} else {
		v.Empty = "截至" + p.site.AsOf.ZH() + "，没有正在公示的事项。"
	}
	if rows := p.inPhase(derive.Coming); len(rows) > 0 {
		v.Tables = append(v.Tables, Titled{"将要开始", p.calendarTable(&v.Page, "将要开始的公示", rows)})
	}
	if len(p.publicized) > 0 {
		p.download(&v.Page, "calendar", p.calendarFile())
		if p.opt.BaseURL != "" {
			v.Downloads = append(v.Downloads, Download{Label: "日历文件", Href: "calendar.ics", Note: "手机和电脑的日历可以订阅"})
		}
	}
}

func (p *planner) calendarTable(g *Page, caption string, rows []publicity) Table {
	last := TableColumn{"状态", ""}
	if rows[0].Phase == derive.Closed {
		last.Label = "结果"
	}
	t := Table{Caption: caption, Said: true, Small: "共" + strconv.Itoa(len(rows)) + "件", Columns: columns(
		TableColumn{"事项", ""}, TableColumn{"单位", "short"}, TableColumn{"开始", "date"}, TableColumn{"截止", "date"}, last)}
	for _, x := range rows {
		unit := ""
		if x.unit != nil {
			unit = p.units[x.unit.Home].ShortName
		}
		state := Cell{State: phaseState(x.Publicity)}
		if x.Phase == derive.Closed {
			state = textCell(orText(x.result, "公示已结束"))
		}
		t.Rows = append(t.Rows, rowOf(linkCell(p.link(g, x.record)), textCell(unit), Cell{Day: x.from}, Cell{Day: x.to}, state))
	}
	return t
}

func (p *planner) calendarFile() table.Table {
	t := table.Table{Name: "calendar", Caption: "公示日历", Columns: fileColumns("title", "事项", "unit", "单位",
		"from", "开始@", "to", "截止@", "days", "天数#", "result", "结果", "page", "网页")}
	for _, x := range p.publicized {
		unit := ""
		if x.unit != nil {
			unit = x.unit.Name.V
		}
		t.Rows = append(t.Rows, fileRow(model.Title(x.record), unit, x.from.String(), x.to.String(),
			strconv.Itoa(x.Days), x.result, Address(x.record)))
	}
	return t
}
