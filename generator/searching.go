package generator

import (
	"slices"
	"strconv"

	"gongshi/generator/diag"
	"gongshi/generator/plan"
	"gongshi/generator/search"
)

// searching makes the index of search beside the rendering of pages.
type searching struct {
	plan    *plan.Search
	asOf    string
	builder *search.Builder
}

// add adds a rendered page to the index.
func (s searching) add(g *plan.Page, html []byte) {
	e := g.Search
	if e == nil {
		return
	}
	p := search.Page{
		Address: g.Path, Title: g.Title, Kind: e.Kind, Group: strconv.Itoa(e.Order) + e.Group, Class: e.Class, ByDay: e.ByDay,
		Unit: e.Unit, UnitName: e.UnitName, State: e.State, Codes: e.Codes,
	}
	if !e.Day.IsZero() {
		p.Day = e.Day.String()
	}
	for _, f := range e.Facets {
		p.Facets = append(p.Facets, search.Facet(f))
	}
	s.builder.Add(p, html)
}

// index makes the index of the pages.
func (s searching) index(workers int) (*search.Index, error) {
	return s.builder.Index(search.Options{AsOf: s.asOf, Synonyms: s.plan.Synonyms, Workers: workers})
}

// judge asks the index the queries of the settings and returns the faults of
// what it answers.
func (s searching) judge(x *search.Index) ([]diag.Diagnostic, error) {
	r := x.Reader()
	var faults []diag.Diagnostic
	for _, e := range s.plan.Expect {
		answer, err := r.Answer(e.Query)
		if err != nil {
			return nil, err
		}
		addresses := slices.Concat(answer.Exact, answer.Near)
		faults = append(faults, e.Judge(addresses, len(answer.Exact))...)
	}
	return faults, nil
}

// judgesSearch reports whether the queries of the settings are asked: only of a
// site as its settings make it, as what is open for objection changes with the
// day.
func (o Options) judgesSearch(p *Project) bool {
	day := p.Site.Settings.AsOf
	return !day.Set() || day.V == p.AsOf
}
