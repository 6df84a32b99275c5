package search

import "slices"

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
	in, depth, err := r.first(codes)
	f := found{pages: gathered{}, sure: true, depth: depth}
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

// fewFiles is the number of files of texts that are read to prove candidates
// rather than further grams.
const fewFiles = 6

// find finds the pages that hold a word, narrowed by further pieces of it as
// long as they would be proven by many files of texts.
func (r *Reader) find(codes []Code) (found, error) {
	f, err := r.word(codes)
	for at := f.depth; err == nil && !f.sure && at < len(codes) && r.filesOf(f.pages.slots()) > fewFiles; {
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

// filesOf counts the files of texts that pages lie in.
func (r *Reader) filesOf(pages []int32) int {
	n := map[int]bool{}
	for _, s := range pages {
		file, _ := r.fileOf(s)
		n[file] = true
	}
	return len(n)
}

// fileOf returns the file of texts of a slot and the place of its block there.
func (r *Reader) fileOf(slot int32) (file, at int) {
	if i := r.kindOf(slot); i >= 0 && r.root.Kinds[i].Text.Block > 0 {
		k := r.root.Kinds[i]
		file, _, _, at = k.Text.place((int(slot) - k.First) / textSlots)
	}
	return file, at
}

// holds returns the rank of the best line of a page that holds one of the forms
// of a word, and whether there is any; further files are read where no line of
// the page's block does. It does not depend on what was read before.
func (r *Reader) holds(g *stored, forms [][]Code) (rank uint8, ok bool, err error) {
	look := func(late bool) bool {
		for i := range g.lines {
			l := &g.lines[i]
			if l.late != late {
				continue
			}
			for _, codes := range forms {
				if at := indexOf(r.folded(l), codes); at >= 0 {
					if ok = true; l.rank == Title && at == 0 {
						rank = Beginning
					}
					rank = max(rank, l.rank)
				}
			}
		}
		return ok
	}
	if look(false) {
		return rank, true, nil
	}
	if err := r.readMore(g); err != nil {
		return 0, false, err
	}
	look(true)
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
