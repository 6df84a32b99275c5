package plan

import (
	"slices"
	"strconv"

	"gongshi/generator/derive"
	"gongshi/generator/model"
	"gongshi/generator/table"
)

// CatalogueListView is the list of the versions of a unit's catalogue.
type CatalogueListView struct {
	Page
	Table Table
}

// CatalogueView is the page of one version of the catalogue.
type CatalogueView struct {
	Page
	Text         *Prose
	Difference   *Table // from the version before, nil for the first one
	Unchanged    string
	Types        *Table
	Departments  *Table
	Powers       Table
	Older, Newer *Link
}

// catalogues plans the versions of the unit's catalogue and their list.
func (p *planner) catalogues(u *model.Unit) {
	all := derive.Catalogues(p.site, u.Home)
	if len(all) == 0 {
		return
	}
	v := &CatalogueListView{Page: p.page(u.Home+"/catalogues.html", "权力事项目录的版本", u)}
	v.Lead = "权力事项目录每修订一次就是一个版本。旧版本保留，可以逐版对照。"
	v.list("权力事项目录的各个版本和增减", "信息公开目录")
	v.Table = Table{Caption: "目录版本", Small: "共" + plural(len(all), "版") + "，新的在前", Columns: columns(
		TableColumn{"版本", "short"}, TableColumn{"项数", "num"}, TableColumn{Label: "与上一版相比"},
		TableColumn{"截至", "date"}, TableColumn{"审核", "date"}, TableColumn{"发布", "date"}, TableColumn{"状态", "short"})}
	for i := len(all) - 1; i >= 0; i-- {
		c := all[i]
		p.catalogue(u, all, i)
		v.newest(c)
		change := "第一版"
		if i > 0 {
			change = orText(differenceText(derive.CompareCatalogues(p.site, all[i-1], c)), "没有增减")
		}
		state := &State{"active", "现行"}
		if s := releaseState(c); s != nil {
			state = s
		} else if i < len(all)-1 {
			state = nil
		}
		v.Table.Rows = append(v.Table.Rows, rowOf(linkCell(p.linkAs(&v.Page, c, orText(c.Version.V, model.Title(c)))),
			textCell(model.Plain(c.DeclaredTotal)), textCell(change), dayCell(c.AsOf), Cell{Day: c.Facts.DecidedOn}, dayCell(c.PublishedOn), Cell{State: state}))
	}
	v.examples(asRecords(all)...)
	p.download(&v.Page, u.Home+"/catalogues", p.versionsTable(u, all))
	p.show("catalogues", &v.Page, v, u.ID.At)
}

// catalogue plans the page of version i of all, oldest first.
func (p *planner) catalogue(u *model.Unit, all []*model.PowerCatalogue, i int) {
	c := all[i]
	v := &CatalogueView{Page: p.page(Address(c), model.Title(c), u, Link{"目录版本", u.Home + "/catalogues.html"})}
	g := &v.Page
	v.Kind = "权力事项目录"
	p.about(g, c)
	v.Byline = append(v.Byline, Entry{Term: "截至", Day: c.AsOf.V})
	if !c.Facts.DecidedOn.IsZero() {
		v.Byline = append(v.Byline, Entry{Term: "审核", Day: c.Facts.DecidedOn})
	}
	v.Text = p.prose(g, c.Note, c.Home, 3)
	v.Figures = []Total{{c.DeclaredTotal.V, "项", "本版"}}
	var before *model.PowerCatalogue
	if i > 0 {
		before = all[i-1]
		l := p.linkAs(g, before, "上一版："+orText(before.Version.V, model.Title(before)))
		v.Older = &l
		d := derive.CompareCatalogues(p.site, before, c)
		v.Figures = append(v.Figures, Total{before.DeclaredTotal.V, "项", "上一版"})
		v.Figures = append(v.Figures, differenceTotals(d)...)
		v.Difference = p.differenceTable(g, before, c, d)
	}
	if i+1 < len(all) {
		l := p.linkAs(g, all[i+1], "下一版："+orText(all[i+1].Version.V, model.Title(all[i+1])))
		v.Newer = &l
	}
	last := before
	if last == nil {
		last = &model.PowerCatalogue{}
	}
	versions := [2]string{last.Version.V, c.Version.V}
	v.Types = comparison{"各类型的项数", "类型", versions, [2]model.Counts{last.ByType, c.ByType}}.table(func(n model.Count) Link {
		return Link{Text: p.site.Label(u.Home, "vocabulary:power.type", n.Key.V)}
	})
	v.Departments = comparison{"各部门的项数", "部门", versions, [2]model.Counts{last.ByDepartment, c.ByDepartment}}.table(func(n model.Count) Link {
		if n.To != nil {
			return p.link(g, n.To)
		}
		return Link{Text: orText(n.Key.V, "其他")}
	})
	v.Powers = p.powersOf(g, c)
	v.Summary = model.Title(c) + "，共" + model.Plain(c.DeclaredTotal) + "项。"
	p.download(g, u.Home+"/catalogues/"+c.ID.V, p.catalogueTable(u, c))
	p.show("catalogue-version", g, v, c.ID.At)
}

