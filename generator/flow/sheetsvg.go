package flow

// AppendSheet appends one sheet of the drawing d to dst: svg elements, one below
// the other, that show parts of the drawing which AppendSVG has written into
// the same page for the same p, with Cut set. What is drawn is not repeated.
// Each has the width of the sheet on paper; its height follows from its shape.
func AppendSheet(dst []byte, d Drawing, p Picture, s Sheet) []byte {
	w := &svgWriter{out: dst}
	if s.Head {
		w.view(d, p, s, -picPad, d.headOn()+picPad)
		w.put("</svg>\n")
	}
	top, foot := s.From, s.To
	if top == 0 {
		top = -picPad
	}
	if foot == d.H {
		foot += picPad
	}
	w.view(d, p, s, top, foot-top)
	for _, m := range s.Marks {
		tip, base := s.From+1, s.From+1+arrowLong
		if m.Down {
			tip, base = s.To-1, s.To-1-arrowLong
		}
		w.path("chart-arrow", "M", m.X, tip, "L", m.X-arrowHalf, base, "H", m.X+arrowHalf, "Z")
	}
	w.put("</svg>\n")
	return w.out
}

// view writes the beginning of an element that shows the drawing from a height
// on.
func (w *svgWriter) view(d Drawing, p Picture, s Sheet, top, high int) {
	w.put(`<svg class="chart" aria-hidden="true" width="`, s.W, `" viewBox="`, -picPad, " ", top, " ", outer(d.W), " ", high,
		`"><use href="#`, escapeXML(p.ID), "-all\"/>\n")
}
