package generator_test

import (
	"bytes"
	"context"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gongshi/bench/corpus"
	"gongshi/generator"
	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// built is the example site as one audience gets it.
type built struct {
	audience model.Audience
	files    map[string][]byte
	pages    map[string]*page
	basePath string // path of the site's own address, "/"
}

// page is what the tests ask of one page.
type page struct {
	root *html.Node
	ids  map[string]bool
}

// TestExampleSite builds the example site for every audience and holds its
// pages against what every page promises.
func TestExampleSite(t *testing.T) {
	for _, audience := range model.Audiences() {
		t.Run(string(audience), func(t *testing.T) {
			t.Parallel()
			buildSite(t, generator.Options{Dir: "..", Audience: audience}).check(t)
		})
	}
}

// TestMadeUpSite does so for a site with hardly any settings and with lists
// long enough to be paged.
func TestMadeUpSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "project")
	if err := corpus.Write(dir, corpus.Options{Records: 700, Units: 2, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	s := buildSite(t, generator.Options{Dir: dir, Audience: model.Public, AsOf: "2026-06-01"})
	if s.pages["changes-1.html"] == nil {
		t.Error("the list of changes is not paged")
	}
	s.check(t)
}

func (s *built) check(t *testing.T) {
	for name, p := range s.pages {
		s.checkHead(t, name, p)
		s.checkBody(t, name, p)
		s.checkLinks(t, name, p)
	}
}

func buildSite(t *testing.T, opt generator.Options) *built {
	t.Helper()
	out := filepath.Join(t.TempDir(), "site")
	opt.Out = out
	res, err := generator.Build(context.Background(), opt)
	if err != nil {
		t.Fatal(err)
	}
	if !res.Done {
		for _, f := range res.Faults {
			if f.Severity == diag.Error {
				t.Errorf("%s %s: %s", f.Span.Path(), f.Code, f.Text.EN)
			}
		}
		t.Fatal("the site was not built")
	}
	s := &built{audience: opt.Audience, files: map[string][]byte{}, pages: map[string]*page{}, basePath: "/"}
	if u, err := url.Parse(res.Site.Settings.BaseURL.V); err == nil && u.Path != "" {
		s.basePath = u.Path
	}
	err = fs.WalkDir(os.DirFS(out), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		s.files[name] = b
		if path.Ext(name) == ".html" {
			s.pages[name] = parsePage(t, name, b)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.pages) < 50 {
		t.Fatalf("only %d pages", len(s.pages))
	}
	return s
}

func parsePage(t *testing.T, name string, b []byte) *page {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	p := &page{root: root, ids: map[string]bool{}}
	for n := range root.Descendants() {
		if id := attr(n, "id"); id != "" {
			if p.ids[id] {
				t.Errorf("%s: id %q is used twice", name, id)
			}
			p.ids[id] = true
		}
	}
	return p
}

// checkHead holds the page tags of every page, of lists and of single things.
func (s *built) checkHead(t *testing.T, name string, p *page) {
	meta := map[string]string{}
	title := ""
	for n := range p.root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "meta":
			meta[attr(n, "name")] = attr(n, "content")
		case "title":
			title = text(n)
		case "html":
			if attr(n, "lang") == "" {
				t.Errorf("%s: no language", name)
			}
		}
	}
	if strings.TrimSpace(title) == "" {
		t.Errorf("%s: no title", name)
	}
	want := []string{"SiteName", "viewport", "description"}
	if _, list := meta["ColumnName"]; list {
		want = append(want, "ColumnDescription", "ColumnKeywords", "ColumnType")
	} else {
		want = append(want, "ArticleTitle", "ContentSource", "Keywords")
		if s.audience == model.Public || s.audience == model.LimitedTo {
			want = append(want, "PubDate")
		}
	}
	for _, w := range want {
		if strings.TrimSpace(meta[w]) == "" {
			t.Errorf("%s: no page tag %s", name, w)
		}
	}
	if s.audience != model.Public && meta["robots"] != "noindex" {
		t.Errorf("%s: may be indexed", name)
	}
}

// has reports whether the element has an attribute of that name.
func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

// labelled reports whether a label of the page is for the element id.
func labelled(root *html.Node, id string) bool {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "label" && id != "" && attr(n, "for") == id {
			return true
		}
	}
	return false
}

