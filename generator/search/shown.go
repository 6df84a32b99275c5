package search

import "slices"

// Hits returns all pages that hold all that was asked, the best first. It reads
// what the script reads before it shows anything.
func (r *Reader) Hits(query string) ([]Hit, error) { return r.match(r.parse(query)) }

// Show reads what the list of results shows of a hit, a line that holds a word
// of the query with it, and returns the page's address.
func (r *Reader) Show(h Hit, query string) (string, error) {
	get := r.page
	if h.Titled && r.texts[h.Slot] == nil {
		get = r.card
	}
	g, err := get(h.Slot)
	if err != nil {
		return "", err
	}
	var forms [][]Code
	for _, w := range wanted(r.parse(query)) {
		for _, form := range w.forms {
			forms = append(forms, r.codes(form))
		}
	}
	if !slices.ContainsFunc(forms, func(codes []Code) bool { return r.showsNow(g, codes) }) {
		if err := r.readMore(g); err != nil {
			return "", err
		}
	}
	return g.address, nil
}

// showsNow reports whether a line that was read already holds a word.
func (r *Reader) showsNow(g *stored, codes []Code) bool {
	return indexOf(r.fold.Append(nil, g.title), codes) >= 0 ||
		slices.ContainsFunc(g.lines, func(l shownLine) bool { return indexOf(r.fold.Append(nil, l.text), codes) >= 0 })
}
