package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"gongshi/bench/search/plain"
	"gongshi/generator/search"
)

// texts are the pages of an index as plain text search sees them.
type texts struct {
	slots  []int32
	lines  [][]string   // as shown, of each page
	folded *plain.Texts // what counts of them
	lower  *plain.Texts // as shown, in small letters
}

// readTexts reads the pages that an index holds.
func readTexts(x *index) (*texts, error) {
	t := &texts{slots: x.slots, lines: make([][]string, len(x.slots)), folded: plain.New(), lower: plain.New()}
	errs := make([]error, len(x.slots))
	each(len(x.slots), func(i int) {
		var page []byte
		page, errs[i] = os.ReadFile(filepath.Join(x.dir, filepath.FromSlash(x.address[x.slots[i]])))
		for _, l := range search.Lines(page) {
			t.lines[i] = append(t.lines[i], l.Text)
		}
	})
	fold := search.NewFolder()
	known := map[string]string{}
	for i, slot := range x.slots {
		if errs[i] != nil {
			return nil, errs[i]
		}
		for _, l := range t.lines[i] {
			f, ok := known[l]
			if !ok {
				f = fold.String(l)
				known[l] = f
			}
			t.folded.Add(slot, f)
			t.lower.Add(slot, strings.ToLower(l))
		}
	}
	return t, nil
}

// each calls do for the numbers below n, on as many goroutines as there are
// processors.
func each(n int, do func(i int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range runtime.NumCPU() {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	all.Wait()
}
