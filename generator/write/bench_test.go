package write

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// pages makes n paths and a function for their bytes: 5 KB a page, other bytes
// for each and for each version.
func pages(n int) (paths []string, data func(i, version int) []byte) {
	filler := make([]byte, 1<<16)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range filler {
		filler[i] = byte('a' + r.IntN(26))
	}
	for i := range n {
		paths = append(paths, fmt.Sprintf("unit%d/%s/p%d.html", i%9, []string{"powers", "items", "notices"}[i%3], i))
	}
	return paths, func(i, version int) []byte {
		head := fmt.Sprintf("%d %d\n", i, version)
		at := (i * 31) % (len(filler) - 5000)
		return append([]byte(head), filler[at:at+5000-len(head)]...)
	}
}

func publishPages(o Options, paths []string, data func(i int) []byte) (Result, error) {
	w, err := Open(o)
	if err != nil {
		return Result{}, err
	}
	defer w.Close()
	var all sync.WaitGroup
	for n := range 2 {
		all.Go(func() {
			for i := n; i < len(paths); i += 2 {
				if w.Put(paths[i], data(i)) != nil {
					return // Commit tells
				}
			}
		})
	}
	all.Wait()
	return w.Commit(context.Background())
}

// BenchmarkTree publishes a tree of 5 KB files, with the syncs left out and
// with them; plain is the yardstick. Freed inodes make later runs of first,
// plain and all slower on ext4: compare runs made in turn.
func BenchmarkTree(b *testing.B) {
	const n = 10_000
	paths, data := pages(n)
	edits := map[string]func(i, version int) []byte{
		"all": data,
		"one": func(i, version int) []byte {
			if i == n/2 {
				return data(i, version)
			}
			return data(i, 0)
		},
		"none": func(i, _ int) []byte { return data(i, 0) },
	}
	for _, sync := range []bool{false, true} {
		for _, edit := range []string{"all", "one", "none"} {
			b.Run(fmt.Sprintf("files=%d/edit=%s/sync=%v", n, edit, sync), func(b *testing.B) {
				b.ReportAllocs()
				o := Options{Out: filepath.Join(b.TempDir(), "public"), Audience: "public", NoSync: !sync}
				version := 0
				run := func() {
					_, err := publishPages(o, paths, func(i int) []byte { return edits[edit](i, version) })
					if err != nil {
						b.Fatal(err)
					}
					version++
				}
				run()
				for b.Loop() {
					run()
				}
			})
		}
	}
	b.Run(fmt.Sprintf("files=%d/first", n), func(b *testing.B) {
		b.ReportAllocs()
		dir := b.TempDir()
		for i := 0; b.Loop(); i++ {
			o := Options{Out: filepath.Join(dir, fmt.Sprint(i)), Audience: "public", NoSync: true}
			if _, err := publishPages(o, paths, func(i int) []byte { return data(i, 0) }); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run(fmt.Sprintf("files=%d/plain", n), func(b *testing.B) {
		b.ReportAllocs()
		dir := b.TempDir()
		for i := 0; b.Loop(); i++ {
			if err := Plain(filepath.Join(dir, fmt.Sprint(i)), paths, func(i int) []byte { return data(i, 0) }, 2); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func TestPlainWritesAndReports(t *testing.T) {
	dir := t.TempDir()
	paths, data := pages(20)
	must(t, Plain(dir, paths, func(i int) []byte { return data(i, 0) }, 2))
	for i, p := range paths {
		if got, err := os.ReadFile(filepath.Join(dir, p)); err != nil || string(got) != string(data(i, 0)) {
			t.Errorf("%s: %v", p, err)
		}
	}
	if err := Plain(dir, []string{strings.Repeat("x", 5000)}, func(int) []byte { return nil }, 2); err == nil {
		t.Error("a name too long went through")
	}
}
