package markdown

import (
	"bytes"
	"net/url"
	"strconv"

	"github.com/yuin/goldmark/ast"
)

func (w *writer) inlines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.inline(c)
	}
}

func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.text(n)
	case *ast.CodeSpan:
		w.codeSpan(n)
	case *ast.Emphasis:
		tag := "em"
		if n.Level == 2 {
			tag = "strong"
		}
		w.s("<", tag, ">")
		w.inlines(n)
		w.s("</", tag, ">")
	case *ast.Link:
		open := w.openLink(n, n.Title)
		w.inlines(n)
		w.closeLink(open)
	case *ast.AutoLink:
		open := w.openLink(n, nil)
		w.out = escape(w.out, n.Label(w.src))
		w.closeLink(open)
	case *ast.Image:
		w.image(n)
	case *noteRef:
		w.noteRef(n)
	}
}

func (w *writer) text(n *ast.Text) {
	value := n.Segment.Value(w.src)
	if n.IsRaw() {
		w.out = escape(w.out, value)
	} else {
		w.out = appendText(w.out, value)
	}
	switch {
	case n.HardLineBreak():
		w.s("<br>\n")
	case n.SoftLineBreak() && !w.d.joins(n):
		w.s("\n")
	}
}

func (w *writer) codeSpan(n *ast.CodeSpan) {
	w.s("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		value := t.Segment.Value(w.src)
		if line, cut := bytes.CutSuffix(value, []byte("\n")); cut {
			w.out = append(escape(w.out, line), ' ')
		} else {
			w.out = escape(w.out, value)
		}
	}
	w.s("</code>")
}

// openLink writes the start of a link and reports whether it did.
func (w *writer) openLink(n ast.Node, title []byte) bool {
	i, ok := w.d.linkOf[n]
	if !ok || w.inLink {
		return false
	}
	href, ok := w.href(w.d.links[i])
	if !ok {
		return false
	}
	w.s(`<a href="`)
	w.out = appendHref(w.out, href)
	w.s(`"`)
	w.title(title)
	w.s(">")
	w.inLink = true
	return true
}

func (w *writer) closeLink(open bool) {
	if open {
		w.s("</a>")
		w.inLink = false
	}
}

func (w *writer) title(title []byte) {
	if len(title) > 0 {
		w.s(` title="`)
		w.out = appendText(w.out, title)
		w.s(`"`)
	}
}

// href returns the address of a link as the page needs it. What Resolve gives
// is judged like what authors write.
func (w *writer) href(l Link) (string, bool) {
	switch l.Kind {
	case LinkWeb, LinkMail, LinkPhone:
		return l.Dest, true
	case LinkAnchor:
		if w.opt.Resolve == nil || w.d.anchors[l.Fragment] {
			return "#" + url.PathEscape(w.opt.IDPrefix+l.Fragment), true
		}
	case LinkFile:
		if w.opt.Resolve == nil {
			return l.Dest, true
		}
	case LinkRecord:
		if w.opt.Resolve == nil {
			return "", false
		}
	default:
		return "", false
	}
	href, ok := w.opt.Resolve(l)
	if judged, _ := classify(href, l.Image); !ok || judged.Kind == LinkRefused || judged.Kind == LinkRecord {
		return "", false
	}
	return href, true
}

func (w *writer) image(n *ast.Image) {
	alt := w.d.appendPlain(nil, n)
	href, ok := w.href(w.d.links[w.d.linkOf[n]])
	if !ok {
		w.out = escape(w.out, alt)
		return
	}
	w.s(`<img src="`)
	w.out = appendHref(w.out, href)
	w.s(`" alt="`)
	w.out = escape(w.out, alt)
	w.s(`"`)
	w.title(n.Title)
	w.s(` loading="lazy">`)
}

func (w *writer) noteRef(n *noteRef) {
	number := strconv.Itoa(n.def.index)
	w.s(`<sup class="footnote-ref" id="`, w.opt.IDPrefix, n.def.refID(n.nth), `">`)
	if w.inLink {
		w.s(number, "</sup>")
		return
	}
	w.s(`<a href="#`, w.opt.IDPrefix, n.def.id(), `" role="doc-noteref" aria-label="`,
		w.say("脚注 ", "Footnote "), number, `">`, number, "</a></sup>")
}
