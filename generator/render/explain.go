package render

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongshi/generator/plan"
)

// glossary finds the terms of one list in pages. It is immutable.
type glossary struct {
	terms  []plan.Term
	starts [1 << 13]uint8     // bit set of first characters below U+10000
	forms  map[rune][]oneForm // by first character, longest first
}

// oneForm is one way to write a term.
type oneForm struct {
	text string
	term int
}

func newGlossary(t *plan.Terms) *glossary {
	g := &glossary{terms: t.List, forms: map[rune][]oneForm{}}
	for i, x := range t.List {
		for _, f := range x.Forms {
			first, _ := utf8.DecodeRuneInString(f)
			if first < 0x800 || first > 0xffff { // three bytes: Han; Latin words have no ends here
				continue
			}
			g.starts[first>>3] |= 1 << (first & 7)
			g.forms[first] = append(g.forms[first], oneForm{f, i})
		}
	}
	for _, list := range g.forms {
		slices.SortStableFunc(list, func(a, b oneForm) int { return len(b.text) - len(a.text) })
	}
	return g
}

// mention is the first place of a term on a page: html[start:end].
type mention struct{ start, end, term int }

// explain marks, in the page b[from:], the first mention of every term within
// <main> with a link to what it means, and adds the meanings at its end. Words
// of headings, links, table heads and dates are passed over. It returns b, or
// where it grew the page new bytes after b[:from].
func (g *glossary) explain(b []byte, from int) []byte {
	page := b[from:]
	begin, end := bytes.Index(page, mainOpen), bytes.LastIndex(page, mainClose)
	if begin < 0 || end < begin {
		return b
	}
	found := g.mentions(page, begin+len(mainOpen), end)
	if len(found) == 0 {
		return b
	}
	h := writing{b: make([]byte, 0, len(page)+400*len(found))}
	at := 0
	for i, m := range found {
		n := strconv.Itoa(i + 1)
		h.b = append(h.b, page[at:m.start]...)
		h.raw(`<a class="term" id="term-`)
		h.text(n)
		h.raw(`" href="#meaning-`)
		h.text(n)
		h.raw(`">`)
		h.b = append(h.b, page[m.start:m.end]...)
		h.raw(`</a>`)
		at = m.end
	}
	h.b = append(h.b, page[at:end]...)
	h.raw("<section class=\"terms\" data-nosearch aria-label=\"本页用语\">\n<h2>本页用语</h2>\n<dl>")
	for i, m := range found {
		t, n := g.terms[m.term], strconv.Itoa(i+1)
		h.raw(`<div id="meaning-`)
		h.text(n)
		h.raw(`"><dt>`)
		h.text(t.Word)
		h.raw(` <a href="#term-`)
		h.text(n)
		h.raw(`" aria-label="回到正文中的“`)
		h.text(t.Word)
		h.raw(`”">↑</a></dt><dd>`)
		h.text(t.Text)
		h.raw(`</dd></div>` + "\n")
	}
	h.raw("</dl></section>\n")
	h.b = append(h.b, page[end:]...)
	return append(b[:from], h.b...)
}

var (
	mainOpen  = []byte(`<main id="main">`)
	mainClose = []byte(`</main>`)
)

// mentions finds the first mention of each term in page[from:to], in order.
func (g *glossary) mentions(page []byte, from, to int) []mention {
	var out []mention
	seen := make([]bool, len(g.terms))
	for i := from; i < to; {
		c := page[i]
		switch {
		case c == '<':
			i = skipTag(page, i, to)
		case c < 0xe0 || i+3 > to:
			i++
		default:
			r := rune(c&0x0f)<<12 | rune(page[i+1]&0x3f)<<6 | rune(page[i+2]&0x3f)
			if c >= 0xf0 || g.starts[r>>3]&(1<<(r&7)) == 0 {
				i += 3
				continue
			}
			f := g.at(page[i:to], r)
			if f == nil {
				i += 3
				continue
			}
			if !seen[f.term] {
				seen[f.term] = true
				out = append(out, mention{i, i + len(f.text), f.term})
			}
			i += len(f.text)
		}
	}
	return out
}

// at returns the longest form that text begins with, nil where there is none.
func (g *glossary) at(text []byte, first rune) *oneForm {
	list := g.forms[first]
	for i := range list {
		if f := &list[i]; len(text) >= len(f.text) && string(text[:len(f.text)]) == f.text {
			return f
		}
	}
	return nil
}

// skipTag returns where reading goes on after the tag at page[i]: after the
// whole element where no word of it is to be marked.
func skipTag(page []byte, i, to int) int {
	end := bytes.IndexByte(page[i:to], '>')
	if end < 0 {
		return to
	}
	name := page[i+1 : i+end]
	if n := bytes.IndexAny(name, " \n/"); n > 0 {
		name = name[:n]
	}
	if !passed(string(name)) && !aside(page[i:i+end]) {
		return i + end + 1
	}
	if stop := bytes.Index(page[i:to], []byte("</"+string(name)+">")); stop >= 0 {
		return i + stop
	}
	return i + end + 1
}

// aside reports whether words are not marked in what a tag opens for its
// class: lines above and below headings, the box of metadata, printed forms.
func aside(tag []byte) bool {
	for _, class := range asides {
		if bytes.Contains(tag, class) {
			return true
		}
	}
	return false
}

var asides = [][]byte{[]byte(`class="kind"`), []byte(`class="byline"`), []byte(`class="meta"`), []byte(`class="sheet`)}

// passed reports whether words in an element of that name are not marked:
// those of links and headings, heads of tables, names of facts, and states.
func passed(name string) bool {
	switch name {
	case "a", "h1", "h2", "h3", "h4", "th", "caption", "dt", "code", "pre", "time", "summary", "button", "label", "svg", "span", "small", "nav":
		return true
	}
	return strings.HasPrefix(name, "!")
}
