package search

import (
	"cmp"
	"slices"
)

// sort orders hits: by score and class, those in titles and headings by kind
// too, of kinds that stand by day the newest first. Others that are equal come
// first where better ones of the first page lie, then where many lie in one
// file of texts, then in one block of it: these are read with fewest requests.
func (r *Reader) sort(hits []Hit) {
	places := make(map[int32]hitPlace, len(hits))
	for _, h := range hits {
		places[h.Slot] = r.placeOf(h)
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(places[a.Slot].compare(places[b.Slot]), cmp.Compare(b.Slot, a.Slot))
	})
	open := map[int]bool{} // files of the first page so far
	for first := 0; first < len(hits); {
		group := places[hits[first].Slot]
		end := first
		many := map[[2]int]int{} // hits of files and of their blocks
		for ; end < len(hits) && places[hits[end].Slot].compare(group) == 0; end++ {
			p := places[hits[end].Slot]
			many[[2]int{p.file, -1}]++
			many[[2]int{p.file, p.at}]++
		}
		if !group.byDay && !group.titled {
			slices.SortFunc(hits[first:end], func(a, b Hit) int {
				x, y := places[a.Slot], places[b.Slot]
				if x.file != y.file && open[x.file] != open[y.file] {
					if open[x.file] {
						return -1
					}
					return 1
				}
				return cmp.Or(cmp.Compare(many[[2]int{y.file, -1}], many[[2]int{x.file, -1}]), cmp.Compare(y.file, x.file),
					cmp.Compare(many[[2]int{y.file, y.at}], many[[2]int{x.file, x.at}]), cmp.Compare(b.Slot, a.Slot))
			})
		}
		for _, h := range hits[min(first, fullHits):min(end, fullHits)] {
			if p := places[h.Slot]; !p.titled {
				open[p.file] = true
			}
		}
		first = end
	}
}

// hitPlace is what the order of hits goes by.
type hitPlace struct {
	score, class, kind int
	byDay, titled      bool
	file, at           int // of its block of texts
}

// compare compares all but files: hits that are equal may stand in any order.
func (p hitPlace) compare(q hitPlace) int {
	titled := 0
	if p.titled != q.titled {
		if titled = 1; p.titled {
			titled = -1
		}
	}
	return cmp.Or(cmp.Compare(q.score, p.score), cmp.Compare(p.class, q.class), cmp.Compare(p.kind, q.kind), titled)
}

// placeOf returns the place of a hit. The kind of those in texts alone does not
// count.
func (r *Reader) placeOf(h Hit) hitPlace {
	p := hitPlace{score: h.Score, titled: h.Titled}
	for p.class < 3 && int(h.Slot) >= r.root.Classes[p.class+1] {
		p.class++
	}
	p.file, p.at = r.fileOf(h.Slot)
	if h.Score == 0 && p.class == 2 { // like those of class 1
		p.class = 1
	}
	if h.Score > 0 {
		if p.kind = r.kindOf(h.Slot); p.kind >= 0 {
			p.byDay = r.root.Kinds[p.kind].ByDay
		}
	}
	return p
}
