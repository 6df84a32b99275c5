package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"time"

	"gongshi/bench/corpus"
	"gongshi/generator"
)

// cost is what a process took.
type cost struct {
	wall, cpu float64 // seconds
	peak      float64 // MiB
}

// timed runs a command and returns what it took.
func timed(cmd *exec.Cmd) (cost, error) {
	start := time.Now()
	out, err := cmd.CombinedOutput()
	if err != nil {
		return cost{}, fmt.Errorf("%s: %w: %s", filepath.Base(cmd.Path), err, out)
	}
	p := cmd.ProcessState
	return cost{time.Since(start).Seconds(), (p.UserTime() + p.SystemTime()).Seconds(), peakMiB(p)}, nil
}

// builds builds a site with and without the index in turn, each time in a
// process of its own and into a new folder, prints what the index costs and
// returns the public site.
func (s settings) builds(w io.Writer, dir string, records int) (public string, err error) {
	site := filepath.Join(dir, "site")
	if err := corpus.Write(site, corpus.Options{Records: records, Seed: 1}); err != nil {
		return "", err
	}
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	var costs [2][]cost // without, with
	for i := range max(1, s.runs) {
		for k, what := range []string{"without", "with"} {
			out := filepath.Join(dir, fmt.Sprint(what, i), "public")
			if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
				return "", err
			}
			c, err := timed(exec.Command(self, "-child", what, site, out))
			if err != nil {
				return "", err
			}
			costs[k] = append(costs[k], c)
			if i == 0 && k == 1 {
				public = out
			} else if err := os.RemoveAll(filepath.Dir(out)); err != nil {
				return "", err
			}
		}
	}
	fmt.Fprintf(w, "\n== %d records, median of %d builds in turn (least–most)\n\n", records, len(costs[0]))
	fmt.Fprintln(w, "| build | wall s | CPU s | peak MiB |\n|---|---|---|---|")
	of := func(k int, part func(cost) float64) spread { return spreadOf(costs[k], part) }
	wall, cpu, peak := func(c cost) float64 { return c.wall }, func(c cost) float64 { return c.cpu }, func(c cost) float64 { return c.peak }
	for k, what := range []string{"without the index", "with it"} {
		fmt.Fprintf(w, "| %s | %.2f | %.2f | %.0f |\n", what, of(k, wall), of(k, cpu), of(k, peak))
	}
	var share []float64
	for i := range costs[0] {
		share = append(share, 100*(costs[1][i].cpu/costs[0][i].cpu-1))
	}
	fmt.Fprintf(w, "| the index | %+.2f | %+.2f: %+.0f %% | %+.0f |\n\n", of(1, wall).median-of(0, wall).median,
		of(1, cpu).median-of(0, cpu).median, median(share), of(1, peak).median-of(0, peak).median)
	return public, nil
}

// buildHere builds a site as the command does, which collects garbage earlier
// than other programs; what is "with" or "without" the index.
func buildHere(what, site, out string) error {
	debug.SetGCPercent(70)
	res, err := generator.Build(context.Background(), generator.Options{Dir: site, Out: out, AsOf: corpus.AsOf, NoSearch: what == "without"})
	if err == nil && !res.Done {
		err = fmt.Errorf("the made-up site has %d faults, the first: %s", len(res.Faults), res.Faults[0].Text.EN)
	}
	return err
}

// spread is a median with the least and the most.
type spread struct{ median, least, most float64 }

// Format writes all three by the verb.
func (s spread) Format(f fmt.State, verb rune) {
	form := fmt.FormatString(f, verb)
	fmt.Fprintf(f, form+" ("+form+"–"+form+")", s.median, s.least, s.most)
}

func spreadOf[T any](all []T, of func(T) float64) spread {
	var list []float64
	for _, x := range all {
		list = append(list, of(x))
	}
	slices.Sort(list)
	return spread{median(list), list[0], list[len(list)-1]}
}

// quantile returns the value that a share of a list does not exceed.
func quantile(list []float64, share float64) float64 {
	if len(list) == 0 {
		return 0
	}
	list = slices.Sorted(slices.Values(list))
	return list[min(int(share*float64(len(list))), len(list)-1)]
}

func median(list []float64) float64 { return quantile(list, 0.5) }
