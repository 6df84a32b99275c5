package check

import (
	"slices"

	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// chart is a flowchart as a graph: nodes by number, edges that lead from node
// to node.
type chart struct {
	*model.Flowchart
	index   map[string]int
	out, in [][]int
	labels  []int // labelled exits of each node
}

// chartOf makes the graph; edges to nothing are left out of it.
func chartOf(f *model.Flowchart) *chart {
	n := len(f.Nodes)
	c := &chart{Flowchart: f, index: make(map[string]int, n), out: make([][]int, n), in: make([][]int, n), labels: make([]int, n)}
	for i, node := range f.Nodes {
		if _, double := c.index[node.ID.V]; !double {
			c.index[node.ID.V] = i
		}
	}
	for _, e := range f.Edges {
		from, ok1 := c.index[e.From.V]
		to, ok2 := c.index[e.To.V]
		if ok1 && ok2 {
			c.out[from] = append(c.out[from], to)
			c.in[to] = append(c.in[to], from)
			if e.Label.Set() {
				c.labels[from]++
			}
		}
	}
	return c
}

// reach marks what can be reached from the nodes in start.
func reach(start []int, next [][]int) []bool {
	seen := make([]bool, len(next))
	todo := slices.Clone(start)
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !seen[n] {
			seen[n] = true
			todo = append(todo, next[n]...)
		}
	}
	return seen
}

func (c *chart) ids() []string {
	var ids []string
	for _, n := range c.Nodes {
		ids = append(ids, n.ID.V)
	}
	return ids
}

// r060: a chart has one start and an end, every node lies on a way from the
// start to an end, and every edge joins two nodes.
func r060(s *model.Site, out *report) {
	for _, f := range all[model.Flowchart](s) {
		c := chartOf(f)
		c.nodesOnce(out)
		whole := c.edgesWhole(out)
		starts, endings := c.terminals(out)
		if whole && len(starts) == 1 && len(endings) > 0 {
			c.connected(starts, endings, out)
		}
	}
}

func (c *chart) nodesOnce(out *report) {
	for i, n := range c.Nodes {
		if first := c.index[n.ID.V]; first != i && n.ID.Set() {
			out.add(c.Flowchart, diag.Diagnostic{
				Code: diag.R060, Span: n.ID.At,
				Text: diag.Say("环节编号“%s”用了两次", "the node id %q is used twice", n.ID.V),
				Hint: diag.Say("一张图里每个环节一个编号", "each node of a chart has an id of its own"),
				Also: []diag.Note{{Span: c.Nodes[first].ID.At, Text: diag.Say("第一次用在这里", "first used here")}},
			})
		}
	}
}

// edgesWhole reports edges that name no node. Where there is one, nothing can be
// said about ways.
func (c *chart) edgesWhole(out *report) (whole bool) {
	whole = true
	for _, e := range c.Edges {
		for _, end := range []model.Str{e.From, e.To} {
			if _, ok := c.index[end.V]; ok || !end.Set() {
				continue
			}
			whole = false
			out.add(c.Flowchart, diag.Diagnostic{
				Code: diag.R060, Span: end.At,
				Text: diag.Say("连线指到“%s”，图里没有这个环节", "an edge names %q, which is no node of the chart", end.V),
				Hint: out.did(end.V, c.ids(), diag.Say("图里的环节有：%s", "the nodes are: %s", listed(c.ids()))),
			})
		}
	}
	return whole
}

