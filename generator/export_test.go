package generator

import (
	"gongshi/generator/plan"
	"gongshi/generator/search"
)

// SearchIndex makes the index of a plan's pages as a build does, from their
// bytes by path.
func SearchIndex(p *plan.Plan, pages map[string][]byte) (*search.Index, error) {
	s := searching{p.Search, "2013-01-20", search.NewBuilder()}
	for _, t := range p.Targets {
		if g := t.Paged(); g != nil {
			s.add(g, pages[t.Path])
		}
	}
	return s.index(2)
}
