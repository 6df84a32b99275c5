package search

import (
	"slices"
	"strings"
)

// parts puts for every word that is wanted, phrases apart, the pieces that cut
// makes of it; nil where nothing changes or nothing is left.
func (r *Reader) parts(words []asked, cut func(w asked) ([]string, error)) ([]asked, error) {
	var out []asked
	changed := false
	for _, w := range words {
		if w.not || w.phrase {
			out = append(out, w)
			continue
		}
		pieces, err := cut(w)
		if err != nil {
			return nil, err
		}
		for _, p := range pieces {
			if p == w.forms[0] {
				out = append(out, w)
			} else {
				out, changed = append(out, r.piece(p)), true
			}
		}
	}
	if !changed && len(out) == len(words) || len(wanted(out)) == 0 {
		return nil, nil
	}
	return out, nil
}

// withoutQuestion leaves out the words that questions are made of; where pages
// hold all that was asked, only such as stand by themselves.
func (r *Reader) withoutQuestion(words []asked, few bool) (*offer, error) {
	file, err := r.readWords()
	if err != nil {
		return nil, err
	}
	out, err := r.parts(words, func(w asked) ([]string, error) {
		pieces := kept(w.forms[0], file.Ask)
		if !few && len(pieces) > 0 {
			pieces = w.forms[:1]
		}
		return pieces, nil
	})
	if err != nil || out == nil {
		return nil, err
	}
	return r.wide(out)
}

// kept returns what is left of s without words of ask: cut so that the fewest
// single characters are left, then the fewest characters.
func kept(s string, ask []string) []string {
	type way struct {
		known  bool
		cost   int
		pieces []string
		run    bool // it ends with a piece
	}
	c := []rune(s)
	best := make([]way, len(c)+1)
	best[0].known = true
	for i, from := range best {
		if !from.known {
			continue
		}
		reach := func(to, cost int, piece string) {
			if best[to].known && best[to].cost <= from.cost+cost {
				return
			}
			pieces := from.pieces
			if piece != "" {
				pieces = append(slices.Clone(pieces), piece)
			}
			best[to] = way{true, from.cost + cost, pieces, piece != ""}
		}
		for _, w := range ask {
			if w != "" && strings.HasPrefix(string(c[i:]), w) {
				reach(i+len([]rune(w)), 0, "")
			}
		}
		const single = 100
		for to := i + 1; to <= len(c) && !from.run; to++ {
			cost := to - i
			if cost == 1 {
				cost += single
			}
			reach(to, cost, string(c[i:to]))
		}
	}
	return slices.DeleteFunc(best[len(c)].pieces, func(p string) bool { return len([]rune(p)) < 2 })
}

// inPieces cuts words that stand nowhere as a whole.
func (r *Reader) inPieces(words []asked, _ bool) (*offer, error) {
	out, err := r.parts(words, func(w asked) ([]string, error) {
		whole, err := r.any(w)
		if err != nil || whole {
			return w.forms[:1], err
		}
		pieces, err := r.cut(w.forms[0])
		if strings.Join(pieces, "") != w.forms[0] {
			pieces = w.forms[:1]
		}
		return pieces, err
	})
	if err != nil || out == nil {
		return nil, err
	}
	return r.wide(out)
}

// mostPieces is how many pieces of a word are looked for: of a pasted text the
// beginning says enough.
const mostPieces = 16

// cut returns a word as the longest pieces that stand on pages, each of two
// characters and more. Letters alone have no pieces that mean something.
func (r *Reader) cut(word string) ([]string, error) {
	if isLetters(word) {
		return nil, nil
	}
	var out []string
	all := []rune(word)
	for i, tries := 0, 0; i+1 < len(all) && tries < mostPieces; tries++ {
		n, err := r.longest(all[i:])
		if err != nil {
			return nil, err
		}
		if n > 1 {
			out = append(out, string(all[i:i+n]))
		}
		i += max(n, 1)
	}
	return out, nil
}

// isLetters reports whether a folded text has letters of the alphabet alone.
func isLetters(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < 'a' || r > 'z' })
}

// longest returns how many of the characters at the beginning of s stand
// together on some page.
func (r *Reader) longest(s []rune) (int, error) {
	codes := r.codes(string(s))
	f, err := r.word(codes)
	if err != nil {
		return 0, err
	}
	if f.sure {
		if len(f.pages) > 0 {
			return len(s), nil
		}
		return f.depth - 1, nil
	}
	most := f.depth
	for slot := range f.pages {
		g, err := r.page(slot)
		if err != nil {
			return 0, err
		}
		if err := r.readMore(g); err != nil {
			return 0, err
		}
		for i := range g.lines {
			most = max(most, longestIn(r.folded(&g.lines[i]), codes))
		}
	}
	return most, nil
}

// longestIn returns how many codes at the beginning of part stand together in
// whole.
func longestIn(whole, part []Code) int {
	most := 0
	for i := 0; i+most < len(whole); i++ {
		n := 0
		for n < len(part) && i+n < len(whole) && whole[i+n] == part[n] {
			n++
		}
		most = max(most, n)
	}
	return most
}
