package flowbench

import (
	"fmt"

	"gongshi/generator/flow"
)

// seg is a level or upright part of a line.
type seg struct {
	line           int
	x1, y1, x2, y2 int // x1 <= x2, y1 <= y2
}

func (s seg) level() bool { return s.y1 == s.y2 }

// segments returns the parts of all lines.
func segments(d flow.Drawing) []seg {
	var out []seg
	for i, l := range d.Lines {
		for k := 1; k < len(l.Points); k++ {
			a, b := l.Points[k-1], l.Points[k]
			out = append(out, seg{i, min(a.X, b.X), min(a.Y, b.Y), max(a.X, b.X), max(a.Y, b.Y)})
		}
	}
	return out
}

// Faults returns what is wrong with a drawing, each as one sentence that begins
// with the kind of the fault and a colon.
func Faults(c flow.Chart, d flow.Drawing) []string {
	j := &judge{c: c, d: d, segs: segments(d)}
	j.nodes()
	j.lines()
	j.pairs()
	j.labels()
	j.lanes()
	j.rows()
	return j.out
}

type judge struct {
	c    flow.Chart
	d    flow.Drawing
	segs []seg
	out  []string
}

func (j *judge) add(format string, args ...any) { j.out = append(j.out, fmt.Sprintf(format, args...)) }

// boxes returns the nodes and notes; those from len(Nodes) on are notes.
func (j *judge) boxes() []flow.Rect {
	return append(append([]flow.Rect(nil), j.d.Boxes...), j.d.Notes...)
}

