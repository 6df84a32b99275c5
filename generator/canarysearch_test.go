package generator_test

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/model"
	"gongshi/generator/search"
)

// unpackedTexts returns the texts of a file of an index: raw DEFLATE of GB
// 18030, in blocks that go on from what they share, or as a whole. Marks are
// ASCII, so they are found without decoding.
func unpackedTexts(t *testing.T, f search.File) []byte {
	t.Helper()
	unpack := func(b []byte) []byte {
		out, err := io.ReadAll(flate.NewReader(bytes.NewReader(b)))
		if err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		return out
	}
	sized := func(b []byte) (part, rest []byte) {
		n := 2 + (int(b[0])<<8 | int(b[1]))
		return b[2:n], b[n:]
	}
	switch {
	case strings.HasPrefix(f.Path, "search/t/"), strings.HasPrefix(f.Path, "search/c/"):
		shared, rest := sized(f.Bytes)
		starts, _ := sized(rest)
		if len(starts) == 0 {
			t.Fatalf("%s has no blocks", f.Path)
		}
		var out []byte
		for i := 0; i < len(starts); i += 2 {
			block, _ := sized(f.Bytes[int(starts[i])<<8|int(starts[i+1]):])
			if len(block) > 0 {
				out = append(out, unpack(slices.Concat(shared, block))...)
			}
		}
		return out
	case strings.HasSuffix(f.Path, ".bin") && !strings.HasPrefix(f.Path, "search/g/"):
		return unpack(f.Bytes)
	}
	return f.Bytes
}

// Nothing hidden is in any part of the index of search, unpacked, nor is it
// found by asking for it.
func TestNothingHiddenIsInTheSearchIndex(t *testing.T) {
	a := newAviary()
	whole := a.site()
	for _, audience := range model.Audiences() {
		shown, _ := whole.For(audience)
		x := searchIndex(t, shown)
		seen := 0
		for _, f := range x.Files {
			for _, c := range a.found(unpackedTexts(t, f)) {
				seen++
				if !c.allowed(audience) {
					t.Fatalf("%s build, %s: holds %s.%s of a record of scope %q and status %s", audience, f.Path, c.kind, c.field, c.scope, c.status)
				}
			}
		}
		if seen < 1000 {
			t.Errorf("%s build: only %d marks in the index", audience, seen)
		}
		r, found := x.Reader(), 0
		for i := 0; i < len(a.birds); i += 1 + len(a.birds)/150 { // near ones take their time
			c := a.birds[i]
			answer, err := r.Answer(fmt.Sprintf(`"qz%06dzq"`, i))
			if err != nil {
				t.Fatal(err)
			}
			hits := answer.Exact
			if len(hits) > 0 && !c.allowed(audience) {
				t.Fatalf("%s build: asking for %s.%s of a record of scope %q and status %s finds %d pages", audience, c.kind, c.field, c.scope, c.status, len(hits))
			}
			found += len(hits)
		}
		if found < 3 {
			t.Errorf("%s build: only %d marks are found by asking", audience, found)
		}
		t.Logf("%s: %d marks held, %d found, %d files", audience, seen, found, len(x.Files))
	}
}
