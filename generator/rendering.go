package generator

import (
	"context"
	"sync"
	"sync/atomic"

	"gongshi/generator/check"
	"gongshi/generator/diag"
	"gongshi/generator/plan"
	"gongshi/generator/render"
	"gongshi/generator/write"
)

// rendering is what turns a plan into files that wait to be published.
type rendering struct {
	plan     *plan.Plan // used up
	renderer *render.Renderer
	leaks    *check.Leaks
	numbers  *check.Numbers
	writer   *write.Writer
}

// run renders every target, scans its bytes for what the audience may not see
// and for personal numbers, and hands it to the writer. A file that leaks is not handed on; its faults
// are returned, in the order of the plan.
func (r rendering) run(ctx context.Context, opt Options) ([]diag.Diagnostic, error) {
	faults := make([][]diag.Diagnostic, len(r.plan.Targets))
	var failed atomic.Pointer[error]
	var buffers sync.Pool // of *[]byte, one for each worker at a time
	opt.each(len(r.plan.Targets), func(i int) {
		if failed.Load() != nil || ctx.Err() != nil {
			return
		}
		buffer, ok := buffers.Get().(*[]byte)
		if !ok {
			buffer = new([]byte)
		}
		t := r.plan.Targets[i]
		b, err := r.renderer.Render((*buffer)[:0], t)
		if err == nil {
			faults[i] = append(r.leaks.Scan(t.Path, b), r.numbers.Scan(t.At, t.Path, b)...)
			if len(faults[i]) == 0 {
				err = r.writer.Put(t.Path, b)
			}
		}
		if err != nil {
			failed.CompareAndSwap(nil, &err)
		}
		*buffer = b // nobody keeps the bytes
		buffers.Put(buffer)
		r.plan.Targets[i].View = nil // its memory is free for the others
	})
	if err := failed.Load(); err != nil {
		return nil, *err
	}
	var all []diag.Diagnostic
	for _, f := range faults {
		all = append(all, f...)
	}
	return all, ctx.Err()
}
