package search

import (
	"maps"
	"slices"
)

// list reads a list of pages and adds them to to, unless that is nil.
func (r *Reader) list(in *bitReader, to gathered) {
	n := in.number() + 1
	if n > r.root.Slots {
		in.bad = true
		return
	}
	slots := in.set(make([]int32, 0, n), n, 0, r.root.Slots-1)
	ranks := make([]uint8, len(slots))
	if in.bits(1) == 1 {
		for rank := Beginning; rank > Text; rank-- {
			for _, i := range in.set(nil, in.number(), 0, n-1) {
				if int(i) < len(ranks) {
					ranks[i] = rank
				}
			}
		}
	}
	if to != nil && !in.bad {
		for i, s := range slots {
			to.add(s, ranks[i])
		}
	}
}

// collect reads a node and adds all pages below it to to, unless that is nil.
func (r *Reader) collect(in *bitReader, to gathered) {
	switch r.kind(in) {
	case leafNode, splitNode:
		r.list(in, to)
	case chainNode:
		in.ranged(CommonCodes)
		r.collect(in, to)
	case branchNode:
		if in.bits(1) == 1 {
			r.list(in, to)
		}
		for range r.ways(in) {
			if in.bad {
				return
			}
			r.collect(in, to)
		}
	}
}

type nodeKind uint8

const (
	leafNode nodeKind = iota
	chainNode
	branchNode
	splitNode
)

func (r *Reader) kind(in *bitReader) nodeKind {
	for k := leafNode; k < splitNode; k++ {
		if in.bits(1) == 0 {
			return k
		}
	}
	return splitNode
}

// ways reads the codes that lead on from a branching.
func (r *Reader) ways(in *bitReader) []Code {
	n := in.number()
	var out []Code
	for _, c := range in.set(nil, n, 1, CommonCodes) {
		out = append(out, Code(c))
	}
	if in.bits(1) == 1 {
		n := in.number()
		for range n {
			if in.bad {
				break
			}
			out = append(out, RareCode+Code(in.bits(21)))
		}
	}
	return out
}

// gathered is a set of pages with their ranks.
type gathered map[int32]uint8

func (g gathered) add(slot int32, rank uint8) {
	if have, ok := g[slot]; !ok || have < rank {
		g[slot] = rank
	}
}

// slots returns the pages, rising.
func (g gathered) slots() []int32 { return slices.Sorted(maps.Keys(g)) }

// node is a node of the trie, read as a whole.
type node struct {
	list  []int32 // pages where the text ends here, or all below a leaf or a far node
	codes []Code  // that lead on, the common ones first, both rising
	ways  []*node // where they lead
	far   bool    // the ways are entries of their own
}

// node reads a node and all below it.
func (r *Reader) node(in *bitReader) *node {
	n := &node{}
	list := func() {
		g := gathered{}
		r.list(in, g)
		n.list = g.slots()
	}
	switch r.kind(in) {
	case leafNode:
		list()
	case splitNode:
		list()
		n.far = true
	case chainNode:
		n.codes = []Code{Code(in.ranged(CommonCodes) + 1)}
		n.ways = []*node{r.node(in)}
	case branchNode:
		if in.bits(1) == 1 {
			list()
		}
		n.codes = r.ways(in)
		for range n.codes {
			if in.bad {
				return n
			}
			n.ways = append(n.ways, r.node(in))
		}
	}
	return n
}

// nodeOf returns the node of a key, or nil.
func (r *Reader) nodeOf(key []Code) (*node, error) {
	in, err := r.entry(key)
	if err != nil || in == nil {
		return nil, err
	}
	n := r.node(in)
	return n, in.failed()
}

// gather adds all pages of a node and below it to to.
func (n *node) gather(to gathered) gathered {
	for _, s := range n.list {
		to.add(s, Text)
	}
	for _, w := range n.ways {
		w.gather(to)
	}
	return to
}
