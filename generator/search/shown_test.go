package search

import (
	"slices"
	"strings"
	"testing"
)

// A text of a single line too long for its block leaves nothing in the block.
func TestPageWhoseTextLiesElsewhereIsFound(t *testing.T) {
	long := strings.Repeat("办理残疾人证的材料，", 400) + "甲乙丙丁"
	x := build(t, []Page{{Address: "a.html", Title: "标题", Kind: "公示", Group: "g"}}, [][]byte{[]byte("<main><h1>标题</h1><p>" + long + "</p></main>")}, 1)
	r := x.Reader()
	got, err := r.Answer("乙丙丁")
	if err != nil || !slices.Equal(got.Exact, []string{"a.html"}) {
		t.Errorf("found %q, %v", got.Exact, err)
	}
	slots, err := x.Reader().Slots("乙丙丁")
	if err != nil || len(slots) != 1 {
		t.Fatalf("slots %v, %v", slots, err)
	}
	if address, err := x.Reader().Show(slots[0], "乙丙丁"); err != nil || address != "a.html" {
		t.Errorf("shows %q, %v", address, err)
	}
}
