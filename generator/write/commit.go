package write

import (
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"sort"
)

// Commit publishes exactly the files that were put, and manifest.json. It
// leaves out the exchange if the live tree is right already. An error means
// that the live tree is as before, except for a *PublishedError, which comes
// with a full Result. After Commit only Close may be called.
//
// ctx is looked at up to the exchange, not after it.
func (w *Writer) Commit(ctx context.Context) (Result, error) {
	if w.done || w.failed != nil {
		return Result{}, fmt.Errorf("nothing was published: %w", cmp.Or(w.failed, errDone))
	}
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	manifest := w.manifest()
	if err := w.put(ManifestName, manifest.bytes()); err != nil {
		return Result{}, err
	}
	w.done = true
	paths := w.sortedPaths()
	if err := w.tidy(len(paths)); err != nil {
		return Result{}, fmt.Errorf("clearing the twin: %w", err)
	}
	s, err := w.survey()
	if err != nil {
		return Result{}, fmt.Errorf("looking through the live tree: %w", err)
	}
	r := Result{Files: len(paths), Written: w.written, Linked: w.linked, Changed: !s.right(len(paths))}
	for _, f := range w.files {
		r.Bytes += f.size
	}
	if r.Changed {
		if err := w.exchange(ctx); err != nil {
			var after *PublishedError
			if !errors.As(err, &after) {
				r = Result{}
			}
			return r, err
		}
		if r.Removed, err = w.level(s, paths); err != nil {
			return r, &PublishedError{Err: fmt.Errorf("bringing the twin level: %w", err)}
		}
	}
	if err := w.save(r.Changed); err != nil {
		return r, &PublishedError{Err: fmt.Errorf("noting what was published: %w", err)}
	}
	return r, nil
}

// manifest lists what was put.
func (w *Writer) manifest() Manifest {
	m := Manifest{Audience: w.opts.Audience, Files: make([]ManifestFile, 0, len(w.files))}
	for _, p := range w.sortedPaths() {
		f := w.files[p]
		m.Files = append(m.Files, ManifestFile{Path: p, Size: f.size, SHA256: hex.EncodeToString(f.sum[:])})
	}
	return m
}

func (w *Writer) sortedPaths() []string {
	paths := make([]string, 0, len(w.files))
	for p := range w.files {
		paths = append(paths, p)
	}
	sort.Strings(paths)
	return paths
}

// exchange syncs, exchanges the two trees and syncs their names.
func (w *Writer) exchange(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if !w.opts.NoSync {
		if err := w.fs.SyncAll(); err != nil {
			return fmt.Errorf("bringing the new files to the disk: %w", err)
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := w.publish(); err != nil || w.opts.NoSync {
		return err
	}
	if err := errors.Join(w.fs.SyncDir("."), w.fs.SyncDir(w.home)); err != nil {
		return &PublishedError{Err: fmt.Errorf("bringing the exchange to the disk: %w", err)}
	}
	return nil
}

// save writes the state for the next build if it is not what the last one
// wrote. Stamps of new files are taken here, at the very end: a link made to a
// file changes its time of change.
func (w *Writer) save(changed bool) error {
	next := &state{audience: w.opts.Audience, files: make(map[string][]record, len(w.files))}
	for p, f := range w.files {
		if f.fresh {
			changed = true
			info, err := w.fs.Lstat(w.live + "/" + p)
			if err != nil {
				return err
			}
			f.stamp = stampOf(info)
			if f.apart {
				if info, err = w.fs.Lstat(w.twin + "/" + p); err != nil {
					return err
				}
				f.other = stampOf(info)
			}
		}
		next.files[p] = append(next.files[p], record{stamp: f.stamp, sum: f.sum})
		if f.apart {
			next.files[p] = append(next.files[p], record{stamp: f.other, sum: f.sum})
		}
	}
	for name, ino := range map[string]*uint64{w.live: &next.live, w.twin: &next.twin} {
		info, err := w.fs.Lstat(name)
		if err != nil {
			return err
		}
		*ino = stampOf(info).ino
	}
	if !changed && len(next.files) == len(w.old.files) && next.live == w.old.live && next.twin == w.old.twin {
		return nil
	}
	return w.replace(path.Join(w.home, "state"), next.bytes())
}
