package generator

import (
	"errors"
	"io/fs"
	"sort"
)

// overlay is the files of over, and those of under that have no file of the
// same name in over.
type overlay struct{ over, under fs.FS }

// Open opens the file of over, else that of under.
func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.over.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.under.Open(name)
	}
	return f, err
}

// ReadDir lists a folder of both.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	a, errA := fs.ReadDir(o.over, name)
	b, errB := fs.ReadDir(o.under, name)
	if errA != nil && errB != nil {
		return nil, errB
	}
	seen := map[string]bool{}
	for _, e := range a {
		seen[e.Name()] = true
	}
	for _, e := range b {
		if !seen[e.Name()] {
			a = append(a, e)
		}
	}
	sort.Slice(a, func(i, j int) bool { return a[i].Name() < a[j].Name() })
	return a, nil
}
