// Package watch says when the sources of a project have changed. It watches
// folders, since editors replace files, looks again at every doubt, and can
// poll where the system gives no events.
package watch

import (
	"context"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Options tune watching. The zero value uses the system's events.
type Options struct {
	// Paths are the files and folders to watch, relative to the project.
	Paths []string
	// Poll looks at the files every Interval and uses no events.
	Poll bool
	// Interval is the time between two looks when polling; 0 is one second.
	Interval time.Duration
	// Settle is how long the files must be quiet before a change is told;
	// 0 is 100 milliseconds.
	Settle time.Duration
}

// Changes returns a channel that gets a value after each change of the files
// below dir. Changes that come while the last value was not yet taken are told
// together. The channel is closed when ctx ends.
func Changes(ctx context.Context, dir string, opt Options) (<-chan struct{}, error) {
	if opt.Interval == 0 {
		opt.Interval = time.Second
	}
	if opt.Settle == 0 {
		opt.Settle = 100 * time.Millisecond
	}
	w := &watcher{dir: dir, opt: opt, out: make(chan struct{}, 1)}
	w.last = w.fingerprint()
	if opt.Poll {
		go w.poll(ctx)
		return w.out, nil
	}
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", dir, err)
	}
	w.events = events
	w.add()
	go w.watch(ctx)
	return w.out, nil
}

type watcher struct {
	dir    string
	opt    Options
	out    chan struct{}
	events *fsnotify.Watcher
	last   uint64
}

// tell reports a change if the files differ from those last seen.
func (w *watcher) tell() {
	now := w.fingerprint()
	if now == w.last {
		return
	}
	w.last = now
	select {
	case w.out <- struct{}{}:
	default:
	}
}

func (w *watcher) poll(ctx context.Context) {
	defer close(w.out)
	tick := time.NewTicker(w.opt.Interval)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			w.tell()
		}
	}
}

func (w *watcher) watch(ctx context.Context) {
	defer close(w.out)
	defer w.events.Close()
	quiet := time.NewTimer(time.Hour)
	defer quiet.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case _, ok := <-w.events.Events:
			if !ok {
				return
			}
			quiet.Reset(w.opt.Settle)
		case _, ok := <-w.events.Errors: // an overflow: look at everything again
			if !ok {
				return
			}
			quiet.Reset(w.opt.Settle)
		case <-quiet.C:
			w.add() // folders that are new
			w.tell()
		}
	}
}

// add watches every folder of the project; watching one twice does no harm.
func (w *watcher) add() {
	w.walk(func(path string, d fs.DirEntry) {
		if d.IsDir() {
			_ = w.events.Add(path) // a folder that is gone is none to watch
		}
	})
	_ = w.events.Add(w.dir) // for the files of the top folder
}

// fingerprint sums up name, size and time of every file. It only decides
// whether to look again, never what is built.
func (w *watcher) fingerprint() uint64 {
	h := fnv.New64a()
	w.walk(func(path string, d fs.DirEntry) {
		info, err := d.Info()
		if err != nil {
			return
		}
		fmt.Fprintln(h, path, info.Size(), info.ModTime().UnixNano(), d.IsDir())
	})
	return h.Sum64()
}

func (w *watcher) walk(visit func(string, fs.DirEntry)) {
	for _, p := range w.opt.Paths {
		full := filepath.Join(w.dir, p)
		if _, err := os.Lstat(full); err != nil {
			continue
		}
		_ = filepath.WalkDir(full, func(path string, d fs.DirEntry, err error) error {
			if err == nil {
				visit(path, d)
			}
			return nil // what vanished while walking is not there
		})
	}
}
