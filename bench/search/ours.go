package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// run asks all queries in a browser.
func run(program, dir string, s *server, page string, slow, warm bool, list []query) ([]answer, error) {
	a, err := newAsker(program, dir, s, page, slow)
	if err != nil {
		return nil, err
	}
	defer a.browser.Close()
	if _, err := a.ask(list[0], ""); err != nil { // the first one starts more than itself
		return nil, err
	}
	var out []answer
	for i, q := range list {
		next := ""
		if warm && i%3 == 0 {
			next = list[(i+len(list)/2)%len(list)].text
		}
		one, err := a.ask(q, next)
		if err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, nil
}

// inBrowser measures queries in a browser: of the site as it is and, for the
// first size, on a server that knows no ranges and with Pagefind.
func (s settings) inBrowser(w io.Writer, dir string, x *index, t *texts, list []query, first bool) error {
	files := newServer(x.dir)
	defer files.Close()
	answers, err := run(s.browser, dir, files, "search.html", true, true, list)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\nin a browser, cold cache for each query, %d ms and %.0f Mbit/s, HTTP/1.1 without compression; page and style sheet apart\n\n", latencyMs, bytesASecond*8/1e6)
	tableHead(w)
	random, typed := cut(answers)
	tableRows(w, "random, 200", random)
	tableRows(w, "realistic, 36", typed)
	s.spent(w, answers)
	if !first {
		return nil
	}
	files.whole = true
	answers, err = run(s.browser, dir, files, "search.html", false, false, list[:200])
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\nthe same on a server without ranges (whole files), 200 random:\n\n")
	tableHead(w)
	tableRows(w, "no ranges, fast network", answers)
	if !s.pagefind {
		return nil
	}
	return s.pagefindToo(w, dir, x, t, list)
}

// cut parts the random queries from the chosen ones.
func cut(all []answer) (random, typed []answer) {
	for _, a := range all {
		if a.class == "random" {
			random = append(random, a)
		} else {
			typed = append(typed, a)
		}
	}
	return random, typed
}

// total sums what was sent, the page itself apart.
func total(sent []request) (bytes, headers, requests float64) {
	for _, r := range sent {
		if r.part != "page" {
			bytes += float64(r.body)
			headers += float64(r.header)
			requests++
		}
	}
	return bytes, headers, requests
}

func tableHead(w io.Writer) {
	fmt.Fprintln(w, "| queries | | median | p90 | p95 | most |\n|---|---|---|---|---|---|")
}

func tableRows(w io.Writer, name string, all []answer) {
	row := func(what, form string, list []float64) {
		if len(list) == 0 {
			return
		}
		fmt.Fprintf(w, "| %s | %s |", name, what)
		for _, share := range []float64{0.5, 0.9, 0.95, 1} {
			fmt.Fprintf(w, " "+form+" |", quantile(list, share))
		}
		fmt.Fprintln(w)
	}
	list := func(of func(a answer) float64) []float64 {
		var out []float64
		for _, a := range all {
			if v := of(a); v >= 0 {
				out = append(out, v)
			}
		}
		return out
	}
	row("KB to the first ten results", "%.1f", list(func(a answer) float64 { n, _, _ := total(a.sent[:a.first]); return n / 1e3 }))
	row("requests to them", "%.0f", list(func(a answer) float64 { _, _, n := total(a.sent[:a.first]); return n }))
	row("headers of these answers, KB", "%.1f", list(func(a answer) float64 { _, n, _ := total(a.sent[:a.first]); return n / 1e3 }))
	row("KB in all, with what is offered besides", "%.1f", list(func(a answer) float64 { n, _, _ := total(a.sent); return n / 1e3 }))
	row("requests in all", "%.0f", list(func(a answer) float64 { _, _, n := total(a.sent); return n }))
	row("the page and its style sheet, KB", "%.1f", list(func(a answer) float64 {
		n := 0.0
		for _, r := range a.sent {
			if r.part == "page" {
				n += float64(r.body) / 1e3
			}
		}
		return n
	}))
	row("ms to the first ten results", "%.0f", list(func(a answer) float64 {
		if a.shown == 0 {
			return -1
		}
		return a.shown
	}))
	row("of these until page and script are there", "%.0f", list(func(a answer) float64 { return a.loaded }))
	warm := func(of func(a answer) float64) []float64 {
		return list(func(a answer) float64 {
			if a.warm == nil {
				return -1
			}
			return of(*a.warm)
		})
	}
	row("next query in the same page, KB", "%.1f", warm(func(a answer) float64 { n, _, _ := total(a.sent[:a.first]); return n / 1e3 }))
	row("its requests", "%.0f", warm(func(a answer) float64 { _, _, n := total(a.sent[:a.first]); return n }))
	row("its ms", "%.0f", warm(func(a answer) float64 {
		if a.shown == 0 {
			return -1
		}
		return a.shown
	}))
}

// spent tells what the bytes and requests go to, in the mean and in the dearest
// queries.
func (s settings) spent(w io.Writer, all []answer) {
	all = slices.Clone(all)
	bytesOf := func(a answer) float64 { n, _, _ := total(a.sent[:a.first]); return n }
	slices.SortFunc(all, func(a, b answer) int { return cmp.Compare(bytesOf(b), bytesOf(a)) })
	fmt.Fprint(w, "\nto the first ten results, mean of all and of the dearest twentieth:\n\n| part | KB | requests | KB | requests |\n|---|---|---|---|---|\n")
	for _, part := range parts {
		var cells []string
		for _, list := range [][]answer{all, all[:max(1, len(all)/20)]} {
			var n, count float64
			for _, a := range list {
				for _, r := range a.sent[:a.first] {
					if r.part == part {
						n += float64(r.body)
						count++
					}
				}
			}
			cells = append(cells, fmt.Sprintf("%.1f | %.2f", n/1e3/float64(len(list)), count/float64(len(list))))
		}
		if strings.Join(cells, "") != "0.0 | 0.000.0 | 0.00" {
			fmt.Fprintf(w, "| %s | %s |\n", part, strings.Join(cells, " | "))
		}
	}
	fmt.Fprintln(w, "\nthe dearest:")
	for _, a := range all[:min(s.worst, len(all))] {
		_, _, n := total(a.sent[:a.first])
		fmt.Fprintf(w, "  %6.1f KB %2.0f requests %4.0f ms  %s:", bytesOf(a)/1e3, n, a.shown, a.text)
		for _, part := range parts[1:] {
			var bytes, count int64
			for _, r := range a.sent[:a.first] {
				if r.part == part {
					bytes += r.body
					count++
				}
			}
			if count > 0 {
				fmt.Fprintf(w, " %s %.1f (%d)", part, float64(bytes)/1e3, count)
			}
		}
		fmt.Fprintln(w)
	}
}
