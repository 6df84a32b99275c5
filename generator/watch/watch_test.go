package watch

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestChangesAreTold(t *testing.T) {
	for _, poll := range []bool{false, true} {
		dir := t.TempDir()
		file := filepath.Join(dir, "data", "u", "a.toml")
		must(t, os.MkdirAll(filepath.Dir(file), 0o755))
		must(t, os.WriteFile(file, []byte("1"), 0o644))
		ctx, cancel := context.WithCancel(context.Background())
		changes, err := Changes(ctx, dir, Options{Paths: []string{"data", "gongshi.toml"}, Poll: poll, Interval: 20 * time.Millisecond, Settle: 20 * time.Millisecond})
		must(t, err)

		expect := func(what string) {
			t.Helper()
			select {
			case <-changes:
			case <-time.After(10 * time.Second):
				t.Fatalf("poll=%v: %s was not told", poll, what)
			}
		}
		// As editors save: a new file over the old name.
		must(t, os.WriteFile(file+".new", []byte("22"), 0o644))
		must(t, os.Rename(file+".new", file))
		expect("a file replaced")
		must(t, os.WriteFile(file, []byte("333"), 0o644))
		expect("a file written in place after it was replaced")
		deep := filepath.Join(dir, "data", "v", "w")
		must(t, os.MkdirAll(deep, 0o755))
		must(t, os.WriteFile(filepath.Join(deep, "b.toml"), []byte("1"), 0o644))
		expect("a file in a new folder")
		must(t, os.WriteFile(filepath.Join(dir, "gongshi.toml"), []byte("1"), 0o644))
		expect("a new settings file")
		cancel()
		for range changes { // closed in the end
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
