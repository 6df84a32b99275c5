package flowbench

import (
	"bufio"
	"bytes"
	"fmt"
	"os/exec"
	"strconv"
	"strings"

	"gongshi/generator/flow"
)

// Plain returns the chart without what Graphviz does not know: notes, and loops
// of one step.
func Plain(c flow.Chart) flow.Chart {
	p := flow.Chart{Nodes: append([]flow.ChartNode(nil), c.Nodes...), Lanes: c.Lanes}
	for i := range p.Nodes {
		p.Nodes[i].NoteW, p.Nodes[i].NoteH = 0, 0
	}
	for _, e := range c.Edges {
		if e.From != e.To {
			p.Edges = append(p.Edges, e)
		}
	}
	return p
}

// Dot returns the drawing that Graphviz makes of a chart, in hundredths of a
// pixel: lines and size only. Lanes are clusters.
func Dot(c flow.Chart) (flow.Drawing, error) {
	cmd := exec.Command("dot", "-Tplain")
	cmd.Stdin = strings.NewReader(dotSource(c))
	out, err := cmd.Output()
	if err != nil {
		return flow.Drawing{}, fmt.Errorf("running dot: %w", err)
	}
	var d flow.Drawing
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		f := strings.Fields(lines.Text())
		switch f[0] {
		case "graph":
			d.W, d.H = hundredths(f[2]), hundredths(f[3])
		case "edge":
			n, err := strconv.Atoi(f[3])
			if err != nil || len(f) < 4+2*n {
				return d, fmt.Errorf("reading dot: %q", lines.Text())
			}
			var l flow.Line
			for k := 0; k < n; k += 3 { // a curve has two points between its ends
				l.Points = append(l.Points, flow.Point{X: hundredths(f[4+2*k]), Y: hundredths(f[5+2*k])})
			}
			d.Lines = append(d.Lines, square(l))
		}
	}
	return d, lines.Err()
}

// square makes stretches level or upright that are so but for rounding.
func square(l flow.Line) flow.Line {
	for k := 1; k < len(l.Points); k++ {
		a, b := l.Points[k-1], &l.Points[k]
		if abs(a.X-b.X) < abs(a.Y-b.Y) {
			b.X = a.X
		} else {
			b.Y = a.Y
		}
	}
	return l
}

func hundredths(inches string) int {
	f, _ := strconv.ParseFloat(inches, 64)
	return int(f*7200 + 0.5)
}

func dotSource(c flow.Chart) string {
	var b strings.Builder
	b.WriteString("digraph { graph [splines=ortho newrank=true forcelabels=true]; node [shape=box fixedsize=true label=\"\"];\n")
	for i := range max(len(c.Lanes), 1) {
		if len(c.Lanes) > 0 {
			fmt.Fprintf(&b, "subgraph cluster_%d { label=\"%s\" fontsize=14;\n", i, strings.Repeat("M", max(1, (c.Lanes[i].W-24)/14)))
		}
		for k, n := range c.Nodes {
			shape := "box"
			if n.Shape == flow.DecisionShape {
				shape = "diamond"
			}
			if n.Lane == i {
				fmt.Fprintf(&b, "n%d [width=%.4f height=%.4f shape=%s];\n", k, float64(n.W)/72, float64(n.H)/72, shape)
			}
		}
		if len(c.Lanes) > 0 {
			b.WriteString("}\n")
		}
	}
	for _, e := range c.Edges {
		fmt.Fprintf(&b, "n%d -> n%d", e.From, e.To)
		if e.LabelW > 0 { // 14 px a character
			fmt.Fprintf(&b, " [xlabel=\"%s\" fontsize=14]", strings.Repeat("M", e.LabelW/14))
		}
		b.WriteString(";\n")
	}
	b.WriteString("}\n")
	return b.String()
}
