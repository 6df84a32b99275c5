package derive

import (
	"strings"
	"testing"

	"gongshi/generator/model"
	"gongshi/generator/source"
)

// chartFrom reads a chart from lines: "a start 2 工作日" is a node with its
// time, "a > b" an edge; "外" after the time makes the actor outside, "计" says
// that the time counts all the same.
func chartFrom(lines string) *model.Flowchart {
	at := (&source.File{Path: "x"}).At(0, 0)
	str := func(s string) model.Str { return model.Str{V: s, At: at} }
	f := &model.Flowchart{}
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		w := strings.Fields(line)
		if w[1] == ">" {
			f.Edges = append(f.Edges, model.Edge{From: str(w[0]), To: str(w[2])})
			continue
		}
		n := model.Node{ID: str(w[0]), Type: str(w[1])}
		if len(w) > 3 {
			n.TimeLimit = model.NodeLimit{Num: model.Num{V: model.Number{Text: w[2]}, At: at}, Unit: str(w[3])}
		}
		if strings.HasSuffix(line, "外") || strings.HasSuffix(line, "计") {
			n.Actor.V = "outside"
		}
		if strings.HasSuffix(line, "计") {
			n.TimeLimit.Counted = model.Bool{V: true, At: at}
		}
		f.Nodes = append(f.Nodes, n)
	}
	return f
}

func TestLongestPath(t *testing.T) {
	for _, c := range []struct{ name, chart, unit, want string }{
		{"in a row", "a start 1 日\nb step 2.5 日\nc end\na > b\nb > c", "", "a b c 3.5 日"},
		{"the longer branch", "a start\nb step 2 日\nc step 3 日\nd end\na > b\na > c\nb > d\nc > d", "", "a c d 3 日"},
		{"the first of equal branches", "a start\nb step 2 日\nc step 2.0 日\nd end\na > b\na > c\nb > d\nc > d", "", "a b d 2 日"},
		{"a branch that is all longer later on", "a start\nb step 9 日\nc step 1 日\nd step 9 日\ne end\na > b\na > c\nb > e\nc > d\nd > e", "", "a c d e 10 日"},
		{"loop-backs left out, and what leads only back", "a start\nb decision 2 日\nc step 30 日\nd end\na > b\nb > c\nc > b\nb > d", "", "a b d 2 日"},
		{"an end on the way", "a start 1 日\nb end 1 日\nc step 5 日\nd end\na > b\nb > c\nc > d", "", "a b c d 7 日"},
		{"a step that leads nowhere", "a start\nb step 8 日\nc end 1 日\na > b\na > c", "", "a c 1 日"},
		{"the applicant's and others' time", "a start 7 日 外\nb step 2 日\nc end\na > b\nb > c", "", "a b c 2 日"},
		{"but counted where the node says so", "a start 7 日 计\nb step 2 日\nc end\na > b\nb > c", "", "a b c 9 日"},
		{"no time at all", "a start\nb end\na > b", "", "a b 0"},
		{"another unit", "a start 1 月\nb step 2 日\nc end\na > b\nb > c", "日", "a b c 2 日 (a)"},
		{"the unit of the first", "a start\nb step 2 月\nc end 3 日\na > b\nb > c", "", "a b c 2 月 (c)"},
		{"no number", "a start inf 日\nb end 3 日\na > b", "", "a b 3 日 (a)"},
		{"edges to nothing", "a start\nb end 3 日\na > x\na > b", "", "a b 3 日"},
		{"no start", "a step\nb end\na > b", "", "none"},
		{"two starts", "a start\nb start\nc end\na > c\nb > c", "", "none"},
		{"no end", "a start\nb step\na > b\nb > a", "", "none"},
	} {
		w, ok := LongestPath(chartFrom(c.chart), c.unit)
		got := "none"
		if ok {
			var parts []string
			for _, n := range w.Nodes {
				parts = append(parts, n.ID.V)
			}
			got = strings.TrimSpace(strings.Join(parts, " ") + " " + w.Total.String() + " " + w.Unit)
			var other []string
			for _, n := range w.Other {
				other = append(other, n.ID.V)
			}
			if other != nil {
				got += " (" + strings.Join(other, " ") + ")"
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestLongestPathOfManyBranches has 2^200 ways.
func TestLongestPathOfManyBranches(t *testing.T) {
	var b strings.Builder
	b.WriteString("n000 start\n")
	for i := range 200 {
		a, c := itoa(i), itoa(i+1)
		kind := "step"
		if i == 199 {
			kind = "end"
		}
		b.WriteString("x" + a + " step 1 日\ny" + a + " step 0.5 日\nn" + c + " " + kind + "\n")
		b.WriteString("n" + a + " > x" + a + "\nn" + a + " > y" + a + "\nx" + a + " > n" + c + "\ny" + a + " > n" + c + "\n")
	}
	w, ok := LongestPath(chartFrom(b.String()), "")
	if !ok || w.Total.String() != "200" || len(w.Nodes) != 401 {
		t.Errorf("%v %v with %d steps", ok, w.Total, len(w.Nodes))
	}
}

func itoa(n int) string {
	return string([]byte{byte('0' + n/100), byte('0' + n/10%10), byte('0' + n%10)})
}
