package markdown

import (
	"bytes"
	"regexp"
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// Options say how a text is set into its page.
type Options struct {
	// Base is the level of the text's topmost heading, 2 when 0.
	Base int
	// IDPrefix comes before every id and every link to one, for pages that
	// hold several texts. It consists of characters of ids.
	IDPrefix string
	// English sets the words that Render itself writes in English.
	English bool
	// Resolve turns the links of kind LinkRecord, LinkFile and those of
	// LinkAnchor that lead outside the text into a URL relative to the page,
	// percent-encoded where "%", "?" or "#" are part of a name. Without ok the
	// words of the link are printed alone, an image as its description. A nil
	// Resolve leaves files and anchors as written and resolves no record.
	Resolve func(Link) (href string, ok bool)
}

// Render appends the HTML of the text to dst: elements p h1-h6 blockquote pre
// code ul ol li hr br em strong a img sup div table caption thead tbody tr th
// td section, without style or script. CheckHTML accepts all of it.
func (d *Doc) Render(dst []byte, opt Options) []byte {
	if d.root == nil {
		return dst
	}
	if opt.Base == 0 {
		opt.Base = 2
	}
	r := writer{d: d, opt: opt, src: d.src.Text, out: dst}
	r.blocks(d.root)
	r.footnotes()
	if tail := r.out[len(dst):]; len(tail) > 0 {
		if fixed := validUTF8(tail); &fixed[0] != &tail[0] {
			return append(r.out[:len(dst)], fixed...)
		}
	}
	return r.out
}

// writer is the state of one rendering.
type writer struct {
	d      *Doc
	opt    Options
	src    []byte
	out    []byte
	inLink bool // links do not nest
	tables int
}

func (w *writer) s(parts ...string) {
	for _, p := range parts {
		w.out = append(w.out, p...)
	}
}

// say picks the words of the page's language.
func (w *writer) say(zh, en string) string {
	if w.opt.English {
		return en
	}
	return zh
}

func (w *writer) blocks(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.block(c)
	}
}

func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		w.heading(n)
	case *ast.Paragraph:
		w.s("<p>")
		w.inlines(n)
		w.s("</p>\n")
	case *ast.TextBlock:
		w.inlines(n)
		if n.NextSibling() != nil {
			w.s("\n")
		}
	case *ast.Blockquote:
		w.s("<blockquote>\n")
		w.blocks(n)
		w.s("</blockquote>\n")
	case *ast.List:
		w.list(n)
	case *ast.ListItem:
		w.s("<li>")
		if _, tight := n.FirstChild().(*ast.TextBlock); !tight && n.FirstChild() != nil {
			w.s("\n")
		}
		w.blocks(n)
		w.s("</li>\n")
	case *ast.CodeBlock:
		w.code(n, nil)
	case *ast.FencedCodeBlock:
		w.code(n, n.Language(w.src))
	case *ast.ThematicBreak:
		w.s("<hr>\n")
	case *east.Table:
		w.table(n)
	}
}

func (w *writer) heading(n *ast.Heading) {
	h := w.d.headings[w.d.headOf[n]]
	tag := "h" + strconv.Itoa(min(h.Level-1+w.opt.Base, 6))
	w.s("<", tag, ` id="`, w.opt.IDPrefix)
	w.out = escape(w.out, []byte(h.ID))
	w.s(`">`)
	w.inlines(n)
	w.s("</", tag, ">\n")
}

func (w *writer) list(n *ast.List) {
	tag := "ul"
	if n.IsOrdered() {
		tag = "ol"
	}
	w.s("<", tag)
	if n.IsOrdered() && n.Start != 1 {
		w.s(` start="`, strconv.Itoa(n.Start), `"`)
	}
	w.s(">\n")
	w.blocks(n)
	w.s("</", tag, ">\n")
}

// languageName matches what may stand in a class.
var languageName = regexp.MustCompile(`^[A-Za-z0-9+_-]{1,30}$`)

func (w *writer) code(n ast.Node, language []byte) {
	w.s("<pre><code")
	if languageName.Match(language) {
		w.s(` class="language-`, string(language), `"`)
	}
	w.s(">")
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		w.out = escape(w.out, seg.Value(w.src))
	}
	w.s("</code></pre>\n")
}

func (w *writer) table(n *east.Table) {
	w.tables++
	rows := n.FirstChild()
	caption, _ := rows.(*ast.TextBlock)
	w.s(`<div class="table-wrap" tabindex="0" role="region" aria-label="`)
	if caption != nil {
		w.out = escape(w.out, bytes.TrimSpace(w.d.appendPlain(nil, caption)))
		rows = rows.NextSibling()
	} else {
		w.s(w.say("表格 ", "Table "), strconv.Itoa(w.tables))
	}
	w.s("\">\n<table>\n")
	if caption != nil {
		w.s("<caption>")
		w.inlines(caption)
		w.s("</caption>\n")
	}
	body := false
	for row := rows; row != nil; row = row.NextSibling() {
		if _, ok := row.(*east.TableHeader); ok {
			w.s("<thead>\n")
			w.row(row, "th", ` scope="col"`)
			w.s("</thead>\n")
			continue
		}
		if !body {
			w.s("<tbody>\n")
			body = true
		}
		w.row(row, "td", "")
	}
	if body {
		w.s("</tbody>\n")
	}
	w.s("</table>\n</div>\n")
}

func (w *writer) row(row ast.Node, tag, attr string) {
	w.s("<tr>")
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		w.s("<", tag, attr)
		switch c.(*east.TableCell).Alignment {
		case east.AlignLeft:
			w.s(` class="align-left"`)
		case east.AlignCenter:
			w.s(` class="align-center"`)
		case east.AlignRight:
			w.s(` class="align-right"`)
		}
		w.s(">")
		w.inlines(c)
		w.s("</", tag, ">")
	}
	w.s("</tr>\n")
}

// footnotes writes the notes under a heading that only screen readers see.
func (w *writer) footnotes() {
	if len(w.d.notes) == 0 {
		return
	}
	tag := "h" + strconv.Itoa(min(w.opt.Base, 6))
	w.s(`<section class="footnotes" role="doc-endnotes" aria-label="`, w.say("脚注", "Footnotes"), "\">\n<",
		tag, ` class="visually-hidden">`, w.say("脚注", "Footnotes"), "</", tag, ">\n<ol>\n")
	for _, note := range w.d.notes {
		w.s(`<li id="`, w.opt.IDPrefix, note.id(), "\">\n")
		last, _ := note.LastChild().(*ast.Paragraph)
		for c := note.FirstChild(); c != nil; c = c.NextSibling() {
			if c != ast.Node(last) {
				w.block(c)
			}
		}
		w.s("<p>")
		if last != nil {
			w.inlines(last)
		}
		for i := range note.refs {
			w.s(` <a href="#`, w.opt.IDPrefix, note.refID(i), `" role="doc-backlink" aria-label="`)
			if w.opt.English {
				w.s("Back to mention ", strconv.Itoa(i+1), " of note ", strconv.Itoa(note.index))
			} else {
				w.s("返回正文，脚注 ", strconv.Itoa(note.index), " 第 ", strconv.Itoa(i+1), " 处")
			}
			w.s("\">↩</a>")
		}
		w.s("</p>\n</li>\n")
	}
	w.s("</ol>\n</section>\n")
}
