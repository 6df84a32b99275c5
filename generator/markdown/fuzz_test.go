package markdown

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// FuzzMarkdown holds that nothing panics, every place lies inside the text,
// the output passes the check, and a browser's parser finds the same closed
// set of elements in it.
func FuzzMarkdown(f *testing.F) {
	f.Add(sample)
	for _, p := range payloads {
		f.Add(p)
	}
	for _, s := range []string{
		"**《甲》**乙", "a[^1]b\n\n[^1]: c\n    d\n", "表：x\n|a|b|\n|-|:-:|\n|1|\n", "# a {#b}\n## a\n", "- a\n\t- b\n\n\t\tc\n",
		"> a\n> - b\n>   1. c", "![^1]\n\n[^1]:", "![a[^1]](x.png) [b[^1]](y.doc)\n\n[^1]: c", "[a]: b\n[a][a] [注]: c", "[\t](\ta\t)", "\ufeff# a\r\n\r\nb\\\r\nc  \r\nd", "0\n-:\n-",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, md string) {
		d, faults := parse(md)
		for _, fault := range faults {
			if s := fault.Span; s.File == nil || s.Start < 4 || s.End < s.Start || int(s.End) > len(s.File.Bytes) {
				t.Fatalf("span %d-%d outside the text: %s", s.Start, s.End, fault.Text.EN)
			}
		}
		for _, l := range d.Links() {
			if int(l.Span.End) > len(md)+4 || l.Span.Start < 4 || l.Span.End < l.Span.Start {
				t.Fatalf("link %q has span %d-%d", l.Dest, l.Span.Start, l.Span.End)
			}
		}
		out := d.Render(nil, Options{Resolve: func(l Link) (string, bool) { return l.Dest, true }})
		if !utf8.Valid(out) || !utf8.ValidString(d.PlainText()) {
			t.Fatalf("output is not UTF-8")
		}
		for _, u := range CheckHTML(out) {
			t.Fatalf("%+v\n%s", u, out)
		}
		checkTree(t, d, string(out))
		if again, _ := parse(md); string(again.Render(nil, Options{Resolve: func(l Link) (string, bool) { return l.Dest, true }})) != string(out) {
			t.Fatal("a second run differs")
		}
	})
}

// checkTree parses out as a browser does and judges the tree on its own terms.
func checkTree(t *testing.T, d *Doc, out string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader("<!DOCTYPE html><html><head><title>t</title></head><body><main>" + out + "</main></body></html>"))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			switch n.Data {
			case "script", "style", "svg", "math", "iframe", "object", "embed", "form", "link", "meta", "base", "template":
				t.Fatalf("element %s in\n%s", n.Data, out)
			}
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcset" || a.Key == "srcdoc" {
				t.Fatalf("attribute %s in\n%s", a.Key, out)
			}
			if a.Key == "id" {
				if ids[a.Val] || a.Val == "" {
					t.Fatalf("id %q twice or empty in\n%s", a.Val, out)
				}
				ids[a.Val] = true
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	body := root.LastChild.LastChild
	if body.LastChild != body.FirstChild {
		t.Fatalf("the text breaks out of its element:\n%s", out)
	}
	walk(body)
	if len(ids) != len(d.Anchors()) {
		t.Fatalf("%d ids printed, %d announced:\n%s", len(ids), len(d.Anchors()), out)
	}
	for _, id := range d.Anchors() {
		if !ids[id] {
			t.Fatalf("anchor %q is not printed:\n%s", id, out)
		}
	}
}
