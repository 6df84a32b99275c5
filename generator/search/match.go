package search

import "slices"

// Hit is a page that holds all that was asked.
type Hit struct {
	Slot  int32
	Score int
	// Titled tells that its title or its codes hold it: the list of results
	// needs no more of it than its card.
	Titled bool
}

// scores of a word by the rank of the line that holds it.
func scoreOf(rank uint8) int { return [4]int{0, 2, 5, 8}[min(rank, 3)] }

// match returns all pages that hold every word that is wanted and none that is
// not, the best first. Words of which none is wanted find nothing.
func (r *Reader) match(words []asked) ([]Hit, error) {
	all := make([][]found, len(words)) // of each word, of each form
	var slots map[int32]bool           // on which all wanted words may stand
	for i, w := range words {
		here := map[int32]bool{}
		for _, form := range w.forms {
			f, err := r.find(r.codes(form))
			if err != nil {
				return nil, err
			}
			all[i] = append(all[i], f)
			for s := range f.pages {
				if slots == nil || slots[s] {
					here[s] = true
				}
			}
		}
		if !w.not {
			slots = here
		}
	}
	var hits []Hit
slots:
	for s := range slots {
		h := Hit{Slot: s, Titled: true}
		for i, w := range words {
			rank, ok, err := r.rankOf(s, w, all[i])
			if err != nil {
				return nil, err
			}
			if ok == w.not {
				continue slots
			}
			if ok {
				h.Score += scoreOf(rank)
				h.Titled = h.Titled && rank >= Title
			}
		}
		hits = append(hits, h)
	}
	r.sort(hits)
	return hits, nil
}

// rankOf returns the rank of a word on a page, and whether it stands there:
// what the grams are sure of, else what the text says.
func (r *Reader) rankOf(slot int32, w asked, forms []found) (rank uint8, ok bool, err error) {
	candidate := false
	for _, f := range forms {
		if have, on := f.pages[slot]; on {
			candidate = true
			if f.sure {
				rank, ok = max(rank, have), true
			}
		}
	}
	if ok || !candidate {
		return rank, ok, nil
	}
	g, err := r.page(slot)
	if err != nil {
		return 0, false, err
	}
	codes := make([][]Code, len(w.forms))
	for i, form := range w.forms {
		codes[i] = r.codes(form)
	}
	return r.holds(g, codes)
}

// any reports whether a word stands on a page.
func (r *Reader) any(w asked) (bool, error) {
	w.not = false
	hits, err := r.match([]asked{w})
	return len(hits) > 0, err
}

// addresses returns the addresses of pages.
func (r *Reader) addresses(hits []Hit) ([]string, error) {
	var out []string
	for _, h := range hits {
		g, err := r.page(h.Slot)
		if err != nil {
			return nil, err
		}
		out = append(out, g.address)
	}
	return out, nil
}

// piece is a word that stands for a part of another; s is folded.
func (r *Reader) piece(s string) asked { return asked{text: s, forms: formsOf(s, r.root.AsOf)} }

// wanted returns the words that must stand on a page.
func wanted(words []asked) []asked {
	return slices.DeleteFunc(slices.Clone(words), func(w asked) bool { return w.not })
}
