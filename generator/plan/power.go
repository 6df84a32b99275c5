package plan

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"gongshi/generator/model"
	"gongshi/generator/table"
)

// PowerView is the page of one power.
type PowerView struct {
	Page
	Basis      []BasisLine
	Conditions []string
	Materials  []string
	Steps      []string
	Discretion *Prose
	Collective bool
	Text       *Prose
	Changes    []ChangeLine
	Risks      []RiskLine // only where the audience may see them
}

// BasisLine is one provision that gives a power.
type BasisLine struct {
	Doc     Link
	Article string
	Text    string
}

// PowerListView is the list of a unit's powers.
type PowerListView struct {
	Page
	Table       Table
	Former      *Table // transferred and cancelled powers
	Departments *Table // how many each department has
	Diff        *Link
}

// powers plans the list of a unit's powers and a page for each.
func (p *planner) powers(u *model.Unit) {
	all := model.In[model.Power](p.site, u.Home)
	if len(all) == 0 {
		return
	}
	for _, w := range all {
		p.power(u, w)
	}
	p.powerList(u, all)
}

func (p *planner) power(u *model.Unit, w *model.Power) {
	g := p.page(Address(w), w.Title.V, u, Link{"权力清单", u.Home + "/powers.html"})
	typ := p.site.Label(u.Home, "vocabulary:power.type", w.Type.V)
	g.Kind = "权力事项 · " + typ
	p.about(&g, w)
	v := &PowerView{Page: g}
	v.Facts = p.powerFacts(&v.Page, w)
	for _, b := range w.Basis {
		v.Basis = append(v.Basis, p.basisLine(&v.Page, b))
	}
	v.Conditions, v.Materials, v.Steps = strs(w.Conditions), strs(w.Materials), strs(w.Steps)
	v.Discretion = p.prose(&v.Page, w.DiscretionStandard, u.Home, 3)
	v.Collective = w.CollectiveReview.V
	v.Text = p.prose(&v.Page, w.Description, u.Home, 3)
	v.Changes = p.changesOf(&v.Page, w)
	for _, r := range w.RiskPoints {
		if r.To != nil {
			v.Risks = append(v.Risks, p.riskLine(&v.Page, r.To))
		}
	}
	v.Summary = p.powerSummary(w, typ)
	p.show("power", &v.Page, v, w.ID.At)
}

func (p *planner) basisLine(g *Page, b model.Basis) BasisLine {
	return BasisLine{p.titled(g, b.Doc), b.Article.V, b.Text.V}
}

// titled is a link to a document with its title in title marks.
func (p *planner) titled(g *Page, ref model.AnyRef) Link {
	l := p.refLink(g, ref, "")
	if ref.To != nil && !strings.HasPrefix(l.Text, "《") {
		l.Text = "《" + l.Text + "》"
	}
	return l
}

func (p *planner) powerFacts(g *Page, w *model.Power) []Entry {
	var out []Entry
	add := func(term string, e Entry) { e.Term = term; out = append(out, e) }
	if strong, rest := limitParts(w.TimeLimit); strong != "" {
		add("多少天办完", Entry{Strong: strong, Text: rest})
	}
	if w.Department.To != nil {
		add("谁来办", Entry{Links: []Link{p.link(g, w.Department.To)}})
	}
	if w.Object.Set() {
		add("办理对象", Entry{Text: w.Object.V})
	}
	if w.Fee.Amount.Set() {
		add("收费", Entry{Text: feeText(w.Fee)})
	}
	var charts []Link
	for _, f := range w.Flowcharts {
		if f.To != nil {
			charts = append(charts, p.linkAs(g, f.To, chartText(f.To, len(w.Flowcharts))))
		}
	}
	if len(charts) > 0 {
		add("怎么办", Entry{Links: charts})
	}
	if c := w.ComplaintChannel.To; c != nil {
		add("投诉", Entry{Links: []Link{p.linkAs(g, c, c.Title.V+"："+c.Value.V)}})
	}
	add("职权编码", Entry{Text: w.Code.V})
	add("状态", Entry{State: powerState(w.State.V)})
	return out
}

