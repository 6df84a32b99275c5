// Package flow turns a chart of steps into forms for readers. It knows nodes
// and edges by number and label only, not what they stand for.
package flow

import "strconv"

// Edge leads from one node to another; nodes are numbered from 0.
type Edge struct {
	From, To int
	Label    string
}

// Item is one node as a step of an ordered list.
type Item struct {
	Node int
	// No is the step's number: "3" on the main list, "3.2" within a branch.
	No string
	// Last says that no line leads from this step to the one printed below.
	Last bool
	// Ways are the edges that leave the node. A single edge without a label
	// that leads to the step printed next has no way: the list says it.
	Ways []Way
}

// Way is where an edge leads: to a step printed elsewhere, or into a branch
// printed here.
type Way struct {
	Label string
	// To is the node the edge leads to, No the number of its step.
	To int
	No string
	// Back says that the way returns to a step already done.
	Back bool
	// Branch is the list that begins with To; nil where To is printed
	// elsewhere.
	Branch []Item
}

// Words returns the ordered list that tells a chart of the given number of
// nodes in words. Every node appears once and every edge once, as a step that
// follows or as a way.
//
// The main list begins with the first node that no edge enters, else with node
// 0, and follows the longest way to an end that does not turn back; of equal
// ways the edges that come first win. What leaves it becomes a branch of the
// step it leaves. A branch of a branch continues the list of the branch, so
// that lists are at most two deep. Nodes that cannot be reached from the first
// follow on the main list. It panics when an edge names a node out of range.
func Words(nodes int, edges []Edge) []Item {
	w := newWords(nodes, edges)
	var list []Item
	for start := w.firstStart(); start >= 0; start = w.firstStart() {
		list = append(list, w.list(start, true)...)
	}
	w.number(list, "")
	w.finish(list)
	return list
}

type words struct {
	edges []Edge
	out   [][]int // edges leaving a node, by index
	in    []int   // how many edges enter a node
	back  []bool  // of an edge: it returns to a node on its own way
	order []int   // nodes, each after those its forward edges lead to
	used  []bool
	place []int    // of a node: its place in the reading order, from 1
	no    []string // of a node
	read  int
}

func newWords(nodes int, edges []Edge) *words {
	w := &words{
		edges: edges, out: make([][]int, nodes), in: make([]int, nodes), back: make([]bool, len(edges)),
		used: make([]bool, nodes), place: make([]int, nodes), no: make([]string, nodes),
	}
	for i, e := range edges {
		w.out[e.From] = append(w.out[e.From], i)
		if e.From != e.To {
			w.in[e.To]++
		}
	}
	state := make([]byte, nodes) // 0 new, 1 on the way, 2 done
	for n := range nodes {
		if w.in[n] == 0 {
			w.walk(n, state)
		}
	}
	for n := range nodes {
		w.walk(n, state)
	}
	return w
}

// walk finds the edges that turn back and orders the nodes.
func (w *words) walk(n int, state []byte) {
	if state[n] != 0 {
		return
	}
	state[n] = 1
	for _, e := range w.out[n] {
		to := w.edges[e].To
		if state[to] == 1 {
			w.back[e] = true
			continue
		}
		w.walk(to, state)
	}
	state[n] = 2
	w.order = append(w.order, n)
}

// firstStart returns the node that begins the next list, -1 when all are used.
func (w *words) firstStart() int {
	first := -1
	for n, used := range w.used {
		switch {
		case used:
		case w.in[n] == 0:
			return n
		case first < 0:
			first = n
		}
	}
	return first
}

// path returns the longest way from start over unused nodes, one that ends
// where no edge leaves before one that does not, and marks it as used.
func (w *words) path(start int) []int {
	length := make([]int, len(w.used))
	ends := make([]bool, len(w.used))
	next := make([]int, len(w.used))
	for _, n := range w.order {
		length[n], next[n], ends[n] = 1, -1, len(w.out[n]) == 0
		if w.used[n] {
			continue
		}
		for _, e := range w.out[n] {
			to := w.edges[e].To
			if w.back[e] || w.used[to] {
				continue
			}
			better := ends[to] && !ends[n] || ends[to] == ends[n] && length[to]+1 > length[n]
			if better {
				length[n], ends[n], next[n] = length[to]+1, ends[to], e
			}
		}
	}
	var way []int
	for n := start; ; n = w.edges[next[n]].To {
		w.used[n] = true
		way = append(way, n)
		if next[n] < 0 {
			return way
		}
	}
}

// list returns the items from start on. On the main list what leaves a step
// becomes a branch; within a branch it continues the list.
func (w *words) list(start int, main bool) []Item {
	var items []Item
	for queue := []int{start}; len(queue) > 0; queue = queue[1:] {
		if w.used[queue[0]] {
			continue
		}
		way := w.path(queue[0])
		for i, n := range way {
			after := -1
			if i+1 < len(way) {
				after = way[i+1]
			}
			item := Item{Node: n, Last: after < 0}
			for _, e := range w.out[n] {
				edge := w.edges[e]
				if edge.To == after && edge.Label == "" && len(w.out[n]) == 1 {
					continue
				}
				to := Way{Label: edge.Label, To: edge.To}
				switch {
				case w.used[edge.To]:
				case main:
					to.Branch = w.list(edge.To, false)
				default:
					queue = append(queue, edge.To)
				}
				item.Ways = append(item.Ways, to)
			}
			items = append(items, item)
		}
	}
	return items
}

// number gives every step its number and its place in the reading order.
func (w *words) number(list []Item, prefix string) {
	for i := range list {
		item := &list[i]
		item.No = prefix + strconv.Itoa(i+1)
		w.read++
		w.no[item.Node], w.place[item.Node] = item.No, w.read
		inner := 0
		for j := range item.Ways {
			branch := item.Ways[j].Branch
			w.numberFrom(branch, item.No+".", inner)
			inner += len(branch)
		}
	}
}

// numberFrom is number for a branch whose step already has the numbers up to
// first.
func (w *words) numberFrom(list []Item, prefix string, first int) {
	for i := range list {
		item := &list[i]
		item.No = prefix + strconv.Itoa(first+i+1)
		w.read++
		w.no[item.Node], w.place[item.Node] = item.No, w.read
	}
}

// finish fills what the ways say of the steps they lead to.
func (w *words) finish(list []Item) {
	for i := range list {
		item := &list[i]
		for j := range item.Ways {
			way := &item.Ways[j]
			way.No = w.no[way.To]
			way.Back = way.Branch == nil && w.place[way.To] <= w.place[item.Node] && w.reaches(way.To, item.Node)
			w.finish(way.Branch)
		}
	}
}

// reaches reports whether edges lead from a to b; a node reaches itself.
func (w *words) reaches(a, b int) bool {
	seen := make([]bool, len(w.used))
	for stack := []int{a}; len(stack) > 0; {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if n == b {
			return true
		}
		if seen[n] {
			continue
		}
		seen[n] = true
		for _, e := range w.out[n] {
			stack = append(stack, w.edges[e].To)
		}
	}
	return false
}
