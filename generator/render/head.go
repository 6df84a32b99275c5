package render

import "gongshi/generator/plan"

// head prints the tags of the head element: title, page tags, style sheet,
// feeds.
func (h *writing) head(g *plan.Page) {
	f := g.Frame
	h.raw("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
	h.text(g.HeadTitle())
	h.raw("</title>\n")
	if f.NoIndex {
		h.raw("<meta name=\"robots\" content=\"noindex\">\n")
	}
	h.optional(`<meta name="description" content="`, g.Summary)
	h.tag(`<meta name="SiteName" content="`, f.SiteName)
	h.optional(`<meta name="SiteDomain" content="`, f.Domain)
	h.optional(`<meta name="SiteIDCode" content="`, f.SiteIDCode)
	if c := g.Column; c != nil {
		h.tag(`<meta name="ColumnName" content="`, c.Name)
		h.tag(`<meta name="ColumnDescription" content="`, c.Description)
		h.tag(`<meta name="ColumnKeywords" content="`, c.Keywords)
		h.tag(`<meta name="ColumnType" content="`, c.Type)
	}
	if a := g.Article; a != nil {
		h.tag(`<meta name="ArticleTitle" content="`, a.Title)
		h.optional(`<meta name="PubDate" content="`, a.PubDate)
		h.tag(`<meta name="ContentSource" content="`, a.Source)
		h.tag(`<meta name="Keywords" content="`, a.Keywords)
	}
	if g.Canonical != "" {
		h.raw(`<link rel="canonical" href="`)
		h.address(g.Canonical)
		h.raw("\">\n")
	}
	if g.Script != "" {
		h.raw(`<link rel="modulepreload" href="`)
		h.address(g.Root)
		h.address(g.Script)
		h.raw("\">\n")
	}
	// What the script knows stands before the style sheet: while it comes the
	// script has the line for itself.
	h.optional(`<meta name="search-index" content="`, g.Knows)
	h.raw(`<link rel="stylesheet" href="`)
	h.address(g.Root)
	h.address(f.Stylesheet)
	h.raw("\">\n")
	if f.Icon != "" {
		h.raw(`<link rel="icon" href="`)
		h.address(g.Root)
		h.address(f.Icon)
		h.raw("\">\n")
	}
	h.feed(f.SiteTitle, g.Root, "")
	if u := g.Unit; u != nil {
		h.feed(u.Name, g.Root, u.Home)
	}
}

// tag adds a tag that ends with an attribute of that value.
func (h *writing) tag(open markup, value string) {
	h.raw(open)
	h.text(value)
	h.raw("\">\n")
}

// optional is tag, nothing where the value is empty.
func (h *writing) optional(open markup, value string) {
	if value != "" {
		h.tag(open, value)
	}
}

func (h *writing) feed(title, root, home string) {
	h.raw(`<link rel="alternate" type="application/atom+xml" title="`)
	h.text(title)
	h.raw(`" href="`)
	h.address(root)
	if home != "" {
		h.address(home)
		h.raw(`/`)
	}
	h.raw("feed.xml\">\n")
}

// crumbs prints the way from the front page to this one.
func (h *writing) crumbs(g *plan.Page) {
	if len(g.Crumbs) == 0 {
		return
	}
	h.raw(`<nav class="crumbs" aria-label="当前位置"><div class="inner"><ol>`)
	for _, l := range g.Crumbs {
		h.raw(`<li><a href="`)
		h.address(l.Href)
		h.raw(`">`)
		h.text(l.Text)
		h.raw(`</a></li>`)
	}
	h.raw(`<li aria-current="page">`)
	h.text(g.Here())
	h.raw("</li></ol>\n")
	if g.Unit != nil {
		h.raw(`<a class="to-columns" href="#columns">本单位栏目</a>`)
	}
	h.raw("</div></nav>\n")
}

// title prints the heading with what stands above and below it.
func (h *writing) title(g *plan.Page) {
	h.raw("<div class=\"title\">\n")
	if g.Kind != g.Title {
		h.element(`<p class="kind">`, g.Kind, "</p>\n")
	}
	h.raw(`<h1>`)
	h.text(g.Title)
	h.raw("</h1>\n")
	h.element(`<p class="lead">`, g.Lead, "</p>\n")
	if g.State != nil || len(g.Byline) > 0 {
		h.raw(`<p class="byline">`)
		if g.State != nil {
			h.state(g.State)
			h.raw(` `)
		}
		for i := range g.Byline {
			e := &g.Byline[i]
			h.raw(`<span>`)
			h.text(e.Term)
			h.entryValue(e)
			h.raw(`</span> `)
		}
		h.raw("</p>\n")
	}
	h.raw("</div>\n")
}

// note prints a box about the whole page.
func (h *writing) note(n *plan.Note) {
	h.raw(`<div class="note note-`)
	h.text(n.Kind)
	if n.Repeated() {
		h.raw(`" data-nosearch><p><strong>`)
	} else {
		h.raw(`"><p><strong>`)
	}
	h.text(n.Label)
	h.raw(`</strong>`)
	h.text(n.Text)
	if n.Link != nil {
		h.raw(`<a href="`)
		h.address(n.Link.Href)
		h.raw(`">`)
		h.text(n.Link.Text)
		h.raw(`</a>`)
	}
	h.links(n.More)
	h.raw(`</p></div>`)
}
