package flow_test

import (
	"testing"

	"gongshi/bench/flowbench"
	"gongshi/generator/flow"
)

// chartOf reads a chart from any bytes: shape and sizes of nodes, then edges.
func chartOf(nodes, lanes uint8, sideways bool, data []byte) flow.Chart {
	next := func() int {
		if len(data) == 0 {
			return 0
		}
		b := data[0]
		data = data[1:]
		return int(b)
	}
	c := flow.Chart{Sideways: sideways && lanes%13 == 0}
	for range int(lanes) % (flow.MaxLanes + 1) {
		c.Lanes = append(c.Lanes, flow.ChartLane{W: next(), H: next() / 4})
	}
	for range int(nodes) % (flow.MaxNodes + 1) {
		n := flow.ChartNode{W: 1 + next(), H: 1 + next()/2, Shape: flow.Shape(next() % 5)}
		if len(c.Lanes) > 0 {
			n.Lane = next() % len(c.Lanes)
		}
		if b := next(); b%5 == 0 {
			n.NoteW, n.NoteH = b, next()
		}
		c.Nodes = append(c.Nodes, n)
	}
	for len(data) > 1 && len(c.Nodes) > 0 && len(c.Edges) < flow.MaxEdges {
		e := flow.ChartEdge{From: next() % len(c.Nodes), To: next() % len(c.Nodes)}
		if b := next(); b%2 == 0 {
			e.LabelW, e.LabelH = b, b%30
		}
		c.Edges = append(c.Edges, e)
	}
	return c
}

func FuzzLayout(f *testing.F) {
	f.Add(uint8(0), uint8(0), false, []byte{})
	f.Add(uint8(1), uint8(0), true, []byte("abcdefghij"))
	f.Add(uint8(3), uint8(2), false, []byte("a long enough string to give nodes, lanes, notes and edges, also some loops"))
	f.Add(uint8(5), uint8(13), true, []byte("\x20\x30\x02\x05\x40\x21\x31\x02\x06\x22\x32\x02\x07\x23\x33\x02\x08\x24\x34\x02\x09\x00\x00\x02\x00\x00\x04\x01\x00\x06\x01\x00\x08\x01\x01\x02\x02\x02\x04"))
	f.Fuzz(func(t *testing.T, nodes, lanes uint8, sideways bool, data []byte) {
		c := chartOf(nodes, lanes, sideways, data)
		d, err := flow.Layout(c)
		if err != nil {
			t.Fatalf("within the caps, but: %v", err)
		}
		for _, fault := range flowbench.Faults(c, d) {
			t.Errorf("%s\n%+v", fault, c)
		}
	})
}
