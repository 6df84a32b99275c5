package render

import "gongshi/generator/plan"

// table prints a table with caption, scopes, and before each cell the label of
// its column for narrow screens.
func (h *writing) table(t *plan.Table) {
	h.raw(`<table`)
	h.attr(` class="`, t.ClassName())
	h.raw(">\n")
	if t.Said {
		h.element(`<caption class="said"><span class="hidden">`, t.Caption, `</span>`)
	} else {
		h.raw(`<caption>`)
		h.text(t.Caption)
	}
	h.element(`<small>`, t.Small, `</small>`)
	h.raw("</caption>\n<thead><tr>")
	for _, c := range t.Columns {
		h.raw(`<th scope="col"`)
		h.attr(` class="`, c.Class)
		h.raw(`>`)
		h.text(c.Label)
		h.raw(`</th>`)
	}
	h.raw("</tr></thead>\n<tbody>\n")
	for _, row := range t.Rows {
		h.row(t, row)
		h.raw("\n")
	}
	h.raw("</tbody>\n")
	if len(t.Foot) > 0 {
		h.raw(`<tfoot>`)
		h.row(t, t.Foot)
		h.raw("</tfoot>\n")
	}
	h.raw(`</table>`)
}

func (h *writing) row(t *plan.Table, row []plan.Cell) {
	h.raw(`<tr>`)
	for i := range row {
		c, column := &row[i], &t.Columns[i]
		if i == t.RowHead {
			h.raw(`<th scope="row"`)
			h.attr(` id="`, c.ID)
			h.attr(` class="`, column.Class)
			h.raw(`>`)
			h.cell(c)
			h.raw(`</th>`)
			continue
		}
		h.raw(`<td`)
		h.attr(` class="`, column.Class)
		h.raw(` data-label="`)
		h.text(column.Label)
		h.raw(`">`)
		h.cell(c)
		h.raw(`</td>`)
	}
	h.raw(`</tr>`)
}

func (h *writing) cell(c *plan.Cell) {
	switch {
	case c.Change != nil:
		h.change(c.Change)
	case c.Del != "":
		h.element(`<del>`, c.Del, `</del>`)
	case c.Ins != "":
		h.element(`<ins>`, c.Ins, `</ins>`)
	case c.Soft:
		h.element(`<span class="soft">`, c.Text, `</span>`)
	default:
		h.value(&plan.Entry{Prose: c.Prose, Links: c.Links, Day: c.Day, Level: c.Level, State: c.State, Items: c.Items, Text: c.Text})
	}
	h.element(` <small>`, c.Small, `</small>`)
}

// oneCell prints what stands in a cell, without the cell itself.
func (h *writing) oneCell(c plan.Cell) { h.cell(&c) }
