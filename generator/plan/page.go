package plan

import (
	"gongshi/generator/model"
)

// Link is a link as a page prints it. An empty Href prints the text alone.
type Link struct{ Text, Href string }

// Page is what every page has around its own part. Views embed it.
type Page struct {
	Path string // of the page itself, for the printed address
	Root string // the way up to the site's folder
	// Title is the heading, Kind the words above it, Lead those below.
	Title, Kind, Lead string
	Frame             *Frame
	Unit              *UnitFrame // nil on pages of the site as a whole
	Crumbs            []Link
	Column            *Column  // page tags of a list
	Article           *Article // page tags of a single thing
	Meta              []Entry  // metadata block: 索引号 … 有效性
	Notes             []Note   // boxes below the title
	Sources           []Link   // 依据来源
	SourceNote        *Prose   // 来源说明
	Downloads         []Download
	Canonical         string
	Wide              bool
	Current           string // path of the navigation entry that is current
	// Updated is the day of the newest thing on the page, zero where unknown.
	Updated model.Day
	// Summary is one line for feeds and descriptions.
	Summary string
}

// Frame is what all pages of the site share.
type Frame struct {
	SiteTitle, Subtitle string
	Banner              string
	NoIndex             bool
	Audience            string // Chinese name of the audience, "" for the public
	Stylesheet          string // site path
	Nav                 []Link // site paths
	AsOf                model.Day
	SiteName            string
	Domain, SiteIDCode  string
	ICP, PoliceRecord   string
	Badge               *Link
	Contact             []Entry
	Publisher           string
	BaseURL             string
	FootLinks           []Link // site paths
}

// UnitFrame is what all pages of a unit share.
type UnitFrame struct {
	Name, ShortName string
	KindLabel       string
	Home            string // folder
	Nav             []Link // site paths
	Contact         []Entry
	IsGovernment    bool
}

// Column holds the page tags of a list page.
type Column struct{ Name, Description, Keywords, Type string }

// Article holds the page tags of a content page.
type Article struct {
	Title, PubDate, Source, Keywords string
}

// Entry is a term and what belongs to it. Either Text or Links is given.
type Entry struct {
	Term  string
	Text  string
	Links []Link
	Day   model.Day // printed as a date where set
	Prose *Prose
	Level *Level
	State *State
}

// Note is a box that says something about the whole page.
type Note struct {
	Kind        string // illustrative, withdrawn, superseded, open, closed, draft, restricted
	Label, Text string
	Link        *Link
}

// State is a state in words, with a class for its mark.
type State struct{ Class, Text string }

// Level is a risk level as shown: rank 1 is the highest.
type Level struct {
	Rank  int
	Label string
}

// Download is a file that holds the page's content for machines.
type Download struct {
	Label, Href string
}

// page starts a page at path for a unit (nil: the whole site) under the given
// crumbs, which are titles and site paths from the unit's home down.
func (p *planner) page(path, title string, u *model.Unit, crumbs ...Link) Page {
	g := Page{Path: path, Root: root(path), Title: title, Frame: p.frame, Current: path}
	if p.opt.BaseURL != "" {
		g.Canonical = p.opt.BaseURL + path
	}
	if path != "index.html" {
		g.Crumbs = append(g.Crumbs, Link{"首页", relative(path, "index.html")})
	}
	if u != nil {
		g.Unit = p.units[u.Home]
		if home := u.Home + "/index.html"; path != home {
			g.Crumbs = append(g.Crumbs, Link{g.Unit.ShortName, relative(path, home)})
		}
	}
	for _, c := range crumbs {
		g.Crumbs = append(g.Crumbs, Link{c.Text, relative(path, c.Href)})
		g.Current = c.Href
	}
	return g
}

// list fills the page tags of a list.
func (g *Page) list(description, columnType string) {
	name := g.Title
	if g.Unit != nil {
		description = g.Unit.Name + "：" + description
	}
	g.Column = &Column{Name: name, Description: description, Keywords: name, Type: columnType}
	g.Summary = description
}

// show adds the page with its view to the plan.
func (p *planner) show(layout string, g *Page, view any, at model.Place) {
	p.pages = append(p.pages, g)
	p.add(Target{Path: g.Path, Layout: layout, View: view, At: at})
}

// link returns a link from page g to the record r, the text being its title.
func (p *planner) link(g *Page, r model.Record) Link {
	return p.linkAs(g, r, model.Title(r))
}

// linkAs is link with a text of its own.
func (p *planner) linkAs(g *Page, r model.Record, text string) Link {
	to := Address(r)
	if to == "" {
		return Link{Text: text}
	}
	return Link{Text: text, Href: relative(g.Path, to)}
}
