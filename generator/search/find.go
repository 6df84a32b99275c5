package search

import (
	"cmp"
	"slices"
)

// found are the pages of a word. Unless sure the texts decide which of them
// hold it.
type found struct {
	pages gathered
	sure  bool
	// depth is how many codes the pages are known to hold together; where
	// there are none, how many codes at the beginning stand on no page.
	depth int
}

// word finds the pages that hold a word of at least one code.
func (r *Reader) word(codes []Code) (found, error) {
	depth := min(2, len(codes))
	f := found{pages: gathered{}, sure: true, depth: depth}
	in, err := r.entry(codes[:depth])
	if err != nil || in == nil {
		return f, err
	}
	if depth == 1 {
		r.list(in, f.pages)
		return f, in.failed()
	}
	for {
		if f.depth = depth; depth == len(codes) {
			r.collect(in, f.pages)
			return f, in.failed()
		}
		next := codes[depth]
		switch r.kind(in) {
		case leafNode:
			r.list(in, f.pages)
			f.sure = false
			return f, in.failed()
		case chainNode:
			if f.depth++; Code(in.ranged(CommonCodes)+1) != next {
				return f, in.failed()
			}
		case branchNode:
			if in.bits(1) == 1 {
				r.list(in, nil)
			}
			ways := r.ways(in)
			i := slices.Index(ways, next)
			if f.depth++; i < 0 {
				return f, in.failed()
			}
			for range i {
				r.collect(in, nil)
			}
		case splitNode:
			f.depth++
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

// fewBlocks is the number of blocks of texts that are read to prove candidates
// rather than further grams.
const fewBlocks = 3

// find finds the pages that hold a word, narrowed by further pieces of it as
// long as they would be proven by many blocks of texts.
func (r *Reader) find(codes []Code) (found, error) {
	f, err := r.word(codes)
	for at := f.depth; err == nil && !f.sure && at < len(codes) && f.pages.blocks() > fewBlocks; {
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

// holds returns the rank of the best line of a page that holds a word, and
// whether there is any; further files are read where no line of the page's
// block does. It does not depend on what was read before.
func (r *Reader) holds(g *stored, codes []Code) (rank uint8, ok bool, err error) {
	look := func(late bool) bool {
		for i := range g.lines {
			l := &g.lines[i]
			if l.late != late {
				continue
			}
			if at := indexOf(r.folded(l), codes); at >= 0 {
				if ok = true; l.rank == Title && at == 0 {
					rank = Beginning
				}
				rank = max(rank, l.rank)
			}
		}
		return ok
	}
	if look(false) {
		return rank, true, nil
	}
	if err := r.readCommon(g); err != nil || look(false) {
		return rank, ok, err
	}
	if err := r.readMore(g); err != nil {
		return 0, false, err
	}
	if err := r.readCommon(g); err != nil {
		return 0, false, err
	}
	_ = look(false) || look(true)
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
