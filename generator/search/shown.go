package search

import "slices"

// Hits returns all pages that hold all that was asked, the best first. It reads
// what the script reads before it shows anything.
func (r *Reader) Hits(query string) ([]Hit, error) { return r.match(r.parse(query)) }

// Show reads what a page of the list of results shows of its hits, a line that
// holds a word of the query with each, and returns their addresses. What was read
// before is not read again, and what a file of texts is asked for anyway is not
// asked of the cards.
func (r *Reader) Show(hits []Hit, query string) ([]string, error) {
	var forms [][]Code
	for _, w := range wanted(r.parse(query)) {
		for _, form := range w.forms {
			forms = append(forms, r.codes(form))
		}
	}
	files := make([]int, len(hits)) // of texts that the hits lie in, −1 of what was read
	open := map[int]bool{-1: true}  // those that are read anyway
	for i, h := range hits {
		if files[i], _ = r.fileOf(h.Slot); r.texts[h.Slot] != nil {
			files[i] = -1
		}
		open[files[i]] = open[files[i]] || !h.Titled
	}
	var out []string
	for i, h := range hits {
		get := r.page
		if !open[files[i]] {
			get = r.card
		}
		g, err := get(h.Slot)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(forms, func(codes []Code) bool { return r.showsNow(g, codes) }) {
			if err := r.readMore(g); err != nil {
				return nil, err
			}
		}
		out = append(out, g.address)
	}
	return out, nil
}

// showsNow reports whether a line that was read already holds a word.
func (r *Reader) showsNow(g *stored, codes []Code) bool {
	return indexOf(r.fold.Append(nil, g.title), codes) >= 0 ||
		slices.ContainsFunc(g.lines, func(l shownLine) bool { return indexOf(r.fold.Append(nil, l.text), codes) >= 0 })
}
