package render

import (
	"html/template"
	"strconv"
	"sync"

	"gongshi/generator/model"
	"gongshi/generator/plan"
)

// writing is HTML that is being written. The small parts that stand on a page by
// the hundred are printed here and not by templates, which take a microsecond
// for every value: most of the time that pages took.
type writing struct{ b []byte }

// markup is HTML of our own. Only constants are turned into it, so that no
// text of a site gets onto a page without text or address.
type markup string

func (h *writing) raw(m markup)     { h.b = append(h.b, m...) }
func (h *writing) text(s string)    { h.b = appendText(h.b, s) }
func (h *writing) address(s string) { h.b = appendAddress(h.b, s) }
func (h *writing) number(n int64)   { h.b = strconv.AppendInt(h.b, n, 10) }

// attr adds an attribute, nothing where it is empty; name has the blank before
// it and ends with the opening quote.
func (h *writing) attr(name markup, value string) {
	if value != "" {
		h.raw(name)
		h.text(value)
		h.raw(`"`)
	}
}

// element adds s between two tags, nothing where it is empty.
func (h *writing) element(open markup, s string, end markup) {
	if s != "" {
		h.raw(open)
		h.text(s)
		h.raw(end)
	}
}

// scratch lends buffers for parts.
type scratch struct{ pool sync.Pool }

// part makes a function for templates of one that prints.
func part[T any](s *scratch, print func(*writing, T)) func(T) template.HTML {
	return func(v T) template.HTML {
		h, ok := s.pool.Get().(*writing)
		if !ok {
			h = &writing{}
		}
		h.b = h.b[:0]
		print(h, v)
		out := template.HTML(h.b)
		s.pool.Put(h)
		return out
	}
}

// date prints a day as a time element, nothing for the zero day.
func (h *writing) date(d model.Day) {
	if !d.IsZero() {
		h.raw(`<time datetime="`)
		h.text(d.String())
		h.raw(`">`)
		h.text(d.ZH())
		h.raw(`</time>`)
	}
}

// period prints a day or, with until, a period.
func (h *writing) period(day, until model.Day) {
	h.date(day)
	if !until.IsZero() {
		h.raw("至")
		h.date(until)
	}
}

// link prints a link, or its text where it leads nowhere.
func (h *writing) link(l plan.Link) {
	if l.Href == "" {
		h.text(l.Text)
		return
	}
	h.raw(`<a href="`)
	h.address(l.Href)
	h.raw(`">`)
	h.text(l.Text)
	h.raw(`</a>`)
}

func (h *writing) links(list []plan.Link) {
	for i, l := range list {
		if i > 0 {
			h.raw("、")
		}
		h.link(l)
	}
}

func (h *writing) state(s *plan.State) {
	h.raw(`<span class="state state-`)
	h.text(s.Class)
	h.raw(`">`)
	h.text(s.Text)
	h.raw(`</span>`)
}

func (h *writing) level(l *plan.Level) {
	h.raw(`<span class="level level-`)
	h.number(int64(l.Rank))
	h.raw(`">`)
	h.text(l.Label)
	h.raw(`</span>`)
}

// change prints a kind of change, without a class as a plain tag.
func (h *writing) change(s *plan.State) {
	if s.Class == "" {
		h.raw(`<span class="tag">`)
	} else {
		h.raw(`<span class="change change-`)
		h.text(s.Class)
		h.raw(`">`)
	}
	h.text(s.Text)
	h.raw(`</span>`)
}

func (h *writing) items(list []string) {
	h.raw(`<ul>`)
	for _, s := range list {
		h.raw(`<li>`)
		h.text(s)
		h.raw(`</li>`)
	}
	h.raw(`</ul>`)
}

// value prints the first of the parts of v that is given.
func (h *writing) value(v *plan.Entry) {
	switch {
	case v.Prose != nil:
		h.prose(v.Prose)
	case len(v.Links) > 0:
		h.links(v.Links)
	case !v.Day.IsZero():
		h.date(v.Day)
	case v.Level != nil:
		h.level(v.Level)
	case v.State != nil:
		h.state(v.State)
	case len(v.Items) > 0:
		h.items(v.Items)
	default:
		h.text(v.Text)
	}
}

func (h *writing) entryValue(e *plan.Entry) {
	h.element(`<span class="strong">`, e.Strong, `</span>`)
	h.value(e)
	if !e.Until.IsZero() {
		h.raw("至")
		h.date(e.Until)
	}
}

// entry prints a term and what belongs to it, to stand in a dl element.
func (h *writing) entry(e *plan.Entry) {
	h.raw(`<div><dt>`)
	h.text(e.Term)
	h.raw(`</dt><dd>`)
	h.entryValue(e)
	h.raw(`</dd></div>`)
}

func (h *writing) facts(list []plan.Entry) { h.definitions(`<dl class="facts">`, list) }
func (h *writing) meta(list []plan.Entry)  { h.definitions(`<dl class="meta">`, list) }

func (h *writing) definitions(open markup, list []plan.Entry) {
	if len(list) == 0 {
		return
	}
	h.raw(open)
	h.raw("\n")
	for i := range list {
		h.entry(&list[i])
		h.raw("\n")
	}
	h.raw(`</dl>`)
}

// totals prints a row of figures, nothing where there is none.
func (h *writing) totals(list []plan.Total) {
	if len(list) == 0 {
		return
	}
	h.raw("<dl class=\"figures\">\n")
	for _, t := range list {
		h.raw(`<div><dt>`)
		h.text(t.Label)
		h.raw(`</dt><dd>`)
		h.number(t.Number)
		h.raw(`<small>`)
		h.text(t.Unit)
		h.raw("</small></dd></div>\n")
	}
	h.raw(`</dl>`)
}
