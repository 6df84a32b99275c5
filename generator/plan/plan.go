// Package plan decides every file of a site: where it lies and what it shows.
//
// For each output path it builds one view, a plain struct with what the layout
// prints, links resolved and relative. Views hold sources, such as Markdown
// text with its link table, never what an engine makes of them: the engines
// run in render. Nothing here reads a file or knows the clock.
package plan

import (
	"fmt"
	"sort"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// Plan is all files of one site for one audience.
type Plan struct {
	Targets []Target // sorted by path, no path twice
	Search  *Search
}

// Target is one file to come.
type Target struct {
	// Path is slash-separated and relative to the output folder.
	Path string
	// Layout names the layout of a page, "power"; "" where View is a source
	// that an engine turns into bytes (Table, Feed, Raw …).
	Layout string
	// View is what the layout prints; it is immutable.
	View any
	// At is the record that the target comes from, the zero span for pages
	// that belong to none.
	At source.Span
}

// Options say what a plan needs beside the site.
type Options struct {
	// Assets maps the name of an asset, "style.css", to its path in the
	// site and its bytes.
	Assets map[string]Asset
	// BaseURL is the address under which the site will be seen, with a
	// closing slash, or "" where it is not known: then no sitemap, no
	// canonical addresses.
	BaseURL string
}

// Asset is a file of the layouts, ready to be written.
type Asset struct {
	Path  string
	Bytes []byte
}

// Site plans the site s, which must have been filtered for its audience. The
// faults are those of planning: two targets with one path, links that lead
// nowhere.
func Site(s *model.Site, opt Options) (*Plan, []diag.Diagnostic) {
	p := newPlanner(s, opt)
	p.sitePages()
	for _, u := range s.Units {
		p.unitPages(u)
	}
	p.genericPages()
	p.machineFiles()
	for _, name := range sortedKeys(opt.Assets) {
		a := opt.Assets[name]
		p.add(Target{Path: a.Path, View: Raw(a.Bytes)})
	}
	p.checkLinks()
	return p.finish(), p.faults.Sorted()
}

// planner gathers the targets of one site.
type planner struct {
	// changed holds the changes of every power, newest first; see changesOf.
	changed map[*model.Power][]*model.PowerChange
	site    *model.Site
	opt     Options
	frame   *Frame
	units   map[string]*UnitFrame
	out     []Target
	pages   []*Page // the pages among them, for feeds and the site map
	faults  diag.List
	docs    map[model.Place]*prose
	files   map[string]string // attachment in the source -> its path in the site
	pend    []pendingLink
	tables  []tableLink
	events  []event // newest first
	// publicized are the publicity periods, by first day.
	publicized []publicity
	// citing are the documents and powers that rest on a document.
	citing map[*model.Document][]model.Record
	named  map[string]documentNames // what texts of a folder call its documents
	// standing are the pages that the index knows by their layout.
	standing map[string]standing
}

func newPlanner(s *model.Site, opt Options) *planner {
	p := &planner{
		site: s, opt: opt, docs: map[model.Place]*prose{},
		events: eventsOf(s), publicized: publicityOf(s), citing: citingOf(s),
		standing: standings(),
	}
	p.prepare()
	return p
}

func (p *planner) add(t Target) { p.out = append(p.out, t) }

// finish sorts the targets and refuses two with one path, or with paths that
// some disks take for one.
func (p *planner) finish() *Plan {
	sort.SliceStable(p.out, func(i, j int) bool { return p.out[i].Path < p.out[j].Path })
	kept := p.out[:0:0]
	seen := make(map[string]int, len(p.out))
	for _, t := range p.out {
		folded := strings.ToLower(t.Path)
		if i, again := seen[folded]; again {
			p.twice(kept[i], t)
			continue
		}
		seen[folded] = len(kept)
		kept = append(kept, t)
	}
	return &Plan{Targets: kept, Search: p.searchOf(kept)}
}

func (p *planner) twice(first, second Target) {
	at, also := second.At, first.At
	if at.IsZero() {
		at, also = also, at
	}
	if at.IsZero() {
		panic(fmt.Sprintf("plan: two targets of our own with the path %s", first.Path))
	}
	d := diag.Diagnostic{
		Code: diag.P001, Span: at,
		Text: diag.Say("网址 %s 已被占用", "the address %s is already taken", first.Path),
		Hint: diag.Say("换一个编号 id", "choose another id"),
	}
	if !also.IsZero() {
		d.Also = []diag.Note{{Span: also, Text: diag.Say("先用到这里", "first used here")}}
	}
	p.faults.Add(d)
}

// Raw is a file whose bytes are known.
type Raw []byte

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
