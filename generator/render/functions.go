package render

import (
	"html/template"

	"gongshi/generator/markdown"
	"gongshi/generator/model"
	"gongshi/generator/plan"
)

// functions are all that a template can call beside its view: the shared parts
// of pages and a few words. They are pure.
func functions() template.FuncMap {
	s := &scratch{}
	return template.FuncMap{
		"head":    part(s, (*writing).head),
		"crumbs":  part(s, (*writing).crumbs),
		"title":   part(s, (*writing).title),
		"note":    part(s, (*writing).note),
		"link":    part(s, (*writing).link),
		"links":   part(s, (*writing).links),
		"state":   part(s, (*writing).state),
		"level":   part(s, (*writing).level),
		"change":  part(s, (*writing).change),
		"items":   part(s, (*writing).items),
		"entry":   part(s, (*writing).entry),
		"facts":   part(s, (*writing).facts),
		"meta":    part(s, (*writing).meta),
		"totals":  part(s, (*writing).totals),
		"table":   part(s, (*writing).table),
		"cell":    part(s, (*writing).oneCell),
		"changes": part(s, (*writing).changes),
		"entries": part(s, (*writing).entries),
		"risk":    part(s, (*writing).risk),
		"steps":   part(s, (*writing).steps),
		"map":     part(s, (*writing).mapDrawing),
		"date":    part(s, (*writing).date),
		"prose":   part(s, (*writing).prose),
		"day":     func(d model.Day) bool { return d != model.Day{} },
		"iso":     func(d model.Day) string { return d.String() },
		"zh":      func(d model.Day) string { return d.ZH() },
		"inc":     func(n int) int { return n + 1 },
		"sub":     func(a, b int) int { return a - b },
	}
}

// prose runs the Markdown engine. Its output is safe: raw HTML and foreign
// schemes were refused when the text was read.
func (h *writing) prose(p *plan.Prose) {
	if p == nil {
		return
	}
	doc, _ := markdown.Parse(markdown.Source{Text: []byte(p.Text)})
	h.b = doc.Render(h.b, markdown.Options{
		Base: p.Level, IDPrefix: p.Prefix,
		Resolve: func(l markdown.Link) (string, bool) { href, ok := p.Links[l.Dest]; return href, ok },
	})
}
