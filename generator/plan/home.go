package plan

import (
	"strconv"

	"gongshi/generator/derive"
	"gongshi/generator/model"
)

const (
	newestOnHome = 6 // lines of a list of changes on a home page
	quarterLines = 6 // disclosures of the newest quarter on the home page
)

// HomeView is the first page of the site.
type HomeView struct {
	Page
	Open    []ListEntry
	NoOpen  string
	Units   []ListEntry
	Changes []ChangeLine
	Quarter *QuarterOnHome
}

// QuarterOnHome is the newest quarter that was disclosed.
type QuarterOnHome struct {
	Title   string
	Entries []ListEntry
	More    Link
}

// home plans index.html.
func (p *planner) home() {
	v := &HomeView{Page: p.page("index.html", p.frame.SiteTitle, nil)}
	g := &v.Page
	v.Lead = p.frame.Subtitle
	v.list(orText(p.frame.Subtitle, "权力清单、流程图、公示公告和季度公示"), "首页")
	v.Open = p.openEntries(g, "")
	if len(v.Open) == 0 {
		v.NoOpen = "截至" + p.site.AsOf.ZH() + "，没有正在公示的事项。"
	}
	for _, u := range p.site.Units {
		v.Units = append(v.Units, p.unitEntry(g, u))
	}
	v.Changes = p.newestLines(g, newestOnHome, func(event) bool { return true })
	if len(v.Changes) > 0 {
		v.Updated = v.Changes[0].Day
	}
	v.Quarter = p.quarterOnHome(g)
	p.show("home", g, v, model.Place{})
}

// unitEntry says in one line what a unit may do.
func (p *planner) unitEntry(g *Page, u *model.Unit) ListEntry {
	e := ListEntry{Link: Link{u.Name.V, relative(g.Path, u.Home+"/index.html")}}
	if n := p.activePowers(u); n > 0 {
		e.Link.Href = relative(g.Path, u.Home+"/powers.html")
		e.Parts = append(e.Parts, Part{Text: "权力事项" + strconv.Itoa(n) + "项"})
	}
	if n := len(model.In[model.Flowchart](p.site, u.Home)); n > 0 {
		e.Parts = append(e.Parts, Part{Text: "流程图" + strconv.Itoa(n) + "幅"})
	}
	if n := len(model.In[model.Notice](p.site, u.Home)); n > 0 && len(e.Parts) == 0 {
		e.Parts = append(e.Parts, Part{Text: "公示公告" + strconv.Itoa(n) + "件"})
	}
	if len(e.Parts) == 0 {
		e.Parts = append(e.Parts, Part{Text: "没有列入权力清单的事项"})
	}
	if c := newestCatalogue(p.site, u); c != nil {
		e.Parts = append(e.Parts, Part{Text: "目录截至", Day: c.AsOf.V})
	} else if d := p.newestOf(u); !d.IsZero() {
		e.Parts = append(e.Parts, Part{Text: "更新", Day: d})
	}
	return e
}

func (p *planner) activePowers(u *model.Unit) int {
	n := 0
	for _, w := range model.In[model.Power](p.site, u.Home) {
		if w.State.V == model.PowerActive {
			n++
		}
	}
	return n
}

// newestOf returns the day on which the unit last published something.
func (p *planner) newestOf(u *model.Unit) model.Day {
	for _, e := range p.events {
		if e.unit == u {
			return e.day
		}
	}
	return model.Day{}
}

// quarterOnHome lists the disclosures of the newest quarter, nil where there
// are none.
func (p *planner) quarterOnHome(g *Page) *QuarterOnHome {
	last := newestQuarter(p.site)
	if last.IsZero() {
		return nil
	}
	q := &QuarterOnHome{Title: last.ZH() + "公示", More: Link{"全部部门", "periods/" + last.Slug() + ".html"}}
	for _, d := range model.All[model.QuarterlyDisclosure](p.site) {
		if d.Period.V != last || Address(d) == "" || len(q.Entries) == quarterLines {
			continue
		}
		e := ListEntry{Link: p.linkAs(g, d, d.Department.To.Name.V)}
		if len(d.Matters) > 0 {
			e.Parts = append(e.Parts, Part{Text: "事项" + strconv.Itoa(len(d.Matters)) + "项"})
		} else {
			e.Parts = append(e.Parts, Part{Text: "本季度无"})
		}
		if d.PublishedOn.Set() {
			e.Parts = append(e.Parts, Part{Day: d.PublishedOn.V, After: "发布"})
		}
		if f := p.units[d.Home]; f != nil {
			e.Parts = append(e.Parts, Part{Text: f.ShortName})
		}
		q.Entries = append(q.Entries, e)
	}
	return q
}

