package plan

import "gongshi/generator/model"

// FormListView is the list of a unit's forms: registers and reports.
type FormListView struct {
	Page
	Forms   *Table
	Reports *Table
}

// FormView is one blank form, and the registers filled in on it that the
// audience may see.
type FormView struct {
	Page
	Sheet     *Sheet
	Registers []Link
}

// forms plans the unit's forms, their list and the registers filled in.
func (p *planner) forms(u *model.Unit) {
	forms, reports := own[model.RegisterForm](p, u), own[model.ReportTemplate](p, u)
	registers := p.registers(u)
	for _, f := range forms {
		p.form(u, f, registers)
	}
	for _, t := range reports {
		p.reportTemplate(u, t)
	}
	if len(forms) == 0 && len(reports) == 0 {
		return
	}
	v := &FormListView{Page: p.page(u.Home+"/forms.html", "表格样式", u)}
	g := &v.Page
	v.Lead = "登记和报告用的表格。这里是空白样式，可以直接打印；填写好的只在规定范围内公示。"
	v.list("登记表、汇总表和报告的空白样式", "信息公开指南")
	if len(forms) > 0 {
		v.Forms = p.formTable(g, u, forms)
	}
	if len(reports) > 0 {
		v.Reports = p.reportTable(g, reports)
	}
	for _, r := range append(asRecords(forms), asRecords(reports)...) {
		v.newest(r)
	}
	v.examples(append(asRecords(forms), asRecords(reports)...)...)
	p.show("forms", g, v, u.ID.At)
}

func (p *planner) formTable(g *Page, u *model.Unit, forms []*model.RegisterForm) *Table {
	t := &Table{Caption: "登记表", Small: "共" + plural(len(forms), "种"), Columns: columns(TableColumn{Label: "表格"},
		TableColumn{"附件号", "short"}, TableColumn{"层面", "short"}, TableColumn{Label: "行组"}, TableColumn{"发布日期", "date"})}
	for _, f := range forms {
		var groups []string
		for _, x := range f.RowGroups {
			groups = append(groups, x.Label.V)
		}
		t.Rows = append(t.Rows, rowOf(linkCell(p.link(g, f)), textCell(f.Code.V), textCell(p.site.Label(u.Home, "layer", f.Layer.V)),
			listCell(groups), dayCell(f.PublishedOn)))
	}
	t.trim()
	return t
}

// form plans the page of one blank form.
func (p *planner) form(u *model.Unit, f *model.RegisterForm, registers []*model.Register) {
	v := &FormView{Page: p.page(Address(f), model.Title(f), u, Link{"表格样式", u.Home + "/forms.html"})}
	g := &v.Page
	v.Kind = "表格样式"
	v.Alone = true
	p.about(g, f)
	v.Byline = formFacts(p, u, f)
	v.Lead = "空白样式，供打印填写。填写好的登记表只在规定范围内公示，姓名、审核意见和签字由本人手写。"
	v.Summary = model.Title(f) + "（空白样式）"
	for _, r := range registers {
		if r.Form.To == f {
			v.Registers = append(v.Registers, p.linkAs(g, r, orText(subjectTitle(r), model.Title(r))))
		}
	}
	v.Sheet = p.blankSheet(g, f)
	v.Sheet.close()
	p.show("form", g, v, f.ID.At)
}

func formFacts(p *planner, u *model.Unit, f *model.RegisterForm) []Entry {
	var out []Entry
	if f.Code.Set() {
		out = append(out, Entry{Text: f.Code.V})
	}
	if f.Layer.Set() {
		out = append(out, Entry{Text: p.site.Label(u.Home, "layer", f.Layer.V)})
	}
	paper := "A4 纵向"
	if f.Landscape.V {
		paper = "A4 横向"
	}
	return append(out, Entry{Text: "用" + paper + "打印"})
}

func subjectTitle(r *model.Register) string {
	if r.Subject.To == nil {
		return ""
	}
	return model.Title(r.Subject.To)
}

// ReportTemplateView is the form of a report that is due again and again.
type ReportTemplateView struct {
	Page
	Text     *Prose
	Sections []ReportPart
	Tables   []ReportGrid
}

// ReportPart is a part that the report must have.
type ReportPart struct {
	Label  string
	Must   bool
	Fields []string
}

// ReportGrid is a blank table of the report.
type ReportGrid struct {
	Label   string
	Columns []string
	Rules   []string
}

func (p *planner) reportTable(g *Page, all []*model.ReportTemplate) *Table {
	t := &Table{Caption: "报告格式", Small: "共" + plural(len(all), "种"), Columns: columns(TableColumn{Label: "报告"},
		TableColumn{Label: "由谁报"}, TableColumn{Label: "报给"}, TableColumn{"多久一次", "short"}, TableColumn{"内容", "short"})}
	for _, x := range all {
		t.Rows = append(t.Rows, rowOf(linkCell(p.link(g, x)), linkCell(p.refLink(g, x.From, "")), linkCell(p.refLink(g, x.To, "")),
			textCell(p.enum(x, "period", x.Period.V)), textCell(plural(len(x.Sections), "个部分"))))
	}
	t.trim()
	return t
}

// reportTemplate plans the page of one form of report.
func (p *planner) reportTemplate(u *model.Unit, t *model.ReportTemplate) {
	v := &ReportTemplateView{Page: p.page(Address(t), model.Title(t), u, Link{"表格样式", u.Home + "/forms.html"})}
	g := &v.Page
	v.Kind = "报告格式"
	p.about(g, t)
	v.Facts = []Entry{
		{Term: "由谁报", Links: []Link{p.refLink(g, t.From, "")}},
		{Term: "报给", Links: []Link{p.refLink(g, t.To, "")}},
		{Term: "多久一次", Text: p.enum(t, "period", t.Period.V)},
	}
	v.Text = p.prefixed(g, t.Note, t)
	for _, s := range t.Sections {
		v.Sections = append(v.Sections, ReportPart{s.Label.V, s.Must.V, strs(s.Fields)})
	}
	for _, x := range t.Tables {
		v.Tables = append(v.Tables, ReportGrid{x.Label.V, strs(x.Columns), strs(x.SumRules)})
	}
	p.show("report-template", g, v, t.ID.At)
}
