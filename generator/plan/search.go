package plan

import (
	"gongshi/generator/model"
)

// SearchEntry is what the index of search has to know of a page beside its
// rendered HTML. The text of the page is that of its <main>, without what lies
// in elements with the attribute data-nosearch and without drawings.
type SearchEntry struct {
	Kind  string // as shown: 权力事项, 流程图, 公示 …
	Group string // stable key of the kind: "power"
	// Order is the place of the kind among those of its class: of pages that
	// answer equally well those of the lower one come first.
	Order int
	// Class says how much citizens ask for such pages: 0 explanations and
	// entries, 1 what can be done or used now, 2 other records, 3 what is over:
	// superseded, withdrawn, expired.
	Class    int
	Unit     string // home of the unit, "" for the site as a whole and for shared records
	UnitName string
	Day      model.Day // shown with the page and for the order; zero where there is none
	State    string    // 已被取代, 公示期内 …, "" where there is nothing to say
	// Codes are codes and numbers of documents: who types one gets this page
	// as if it were the title.
	Codes []string
	// ByDay tells that of pages of the kind that answer equally well the newest
	// is wanted.
	ByDay  bool
	Facets []Facet // in the order of FacetNames, values of one name in their own
}

// Facet is one value by which results can be filtered.
type Facet struct{ Name, Value string }

// Search is what the plan tells of search as a whole.
type Search struct {
	// Target is the place of search.html among the targets; its view is a
	// *SearchView, whose Root is filled when the index is made.
	Target   int
	Synonyms [][]string // groups of words that stand for each other
	Expect   []Expectation
}

// Paged returns the page of a target, nil for files that are no pages. The
// page belongs to the view and must not be changed.
func (t Target) Paged() *Page {
	if v, ok := t.View.(interface{ self() *Page }); ok {
		return v.self()
	}
	return nil
}

func (g *Page) self() *Page { return g }
