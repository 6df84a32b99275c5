package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// PlainText returns the words of the text without markup, one line for each
// paragraph, list item or table row, cells separated by a space; footnotes
// come last. It is what summaries, feeds and the search index use.
func (d *Doc) PlainText() string {
	if d.root == nil {
		return ""
	}
	out := d.appendPlain(nil, d.root)
	for _, n := range d.notes {
		out = d.appendBlocks(out, n)
	}
	return string(bytes.TrimSpace(validUTF8(out)))
}

// appendPlain writes the words of n and what it holds.
func (d *Doc) appendPlain(out []byte, n ast.Node) []byte {
	switch n := n.(type) {
	case *ast.Text:
		return d.appendPlainText(out, n)
	case *ast.AutoLink:
		return append(out, n.Label(d.src.Text)...)
	case *ast.RawHTML, *ast.HTMLBlock, *ast.LinkReferenceDefinition, *noteRef, *noteDef, *ast.ThematicBreak:
		return out
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		for i := range n.Lines().Len() {
			seg := n.Lines().At(i)
			out = append(out, seg.Value(d.src.Text)...)
		}
		return endLine(out)
	}
	if n.Type() == ast.TypeInline {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			out = d.appendPlain(out, c)
		}
		return out
	}
	return d.appendBlocks(out, n)
}

func (d *Doc) appendBlocks(out []byte, n ast.Node) []byte {
	_, isCell := n.(*east.TableCell)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		out = d.appendPlain(out, c)
	}
	switch {
	case isCell && n.NextSibling() != nil:
		return append(out, ' ')
	case isCell || n.Kind() == ast.KindDocument:
		return out
	}
	return endLine(out)
}

func endLine(out []byte) []byte {
	if len(out) == 0 || out[len(out)-1] == '\n' {
		return out
	}
	return append(out, '\n')
}

func (d *Doc) appendPlainText(out []byte, n *ast.Text) []byte {
	value := n.Segment.Value(d.src.Text)
	if n.IsRaw() || isCode(n.Parent()) {
		return append(out, value...)
	}
	out = unescape(out, value)
	if (n.SoftLineBreak() || n.HardLineBreak()) && !d.joins(n) {
		out = append(out, ' ')
	}
	return out
}

func isCode(n ast.Node) bool { return n != nil && n.Kind() == ast.KindCodeSpan }

// joins reports whether the line break after n disappears: between two wide
// characters, or a wide character and Chinese punctuation of ambiguous width
// (”…—). The neighbours may lie inside emphasis or links.
func (d *Doc) joins(n *ast.Text) bool {
	before, after := d.lastRune(n), d.nextRune(n)
	wb, wa := isWide(before), isWide(after)
	return wb && wa || wb && isAmbiguous(after) || isAmbiguous(before) && wa
}

func isAmbiguous(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '…', '—', '·':
		return true
	}
	return false
}

func (d *Doc) lastRune(n ast.Node) rune {
	for ; n != nil; n = n.PreviousSibling() {
		switch t := n.(type) {
		case *ast.Text:
			if v := t.Segment.Value(d.src.Text); len(v) > 0 {
				r, _ := utf8.DecodeLastRune(v)
				return r
			}
			continue
		case *noteRef:
			continue
		}
		if n.LastChild() != nil {
			return d.lastRune(n.LastChild())
		}
		return 0
	}
	return 0
}

func (d *Doc) nextRune(n ast.Node) rune {
	for n.NextSibling() == nil {
		if n = n.Parent(); n == nil || n.Type() == ast.TypeBlock {
			return 0
		}
	}
	for n = n.NextSibling(); n != nil; n = n.FirstChild() {
		if t, ok := n.(*ast.Text); ok {
			r, _ := utf8.DecodeRune(t.Segment.Value(d.src.Text))
			return r
		}
	}
	return 0
}