// chartText names a chart by its number of steps where it is the only one.
func chartText(f *model.Flowchart, charts int) string {
	steps := "（" + strconv.Itoa(len(f.Nodes)) + "步）"
	if charts == 1 {
		return "流程图" + steps
	}
	return f.Title.V + steps
}

func powerState(state string) *State {
	switch state {
	case model.PowerTransferred:
		return &State{"moved", "已转移"}
	case model.PowerCancelled:
		return &State{"ended", "已取消"}
	}
	return &State{"active", "正在行使"}
}

func limitText(t model.PowerLimit) string {
	strong, rest := limitParts(t)
	return strong + rest
}

// limitParts returns the time limit that binds the unit and what to know of it.
func limitParts(t model.PowerLimit) (strong, rest string) {
	unit := "个" + unitWord(t.Unit.V)
	switch {
	case t.Promised.Set() && t.Statutory.Set():
		return t.Promised.V.Text + unit, "（法定" + t.Statutory.V.Text + unit + "）"
	case t.Promised.Set():
		return t.Promised.V.Text + unit, "（承诺）"
	case t.Statutory.Set():
		return t.Statutory.V.Text + unit, "（法定）"
	}
	return "", ""
}

// unitWord is the unit of time after 个: 工作日, 自然日, 月.
func unitWord(unit string) string {
	if unit == "日" {
		return "自然日"
	}
	return unit
}

func feeText(f model.Fee) string {
	if f.Amount.V.Float == 0 {
		return "不收费"
	}
	if f.Basis.Set() {
		return f.Amount.V.Text + "元（" + f.Basis.V + "）"
	}
	return f.Amount.V.Text + "元"
}

func (p *planner) powerSummary(w *model.Power, typ string) string {
	s := typ
	if w.Department.To != nil {
		s += "，由" + w.Department.To.Name.V + "行使"
	}
	if t := limitText(w.TimeLimit); t != "" {
		s += "，时限" + t
	}
	return s + "。"
}

func strs(list []model.Str) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = s.V
	}
	return out
}

// powerList plans powers.html with its downloads.
func (p *planner) powerList(u *model.Unit, all []*model.Power) {
	path := u.Home + "/powers.html"
	v := &PowerListView{Page: p.page(path, "权力清单", u)}
	v.Lead = "本单位依法行使的全部权力。没有列入清单的权力不得行使。"
	v.list("权力清单：每项权力的依据、行使部门、时限和流程图", "信息公开目录")
	cols := columns(TableColumn{"名称", ""}, TableColumn{"职权编码", "code"}, TableColumn{"类型", "short"},
		TableColumn{"行使部门", ""}, TableColumn{"办理时限", "short"}, TableColumn{"发布日期", "date"})
	v.Table = Table{Caption: "权力事项", Columns: cols}
	former := Table{Caption: "不再由本单位行使的权力", Columns: append(cols[:4:4], TableColumn{"状态", "short"}, TableColumn{"发布日期", "date"})}
	byType, tally := map[string]int64{}, newTally()
	for _, w := range all {
		typ := p.site.Label(u.Home, "vocabulary:power.type", w.Type.V)
		row := rowOf(linkCell(p.link(&v.Page, w)), textCell(w.Code.V), textCell(typ), p.departmentCell(&v.Page, w.Department.To))
		if w.State.V != model.PowerActive {
			former.Rows = append(former.Rows, append(row, Cell{State: powerState(w.State.V)}, dayCell(w.PublishedOn)))
			continue
		}
		byType[typ]++
		if w.Department.To != nil {
			tally.add(w.Department.To.Name.V, typ)
		}
		limit, _ := limitParts(w.TimeLimit)
		v.Table.Rows = append(v.Table.Rows, append(row, textCell(limit), dayCell(w.PublishedOn)))
	}
	v.Table.Small = fmt.Sprintf("共%d项", len(v.Table.Rows))
	v.Figures = totals(int64(len(v.Table.Rows)), "项", byType)
	if len(former.Rows) > 0 {
		v.Former = &former
	}
	if len(tally.rows) > 1 {
		t := tally.table("各部门权力事项数", "部门")
		v.Departments = &t
	}
	p.powerListHead(u, v)
	p.download(&v.Page, u.Home+"/powers", p.powerTable(u, all))
	p.show("powers", &v.Page, v, u.ID.At)
}

