package search

// Answer is what the page of search shows for a query: the pages that hold all
// that was asked, and others that may be meant. Both are site paths, best
// first; no page is in both.
type Answer struct{ Exact, Near []string }

// shownPages is how many pages an answer names of each sort.
const shownPages = 100

// Answer answers a query.
func (r *Reader) Answer(query string) (Answer, error) {
	var a Answer
	hits, err := r.Exact(ParseQuery(query))
	if err != nil {
		return a, err
	}
	for _, h := range hits[:min(len(hits), shownPages)] {
		g, err := r.page(h.Slot)
		if err != nil {
			return a, err
		}
		a.Exact = append(a.Exact, g.address)
	}
	return a, nil
}
