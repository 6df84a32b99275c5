package search

// Answer is what the page of search shows for a query: the pages that hold all
// that was asked, and others that may be meant, which it offers where nothing
// or little holds all of several words: one word that is found is found. Both are site paths, best
// first; no page is in both.
type Answer struct{ Exact, Near []string }

// Sizes of an answer.
const (
	shownPages = 100 // most pages that an answer names of those that hold all
	fullHits   = 10  // results of a page; where there are fewer, others that are meant are offered
	fewHits    = 3   // where there are fewer, others are guessed
)

// Answer answers a query.
func (r *Reader) Answer(query string) (Answer, error) {
	var a Answer
	words := r.parse(query)
	hits, err := r.match(words)
	if err != nil {
		return a, err
	}
	if a.Exact, err = r.addresses(hits[:min(len(hits), shownPages)]); err != nil {
		return a, err
	}
	wanted := 0
	for _, w := range words {
		if !w.not {
			wanted++
		}
	}
	if wanted > 0 && len(hits) == 0 || wanted > 1 && len(hits) < fullHits {
		near, err := r.forgive(words, hits)
		if err != nil {
			return a, err
		}
		if a.Near, err = r.addresses(near); err != nil {
			return a, err
		}
	}
	return a, nil
}
