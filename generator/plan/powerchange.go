package plan

import (
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/derive"
	"gongshi/generator/model"
	"gongshi/generator/table"
)

// PowerChangeView is the page of a unit's changes of powers, newest first.
type PowerChangeView struct {
	Page
	Changes []PowerChangeBlock
}

// PowerChangeBlock is one change with everything that was published of it.
type PowerChangeBlock struct {
	ID    string
	State State // kind of change
	Power Link
	Facts []Entry
	Table *Table // before and after
	Note  *Prose
	// Source is the source note, Sources the places it rests on.
	Source  *Prose
	Sources []Link
}

// powerChanges plans the page of changes.
func (p *planner) powerChanges(u *model.Unit) {
	all := newestChanges(p.site, u)
	if len(all) == 0 {
		return
	}
	v := &PowerChangeView{Page: p.page(u.Home+"/power-changes.html", "权力变动", u)}
	v.Lead = "权力事项的设定、增加、变更、转移和取消，先经法制部门审核，再向社会公布。"
	v.list("权力事项的设定、增加、变更、转移和取消", "公告公示")
	for _, c := range all {
		v.Changes = append(v.Changes, p.powerChange(&v.Page, c))
		v.newest(c)
	}
	byKind := map[string]int64{}
	for _, c := range all {
		byKind[c.Type.V]++
	}
	v.Figures = []Total{{int64(len(all)), "次", "合计"}}
	for _, k := range changeKinds() {
		if byKind[k] > 0 {
			v.Figures = append(v.Figures, Total{byKind[k], "次", model.ChangeLabel(k)})
		}
	}
	v.examples(asRecords(all)...)
	p.download(&v.Page, u.Home+"/power-changes", p.changeTable(u, all))
	p.show("power-changes", &v.Page, v, u.ID.At)
}

// newestChanges returns the unit's changes, newest first.
func newestChanges(s *model.Site, u *model.Unit) []*model.PowerChange {
	all := derive.ChangesIn(s, u.Home)
	slices.Reverse(all)
	return all
}

func (p *planner) powerChange(g *Page, c *model.PowerChange) PowerChangeBlock {
	b := PowerChangeBlock{ID: c.ID.V, State: changeState(c), Power: Link{Text: model.Title(c)}}
	if c.Power.To != nil {
		b.Power = p.link(g, c.Power.To)
	}
	add := func(term string, e Entry) { e.Term = term; b.Facts = append(b.Facts, e) }
	add("日期", Entry{Day: c.On.V})
	if s := releaseState(c); s != nil {
		add("状态", Entry{State: s})
	}
	if c.Type.V == "transferred" {
		p.transfer(g, c, add)
	}
	var basis []Link
	for _, x := range c.Basis {
		basis = append(basis, p.basisLink(g, x))
	}
	if len(basis) > 0 {
		add("依据", Entry{Links: basis})
	}
	if l := c.LegalReview; l.Dept.Set() {
		e := Entry{Text: l.On.V.ZH() + "，" + p.enum(c, "legal_review.result", l.Result.V)}
		if d := p.refLink(g, l.Dept, ""); d.Text != "" {
			e.Text = d.Text + "，" + e.Text
		}
		add("法制审核", e)
	}
	if c.Announcement.To != nil {
		add("公告", Entry{Links: []Link{p.link(g, c.Announcement.To)}})
	}
	if c.PublishedOn.Set() {
		add("公布", Entry{Day: c.PublishedOn.V})
	}
	b.Table = compareTable(c)
	b.Note = p.prose(g, c.Note, c.Home, 3)
	b.Source = p.prose(g, c.SourceNote, c.Home, 3)
	for _, s := range c.Source {
		b.Sources = append(b.Sources, p.citation(g, s))
	}
	return b
}

// transfer says from whom and to whom a power went.
func (p *planner) transfer(g *Page, c *model.PowerChange, add func(string, Entry)) {
	if c.FromUnit.To != nil && c.FromUnit.To.Home != c.Home {
		add("从哪里来", Entry{Links: []Link{p.link(g, c.FromUnit.To)}})
	}
	if to := p.refLink(g, c.ToUnit, ""); to.Text != "" {
		add("转往", Entry{Links: []Link{to}})
	}
	if c.ToPower.To != nil {
		add("转往事项", Entry{Links: []Link{p.link(g, c.ToPower.To)}})
	}
}

// basisLink is a provision as one link: the text and the article.
func (p *planner) basisLink(g *Page, b model.Basis) Link {
	l := p.titled(g, b.Doc)
	l.Text += b.Article.V
	return l
}

