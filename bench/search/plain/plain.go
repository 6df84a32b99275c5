// Package plain searches texts without an index: what an index must find.
package plain

import (
	"slices"
	"sort"
	"strings"
)

// Texts are the lines of pages, each different line once. They are immutable
// once the first query is asked.
type Texts struct {
	all   strings.Builder // the lines, "\n" behind each
	begin []int           // of each line
	pages [][]int32       // on which each line stands, rising
	known map[string]int
}

// New returns no texts.
func New() *Texts { return &Texts{known: map[string]int{}} }

// Add adds a line of a page; pages come in rising order. Lines without text are
// left out.
func (t *Texts) Add(page int32, line string) {
	if line == "" {
		return
	}
	i, ok := t.known[line]
	if !ok {
		i = len(t.begin)
		t.begin = append(t.begin, t.all.Len())
		t.pages = append(t.pages, nil)
		t.all.WriteString(line)
		t.all.WriteByte('\n')
		t.known[line] = i
	}
	if p := t.pages[i]; len(p) == 0 || p[len(p)-1] != page {
		t.pages[i] = append(p, page)
	}
}

// Find returns the pages that hold s in one line, rising. It may be called by
// several goroutines at once.
func (t *Texts) Find(s string) []int32 {
	found := map[int32]bool{}
	all := t.all.String()
	for at := 0; at < len(all); {
		i := strings.Index(all[at:], s)
		if i < 0 {
			break
		}
		line := sort.SearchInts(t.begin, at+i+1) - 1
		for _, p := range t.pages[line] {
			found[p] = true
		}
		if line+1 == len(t.begin) {
			break
		}
		at = t.begin[line+1]
	}
	pages := make([]int32, 0, len(found))
	for p := range found {
		pages = append(pages, p)
	}
	slices.Sort(pages)
	return pages
}

// Both returns the pages that are in both of two rising lists.
func Both(a, b []int32) []int32 {
	out := []int32{}
	for _, p := range a {
		if _, ok := slices.BinarySearch(b, p); ok {
			out = append(out, p)
		}
	}
	return out
}

// Score compares what was found with what is right, both rising: the share of
// the right pages that were found, and the share of those found that are right
// (1 where none was found).
func Score(found, right []int32) (recall, precision float64) {
	n := float64(len(Both(found, right)))
	recall, precision = 1, 1
	if len(right) > 0 {
		recall = n / float64(len(right))
	}
	if len(found) > 0 {
		precision = n / float64(len(found))
	}
	return recall, precision
}
