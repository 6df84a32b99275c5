package render

import (
	"fmt"

	"gongshi/generator/flow"
	"gongshi/generator/plan"
	"gongshi/generator/text"
)

// Sizes of the overview of a map: widths in pixels, lines at most, boxes in a
// row at most. With four boxes a sheet of A4 shows it at about four fifths.
const (
	mapLabelW, mapBoxW = 136, 150
	mapColumns         = 4
	mapPaperW          = 642 // of the text of an A4 page in the style sheet, 96 pixels to the inch
	mapPaperH          = 840 // less a little for rounding
)

// overview is the overview of a map with its texts in lines and everything in
// its place.
type overview struct {
	sheets  []flow.OverviewSheet
	picture flow.OverviewPicture
}

// layOutMap breaks the texts of a map into lines and gives everything a place:
// in sheets that fit a printed page, or in one.
func layOutMap(m *plan.MapDrawing, oneSheet bool) overview {
	columns := 2
	for _, c := range m.Categories {
		columns = min(max(columns, len(c.Powers)), mapColumns)
	}
	o := flow.Overview{LabelW: mapLabelW, BoxW: mapBoxW, Columns: columns}
	labelEms, labelSmallEms := flow.OverviewTextWidth(mapLabelW)
	boxEms, boxSmallEms := flow.OverviewTextWidth(mapBoxW)
	p := flow.OverviewPicture{ID: m.ID, Title: m.Title, Desc: m.Desc, Lang: "zh-CN"}
	wide, small := flow.OverviewTextWidth(flow.OverviewWidth(o))
	p.Root, p.RootSmall = text.Wrap(m.Unit, wide, 0), text.Wrap(m.Size, small, 0)
	for _, c := range m.Categories {
		l := flow.OverviewLabel{Lines: text.Wrap(c.Text, labelEms, 0), Again: "（续）", Href: c.Href}
		for _, s := range c.Small {
			l.Small = append(l.Small, text.Wrap(s, labelSmallEms, 0)...)
		}
		g := flow.OverviewGroup{}
		for _, w := range c.Powers {
			n := flow.NodeText{Lines: text.Wrap(w.Text, boxEms, 0), Small: text.Wrap(w.Small, boxSmallEms, 0), Href: w.Href}
			for _, k := range w.Marks {
				level := k.Rank
				if level < 1 {
					level = 4 // no rank: the last of the signs
				}
				n.Marks = append(n.Marks, flow.Mark{Level: level, Text: k.Label, Title: k.Title})
			}
			l.Boxes = append(l.Boxes, n)
			g.BoxH = append(g.BoxH, flow.OverviewBoxHeight(n, mapBoxW))
		}
		g.LabelH = flow.LabelHeight(l)
		p.Groups, o.Groups = append(p.Groups, l), append(o.Groups, g)
	}
	o.RootH = flow.RootHeight(p)
	if !oneSheet {
		o.SheetH = max(flow.OverviewWidth(o), mapPaperW) * mapPaperH / mapPaperW
	}
	return overview{flow.LayOverview(o), p}
}

// mapDrawing prints the overview of a map within a page, one picture for each
// printed sheet.
func (h *writing) mapDrawing(m *plan.MapDrawing) {
	o := layOutMap(m, false)
	for i, s := range o.sheets {
		p := o.picture
		if n := len(o.sheets); n > 1 {
			p.Title = fmt.Sprintf("%s，第%d张，共%d张", p.Title, i+1, n)
			p.ID = fmt.Sprintf("%s-%d", p.ID, i+1)
		}
		h.b = flow.AppendOverviewSVG(h.b, s, p) // it escapes every text
	}
}

// mapFile appends the overview of a map as a file of its own: in one sheet and
// without links, which would lead into a page.
func mapFile(dst []byte, m *plan.MapDrawing) []byte {
	o := layOutMap(m, true)
	p := o.picture
	p.Standalone = true
	for i := range p.Groups {
		p.Groups[i].Href = ""
		for k := range p.Groups[i].Boxes {
			p.Groups[i].Boxes[k].Href = ""
		}
	}
	return flow.AppendOverviewSVG(dst, o.sheets[0], p)
}