func overlap(a, b flow.Rect) bool {
	return a.W > 0 && b.W > 0 && a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

func inside(a, b flow.Rect) bool {
	return a.X >= b.X && a.Y >= b.Y && a.X+a.W <= b.X+b.W && a.Y+a.H <= b.Y+b.H
}

func (s seg) hits(r flow.Rect) bool {
	return r.W > 0 && s.x1 < r.X+r.W && r.X < s.x2 && s.y1 < r.Y+r.H && r.Y < s.y2 ||
		r.W > 0 && s.x1 == s.x2 && r.X < s.x1 && s.x1 < r.X+r.W && s.y1 < r.Y+r.H && r.Y < s.y2 ||
		r.W > 0 && s.y1 == s.y2 && r.Y < s.y1 && s.y1 < r.Y+r.H && s.x1 < r.X+r.W && r.X < s.x2
}

func (j *judge) nodes() {
	page := flow.Rect{W: j.d.W, H: j.d.H}
	boxes, n := j.boxes(), len(j.c.Nodes)
	for i, a := range boxes {
		want := flow.Rect{}
		if i < n {
			want.W, want.H = j.c.Nodes[i].W, j.c.Nodes[i].H
		} else if node := j.c.Nodes[i-n]; node.NoteW > 0 && node.NoteH > 0 {
			want.W, want.H = node.NoteW, node.NoteH
		}
		if a.W != want.W || a.H != want.H || !inside(a, page) {
			j.add("node box: box %d is %v", i, a)
		}
		for k, b := range boxes[:i] {
			if overlap(a, b) {
				j.add("node overlap: boxes %d and %d", k, i)
			}
		}
		for _, s := range j.segs {
			if s.hits(a) {
				j.add("through node: line %d and box %d", s.line, i)
			}
		}
	}
}

func (j *judge) lines() {
	page := flow.Rect{W: j.d.W, H: j.d.H}
	if len(j.d.Lines) != len(j.c.Edges) {
		j.add("missing line: %d lines for %d edges", len(j.d.Lines), len(j.c.Edges))
		return
	}
	for i, l := range j.d.Lines {
		if len(l.Points) < 2 {
			j.add("missing line: line %d", i)
			continue
		}
		e := j.c.Edges[i]
		if !attached(j.d.Boxes[e.From], l.Points[0]) || !attached(j.d.Boxes[e.To], l.Points[len(l.Points)-1]) {
			j.add("loose end: line %d: %v, boxes %v and %v", i, l.Points, j.d.Boxes[e.From], j.d.Boxes[e.To])
		}
		for k, p := range l.Points {
			if !inside(flow.Rect{X: p.X, Y: p.Y}, page) {
				j.add("off the page: line %d", i)
			}
			if k > 0 && (p.X == l.Points[k-1].X) == (p.Y == l.Points[k-1].Y) {
				j.add("slanted: line %d: %v", i, l.Points)
			}
		}
	}
}

// attached reports whether p is the middle of a side.
func attached(r flow.Rect, p flow.Point) bool {
	x, y := r.X+r.W/2, r.Y+r.H/2
	return p.X == x && (p.Y == r.Y || p.Y == r.Y+r.H) || p.Y == y && (p.X == r.X || p.X == r.X+r.W)
}

func (j *judge) related(a, b int) bool {
	return j.c.Edges[a].From == j.c.Edges[b].From || j.c.Edges[a].To == j.c.Edges[b].To
}

// pairs judges stretches that lie on or near each other.
func (j *judge) pairs() {
	for i, s := range j.segs {
		for _, t := range j.segs[:i] {
			if s.line == t.line || s.level() != t.level() || j.related(s.line, t.line) {
				continue
			}
			gap, along := abs(s.y1-t.y1), min(s.x2, t.x2)-max(s.x1, t.x1)
			if !s.level() {
				gap, along = abs(s.x1-t.x1), min(s.y2, t.y2)-max(s.y1, t.y1)
			}
			switch {
			case along < 0 || along == 0 && gap > 0:
			case gap == 0:
				j.add("shared stretch: lines %d and %d: %v %v", t.line, s.line, t, s)
			case gap < 12:
				j.add("too near: lines %d and %d: %v %v", t.line, s.line, t, s)
			}
		}
	}
}

func (j *judge) labels() {
	page := flow.Rect{W: j.d.W, H: j.d.H}
	for i, l := range j.d.Lines {
		e, r := j.c.Edges[i], l.Label
		if e.LabelW == 0 || e.LabelH == 0 {
			continue
		}
		if r.W != e.LabelW || r.H != e.LabelH || !inside(r, page) {
			j.add("label box: line %d: %v", i, r)
		}
		for k, m := range j.d.Lines[:i] {
			if overlap(r, m.Label) {
				j.add("label on label: lines %d and %d", k, i)
			}
		}
		for k, b := range j.boxes() {
			if overlap(r, b) {
				j.add("label on node: line %d and box %d", i, k)
			}
		}
		near := false
		for _, s := range j.segs {
			if s.hits(r) {
				j.add("label on line: label %d and line %d", i, s.line)
			}
			if s.line == i && s.hits(flow.Rect{X: r.X - 8, Y: r.Y - 8, W: r.W + 16, H: r.H + 16}) {
				near = true
			}
		}
		if !near {
			j.add("label astray: line %d", i)
		}
	}
}

func (j *judge) lanes() {
	if len(j.c.Lanes) == 0 {
		return
	}
	x := 0
	for i, l := range j.d.Lanes {
		if l.X != x || l.Y != 0 || l.H != j.d.H || l.W < j.c.Lanes[i].W {
			j.add("lane: lane %d is %v", i, l)
		}
		for _, s := range j.segs {
			if i > 0 && min(l.W, j.d.Lanes[i-1].W) > 40 && !s.level() && abs(s.x1-x) < 6 && s.y2-s.y1 > 48 {
				j.add("along border: line %d and lane %d", s.line, i)
			}
		}
		x += l.W
	}
	if x != j.d.W {
		j.add("lane: lanes are %d wide, the drawing %d", x, j.d.W)
	}
	n := len(j.c.Nodes)
	for i, b := range j.boxes() {
		if b.W > 0 && !inside(b, j.d.Lanes[j.c.Nodes[i%n].Lane]) || b.W > 0 && b.Y < j.d.HeadH {
			j.add("lane: box %d is outside its lane", i)
		}
	}
}

func (j *judge) rows() {
	last := 0
	for _, y := range j.d.Rows {
		if y <= last || y > j.d.H {
			j.add("row: %v", j.d.Rows)
		}
		last = y
		boxes := j.boxes()
		for _, l := range j.d.Lines {
			boxes = append(boxes, l.Label)
		}
		for _, b := range boxes {
			if b.W > 0 && b.Y < y && y < b.Y+b.H {
				j.add("row: %d cuts a box", y)
			}
		}
		for _, s := range j.segs {
			if s.level() && s.y1 == y && y < j.d.H {
				j.add("row: %d runs along a line", y)
			}
		}
	}
	if last != j.d.H {
		j.add("row: the last is %d of %d", last, j.d.H)
	}
}

// Crossings counts the places where two lines of a drawing cross.
func Crossings(d flow.Drawing) int {
	segs, sum := segments(d), 0
	for _, s := range segs {
		if !s.level() {
			continue
		}
		for _, t := range segs {
			if t.line != s.line && !t.level() && s.x1 < t.x1 && t.x1 < s.x2 && t.y1 < s.y1 && s.y1 < t.y2 {
				sum++
			}
		}
	}
	return sum
}

func abs(x int) int { return max(x, -x) }
