package plan

import (
	"strings"

	"gongshi/generator/model"
)

// reading is a record as its field list tells it: values by the dotted path
// of their keys, the parts of nested tables apart.
type reading struct {
	kind  *model.Kind
	order []string                // keys of the fields that hold something
	lines map[string]*fieldLine   // plain fields, by key
	parts map[string][]*fieldPart // nested tables, by key
}

// fieldPart is one nested table.
type fieldPart struct {
	order []string // paths within the record
	lines map[string]*fieldLine
}

// fieldLine is all values of one field, or of one field of a nested table.
type fieldLine struct{ values []fieldValue }

// fieldValue is one value as readers see it.
type fieldValue struct {
	text  string // as printed
	data  string // as machines read it
	href  string
	day   model.Day
	prose *Prose
}

// read walks the fields of r for page g.
func (p *planner) read(g *Page, r model.Record) *reading {
	out := &reading{kind: r.Base().Kind, lines: map[string]*fieldLine{}, parts: map[string][]*fieldPart{}}
	seen := map[string]bool{}
	model.Walk(r, func(v model.Value) {
		key, rest, nested := strings.Cut(v.Path, ".")
		if !seen[key] {
			seen[key] = true
			out.order = append(out.order, key)
		}
		switch {
		case v.Field.Type == model.TypeGroup && !nested:
			out.parts[key] = append(out.parts[key], &fieldPart{lines: map[string]*fieldLine{}})
		case v.Field.Type == model.TypeGroup:
			// its fields follow, and are told as fields of the outer table
		case nested:
			part := out.parts[key][len(out.parts[key])-1]
			if part.lines[rest] == nil {
				part.lines[rest] = &fieldLine{}
				part.order = append(part.order, rest)
			}
			part.lines[rest].add(p.fieldValue(g, r, v))
		default:
			if out.lines[key] == nil {
				out.lines[key] = &fieldLine{}
			}
			out.lines[key].add(p.fieldValue(g, r, v))
		}
	})
	return out
}

func (l *fieldLine) add(v fieldValue) {
	if v.text != "" || v.prose != nil || !v.day.IsZero() {
		l.values = append(l.values, v)
	}
}

// fieldValue makes one value readable by its type: closed values and values of
// schemes by their labels, references as links.
func (p *planner) fieldValue(g *Page, r model.Record, v model.Value) fieldValue {
	b := r.Base()
	switch x := v.Ptr.(type) {
	case *model.Str:
		return plainValue(p.word(r, v, x.V))
	case *model.MD:
		return fieldValue{prose: p.prose(g, *x, b.Home, 3), data: strings.TrimSpace(x.V)}
	case *model.Date:
		return fieldValue{day: x.V, data: x.V.String()}
	case *model.Term:
		return fieldValue{text: x.V.ZH(), data: x.V.String()}
	case *model.Count:
		name := p.word(r, v, x.Key.V)
		if x.To != nil {
			name = model.Title(x.To)
		}
		return plainValue(name + "：" + model.Plain(x.N))
	case *model.Pair:
		return plainValue(x.Key.V + "：" + x.Value.V)
	case *model.Int:
		return plainValue(model.Plain(*x))
	case *model.Num:
		return plainValue(model.Plain(*x))
	case *model.Bool:
		return plainValue(model.Plain(*x))
	case *model.When:
		return plainValue(x.V.Text)
	}
	name, to, ok := v.Ref()
	switch {
	case !ok:
		return fieldValue{}
	case to != nil:
		l := p.link(g, to)
		return fieldValue{text: l.Text, href: l.Href, data: l.Text}
	case name.Hidden:
		return plainValue(v.Field.Neutral)
	}
	return plainValue(model.EnumWording(b.Kind, v.Path, name.V).ZH)
}

func plainValue(s string) fieldValue { return fieldValue{text: s, data: s} }

// word returns what readers see for a closed value or a value of a scheme.
func (p *planner) word(r model.Record, v model.Value, code string) string {
	b := r.Base()
	switch {
	case v.Field.From != "":
		return p.site.Label(b.Home, v.Field.From, code)
	case v.Field.Enum != nil:
		return model.EnumWording(b.Kind, v.Path, code).ZH
	}
	return code
}

// line returns the values of a plain field; never nil.
func (r *reading) line(key string) *fieldLine {
	if l := r.lines[key]; l != nil {
		return l
	}
	return &fieldLine{}
}

// cell prints a line in a table.
func (l *fieldLine) cell() Cell {
	e := l.entry()
	return Cell{Text: e.Text, Links: e.Links, Day: e.Day, Items: e.Items, Prose: e.Prose}
}

// entry prints a line after its term.
func (l *fieldLine) entry() Entry {
	if len(l.values) == 1 {
		switch v := l.values[0]; {
		case v.prose != nil:
			return Entry{Prose: v.prose}
		case !v.day.IsZero():
			return Entry{Day: v.day}
		case v.href == "":
			return Entry{Text: v.text}
		}
	}
	var links []Link
	var items []string
	linked := false
	for _, v := range l.values {
		text := v.text
		if text == "" {
			text = orText(v.day.ZH(), v.data)
		}
		linked = linked || v.href != ""
		links, items = append(links, Link{text, v.href}), append(items, text)
	}
	if linked {
		return Entry{Links: links}
	}
	return Entry{Items: items}
}

// data is the line for machines.
func (l *fieldLine) data() string {
	parts := make([]string, len(l.values))
	for i, v := range l.values {
		parts[i] = v.data
	}
	return strings.Join(parts, "；")
}

// group shows a nested table: its fields where there is one, a table of rows
// where there are several or may be.
func (r *reading) group(k *model.Kind, f model.Field, name string) RecordSection {
	s := RecordSection{Title: name}
	parts := r.parts[f.Key]
	if !f.List {
		for _, rest := range parts[0].order {
			e := parts[0].lines[rest].entry()
			e.Term = model.FieldWording(k, f.Key+"."+rest).ZH
			s.Facts = append(s.Facts, e)
		}
		return s
	}
	t := &Table{Caption: name, Said: true, Small: "共" + plural(len(parts), "条")}
	var order []string
	eachLeaf(f.Fields, "", func(rest string, leaf model.Field) {
		order = append(order, rest)
		t.Columns = append(t.Columns, TableColumn{model.FieldWording(k, f.Key+"."+rest).ZH, columnClass(leaf)})
	})
	for _, part := range parts {
		row := rowOf()
		for _, rest := range order {
			l := part.lines[rest]
			if l == nil {
				l = &fieldLine{}
			}
			row = append(row, l.cell())
		}
		t.Rows = append(t.Rows, row)
	}
	t.trim()
	s.Table = t
	return s
}

// eachLeaf visits the fields of a nested table that hold values.
func eachLeaf(fields []model.Field, path string, visit func(path string, f model.Field)) {
	for _, f := range fields {
		at := f.Key
		if path != "" {
			at = path + "." + f.Key
		}
		if f.Type == model.TypeGroup {
			eachLeaf(f.Fields, at, visit)
			continue
		}
		visit(at, f)
	}
}

// text is one field for machines; nested tables as "label：value，…；…".
func (r *reading) text(k *model.Kind, f model.Field) string {
	if f.Type != model.TypeGroup {
		return r.line(f.Key).data()
	}
	var rows []string
	for _, part := range r.parts[f.Key] {
		var cells []string
		for _, rest := range part.order {
			cells = append(cells, model.FieldWording(k, f.Key+"."+rest).ZH+"："+part.lines[rest].data())
		}
		rows = append(rows, strings.Join(cells, "，"))
	}
	return strings.Join(rows, "；")
}
