package flow

// hasLinks reports whether any part of the picture leads somewhere.
func (p Picture) hasLinks() bool {
	for i := range p.Lanes {
		if p.laneHref(i) != "" {
			return true
		}
	}
	for _, n := range p.Nodes {
		if n.hasLink() {
			return true
		}
	}
	return false
}

// hasLink reports whether any part of a node leads somewhere.
func (n NodeText) hasLink() bool {
	for _, m := range n.Marks {
		if isSafeHref(m.Href) {
			return true
		}
	}
	for i := range n.Small {
		if hrefAt(n.SmallHref, i) != "" {
			return true
		}
	}
	return isSafeHref(n.Href)
}

// laneHref returns where the header of lane i leads, "" for nowhere.
func (p Picture) laneHref(i int) string { return hrefAt(p.LaneHref, i) }

// hrefAt returns the address at i, "" where there is none or it is not safe.
func hrefAt(list []string, i int) string {
	if i >= len(list) || !isSafeHref(list[i]) {
		return ""
	}
	return list[i]
}

// small writes the lines in small type of a node, those that are links or the
// others; mid is their middle, top the upper edge of the first. Links stand
// beside the link of the node, as a link cannot be within another.
func (w *svgWriter) small(n NodeText, mid, top int, links bool) {
	for i := 0; i < len(n.Small); {
		href, end := hrefAt(n.SmallHref, i), i+1
		for end < len(n.Small) && hrefAt(n.SmallHref, end) == href {
			end++
		}
		if linked := href != ""; linked == links {
			w.smallRun(n.Small[i:end], href, mid, top+i*smallLine)
		}
		i = end
	}
}

// smallRun writes lines that belong together. A link has a ground, which shows
// where it is focused and takes the pointer.
func (w *svgWriter) smallRun(lines []string, href string, mid, top int) {
	linked := w.linkOf("chart-tie", href)
	if linked && !w.alone {
		width := 0
		for _, s := range lines {
			width = max(width, widthPx(s, smallPx))
		}
		width = even(width) + 6
		w.rect("chart-ground", Rect{mid - width/2, top, width, len(lines) * smallLine}, 2)
	}
	w.lines("chart-small", lines, mid, top)
	if linked {
		w.put("</a>\n")
	}
}

// link writes the beginning of a link where there is one and reports whether
// it did.
func (w *svgWriter) link(href string) bool { return w.linkOf("", href) }

// linkOf is link with a class for the page's stylesheet.
func (w *svgWriter) linkOf(class, href string) bool {
	if !isSafeHref(href) {
		return false
	}
	w.put("<a")
	if class != "" && !w.alone {
		w.put(` class="`, class, `"`)
	}
	w.put(` href="`, escapeXML(href), "\">\n")
	return true
}
