package plan

import (
	"slices"

	"gongshi/generator/model"
)

// searchPath is the page where search works.
const searchPath = "search.html"

// SearchView is the page search.html.
type SearchView struct {
	Page
	Groups []LinkGroup
}

// searchPage plans search.html. Without its script it leads to the lists.
func (p *planner) searchPage() {
	v := &SearchView{Page: p.page(searchPath, "检索", nil)}
	v.Script = p.opt.Assets["search.js"].Path
	v.NoTerms = true
	v.list("在全部公开的网页里检索", "信息公开指南")
	v.Groups = []LinkGroup{{Title: "全站", Links: []Link{
		{"全部单位", "units.html"}, {"正在公示的事项", "calendar.html"}, {"最近变动", "changes.html"}, {"术语", "glossary.html"}, {"网站地图", "sitemap.html"},
	}}}
	v.Groups = append(v.Groups, p.listedUnits()...)
	p.show("search", &v.Page, v, model.Place{})
}

// mostListed is how many units the page of search lists with their columns; it
// is loaded for every query, so of more it has the units alone.
const mostListed = 15

// listedUnits are the units with their columns, many without.
func (p *planner) listedUnits() []LinkGroup {
	var out []LinkGroup
	if len(p.site.Units) <= mostListed {
		for _, u := range p.site.Units {
			out = append(out, p.columnsAskedFor(u.Home))
		}
		return out
	}
	g := LinkGroup{Title: "各单位"}
	for _, u := range p.site.Units {
		g.Links = append(g.Links, Link{p.units[u.Home].ShortName, u.Home + "/index.html"})
	}
	return append(out, g)
}

// columnsAskedFor are the columns of a unit that the page of search offers.
func (p *planner) columnsAskedFor(home string) LinkGroup {
	g := LinkGroup{Title: p.units[home].ShortName}
	for _, l := range p.units[home].Nav {
		if slices.Contains(askedFor(), l.Text) {
			g.Links = append(g.Links, l)
		}
	}
	if len(g.Links) == 0 {
		g.Links = []Link{{"单位首页", home + "/index.html"}}
	}
	return g
}

// IsSearch reports whether the page is that of search.
func (g Page) IsSearch() bool { return g.Path == searchPath }

// askedFor are the columns of a unit that the page of search offers.
func askedFor() []string {
	return []string{"权力清单", "目录版本", "公开目录", "季度公示", "公示公告", "监督渠道"}
}

// searchOf tells what the plan knows of search; targets are sorted by path.
func (p *planner) searchOf(targets []Target) *Search {
	i, ok := slices.BinarySearchFunc(targets, searchPath, func(t Target, path string) int {
		switch {
		case t.Path < path:
			return -1
		case t.Path > path:
			return 1
		}
		return 0
	})
	if !ok {
		return nil
	}
	s := p.site.Settings.Search
	return &Search{Target: i, Synonyms: synonyms(s.Synonyms), Expect: expectations(s.Expect)}
}

// builtInSynonyms are words of all such sites. Numbers need none: 一级 and 1级
// are the same to search.
func builtInSynonyms() [][]string {
	return [][]string{
		{"公示", "公开", "公告"},
		{"权力清单", "职权目录", "权力事项目录"},
		{"投诉", "举报", "反映"},
		{"流程图", "办事流程", "怎么办"},
		{"残联", "残疾人联合会"},
		{"风险防控", "风险防范"},
		{"科室", "部室", "股室"},
		{"几天", "多少天", "多长时间", "天数", "时限", "工作日"},
	}
}

// synonyms adds the groups of the settings to those that are built in. A group
// that has a word of another becomes one with it.
func synonyms(own []model.SynonymGroup) [][]string {
	out := builtInSynonyms()
	for _, g := range own {
		var joined []string
		add := func(words []string) {
			for _, w := range words {
				if !slices.Contains(joined, w) {
					joined = append(joined, w)
				}
			}
		}
		words := strs(g.Words)
		at := -1 // place of the first group that it joins
		kept := out[:0:0]
		for _, have := range out {
			if !slices.ContainsFunc(have, func(w string) bool { return slices.Contains(words, w) }) {
				kept = append(kept, have)
				continue
			}
			if at < 0 {
				at = len(kept)
				kept = append(kept, nil)
			}
			add(have)
		}
		add(words)
		if at < 0 {
			at = len(kept)
			kept = append(kept, nil)
		}
		kept[at] = joined
		out = kept
	}
	return out
}
