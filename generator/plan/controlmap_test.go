package plan

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"gongshi/generator/derive"
	"gongshi/generator/load"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

const mapSource = `
[[risk_point]]
id = "r2"
code = "R2"
text = "先办后补"
subject = "department:d"
power = "w"
level = "B"
scope = "unit"
status = "published"
published_on = 2012-02-01

[[risk_point]]
id = "r3"
code = "R3"
text = "不属于任何权力"
subject = "department:d"
level = "B"
scope = "unit"
status = "published"
published_on = 2012-02-01

[[control_map]]
id = "m"
title = "防控图"
version = "一"
as_of = 2012-03-01
categories = [{label = "行政许可", powers = ["w"]}]
scope = "unit"
status = "published"
published_on = 2012-03-01
`

func TestMapShowsTheWholeWayOfAPower(t *testing.T) {
	snap, _, err := source.Take(fstest.MapFS{
		"gongshi.toml":  {Data: []byte("[site]\ntitle = \"站\"\n")},
		"data/u/a.toml": {Data: []byte(facesSource + mapSource)},
	}, source.SnapshotOptions{})
	if err != nil {
		t.Fatal(err)
	}
	settings, _ := load.Settings(snap)
	site, _ := load.Site(snap, settings, model.Day{Y: 2013, M: 1, D: 20}, load.Options{})
	derive.Complete(site)
	seen, _ := site.For(model.WithinUnit)
	plan, _ := Site(seen, Options{})
	views := map[string]any{}
	for _, x := range plan.Targets {
		views[x.Path] = x.View
	}
	v := view[MapView](t, views, "u/maps/m.html")
	w := v.Categories[0].Powers[0]
	var got []string
	for _, s := range w.Steps {
		line := fmt.Sprintf("%s %s 由%s %s %s:", s.No, s.Text, s.Actor.Text, s.Limit, s.Ways)
		for _, r := range s.Risks {
			line += " " + r.Link.Text + "/" + r.Level.Label
		}
		got = append(got, line)
	}
	// Steps without risks are there too, and what belongs to no step is last.
	want := `1 申请 由申请人 3个自然日 :
2 齐全吗 由办证股 1个工作日 不齐，退回第1步；齐，转到第3步: 收受好处/A级
3 审查 由机要岗  :
4 办结 由外部单位  :
 整项权力 由  : 先办后补/B级`
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
	if w.Size != "共4步，其中1步有风险，2个风险点" {
		t.Errorf("size: %s", w.Size)
	}
	if n := v.Figures[2].Number; n != 2 {
		t.Errorf("%d points on the map, want 2", n)
	}
	if !strings.HasPrefix(v.Elsewhere, "另有1个风险点") {
		t.Errorf("elsewhere: %s", v.Elsewhere)
	}
}
