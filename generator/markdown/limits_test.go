package markdown

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"gongshi/generator/diag"
)

// Texts that cost the library seconds or gigabytes. Each must be done within a
// second (on a slow or busy machine: 20 times what ordinary text of 1 MiB
// takes): refused, or read because it is harmless under the limits.
func TestBombsAreDefused(t *testing.T) {
	rep := strings.Repeat
	fill := func(s string) string { return rep(s, MaxBytes/len(s)) }
	cols := func(n int) string { return rep("|a", n) + "|\n" + rep("|-", n) + "|\n" }
	limit := max(time.Second, 20*fastest(0, func() {
		for range MaxBytes / len(sample) {
			d, _ := parse(sample)
			d.Render(nil, Options{})
		}
	}))
	for _, c := range []struct {
		name, md string
		refused  bool
	}{
		{"wide table, short rows", cols(3000) + rep("x\n", 3000), true},
		{"32 columns, short rows", cols(32) + fill("x\n")[:MaxBytes-200], true},
		{"32 columns, rows of one run", cols(32) + rep("x\n", 5000), true},
		{"table without blank line after rules", fill("-|-\n"), true},
		{"wide table in a quote", "> " + rep("|a", 40) + "|\n> " + rep("|-", 40) + "|\n", true},
		{"wide table in a list", "- " + rep("|a", 40) + "|\n  " + rep("|-", 40) + "|\n", true},
		{"quotes", rep(">", 50_000), true},
		{"quotes with spaces", rep("> ", 500_000), true},
		{"lists in one line", rep("- ", 100) + "a", true},
		{"ordered lists in one line", rep("1. ", 100), true},
		{"lists by indentation", nestedLists(40), true},
		{"quotes and lists by turns", rep("> - ", 30), true},
		{"quote grows line by line", growing("> ", 40), true},
		{"footnotes inside each other", "[^a]: " + rep("[^b]: ", 40), true},
		{"too large", rep("字", MaxBytes/3+1), true},
		{"open links", fill("[a](<b"), true},
		{"open titles", fill("[a](b ("), true},
		{"open brackets", fill("["), true},
		{"open images", fill("!["), true},
		{"images inside each other", rep("![", 20_000) + rep("](x)", 20_000), true},
		{"emphasis that never matches", fill("*a_ "), true},
		{"emphasis inside each other", rep("*a **a ", 20_000) + rep("a** a*", 20_000), true},
		{"backticks of all lengths", backticks(1400), true},
		{"link definitions", fill("[a]: b\n"), true},
		{"long definition used often", "[a]: " + rep("x", 500_000) + "\n\n" + rep("[a] ", 100_000), true},
		{"footnotes", fill("[^1]: b\n"), true},
		{"footnotes apart", rep("[^1]: b\n\n", MaxDefs+1), true},
		{"address used often", "[a]: " + rep("x", 2000) + "\n\n" + rep("[a]\n\n", 100_000), true},
		{"images a little deep", rep("![", maxDepth+1) + "a" + rep("](x)", maxDepth+1), true},
		{"lines without blank", fill("a\n"), true},
		{"equal headings", fill("# a\n\n"), true},
		{"as many headings as allowed", rep("# a\n\n", MaxHeads), false},
		{"html that never ends", fill("<a b="), true},
		{"comments that never end", fill("a<!-"), true},
		{"list items", fill("- a\n\n"), false},
		{"references", fill("&amp;"), false},
		{"backslashes", fill(`\`), false},
		{"escaped bars in code", cols(2) + rep("|`\\|`|`\\|`|\n", 4000), false},
		{"anchors", "# a\n\n" + rep("[a](#a) [a](#b)\n\n", 50_000), false},
		{"footnote mentions", "[^1]: b\n\n" + rep("[^1]\n\n", 150_000), true},
		{"setext", fill("a\n-\n"), true},
		{"tabs", fill("\t"), false},
		{"deep indentation", rep(rep(" ", 1000)+"- a\n", 1000), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, faults := parse(c.md)
			out := d.Render(nil, Options{})
			took := fastest(limit, func() {
				d, _ := parse(c.md)
				d.Render(nil, Options{})
				d.PlainText()
			})
			if took > limit {
				t.Errorf("took %v, allowed are %v", took, limit)
			}
			refused := len(faults) > 0 && faults[0].Code == diag.S013
			if refused != c.refused {
				t.Errorf("refused %v, want %v", refused, c.refused)
			}
			if refused && (len(out) > 0 || faults[0].Span.File == nil) {
				t.Errorf("a refused text renders as nothing and has a place")
			}
		})
	}
}

// fastest returns the shortest of up to five runs, for other work on the
// machine only ever makes a run longer; it stops when one is within enough.
func fastest(enough time.Duration, run func()) time.Duration {
	best := time.Duration(1<<63 - 1)
	for range 5 {
		start := time.Now()
		run()
		if best = min(best, time.Since(start)); best <= enough {
			break
		}
	}
	return best
}

func nestedLists(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%s- a\n", strings.Repeat("  ", i))
	}
	return b.String()
}

func growing(s string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%sa\n", strings.Repeat(s, i+1))
	}
	return b.String()
}

func backticks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("`", i+1) + "a")
	}
	return b.String()[:min(b.Len(), MaxBytes)]
}

func TestLimitsLetOrdinaryTextPass(t *testing.T) {
	for _, md := range []string{
		nestedLists(MaxNesting),
		strings.Repeat("* ", 40) + "\n",
		strings.Repeat("- - -\n\n", 40),
		growing("> ", MaxNesting),
		strings.Repeat("> 引\n\n- 项\n  > 引\n\n1. 项\n", 50),
		strings.Repeat("|a", MaxColumns) + "|\n" + strings.Repeat("|-", MaxColumns) + "|\n" + strings.Repeat("|1|\n", 300),
		strings.Repeat("这一段有**很多**强调，也有[链接](a.doc)。", 500),
	} {
		if _, faults := parse(md); len(faults) > 0 {
			t.Errorf("%.60q: %s", md, describe(faults[0]))
		}
	}
}

func TestLimitPointsAtThePlace(t *testing.T) {
	for _, c := range []struct{ md, want string }{
		{"甲\n\n" + nestedLists(17), `S013@19:33 "-"`},
		{"甲\n" + strings.Repeat("|a", 33) + "|\n|" + strings.Repeat("-|", 33) + "\n", `S013@3:1 "|` + strings.Repeat("-|", 33) + `"`},
	} {
		_, faults := parse(c.md)
		if len(faults) != 1 || describe(faults[0]) != c.want {
			t.Errorf("got %v, want %s", faults, c.want)
		}
	}
}
