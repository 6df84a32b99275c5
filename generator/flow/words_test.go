package flow

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// tell prints a list as text: "1 a", indented branches with their labels,
// "→" for a way onward, "←" for a way back.
func tell(list []Item, indent string) string {
	var b strings.Builder
	for _, it := range list {
		fmt.Fprintf(&b, "%s%s %c", indent, it.No, 'a'+rune(it.Node))
		if it.Last {
			b.WriteString(" .")
		}
		b.WriteByte('\n')
		for _, w := range it.Ways {
			switch {
			case w.Branch != nil:
				fmt.Fprintf(&b, "%s  [%s]\n%s", indent, w.Label, tell(w.Branch, indent+"    "))
			case w.Back:
				fmt.Fprintf(&b, "%s  [%s] ← %s\n", indent, w.Label, w.No)
			default:
				fmt.Fprintf(&b, "%s  [%s] → %s\n", indent, w.Label, w.No)
			}
		}
	}
	return b.String()
}

// chart reads "ab ac:no": edges from a to b and from a to c with a label.
func chart(s string) (nodes int, edges []Edge) {
	for _, word := range strings.Fields(s) {
		pair, label, _ := strings.Cut(word, ":")
		from, to := int(pair[0]-'a'), int(pair[1]-'a')
		edges = append(edges, Edge{from, to, label})
		nodes = max(nodes, from+1, to+1)
	}
	return nodes, edges
}

func TestWordsTellTheChart(t *testing.T) {
	for _, c := range []struct{ name, chart, want string }{
		{"a line", "ab bc", "1 a\n2 b\n3 c .\n"},
		{"a label on the only way is told", "ab:ok bc", "1 a\n  [ok] → 2\n2 b\n3 c .\n"},
		{
			"a decision with a loop: the loop is a branch that goes back",
			"ab bc:yes bd:no db ce",
			"1 a\n2 b\n  [yes] → 3\n  [no]\n    2.1 d .\n      [] ← 2\n3 c\n4 e .\n",
		},
		{
			"branches meet again: told once, then linked",
			"ab:x ac:y bd cd de",
			"1 a\n  [x] → 2\n  [y]\n    1.1 c .\n      [] → 3\n2 b\n3 d\n4 e .\n",
		},
		{
			"several ends",
			"ab:yes ac:no bd:yes be:no df",
			"1 a\n  [yes] → 2\n  [no]\n    1.1 c .\n2 b\n  [yes] → 3\n  [no]\n    2.1 e .\n3 d\n4 f .\n",
		},
		{
			"a branch of a branch continues the branch",
			"ab:yes ac:no cd:yes ce:no bf fg gh hi",
			"1 a\n  [yes] → 2\n  [no]\n    1.1 c\n      [yes] → 1.2\n      [no] → 1.3\n    1.2 d .\n    1.3 e .\n2 b\n3 f\n4 g\n5 h\n6 i .\n",
		},
		{
			"two branches of one step share its numbers",
			"ab:1 ac:2 ad:3 be ef",
			"1 a\n  [1] → 2\n  [2]\n    1.1 c .\n  [3]\n    1.2 d .\n2 b\n3 e\n4 f .\n",
		},
		{"a step that returns to itself", "ab:done aa:again", "1 a\n  [done] → 2\n  [again] ← 1\n2 b .\n"},
		{"a circle without a start", "ab bc ca", "1 a\n2 b\n3 c .\n  [] ← 1\n"},
		{"a second start follows", "ab cb", "1 a\n2 b .\n3 c .\n  [] → 2\n"},
	} {
		n, edges := chart(c.chart)
		if got := tell(Words(n, edges), ""); got != c.want {
			t.Errorf("%s:\ngot\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestWordsOfNothing(t *testing.T) {
	if got := Words(0, nil); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

// TestWordsLoseNothing checks on random charts that every node and every edge
// is told exactly once, that numbers differ, and that the list is the same
// when told again.
func TestWordsLoseNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(2012, 4))
	for range 3000 {
		n := 1 + r.IntN(14)
		var edges []Edge
		for i := range r.IntN(3 * n) {
			edges = append(edges, Edge{r.IntN(n), r.IntN(n), []string{"", fmt.Sprint(i)}[r.IntN(2)]})
		}
		list := Words(n, edges)
		told := &told{nodes: map[int]int{}, numbers: map[string]int{}, edges: map[Edge]int{}}
		told.read(t, list, 0)
		for node := range n {
			if told.nodes[node] != 1 {
				t.Fatalf("node %d is told %d times\n%v\n%s", node, told.nodes[node], edges, tell(list, ""))
			}
		}
		if len(told.numbers) != n {
			t.Fatalf("%d numbers for %d nodes\n%s", len(told.numbers), n, tell(list, ""))
		}
		want := map[Edge]int{}
		for _, e := range edges {
			want[e]++
		}
		if !reflect.DeepEqual(told.edges, want) {
			t.Fatalf("edges told %v, want %v\n%s", told.edges, want, tell(list, ""))
		}
		if again := Words(n, edges); !reflect.DeepEqual(list, again) {
			t.Fatal("told again, the list differs")
		}
	}
}

type told struct {
	nodes   map[int]int
	numbers map[string]int
	edges   map[Edge]int
}

func (x *told) read(t *testing.T, list []Item, depth int) {
	if depth > 1 {
		t.Fatal("lists are more than two deep")
	}
	for i, it := range list {
		x.nodes[it.Node]++
		x.numbers[it.No]++
		implied := !it.Last
		for _, w := range it.Ways {
			x.edges[Edge{it.Node, w.To, w.Label}]++
			if implied && w.To == list[i+1].Node {
				implied = false
			}
			if w.Branch != nil {
				if w.Branch[0].Node != w.To {
					t.Fatal("a branch begins with another node than its way says")
				}
				x.read(t, w.Branch, depth+1)
			}
		}
		if implied {
			x.edges[Edge{it.Node, list[i+1].Node, ""}]++
		}
	}
}
