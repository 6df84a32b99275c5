package plan

import (
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/derive"
	"gongshi/generator/model"
	"gongshi/generator/table"
)

// QuarterlyListView is the index of a unit's quarterly disclosures: for every
// year a matrix of departments and quarters, the newest year first.
type QuarterlyListView struct {
	Page
	Years []Matrix
}

// Matrix is a table of short cells of one sort.
type Matrix struct {
	ID, Title, Caption, Small string
	Columns                   []string // the first is that of the row heads
	Rows                      []MatrixRow
}

// MatrixRow is one row of a matrix.
type MatrixRow struct {
	Head  Link
	Cells []MatrixCell
}

// MatrixCell says what one department published for one quarter. Text without
// Href is a state in words; an empty Text is nothing, told by Hidden.
type MatrixCell struct {
	Href, Text, Small string
	Hidden            string
}

// DisclosureView is the page of one quarterly disclosure.
type DisclosureView struct {
	Page
	Nil          string // why there was nothing to disclose
	Classes      []DisclosureClass
	Text         *Prose
	Older, Newer *Link // the same department's other quarters
	All, Period  *Link
}

// DisclosureClass is the matters of one class.
type DisclosureClass struct {
	Name    string
	Matters []MatterBlock
}

// MatterBlock is one matter.
type MatterBlock struct {
	Title   string
	Text    *Prose
	Figures []FigureLine
}

// FigureLine is one number of a matter, as it was written.
type FigureLine struct{ Label, Value, Unit string }

// quarterly plans the pages of a unit's quarterly disclosures.
func (p *planner) quarterly(u *model.Unit) {
	all := model.In[model.QuarterlyDisclosure](p.site, u.Home)
	if len(all) == 0 {
		return
	}
	lines, periods := derive.Quarters(p.site, u.Home)
	shown := map[string]bool{}
	for _, l := range lines {
		for i, q := range l.Disclosures {
			shown[q.ID.V] = true
			p.disclosure(u, l, i)
		}
	}
	v := &QuarterlyListView{Page: p.page(u.Home+"/disclosures.html", "季度公示", u)}
	g := &v.Page
	v.Lead = "各部门每季度都要公示重要事项；没有事项的，写明“本季度无”。"
	v.list("各部门每季度的公示", "信息公开目录")
	if len(periods) > 0 {
		for y := periods[len(periods)-1].Year(); y >= periods[0].Year(); y-- {
			v.Years = append(v.Years, p.quarterMatrix(g, u, lines, periods[0], y))
		}
	}
	for _, q := range all {
		v.newest(q)
	}
	v.examples(asRecords(all)...)
	p.download(g, u.Home+"/disclosures", p.matterTable(u.Name.V+"季度公示", all))
	p.show("disclosures", g, v, u.ID.At)
}

// quarterMatrix is the matrix of one year. Before the first quarter nothing
// was due.
func (p *planner) quarterMatrix(g *Page, u *model.Unit, lines []derive.QuarterLine, first model.Period, year int) Matrix {
	y := strconv.Itoa(year)
	m := Matrix{ID: "y" + y, Title: y + "年", Caption: y + "年各部门季度公示", Columns: []string{"部门", "一季度", "二季度", "三季度", "四季度"}}
	for _, l := range lines {
		row := MatrixRow{Head: p.link(g, l.Department)}
		for n := 1; n <= 4; n++ {
			q, _ := model.NewPeriod(model.QuarterPeriod, year, n)
			row.Cells = append(row.Cells, p.quarterCell(g, u, l, first, q))
		}
		m.Rows = append(m.Rows, row)
	}
	m.Small = legend(m.Rows)
	return m
}

// legend explains the words that the cells of a matrix use.
func legend(rows []MatrixRow) string {
	var out []string
	for _, x := range []struct{ text, meaning string }{
		{"无", "“无”：本季度没有应公示的事项"}, {"未见", "“未见”：应当公示，没有见到"}, {"", "“—”：没有公示"},
	} {
		for _, r := range rows {
			if slices.ContainsFunc(r.Cells, func(c MatrixCell) bool { return c.Text == x.text }) {
				out = append(out, x.meaning)
				break
			}
		}
	}
	return strings.Join(out, "；")
}

func (p *planner) quarterCell(g *Page, u *model.Unit, l derive.QuarterLine, first, q model.Period) MatrixCell {
	d := l.Of(q)
	switch {
	case d == nil && missing(p.site, u, l.Department, first, q):
		return MatrixCell{Text: "未见"}
	case d == nil:
		return MatrixCell{Hidden: "没有公示"}
	}
	c := MatrixCell{Href: p.link(g, d).Href, Text: disclosureSize(d), Small: monthDay(d.PublishedOn.V)}
	if d.Facts.State == model.Withdrawn {
		c.Text = "已撤回"
	}
	return c
}

// missing reports whether a department owed the disclosure of q and the day it
// was due has passed. Where the unit has not said when it is due, nothing is
// missing.
func missing(s *model.Site, u *model.Unit, d *model.Department, first, q model.Period) bool {
	due := u.Settings.DisclosureDueDays
	return d.QuarterlyDisclosure.V && due.Set() && q.Compare(first) >= 0 && q.To().AddDays(int(due.V)).Before(s.AsOf)
}

// disclosureSize says how much was disclosed.
func disclosureSize(d *model.QuarterlyDisclosure) string {
	if len(d.Matters) == 0 {
		return "无"
	}
	return plural(len(d.Matters), "项")
}

