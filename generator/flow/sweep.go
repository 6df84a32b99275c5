package flow

// firstOrder puts the cells in the order of a walk from the top: the main edge
// of a node first, then the others in their order, or the other way round.
func (g *engine) firstOrder(turned bool) {
	seq := make([]int, len(g.row))
	next := 0
	seen := make([]bool, len(g.c.Nodes))
	var walk func(n int)
	walk = func(n int) {
		if seen[n] {
			return
		}
		seen[n] = true
		next++
		seq[n] = next
		outs := g.outs[n]
		for k := range outs {
			i := outs[k]
			if turned {
				i = outs[len(outs)-1-k]
			}
			e := &g.edges[i]
			for _, cell := range e.chain {
				next++
				seq[cell] = next
			}
			if !e.back {
				walk(e.to)
			}
		}
	}
	for _, n := range g.topo {
		walk(n)
	}
	for r, row := range g.rows {
		sortBy(row, seq)
		g.byLane(row)
		g.number(r)
	}
}

// sortBy sorts cells by their keys; equal ones keep their order.
func sortBy(row, key []int) {
	for i := 1; i < len(row); i++ {
		for j := i; j > 0 && key[row[j]] < key[row[j-1]]; j-- {
			row[j], row[j-1] = row[j-1], row[j]
		}
	}
}

// byLane puts the nodes of a row, at the places they have among them, in the
// order of their lanes.
func (g *engine) byLane(row []int) {
	if len(g.c.Lanes) < 2 {
		return
	}
	n := len(g.c.Nodes)
	for i := range row {
		if row[i] >= n {
			continue
		}
		for j, last := i, i; j > 0; {
			j--
			if row[j] >= n {
				continue
			}
			if g.c.Nodes[row[last]].Lane >= g.c.Nodes[row[j]].Lane {
				break
			}
			row[last], row[j] = row[j], row[last]
			last = j
		}
	}
}

// sweep orders rows by the places of their neighbours, down and up, and keeps
// the best order seen.
func (g *engine) sweep() {
	best, least := cloneRows(g.rows), g.crossings()
	key := make([]int, len(g.row))
	for pass := range 8 {
		if least == 0 {
			break
		}
		for k := range g.rows {
			r := k
			if pass%2 == 1 {
				r = len(g.rows) - 1 - k
			}
			g.sortRow(r, pass%2 == 0, key)
		}
		if n := g.crossings(); n < least {
			least = n
			for r := range best {
				copy(best[r], g.rows[r])
			}
		}
	}
	g.setRows(best)
}

// sortRow sorts a row by the mean place of the neighbours above, or below.
func (g *engine) sortRow(r int, above bool, key []int) {
	row := g.rows[r]
	if len(row) < 2 {
		return
	}
	for i, cell := range row {
		sum, n := 0, 0
		if above {
			for _, l := range g.up[cell] {
				p := g.pair(&g.links[l])
				sum, n = sum+p.top-g.links[l].botOff, n+1
			}
		} else {
			for _, l := range g.down[cell] {
				p := g.pair(&g.links[l])
				sum, n = sum+p.bot-g.links[l].topOff, n+1
			}
		}
		if n == 0 {
			sum, n = i*step, 1
		}
		key[cell] = sum * 64 / n
	}
	sortBy(row, key)
	g.byLane(row)
	g.number(r)
}