// differenceKinds counts the changes of each kind; powers that came or went
// without a change on record count as added and cancelled.
func differenceKinds(d derive.CatalogueDifference) map[string]int64 {
	n := map[string]int64{}
	told := map[*model.Power]bool{}
	for _, c := range d.Changes {
		n[c.Type.V]++
		if c.Power.To != nil {
			told[c.Power.To] = true
		}
	}
	for _, w := range d.Added {
		if !told[w] {
			n["added"]++
		}
	}
	for _, w := range d.Removed {
		if !told[w] {
			n["cancelled"]++
		}
	}
	return n
}

// changeKinds lists the kinds of change in the order of the texts.
func changeKinds() []string {
	return []string{"established", "added", "changed", "transferred", "cancelled"}
}

func differenceTotals(d derive.CatalogueDifference) []Total {
	var out []Total
	kinds := differenceKinds(d)
	for _, k := range changeKinds() {
		if kinds[k] > 0 {
			out = append(out, Total{kinds[k], "项", model.ChangeLabel(k)})
		}
	}
	return out
}

func differenceText(d derive.CatalogueDifference) string {
	s := ""
	for _, t := range differenceTotals(d) {
		if s != "" {
			s += "，"
		}
		s += t.Label + strconv.FormatInt(t.Number, 10) + t.Unit
	}
	return s
}

// differenceTable lists what changed since the version before.
func (p *planner) differenceTable(g *Page, before, c *model.PowerCatalogue, d derive.CatalogueDifference) *Table {
	t := &Table{Caption: before.Version.V + "与" + c.Version.V + "的差异", Columns: columns(TableColumn{Label: "权力事项"}, TableColumn{"差异", "short"},
		TableColumn{"要素", "short"}, TableColumn{Label: "变更前"}, TableColumn{Label: "变更后"}, TableColumn{"日期", "date"})}
	touched := map[*model.Power]bool{}
	for _, x := range d.Changes {
		power := Link{Text: model.Title(x)}
		if x.Power.To != nil {
			touched[x.Power.To] = true
			power = p.link(g, x.Power.To)
		}
		state := changeState(x)
		kind := Cell{Change: &state}
		list := sides(x)
		if len(list) == 0 {
			list = []side{{}}
			if x.Type.V == "transferred" {
				list[0] = side{"转往", "", p.refLink(g, x.ToUnit, "").Text}
			}
		}
		for _, s := range list {
			t.Rows = append(t.Rows, rowOf(linkCell(power), kind, textCell(s.element), Cell{Del: s.before}, Cell{Ins: s.after}, dayCell(x.On)))
		}
	}
	add := func(list []*model.Power, kind, what string) {
		for _, w := range list {
			if !touched[w] {
				touched[w] = true
				t.Rows = append(t.Rows, rowOf(linkCell(p.link(g, w)), Cell{Change: &State{kind, model.ChangeLabel(kind)}}, textCell(what), Cell{}, Cell{}, Cell{}))
			}
		}
	}
	add(d.Added, "added", "列入本版")
	add(d.Removed, "cancelled", "不再列入")
	same := 0
	for _, w := range c.Powers {
		if w.To != nil && !touched[w.To] {
			same++
		}
	}
	t.Small = "没有列出的" + plural(same, "项") + "没有变化"
	if len(t.Rows) == 0 {
		t.Small = "两版相同"
	}
	t.trim()
	return t
}

// comparison is the totals of one sort in the version before and in this one.
type comparison struct {
	caption, head string
	versions      [2]string
	counts        [2]model.Counts
}

