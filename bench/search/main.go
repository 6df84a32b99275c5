// Command search measures the search of made-up sites: what its index costs the
// build, that it finds what plain text search finds and nothing else, and what a
// query costs a reader with a cold cache, in a browser whose network is slowed
// to 60 ms and 10 Mbit/s. With -pagefind it measures Pagefind over the same
// pages, in the same run and browser.
//
//	go run ./bench/search [-records 10000,100000] [-runs 3] [-pagefind] [-dir DIR] [-browser PROGRAM]
//
// It works on a memory disk where there is one.
package main

import (
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// settings are what a run does.
type settings struct {
	runs     int
	queries  int // random ones for the index, as many two-word ones for each five
	pagefind bool
	browser  string
	dir      string
	worst    int
}

func main() {
	var s settings
	records := flag.String("records", "10000,100000", "sizes, separated by commas")
	flag.IntVar(&s.runs, "runs", 3, "builds with and without the index in turn, the medians are printed")
	flag.IntVar(&s.queries, "queries", 1000, "random substrings that are compared with plain text search")
	flag.BoolVar(&s.pagefind, "pagefind", false, "Pagefind too, over the first of the sites; needs npm and the network")
	flag.StringVar(&s.browser, "browser", program(), "the browser; empty for none")
	flag.StringVar(&s.dir, "dir", "", "where to work, a new folder; the default is one on a memory disk, else in the place for temporary files")
	flag.IntVar(&s.worst, "worst", 10, "how many of the dearest queries to print")
	child := flag.String("child", "", "for the program itself")
	flag.Parse()
	var err error
	if *child != "" {
		err = buildHere(*child, flag.Arg(0), flag.Arg(1))
	} else {
		err = s.all(os.Stdout, *records)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench/search:", err)
		os.Exit(1)
	}
}

// program is the browser of the machine, "" for none.
func program() string {
	if p := os.Getenv("GONGSHI_CHROMIUM"); p != "" {
		return p
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			return p
		}
	}
	return ""
}

func (s settings) all(w io.Writer, records string) error {
	if s.dir == "" {
		place := ""
		if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() {
			place = "/dev/shm"
		}
		temp, err := os.MkdirTemp(place, "gongshi-search-")
		if err != nil {
			return err
		}
		s.dir = temp
		defer os.RemoveAll(temp)
	}
	fmt.Fprintf(w, "%d processors, %s, in %s\n", runtime.NumCPU(), runtime.Version(), filepath.Dir(s.dir))
	if s.browser == "" {
		fmt.Fprintln(w, "no browser: its figures are left out (sudo apt-get install -y chromium, or -browser PROGRAM)")
	}
	for i, text := range strings.Split(records, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil {
			return fmt.Errorf("-records: %w", err)
		}
		dir := filepath.Join(s.dir, strconv.Itoa(n))
		if err := s.size(w, dir, n, i == 0); err != nil {
			return err
		}
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
	}
	return nil
}

// size measures a site of one size.
func (s settings) size(w io.Writer, dir string, records int, first bool) error {
	public, err := s.builds(w, dir, records)
	if err != nil {
		return err
	}
	x, err := openIndex(public)
	if err != nil {
		return err
	}
	x.report(w)
	t, err := readTexts(x)
	if err != nil {
		return err
	}
	rng := rand.New(rand.NewPCG(1, uint64(records)))
	if err := exact(w, x, t, t.substrings(rng, s.queries), t.pairs(rng, s.queries/5), pieces(realistic())); err != nil {
		return err
	}
	if err := accounts(w, x, fmt.Sprintf("%d random substrings of 1–8", s.queries), t.substrings(rng, s.queries)); err != nil {
		return err
	}
	var words []query // as the browser asks, and more of them
	for i := range manyWords {
		words = append(words, t.plainWords(rand.New(rand.NewPCG(2, uint64(i))))...)
	}
	if err := accounts(w, x, fmt.Sprintf("%d random words of 2–8", len(words)), words); err != nil || s.browser == "" {
		return err
	}
	list := append(t.plainWords(rng), realistic()...)
	return s.inBrowser(w, dir, x, t, list, first)
}

// manyWords is how many times as many words the program's reader is asked as
// the browser: enough to know what one in twenty costs.
const manyWords = 50

// pieces returns the queries that are pieces of texts.
func pieces(list []query) []query {
	return slices.DeleteFunc(list, func(q query) bool { return !q.isPiece() })
}