// terminals returns the start and end nodes and reports what is wrong with
// their number.
func (c *chart) terminals(out *report) (starts, endings []int) {
	for i, n := range c.Nodes {
		switch n.Type.V {
		case "start":
			starts = append(starts, i)
		case "end":
			endings = append(endings, i)
		}
	}
	if len(c.Nodes) == 0 {
		return nil, nil
	}
	at := or(c.ID.At, c.At)
	if len(starts) == 0 {
		out.add(c.Flowchart, diag.Diagnostic{
			Code: diag.R060, Span: at,
			Text: diag.Say("流程图“%s”没有开始环节", "the flowchart %q has no start", c.ID.V),
			Hint: diag.Say("给第一个环节写 kind = \"start\"", "give the first node kind = \"start\""),
		})
	}
	for _, i := range starts[min(1, len(starts)):] {
		out.add(c.Flowchart, diag.Diagnostic{
			Code: diag.R060, Span: c.Nodes[i].Type.At,
			Text: diag.Say("一张图只能有一个开始，“%s”是又一个", "a chart has one start, and %q is another", c.Nodes[i].ID.V),
			Hint: diag.Say("改成 kind = \"step\"，从唯一的开始连过来", "make it kind = \"step\" and lead to it from the one start"),
			Also: []diag.Note{{Span: c.Nodes[starts[0]].Type.At, Text: diag.Say("第一个开始", "the first start")}},
		})
	}
	if len(endings) == 0 {
		out.add(c.Flowchart, diag.Diagnostic{
			Code: diag.R060, Span: at,
			Text: diag.Say("流程图“%s”没有结束环节", "the flowchart %q has no end", c.ID.V),
			Hint: diag.Say("给最后的环节写 kind = \"end\"", "give the last node kind = \"end\""),
		})
	}
	return starts, endings
}

// connected reports nodes that lie on no way from the start to an end. Of those
// that hang together only where the way breaks off is told.
func (c *chart) connected(starts, endings []int, out *report) {
	from, to := reach(starts, c.out), reach(endings, c.in)
	for _, i := range breaks(from, c.in, c.out) {
		n := c.Nodes[i]
		if c.index[n.ID.V] != i {
			continue
		}
		out.add(c.Flowchart, diag.Diagnostic{
			Code: diag.R060, Span: or(n.ID.At, n.At),
			Text: diag.Say("从开始走不到环节“%s”", "no way leads from the start to the node %q", n.ID.V),
			Hint: diag.Say("加一条连到它的线：{from = \"…\", to = \"%s\"}", "add an edge to it: {from = \"…\", to = %q}", n.ID.V),
		})
	}
	for _, i := range breaks(to, c.out, c.in) {
		n := c.Nodes[i]
		if c.index[n.ID.V] != i || !from[i] {
			continue
		}
		out.add(c.Flowchart, diag.Diagnostic{
			Code: diag.R060, Span: or(n.ID.At, n.At),
			Text: diag.Say("从环节“%s”走不到结束", "no way leads from the node %q to an end", n.ID.V),
			Hint: diag.Say("加一条从它出发的线：{from = \"%s\", to = \"…\"}", "add an edge from it: {from = %q, to = \"…\"}", n.ID.V),
		})
	}
}

// breaks returns the nodes not in reached from which, by way of next, all others
// not in reached follow: those that nothing leads to in before, and one of every
// circle that is left.
func breaks(reached []bool, before, next [][]int) []int {
	done := slices.Clone(reached)
	var out []int
	take := func(i int) {
		out = append(out, i)
		for j, ok := range reach([]int{i}, next) {
			done[j] = done[j] || ok
		}
	}
	for i := range reached {
		if !reached[i] && !slices.ContainsFunc(before[i], func(j int) bool { return j != i && !reached[j] }) {
			take(i)
		}
	}
	for i := range reached {
		if !done[i] {
			take(i)
		}
	}
	slices.Sort(out)
	return out
}

