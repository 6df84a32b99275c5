package search

import (
	"slices"
	"strings"
	"testing"
)

// A text of a single line too long for its block leaves nothing in the block.
func TestPageWhoseTextLiesElsewhereIsFound(t *testing.T) {
	long := strings.Repeat("办理残疾人证的材料，", 500) + "甲乙丙丁"
	x := build(t, []Page{{Address: "a.html", Title: "标题", Kind: "公示", Group: "g"}}, [][]byte{[]byte("<main><h1>标题</h1><p>" + long + "</p></main>")}, 1)
	r := x.Reader()
	got, err := r.Answer("乙丙丁")
	if err != nil || !slices.Equal(got.Exact, []string{"a.html"}) {
		t.Errorf("found %q, %v", got.Exact, err)
	}
	hits, err := x.Reader().Hits("乙丙丁")
	if err != nil || len(hits) != 1 {
		t.Fatalf("hits %v, %v", hits, err)
	}
	if got, err := x.Reader().Show(hits[:1], "乙丙丁"); err != nil || got[0] != "a.html" {
		t.Errorf("shows %q, %v", got, err)
	}
}