// checkBody holds the structure: one h1, headings without jumps, no style or
// script within the page, inputs with labels, tables with captions and scopes.
func (s *built) checkBody(t *testing.T, name string, p *page) {
	level, h1 := 0, 0
	for n := range p.root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("%s: <%s> has %s", name, n.Data, a.Key)
			}
		}
		switch n.Data {
		case "style", "iframe", "object", "embed", "font", "center":
			t.Errorf("%s: <%s>", name, n.Data)
		case "script": // on the page of search alone, and never within it
			if name != "search.html" || !strings.HasPrefix(attr(n, "src"), "assets/search.") || n.FirstChild != nil {
				t.Errorf("%s: <script src=%q>%s", name, attr(n, "src"), text(n))
			}
		case "input":
			if attr(n, "aria-label") == "" && !labelled(p.root, attr(n, "id")) {
				t.Errorf("%s: an input without a label", name)
			}
		case "h1", "h2", "h3", "h4", "h5", "h6":
			l := int(n.Data[1] - '0')
			if l == 1 {
				h1++
			}
			if !inside(n, "nav") && l > level+1 {
				t.Errorf("%s: <%s>%s after a heading of level %d", name, n.Data, text(n), level)
			}
			if !inside(n, "nav") {
				level = l
			}
			if strings.TrimSpace(text(n)) == "" {
				t.Errorf("%s: empty <%s>", name, n.Data)
			}
		case "table":
			checkTable(t, name, n)
		case "section", "nav":
			if class := attr(n, "class"); inside(n, "main") && (class == "terms" || class == "pager") && !has(n, "data-nosearch") {
				t.Errorf("%s: what <%s class=%q> repeats would be found", name, n.Data, class)
			}
		case "a":
			if strings.TrimSpace(text(n)) == "" {
				t.Errorf("%s: a link to %s without words", name, attr(n, "href"))
			}
		case "dl", "ul", "ol", "tbody":
			blank := attr(n, "class") == "blank" // of a form, to be filled in by hand
			if !blank && (n.FirstChild == nil || strings.TrimSpace(text(n)) == "") {
				t.Errorf("%s: empty <%s class=%q>", name, n.Data, attr(n, "class"))
			}
		}
	}
	if h1 != 1 {
		t.Errorf("%s: %d headings of level 1", name, h1)
	}
}

func checkTable(t *testing.T, name string, table *html.Node) {
	authored := table.Parent != nil && attr(table.Parent, "class") == "table-wrap"
	caption := false
	for n := range table.Descendants() {
		switch n.Data {
		case "caption":
			caption = strings.TrimSpace(text(n)) != ""
		case "th":
			if attr(n, "scope") == "" {
				t.Errorf("%s: a head of a table without scope: %s", name, text(n))
			}
		}
	}
	if !caption && !authored {
		t.Errorf("%s: a table without caption", name)
	}
}

// checkLinks holds that every link within the site is relative and leads to a
// file, and to an anchor where it names one, and that nothing is fetched from
// elsewhere.
func (s *built) checkLinks(t *testing.T, name string, p *page) {
	for n := range p.root.Descendants() {
		for _, a := range n.Attr {
			if a.Key != "href" && a.Key != "src" && a.Key != "srcset" && a.Key != "action" && a.Key != "poster" {
				continue
			}
			u, err := url.Parse(a.Val)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			outside := n.Data == "a" || n.Data == "link" && attr(n, "rel") == "canonical"
			if u.Scheme != "" || u.Host != "" {
				if !outside || u.Scheme == "" {
					t.Errorf("%s: <%s> fetches %s", name, n.Data, a.Val)
				}
				continue
			}
			s.checkTarget(t, name, u)
		}
	}
}

func (s *built) checkTarget(t *testing.T, name string, u *url.URL) {
	to := name
	switch {
	case strings.HasPrefix(u.Path, "/"):
		if name != "404.html" || !strings.HasPrefix(u.Path, s.basePath) {
			t.Errorf("%s: %s is not relative", name, u)
			return
		}
		to = strings.TrimPrefix(u.Path, s.basePath)
	case u.Path != "":
		to = path.Join(path.Dir(name), u.Path)
	}
	if s.files[to] == nil {
		t.Errorf("%s: link to %s: there is no file %s", name, u, to)
		return
	}
	if u.Fragment != "" && (s.pages[to] == nil || !s.pages[to].ids[u.Fragment]) {
		t.Errorf("%s: link to %s: there is no anchor", name, u)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func inside(n *html.Node, element string) bool {
	for a := range n.Ancestors() {
		if a.Data == element {
			return true
		}
	}
	return false
}