// r061: the actor of a node is a post or department of the unit, the applicant
// or outside.
func r061(s *model.Site, out *report) {
	for _, f := range all[model.Flowchart](s) {
		field := nodeField(f.Kind, "actor")
		for _, n := range f.Nodes {
			a := n.Actor
			d := diag.Diagnostic{Code: diag.R061, Span: a.At}
			switch {
			case !a.Set():
				d.Span = or(n.ID.At, n.At)
				d.Text = diag.Say("环节“%s”没有写由谁办理 actor", "the node %q has no actor", n.ID.V)
				d.Hint = diag.Say("写岗位或部室的编号；申请人写 \"applicant\"，外单位写 \"outside\"", "write the id of a post or department, \"applicant\" or \"outside\"")
				out.lacks(f, "actor", d)
				continue
			case a.Free, a.To == nil && out.unsure(f, a.Name):
				continue
			case a.To == nil:
				d.Text, d.Hint = out.unresolved(f, field, a.Name)
				if near, ok := out.guess(a.V, field.Words); ok {
					d.Hint = diag.Say("是不是想写 \"%s\"？", "did you mean %q?", near)
				}
			case a.To.Base().Home != f.Home:
				d.Text = diag.Say("环节“%s”的办理者“%s”不是本单位的", "the actor of the node %q, %q, is not of this unit", n.ID.V, a.V)
				d.Hint = diag.Say("外单位办理的环节写 actor = \"outside\"", "for a step done elsewhere write actor = \"outside\"")
			default:
				continue
			}
			out.add(f, d)
		}
	}
}

func nodeField(k *model.Kind, key string) *model.Field {
	nodes := k.Field("nodes").Fields
	return &nodes[slices.IndexFunc(nodes, func(f model.Field) bool { return f.Key == key })]
}

// r062: a decision has at least two labelled exits, and what goes round in a
// circle passes a decision.
func r062(s *model.Site, out *report) {
	for _, f := range all[model.Flowchart](s) {
		c := chartOf(f)
		for i, n := range c.Nodes {
			if n.Type.V != "decision" || c.labels[i] >= 2 && c.labels[i] == len(c.out[i]) {
				continue
			}
			out.add(f, diag.Diagnostic{
				Code: diag.R062, Span: or(n.ID.At, n.At),
				Text: diag.Say("判断环节“%[1]s”有 %[2]d 个出口，其中写明条件的 %[3]d 个", "the decision %[1]q has %[2]d exits, %[3]d of them with a label", n.ID.V, len(c.out[i]), c.labels[i]),
				Hint: diag.Say("至少两个出口，每条线都写条件：{from = \"%s\", to = \"…\", label = \"符合\"}", "it needs two exits or more, each with a label: {from = %q, to = \"…\", label = \"…\"}", n.ID.V),
			})
		}
		c.twins(out)
		if i := c.loop(); i >= 0 {
			out.add(f, diag.Diagnostic{
				Code: diag.R062, Span: or(c.Nodes[i].ID.At, c.Nodes[i].At),
				Text: diag.Say("环节“%s”绕回自己，中间没有判断", "the node %q leads back to itself without a decision", c.Nodes[i].ID.V),
				Hint: diag.Say("绕回的路上要有一个 kind = \"decision\" 的环节，写明什么情况退回", "put a node of kind \"decision\" on the way that says when it goes back"),
			})
		}
	}
}

// loop returns a node on a circle that passes no decision, or -1. Nodes that
// lose all their entries or exits one after another lie on none; from what is
// left, going forward comes round.
func (c *chart) loop() int {
	n := len(c.Nodes)
	plain := func(i int) bool { return c.Nodes[i].Type.V != "decision" }
	entries, exits := make([]int, n), make([]int, n)
	for i := range n {
		for _, j := range c.out[i] {
			if plain(i) && plain(j) {
				entries[j]++
				exits[i]++
			}
		}
	}
	gone := make([]bool, n)
	var drop func(i int)
	drop = func(i int) {
		if gone[i] || entries[i] > 0 && exits[i] > 0 {
			return
		}
		gone[i] = true
		for _, j := range c.out[i] {
			if plain(i) && plain(j) && !gone[j] {
				entries[j]--
				drop(j)
			}
		}
		for _, j := range c.in[i] {
			if plain(i) && plain(j) && !gone[j] {
				exits[j]--
				drop(j)
			}
		}
	}
	for i := range n {
		drop(i)
	}
	at := slices.Index(gone, false)
	for seen := make([]bool, n); at >= 0 && !seen[at]; {
		seen[at] = true
		at = c.out[at][slices.IndexFunc(c.out[at], func(j int) bool { return plain(j) && !gone[j] })]
	}
	return at
}
