package search

import (
	"cmp"
	"slices"
	"sort"
)

// Numbers of slots.
const (
	textSlots    = 2  // slots of a block of texts
	segmentSlots = 4  // segments and kinds begin at a multiple of it
	cardSlots    = 16 // slots of a block of cards
	fewPages     = 8  // from so many on a segment has slots of its own
)

// placed is the order of an index: which page has which slot.
type placed struct {
	pages []*entry // in the order of their slots
	slots []int32  // of the pages
	size  int      // slots in all
	class [4]int   // first slot of each class
	kinds []Kind   // each begins at a multiple of textSlots
}

// place gives every page its slot: by class, kind and unit, oldest first, so
// that a new page mostly comes last in its segment. A segment of 8 pages and
// more begins with a block of texts of its own and has room for some more
// pages; smaller ones of a kind stand together.
func place(all []entry) placed {
	var p placed
	for i := range all {
		p.pages = append(p.pages, &all[i])
	}
	segment := func(a, b *entry) int {
		unit := cmp.Compare(a.Unit, b.Unit)
		if a.ByDay && b.ByDay {
			unit = 0
		}
		return cmp.Or(cmp.Compare(a.Class, b.Class), cmp.Compare(a.Group, b.Group), unit)
	}
	slices.SortFunc(p.pages, func(a, b *entry) int {
		return cmp.Or(segment(a, b), cmp.Compare(a.Day, b.Day), cmp.Compare(a.Address, b.Address))
	})
	p.slots = make([]int32, len(p.pages))
	next, class := 0, 0
	for i := 0; i < len(p.pages); {
		end := i + 1
		for end < len(p.pages) && segment(p.pages[i], p.pages[end]) == 0 {
			end++
		}
		e := p.pages[i]
		for ; class < e.Class; class++ {
			next = roundUp(next)
			p.class[class+1] = next
		}
		n := end - i
		begins := i == 0 || p.pages[i-1].Group != e.Group || p.pages[i-1].Class != e.Class
		if n >= fewPages || begins {
			next = roundUp(next)
		}
		if begins {
			p.kinds = append(p.kinds, Kind{Label: e.Kind, First: next, ByDay: e.ByDay})
		}
		for ; i < end; i++ {
			p.slots[i] = int32(next)
			next++
		}
		if n >= fewPages {
			next = roundUp(next + 1 + n/16) // a new page always finds room
		}
		p.kinds[len(p.kinds)-1].End = next
	}
	p.size = max(1, roundUp(next))
	for class < 3 {
		class++
		p.class[class] = p.size
	}
	return p
}

func roundUp(n int) int { return roundTo(n, segmentSlots) }

// placeIn returns the place of a page in its block of so many slots.
func (p placed) placeIn(page, slots int) int {
	s := int(p.slots[page])
	k := sort.Search(len(p.kinds), func(i int) bool { return s < p.kinds[i].End })
	return (s - p.kinds[k].First) % slots
}
