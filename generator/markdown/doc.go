// Package markdown turns the Markdown that authors write into safe HTML.
//
// Parse reads a text, reports its faults with their places and keeps what
// other stages ask for: links, anchors, headings, plain text. Render writes
// HTML of a closed set of elements and attributes; nothing an author writes
// can add to that set. Raw HTML is a fault, never passed on and never dropped
// in silence.
//
// Beyond CommonMark: tables with captions, footnotes, `{#id}` after a heading,
// emphasis beside Chinese punctuation, and lines of Chinese joined without a
// space. Links to records are written `[text](ref:kind/id)` or
// `[text](ref:kind/unit/id)`.
package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"gongshi/generator/diag"
	"gongshi/generator/source"
)

// CodeText is the code of text that would not reach every reader: a footnote
// that nothing mentions, a line that reads as a link definition, an image
// without description (a warning).
const CodeText diag.Code = "S026"

// Source is one Markdown text and the place it was written.
type Source struct {
	// Text is Markdown in UTF-8. The Doc keeps it; nobody may change it.
	// Bytes that are not UTF-8 are printed as U+FFFD.
	Text []byte
	// At is the place of the text; faults lie inside it.
	At source.Span
	// Exact says that the bytes of At are Text. Where they are not (a TOML
	// string with escapes), every fault points at the whole of At.
	Exact bool
}

// span returns the place of text bytes [start, end).
func (s Source) span(start, end int) source.Span {
	if !s.Exact || s.At.File == nil {
		return s.At
	}
	start = min(max(start, 0), len(s.Text))
	end = min(max(end, start), len(s.Text))
	return s.At.File.At(int(s.At.Start)+start, int(s.At.Start)+end)
}

// Heading is one heading of a text.
type Heading struct {
	Level int    // 1 for the topmost level of this text, whatever it was written as
	ID    string // its anchor, without IDPrefix; Han characters are kept
	Text  string // plain
	Span  source.Span
}

// Doc is a parsed text. It is immutable and safe for concurrent use.
type Doc struct {
	src      Source
	root     ast.Node // nil for a text beyond the limits: it renders as nothing
	links    []Link
	linkOf   map[ast.Node]int // index in links
	headings []Heading
	headOf   map[ast.Node]int // index in headings
	notes    []*noteDef       // in the order printed
	anchors  map[string]bool  // every id, without IDPrefix
}

// Parse reads src. The Doc is never nil; with a limit broken (S013) it is empty,
// with other faults it holds everything but what was refused. Time and memory
// are linear in the size of the text, which is at most MaxBytes.
func Parse(src Source) (*Doc, []diag.Diagnostic) {
	d := &Doc{src: src}
	if fault, over := scanLimits(src); over {
		return d, []diag.Diagnostic{fault}
	}
	pc := parser.NewContext()
	w := &work{}
	pc.Set(workKey, w)
	root := shared().Parse(text.NewReader(src.Text), parser.WithContext(pc))
	if w.over {
		return d, []diag.Diagnostic{limitFault(src.span(w.at, w.at+1),
			diag.Say("这一段里的标记符号太多", "too many markup characters in this paragraph"))}
	}
	c := collector{d: d}
	c.run(root)
	if c.tooLarge {
		return &Doc{src: src}, c.faults.Sorted()
	}
	d.root = root
	return d, c.faults.Sorted()
}

// Links returns the links and images in the order of the text. The caller must
// not change the slice.
func (d *Doc) Links() []Link { return d.links }

// Headings returns the headings in the order of the text. The caller must not
// change the slice.
func (d *Doc) Headings() []Heading { return d.headings }

// Anchors returns the ids that a link `#id` in this text can reach: headings
// and footnotes, in the order printed, without IDPrefix.
func (d *Doc) Anchors() []string {
	var ids []string
	for _, h := range d.headings {
		ids = append(ids, h.ID)
	}
	for _, n := range d.notes {
		ids = append(ids, n.id())
		for i := range n.refs {
			ids = append(ids, n.refID(i))
		}
	}
	return ids
}

// validUTF8 replaces what is not UTF-8, without copying text that is fine.
func validUTF8(b []byte) []byte {
	if utf8.Valid(b) {
		return b
	}
	return bytes.ToValidUTF8(b, []byte("\uFFFD"))
}
