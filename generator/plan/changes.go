package plan

import (
	"strconv"

	"gongshi/generator/model"
	"gongshi/generator/table"
)

// ChangesView is the site's timeline, or one part of it.
type ChangesView struct {
	Page
	Months []Month
}

// Month is what happened in one month.
type Month struct {
	Title string
	Lines []ChangeLine
}

// changes plans changes.html: everything published, newest first.
func (p *planner) changes() {
	file := p.eventTable()
	for _, part := range paged("changes", len(p.events)) {
		v := &ChangesView{Page: p.page(part.Path, "最近变动", nil)}
		v.Current = "changes.html"
		v.Lead = "权力变动、公示公告、季度公示、公开事项和目录版本，按公布日期排列。"
		if part.Path != "changes.html" {
			v.Title += "（第" + strconv.Itoa(part.Pager.Current) + "页）"
		}
		v.list("全站新发布的内容和权力变动，按日期排列", "工作动态")
		v.Pager = part.Pager
		for _, e := range p.events[part.From:part.To] {
			title := strconv.Itoa(int(e.day.Y)) + "年" + strconv.Itoa(int(e.day.M)) + "月"
			if n := len(v.Months); n == 0 || v.Months[n-1].Title != title {
				v.Months = append(v.Months, Month{Title: title})
			}
			m := &v.Months[len(v.Months)-1]
			m.Lines = append(m.Lines, p.changeLine(&v.Page, e))
			if e.day.After(v.Updated) {
				v.Updated = e.day
			}
		}
		if part.Path == "changes.html" {
			p.download(&v.Page, "changes", file)
		}
		p.show("changes", &v.Page, v, model.Place{})
	}
}

// eventTable is the timeline for machines.
func (p *planner) eventTable() table.Table {
	t := table.Table{Name: "changes", Caption: "最近变动", Columns: fileColumns(
		"date", "日期@", "unit", "单位", "kind", "种类", "title", "标题", "text", "内容", "page", "网页")}
	for _, e := range p.events {
		unit := ""
		if e.unit != nil {
			unit = e.unit.Name.V
		}
		t.Rows = append(t.Rows, fileRow(e.day.String(), unit, e.state.Text, e.title, e.text, Address(e.record)))
	}
	return t
}
