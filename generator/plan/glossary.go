package plan

import (
	"slices"
	"strings"

	"gongshi/generator/model"
)

// GlossaryView is the page of terms: those of several units, then those of
// each unit.
type GlossaryView struct {
	Page
	Groups []TermGroup
}

// TermGroup is the terms under one heading.
type TermGroup struct {
	ID, Title, Jump string // Jump is the shorter name for the list above them
	Terms           []TermLine
}

// TermLine is one term with what it means.
type TermLine struct {
	ID, Term   string
	Definition *Prose
	Aliases    string
	Units      []Link
	Sources    []Link
	Example    bool
}

// glossary plans glossary.html.
func (p *planner) glossary() {
	v := &GlossaryView{Page: p.page("glossary.html", "术语", nil)}
	g := &v.Page
	g.NoTerms = true // they are all here
	v.Lead = "公示内容里常见的说法是什么意思。先列几个单位都用的，再列各单位自己用的。"
	v.list("公示内容里常见的说法和意思", "信息公开指南")
	file := tableOf("glossary", "术语", "term", "术语", "aliases", "又称", "definition", "意思", "published_on", "发布日期@", "page", "网页")
	all := model.All[model.Glossary](p.site)
	place := map[string]int{model.Shared: 0}
	v.Groups = []TermGroup{{ID: "group-common", Title: "通用的说法", Jump: "通用的说法"}}
	for i, u := range p.site.Units {
		place[u.Home] = i + 1
		v.Groups = append(v.Groups, TermGroup{ID: "group-" + u.Home, Title: u.Name.V, Jump: p.units[u.Home].ShortName})
	}
	slices.SortStableFunc(all, func(a, b *model.Glossary) int { return place[homeOf(a)] - place[homeOf(b)] })
	for _, t := range all {
		_, id, _ := strings.Cut(Address(t), "#")
		l := TermLine{
			ID: id, Term: t.Term.V, Aliases: joinStrs(t.Aliases),
			Definition: p.prose(g, t.Definition, t.Home, 3), Example: t.Illustrative.V,
		}
		if l.Definition != nil {
			l.Definition.Prefix = id + "-"
		}
		group := &v.Groups[place[homeOf(t)]]
		for _, u := range t.Systems {
			if u.To != nil && len(t.Systems) > 1 {
				l.Units = append(l.Units, p.linkAs(g, u.To, p.units[u.To.Home].ShortName))
			}
		}
		for _, c := range t.Source {
			l.Sources = append(l.Sources, p.citation(g, c))
		}
		group.Terms = append(group.Terms, l)
		v.newest(t)
		file.Rows = append(file.Rows, fileRow(t.Term.V, l.Aliases, firstLine(t.Definition), model.Plain(t.PublishedOn), Address(t)))
	}
	v.Groups = slices.DeleteFunc(v.Groups, func(g TermGroup) bool { return len(g.Terms) == 0 })
	if len(all) > 0 {
		p.download(g, "glossary", file)
	}
	p.show("glossary", g, v, model.Place{})
}

// homeOf is the folder of the one unit that uses a term, model.Shared where
// several do.
func homeOf(t *model.Glossary) string {
	if t.Home == model.Shared && len(t.Systems) == 1 && t.Systems[0].To != nil {
		return t.Systems[0].To.Home
	}
	return t.Home
}
