// Package render turns one view of the plan into the bytes of a file. A
// template sees its view and pure functions, nothing else, so that the bytes
// depend on the view, the templates and the program alone.
package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"
	"sync"
	"sync/atomic"

	"gongshi/generator/feed"
	"gongshi/generator/plan"
)

// Renderer renders views. It is safe for concurrent use. What it keeps between
// pages is that of one site: pages of another frame make it forget the rest.
type Renderer struct {
	pages map[string]*template.Template // by layout name
	parts *template.Template            // base and parts, for shared parts
	done  sync.Map                      // surround -> template.HTML
	terms sync.Map                      // *plan.Terms -> *glossary
	// charts are laid out and drawn once of two times: *plan.ChartDrawing -> *laid.
	charts sync.Map
	frame  atomic.Pointer[plan.Frame] // of the site whose parts and terms are kept
}

// New reads the layouts: base.html, parts/*.html and a page layout for each
// pages/<name>.html.
func New(layouts fs.FS) (*Renderer, error) {
	r := &Renderer{pages: map[string]*template.Template{}}
	shared := template.New("base").Funcs(functions()).Funcs(template.FuncMap{"shared": r.shared, "drawing": r.drawn})
	files, err := fs.Glob(layouts, "parts/*.html")
	if err != nil {
		return nil, fmt.Errorf("list the parts: %w", err)
	}
	for _, f := range append([]string{"base.html"}, files...) {
		if err := parse(shared, layouts, f); err != nil {
			return nil, err
		}
	}
	names, err := fs.Glob(layouts, "pages/*.html")
	if err != nil {
		return nil, fmt.Errorf("list the pages: %w", err)
	}
	if r.parts, err = shared.Clone(); err != nil {
		return nil, fmt.Errorf("copy the parts: %w", err)
	}
	for _, f := range names {
		t, err := shared.Clone()
		if err != nil {
			return nil, fmt.Errorf("copy the parts: %w", err)
		}
		if err := parse(t, layouts, f); err != nil {
			return nil, err
		}
		r.pages[strings.TrimSuffix(path.Base(f), ".html")] = t
	}
	return r, nil
}

func parse(t *template.Template, layouts fs.FS, name string) error {
	b, err := fs.ReadFile(layouts, name)
	if err != nil {
		return fmt.Errorf("read the layout %s: %w", name, err)
	}
	if _, err := t.New(name).Parse(string(b)); err != nil {
		return fmt.Errorf("layout %s: %w", name, err)
	}
	return nil
}

// surround is all that a shared part sees of a page.
type surround struct {
	part          string
	Frame         *plan.Frame
	Unit          *plan.UnitFrame
	Root          string
	Path, Current string // "" where they are no entry of a navigation
	Searching     bool   // the page of search has a box of its own
}

// keep forgets what is kept of another site than that of f.
func (r *Renderer) keep(f *plan.Frame) {
	if r.frame.Load() != f && r.frame.Swap(f) != f {
		r.done.Clear()
		r.terms.Clear()
		r.charts.Clear()
	}
}

// shared prints the part of that name for page g. Pages with equal surrounds
// get the same text, made once: the head and foot of a page and the columns of
// its unit are most of what a template would do for it.
func (r *Renderer) shared(part string, g plan.Page) (template.HTML, error) {
	r.keep(g.Frame)
	s := surround{part: part, Frame: g.Frame, Unit: g.Unit, Root: g.Root, Searching: g.IsSearch()}
	for _, nav := range navigations(g) {
		for _, l := range nav {
			if l.Href == g.Path {
				s.Path = g.Path
			}
			if l.Href == g.Current {
				s.Current = g.Current
			}
		}
	}
	if done, ok := r.done.Load(s); ok {
		return done.(template.HTML), nil
	}
	var b bytes.Buffer
	if err := r.parts.ExecuteTemplate(&b, part, s); err != nil {
		return "", fmt.Errorf("part %s: %w", part, err)
	}
	html := template.HTML(b.String())
	r.done.Store(s, html)
	return html, nil
}

