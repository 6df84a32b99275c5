package search

import "strings"

// spelling is the pinyin of the titles of a site.
type spelling struct {
	titles []string // in the order of their first page
	pinyin *Pinyin
}

func newSpelling(p placed) *spelling {
	s := &spelling{pinyin: NewPinyin()}
	seen := map[string]bool{}
	for _, e := range p.pages {
		if !seen[e.Title] {
			seen[e.Title] = true
			s.titles = append(s.titles, e.Title)
		}
	}
	return s
}

// syllables returns the syllables of a title that are letters.
func (s *spelling) syllables(title string) []string {
	var out []string
	for _, y := range s.pinyin.Syllables(title) {
		y = strings.Map(func(r rune) rune {
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
			if r < 'a' || r > 'z' {
				return -1
			}
			return r
		}, y)
		if y != "" {
			out = append(out, y)
		}
	}
	return out
}

// corpus returns the titles as lines of pinyin letters. Keys begin at
// syllables.
func (s *spelling) corpus(p placed) *corpus {
	c := &corpus{slots: p.size, starts: []uint32{}}
	at := map[string]int{} // the first of a title's two lines
	var codes []Code
	add := func(syllables []string, letters int) {
		c.begin = append(c.begin, uint32(len(codes)))
		c.rank = append(c.rank, Title)
		for _, y := range syllables {
			c.starts = append(c.starts, uint32(len(codes)))
			for i := 0; i < len(y) && i < letters; i++ {
				codes = append(codes, PinyinCode+Code(y[i]-'a'))
			}
		}
		codes = append(codes, 0)
	}
	for _, t := range s.titles {
		at[t] = len(c.begin)
		syllables := s.syllables(t)
		add(syllables, len(t))
		add(syllables, 1)
	}
	c.fill(codes)
	use := placed{slots: p.slots, size: p.size}
	for _, e := range p.pages {
		i := uint32(at[e.Title])
		use.pages = append(use.pages, &entry{lines: []uint32{i, i + 1}})
	}
	c.spread(len(c.begin), use)
	return c
}
