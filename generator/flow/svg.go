package flow

import (
	"fmt"
	"strconv"
)

// AppendSVG appends the drawing d of a chart with the texts of p to dst: one
// svg element without scripts, style elements or style attributes. It has the
// role of an image named by its title and description; where nodes are links
// these stand beside the image, as what is within an image cannot be reached
// by a screen reader. A drawing in a page is as wide as the page's type is
// large: its size is in em, a sixteenth to the pixel. AppendSVG panics when d
// and p are not of the same chart.
func AppendSVG(dst []byte, d Drawing, p Picture) []byte {
	if len(d.Boxes) != len(p.Nodes) || len(d.Lines) != len(p.Edges) || len(d.Lanes) != len(p.Lanes) {
		panic(fmt.Sprintf("flow: a drawing of %d nodes, %d edges, %d lanes with texts for %d, %d, %d",
			len(d.Boxes), len(d.Lines), len(d.Lanes), len(p.Nodes), len(p.Edges), len(p.Lanes)))
	}
	w := &svgWriter{out: dst, alone: p.Standalone}
	links := p.hasLinks()
	w.open(d, p, links)
	for i, lane := range d.Lanes {
		w.lane(lane, i)
		if p.laneHref(i) == "" {
			w.laneHead(lane, d.HeadH, p.Lanes[i], "")
		}
	}
	for _, line := range d.Lines {
		w.line(line)
	}
	for i, n := range p.Nodes {
		if i < len(d.Notes) && len(n.Note) > 0 {
			w.note(d.Boxes[i], d.Notes[i], n)
		}
		if !n.hasLink() {
			w.node(d.Boxes[i], n)
		}
	}
	for i, line := range d.Lines {
		r := line.Label
		top := r.Y + (r.H-len(p.Edges[i])*smallLine)/2
		w.lines("chart-label", p.Edges[i], r.X+r.W/2, top)
	}
	if links {
		w.put("</g>\n")
		for i, lane := range d.Lanes {
			if href := p.laneHref(i); href != "" {
				w.laneHead(lane, d.HeadH, p.Lanes[i], href)
			}
		}
		for i, n := range p.Nodes {
			if n.hasLink() {
				w.node(d.Boxes[i], n)
			}
		}
	}
	if p.Cut {
		w.put("</g>\n")
	}
	w.put("</svg>\n")
	return w.out
}

// svgWriter appends elements.
type svgWriter struct {
	out   []byte
	alone bool // with attributes instead of classes
}

// put appends strings as they are and numbers.
func (w *svgWriter) put(parts ...any) {
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			w.out = append(w.out, p...)
		case int:
			w.out = strconv.AppendInt(w.out, int64(p), 10)
		}
	}
}

// open writes the beginning of the picture, up to the group of the image where
// links follow it.
func (w *svgWriter) open(d Drawing, p Picture, links bool) {
	wide, high := outer(d.W), outer(d.H)
	id := escapeXML(p.ID)
	role := ` role="img" aria-labelledby="` + id + "-title " + id + `-desc"`
	w.put("<svg")
	if w.alone {
		w.put(` xmlns="http://www.w3.org/2000/svg" width="`, wide, `" height="`, high, `"`,
			` font-family="'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif" text-anchor="middle"`)
	} else {
		w.put(` class="chart`)
		if p.Cut {
			w.put(" chart-cut")
		}
		w.put(`" width="`, sixteenths(wide), `em" height="`, sixteenths(high), `em"`)
	}
	w.put(` viewBox="`, -picPad, " ", -picPad, " ", wide, " ", high, `"`)
	switch {
	case p.Lang != "" && w.alone:
		w.put(` xml:lang="`, escapeXML(p.Lang), `"`)
	case p.Lang != "":
		w.put(` lang="`, escapeXML(p.Lang), `"`)
	}
	if !links {
		w.put(role)
	}
	w.put(">\n<title id=\"", id, "-title\">", escapeXML(p.Title), "</title>\n<desc id=\"", id, "-desc\">", escapeXML(p.Desc), "</desc>\n")
	if w.alone {
		w.put(`<rect x="`, -picPad, `" y="`, -picPad, `" width="`, wide, `" height="`, high, "\" fill=\"#fff\"/>\n")
	}
	if p.Cut {
		w.put(`<g id="`, id, "-all\">\n")
	}
	if links {
		w.put("<g", role, ">\n")
	}
}

// sixteenths writes n/16 exactly.
func sixteenths(n int) string {
	s := strconv.Itoa(n / 16)
	if n%16 == 0 {
		return s
	}
	part := strconv.Itoa(10000 + n%16*625)[1:]
	for part[len(part)-1] == '0' {
		part = part[:len(part)-1]
	}
	return s + "." + part
}

// style writes what gives an element its look: its class in a page, else the
// attributes that say the same.
func (w *svgWriter) style(class string) {
	if w.alone {
		w.put(aloneAttributes(class))
		return
	}
	w.put(` class="`, class, `"`)
}

func aloneAttributes(class string) string {
	switch class {
	case "chart-lane":
		return ` fill="#fff" stroke="#767676"`
	case "chart-lane chart-lane-even":
		return ` fill="#f2f2f2" stroke="#767676"`
	case "chart-lane-head":
		return ` fill="none" stroke="#767676"`
	case "chart-box":
		return ` fill="#fff" stroke="#000" stroke-width="1.5"`
	case "chart-line":
		return ` fill="none" stroke="#000" stroke-width="1.5"`
	case "chart-line chart-back":
		return ` fill="none" stroke="#000" stroke-width="1.5" stroke-dasharray="6 4"`
	case "chart-note":
		return ` fill="none" stroke="#000" stroke-dasharray="2 3"`
	case "chart-sign":
		return ` stroke="#000" stroke-width="1.5"`
	case "chart-sign chart-open":
		return ` fill="#fff" stroke="#000" stroke-width="1.5"`
	case "chart-lane-text":
		return ` font-size="14" font-weight="bold"`
	case "chart-text":
		return ` font-size="14"`
	case "chart-small", "chart-label":
		return ` font-size="12"`
	case "chart-note-text":
		return ` font-size="12" text-anchor="start"`
	case "chart-mark":
		return ` font-size="12" font-weight="bold" text-anchor="start"`
	}
	return "" // black, as it is
}

// lines writes lines of text, x their middle or, by their class, beginning,
// top the upper edge of the first.
func (w *svgWriter) lines(class string, lines []string, x, top int) {
	if len(lines) == 0 {
		return
	}
	step, base := smallLine, 13
	if class == "chart-text" || class == "chart-lane-text" {
		step, base = textLine, 15
	}
	w.put("<text")
	w.style(class)
	if len(lines) == 1 {
		w.put(` x="`, x, `" y="`, top+base, `">`, escapeXML(lines[0]), "</text>\n")
		return
	}
	w.put(">")
	for i, s := range lines {
		w.put(`<tspan x="`, x, `" y="`, top+base+i*step, `">`, escapeXML(s), "</tspan>")
	}
	w.put("</text>\n")
}
