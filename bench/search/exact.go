package main

import (
	"fmt"
	"io"
	"slices"

	"gongshi/bench/search/plain"
)

// right returns the slots of the pages that hold what a query means.
func (q query) right(t *plain.Texts) []int32 {
	var pages []int32
	for i, w := range q.means {
		if found := t.Find(w); i == 0 {
			pages = found
		} else {
			pages = plain.Both(pages, found)
		}
	}
	return pages
}

// exact compares what the index finds with plain text search.
func exact(w io.Writer, x *index, t *texts, lists ...[]query) error {
	fmt.Fprintln(w, "\n| against plain text search | queries | pages right, median | recall | precision | not exact |\n|---|---|---|---|---|---|")
	for _, list := range lists {
		recalls, precisions, pages := make([]float64, len(list)), make([]float64, len(list)), make([]float64, len(list))
		errs := make([]error, len(list))
		each(len(list), func(i int) {
			want := list[i].right(t.folded)
			hits, err := x.reader(nil).Hits(list[i].text)
			errs[i] = err
			var got []int32
			for _, h := range hits {
				got = append(got, h.Slot)
			}
			slices.Sort(got)
			recalls[i], precisions[i] = plain.Score(got, want)
			pages[i] = float64(len(want))
		})
		bad, recall, precision := 0, 0.0, 0.0
		for i := range list {
			if errs[i] != nil {
				return fmt.Errorf("%s: %w", list[i].text, errs[i])
			}
			recall += recalls[i]
			precision += precisions[i]
			if recalls[i] < 1 || precisions[i] < 1 {
				if bad++; bad <= 10 {
					fmt.Fprintf(w, "  not exact: %s: recall %.3f, precision %.3f, %v pages\n", list[i].text, recalls[i], precisions[i], pages[i])
				}
			}
		}
		n := float64(len(list))
		name := list[0].class
		if name == realistic()[0].class {
			name = "realistic, as typed"
		}
		fmt.Fprintf(w, "| %s | %d | %.0f | %.3f | %.3f | %d |\n", name, len(list), median(pages), recall/n, precision/n, bad)
	}
	return nil
}
