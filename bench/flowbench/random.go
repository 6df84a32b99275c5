// Package flowbench makes flowcharts, judges drawings of them and compares
// them with those of Graphviz.
package flowbench

import (
	"math/rand/v2"

	"gongshi/generator/flow"
)

// Random returns a chart as offices draw them, the same for equal arguments:
// a main path, decisions with branches that come back or end, loops to earlier
// steps. With lanes, the main path moves between neighbours now and then and a
// branch begins where it leaves.
func Random(seed uint64, nodes, lanes int) flow.Chart {
	m := &maker{r: rand.New(rand.NewPCG(seed, uint64(nodes*100+lanes))), lanes: lanes}
	for i := range lanes {
		m.c.Lanes = append(m.c.Lanes, flow.ChartLane{W: 80 + 14*m.r.IntN(4), H: 32 + i%2})
	}
	m.main(2 + (nodes-2)*(50+m.r.IntN(30))/100)
	for len(m.c.Nodes) < nodes {
		m.branch(nodes)
	}
	for range 1 + m.r.IntN(1+nodes/8) {
		m.loop()
	}
	m.dropEmptyLanes()
	return m.c
}

// dropEmptyLanes leaves out lanes without a node: nobody draws a post that does
// nothing.
func (m *maker) dropEmptyLanes() {
	used := make([]int, len(m.c.Lanes))
	for _, n := range m.c.Nodes {
		if len(used) > 0 {
			used[n.Lane] = 1
		}
	}
	var lanes []flow.ChartLane
	for i, u := range used {
		used[i] = len(lanes)
		if u > 0 {
			lanes = append(lanes, m.c.Lanes[i])
		}
	}
	m.c.Lanes = lanes
	for i := range m.c.Nodes {
		if len(used) > 0 {
			m.c.Nodes[i].Lane = used[m.c.Nodes[i].Lane]
		}
	}
}

type maker struct {
	r     *rand.Rand
	c     flow.Chart
	lanes int
	path  int // nodes of the main path
}

func (m *maker) node(shape flow.Shape, lane int) int {
	lines := 1 + m.r.IntN(3)
	n := flow.ChartNode{W: 24 + 14*(4+m.r.IntN(7)), H: 16 + 20*lines, Shape: shape, Lane: lane}
	switch shape {
	case flow.DecisionShape:
		n.W, n.H = 100+14*m.r.IntN(6), 60+20*m.r.IntN(2)
	case flow.StartShape, flow.EndShape:
		n.W, n.H = 80, 36
	}
	if m.r.IntN(12) == 0 {
		n.NoteW, n.NoteH = 60+14*m.r.IntN(4), 24+16*m.r.IntN(2)
	}
	m.c.Nodes = append(m.c.Nodes, n)
	return len(m.c.Nodes) - 1
}

func (m *maker) edge(from, to int) {
	e := flow.ChartEdge{From: from, To: to}
	if m.c.Nodes[from].Shape == flow.DecisionShape || m.r.IntN(15) == 0 {
		e.LabelW, e.LabelH = 14*(1+m.r.IntN(4)), 18
	}
	m.c.Edges = append(m.c.Edges, e)
}

func (m *maker) outs(n int) int {
	sum := 0
	for _, e := range m.c.Edges {
		if e.From == n {
			sum++
		}
	}
	return sum
}

// move is the lane of the step after one in lane: mostly the same, else a
// neighbour.
func (m *maker) move(lane int) int {
	if m.lanes == 0 {
		return 0
	}
	switch m.r.IntN(10) {
	case 0, 1, 2:
		return min(lane+1, m.lanes-1)
	case 3:
		return max(lane-1, 0)
	case 4:
		return m.r.IntN(m.lanes)
	}
	return lane
}

func (m *maker) main(n int) {
	lane := 0
	for i := range n {
		shape := flow.StepShape
		switch {
		case i == 0:
			shape = flow.StartShape
		case i == n-1:
			shape = flow.EndShape
		case i > 0 && m.r.IntN(3) == 0:
			shape = flow.DecisionShape
		case m.r.IntN(8) == 0:
			shape = flow.DocumentShape
		}
		m.node(shape, lane)
		if i > 0 {
			m.edge(i-1, i)
		}
		lane = m.move(lane)
	}
	m.path = n
}

// branch leaves a step, a decision where there is one, for some steps and comes
// back further down, further up, or ends.
func (m *maker) branch(nodes int) {
	from := m.r.IntN(len(m.c.Nodes))
	for range 8 {
		if m.c.Nodes[from].Shape == flow.DecisionShape && m.outs(from) < 3 {
			break
		}
		from = m.r.IntN(len(m.c.Nodes))
	}
	if m.c.Nodes[from].Shape == flow.EndShape || m.outs(from) > 2 {
		return
	}
	lane, at := m.c.Nodes[from].Lane, from
	for range 1 + m.r.IntN(3) {
		if len(m.c.Nodes) >= nodes {
			break
		}
		lane = m.move(lane)
		shape := flow.StepShape
		if m.r.IntN(6) == 0 {
			shape = flow.DecisionShape
		}
		n := m.node(shape, lane)
		m.edge(at, n)
		at = n
	}
	switch m.r.IntN(4) {
	case 0:
		m.c.Nodes[at].Shape = flow.EndShape
	case 1:
		m.edge(at, m.r.IntN(m.path-1))
	default:
		m.edge(at, min(from, m.path-2)+1+m.r.IntN(max(m.path-1-min(from, m.path-2), 1)))
	}
}

// loop leads from a step back to one some steps before it.
func (m *maker) loop() {
	from := 1 + m.r.IntN(m.path-1)
	if from == m.path-1 || m.outs(from) > 2 {
		return
	}
	m.c.Nodes[from].Shape = flow.DecisionShape
	m.edge(from, max(0, from-1-m.r.IntN(5)))
}

// Sample returns chart number i of the charts on which quality is measured:
// 6 to 40 nodes, every other one with 2 to 6 lanes.
func Sample(i uint64) flow.Chart {
	lanes := 0
	if i%2 == 1 {
		lanes = 2 + int(i/2)%5
	}
	return Random(i, 6+int(i*7%35), lanes)
}
