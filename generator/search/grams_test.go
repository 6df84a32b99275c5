package search

import (
	"fmt"
	"testing"
)

// Bodies of any length are read again, in the table of large ones, in a bucket
// or behind it: lists of sites of very many pages are longer than the table can
// tell.
func TestBodiesOfAnyLength(t *testing.T) {
	root := Root{Slots: 1 << 20}
	var all []gram
	sizes := []int{1, 63, 65, leastLarge - 1, leastLarge, 5000, farBit - 1, farBit, 1 << 17}
	for i, n := range sizes {
		w := &bitWriter{}
		for k := range n {
			w.bits(uint64(byte(k*7+i)&0x7f), 8) // no body begins as a node 111 does
		}
		all = append(all, gram{[]Code{HanCode, HanCode + Code(i)}, 0, uint32(8 * n), w})
	}
	files := gramFiles(all, &root)
	table, err := root.readLarge()
	if err != nil {
		t.Fatal(err)
	}
	r := NewReader(root, func(path string, from, to int) ([]byte, error) {
		for i, f := range files {
			if path == gramPath(i) && from <= len(f) {
				return f[from:min(to, len(f))], nil
			}
		}
		return nil, fmt.Errorf("no bytes from %d on in %s", from, path)
	})
	for i, n := range sizes {
		key := all[i].codes
		if _, ok := table.place(key); ok != (n >= leastLarge && n < farBit) {
			t.Errorf("a body of %d bytes in the table: %t", n, ok)
		}
		in, err := r.entry(key)
		if err != nil || in == nil {
			t.Fatalf("a body of %d bytes: %v, %v", n, in, err)
		}
		body := in.in[in.at/8:] // behind its mark
		if len(body) != n {
			t.Fatalf("a body of %d bytes has %d", n, len(body))
		}
		for k, b := range body {
			if b != byte(k*7+i)&0x7f {
				t.Fatalf("a body of %d bytes: byte %d is %d", n, k, b)
			}
		}
	}
}
