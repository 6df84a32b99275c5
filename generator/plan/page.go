package plan

import (
	"gongshi/generator/model"
)

// Link is a link as a page prints it. An empty Href prints the text alone.
type Link struct{ Text, Href string }

// Page is what every page has around its own part. Views embed it. The base
// layout prints it in this order: title, notes on the state of the whole page,
// key facts (else the metadata), other notes, figures, the view's own part,
// sources, metadata (where key facts stood first), pager, downloads.
type Page struct {
	Path string // of the page itself, for the printed address
	Root string // the way up to the site's folder
	// Title is the heading, Kind the words above it, Lead those below. Kind is
	// the unit's full name on lists; about puts the unit's short name before
	// it on single things.
	Title, Kind, Lead string
	State             *State  // state in words, below the heading
	Byline            []Entry // short facts beside the state
	Facts             []Entry // key facts: what a reader asks first
	Figures           []Total // a row of large figures
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
	Pager             *Pager
	Canonical         string
	Wide              bool
	// Alone prints the sheet of the page without anything around it.
	Alone bool
	// NoTerms leaves the terms of the glossary unexplained.
	NoTerms bool
	Current string // path of the navigation entry that is current
	Short   string // the title in the breadcrumb where it is shorter
	// Updated is the day of the newest thing on the page, zero where unknown.
	Updated model.Day
	// Summary is one line for feeds and descriptions.
	Summary string
	// Script is the site path of the module that the page loads, "" for none. It
	// is asked for first of all.
	Script string
	// Knows is what the script of the page of search has to know of the index,
	// as JSON. It is filled in when the index is made; "" means that there is
	// none.
	Knows string
	// Search is what the index of search knows of the page, nil where it is
	// not in the index.
	Search *SearchEntry
}

// Frame is what all pages of the site share.
type Frame struct {
	SiteTitle, Subtitle string
	BannerLabel, Banner string
	NoIndex             bool
	Audience            string // Chinese name of the audience, "" for the public
	Stylesheet, Icon    string // site paths
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
	Terms               *Terms
}

// HasFoot reports whether the foot of pages of the whole site has anything to
// tell beside links.
func (f *Frame) HasFoot() bool {
	return f.Publisher != "" || len(f.Contact) > 0 || f.SiteIDCode != "" || f.ICP != "" || f.PoliceRecord != "" || f.Badge != nil
}

// UnitFrame is what all pages of a unit share.
type UnitFrame struct {
	Name, ShortName string
	KindLabel       string
	Home            string      // folder
	Nav             []Link      // site paths: the links of all groups
	Groups          []LinkGroup // the columns under their small headings
	Contact         []Entry
	IsGovernment    bool
	Terms           *Terms
}

// Column holds the page tags of a list page.
type Column struct{ Name, Description, Keywords, Type string }

// Article holds the page tags of a content page.
type Article struct {
	Title, PubDate, Source, Keywords string
}

// Entry is a term and what belongs to it. The first of Prose, Links, Day,
// Level, State, Items that is given is printed; Strong stands before Text.
type Entry struct {
	Term   string
	Strong string
	Text   string
	Links  []Link
	Day    model.Day // printed as a date where set
	Until  model.Day // with Day: a period, both days included
	Items  []string
	Prose  *Prose
	Level  *Level
	State  *State
}

// Note is a box that says something about the whole page.
type Note struct {
	Kind        string // illustrative, withdrawn, superseded, open, closed, draft, restricted, decision
	Label, Text string
	Link        *Link
	More        []Link // further links
}

// OnState reports whether the note tells the state of the page as a whole and
// so stands right below the title.
func (n Note) OnState() bool {
	switch n.Kind {
	case "withdrawn", "superseded", "restricted", "draft", "open", "closed":
		return true
	}
	return false
}

// Repeated reports whether the note says what stands on many pages in nearly
// the same words, so that search leaves it out.
func (n Note) Repeated() bool {
	switch n.Kind {
	case "illustrative", "open", "closed", "restricted":
		return true
	}
	return false
}

// State is a state in words, with a class for its mark.
type State struct{ Class, Text string }

// Level is a risk level as shown: rank 1 is the highest.
type Level struct {
	Rank  int
	Label string
}

// Download is a file that a page offers: its own content for machines, or an
// attachment. Note is what is known of it, "PDF，96 KB".
type Download struct {
	Label, Href, Note string
}

// ExplainedTerms returns the terms that the page explains, or nil.
func (g *Page) ExplainedTerms() *Terms {
	switch {
	case g.NoTerms:
		return nil
	case g.Unit != nil:
		return g.Unit.Terms
	}
	return g.Frame.Terms
}

// Here returns the words of the breadcrumb for the page itself.
func (g Page) Here() string {
	if g.Short != "" {
		return g.Short
	}
	return g.Title
}

// HeadTitle returns the title of the browser's window: page, unit, site.
func (g Page) HeadTitle() string {
	title := g.Title
	if g.Unit != nil && g.Title != g.Unit.Name {
		title += " - " + g.Unit.ShortName
	}
	if g.Title != g.Frame.SiteTitle {
		title += " - " + g.Frame.SiteTitle
	}
	return title
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
		if g.Kind == "" {
			g.Kind = g.Unit.Name
		}
	}
	g.Column = &Column{Name: name, Description: description, Keywords: name, Type: columnType}
	g.Summary = description
}

// dated prints the day of the newest thing on the page below its title.
func (g *Page) dated() {
	if !g.Updated.IsZero() {
		g.Byline = append(g.Byline, Entry{Term: "更新", Day: g.Updated})
	}
}

// show adds the page with its view to the plan.
func (p *planner) show(layout string, g *Page, view any, at model.Place) {
	p.pages = append(p.pages, g)
	if g.Search == nil {
		g.Search = p.standingEntry(layout, g)
	}
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
