package plan

import (
	"slices"
	"strings"

	"gongshi/generator/model"
)

// GlossaryView is the page of terms.
type GlossaryView struct {
	Page
	Terms []TermLine
}

// TermLine is one term with what it means.
type TermLine struct {
	ID, Term   string
	Definition *Prose
	Aliases    string
	Units      []Link
	Sources    []Link
	Day        model.Day
	Example    bool
}

// glossary plans glossary.html.
func (p *planner) glossary() {
	v := &GlossaryView{Page: p.page("glossary.html", "术语", nil)}
	g := &v.Page
	g.NoTerms = true // they are all here
	v.Lead = "公示内容里常见的说法。"
	v.list("公示内容里常见的说法和意思", "信息公开指南")
	file := tableOf("glossary", "术语", "term", "术语", "aliases", "又称", "definition", "意思", "published_on", "发布日期@", "page", "网页")
	all := model.All[model.Glossary](p.site)
	slices.SortStableFunc(all, func(a, b *model.Glossary) int { // shared ones first
		if (a.Home == model.Shared) != (b.Home == model.Shared) {
			if a.Home == model.Shared {
				return -1
			}
			return 1
		}
		return 0
	})
	for _, t := range all {
		_, id, _ := strings.Cut(Address(t), "#")
		l := TermLine{
			ID: id, Term: t.Term.V, Aliases: joinStrs(t.Aliases), Day: t.PublishedOn.V,
			Definition: p.prose(g, t.Definition, t.Home, 3), Example: t.Illustrative.V,
		}
		if l.Definition != nil {
			l.Definition.Prefix = id + "-"
		}
		for _, u := range t.Systems {
			if u.To != nil {
				l.Units = append(l.Units, p.linkAs(g, u.To, p.units[u.To.Home].ShortName))
			}
		}
		for _, c := range t.Source {
			l.Sources = append(l.Sources, p.citation(g, c))
		}
		v.Terms = append(v.Terms, l)
		v.newest(t)
		file.Rows = append(file.Rows, fileRow(t.Term.V, l.Aliases, firstLine(t.Definition), model.Plain(t.PublishedOn), Address(t)))
	}
	if len(all) > 0 {
		p.download(g, "glossary", file)
	}
	p.show("glossary", g, v, model.Place{})
}
