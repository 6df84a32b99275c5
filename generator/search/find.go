package search

import (
	"cmp"
	"slices"
	"strings"
)

// found are the pages of a word, in the order of their slots. Unless sure the
// texts decide which of them hold it.
type found struct {
	pages gathered
	sure  bool
	depth int // codes that are proven
}

// word finds the pages that hold a word of at least one code.
func (r *Reader) word(codes []Code) (found, error) {
	f := found{pages: gathered{}, sure: true, depth: len(codes)}
	depth := min(2, len(codes))
	in, err := r.entry(codes[:depth])
	if err != nil || in == nil {
		return f, err
	}
	if depth == 1 {
		r.list(in, f.pages)
		return f, in.failed()
	}
	for {
		if depth == len(codes) {
			r.collect(in, f.pages)
			return f, in.failed()
		}
		switch r.kind(in) {
		case leafNode:
			r.list(in, f.pages)
			f.sure, f.depth = false, depth
			return f, in.failed()
		case chainNode:
			if Code(in.ranged(CommonCodes)+1) != codes[depth] {
				return f, in.failed()
			}
		case branchNode:
			if in.bits(1) == 1 {
				r.list(in, nil)
			}
			ways := r.ways(in)
			i := slices.Index(ways, codes[depth])
			if i < 0 {
				return f, in.failed()
			}
			for range i {
				r.collect(in, nil)
			}
		case splitNode:
			if in, err = r.entry(codes[:depth+1]); err != nil || in == nil {
				return f, err
			}
		}
		depth++
		if in.bad {
			return f, errBits
		}
	}
}

func (in *bitReader) failed() error {
	if in.bad {
		return errBits
	}
	return nil
}

// fewTexts is the number of files of texts that are read to prove candidates
// rather than further grams.
const fewTexts = 4

// find finds the pages that hold a word, narrowed by further pieces of it as
// long as they would be proven by many files of texts.
func (r *Reader) find(codes []Code) (found, error) {
	f, err := r.word(codes)
	for at := f.depth; err == nil && !f.sure && at < len(codes) && textFilesOf(f.pages) > fewTexts; {
		at = min(at, len(codes)-2)
		var more found
		if more, err = r.word(codes[at:]); err != nil {
			break
		}
		for s := range f.pages {
			if _, ok := more.pages[s]; !ok {
				delete(f.pages, s)
			}
		}
		at += more.depth
	}
	return f, err
}

func textFilesOf(g gathered) int {
	files := map[int32]bool{}
	for s := range g {
		files[s/textSlots] = true
	}
	return len(files)
}

// holds returns the rank of the best line of a page that holds a word, and
// whether there is any.
func (r *Reader) holds(g *stored, codes []Code) (rank uint8, ok bool, err error) {
	if at := indexOf(r.fold.Append(nil, g.title), codes); at == 0 {
		return Beginning, true, nil
	} else if at > 0 {
		rank, ok = Title, true
	}
	look := func() {
		for _, l := range g.lines {
			if at := indexOf(r.fold.Append(nil, l.text), codes); at >= 0 {
				if ok = true; l.rank == Title && at == 0 {
					rank = Beginning
				}
				rank = max(rank, l.rank)
			}
		}
	}
	look()
	if !ok {
		if err := r.readCommon(g); err != nil {
			return 0, false, err
		}
		look()
	}
	if !ok {
		if err := r.readMore(g); err != nil {
			return 0, false, err
		}
		if err := r.readCommon(g); err != nil {
			return 0, false, err
		}
		look()
	}
	return rank, ok, nil
}

// indexOf returns where part begins in whole, or -1.
func indexOf(whole, part []Code) int {
	for i := 0; i+len(part) <= len(whole); i++ {
		if slices.Equal(whole[i:i+len(part)], part) {
			return i
		}
	}
	return -1
}

// Query is what was asked: words that all must be on a page, and such that
// must not.
type Query struct {
	With, Without []string
}

// ParseQuery reads what was typed: blanks part words, quotation marks make a
// phrase, a minus sign before a word excludes it.
func ParseQuery(s string) Query {
	var q Query
	for len(s) > 0 {
		s = strings.TrimLeft(s, " \t\n\u3000")
		to := &q.With
		if rest, ok := cutMinus(s); ok && rest != "" && !strings.HasPrefix(rest, " ") {
			s, to = rest, &q.Without
		}
		word := ""
		if open, close := quotes(s); open != "" {
			word, s, _ = strings.Cut(s[len(open):], close)
		} else {
			end := strings.IndexAny(s, " \t\n\u3000")
			if end < 0 {
				end = len(s)
			}
			word, s = s[:end], s[end:]
		}
		if word != "" {
			*to = append(*to, word)
		}
	}
	return q
}

