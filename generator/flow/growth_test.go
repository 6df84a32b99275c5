package flow_test

import (
	"os"
	"reflect"
	"runtime"
	"sync"
	"testing"

	"gongshi/bench/flowbench"
	"gongshi/generator/flow"
)

// Nothing is kept of charts that have been laid out, however many they are and
// from however many goroutines: 100,000 of them with GONGSHI_SOAK=1 (make soak).
// Run with -race it also tells whether they share anything.
func TestChartsLeaveNothingBehind(t *testing.T) {
	const workers, growth = 4, 1 << 20 // bytes
	total := 2000
	if os.Getenv("GONGSHI_SOAK") != "" {
		total = 100_000
	}
	charts := make([]flow.Chart, 50)
	want := make([]flow.Drawing, len(charts))
	for i := range charts {
		charts[i] = flowbench.Sample(uint64(i))
		want[i], _ = flow.Layout(charts[i])
	}
	before, running := heap(), runtime.NumGoroutine()
	var wait sync.WaitGroup
	for w := range workers {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for n := w; n < total; n += workers {
				i := n % len(charts)
				if d, err := flow.Layout(charts[i]); err != nil || d.H != want[i].H || n < 200 && !reflect.DeepEqual(d, want[i]) {
					t.Errorf("chart %d differs (%v)", i, err)
				}
			}
		}()
	}
	wait.Wait()
	if after := heap(); after > before+growth {
		t.Errorf("after %d charts the heap holds %d bytes more", total, after-before)
	}
	if now := runtime.NumGoroutine(); now > running {
		t.Errorf("%d goroutines more", now-running)
	}
	runtime.KeepAlive(charts)
	runtime.KeepAlive(want)
}

// heap is how many bytes are in use.
func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