// table sets the two side by side, nil where this version gives no totals.
func (x comparison) table(name func(model.Count) Link) *Table {
	old, now := x.counts[0], x.counts[1]
	if len(now) == 0 {
		return nil
	}
	t := &Table{Caption: x.caption, Class: "none", Columns: columns(TableColumn{x.head, ""})}
	if len(old) == 0 {
		t.Columns = append(t.Columns, TableColumn{"项数", "num"})
	} else {
		t.Columns = append(t.Columns, TableColumn{x.versions[0], "num"}, TableColumn{x.versions[1], "num"}, TableColumn{"增减", "num"})
	}
	row := func(head Cell, was, is int64) []Cell {
		if len(old) == 0 {
			return rowOf(head, textCell(strconv.FormatInt(is, 10)))
		}
		return rowOf(head, textCell(strconv.FormatInt(was, 10)), textCell(strconv.FormatInt(is, 10)), textCell(signed(is-was)))
	}
	count := func(in model.Counts, key string) int64 {
		for _, x := range in {
			if x.Key.V == key {
				return x.N.V
			}
		}
		return 0
	}
	for _, x := range now {
		t.Rows = append(t.Rows, row(linkCell(name(x)), count(old, x.Key.V), x.N.V))
	}
	for _, x := range old {
		if !slices.ContainsFunc(now, func(y model.Count) bool { return y.Key.V == x.Key.V }) {
			t.Rows = append(t.Rows, row(linkCell(name(x)), x.N.V, 0))
		}
	}
	t.Foot = row(textCell("合计"), old.Sum(), now.Sum())
	return t
}

// signed prints a difference with its sign.
func signed(n int64) string {
	switch {
	case n > 0:
		return "＋" + strconv.FormatInt(n, 10)
	case n < 0:
		return "－" + strconv.FormatInt(-n, 10)
	}
	return "0"
}

// powersOf lists the powers of a version.
func (p *planner) powersOf(g *Page, c *model.PowerCatalogue) Table {
	t := Table{Caption: "本版的权力事项", Columns: columns(TableColumn{Label: "权力事项"}, TableColumn{"职权编码", "code"},
		TableColumn{"类型", "short"}, TableColumn{"行使部门", "short"}, TableColumn{"现状", "short"})}
	for _, ref := range c.Powers {
		w := ref.To
		if w == nil {
			continue
		}
		t.Rows = append(t.Rows, rowOf(linkCell(p.link(g, w)), textCell(w.Code.V), textCell(p.site.Label(c.Home, "vocabulary:power.type", w.Type.V)),
			p.departmentCell(g, w.Department.To), Cell{State: powerState(w.State.V)}))
	}
	t.Small = "共" + plural(len(t.Rows), "项") + "；“现状”是今天的状态"
	if hidden := int(c.DeclaredTotal.V) - len(t.Rows); hidden > 0 {
		t.Small += "；另有" + plural(hidden, "项") + "不在本站公开"
	}
	return t
}

func (p *planner) versionsTable(u *model.Unit, all []*model.PowerCatalogue) table.Table {
	t := table.Table{Name: "catalogues", Caption: u.Name.V + "权力事项目录的版本", Columns: fileColumns(
		"id", "编号", "version", "版本", "as_of", "截至@", "total", "项数#", "decided_on", "审核日期@", "published_on", "发布日期@", "note", "说明", "page", "网页")}
	for _, c := range all {
		t.Rows = append(t.Rows, fileRow(c.ID.V, c.Version.V, model.Plain(c.AsOf), model.Plain(c.DeclaredTotal),
			c.Facts.DecidedOn.String(), model.Plain(c.PublishedOn), c.Note.V, Address(c)))
	}
	return t
}

func (p *planner) catalogueTable(u *model.Unit, c *model.PowerCatalogue) table.Table {
	t := table.Table{Name: c.ID.V, Caption: u.Name.V + model.Title(c), Columns: fileColumns(
		"version", "版本", "id", "编号", "code", "职权编码", "title", "事项名称", "type", "类型", "department", "行使部门", "state", "现状", "page", "网页")}
	for _, ref := range c.Powers {
		if w := ref.To; w != nil {
			dept := ""
			if w.Department.To != nil {
				dept = w.Department.To.Name.V
			}
			t.Rows = append(t.Rows, fileRow(c.Version.V, w.ID.V, w.Code.V, w.Title.V,
				p.site.Label(u.Home, "vocabulary:power.type", w.Type.V), dept, powerState(w.State.V).Text, Address(w)))
		}
	}
	return t
}
