package flow_test

import (
	"strings"
	"testing"

	"gongshi/bench/flowbench"
	"gongshi/generator/flow"
)

func TestRandomChartsAreDrawnWithoutFault(t *testing.T) {
	kinds := map[string]int{}
	for seed := range uint64(600) {
		c := flowbench.Sample(seed)
		d, err := flow.Layout(c)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range flowbench.Faults(c, d) {
			kind, _, _ := strings.Cut(f, ":")
			if kinds[kind]++; kinds[kind] <= 3 {
				t.Errorf("chart %d: %s", seed, f)
			}
		}
	}
	if len(kinds) > 0 {
		t.Errorf("faults: %v", kinds)
	}
}
