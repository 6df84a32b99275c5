// Package feed writes the forms that programs fetch: Atom feeds, site maps,
// robots.txt and iCalendar files.
//
// The bytes depend on the arguments alone: ids and dates are given, nothing is
// read from a clock. Text is escaped; characters that XML or iCalendar does not
// allow are left out.
package feed

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Atom is one Atom 1.0 feed. Addresses may be relative to the feed's own.
type Atom struct {
	ID       string // permanent, such as tag:example.gov.cn,2026:unit/feed; required
	Title    string // required
	Subtitle string
	Lang     string    // xml:lang, such as zh-CN; "" for none
	Self     string    // address of the feed; required
	Page     string    // address of the page it follows
	Author   string    // the office that publishes; required unless every entry has one
	Updated  time.Time // the latest of the entries when zero
	Entries  []Entry   // written in this order
}

// Entry is one entry of a feed.
type Entry struct {
	ID         string // permanent and unique in the feed; required
	Title      string // required
	Href       string // required
	Author     string
	Updated    time.Time // required
	Published  time.Time // may be zero
	Summary    string    // plain text
	Categories []string
}

// XML returns the feed as an XML document in UTF-8. It fails when something
// required is missing or two entries share an id.
func (a Atom) XML() ([]byte, error) {
	if err := a.check(); err != nil {
		return nil, fmt.Errorf("atom feed %q: %w", a.ID, err)
	}
	updated := a.Updated
	for _, e := range a.Entries {
		if a.Updated.IsZero() && e.Updated.After(updated) {
			updated = e.Updated
		}
	}
	var x xmlWriter
	x.head()
	x.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", a.Lang)
	x.line("id", a.ID)
	x.line("title", a.Title)
	x.optional("subtitle", a.Subtitle)
	x.empty("link", "rel", "self", "type", "application/atom+xml", "href", a.Self)
	if a.Page != "" {
		x.empty("link", "rel", "alternate", "type", "text/html", "href", a.Page)
	}
	x.line("updated", stamp(updated))
	x.author(a.Author)
	for _, e := range a.Entries {
		x.open("entry")
		x.line("id", e.ID)
		x.line("title", e.Title)
		x.empty("link", "rel", "alternate", "type", "text/html", "href", e.Href)
		x.line("updated", stamp(e.Updated))
		if !e.Published.IsZero() {
			x.line("published", stamp(e.Published))
		}
		x.author(e.Author)
		for _, c := range e.Categories {
			x.empty("category", "term", c)
		}
		x.optional("summary", e.Summary)
		x.close("entry")
	}
	x.close("feed")
	return x.out, nil
}

func (a Atom) check() error {
	if a.ID == "" || a.Title == "" || a.Self == "" {
		return errors.New("id, title or own address is missing")
	}
	if a.Updated.IsZero() && len(a.Entries) == 0 {
		return errors.New("date is missing")
	}
	seen := map[string]bool{a.ID: true}
	for _, e := range a.Entries {
		switch {
		case e.ID == "" || e.Title == "" || e.Href == "" || e.Updated.IsZero():
			return fmt.Errorf("entry %q: id, title, address or date is missing", e.ID)
		case a.Author == "" && e.Author == "":
			return fmt.Errorf("entry %q: author is missing", e.ID)
		case seen[e.ID]:
			return fmt.Errorf("entry %q: id is used twice", e.ID)
		}
		seen[e.ID] = true
	}
	return nil
}

func stamp(t time.Time) string { return t.Format(time.RFC3339) }

// xmlWriter writes indented elements.
type xmlWriter struct {
	out   []byte
	depth int
}

func (x *xmlWriter) head() { x.out = append(x.out, `<?xml version="1.0" encoding="UTF-8"?>`+"\n"...) }

// tag writes an opened tag; attributes with an empty value are left out.
func (x *xmlWriter) tag(name, end string, attrs []string) {
	x.out = append(x.out, strings.Repeat("  ", x.depth)...)
	x.out = append(append(x.out, '<'), name...)
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] == "" {
			continue
		}
		x.out = append(append(append(x.out, ' '), attrs[i]...), `="`...)
		x.out = append(appendXML(x.out, attrs[i+1]), '"')
	}
	x.out = append(x.out, end...)
}

func (x *xmlWriter) open(name string, attrs ...string) {
	x.tag(name, ">\n", attrs)
	x.depth++
}

func (x *xmlWriter) close(name string) {
	x.depth--
	x.tag("/"+name, ">\n", nil)
}

func (x *xmlWriter) empty(name string, attrs ...string) { x.tag(name, "/>\n", attrs) }

func (x *xmlWriter) line(name, text string) {
	x.tag(name, ">", nil)
	x.out = appendXML(x.out, text)
	x.out = append(x.out, "</"+name+">\n"...)
}

func (x *xmlWriter) optional(name, text string) {
	if text != "" {
		x.line(name, text)
	}
}

func (x *xmlWriter) author(name string) {
	if name != "" {
		x.open("author")
		x.line("name", name)
		x.close("author")
	}
}

// appendXML writes s as text or as an attribute in double quotes.
func appendXML(dst []byte, s string) []byte {
	for _, r := range s {
		switch {
		case r == '&':
			dst = append(dst, "&amp;"...)
		case r == '<':
			dst = append(dst, "&lt;"...)
		case r == '>':
			dst = append(dst, "&gt;"...)
		case r == '"':
			dst = append(dst, "&#34;"...)
		case isControl(r):
		default:
			dst = append(dst, string(r)...)
		}
	}
	return dst
}

// isControl reports characters that XML forbids or nobody can see: controls
// other than tab and line end, and noncharacters.
func isControl(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || 0x7F <= r && r <= 0x9F || r&0xFFFE == 0xFFFE || 0xFDD0 <= r && r <= 0xFDEF
}