func navigations(g plan.Page) [][]plan.Link {
	if g.Unit == nil {
		return [][]plan.Link{g.Frame.Nav}
	}
	return [][]plan.Link{g.Frame.Nav, g.Unit.Nav}
}

// Render appends the bytes of t to dst, which it may move as append does. Give
// it an empty buffer that is used again and a page costs hardly any memory.
func (r *Renderer) Render(dst []byte, t plan.Target) ([]byte, error) {
	if t.Layout != "" {
		return r.page(dst, t)
	}
	var b []byte
	var err error
	switch v := t.View.(type) {
	case plan.Raw:
		b = v
	case plan.ChartFile:
		l, err := r.laidOut(v.Drawing)
		if err != nil {
			return dst, err
		}
		return l.alone(dst), nil
	case plan.MapFile:
		return mapFile(dst, v.Drawing), nil
	case plan.TableFile:
		if v.Format == "csv" {
			return v.Table.AppendCSV(dst)
		}
		return v.Table.AppendJSON(dst)
	case feed.Atom:
		b, err = v.XML()
	case feed.Robots:
		b, err = v.Text()
	case feed.Calendar:
		b, err = v.ICS()
	case plan.SitemapFile:
		b, err = sitemap(v)
	case plan.DataPackage:
		b, err = dataPackage(v)
	default:
		err = fmt.Errorf("render %s: no engine for %T", t.Path, t.View)
	}
	return append(dst, b...), err
}

// sitemap writes the one file of a site map that v names.
func sitemap(v plan.SitemapFile) ([]byte, error) {
	files, err := feed.Sitemap(v.Base, v.Pages)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if f.Name == v.Name {
			return f.Bytes, nil
		}
	}
	return nil, fmt.Errorf("site map of %d pages: there is no part %s", len(v.Pages), v.Name)
}

// dataPackage writes the description of all tables as JSON.
func dataPackage(v plan.DataPackage) ([]byte, error) {
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the data package: %w", err)
	}
	return append(b, '\n'), nil
}

func (r *Renderer) page(dst []byte, t plan.Target) ([]byte, error) {
	tmpl := r.pages[t.Layout]
	if tmpl == nil {
		return dst, fmt.Errorf("render %s: there is no layout pages/%s.html", t.Path, t.Layout)
	}
	b := bytes.NewBuffer(dst)
	if err := tmpl.ExecuteTemplate(b, "base", t.View); err != nil {
		return dst, fmt.Errorf("render %s: %w", t.Path, err)
	}
	out := tidy(b.Bytes(), len(dst))
	if g := r.glossary(t.View); g != nil {
		out = g.explain(out, len(dst))
	}
	return out, nil
}

// explained is a view that knows which terms its page explains.
type explained interface{ ExplainedTerms() *plan.Terms }

// glossary returns the terms to explain on the page of a view, or nil.
func (r *Renderer) glossary(view any) *glossary {
	v, ok := view.(explained)
	if !ok || v.ExplainedTerms() == nil {
		return nil
	}
	if g, ok := r.terms.Load(v.ExplainedTerms()); ok {
		return g.(*glossary)
	}
	g, _ := r.terms.LoadOrStore(v.ExplainedTerms(), newGlossary(v.ExplainedTerms()))
	return g.(*glossary)
}

// tidy drops, from b[from:] on, blank lines and the indentation that template
// actions leave behind; text in pre elements is kept. It works in place.
func tidy(b []byte, from int) []byte {
	out, pre := b[:from], 0
	for b = b[from:]; len(b) > 0; {
		line := b
		if i := bytes.IndexByte(b, '\n'); i >= 0 {
			line = b[:i+1]
		}
		b = b[len(line):]
		if pre == 0 {
			if line = unindent(line); len(line) == 0 {
				continue
			}
		}
		if bytes.Contains(line, []byte("pre")) {
			pre += bytes.Count(line, []byte("<pre")) - bytes.Count(line, []byte("</pre>"))
		}
		out = append(out, line...)
	}
	return out
}

// unindent drops the blanks that line begins with.
func unindent(line []byte) []byte {
	for i, c := range line {
		if c != ' ' && c != '\t' && c != '\r' && c != '\n' {
			return line[i:]
		}
	}
	return nil
}
