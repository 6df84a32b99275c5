package flow

// AppendSheet appends one sheet of the drawing d to dst: svg elements, one below
// the other, that show parts of the drawing which AppendSVG has written into
// the same page for the same p, with Cut set. What is drawn is not repeated.
// Each has the width of the sheet on paper; its height follows from its shape.
func AppendSheet(dst []byte, d Drawing, p Picture, s Sheet) []byte {
	w := &svgWriter{out: dst}
	if s.Head {
		w.view(d, p, s, -picPad, d.headOn())
		w.put("</svg>\n")
	}
	top, foot := s.From-endPad, s.To+endPad
	if s.From == 0 {
		top = -picPad
	}
	if s.To == d.H {
		foot = d.H + picPad
	}
	w.view(d, p, s, top, foot-top)
	if s.From > 0 {
		w.beyond(d, top-endPad, s.From)
	}
	if s.To < d.H {
		w.beyond(d, s.To, foot+endPad)
	}
	for _, e := range s.Ends {
		if e.Foot {
			w.end(e, s.To, foot)
		} else {
			w.end(e, s.From, top)
		}
	}
	w.put("</svg>\n")
	return w.out
}

// beyond hides what the drawing shows beyond a cut and leads its lanes on. It
// reaches over the edge of the sheet, as printers round that outwards.
func (w *svgWriter) beyond(d Drawing, top, foot int) {
	w.rect("chart-beyond", Rect{-picPad, top, outer(d.W), foot - top}, 0)
	for i, l := range d.Lanes {
		data := []any{"M", l.X, top, "V", foot}
		if i == len(d.Lanes)-1 {
			data = append(data, "M", l.X+l.W, top, "V", foot)
		}
		w.path("chart-lane", data...)
	}
}

// end leads a line on from a cut to the edge of the sheet.
func (w *svgWriter) end(e SheetEnd, from, to int) {
	class := "chart-line"
	if e.Back {
		class += " chart-back"
	}
	w.path(class, "M", e.X, from, "V", to)
	if base := to - sign(to-from)*arrowLong; e.Out {
		w.path("chart-arrow", "M", e.X, to, "L", e.X-arrowHalf, base, "H", e.X+arrowHalf, "Z")
	}
}

// view writes the beginning of an element that shows the drawing from a height
// on.
func (w *svgWriter) view(d Drawing, p Picture, s Sheet, top, high int) {
	w.put(`<svg class="chart" aria-hidden="true" width="`, s.W, `" viewBox="`, -picPad, " ", top, " ", outer(d.W), " ", high,
		`"><use href="#`, escapeXML(p.ID), "-all\"/>\n")
}
