package feed

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"
)

// maxURLs is how many addresses one site map may hold by its standard.
const maxURLs = 50_000

// Page is one address of a site map.
type Page struct {
	Path    string    // slash-separated, relative to the site's root, not encoded
	LastMod time.Time // only its date counts; zero for none
}

// File is one file to be written beside the pages.
type File struct {
	Name  string // "sitemap.xml", "sitemap-1.xml" …
	Bytes []byte
}

// Sitemap lists pages, sorted by path, as addresses under base. Up to 50,000 of
// them give one file; more give an index of that name and numbered parts. It
// fails when base is not an absolute http or https address that ends with a
// slash, or a page is listed twice. The caller's slice stays as it is.
func Sitemap(base string, pages []Page) ([]File, error) {
	return sitemap(base, pages, maxURLs)
}

func sitemap(base string, pages []Page, most int) ([]File, error) {
	u, err := url.Parse(base)
	if err != nil {
		return nil, fmt.Errorf("site map: base address: %w", err)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || !strings.HasSuffix(base, "/") {
		return nil, fmt.Errorf("site map: base address %q is not http(s)://…/", base)
	}
	pages = slices.Clone(pages)
	sort.Slice(pages, func(i, j int) bool { return pages[i].Path < pages[j].Path })
	for i := 1; i < len(pages); i++ {
		if pages[i].Path == pages[i-1].Path {
			return nil, fmt.Errorf("site map: page %q is listed twice", pages[i].Path)
		}
	}
	const schema = "http://www.sitemaps.org/schemas/sitemap/0.9"
	const name = "sitemap.xml"
	if len(pages) <= most {
		return []File{{name, urlSet("urlset", "url", schema, base, pages)}}, nil
	}
	files := []File{{Name: name}}
	var parts []Page
	for i := 0; i < len(pages); i += most {
		chunk := pages[i:min(i+most, len(pages))]
		part := Page{Path: "sitemap-" + strconv.Itoa(len(files)) + ".xml"}
		for _, p := range chunk {
			if p.LastMod.After(part.LastMod) {
				part.LastMod = p.LastMod
			}
		}
		parts = append(parts, part)
		files = append(files, File{part.Path, urlSet("urlset", "url", schema, base, chunk)})
	}
	files[0].Bytes = urlSet("sitemapindex", "sitemap", schema, base, parts)
	return files, nil
}

func urlSet(root, item, schema, base string, pages []Page) []byte {
	var x xmlWriter
	x.head()
	x.open(root, "xmlns", schema)
	for _, p := range pages {
		x.open(item)
		x.line("loc", base+escapePath(p.Path))
		if !p.LastMod.IsZero() {
			x.line("lastmod", p.LastMod.Format(time.DateOnly))
		}
		x.close(item)
	}
	x.close(root)
	return x.out
}

func escapePath(path string) string { return (&url.URL{Path: "/" + path}).EscapedPath()[1:] }

// Robots says what robots.txt asks of crawlers.
type Robots struct {
	// Disallow lists paths relative to the site's root; "" is the whole site.
	// A page that carries noindex must stay allowed, or crawlers cannot see it.
	Disallow []string
	Sitemap  string // absolute address, "" for none
}

// Text returns robots.txt. It fails when a path or the address holds a line
// end, which would add a line of its own.
func (r Robots) Text() ([]byte, error) {
	out := []byte("User-agent: *\n")
	if strings.ContainsAny(r.Sitemap+strings.Join(r.Disallow, ""), "\r\n") {
		return nil, errors.New("robots.txt: a path or address holds a line end")
	}
	if len(r.Disallow) == 0 {
		out = append(out, "Disallow:\n"...)
	}
	for _, p := range r.Disallow {
		out = append(out, "Disallow: /"+escapePath(p)+"\n"...)
	}
	if r.Sitemap != "" {
		out = append(out, "\nSitemap: "+r.Sitemap+"\n"...)
	}
	return out, nil
}
