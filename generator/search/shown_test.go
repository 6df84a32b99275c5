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

// What a card shows below a title tells something: an address does not.
func TestCardShowsASentence(t *testing.T) {
	text := "<main><h1>残疾人证办理</h1><p>网上信箱：https://example.org/a/long/address/of/a/box</p><p>电话：0546-1234567，传真：0546-7654321（上班时间）</p><p>本人带身份证和照片到办事窗口申请，三个工作日内办结。</p></main>"
	x := build(t, []Page{{Address: "a.html", Title: "残疾人证办理", Kind: "权力事项", Group: "g"}}, [][]byte{[]byte(text)}, 1)
	g, err := x.Reader().card(0)
	if err != nil || len(g.lines) != 2 || !strings.HasPrefix(g.lines[1].text, "本人带身份证") {
		t.Errorf("the card has %v, %v", g.lines, err)
	}
}
