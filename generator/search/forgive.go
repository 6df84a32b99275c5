package search

// offer is what a step of forgiving search found: words to ask for, or else
// pages.
type offer struct {
	words []asked
	hits  []Hit
}

// step is a way to find more than what was typed; few tells that hardly a page
// holds all of it. It returns nil where it has nothing to do.
type step func(words []asked, few bool) (*offer, error)

// forgive returns pages that may be meant, those of exact not among them: what
// the steps find one after the other. The first four take the query as it is
// meant and go on until the first page of results is full; the others guess,
// and only where there is next to nothing.
func (r *Reader) forgive(words []asked, exact []Hit) ([]Hit, error) {
	known := map[int32]bool{}
	for _, h := range exact {
		known[h.Slot] = true
	}
	steps := []step{r.withoutSign, r.likewise, r.withoutQuestion, r.inPieces, r.spelled, r.oneWrong, r.some}
	var near []Hit
	for i, step := range steps {
		if enough := [2]int{fullHits, fewHits}; len(known) >= enough[i/4] {
			break
		}
		found, err := step(words, len(exact) < fewHits)
		if err != nil {
			return nil, err
		}
		if found == nil {
			continue
		}
		hits := found.hits
		if found.words != nil {
			if hits, err = r.match(found.words); err != nil {
				return nil, err
			}
		}
		fresh := 0
		for _, h := range hits {
			if !known[h.Slot] && fresh < fullHits {
				known[h.Slot] = true
				near = append(near, h)
				fresh++
			}
		}
	}
	return near, nil
}

// spelled finds titles by pinyin, in full or by initials.
func (r *Reader) spelled(words []asked, _ bool) (*offer, error) {
	letters := ""
	for _, w := range wanted(words) {
		letters += w.forms[0]
	}
	codes := AppendPinyin(nil, letters)
	if len(codes) < 2 || len(codes) < len(letters) {
		return nil, nil
	}
	f, err := r.word(codes)
	if err != nil {
		return nil, err
	}
	var hits []Hit
	for s, rank := range f.pages {
		hits = append(hits, Hit{Slot: s, Score: int(rank), Titled: true})
	}
	r.sort(hits)
	return &offer{hits: hits}, nil
}

// some finds pages that have any of the words or of their pieces, those with
// most of them first.
func (r *Reader) some(words []asked, _ bool) (*offer, error) {
	var parts, without []asked
	for _, w := range words {
		if w.not {
			without = append(without, w)
			continue
		}
		whole, err := r.any(w)
		if err != nil {
			return nil, err
		}
		if whole {
			parts = append(parts, w)
			continue
		}
		pieces, err := r.cut(w.forms[0])
		if err != nil {
			return nil, err
		}
		for _, p := range pieces {
			parts = append(parts, r.piece(p))
		}
	}
	const aPart = 100 // counts for more than where it stands
	scores := map[int32]int{}
	for _, w := range parts {
		hits, err := r.match(append([]asked{w}, without...))
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			scores[h.Slot] += aPart + h.Score
		}
	}
	var hits []Hit
	for s, n := range scores {
		hits = append(hits, Hit{Slot: s, Score: n})
	}
	r.sort(hits)
	return &offer{hits: hits}, nil
}
