package plan

import (
	"strings"

	"gongshi/generator/markdown"
	"gongshi/generator/model"
)

// UnitListView is the list of the units.
type UnitListView struct {
	Page
	Cards []UnitCard
}

// UnitCard is one unit of the list.
type UnitCard struct {
	Link  Link
	Kind  string
	Intro string
	Day   model.Day // when the unit last published something
	Jump  []Link
}

// unitList plans units.html.
func (p *planner) unitList() {
	v := &UnitListView{Page: p.page("units.html", "单位", nil)}
	v.NoTerms = true // each is explained on the unit's own page
	v.Lead = "每个单位的权力、流程、公示和监督渠道。"
	v.list("全部公示单位", "机构职能")
	file := tableOf("units", "公示单位", "id", "编号", "name", "名称", "short_name", "简称", "kind", "性质", "admin_level", "级别", "page", "网页")
	for _, u := range p.site.Units {
		f := p.units[u.Home]
		level := p.enum(u, "admin_level", u.AdminLevel.V)
		c := UnitCard{
			Link: p.link(&v.Page, u), Kind: joined(" · ", level, f.KindLabel),
			Intro: firstLine(u.Intro), Day: p.newestOf(u),
		}
		for _, l := range f.Nav {
			switch l.Text {
			case "权力清单", "季度公示", "公示公告", "监督渠道":
				c.Jump = append(c.Jump, Link{l.Text, relative(v.Path, l.Href)})
			}
		}
		v.Cards = append(v.Cards, c)
		if c.Day.After(v.Updated) {
			v.Updated = c.Day
		}
		file.Rows = append(file.Rows, fileRow(u.ID.V, u.Name.V, u.ShortName.V, f.KindLabel, level, Address(u)))
	}
	p.download(&v.Page, "units", file)
	p.show("units", &v.Page, v, model.Place{})
}

// firstLine returns the first paragraph of a text without its markup.
func firstLine(md model.MD) string {
	if md.V == "" {
		return ""
	}
	doc, _ := markdown.Parse(markdown.Source{Text: []byte(md.V), At: md.At, Exact: md.Exact})
	s, _, _ := strings.Cut(strings.TrimSpace(doc.PlainText()), "\n")
	return s
}
