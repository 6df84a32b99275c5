package main

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"

	"gongshi/generator/search"
)

// index is the index of a built site, and the pages that it holds.
type index struct {
	dir       string // of the site
	root      search.Root
	rootBytes int
	files     int
	bytes     int64
	largest   string
	most      int64
	parts     map[string]int64 // bytes by folder or name
	address   map[int32]string // of each slot
	slots     []int32          // rising
}

// blockSlots are the slots of a block of texts.
const blockSlots = 2

var rootOf = regexp.MustCompile(`name="search-index" content="([^"]*)"`)

// openIndex reads the index of the site in dir by docs/search.md alone.
func openIndex(dir string) (*index, error) {
	x := &index{dir: dir, parts: map[string]int64{}, address: map[int32]string{}}
	page, err := os.ReadFile(filepath.Join(dir, "search.html"))
	if err != nil {
		return nil, err
	}
	m := rootOf.FindSubmatch(page)
	if m == nil {
		return nil, fmt.Errorf("%s has no index", dir)
	}
	text := html.UnescapeString(string(m[1]))
	if err := json.Unmarshal([]byte(text), &x.root); err != nil {
		return nil, err
	}
	x.rootBytes = len(text)
	if err := x.count(); err != nil {
		return nil, err
	}
	return x, x.addresses()
}

// count counts the files.
func (x *index) count() error {
	base := filepath.Join(x.dir, "search")
	return filepath.WalkDir(base, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(base, name)
		x.files++
		x.bytes += info.Size()
		part := filepath.Dir(rel)
		if part == "." {
			part = rel
		}
		x.parts[part] += info.Size()
		if info.Size() > x.most {
			x.most, x.largest = info.Size(), filepath.ToSlash(rel)
		}
		return err
	})
}

// addresses reads the addresses of all pages. They are ASCII, so that GB 18030
// need not be decoded.
func (x *index) addresses() error {
	for _, k := range x.root.Kinds {
		// Where a kind's blocks lie, and which of those of a file they are.
		l := k.Text
		file, begin, n, name := l.File, l.At, 0, -1
		var data, shared, starts []byte
		for first := k.First; first < k.End; first += blockSlots {
			if n == (65536-begin-l.Block/2)/l.Block {
				file, begin, n = file+1, l.Shared, 0
			}
			if name != file {
				var err error
				data, err = os.ReadFile(filepath.Join(x.dir, "search", "t", strconv.Itoa(file)+".bin"))
				if errors.Is(err, fs.ErrNotExist) { // all its slots are free
					break
				}
				if err != nil {
					return err
				}
				shared = sized(data)
				starts = sized(data[2+len(shared):])
				for len(starts) > 1 && int(starts[0])<<8|int(starts[1]) < begin {
					starts = starts[2:]
				}
				name = file
			}
			at, place := n*2, begin+n*l.Block
			if n++; at+1 >= len(starts) || at+3 < len(starts) && bytes.Equal(starts[at:at+2], starts[at+2:at+4]) {
				continue // without pages
			}
			start := int(starts[at])<<8 | int(starts[at+1])
			if start > place+l.Block/2 {
				continue // another kind's
			}
			block := sized(data[start:])
			if len(block) == 0 {
				continue
			}
			text, err := io.ReadAll(flate.NewReader(bytes.NewReader(slices.Concat(shared, block))))
			if err != nil {
				return fmt.Errorf("file %d of texts, byte %d: %w", file, start, err)
			}
			for _, record := range bytes.Split(text, []byte{0x1e})[2:] {
				f := bytes.SplitN(record, []byte{0x1f}, 3)
				place, err := strconv.Atoi(string(f[0]))
				if err != nil || len(f) < 3 {
					return fmt.Errorf("file %d of texts: a record begins with %q", file, f[0])
				}
				slot := int32(first + place)
				x.address[slot] = string(f[1])
				x.slots = append(x.slots, slot)
			}
		}
	}
	if len(x.address) != x.root.Pages {
		return fmt.Errorf("%d pages in the files of texts, %d by the root", len(x.address), x.root.Pages)
	}
	return nil
}

// sized returns what stands behind a length of two bytes.
func sized(b []byte) []byte { return b[2:][:int(b[0])<<8|int(b[1])] }

// reader returns a reader of the index that knows nothing yet; note is told
// every part of a file that it reads.
func (x *index) reader(note func(path string, from, to int)) *search.Reader {
	return search.NewReader(x.root, func(path string, from, to int) ([]byte, error) {
		f, err := os.Open(filepath.Join(x.dir, filepath.FromSlash(path)))
		if err != nil {
			return nil, err
		}
		defer f.Close()
		b, err := io.ReadAll(io.NewSectionReader(f, int64(from), int64(to-from)))
		if note != nil {
			note(path, from, from+len(b))
		}
		return b, err
	})
}

func (x *index) report(w io.Writer) {
	fmt.Fprintf(w, "index: %d pages, %.2f MB, %d files, the largest %s %.1f KB, root %.1f KB\n", x.root.Pages,
		float64(x.bytes)/1e6, x.files, x.largest, float64(x.most)/1e3, float64(x.rootBytes)/1e3)
	fmt.Fprint(w, "  of that:")
	for _, part := range []string{"g", "t", "c", "x", "words.bin", "variants.bin", "facets.json"} {
		fmt.Fprintf(w, " %s %.2f MB", part, float64(x.parts[part])/1e6)
	}
	fmt.Fprintln(w)
}
