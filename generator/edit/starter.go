// Package edit writes sources for authors: it begins a new site.
package edit

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gongshi/generator/diag"
)

// starter is a small site that has no faults.
//
//go:embed starter
var starter embed.FS

// OccupiedError says that a new site would lie over a file that is there.
type OccupiedError struct{ Path string }

// Error returns the text of the error.
func (e *OccupiedError) Error() string { return fmt.Sprintf("%s is already there", e.Path) }

// Message says it to the officer.
func (e *OccupiedError) Message() diag.Message {
	return diag.Say("%s 已经存在；请在一个空文件夹里新建网站", "%s is already there; begin a site in an empty folder", e.Path)
}

// Init writes a first site into the folder dir, which is made if need be, and
// returns the paths written, slash-separated. Where one of them is already
// there it writes nothing and returns an OccupiedError.
func Init(dir string) ([]string, error) {
	var paths []string
	err := fs.WalkDir(starter, "starter", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			paths = append(paths, strings.TrimPrefix(name, "starter/"))
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the first site: %w", err)
	}
	for _, p := range paths {
		if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(p))); !errors.Is(err, fs.ErrNotExist) {
			return nil, &OccupiedError{p}
		}
	}
	for _, p := range paths {
		b, err := starter.ReadFile("starter/" + p)
		if err != nil {
			return nil, fmt.Errorf("read the first site: %w", err)
		}
		full := filepath.Join(dir, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			return nil, fmt.Errorf("begin a site: %w", err)
		}
		if err := os.WriteFile(full, b, 0o644); err != nil {
			return nil, fmt.Errorf("begin a site: %w", err)
		}
	}
	return paths, nil
}
