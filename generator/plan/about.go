package plan

import (
	"net/url"
	"strings"

	"gongshi/generator/model"
)

// AboutView is the page about the site itself.
type AboutView struct {
	Page
	Text  *Prose
	About []Entry // of the site: its day, its units, who runs it
}

// aboutPage plans about.html.
func (p *planner) aboutPage() {
	v := &AboutView{Page: p.page("about.html", "关于本站", nil)}
	v.list("本站说明", "信息公开指南")
	v.Text = p.prose(&v.Page, p.site.Settings.About, model.Shared, 2)
	v.About = append(v.About, Entry{Term: "数据截至", Day: p.site.AsOf}, Entry{Term: "公示单位", Text: plural(len(p.site.Units), "个")})
	v.About = append(v.About, p.frame.Contact...)
	p.show("about", &v.Page, v, model.Place{})
}

// NotFoundView is what a server shows for an address that does not exist.
type NotFoundView struct {
	Page
	Entries []ListEntry
}

// notFound plans 404.html. A server shows it at any depth, so its links start
// with the path of the site's own address; without one they are relative to
// the site's folder.
func (p *planner) notFound() {
	v := &NotFoundView{Page: p.page("404.html", "没有找到这个页面", nil)}
	v.Root = basePath(p.opt.BaseURL)
	v.Canonical = ""
	v.Lead = "地址可能输错了，或者页面已经换了地方。已经公布的地址不会失效；撤回的内容会留下说明。"
	v.list("没有找到这个页面", "首页")
	for i := range v.Crumbs {
		v.Crumbs[i].Href = v.Root + v.Crumbs[i].Href
	}
	for _, x := range []struct{ text, path, about string }{
		{"首页", "index.html", "正在公示的事项、最近变动"},
		{"全部单位", "units.html", "权力清单、流程图、监督渠道"},
		{"最近变动", "changes.html", "按日期查看"},
		{"网站地图", "sitemap.html", "全部栏目"},
	} {
		v.Entries = append(v.Entries, ListEntry{Link: Link{x.text, v.Root + x.path}, Parts: []Part{{Text: x.about}}})
	}
	p.show("404", &v.Page, v, model.Place{})
}

// basePath returns the path of a base address, "/" or "/a/b/", and "" where
// the address is not known.
func basePath(base string) string {
	u, err := url.Parse(base)
	if base == "" || err != nil {
		return ""
	}
	return "/" + strings.TrimPrefix(u.EscapedPath(), "/")
}

// OpenDataView lists the files for machines.
type OpenDataView struct {
	Page
	Tables []Titled // of the site as a whole, then of each unit
	Files  []Download
}

// openData plans open-data.html, after all tables are known.
func (p *planner) openData() {
	v := &OpenDataView{Page: p.page("open-data.html", "开放数据", nil)}
	g := &v.Page
	v.Lead = "本站每个列表都可以下载：CSV文件用办公软件打开，JSON文件供程序使用。"
	v.Lead += "共" + plural(len(p.tables), "张表。")
	v.list("全部列表的CSV和JSON文件", "数据开放")
	place := map[string]int{}
	for _, t := range p.tables {
		unit, owner := "各单位", ""
		if t.page.Unit != nil {
			unit, owner = t.page.Unit.Name, t.page.Unit.Name
		}
		at, ok := place[unit]
		if !ok {
			at, place[unit] = len(v.Tables), len(v.Tables)
			v.Tables = append(v.Tables, Titled{unit, Table{Caption: unit + "的数据文件", Said: true, Class: "stack overview", Columns: columns(
				TableColumn{"数据", ""}, TableColumn{"条数", "num"}, TableColumn{"更新", "date"}, TableColumn{"下载", "short"})}})
		}
		list := &v.Tables[at].Table
		var links []Link
		for _, f := range tableFormats() {
			links = append(links, Link{f.label, t.stem + "." + f.ext})
		}
		list.Rows = append(list.Rows, rowOf(linkCell(Link{strings.TrimPrefix(t.table.Caption, owner), t.page.Path}), textCell(plural(len(t.table.Rows), "条")), Cell{Day: t.page.Updated}, linkCell(links...)))
		if t.page.Updated.After(v.Updated) {
			v.Updated = t.page.Updated
		}
	}
	v.Files = []Download{
		{"数据说明（Data Package）", "datapackage.json", "JSON"},
		{"更新订阅", "feed.xml", "Atom"},
	}
	p.show("open-data", g, v, model.Place{})
}

// SiteMapView lists the columns of the site for people.
type SiteMapView struct {
	Page
	Groups []LinkGroup
}

// LinkGroup is a list of links under a heading.
type LinkGroup struct {
	Title string
	Links []Link
}

// siteMapPage plans sitemap.html.
func (p *planner) siteMapPage() {
	v := &SiteMapView{Page: p.page("sitemap.html", "网站地图", nil)}
	v.list("全部栏目", "信息公开指南")
	whole := LinkGroup{Title: "全站", Links: []Link{{"首页", "index.html"}}}
	for _, l := range p.frame.Nav {
		whole.Links = append(whole.Links, l)
	}
	for _, l := range p.frame.FootLinks {
		if l.Href != v.Path {
			whole.Links = append(whole.Links, l)
		}
	}
	for _, g := range p.pages {
		if strings.HasPrefix(g.Path, model.Shared+"/") && g.Column != nil {
			whole.Links = append(whole.Links, Link{g.Title, g.Path})
		}
	}
	v.Groups = append(v.Groups, whole)
	for _, u := range p.site.Units {
		v.Groups = append(v.Groups, LinkGroup{u.Name.V, p.units[u.Home].Nav})
	}
	p.show("sitemap", &v.Page, v, model.Place{})
}
