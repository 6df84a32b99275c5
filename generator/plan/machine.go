package plan

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"gongshi/generator/feed"
	"gongshi/generator/model"
	"gongshi/generator/table"
)

// SitemapFile is one file of the site map of all pages; render runs the
// engine and takes the file of that name.
type SitemapFile struct {
	Base  string
	Pages []feed.Page
	Name  string
}

// DataPackage describes all tables of the site, as JSON: a Frictionless Data
// Package.
type DataPackage struct {
	Profile   string         `json:"profile"`
	Name      string         `json:"name"`
	Title     string         `json:"title"`
	Homepage  string         `json:"homepage,omitempty"`
	Created   string         `json:"created"`
	Resources []DataResource `json:"resources"`
}

// DataResource is one table of a data package.
type DataResource struct {
	Profile   string     `json:"profile"`
	Name      string     `json:"name"`
	Title     string     `json:"title"`
	Path      string     `json:"path"`
	Format    string     `json:"format"`
	Mediatype string     `json:"mediatype"`
	Encoding  string     `json:"encoding"`
	Schema    DataSchema `json:"schema"`
}

// DataSchema lists the fields of a resource.
type DataSchema struct {
	Fields []DataField `json:"fields"`
}

// DataField is one column; Name is the heading as the CSV has it.
type DataField struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Type  string `json:"type"`
}

// machineFiles plans what programs fetch, and the pages that list it.
func (p *planner) machineFiles() {
	p.openData()
	p.siteMapPage()
	p.feed(nil)
	for _, u := range p.site.Units {
		p.feed(u)
	}
	p.add(Target{Path: "datapackage.json", View: p.dataPackage()})
	// A page that asks not to be indexed must be fetched to be asked, so only
	// builds that are not for the public keep robots out.
	robots := feed.Robots{}
	if p.site.Audience != model.Public {
		robots.Disallow = []string{""}
	}
	if p.opt.BaseURL != "" {
		p.siteMap()
		p.calendarEvents()
		if !p.frame.NoIndex {
			robots.Sitemap = p.opt.BaseURL + "sitemap.xml"
		}
	}
	p.add(Target{Path: "robots.txt", View: robots})
}

// calendarEvents plans calendar.ics: every publicity period and every task of a
// work schedule whose days are known as an event of whole days. Programs tell events apart by their address for ever, so it is planned
// only where the address of the site is known.
func (p *planner) calendarEvents() {
	c := feed.Calendar{Product: "-//gongshi//calendar//ZH", Name: p.frame.SiteTitle}
	for _, x := range p.publicized {
		b := x.record.Base()
		e := feed.Event{
			UID:     joined("/", b.Home, b.Kind.Name, b.ID.V) + "@" + p.frame.Domain,
			Summary: "公示：" + model.Title(x.record),
			URL:     p.opt.BaseURL + Address(x.record),
			First:   midnight(x.from), Last: midnight(x.to), Stamp: midnight(b.PublishedOn.V),
		}
		if x.unit != nil {
			e.Summary += "（" + p.units[x.unit.Home].ShortName + "）"
		}
		if e.Stamp.IsZero() {
			e.Stamp = e.First
		}
		c.Events = append(c.Events, e)
	}
	for _, s := range model.All[model.Schedule](p.site) {
		c.Events = append(c.Events, p.scheduleEvents(s)...)
	}
	if len(c.Events) > 0 {
		p.add(Target{Path: "calendar.ics", View: c})
	}
}

// siteMap plans sitemap.xml, in parts where there are too many pages.
func (p *planner) siteMap() {
	const most = 50_000 // addresses in one file, by the standard of site maps
	v := SitemapFile{Base: p.opt.BaseURL, Name: "sitemap.xml"}
	for _, g := range p.pages {
		if g.Path != "404.html" {
			v.Pages = append(v.Pages, feed.Page{Path: g.Path, LastMod: midnight(g.Updated)})
		}
	}
	p.add(Target{Path: v.Name, View: v})
	for i := 0; len(v.Pages) > most && i*most < len(v.Pages); i++ {
		v.Name = "sitemap-" + strconv.Itoa(i+1) + ".xml"
		p.add(Target{Path: v.Name, View: v})
	}
}

