package plan

import (
	"slices"

	"gongshi/generator/derive"
	"gongshi/generator/model"
)

// PeriodView is one quarter of all units.
type PeriodView struct {
	Page
	Units        []PeriodUnit
	Notices      []ListEntry
	Changes      []ChangeLine
	Older, Newer *Link
}

// PeriodUnit is what one unit's departments disclosed in the quarter.
type PeriodUnit struct {
	Link  Link // to the unit's quarterly disclosures
	Table Table
}

// periods plans a page for every quarter that a unit disclosed.
func (p *planner) periods() {
	var all []model.Period
	for _, q := range model.All[model.QuarterlyDisclosure](p.site) {
		if q.Period.V.Kind() == model.QuarterPeriod && Address(q) != "" && !slices.Contains(all, q.Period.V) {
			all = append(all, q.Period.V)
		}
	}
	slices.SortFunc(all, model.Period.Compare)
	for i, q := range all {
		v := p.period(q)
		if i > 0 {
			v.Older = &Link{"前一季度：" + all[i-1].ZH(), all[i-1].Slug() + ".html"}
		}
		if i+1 < len(all) {
			v.Newer = &Link{"后一季度：" + all[i+1].ZH(), all[i+1].Slug() + ".html"}
		}
	}
}

func (p *planner) period(q model.Period) *PeriodView {
	v := &PeriodView{Page: p.page("periods/"+q.Slug()+".html", q.ZH()+"公示", nil)}
	g := &v.Page
	v.Kind = "季度公示"
	v.Byline = []Entry{{Day: q.From(), Until: q.To()}}
	v.list("各单位"+q.ZH()+"的季度公示、公示公告和权力变动", "信息公开目录")
	var all []*model.QuarterlyDisclosure
	var owed, made, none, miss int64
	for _, u := range p.site.Units {
		lines, periods := derive.Quarters(p.site, u.Home)
		if len(periods) == 0 {
			continue
		}
		t := Table{Caption: "各部门" + q.ZH() + "公示", Columns: columns(TableColumn{Label: "部门"}, TableColumn{"公示", "short"},
			TableColumn{Label: "事项"}, TableColumn{"发布日期", "date"})}
		for _, l := range lines {
			d := l.Of(q)
			row := rowOf(linkCell(p.link(g, l.Department)))
			switch {
			case d == nil && missing(p.site, u, l.Department, periods[0], q):
				miss, owed = miss+1, owed+1
				row = append(row, Cell{State: &State{"missing", "应公示，未见"}}, Cell{}, Cell{})
			case d == nil:
				continue
			default:
				made, owed = made+1, owed+1
				if len(d.Matters) == 0 {
					none++
				}
				all = append(all, d)
				v.newest(d)
				row = append(row, linkCell(p.linkAs(g, d, disclosureWord(d))), Cell{Text: p.matterTitles(d)}, dayCell(d.PublishedOn))
			}
			t.Rows = append(t.Rows, row)
		}
		if len(t.Rows) > 0 {
			v.Units = append(v.Units, PeriodUnit{Link{u.Name.V, relative(g.Path, u.Home+"/disclosures.html")}, t})
		}
	}
	v.Figures = []Total{{made, "个部门", "已公示"}, {none, "个部门", "其中没有事项"}}
	if miss > 0 {
		v.Figures = append(v.Figures, Total{miss, "个部门", "应公示，未见"})
	}
	p.quarterNews(v, q)
	v.examples(asRecords(all)...)
	p.download(g, "periods/"+q.Slug(), p.matterTable(q.ZH()+"各单位公示", all))
	p.show("period", g, v, model.Place{})
	return v
}

// disclosureWord is the text of the link to a disclosure.
func disclosureWord(d *model.QuarterlyDisclosure) string {
	switch {
	case d.Facts.State == model.Withdrawn:
		return "已撤回"
	case len(d.Matters) == 0:
		return "本季度无"
	}
	return plural(len(d.Matters), "项")
}

// matterTitles tells what a disclosure is about.
func (p *planner) matterTitles(d *model.QuarterlyDisclosure) string {
	if d.Facts.State == model.Withdrawn {
		return ""
	}
	s := ""
	for i, m := range d.Matters {
		if i > 0 {
			s += "、"
		}
		s += m.Title.V
	}
	return s
}

// quarterNews lists the notices and the changes of powers of the quarter.
func (p *planner) quarterNews(v *PeriodView, q model.Period) {
	notices := model.All[model.Notice](p.site)
	slices.SortStableFunc(notices, func(a, b *model.Notice) int { return b.PublishedOn.V.Compare(a.PublishedOn.V) })
	for _, n := range notices {
		if q.Contains(n.PublishedOn.V) {
			e := p.noticeEntry(&v.Page, n)
			if u := p.site.Unit(n.Home); u != nil {
				e.Parts = append(e.Parts, Part{Text: orText(u.ShortName.V, u.Name.V)})
			}
			v.Notices = append(v.Notices, e)
		}
	}
	var changes []*model.PowerChange
	for _, c := range model.All[model.PowerChange](p.site) {
		if q.Contains(c.On.V) {
			changes = append(changes, c)
		}
	}
	slices.SortStableFunc(changes, func(a, b *model.PowerChange) int { return b.On.V.Compare(a.On.V) })
	for _, c := range changes {
		l := ChangeLine{Day: c.On.V, State: changeState(c), Link: p.link(&v.Page, c)}
		if c.Power.To != nil {
			l.Link.Text = c.Power.To.Title.V
		}
		if u := p.site.Unit(c.Home); u != nil {
			l.Unit = orText(u.ShortName.V, u.Name.V)
		}
		v.Changes = append(v.Changes, l)
	}
}
