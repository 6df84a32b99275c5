package plan

import (
	"slices"

	"gongshi/generator/model"
)

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

// RegisterListView is the list of the filled registers that the audience may
// see.
type RegisterListView struct {
	Page
	Table Table
}

// RegisterView is one filled register.
type RegisterView struct {
	Page
	Sheet *Sheet
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
		out = append(out, Entry{Term: "编号", Text: f.Code.V})
	}
	if f.Layer.Set() {
		out = append(out, Entry{Term: "层面", Text: p.site.Label(u.Home, "layer", f.Layer.V)})
	}
	paper := "A4 纵向"
	if f.Landscape.V {
		paper = "A4 横向"
	}
	return append(out, Entry{Term: "打印", Text: paper})
}

func subjectTitle(r *model.Register) string {
	if r.Subject.To == nil {
		return ""
	}
	return model.Title(r.Subject.To)
}

// registers plans the filled registers that the audience may see, and their
// list. It returns them by form and subject.
func (p *planner) registers(u *model.Unit) []*model.Register {
	all := slices.Clone(own[model.Register](p, u))
	if len(all) == 0 {
		return nil
	}
	v := &RegisterListView{Page: p.page(u.Home+"/registers.html", "登记表", u)}
	g := &v.Page
	v.Lead = "已经填写的登记表，由审定的风险点自动填出。打印出来就是规定的样式。"
	v.list("廉政风险登记表", "信息公开目录")
	v.Table = Table{Caption: "登记表", Small: "共" + plural(len(all), "份"), Columns: columns(TableColumn{Label: "登记表"},
		TableColumn{Label: "登记对象"}, TableColumn{"期间", "short"}, TableColumn{"风险点", "num"}, TableColumn{"填表日期", "date"})}
	for _, r := range all {
		if r.Form.To == nil {
			continue // the form is not for this audience, and the sheet would say nothing
		}
		p.register(u, r)
		points := 0
		for _, row := range r.Rows {
			if !row.None.V {
				points++
			}
		}
		v.Table.Rows = append(v.Table.Rows, rowOf(linkCell(p.link(g, r)), linkCell(p.refLink(g, r.Subject, hiddenPost)),
			textCell(r.Period.V.ZH()), numCell(points), dayCell(r.FilledOn)))
		v.newest(r)
	}
	v.Table.trim()
	v.examples(asRecords(all)...)
	v.Notes = append(v.Notes, Note{Kind: "restricted", Label: "不对社会公开", Text: "本页的登记表只在规定范围内公示，不得向社会转发。"})
	p.show("registers", g, v, u.ID.At)
	return all
}

// register plans the page of one filled register.
func (p *planner) register(u *model.Unit, r *model.Register) {
	v := &RegisterView{Page: p.page(Address(r), model.Title(r), u, Link{"登记表", u.Home + "/registers.html"})}
	g := &v.Page
	v.Kind = "登记表"
	v.Alone = true
	p.about(g, r)
	v.Sheet = p.filledSheet(g, u, r)
	v.Sheet.close()
	p.show("register", g, v, r.ID.At)
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