// UnitHomeView is the first page of a unit.
type UnitHomeView struct {
	Page
	Intro    *Prose
	Open     []ListEntry
	Changes  []ChangeLine
	Overview *Table // what the unit discloses, in what state
	Posts    []Entry
	Channels []ChannelLine
	About    []Entry // what kind of unit it is
	Origin   *Prose  // source note, at the foot of the page
}

// unitHome plans <unit>/index.html.
func (p *planner) unitHome(u *model.Unit) {
	v := &UnitHomeView{Page: p.page(u.Home+"/index.html", u.Name.V, u)}
	g := &v.Page
	v.Short = v.Unit.ShortName
	v.Kind = joined(" · ", p.enum(u, "admin_level", u.AdminLevel.V), v.Unit.KindLabel)
	v.list("单位概况、权力清单、公示公告、季度公示和监督渠道", "概况信息")
	v.Column.Name = v.Unit.ShortName
	v.Notes = p.notes(g, u)
	v.Intro = p.prose(g, u.Intro, u.Home, 2)
	v.Open = p.openEntries(g, u.Home)
	v.Changes = p.newestLines(g, newestOnHome, func(e event) bool { return e.unit == u })
	v.Updated = p.newestOf(u)
	p.unitFigures(v, u)
	v.Overview = p.overview(g, u)
	v.Posts = p.leadingPosts(g, u)
	for _, c := range model.In[model.Channel](p.site, u.Home) {
		v.Channels = append(v.Channels, channelLine(c))
	}
	v.About = p.unitAbout(g, u)
	v.Origin = p.prose(g, u.SourceNote, u.Home, 3)
	if v.Origin != nil {
		v.Origin.Prefix = "source-"
	}
	for _, c := range u.Source {
		v.Sources = append(v.Sources, p.citation(g, c))
	}
	p.show("unit", g, v, u.ID.At)
}

func (p *planner) unitFigures(v *UnitHomeView, u *model.Unit) {
	figure := func(n int, unit, label string) {
		v.Figures = append(v.Figures, Total{int64(n), unit, label})
	}
	powers, charts := p.activePowers(u), len(model.In[model.Flowchart](p.site, u.Home))
	if powers > 0 {
		figure(powers, "项", "权力事项")
	}
	if charts > 0 {
		figure(charts, "幅", "流程图")
	}
	if n := len(model.In[model.QuarterlyDisclosure](p.site, u.Home)); n > 0 {
		figure(n, "份", "季度公示")
	}
	if len(v.Open) > 0 || has[model.Notice](p, u) {
		figure(len(v.Open), "件", "正在公示")
	}
	const year = 365 // days
	changed := 0
	for _, c := range derive.ChangesIn(p.site, u.Home) {
		if !c.On.V.Before(p.site.AsOf.AddDays(-year)) {
			changed++
		}
	}
	if powers > 0 {
		figure(changed, "次", "近一年权力变动")
	}
}

// leadingPosts are the post that heads the unit and those in charge of its
// departments, each with what it answers for.
func (p *planner) leadingPosts(g *Page, u *model.Unit) []Entry {
	var out []Entry
	seen := map[*model.Post]bool{}
	add := func(w *model.Post) {
		if w == nil || seen[w] {
			return
		}
		seen[w] = true
		e := Entry{Term: w.Name.V, Prose: p.prose(g, w.Duties, u.Home, 4)}
		if e.Prose != nil {
			e.Prose.Prefix = "post-" + w.ID.V + "-"
		}
		out = append(out, e)
	}
	add(u.HeadPost.To)
	for _, d := range model.In[model.Department](p.site, u.Home) {
		add(d.LeaderInCharge.To)
	}
	return out
}

func (p *planner) unitAbout(g *Page, u *model.Unit) []Entry {
	var out []Entry
	if len(u.Aliases) > 0 {
		out = append(out, Entry{Term: "又称", Text: joinStrs(u.Aliases)})
	}
	if u.Parent.To != nil {
		out = append(out, Entry{Term: "上级单位", Links: []Link{p.link(g, u.Parent.To)}})
	}
	for _, b := range u.SuperiorBodies {
		if l := p.refLink(g, b.Body, ""); l.Text != "" {
			out = append(out, Entry{Term: b.Role.V, Links: []Link{l}})
		}
	}
	if len(u.KeyAreas) > 0 {
		out = append(out, Entry{Term: "重点领域", Text: joinStrs(u.KeyAreas)})
	}
	if u.PublishedOn.Set() {
		out = append(out, Entry{Term: "本页发布", Day: u.PublishedOn.V})
	}
	return out
}

// joined joins what is not empty.
func joined(sep string, parts ...string) string {
	s := ""
	for _, x := range parts {
		if x != "" && s != "" {
			s += sep
		}
		s += x
	}
	return s
}
