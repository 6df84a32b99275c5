// Command bench measures builds of made-up sites of 1,000 and 10,000 records,
// with plain writes of the same tree measured in turn in the same run, since
// single times on a shared machine mean little and ratios mean something.
//
//	go run ./bench [-records 1000,10000] [-runs 5] [-dir DIR]
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"time"

	"gongshi/bench/corpus"
	"gongshi/generator"
	"gongshi/generator/write"
)

func main() {
	records := flag.String("records", "1000,10000", "sizes, separated by commas")
	runs := flag.Int("runs", 5, "runs of each, the median is printed")
	dir := flag.String("dir", "", "where to work; the default is a new folder in the system's place for temporary files")
	child := flag.String("child", "", "for the program itself")
	flag.Parse()
	var err error
	switch *child {
	case "build":
		err = buildOnce(flag.Arg(0), flag.Arg(1))
	case "plain":
		err = plainOnce(flag.Arg(0), flag.Arg(1))
	default:
		err = bench(*records, *runs, *dir)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// figures are what one run cost.
type figures struct {
	Wall, CPU float64 // seconds
	PeakMiB   float64
	Files     int
	Bytes     int64
	Stages    []stage
}

type stage struct {
	Name      string
	Wall, CPU float64
}

func bench(records string, runs int, dir string) error {
	if dir == "" {
		temp, err := os.MkdirTemp("", "gongshi-bench-")
		if err != nil {
			return err
		}
		dir = temp
		defer os.RemoveAll(temp)
	}
	for _, s := range strings.Split(records, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(s))
		if err != nil {
			return fmt.Errorf("-records: %w", err)
		}
		if err := size(filepath.Join(dir, s), n, runs); err != nil {
			return err
		}
	}
	return nil
}

// size measures one size. Every run writes into a folder of its own, and
// nothing is deleted before the end: making files soon after deleting many is
// several times slower on common file systems.
func size(dir string, records, runs int) error {
	site := filepath.Join(dir, "site")
	if err := corpus.Write(site, corpus.Options{Records: records, Seed: 1}); err != nil {
		return err
	}
	var builds, plains []figures
	var again figures
	for i := range runs {
		out := filepath.Join(dir, fmt.Sprint("run", i), "public")
		b, err := run("build", site, out)
		if err != nil {
			return err
		}
		builds = append(builds, b)
		p, err := run("plain", out, filepath.Join(dir, fmt.Sprint("plain", i)))
		if err != nil {
			return err
		}
		plains = append(plains, p)
		if i == 0 {
			if again, err = run("build", site, out); err != nil {
				return err
			}
		}
	}
	report(os.Stdout, records, builds, plains, again)
	return nil
}

// run runs the program again for one measurement, so that the peak memory is
// that of the measurement alone.
func run(what, from, to string) (figures, error) {
	var f figures
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return f, err
	}
	self, err := os.Executable()
	if err != nil {
		return f, err
	}
	cmd := exec.Command(self, "-child", what, from, to)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return f, fmt.Errorf("%s: %w", what, err)
	}
	return f, json.Unmarshal(out, &f)
}

// buildOnce builds the site and prints what it cost.
func buildOnce(site, out string) error {
	var f figures
	start, cpu := time.Now(), cpuSeconds()
	at, used := start, cpu
	close := func() {
		if n := len(f.Stages); n > 0 {
			f.Stages[n-1].Wall = time.Since(at).Seconds()
			f.Stages[n-1].CPU = cpuSeconds() - used
		}
		at, used = time.Now(), cpuSeconds()
	}
	res, err := generator.Build(context.Background(), generator.Options{
		Dir: site, Out: out, AsOf: corpus.AsOf,
		OnStage: func(name string) { close(); f.Stages = append(f.Stages, stage{Name: name}) },
	})
	close()
	if err != nil {
		return err
	}
	if !res.Done {
		return fmt.Errorf("the made-up site has %d faults, the first: %s", len(res.Faults), res.Faults[0].Text.EN)
	}
	f.Wall, f.CPU = time.Since(start).Seconds(), cpuSeconds()-cpu
	f.PeakMiB, f.Files, f.Bytes = peakMiB(), res.Written.Files, res.Written.Bytes
	return json.NewEncoder(os.Stdout).Encode(f)
}

// plainOnce reads a tree into memory and writes it plainly to a new folder.
func plainOnce(tree, to string) error {
	var paths []string
	var data [][]byte
	err := filepath.WalkDir(tree, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(tree, name)
		if err != nil {
			return err
		}
		b, err := os.ReadFile(name)
		paths, data = append(paths, filepath.ToSlash(rel)), append(data, b)
		return err
	})
	if err != nil {
		return err
	}
	start, cpu := time.Now(), cpuSeconds()
	if err := write.Plain(to, paths, func(i int) []byte { return data[i] }, 2); err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(figures{
		Wall: time.Since(start).Seconds(), CPU: cpuSeconds() - cpu, Files: len(paths), PeakMiB: peakMiB(),
	})
}

// report prints medians, and from the least to the most where the machine's
// noise matters.
func report(w io.Writer, records int, builds, plains []figures, again figures) {
	wall := func(f figures) float64 { return f.Wall }
	cpu := func(f figures) float64 { return f.CPU }
	peak := func(f figures) float64 { return f.PeakMiB }
	b := builds[0]
	fmt.Fprintf(w, "\n%d records: %d files, %.1f MB; median of %d runs in turn (least–most)\n", records, b.Files, float64(b.Bytes)/1e6, len(builds))
	walls := spreadOf(builds, wall)
	fmt.Fprintf(w, "  build          wall %s s   cpu %s s   peak %.0f MiB at most   %.0f files/s\n",
		walls, spreadOf(builds, cpu), spreadOf(builds, peak).most, float64(b.Files)/walls.median)
	fmt.Fprintf(w, "  plain writes   wall %s s   cpu %s s\n", spreadOf(plains, wall), spreadOf(plains, cpu))
	ratios := make([]figures, len(builds))
	for i := range builds {
		ratios[i].Wall = builds[i].Wall / plains[i].Wall
	}
	fmt.Fprintf(w, "  build / plain  wall %s times\n", spreadOf(ratios, wall))
	fmt.Fprintf(w, "  built again, nothing changed: wall %.2f s, cpu %.2f s\n", again.Wall, again.CPU)
	for i := range b.Stages {
		of := func(part func(stage) float64) spread {
			return spreadOf(builds, func(f figures) float64 { return part(f.Stages[i]) })
		}
		took := of(func(s stage) float64 { return s.Wall })
		fmt.Fprintf(w, "    %-11s  wall %s s   cpu %s s   %3.0f %% of the time\n", b.Stages[i].Name,
			took, of(func(s stage) float64 { return s.CPU }), 100*took.median/walls.median)
	}
}

// spread is a median with the least and the most.
type spread struct{ median, least, most float64 }

func (s spread) String() string { return fmt.Sprintf("%5.2f (%.2f–%.2f)", s.median, s.least, s.most) }

func spreadOf(fs []figures, of func(figures) float64) spread {
	all := make([]float64, len(fs))
	for i, f := range fs {
		all[i] = of(f)
	}
	sort.Float64s(all)
	return spread{all[len(all)/2], all[0], all[len(all)-1]}
}