// midnight is the beginning of a day in China, which has one time zone; the
// zero time for no day.
func midnight(d model.Day) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	const east = 8 * 60 * 60 // seconds
	return time.Date(int(d.Y), time.Month(d.M), int(d.D), 0, 0, 0, 0, time.FixedZone("", east))
}

// feed plans feed.xml of a unit, or of the site where u is nil.
func (p *planner) feed(u *model.Unit) {
	const most = 100 // entries
	at, f := "feed.xml", feed.Atom{Title: p.frame.SiteTitle, Author: orText(p.frame.Publisher, p.frame.SiteTitle)}
	if u != nil {
		at = u.Home + "/feed.xml"
		f.Title, f.Author = u.Name.V+" - "+p.frame.SiteTitle, u.Name.V
	}
	f.Subtitle, f.Lang = "权力变动、公示公告、季度公示、等级公示和目录版本", "zh-Hans"
	f.Self, f.Page = p.absolute(at, at), p.absolute(at, strings.TrimSuffix(at, "feed.xml")+"index.html")
	f.ID, f.Updated = p.tag(model.Day{}, at), midnight(p.site.AsOf)
	seen := map[string]bool{}
	for _, e := range p.events {
		if u != nil && e.unit != u || len(f.Entries) == most {
			continue
		}
		b := e.record.Base()
		to := Address(e.record)
		id := p.tag(e.day, joined("/", b.Home, b.Kind.Name, b.ID.V))
		if seen[id] {
			continue // several changes of one thing on one day
		}
		seen[id] = true
		if len(f.Entries) == 0 {
			f.Updated = midnight(e.day)
		}
		entry := feed.Entry{
			ID: id, Title: e.state.Text + "：" + e.title, Href: p.absolute(at, to),
			Updated: midnight(e.day), Published: midnight(e.day), Summary: e.text, Categories: []string{e.state.Text},
		}
		if e.unit != nil {
			entry.Author = e.unit.Name.V
		}
		f.Entries = append(f.Entries, entry)
	}
	p.add(Target{Path: at, View: f})
}

// absolute is the address of the site path to where the site's own address is
// known, else the way there from the file at path from.
func (p *planner) absolute(from, to string) string {
	if p.opt.BaseURL != "" {
		return p.opt.BaseURL + to
	}
	return relative(from, to)
}

// tag makes a permanent id of a day on which something was published and a
// name. Sites without an address of their own take a name that nobody can own.
func (p *planner) tag(day model.Day, name string) string {
	host := "gongshi.invalid"
	if u, err := url.Parse(p.opt.BaseURL); err == nil && u.Hostname() != "" {
		host = u.Hostname()
	}
	on := "2020" // feeds as such are from no day
	if !day.IsZero() {
		on = day.String()
	}
	return "tag:" + host + "," + on + ":" + name
}

func (p *planner) dataPackage() DataPackage {
	d := DataPackage{Profile: "tabular-data-package", Name: "gongshi", Title: p.frame.SiteTitle, Homepage: p.opt.BaseURL,
		Created: p.site.AsOf.String() + "T00:00:00+08:00"}
	for _, t := range p.tables {
		r := DataResource{
			Profile: "tabular-data-resource", Name: strings.ToLower(strings.ReplaceAll(t.stem, "/", ".")), Title: t.table.Caption,
			Path: t.stem + ".csv", Format: "csv", Mediatype: "text/csv", Encoding: "utf-8",
		}
		for _, c := range t.table.Columns {
			kind := "string"
			switch c.Kind {
			case table.Number:
				kind = "number"
			case table.Date:
				kind = "date"
			}
			r.Schema.Fields = append(r.Schema.Fields, DataField{Name: c.Label, Title: c.Label, Type: kind})
		}
		d.Resources = append(d.Resources, r)
	}
	return d
}
