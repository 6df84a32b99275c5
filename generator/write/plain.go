package write

import (
	"os"
	"path/filepath"
	"sync"
)

// Plain writes files below dir as simply as a program can: make the folder,
// write the file, several at a time, no comparison, no sync. It is the
// yardstick of the benchmarks, which is why it may start goroutines, and
// nothing else; it must never be given a folder that is published. data may be
// called from all workers. The first error is returned after all have ended.
func Plain(dir string, paths []string, data func(i int) []byte, workers int) error {
	var made sync.Map // folders that exist
	write := func(i int) error {
		name := filepath.Join(dir, filepath.FromSlash(paths[i]))
		folder := filepath.Dir(name)
		if _, ok := made.Load(folder); !ok {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return err
			}
			made.Store(folder, true)
		}
		return os.WriteFile(name, data(i), 0o644)
	}
	errs := make([]error, max(workers, 1))
	var all sync.WaitGroup
	for n := range errs {
		all.Go(func() {
			for i := n; i < len(paths) && errs[n] == nil; i += len(errs) {
				errs[n] = write(i)
			}
		})
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
