package plan

import (
	"strconv"

	"gongshi/generator/derive"
	"gongshi/generator/model"
	"gongshi/generator/table"
)

// FlowchartListView is the list of a unit's flowcharts.
type FlowchartListView struct {
	Page
	Table Table
}

func (p *planner) flowchartList(u *model.Unit, all []*model.Flowchart) {
	v := &FlowchartListView{Page: p.page(u.Home+"/flowcharts.html", "流程图", u)}
	g := &v.Page
	v.Lead = "每项权力怎样运行：有哪些步骤，由谁办，各要多少天。每幅图都有文字步骤。"
	v.list("权力运行流程图：步骤、办理岗位和时限", "信息公开目录")
	v.Table = Table{Caption: "权力运行流程图", Small: "共" + strconv.Itoa(len(all)) + "幅", Columns: columns(
		TableColumn{Label: "流程图"}, TableColumn{"行使部门", "short"}, TableColumn{"步骤", "num"},
		TableColumn{Label: "办理时限"}, TableColumn{"版本", "short"}, TableColumn{"截至", "date"}, TableColumn{"状态", "short"})}
	file := table.Table{Name: "flowcharts", Caption: u.Name.V + "流程图步骤", Columns: fileColumns(
		"flowchart", "流程图", "power", "权力事项", "code", "职权编码", "version", "版本", "as_of", "截至@",
		"no", "步骤", "kind", "种类", "text", "内容", "actor", "办理", "limit", "时限#", "unit", "时限单位", "counted", "计入办理时限", "page", "网页")}
	for _, f := range all {
		g.newest(f)
		dept, limit := Link{}, ""
		if w := f.Power.To; w != nil {
			limit = limitText(w.TimeLimit)
			if w.Department.To != nil {
				dept = p.link(g, w.Department.To)
			}
		}
		v.Table.Rows = append(v.Table.Rows, rowOf(linkCell(p.link(g, f)), linkCell(dept), numCell(len(f.Nodes)),
			textCell(limit), textCell(f.Version.V), dayCell(f.AsOf), Cell{State: releaseState(f)}))
		p.stepRows(g, f, &file)
	}
	v.Table.trim()
	v.examples(asRecords(all)...)
	p.download(g, u.Home+"/flowcharts", file)
	p.show("flowcharts", g, v, u.ID.At)
}

// stepRows adds the steps of a chart to the table for machines, in the order
// of the source.
func (p *planner) stepRows(g *Page, f *model.Flowchart, file *table.Table) {
	power, code := "", ""
	if f.Power.To != nil {
		power, code = f.Power.To.Title.V, f.Power.To.Code.V
	}
	for i := range f.Nodes {
		n := &f.Nodes[i]
		counted := ""
		if n.TimeLimit.Num.Set() {
			counted = "否"
			if derive.Counted(n) {
				counted = "是"
			}
		}
		file.Rows = append(file.Rows, fileRow(f.ID.V, power, code, f.Version.V, model.Plain(f.AsOf), n.ID.V,
			p.enum(f, "nodes.kind", n.Type.V), n.Text.V, p.actor(g, n).Text, n.TimeLimit.Num.V.Text, n.TimeLimit.Unit.V, counted, Address(f)))
	}
}
