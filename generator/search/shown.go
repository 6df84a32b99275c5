package search

import "slices"

// Slots returns the slots of all pages that hold all that was asked, the best
// first. It reads what the script reads before it shows anything.
func (r *Reader) Slots(query string) ([]int32, error) {
	hits, err := r.match(r.parse(query))
	var slots []int32
	for _, h := range hits {
		slots = append(slots, h.Slot)
	}
	return slots, err
}

// Show reads what the list of results shows of a page, a line that holds a
// word of the query with it, and returns the page's address.
func (r *Reader) Show(slot int32, query string) (string, error) {
	g, err := r.page(slot)
	if err != nil {
		return "", err
	}
	var forms [][]Code
	for _, w := range wanted(r.parse(query)) {
		for _, form := range w.forms {
			forms = append(forms, r.codes(form))
		}
	}
	for _, read := range []func(*stored) error{r.readCommon, r.readMore, r.readCommon} {
		if slices.ContainsFunc(forms, func(codes []Code) bool { return r.showsNow(g, codes) }) {
			break
		}
		if err := read(g); err != nil {
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
