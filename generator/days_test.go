package generator_test

import (
	"context"
	"path/filepath"
	"testing"

	"gongshi/bench/corpus"
	"gongshi/generator"
	"gongshi/generator/model"
)

// TestExampleSiteBuildsOnAnyDay builds the example site as it was on days when
// more or less of it was out: nothing may leak, dangle or stop the build.
func TestExampleSiteBuildsOnAnyDay(t *testing.T) {
	for _, day := range []string{"2011-03-15", "2011-09-10", "2012-01-15", "2012-04-12", "2012-06-15", "2012-09-05", "2012-12-18", "2013-06-01"} {
		for _, a := range []model.Audience{model.Public, model.LimitedTo} {
			res, err := generator.Build(context.Background(), generator.Options{
				Dir: "..", Out: filepath.Join(t.TempDir(), "public"), AsOf: day, Audience: a, Environ: noEnv,
			})
			if err != nil {
				t.Fatalf("%s, %s: %v", day, a, err)
			}
			if !res.Done {
				t.Errorf("%s, %s: %d faults, the last %s", day, a, len(res.Faults), res.Faults[len(res.Faults)-1].Text.ZH)
			}
		}
	}
}

func noEnv(string) string { return "" }

// TestMadeUpSitesGiveNoFalseAlarm builds sites of which much is not out yet:
// what is hidden resembles what is shown, and none of it is a leak.
func TestMadeUpSitesGiveNoFalseAlarm(t *testing.T) {
	for seed, day := range map[uint64]string{2: "2024-06-30", 3: "2023-11-15"} {
		dir := filepath.Join(t.TempDir(), "site")
		if err := corpus.Write(dir, corpus.Options{Records: 3000, Seed: seed}); err != nil {
			t.Fatal(err)
		}
		res, err := generator.Build(context.Background(), generator.Options{Dir: dir, AsOf: day, Environ: noEnv})
		if err != nil {
			t.Fatal(err)
		}
		if !res.Done {
			t.Errorf("seed %d on %s: %d faults, the last %s", seed, day, len(res.Faults), res.Faults[len(res.Faults)-1].Text.ZH)
		}
	}
}
