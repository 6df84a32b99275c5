package generator

import (
	"context"
	"runtime"
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
	search   searching
	judged   bool // the queries of the settings are asked
}

// run renders every target, scans its bytes for what the audience may not see
// and for personal numbers, and hands it to the writer. A file that leaks is not
// handed on; its faults are returned, in the order of the plan. The page of
// search comes last, as it tells of the index of all others.
func (r rendering) run(ctx context.Context, opt Options) ([]diag.Diagnostic, error) {
	faults := make([][]diag.Diagnostic, len(r.plan.Targets))
	var failed atomic.Pointer[error]
	var buffers sync.Pool // of *[]byte, one for each worker at a time
	last := r.plan.Search.Target
	one := func(i int) {
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
				if g := t.Paged(); g != nil && !opt.NoSearch {
					r.search.add(g, b)
				}
				err = r.writer.Put(t.Path, b)
			}
		}
		if err != nil {
			failed.CompareAndSwap(nil, &err)
		}
		*buffer = b // nobody keeps the bytes
		buffers.Put(buffer)
		r.plan.Targets[i].View = nil // its memory is free for the others
	}
	opt.each(len(r.plan.Targets), func(i int) {
		if i != last {
			one(i)
		}
	})
	var unmet []diag.Diagnostic
	if failed.Load() == nil && ctx.Err() == nil {
		opt.stage("search")
		runtime.GC() // what pages took is free for the index, else both would be held
		var err error
		if !opt.NoSearch {
			unmet, err = r.index(opt)
		}
		if err != nil {
			return nil, err
		}
		one(last)
	}
	if err := failed.Load(); err != nil {
		return nil, *err
	}
	var all []diag.Diagnostic
	for _, f := range faults {
		all = append(all, f...)
	}
	return append(all, unmet...), ctx.Err()
}

// index makes the index of search, hands its files to the writer and its root to
// the page of search. The faults are the queries of the settings that are
// answered otherwise than they must.
func (r rendering) index(opt Options) ([]diag.Diagnostic, error) {
	x, err := r.search.index(opt.workers())
	if err != nil {
		return nil, err
	}
	for _, f := range x.Files {
		if err := r.writer.Put(f.Path, f.Bytes); err != nil {
			return nil, err
		}
	}
	if v, ok := r.plan.Targets[r.plan.Search.Target].View.(*plan.SearchView); ok {
		v.Knows = x.Root.JSON()
	}
	if !r.judged {
		return nil, nil
	}
	return r.search.judge(x)
}
