package plan

import (
	"slices"
	"strconv"

	"gongshi/generator/model"
)

// RegisterListView is the list of the filled registers that the audience may
// see, form by form.
type RegisterListView struct {
	Page
	Forms []RegisterGroup
}

// RegisterGroup is the registers filled in on one form. Book is the page that
// prints them all, where there are several.
type RegisterGroup struct {
	ID, Title string
	Book      *Link
	Table     Table
}

// RegisterView is one filled register.
type RegisterView struct {
	Page
	Sheet *Sheet
}

// RegisterBookView is all registers of one form, to be printed in one go.
type RegisterBookView struct {
	Page
	Sheets []*Sheet
}

// registers plans the filled registers that the audience may see, and their
// list. It returns them by form and subject.
func (p *planner) registers(u *model.Unit) []*model.Register {
	// Where the form is not for this audience the sheet would say nothing.
	all := slices.DeleteFunc(slices.Clone(own[model.Register](p, u)), func(r *model.Register) bool { return r.Form.To == nil })
	if len(all) == 0 {
		return nil
	}
	v := &RegisterListView{Page: p.page(u.Home+"/registers.html", "登记表", u)}
	g := &v.Page
	v.Lead = "已经填写的登记表，由审定的风险点自动填出。打印出来就是规定的样式。"
	v.list("廉政风险登记表", "信息公开目录")
	var forms []*model.RegisterForm // in the order in which they are first used
	filled := map[*model.RegisterForm][]*model.Register{}
	for _, r := range all {
		if filled[r.Form.To] == nil {
			forms = append(forms, r.Form.To)
		}
		filled[r.Form.To] = append(filled[r.Form.To], r)
		p.register(u, r)
		v.newest(r)
	}
	for i, f := range forms {
		x := RegisterGroup{ID: "form-" + strconv.Itoa(i+1), Title: model.Title(f), Table: p.registerTable(g, f, filled[f])}
		if len(filled[f]) > 1 {
			x.Book = &Link{Text: "连续打印" + plural(len(filled[f]), "份"), Href: relative(g.Path, p.registerBook(u, f, filled[f]))}
		}
		v.Forms = append(v.Forms, x)
	}
	v.examples(asRecords(all)...)
	v.Notes = append(v.Notes, restrictedRegisters())
	p.show("registers", g, v, u.ID.At)
	return all
}

func restrictedRegisters() Note {
	return Note{Kind: "restricted", Label: "不对社会公开", Text: "本页的登记表只在规定范围内公示，不得向社会转发。"}
}

func (p *planner) registerTable(g *Page, f *model.RegisterForm, list []*model.Register) Table {
	rows := "风险点"
	if f.RowsOf.V == "powers" {
		rows = "权力事项"
	}
	t := Table{Caption: model.Title(f), Said: true, Small: "共" + plural(len(list), "份"), Columns: columns(TableColumn{Label: "登记对象"},
		TableColumn{"期间", "short"}, TableColumn{rows, "num"}, TableColumn{"填表日期", "date"})}
	for _, r := range list {
		n := 0
		for _, row := range r.Rows {
			if !row.None.V {
				n++
			}
		}
		t.Rows = append(t.Rows, rowOf(linkCell(p.linkAs(g, r, orText(subjectTitle(r), model.Title(r)))),
			textCell(r.Period.V.ZH()), numCell(n), dayCell(r.FilledOn)))
	}
	t.trim()
	return t
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

// registerBook plans the page that prints all registers of a form and returns
// its path.
func (p *planner) registerBook(u *model.Unit, f *model.RegisterForm, list []*model.Register) string {
	v := &RegisterBookView{Page: p.page(u.Home+"/registers-"+f.ID.V+".html", model.Title(f)+"，连续打印", u, Link{"登记表", u.Home + "/registers.html"})}
	g := &v.Page
	v.Lead = "这种登记表的全部" + plural(len(list), "份") + "，打印时每份另起一页。"
	v.list(model.Title(f)+"，全部"+plural(len(list), "份"), "信息公开目录")
	v.Alone = true
	for i, r := range list {
		s := p.filledSheet(g, u, r)
		s.close()
		s.apart("sheet-" + strconv.Itoa(i+1) + "-")
		v.Sheets = append(v.Sheets, s)
		v.newest(r)
	}
	v.examples(asRecords(list)...)
	v.Notes = append(v.Notes, restrictedRegisters())
	p.show("register-book", g, v, f.ID.At)
	return g.Path
}

// apart keeps the anchors of the sheet's texts apart from those of others on
// the page.
func (s *Sheet) apart(prefix string) {
	if s.Note != nil {
		s.Note.Prefix = prefix + s.Note.Prefix
	}
	for _, row := range s.Header {
		for _, c := range row {
			if c.Prose != nil {
				c.Prose.Prefix = prefix + c.Prose.Prefix
			}
		}
	}
}
