package plan

import (
	"strconv"
	"strings"
)

// Pager is the navigation between the parts of a long list.
type Pager struct {
	// Current is the number of this part, counted from 1 for the oldest.
	Current int
	// Pages are the parts shown, newest first; the current one has no Href,
	// and a gap is "…". The newest is called that and has no number, so that
	// a part that is not near it stays as it is when others are added.
	Pages []Link
	// Newer and Older lead to the neighbours, nil at the ends.
	Newer, Older *Link
}

// slice is one part of a long list whose entries stand newest first.
type slice struct {
	Path     string // site path of the part
	From, To int    // the entries [From, To) of the list
	Pager    *Pager // nil where the list has one part
}

const (
	perPage = 50
	// leastOnFront is how many entries the newest part has at least where
	// there are others, so that it is never nearly empty.
	leastOnFront = 25
)

// paged divides a list of n entries, newest first, into parts. The first part
// is the newest and lies at stem.html; the others are stem-1.html, the oldest,
// stem-2.html … They hold exactly 50 entries each and never change when
// entries are added.
func paged(stem string, n int) []slice {
	full := 0
	if n > perPage {
		full = (n - leastOnFront) / perPage
	}
	out := make([]slice, 0, full+1)
	out = append(out, slice{Path: stem + ".html", To: n - full*perPage})
	for i := full; i >= 1; i-- {
		out = append(out, slice{
			Path: stem + "-" + strconv.Itoa(i) + ".html",
			From: n - i*perPage, To: n - (i-1)*perPage,
		})
	}
	if full > 0 {
		for i := range out {
			out[i].Pager = pagerOf(out, i)
		}
	}
	return out
}

// pagerOf makes the navigation of part i.
func pagerOf(all []slice, i int) *Pager {
	const around = 2
	last := len(all) - 1
	base := func(j int) string { return all[j].Path[strings.LastIndexByte(all[j].Path, '/')+1:] }
	p := &Pager{Current: len(all) - i}
	if i > 0 {
		p.Newer = &Link{"较新的", base(i - 1)}
	}
	if i < last {
		p.Older = &Link{"较早的", base(i + 1)}
	}
	gap := false
	for j := range all {
		if j != 0 && j != last && (j < i-around || j > i+around) {
			if !gap {
				p.Pages = append(p.Pages, Link{Text: "…"})
			}
			gap = true
			continue
		}
		gap = false
		l := Link{Text: strconv.Itoa(len(all) - j), Href: base(j)}
		if j == 0 {
			l.Text = "最新"
		}
		if j == i {
			l.Href = ""
		}
		p.Pages = append(p.Pages, l)
	}
	return p
}
