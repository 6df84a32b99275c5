package render

import "gongshi/generator/plan"

// changes prints a list of changes with their days.
func (h *writing) changes(list []plan.ChangeLine) {
	h.raw("<ol class=\"timeline\">\n")
	for i := range list {
		l := &list[i]
		h.raw(`<li>`)
		h.date(l.Day)
		h.change(&l.State)
		h.raw(`<p>`)
		h.link(l.Link)
		h.element("：", l.Text, "")
		h.element(` <span class="soft">`, l.Unit, `</span>`)
		h.raw("</p></li>\n")
	}
	h.raw(`</ol>`)
}

// entries prints a list of things; those that readers can object to now stand
// out.
func (h *writing) entries(list []plan.ListEntry) {
	h.raw("<ul class=\"entries\">\n")
	for i := range list {
		e := &list[i]
		if e.Open {
			h.raw(`<li><div class="until">`)
			h.listEntry(e)
			h.raw("</div></li>\n")
		} else {
			h.raw(`<li>`)
			h.listEntry(e)
			h.raw("</li>\n")
		}
	}
	h.raw(`</ul>`)
}

func (h *writing) listEntry(e *plan.ListEntry) {
	h.link(e.Link)
	if e.State == nil && len(e.Parts) == 0 {
		return
	}
	h.raw("\n<p class=\"about\">")
	if e.State != nil {
		h.state(e.State)
	}
	for _, p := range e.Parts {
		h.raw(`<span>`)
		h.text(p.Text)
		h.period(p.Day, p.Until)
		h.text(p.After)
		h.raw(`</span>`)
	}
	h.raw(`</p>`)
}

// risk prints a risk point below its power.
func (h *writing) risk(r *plan.RiskLine) {
	h.raw(`<h3>`)
	h.link(r.Link)
	h.raw("</h3>\n<dl class=\"facts\">\n")
	if r.Level != nil {
		h.raw(`<div><dt>等级</dt><dd>`)
		h.level(r.Level)
		h.raw("</dd></div>\n")
	}
	if len(r.Kinds) > 0 {
		h.raw(`<div><dt>类别</dt><dd>`)
		for i, k := range r.Kinds {
			if i > 0 {
				h.raw("、")
			}
			h.text(k)
		}
		h.raw("</dd></div>\n")
	}
	if len(r.Measures) > 0 {
		h.raw(`<div><dt>防控措施</dt><dd>`)
		if len(r.Measures) == 1 {
			h.text(r.Measures[0])
		} else {
			h.items(r.Measures)
		}
		h.raw("</dd></div>\n")
	}
	h.answerable(`<div><dt>责任</dt><dd>`, r.Responsible)
	h.answerable(`<div><dt>监督</dt><dd>`, r.Supervisor)
	h.raw(`</dl>`)
}

func (h *writing) answerable(open markup, l plan.Link) {
	if l.Text != "" {
		h.raw(open)
		h.link(l)
		h.raw("</dd></div>\n")
	}
}

// steps prints the steps of a chart as a numbered list.
func (h *writing) steps(list []plan.StepLine) {
	h.raw("<ol class=\"steps\">\n")
	for i := range list {
		h.step(&list[i])
	}
	h.raw(`</ol>`)
}

func (h *writing) step(s *plan.StepLine) {
	h.raw(`<li class="`)
	h.text(s.Class)
	h.raw(`" id="step-`)
	h.text(s.No)
	h.raw("\">\n<span class=\"step-no\"><span>")
	h.text(s.No)
	h.raw("</span></span>\n<p class=\"what\">")
	h.text(s.Text)
	if s.After != nil {
		h.raw("，")
		h.goTo(s.After.Link)
	}
	h.raw("</p>\n")
	h.chips(s.Chips)
	if s.Standard != nil {
		h.raw(`<div class="text small">`)
		h.prose(s.Standard)
		h.raw("</div>\n")
	}
	for i := range s.Risks {
		r := &s.Risks[i]
		h.raw(`<p class="small"><span class="soft">风险点：</span>`)
		h.link(r.Link)
		if r.Level != nil {
			h.raw(` `)
			h.level(r.Level)
		}
		h.raw(`</p>`)
	}
	h.raw("\n")
	if len(s.Ways) > 0 {
		h.raw("<ul class=\"branches\">\n")
		for i := range s.Ways {
			h.way(&s.Ways[i])
		}
		h.raw("</ul>\n")
	}
	h.raw("</li>\n")
}

func (h *writing) way(w *plan.WayLine) {
	h.raw(`<li>`)
	h.element(`<span class="if">`, w.Label, `</span> `)
	if len(w.Branch) > 0 {
		h.steps(w.Branch)
	} else {
		h.goTo(w.Link)
	}
	h.raw("</li>\n")
}

func (h *writing) goTo(l plan.Link) {
	h.raw(`<a class="goto" href="`)
	h.address(l.Href)
	h.raw(`">`)
	h.text(l.Text)
	h.raw(`</a>`)
}

func (h *writing) chips(list []plan.Chip) {
	if len(list) == 0 {
		return
	}
	h.raw(`<ul class="chips">`)
	for i := range list {
		c := &list[i]
		h.raw(`<li`)
		h.attr(` class="`, c.Class)
		h.raw(`><b>`)
		h.text(c.Label)
		h.raw(`</b>`)
		switch {
		case c.Level != nil:
			h.level(c.Level)
		case c.Link != nil:
			h.link(*c.Link)
		default:
			h.text(c.Text)
		}
		h.raw(`</li>`)
	}
	h.raw("</ul>\n")
}
