package write

import (
	"errors"
	"fmt"
	"path"
)

// publish gives the twin the name of the live tree. If it fails, the live tree
// is as before, unless the error is a *PublishedError, or the fallback could
// not undo its first rename; then the next Open finishes the exchange. There
// is a twin afterwards, the old tree, only if there was an output folder.
func (w *Writer) publish() error {
	if _, err := w.fs.Lstat(w.live); absent(err) {
		return w.explain(w.fs.Rename(w.twin, w.live))
	} else if err != nil {
		return fmt.Errorf("looking at the output folder: %w", err)
	}
	if !w.opts.NoExchange {
		err := w.fs.Exchange(w.twin, w.live)
		if !errors.Is(err, errors.ErrUnsupported) {
			return w.explain(err)
		}
	}
	if err := w.fs.Rename(w.live, w.gone); err != nil {
		return w.explain(err)
	}
	if err := w.fs.Rename(w.twin, w.live); err != nil {
		return errors.Join(w.explain(err), w.fs.Rename(w.gone, w.live))
	}
	if err := w.fs.Rename(w.gone, w.twin); err != nil {
		return &PublishedError{Err: err}
	}
	return nil
}

// explain wraps the error of a rename; one that says that the folder cannot
// move at all becomes a refusal that names --out.
func (w *Writer) explain(err error) error {
	switch {
	case err == nil:
		return nil
	case fixedError(err):
		return fixed(w.opts.Out, "是挂载点、在另一个文件系统上，或正被其他程序占用",
			"is a mount point, lies on another file system or is held by another program", err)
	}
	return fmt.Errorf("exchanging the output folder: %w", err)
}

// finish ends the two renames of a build that was killed between them,
// whatever audience it was for: they share the output folder.
func (w *Writer) finish() error {
	all := path.Dir(w.home)
	list, err := w.fs.ReadDir(all)
	if err != nil {
		return err
	}
	for _, e := range list {
		if !e.IsDir() {
			continue
		}
		if err := w.finishIn(all + "/" + e.Name()); err != nil {
			return err
		}
	}
	return nil
}

func (w *Writer) finishIn(home string) error {
	gone, twin := home+"/gone", home+"/tree"
	hasGone, err := w.exists(gone)
	if err != nil || !hasGone {
		return err
	}
	hasTwin, err := w.exists(twin)
	if err != nil {
		return err
	}
	hasLive, err := w.exists(w.live)
	if err != nil {
		return err
	}
	if hasLive && hasTwin {
		// Somebody made the folder anew in the gap. An empty one gives way;
		// what is in a full one is judged by own.
		list, err := w.fs.ReadDir(w.live)
		if err != nil || len(list) > 0 {
			return err
		}
		if err := w.fs.Remove(w.live); err != nil {
			return err
		}
		hasLive = false
	}
	switch {
	case hasLive:
		return w.fs.Rename(gone, twin)
	case !hasTwin:
		return w.fs.Rename(gone, w.live)
	}
	if err := w.fs.Rename(twin, w.live); err != nil {
		return err
	}
	return w.fs.Rename(gone, twin)
}

func (w *Writer) exists(name string) (bool, error) {
	_, err := w.fs.Lstat(name)
	if absent(err) {
		return false, nil
	}
	return err == nil, err
}
