package plan

import (
	"slices"
	"strings"

	"gongshi/generator/model"
)

// event is one thing that was published or changed.
type event struct {
	day    model.Day
	record model.Record
	unit   *model.Unit
	state  State // kind of change, or a tag
	title  string
	text   string // what changed
}

// eventsOf gathers everything that happened, newest first. Things of one day
// stand in the order of units, kinds and places.
func eventsOf(s *model.Site) []event {
	var out []event
	add := func(r model.Record, day model.Day, state State, text string) {
		if day.IsZero() || day.After(s.AsOf) || Address(r) == "" {
			return
		}
		out = append(out, event{day, r, s.Unit(r.Base().Home), state, model.Title(r), text})
	}
	for _, c := range model.All[model.PowerChange](s) {
		day := c.PublishedOn.V
		if day.IsZero() {
			day = c.On.V
		}
		add(c, day, changeState(c), "")
		if last := len(out) - 1; last >= 0 && out[last].record == model.Record(c) && c.Power.To != nil {
			out[last].title, out[last].text = c.Power.To.Title.V, changeText(c)
		}
	}
	for _, n := range model.All[model.Notice](s) {
		add(n, n.PublishedOn.V, tagOf(n, n.Type.V), "")
	}
	for _, q := range model.All[model.QuarterlyDisclosure](s) {
		add(q, q.PublishedOn.V, tagOf(q, "季度公示"), "")
	}
	for _, a := range model.All[model.LevelAnnouncement](s) {
		add(a, a.PublishedOn.V, tagOf(a, "等级公示"), "")
	}
	for _, c := range model.All[model.PowerCatalogue](s) {
		add(c, c.PublishedOn.V, tagOf(c, "目录版本"), "")
	}
	for _, i := range model.All[model.DisclosureItem](s) {
		add(i, i.PublishedOn.V, tagOf(i, "公开事项"), "")
		for _, c := range i.Changes {
			add(i, c.On.V, State{Text: "修改"}, c.What.V)
		}
	}
	for _, d := range model.All[model.Document](s) {
		if !d.External.V {
			add(d, d.PublishedOn.V, tagOf(d, "文件"), "")
		}
	}
	slices.SortStableFunc(out, func(a, b event) int {
		if c := b.day.Compare(a.day); c != 0 {
			return c
		}
		return strings.Compare(a.record.Base().Home, b.record.Base().Home)
	})
	return out
}

// tagOf names the kind of an event, or says that the thing was taken back.
func tagOf(r model.Record, kind string) State {
	if s := releaseState(r); s != nil && s.Class == "withdrawn" {
		return State{Text: kind + "（已撤回）"}
	}
	return State{Text: kind}
}

// changeLine is the event as page g prints it.
func (p *planner) changeLine(g *Page, e event) ChangeLine {
	l := ChangeLine{Day: e.day, State: e.state, Link: p.linkAs(g, e.record, e.title), Text: e.text}
	if e.unit != nil && g.Unit == nil {
		l.Unit = p.units[e.unit.Home].ShortName
	}
	return l
}

// newestLines returns the first n events that keep allows; the quarterly
// disclosures of a unit's departments are one.
func (p *planner) newestLines(g *Page, n int, keep func(event) bool) []ChangeLine {
	var out []ChangeLine
	told := map[string]bool{}
	for _, e := range p.events {
		if len(out) == n {
			break
		}
		if !keep(e) {
			continue
		}
		q, quarterly := e.record.(*model.QuarterlyDisclosure)
		if !quarterly {
			out = append(out, p.changeLine(g, e))
			continue
		}
		if key := q.Home + " " + q.Period.V.String(); !told[key] {
			told[key] = true
			out = append(out, p.quarterLine(g, e, q))
		}
	}
	return out
}

// quarterLine tells of what all departments of a unit disclosed for one
// quarter in one line, dated by the newest.
func (p *planner) quarterLine(g *Page, e event, q *model.QuarterlyDisclosure) ChangeLine {
	n := 0
	for _, other := range model.In[model.QuarterlyDisclosure](p.site, q.Home) {
		if other.Period.V == q.Period.V {
			n++
		}
	}
	l := p.changeLine(g, e)
	if n > 1 {
		l.Link = Link{q.Period.V.ZH() + "公示", relative(g.Path, "periods/"+q.Period.V.Slug()+".html")}
		l.Text = plural(n, "个部门")
	}
	return l
}
