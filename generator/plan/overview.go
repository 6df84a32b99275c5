package plan

import (
	"strconv"
	"strings"

	"gongshi/generator/derive"
	"gongshi/generator/model"
)

// overview is the table on a unit's first page that shows at a glance what the
// unit discloses, how much, when last, and in what state it is. It has a row
// for each column of the unit that holds records, in the order of the columns.
func (p *planner) overview(g *Page, u *model.Unit) *Table {
	t := &Table{Caption: "公开内容一览", Said: true, Class: "stack overview", Small: "截至" + p.site.AsOf.ZH(), Columns: columns(
		TableColumn{"栏目", "short"}, TableColumn{"数量", "short"}, TableColumn{"最近更新", "date"}, TableColumn{Label: "现在的状态"})}
	for _, l := range p.units[u.Home].Nav {
		c := p.columnOf(u, l.Href[len(u.Home)+1:])
		if len(c.records) == 0 && c.says == "" {
			continue
		}
		name := linkCell(Link{l.Text, relative(g.Path, l.Href)})
		count := ""
		if len(c.records) > 0 {
			count = strconv.Itoa(len(c.records)) + c.measure
		}
		t.Rows = append(t.Rows, rowOf(name, textCell(count), Cell{Day: newestDay(c.records)}, textCell(c.says)))
	}
	if s := p.levelsInside(u); s != "" {
		t.Rows = append(t.Rows, rowOf(linkCell(Link{"等级公示", "risk.html"}), Cell{}, Cell{}, textCell(s)))
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// columnState is what stands in one column of a unit: its records, the word
// they are counted with, and how things stand.
type columnState struct {
	records []model.Record
	measure string
	says    string
}

// columnOf looks at the column of u whose list lies at path.
func (p *planner) columnOf(u *model.Unit, path string) columnState {
	switch path {
	case "powers.html":
		return columnState{asRecords(own[model.Power](p, u)), "项", p.powersSay(u)}
	case "flowcharts.html":
		return columnState{asRecords(own[model.Flowchart](p, u)), "幅", p.chartsSay(u)}
	case "power-changes.html":
		return columnState{asRecords(own[model.PowerChange](p, u)), "次", ""}
	case "catalogues.html":
		return columnState{asRecords(own[model.PowerCatalogue](p, u)), "版", ""}
	case "catalogue.html":
		return columnState{asRecords(own[model.DisclosureEntry](p, u)), "条", p.entriesSay(u)}
	case "items.html":
		return columnState{asRecords(own[model.DisclosureItem](p, u)), "项", ""}
	case "disclosures.html":
		return columnState{asRecords(own[model.QuarterlyDisclosure](p, u)), "份", p.quartersSay(u)}
	case "notices.html":
		return columnState{asRecords(own[model.Notice](p, u)), "件", p.noticesSay(u)}
	case "announcements.html":
		return columnState{asRecords(own[model.LevelAnnouncement](p, u)), "次", ""}
	case "risk.html":
		return columnState{says: p.riskSays(u)}
	case "organization.html":
		return columnState{says: organizationSays(len(own[model.Department](p, u)), len(own[model.Post](p, u)))}
	case "warnings.html":
		return columnState{asRecords(own[model.ColourScheme](p, u)), "套", "只说明办法，不公布发出的预警"}
	case "schedule.html":
		return columnState{asRecords(own[model.Schedule](p, u)), "份", p.scheduleSays(u)}
	case "maps.html":
		return columnState{asRecords(own[model.ControlMap](p, u)), "幅", ""}
	case "forms.html":
		return columnState{append(asRecords(own[model.RegisterForm](p, u)), asRecords(own[model.ReportTemplate](p, u))...), "种", "空白样式，可以打印"}
	case "registers.html":
		return columnState{asRecords(own[model.Register](p, u)), "份", "不对社会公开"}
	case "documents.html":
		return columnState{asRecords(own[model.Document](p, u)), "份", ""}
	case "channels.html":
		return columnState{asRecords(own[model.Channel](p, u)), "条", ""}
	}
	for _, k := range model.Kinds() {
		if k.Face == model.FaceGeneric && path == k.Folder+".html" {
			return columnState{p.site.Home(k, u.Home), "条", ""}
		}
	}
	return columnState{}
}

// newestDay is the day on which the newest of the records was published.
func newestDay(list []model.Record) model.Day {
	var last model.Day
	for _, r := range list {
		if d := r.Base().PublishedOn; d.Set() && d.V.After(last) {
			last = d.V
		}
	}
	return last
}

func (p *planner) powersSay(u *model.Unit) string {
	all, active := len(own[model.Power](p, u)), p.activePowers(u)
	out := "都在行使"
	if all != active {
		out = "正在行使" + plural(active, "项") + "，已取消或转移" + plural(all-active, "项")
	}
	if c := newestCatalogue(p.site, u); c != nil {
		out += "，目录截至" + c.AsOf.V.ZH()
	}
	return out
}

func (p *planner) chartsSay(u *model.Unit) string {
	lack := 0
	for _, w := range own[model.Power](p, u) {
		if w.State.V == model.PowerActive && newestChart(w) == nil {
			lack++
		}
	}
	if lack > 0 {
		return "还有" + plural(lack, "项") + "权力没有流程图"
	}
	if len(own[model.Power](p, u)) == 0 {
		return ""
	}
	return "每项权力都有流程图"
}

func (p *planner) entriesSay(u *model.Unit) string {
	entries, last := own[model.DisclosureEntry](p, u), lastItems(p.site, u)
	without := 0
	for _, e := range entries {
		if last[e] == nil {
			without++
		}
	}
	if without == 0 {
		return "每条都公开过内容"
	}
	return plural(len(entries)-without, "条") + "公开过内容，" + plural(without, "条") + "还没有"
}

func (p *planner) quartersSay(u *model.Unit) string {
	lines, periods := derive.Quarters(p.site, u.Home)
	if len(periods) == 0 {
		return ""
	}
	missing := 0
	for _, l := range lines {
		for _, q := range periods {
			if l.Department.QuarterlyDisclosure.V && l.Of(q) == nil {
				missing++
			}
		}
	}
	out := "公示到" + periods[len(periods)-1].ZH()
	if missing > 0 {
		return out + "，缺" + plural(missing, "份")
	}
	return out + "，没有缺漏"
}

func (p *planner) noticesSay(u *model.Unit) string {
	open := 0
	for _, x := range p.inPhase(derive.Open) {
		if x.record.Base().Home == u.Home {
			open++
		}
	}
	if open > 0 {
		return plural(open, "件") + "正在公示，可以提出意见"
	}
	return "没有正在公示的事项"
}

func (p *planner) scheduleSays(u *model.Unit) string {
	if s := u.Schemes.Schedule.To; s != nil {
		return currentStage(s, p.site.AsOf)
	}
	if all := own[model.Schedule](p, u); len(all) == 1 {
		return currentStage(all[0], p.site.AsOf)
	}
	return ""
}

// riskSays tells whether the unit has levels, and which.
func (p *planner) riskSays(u *model.Unit) string {
	s := u.Schemes.Levels.To
	if s == nil {
		return "怎样查找、由谁负责，不划分等级"
	}
	var names []string
	for _, l := range s.Levels {
		names = append(names, l.Label.V)
	}
	return "怎样查找、由谁负责，分" + strings.Join(names, "、")
}

func organizationSays(departments, posts int) string {
	out := ""
	if departments > 0 {
		out = plural(departments, "个") + "部门"
	}
	if posts > 0 {
		out = joined("，", out, plural(posts, "个")+"岗位，只列职务")
	}
	return out
}

// levelsInside tells that levels are announced elsewhere, where the unit has
// levels and the audience may see no announcement of them.
func (p *planner) levelsInside(u *model.Unit) string {
	s := u.Schemes.Levels.To
	if s == nil || has[model.LevelAnnouncement](p, u) {
		return ""
	}
	return p.announcedWhere(s)
}