func cutMinus(s string) (string, bool) {
	for _, m := range []string{"-", "－", "−"} {
		if rest, ok := strings.CutPrefix(s, m); ok {
			return rest, true
		}
	}
	return s, false
}

func quotes(s string) (open, close string) {
	for _, q := range [][2]string{{`"`, `"`}, {"“", "”"}, {"＂", "＂"}, {"「", "」"}} {
		if strings.HasPrefix(s, q[0]) {
			return q[0], q[1]
		}
	}
	return "", ""
}

// Hit is a page that holds all that was asked.
type Hit struct {
	Slot  int32
	Score int
}

// scores of a word by the rank of the line that holds it.
func scoreOf(rank uint8) int { return [4]int{0, 2, 5, 8}[min(rank, 3)] }

// Exact returns all pages that hold every word of With and none of Without, the
// best first. A query without a word finds nothing.
func (r *Reader) Exact(q Query) ([]Hit, error) {
	var words []found
	var codes [][]Code
	for _, w := range q.With {
		c := r.fold.Append(nil, w)
		if len(c) == 0 {
			continue
		}
		f, err := r.find(c)
		if err != nil {
			return nil, err
		}
		words, codes = append(words, f), append(codes, c)
		if len(f.pages) == 0 {
			return nil, nil
		}
	}
	if len(words) == 0 {
		return nil, nil
	}
	var hits []Hit
pages:
	for s := range words[0].pages {
		score := 0
		for _, w := range words {
			rank, ok := w.pages[s]
			if !ok {
				continue pages
			}
			score += scoreOf(rank)
		}
		hits = append(hits, Hit{s, score})
	}
	var err error
	if hits, err = r.prove(hits, words, codes); err != nil {
		return nil, err
	}
	for _, w := range q.Without {
		if hits, err = r.without(hits, r.fold.Append(nil, w)); err != nil {
			return nil, err
		}
	}
	r.sort(hits)
	return hits, nil
}

// prove reads the texts of the pages of which words are not sure.
func (r *Reader) prove(hits []Hit, words []found, codes [][]Code) ([]Hit, error) {
	unsure := slices.ContainsFunc(words, func(f found) bool { return !f.sure })
	if !unsure {
		return hits, nil
	}
	var out []Hit
hits:
	for _, h := range hits {
		g, err := r.page(h.Slot)
		if err != nil {
			return nil, err
		}
		h.Score = 0
		for i, w := range words {
			rank := w.pages[h.Slot]
			if !w.sure {
				var ok bool
				if rank, ok, err = r.holds(g, codes[i]); err != nil {
					return nil, err
				} else if !ok {
					continue hits
				}
			}
			h.Score += scoreOf(rank)
		}
		out = append(out, h)
	}
	return out, nil
}

func (r *Reader) without(hits []Hit, codes []Code) ([]Hit, error) {
	if len(codes) == 0 {
		return hits, nil
	}
	f, err := r.find(codes)
	if err != nil {
		return nil, err
	}
	var out []Hit
	for _, h := range hits {
		_, has := f.pages[h.Slot]
		if has && !f.sure {
			g, err := r.page(h.Slot)
			if err != nil {
				return nil, err
			}
			if _, has, err = r.holds(g, codes); err != nil {
				return nil, err
			}
		}
		if !has {
			out = append(out, h)
		}
	}
	return out, nil
}

// sort orders hits: by score and class, those in titles and headings by kind,
// the newest first. Hits in texts alone come first where many stand in one file
// of texts, then in one block of it: these are read with fewest requests.
func (r *Reader) sort(hits []Hit) {
	class := func(s int32) int {
		n := 0
		for n < 3 && int(s) >= r.root.Classes[n+1] {
			n++
		}
		return n
	}
	type group struct{ score, class, file, at int }
	where := make(map[int32]group, len(hits))
	dense := map[group]int{}
	for _, h := range hits {
		g := group{score: h.Score, class: class(h.Slot), at: -1}
		_, g.file, g.at = r.blockOf(h.Slot)
		where[h.Slot] = g
		dense[g]++
		g.at = -1
		dense[g]++
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		x, y := where[a.Slot], where[b.Slot]
		if c := cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.class, y.class)); c != 0 {
			return c
		}
		if x.score > 0 {
			return cmp.Or(cmp.Compare(r.kindOf(a.Slot), r.kindOf(b.Slot)), cmp.Compare(b.Slot, a.Slot))
		}
		whole, whole2 := x, y
		whole.at, whole2.at = -1, -1
		return cmp.Or(cmp.Compare(dense[whole2], dense[whole]), cmp.Compare(y.file, x.file),
			cmp.Compare(dense[y], dense[x]), cmp.Compare(b.Slot, a.Slot))
	})
}
