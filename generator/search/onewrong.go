package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Sizes of the search for a wrong character.
const (
	mostRights = 4         // words that a wrong one may stand for
	likelihood = 1_000_000 // of what sounds or looks alike, against a page more
	longWord   = 5         // characters of a word whose rest tells enough
	nearAtOnce = 4         // characters that are tried before others
)

// oneWrong takes one character of the first word that stands nowhere for
// another.
func (r *Reader) oneWrong(words []asked, _ bool) (*offer, error) {
	for i, w := range words {
		if w.not {
			continue
		}
		if stands, err := r.any(w); err != nil {
			return nil, err
		} else if stands {
			continue
		}
		forms, err := r.corrected([]rune(w.forms[0]))
		if err != nil {
			return nil, err
		}
		if len(forms) > 0 {
			out := slices.Clone(words)
			out[i].forms = forms[:min(len(forms), mostRights)]
			return &offer{words: out}, nil
		}
	}
	return nil, nil
}

// correction looks for what differs from a word in one character and stands on
// pages.
type correction struct {
	r      *Reader
	word   []rune
	codes  []Code
	near   []string       // sets of characters near one another
	weight map[string]int // of what was found
	later  []unread       // where the trie shows nothing
}

// unread are pages whose texts say what stands at the places from…to of a word.
type unread struct {
	slots    []int32
	from, to int
	order    int // 0 the word itself leads there, 1 what is near it, 2 all else
}

// corrected returns what stands on pages and differs from a word in one
// character, what most pages have first: what sounds or looks alike, all else
// only where there is no such thing.
func (r *Reader) corrected(word []rune) ([]string, error) {
	file, err := r.readWords()
	if err != nil {
		return nil, err
	}
	c := &correction{r: r, word: word, codes: r.codes(string(word)), near: file.Near, weight: map[string]int{}}
	if len(c.codes) != len(word) || len(word) < 2 {
		return nil, nil
	}
	if err := c.trie(); err != nil {
		return nil, err
	}
	// What sounds or looks like one of the first two characters of a short word
	// is tried, then what follows the wrong one is searched.
	for _, i := range []int{1, 0} {
		if len(c.weight) == 0 && len(word) < longWord {
			if err := c.alike(i); err != nil {
				return nil, err
			}
		}
		if len(c.weight) == 0 && len(word)-i > 2 {
			f, err := r.find(c.codes[i+1:])
			if err != nil {
				return nil, err
			}
			if err := c.look(f.pages.slots(), i, i+1); err != nil {
				return nil, err
			}
		}
	}
	forms := slices.Collect(maps.Keys(c.weight))
	if slices.ContainsFunc(forms, c.likely) {
		forms = slices.DeleteFunc(forms, func(f string) bool { return !c.likely(f) })
	}
	slices.SortFunc(forms, func(a, b string) int {
		return cmp.Or(c.weight[b]-c.weight[a], strings.Compare(a, b))
	})
	return forms, nil
}

func (c *correction) likely(form string) bool { return c.weight[form] >= likelihood }

// other returns the word with another character at place i.
func (c *correction) other(i int, with rune) []rune {
	w := slices.Clone(c.word)
	w[i] = with
	return w
}

// add notes that the word stands on n pages with another character at place i.
func (c *correction) add(i int, with rune, n int) {
	if with == c.word[i] {
		return
	}
	form := string(c.other(i, with))
	if _, ok := c.weight[form]; !ok && c.isNear(i, with) {
		n += likelihood
	}
	c.weight[form] += n
}

// isNear reports whether a character sounds or looks like that at place i.
func (c *correction) isNear(i int, with rune) bool {
	return slices.ContainsFunc(c.near, func(g string) bool {
		return strings.ContainsRune(g, with) && strings.ContainsRune(g, c.word[i])
	})
}