// disclosure plans the page of disclosure i of a department.
func (p *planner) disclosure(u *model.Unit, l derive.QuarterLine, i int) {
	q := l.Disclosures[i]
	v := &DisclosureView{Page: p.page(Address(q), model.Title(q), u, Link{"季度公示", u.Home + "/disclosures.html"})}
	g := &v.Page
	v.Kind = "季度公示"
	p.about(g, q)
	if q.ApprovedOn.Set() {
		v.Byline = append(v.Byline, Entry{Term: "审定", Day: q.ApprovedOn.V})
	}
	if q.PublishedOn.Set() {
		v.Byline = append(v.Byline, Entry{Term: "发布", Day: q.PublishedOn.V})
	}
	if o := p.outletLinks(g, q.Outlets); len(o) > 0 {
		v.Byline = append(v.Byline, Entry{Links: o})
	}
	if q.Facts.State != model.Withdrawn {
		if len(q.Matters) == 0 {
			v.Nil = orText(q.NilReturn.Reason.V, "本季度没有应公示的事项。")
		}
		v.Figures = p.disclosureTotals(q)
		v.Classes = p.disclosureClasses(g, q)
		v.Text = p.prose(g, q.Note, q.Home, 3)
	}
	neighbour := func(j int, word string) *Link {
		if j < 0 || j >= len(l.Disclosures) {
			return nil
		}
		k := p.linkAs(g, l.Disclosures[j], word+"："+l.Disclosures[j].Period.V.ZH())
		return &k
	}
	v.Older, v.Newer = neighbour(i-1, "前一次"), neighbour(i+1, "后一次")
	v.All = &Link{"全部季度", relative(g.Path, u.Home+"/disclosures.html")}
	v.Period = &Link{q.Period.V.ZH() + "各单位公示", relative(g.Path, "periods/"+q.Period.V.Slug()+".html")}
	v.Summary = model.Title(q) + "：" + disclosureSize(q) + "。"
	if len(q.Matters) == 0 {
		v.Summary = model.Title(q) + "：本季度没有应公示的事项。"
	}
	p.show("disclosure", g, v, q.ID.At)
}

// disclosureTotals are the number of matters by class, as declared, else as
// counted.
func (p *planner) disclosureTotals(q *model.QuarterlyDisclosure) []Total {
	label := func(code string) string { return p.site.Label(q.Home, "vocabulary:disclosure.class", code) }
	var out []Total
	if len(q.Totals) > 0 {
		for _, c := range q.Totals {
			out = append(out, Total{c.N.V, "项", label(c.Key.V)})
		}
		return out
	}
	for _, m := range q.Matters {
		name, found := label(m.Class.V), false
		for i := range out {
			if out[i].Label == name {
				out[i].Number++
				found = true
			}
		}
		if !found {
			out = append(out, Total{1, "项", name})
		}
	}
	return out
}

func (p *planner) disclosureClasses(g *Page, q *model.QuarterlyDisclosure) []DisclosureClass {
	var out []DisclosureClass
	for i, m := range q.Matters {
		name := p.site.Label(q.Home, "vocabulary:disclosure.class", m.Class.V)
		b := MatterBlock{Title: m.Title.V, Text: p.prose(g, m.Text, q.Home, 4)}
		if b.Text != nil {
			b.Text.Prefix = "m" + strconv.Itoa(i+1) + "-"
		}
		for _, f := range m.Figures {
			b.Figures = append(b.Figures, FigureLine{f.Label.V, f.Value.V.Text, f.Unit.V})
		}
		at := -1
		for j := range out {
			if out[j].Name == name {
				at = j
			}
		}
		if at < 0 {
			at = len(out)
			out = append(out, DisclosureClass{Name: name})
		}
		out[at].Matters = append(out[at].Matters, b)
	}
	return out
}

// matterTable lists the matters of disclosures for machines; a nil return is a
// row of its own.
func (p *planner) matterTable(caption string, all []*model.QuarterlyDisclosure) table.Table {
	t := table.Table{Name: "disclosures", Caption: caption, Columns: fileColumns(
		"unit", "单位", "period", "季度", "department", "部门", "class", "类别", "title", "事项", "text", "内容", "figures", "数字",
		"approved_on", "审定日期@", "published_on", "发布日期@", "state", "状态", "page", "网页")}
	for _, q := range all {
		unit, dept, state := "", "", ""
		if u := p.site.Unit(q.Home); u != nil {
			unit = u.Name.V
		}
		if q.Department.To != nil {
			dept = q.Department.To.Name.V
		}
		if s := releaseState(q); s != nil {
			state = s.Text
		}
		add := func(class, title, text, figures string) {
			t.Rows = append(t.Rows, fileRow(unit, model.Plain(q.Period), dept, class, title, text, figures,
				model.Plain(q.ApprovedOn), model.Plain(q.PublishedOn), state, Address(q)))
		}
		switch {
		case q.Facts.State == model.Withdrawn:
			add("", "", "", "")
		case len(q.Matters) == 0:
			add("", "本季度无", q.NilReturn.Reason.V, "")
		default:
			for _, m := range q.Matters {
				var figures []string
				for _, f := range m.Figures {
					figures = append(figures, f.Label.V+" "+f.Value.V.Text+f.Unit.V)
				}
				add(p.site.Label(q.Home, "vocabulary:disclosure.class", m.Class.V), m.Title.V, m.Text.V, strings.Join(figures, "；"))
			}
		}
	}
	return t
}
