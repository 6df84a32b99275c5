package load

import (
	"testing"
	"testing/fstest"

	"gongshi/generator/model"
	"gongshi/generator/source"
)

func TestAUnitSaysWhetherBeforeIncludesTheDay(t *testing.T) {
	for _, c := range []struct{ settings, last string }{
		{"", "2011-06-20"},
		{"settings = {before_is_inclusive = true}", "2011-06-20"},
		{"settings = {before_is_inclusive = false}", "2011-06-19"},
	} {
		snap, _, err := source.Take(fstest.MapFS{
			"gongshi.toml":     {Data: []byte("[site]\ntitle = \"站\"\n")},
			"data/u/unit.toml": {Data: []byte("[[unit]]\nid = \"u\"\n" + c.settings + "\n[[measure]]\nid = \"m\"\ndeadline = \"2011年6月20日前\"\n")},
		}, source.SnapshotOptions{})
		if err != nil {
			t.Fatal(err)
		}
		site, _ := Site(snap, model.Settings{}, model.Day{Y: 2012, M: 1, D: 1}, Options{})
		if got := model.All[model.Measure](site)[0].Deadline.V.To.String(); got != c.last {
			t.Errorf("%q: the last day is %s, want %s", c.settings, got, c.last)
		}
	}
}