func changeState(c *model.PowerChange) State {
	return State{c.Type.V, model.ChangeLabel(c.Type.V)}
}

// compareTable sets what a change altered side by side, nil where nothing was
// written. Elements that only one side has stand alone.
func compareTable(c *model.PowerChange) *Table {
	if len(c.Before) == 0 && len(c.After) == 0 {
		return nil
	}
	t := &Table{Caption: "变更前后对照", Columns: columns(TableColumn{"要素", "short"}, TableColumn{Label: "变更前"}, TableColumn{Label: "变更后"})}
	for _, x := range sides(c) {
		t.Rows = append(t.Rows, rowOf(textCell(x.element), Cell{Del: x.before}, Cell{Ins: x.after}))
	}
	return t
}

// side is one element of a change before and after.
type side struct{ element, before, after string }

func sides(c *model.PowerChange) []side {
	var out []side
	for _, x := range c.Before {
		after := ""
		for _, y := range c.After {
			if y.Key.V == x.Key.V {
				after = y.Value.V
			}
		}
		out = append(out, side{x.Key.V, x.Value.V, after})
	}
	for _, y := range c.After {
		if !slices.ContainsFunc(c.Before, func(x model.Pair) bool { return x.Key.V == y.Key.V }) {
			out = append(out, side{y.Key.V, "", y.Value.V})
		}
	}
	return out
}

// changeText says in one line what a change did to its power.
func changeText(c *model.PowerChange) string {
	switch c.Type.V {
	case "established", "added":
		return "列入权力事项目录"
	case "cancelled":
		return "不再行使"
	case "transferred":
		if c.ToUnit.To != nil {
			return "转往" + model.Title(c.ToUnit.To)
		}
		return "转往" + c.ToUnit.V
	}
	var parts []string
	for _, x := range sides(c) {
		switch {
		case x.before == "":
			parts = append(parts, x.element+"："+x.after)
		case x.after == "":
			parts = append(parts, x.element+"：不再规定")
		default:
			parts = append(parts, x.element+"由"+x.before+"改为"+x.after)
		}
	}
	return strings.Join(parts, "；")
}

// changesOf lists the changes of a power, newest first.
func (p *planner) changesOf(g *Page, w *model.Power) []ChangeLine {
	if p.changed == nil {
		p.changed = map[*model.Power][]*model.PowerChange{}
		for _, u := range p.site.Units {
			for _, c := range newestChanges(p.site, u) {
				if c.Power.To != nil {
					p.changed[c.Power.To] = append(p.changed[c.Power.To], c)
				}
			}
		}
	}
	var out []ChangeLine
	for _, c := range p.changed[w] {
		out = append(out, ChangeLine{Day: c.On.V, State: changeState(c), Link: p.linkAs(g, c, orText(changeText(c), model.Title(c)))})
	}
	return out
}

func (p *planner) changeTable(u *model.Unit, all []*model.PowerChange) table.Table {
	t := table.Table{Name: "power-changes", Caption: u.Name.V + "权力变动", Columns: fileColumns(
		"id", "编号", "power", "权力事项", "code", "职权编码", "kind", "变动", "on", "日期@", "element", "要素", "before", "变更前", "after", "变更后",
		"basis", "依据", "reviewed_by", "法制审核部门", "reviewed_on", "法制审核日期@", "to", "转往", "announcement", "公告", "published_on", "公布日期@", "page", "网页")}
	g := &Page{}
	for _, c := range all {
		power, code, announcement := "", "", ""
		if c.Power.To != nil {
			power, code = c.Power.To.Title.V, c.Power.To.Code.V
		}
		if c.Announcement.To != nil {
			announcement = Address(c.Announcement.To)
		}
		var basis []string
		for _, b := range c.Basis {
			basis = append(basis, p.basisLink(g, b).Text)
		}
		rows := sides(c)
		if len(rows) == 0 {
			rows = []side{{}}
		}
		for _, x := range rows {
			t.Rows = append(t.Rows, fileRow(c.ID.V, power, code, model.ChangeLabel(c.Type.V), model.Plain(c.On), x.element, x.before, x.after,
				strings.Join(basis, "；"), p.refLink(g, c.LegalReview.Dept, "").Text, model.Plain(c.LegalReview.On),
				p.refLink(g, c.ToUnit, "").Text, announcement, model.Plain(c.PublishedOn), Address(c)))
		}
	}
	return t
}

// plural is a number with its measure word, "3项".
func plural(n int, unit string) string { return strconv.Itoa(n) + unit }
