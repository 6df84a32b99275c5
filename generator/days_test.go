package generator_test

import (
	"context"
	"path/filepath"
	"testing"

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
