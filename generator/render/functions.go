package render

import (
	"fmt"
	"html/template"

	"gongshi/generator/markdown"
	"gongshi/generator/model"
	"gongshi/generator/plan"
)

// functions are all that a template can call beside its view. They are pure.
func functions() template.FuncMap {
	return template.FuncMap{
		"date":  date,
		"day":   func(d model.Day) bool { return d != model.Day{} },
		"iso":   func(d model.Day) string { return d.String() },
		"zh":    func(d model.Day) string { return d.ZH() },
		"prose": prose,
		"inc":   func(n int) int { return n + 1 },
		"sub":   func(a, b int) int { return a - b },
		"cells": cells,
		"dict":  dict,
	}
}

// date prints a day as a time element, nothing for the zero day.
func date(d model.Day) template.HTML {
	if d == (model.Day{}) {
		return ""
	}
	return template.HTML(fmt.Sprintf(`<time datetime="%s">%s</time>`, d, d.ZH()))
}

// prose runs the Markdown engine. Its output is safe: raw HTML and foreign
// schemes were refused when the text was read.
func prose(p *plan.Prose) template.HTML {
	if p == nil {
		return ""
	}
	doc, _ := markdown.Parse(markdown.Source{Text: []byte(p.Text)})
	return template.HTML(doc.Render(nil, markdown.Options{
		Base: p.Level, IDPrefix: p.Prefix,
		Resolve: func(l markdown.Link) (string, bool) { href, ok := p.Links[l.Dest]; return href, ok },
	}))
}

// cells pairs the cells of a row with the table's columns.
func cells(t plan.Table, row []plan.Cell) []cell {
	out := make([]cell, len(row))
	for i, c := range row {
		out[i] = cell{Cell: c, Column: t.Columns[i], Head: i == t.RowHead}
	}
	return out
}

type cell struct {
	plan.Cell
	Column plan.TableColumn
	Head   bool
}

// dict makes a map of its arguments, name after value, for parts that take
// more than one.
func dict(pairs ...any) (map[string]any, error) {
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("dict takes names and values in pairs")
	}
	m := make(map[string]any, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("dict: %v is no name", pairs[i])
		}
		m[name] = pairs[i+1]
	}
	return m, nil
}
