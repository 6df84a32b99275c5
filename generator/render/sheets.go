package render

import (
	"fmt"
	"html/template"

	"gongshi/generator/flow"
	"gongshi/generator/plan"
)

// paper is the room for a drawing on A4 in style.css, 96 pixels to the inch:
// 170 by 257 mm upright and 257 by 178 mm turned, less what the heading and the
// line above a sheet take.
var paper = flow.Paper{W: 642, H: 869, TurnedW: 971, TurnedH: 590}

// drawn is a drawing for a page.
type drawn struct {
	// Class is "chart-turned" where it is printed on sheets turned to their
	// side, else empty.
	Class string
	// SVG is the drawing, then the sheets on which it is printed where it is
	// too large for one.
	SVG template.HTML
}

// drawn draws a chart for a page; nil where it cannot be drawn: the steps tell
// the chart in words.
func (r *Renderer) drawn(c *plan.ChartDrawing) *drawn {
	if c == nil {
		return nil
	}
	l, err := r.laidOut(c)
	if err != nil {
		return nil
	}
	return l.inPage()
}

// inPage draws a chart with its sheets.
func (l *laid) inPage() *drawn {
	print, p := flow.Sheets(l.drawing, paper), l.picture
	out := &drawn{}
	if print.Turned {
		out.Class = "chart-turned"
	}
	p.Cut = len(print.Sheets) > 1
	b := flow.AppendSVG(nil, l.drawing, p)
	if p.Cut {
		for i, s := range print.Sheets {
			b = fmt.Appendf(b, "<div class=\"chart-sheet\"><p><span>%s　第%d张，共%d张</span></p>\n", template.HTMLEscapeString(p.Title), i+1, len(print.Sheets))
			b = append(flow.AppendSheet(b, l.drawing, p, s), "</div>\n"...)
		}
	}
	out.SVG = template.HTML(b) // the writer escapes every text
	return out
}