// trie goes through the trie, which shows from the third character on what else
// follows; where it ends before the word, the texts do.
func (c *correction) trie() error {
	if len(c.codes) < 3 {
		return nil
	}
	n, err := c.r.nodeOf(c.codes[:2])
	if err != nil {
		return err
	}
	if err := c.descend(n, 2, 0, 0); err != nil {
		return err
	}
	slices.SortStableFunc(c.later, func(a, b unread) int { return cmp.Compare(a.order, b.order) })
	files := 0 // that are read; a frequent beginning leads to very many
	for _, u := range c.later {
		if files += c.r.filesOf(u.slots); len(c.weight) > 0 || files > fewFiles {
			break
		}
		if err := c.look(u.slots, u.from, u.to); err != nil {
			return err
		}
	}
	return nil
}

// descend follows the word from a node at that depth. Wrong is the place of the
// character that another was taken for, with that other; 0 as long as there is
// none.
func (c *correction) descend(n *node, depth, wrong int, with rune) error {
	switch {
	case n == nil:
	case depth == len(c.codes):
		if wrong > 0 {
			c.add(wrong, with, len(n.gather(gathered{})))
		}
	case n.far && wrong == 0:
		next, err := c.r.nodeOf(c.codes[:depth+1])
		if err != nil {
			return err
		}
		return c.descend(next, depth+1, 0, 0)
	case n.far:
	case len(n.ways) > 0:
		for i, code := range n.codes {
			var err error
			if code == c.codes[depth] {
				err = c.descend(n.ways[i], depth+1, wrong, with)
			} else if wrong == 0 {
				err = c.descend(n.ways[i], depth+1, depth, c.r.fold.Rune(code))
			}
			if err != nil {
				return err
			}
		}
	default:
		u := unread{n.list, depth, len(c.codes), 0}
		if wrong > 0 {
			u.from, u.to, u.order = wrong, wrong+1, 2
			if c.isNear(wrong, with) {
				u.order = 1
			}
		}
		c.later = append(c.later, u)
	}
	return nil
}

// look reads in the texts of a few pages what stands at the places from…to.
func (c *correction) look(slots []int32, from, to int) error {
	if c.r.filesOf(slots) > fewFiles {
		return nil
	}
	for _, s := range slots {
		g, err := c.r.page(s)
		if err != nil {
			return err
		}
		if err := c.r.readMore(g); err != nil {
			return err
		}
		for i := range g.lines {
			c.lookIn(c.r.folded(&g.lines[i]), from, to)
		}
	}
	return nil
}

func (c *correction) lookIn(s []Code, from, to int) {
	for i := from; i < to; i++ {
		for at := 0; at+len(c.codes) <= len(s); at++ {
			here := s[at : at+len(c.codes)]
			if slices.Equal(here[:i], c.codes[:i]) && slices.Equal(here[i+1:], c.codes[i+1:]) {
				c.add(i, c.r.fold.Rune(here[i]), 1)
				at += len(c.codes) - 1
			}
		}
	}
}

// alike tries what sounds or looks like the character at place i, the most
// frequent first, until something stands on pages.
func (c *correction) alike(i int) error {
	var others []rune
	for _, g := range c.near {
		if !strings.ContainsRune(g, c.word[i]) {
			continue
		}
		here, _, _ := strings.Cut(g, " ")
		for _, o := range here {
			if o != c.word[i] && !slices.Contains(others, o) && len(others) < MaxNear {
				others = append(others, o)
			}
		}
	}
	for len(others) > 0 && len(c.weight) == 0 {
		n := min(nearAtOnce, len(others))
		if err := c.try(i, others[:n]); err != nil {
			return err
		}
		others = others[n:]
	}
	return nil
}

// try takes others for the character at place i. Texts are read only where no
// grams are sure of any.
func (c *correction) try(i int, others []rune) error {
	walked := make([]found, len(others))
	known := false // of some the grams are sure: these stand on more pages than others
	for k, o := range others {
		var err error
		if walked[k], err = c.r.word(c.r.codes(string(c.other(i, o)))); err != nil {
			return err
		}
		known = known || walked[k].sure && len(walked[k].pages) > 0
	}
	for k, o := range others {
		n := len(walked[k].pages)
		if !walked[k].sure {
			if known {
				continue
			}
			hits, err := c.r.match([]asked{{forms: []string{string(c.other(i, o))}}})
			if err != nil {
				return err
			}
			n = len(hits)
		}
		if n > 0 {
			c.add(i, o, n)
		}
	}
	return nil
}
