package flow_test

import (
	"fmt"
	"testing"

	"gongshi/bench/flowbench"
	"gongshi/generator/flow"
)

func BenchmarkLayout(b *testing.B) {
	for _, size := range []struct{ nodes, lanes int }{{17, 0}, {40, 4}} {
		b.Run(fmt.Sprintf("nodes=%d/lanes=%d", size.nodes, size.lanes), func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if _, err := flow.Layout(flowbench.Random(uint64(i%50), size.nodes, size.lanes)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
