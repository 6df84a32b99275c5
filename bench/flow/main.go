// Command flow prints how well and how fast flowcharts are drawn, beside the
// figures of Graphviz where it is installed.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"time"

	"gongshi/bench/flowbench"
	"gongshi/generator/flow"
)

// figures are those of one drawing.
type figures struct{ Crossings, Area int }

func main() {
	n := flag.Int("n", 400, "how many charts")
	keep := flag.String("keep", "", "file that keeps the figures of dot from run to run")
	worst := flag.Int("worst", 0, "how many of the worst charts to name")
	flag.Parse()
	if err := run(*n, *keep, *worst); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(n int, keep string, worst int) error {
	dots, err := dotFigures(n, keep)
	if err != nil {
		return err
	}
	var sum, dot [2]figures
	var faults, count, failed [2]int
	var diff []string
	for i := range n {
		c := flowbench.Plain(flowbench.Sample(uint64(i)))
		d, err := flow.Layout(c)
		if err != nil {
			return err
		}
		k := min(len(c.Lanes), 1)
		f := figures{flowbench.Crossings(d), d.W * d.H}
		count[k]++
		faults[k] += len(flowbench.Faults(c, d))
		if dots != nil && dots[i].Area == 0 {
			failed[k]++
			continue
		}
		sum[k].Crossings += f.Crossings
		sum[k].Area += f.Area
		if dots != nil {
			dot[k].Crossings += dots[i].Crossings
			dot[k].Area += dots[i].Area
			diff = append(diff, fmt.Sprintf("%4d chart %d: crossings %d dot %d, area %.2f", 1000+f.Crossings-dots[i].Crossings, i, f.Crossings, dots[i].Crossings, float64(f.Area)/float64(dots[i].Area)))
		}
	}
	fmt.Println("charts              faults  crossings  dot's  area / dot's  left out: dot fails")
	for k, name := range []string{"without lanes", "with lanes   "} {
		fmt.Printf("%s %5d %7d %10d", name, count[k], faults[k], sum[k].Crossings)
		if dots != nil {
			fmt.Printf("%7d %10.2f %15d", dot[k].Crossings, float64(sum[k].Area)/float64(dot[k].Area), failed[k])
		}
		fmt.Println()
	}
	slices.Sort(diff)
	slices.Reverse(diff)
	for _, s := range diff[:min(worst, len(diff))] {
		fmt.Println(s)
	}
	fmt.Printf("time, median: 17 nodes %v, 40 nodes with 4 lanes %v\n", median(17, 0), median(40, 4))
	return nil
}

// median returns the median time of a layout over charts of one size.
func median(nodes, lanes int) time.Duration {
	var all []time.Duration
	for seed := range uint64(60) {
		c := flowbench.Random(seed, nodes, lanes)
		best := time.Hour
		for range 8 {
			start := time.Now()
			_, _ = flow.Layout(c)
			best = min(best, time.Since(start))
		}
		all = append(all, best)
	}
	slices.Sort(all)
	return all[len(all)/2].Round(time.Microsecond)
}

// dotFigures returns those of Graphviz for the first n charts, nil where it is
// not installed.
func dotFigures(n int, keep string) ([]figures, error) {
	var out []figures
	if data, err := os.ReadFile(keep); keep != "" && err == nil {
		if err := json.Unmarshal(data, &out); err != nil {
			return nil, fmt.Errorf("reading %s: %w", keep, err)
		}
	}
	if len(out) >= n {
		return out[:n], nil
	}
	if _, err := exec.LookPath("dot"); err != nil {
		fmt.Println("dot is not installed: its figures are left out (sudo apt-get install -y graphviz)")
		return nil, nil
	}
	for i := len(out); i < n; i++ {
		c := flowbench.Plain(flowbench.Sample(uint64(i)))
		d, err := flowbench.Dot(c)
		if err != nil { // it gives up on some charts with lanes
			d = flow.Drawing{}
		}
		out = append(out, figures{flowbench.Crossings(d), d.W / 100 * d.H / 100})
	}
	if keep == "" {
		return out, nil
	}
	data, err := json.Marshal(out)
	if err == nil {
		err = os.WriteFile(keep, data, 0o600)
	}
	if err != nil {
		return nil, fmt.Errorf("keeping the figures of dot: %w", err)
	}
	return out, nil
}
