package plan

import (
	"fmt"
	"testing"
)

func TestPagedKeepsFullParts(t *testing.T) {
	for _, c := range []struct{ n, parts, front int }{
		{0, 1, 0}, {1, 1, 1}, {50, 1, 50}, {51, 1, 51}, {74, 1, 74}, {75, 2, 25}, {124, 2, 74}, {125, 3, 25}, {1000, 20, 50},
	} {
		got := paged("u/notices", c.n)
		if len(got) != c.parts || got[0].To != c.front || got[0].Path != "u/notices.html" {
			t.Errorf("%d entries: %d parts, %d on the front %s", c.n, len(got), got[0].To, got[0].Path)
		}
		next := 0
		for i, s := range got {
			if s.From != next || i > 0 && s.To-s.From != perPage {
				t.Errorf("%d entries: part %d is [%d, %d)", c.n, i, s.From, s.To)
			}
			next = s.To
		}
		if next != c.n {
			t.Errorf("%d entries: the parts end at %d", c.n, next)
		}
	}
}

// An entry that comes in at the front leaves the numbered parts as they are.
func TestPagedNumbersFromTheOldest(t *testing.T) {
	oldest := func(n int) string {
		all := paged("l", n)
		s := all[len(all)-1]
		return fmt.Sprint(s.Path, " ", n-s.To, " ", n-s.From)
	}
	for n := 75; n < 400; n++ {
		if got := oldest(n); got != "l-1.html 0 50" {
			t.Fatalf("%d entries: %s", n, got)
		}
	}
}

// The navigation of a part that is not among the newest does not change either.
func TestPagerOfAnOldPartStays(t *testing.T) {
	nav := func(n int) string {
		all := paged("l", n)
		p := all[len(all)-2].Pager
		return fmt.Sprint(*p.Newer, *p.Older, p.Pages)
	}
	if a, b := nav(500), nav(5000); a != b {
		t.Errorf("with 500 entries  %s\nwith 5000 entries %s", a, b)
	}
}

func TestPagerShowsNeighbours(t *testing.T) {
	all := paged("u/l", 600)
	p := all[5].Pager
	got := fmt.Sprint(p.Current, p.Newer.Href, p.Older.Href, p.Pages)
	want := "7l-8.htmll-6.html[{最新 l.html} {… } {9 l-9.html} {8 l-8.html} {7 } {6 l-6.html} {5 l-5.html} {… } {1 l-1.html}]"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if all[0].Pager.Newer != nil || all[len(all)-1].Pager.Older != nil {
		t.Error("an end has a neighbour beyond it")
	}
}
