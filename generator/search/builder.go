// Package search makes the index of a site and reads it: every page whose text
// holds what was asked, cut anywhere, from a few small files and without a
// server. docs/search.md is its format.
package search

import (
	"sync"
)

// Page is what the index needs of a page beside its text. Texts are as shown.
type Page struct {
	Address string // site path
	Title   string
	Kind    string // 权力事项, 流程图
	Group   string // stable name of the kind; kinds of a class stand in the order of these
	// ByDay tells that pages of the kind stand by day, whatever their unit: of
	// equal ones the newest is wanted.
	ByDay bool
	// Class says how much citizens ask for such pages: 0 first, 3 last.
	Class    int
	Unit     string // stable name of the unit, for the order; "" for none
	UnitName string
	Day      string // 2012-04-05, or ""
	State    string
	// Codes are codes and document numbers: a line that is one of them counts
	// like a title.
	Codes  []string
	Facets []Facet
}

// Facet is one value of a page by which results can be narrowed.
type Facet struct{ Name, Value string }

// Builder gathers the pages of an index. It is safe for concurrent use.
type Builder struct {
	mu    sync.Mutex
	pages []entry
	lines []string          // rank and text
	ids   map[string]uint32 // of lines
	spare sync.Pool         // *[]rawLine
}

// entry is a page with its lines in order, by their numbers.
type entry struct {
	Page
	lines []uint32
}

// NewBuilder returns an empty builder.
func NewBuilder() *Builder { return &Builder{ids: map[string]uint32{}} }

// Add adds a page with its HTML, which it does not keep. Addresses are unique.
func (b *Builder) Add(p Page, html []byte) {
	raw, ok := b.spare.Get().(*[]rawLine)
	if !ok {
		raw = new([]rawLine)
	}
	*raw = appendLines((*raw)[:0], html)
	for i := range *raw {
		l := &(*raw)[i]
		for _, c := range p.Codes {
			if l.rank != Title && string(l.text) == c {
				l.rank = Title
			}
		}
	}
	p.Title = string(oneLine([]byte(p.Title)))
	e := entry{p, make([]uint32, len(*raw))}
	key := make([]byte, 0, 256)
	b.mu.Lock()
	for i, l := range *raw {
		key = append(append(key[:0], l.rank), l.text...)
		id, ok := b.ids[string(key)]
		if !ok {
			id = uint32(len(b.lines))
			s := string(key)
			b.lines = append(b.lines, s)
			b.ids[s] = id
		}
		e.lines[i] = id
	}
	b.pages = append(b.pages, e)
	b.mu.Unlock()
	b.spare.Put(raw)
}
