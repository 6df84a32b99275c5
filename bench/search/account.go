package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// read is a part of a file that was read.
type read struct {
	path     string
	from, to int
	late     bool // to show the results
}

// account tells what the program's own reader of the index reads for a query
// and its first ten results: the files of the index alone, without script and
// headers. Parts of a file of texts count as one request, those less than 1,024
// bytes apart as one part, as the script asks for them.
func (x *index) account(q query) (bytes int, requests int, parts map[string]int, err error) {
	var all []read
	late := false
	r := x.reader(func(path string, from, to int) { all = append(all, read{path, from, to, late}) })
	slots, err := r.Hits(q.text)
	if err != nil {
		return 0, 0, nil, err
	}
	late = true
	if _, err := r.Show(slots[:min(10, len(slots))], q.text); err != nil {
		return 0, 0, nil, err
	}
	slices.SortFunc(all, func(a, b read) int {
		if a.late != b.late {
			if a.late {
				return 1
			}
			return -1
		}
		if c := strings.Compare(a.path, b.path); c != 0 {
			return c
		}
		return a.from - b.from
	})
	parts = map[string]int{}
	for i, a := range all {
		from := a.from
		if i == 0 || all[i-1].path != a.path || all[i-1].late != a.late || !strings.HasPrefix(a.path, "search/t/") && !strings.HasPrefix(a.path, "search/c/") {
			requests++
		} else if a.from < all[i-1].to+1024 {
			from = all[i-1].to
		}
		bytes += a.to - from
		parts[partOf("/"+a.path)] += a.to - from
	}
	return bytes, requests, parts, nil
}

// worstQueries is how many of the dearest are told of.
const worstQueries = 100

// mostRequests is the goal for the requests of a query, the script among them.
const mostRequests = 8

// accounts prints what the reader of the program reads for all queries.
func accounts(w io.Writer, x *index, title string, list []query) error {
	sizes, requests := make([]float64, len(list)), make([]float64, len(list))
	errs := make([]error, len(list))
	spent := make([]map[string]int, len(list))
	each(len(list), func(i int) {
		var b, n int
		b, n, spent[i], errs[i] = x.account(list[i])
		sizes[i], requests[i] = float64(b), float64(n)
	})
	for i, err := range errs {
		if err != nil {
			return fmt.Errorf("%s: %w", list[i].text, err)
		}
	}
	over := 0
	for _, n := range requests {
		if 1+n > mostRequests {
			over++
		}
	}
	fmt.Fprintf(w, "\nthe reader of the program, %s, files of the index alone:\n", title)
	fmt.Fprintf(w, "  KB %s, requests %s; with the script more than %d: %.1f %%\n", quantiles(sizes, 1e-3), quantiles(requests, 1), mostRequests, 100*float64(over)/float64(len(list)))
	worst := slices.Sorted(slices.Values(sizes))
	worst = worst[max(0, len(worst)-worstQueries):]
	fmt.Fprintf(w, "  the dearest %d: %.1f KB in the mean\n", len(worst), 1e-3*sumOf(worst)/float64(len(worst)))
	sum := sumOf(sizes)
	fmt.Fprint(w, "  of the bytes:")
	for _, part := range parts {
		n := 0
		for _, m := range spent {
			n += m[part]
		}
		if n > 0 {
			fmt.Fprintf(w, " %s %.0f %%", part, 100*float64(n)/sum)
		}
	}
	fmt.Fprintln(w)
	return nil
}

func sumOf(list []float64) (sum float64) {
	for _, n := range list {
		sum += n
	}
	return sum
}

// quantiles tells median, p90, p95 and most of a list.
func quantiles(list []float64, unit float64) string {
	form := "%.0f"
	if unit < 1 {
		form = "%.1f"
	}
	s := func(share float64) string { return fmt.Sprintf(form, unit*quantile(list, share)) }
	return fmt.Sprintf("median %s, p90 %s, p95 %s, most %s", s(0.5), s(0.9), s(0.95), s(1))
}