// departmentCell links a department, or is empty.
func (p *planner) departmentCell(g *Page, d *model.Department) Cell {
	if d == nil {
		return Cell{}
	}
	return linkCell(p.link(g, d))
}

// totals puts the whole first and then the parts, largest first.
func totals(all int64, unit string, parts map[string]int64) []Total {
	out := []Total{{all, unit, "合计"}}
	names := sortedKeys(parts)
	sort.SliceStable(names, func(i, j int) bool { return parts[names[i]] > parts[names[j]] })
	for _, n := range names {
		out = append(out, Total{parts[n], unit, n})
	}
	return out
}

// powerListHead says which version of the catalogue is in force and links to
// what it changed.
func (p *planner) powerListHead(u *model.Unit, v *PowerListView) {
	c := newestCatalogue(p.site, u)
	if c == nil {
		return
	}
	v.Meta = []Entry{
		{Term: "版本", Links: []Link{p.linkAs(&v.Page, c, orText(c.Version.V, model.Title(c)))}},
		{Term: "截至", Day: c.AsOf.V},
	}
	if !c.Facts.DecidedOn.IsZero() {
		v.Meta = append(v.Meta, Entry{Term: "审核", Day: c.Facts.DecidedOn})
	}
	if c.PublishedOn.Set() {
		v.Meta = append(v.Meta, Entry{Term: "发布", Day: c.PublishedOn.V})
		v.Updated = c.PublishedOn.V
	}
	if len(model.In[model.PowerCatalogue](p.site, u.Home)) > 1 {
		l := p.linkAs(&v.Page, c, "与上一版对照")
		v.Diff = &l
	}
}

func newestCatalogue(s *model.Site, u *model.Unit) *model.PowerCatalogue {
	var newest *model.PowerCatalogue
	for _, c := range model.In[model.PowerCatalogue](s, u.Home) {
		if newest == nil || c.AsOf.V.Compare(newest.AsOf.V) > 0 {
			newest = c
		}
	}
	return newest
}

// powerTable is the list for machines.
func (p *planner) powerTable(u *model.Unit, all []*model.Power) table.Table {
	t := table.Table{Name: "powers", Caption: u.Name.V + "权力清单", Columns: []table.Column{
		{Key: "id", Label: "编号"}, {Key: "code", Label: "职权编码"}, {Key: "title", Label: "事项名称"},
		{Key: "type", Label: "类型"}, {Key: "department", Label: "行使部门"}, {Key: "basis", Label: "设定依据"},
		{Key: "statutory", Label: "法定时限", Kind: table.Number}, {Key: "promised", Label: "承诺时限", Kind: table.Number},
		{Key: "unit", Label: "时限单位"}, {Key: "state", Label: "状态"}, {Key: "published_on", Label: "发布日期", Kind: table.Date},
		{Key: "page", Label: "网页"},
	}}
	for _, w := range all {
		dept, basis := "", ""
		if w.Department.To != nil {
			dept = w.Department.To.Name.V
		}
		for i, b := range w.Basis {
			if i > 0 {
				basis += "；"
			}
			if b.Doc.To != nil {
				basis += "《" + model.Title(b.Doc.To) + "》"
			} else {
				basis += b.Doc.V
			}
			basis += b.Article.V
		}
		t.Rows = append(t.Rows, fileRow(
			w.ID.V, w.Code.V, w.Title.V, p.site.Label(u.Home, "vocabulary:power.type", w.Type.V), dept, basis,
			w.TimeLimit.Statutory.V.Text, w.TimeLimit.Promised.V.Text, w.TimeLimit.Unit.V,
			powerState(w.State.V).Text, model.Plain(w.PublishedOn), Address(w),
		))
	}
	return t
}
