package write

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"gongshi/generator/diag"
)

// Put makes data the content of the file path, slash-separated and relative to
// the output folder, in the tree to be published. If the twin or the live tree
// has these bytes there, nothing is written. Put does not keep data. It may be
// called by several goroutines with different paths.
//
// A bad path, a path given twice, and two that differ only in case are a
// *PathError. After any error Commit refuses.
func (w *Writer) Put(path string, data []byte) error {
	err := CheckPath(path)
	if err == nil && path == ManifestName {
		err = &PathError{Path: path, Other: ManifestName, Reason: diag.Say(
			"由程序自己写（%s）", "is written by the program itself (%s)", ManifestName)}
	}
	if err == nil {
		err = w.put(path, data)
	}
	if err != nil {
		w.mu.Lock()
		defer w.mu.Unlock()
		if w.failed == nil {
			w.failed = err
		}
	}
	return err
}

func (w *Writer) put(path string, data []byte) error {
	f := &file{sum: sha256.Sum256(data), size: int64(len(data))}
	if err := w.claim(path, f); err != nil {
		return err
	}
	kept, err := w.keep(path, f, data)
	if err != nil {
		return fmt.Errorf("comparing %s: %w", path, err)
	}
	if kept {
		return nil
	}
	f.fresh = true
	linked, err := w.fromLive(path, f, data)
	if err != nil {
		return fmt.Errorf("linking %s: %w", path, err)
	}
	if !linked {
		if err := w.create(w.twin+"/"+path, data); err != nil {
			return fmt.Errorf("writing %s: %w", path, err)
		}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if linked {
		w.linked++
	} else {
		w.written++
	}
	return nil
}

// claim enters path into the tree and makes the folders on its way in the
// twin. A link or file in the place of a folder goes.
func (w *Writer) claim(path string, f *file) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.done {
		return errDone
	}
	if len(w.files) == 0 {
		if err := w.folder(w.twin); err != nil {
			return fmt.Errorf("making the twin: %w", err)
		}
	}
	var folders []string
	if path != ManifestName { // which has its name since Open
		var err error
		if folders, err = w.names.claim(path); err != nil {
			return err
		}
	}
	for _, dir := range folders {
		if err := w.folder(w.twin + "/" + dir); err != nil {
			return fmt.Errorf("making the folder %s: %w", dir, err)
		}
		w.folders[dir] = true
	}
	w.files[path] = f
	return nil
}

// folder makes sure that name is a real folder with our mode.
func (w *Writer) folder(name string) error {
	info, err := w.fs.Lstat(name)
	switch {
	case absent(err):
	case err != nil:
		return err
	case info.IsDir():
		return w.openFolder(name, info)
	default:
		if err := w.fs.Remove(name); err != nil {
			return err
		}
	}
	return w.makeFolder(name)
}

// keep reports whether the twin holds the right file already. What it holds
// otherwise is gone after the call.
func (w *Writer) keep(path string, f *file, data []byte) (bool, error) {
	if !w.hasTwin {
		return false, nil
	}
	name := w.twin + "/" + path
	info, err := w.fs.Lstat(name)
	if absent(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	same, known, err := w.same(name, path, info, f, data)
	if err != nil {
		return false, err
	}
	if same {
		f.stamp, f.fresh = stampOf(info), !known
		return true, nil
	}
	if info.Mode().IsRegular() {
		return false, w.fs.Remove(name)
	}
	_, err = w.removeAll(name)
	return false, err
}

// same reports whether the file name holds data, and whether its record told
// so; without a record the file is read.
func (w *Writer) same(name, path string, info fs.FileInfo, f *file, data []byte) (same, known bool, err error) {
	if !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false, false, nil
	}
	st := stampOf(info)
	if !w.rightMode(path, st) {
		return false, false, nil
	}
	if sum, ok := w.old.find(path, st); ok {
		return sum == f.sum, true, nil
	}
	have, err := w.read(name, info.Size())
	if errors.Is(err, fs.ErrPermission) {
		return false, false, nil // unreadable: it will be replaced
	}
	return bytes.Equal(have, data), false, err
}

// rightMode reports whether the permission bits are ours, or are what the file
// system made of them when the file was written.
func (w *Writer) rightMode(path string, st stamp) bool {
	if !keepsModes || st.perm == 0o644 {
		return true
	}
	for _, r := range w.old.files[path] {
		if r.ino == st.ino && r.perm == st.perm {
			return true
		}
	}
	return false
}

// fromLive links the file of the live tree into the twin if it has the right
// bytes.
func (w *Writer) fromLive(path string, f *file, data []byte) (bool, error) {
	if !w.hasLive {
		return false, nil
	}
	name := w.live + "/" + path
	info, err := w.fs.Lstat(name)
	if absent(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	same, _, err := w.same(name, path, info, f, data)
	if err != nil || !same {
		return false, err
	}
	err = w.fs.Link(name, w.twin+"/"+path)
	if noLinks(err) {
		return false, nil
	}
	return err == nil, err
}

// create writes a new file of mode 0644. It fails if the name exists, and
// leaves nothing when it fails.
func (w *Writer) create(name string, data []byte) error {
	f, err := w.fs.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	err = fill(f, data)
	if err = errors.Join(err, f.Close()); err != nil {
		// The next build would replace a rest; removing it now frees space.
		return errors.Join(err, w.fs.Remove(name))
	}
	return nil
}

func fill(f File, data []byte) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if keepsModes && info.Mode().Perm() != 0o644 {
		if err := f.Chmod(0o644); err != nil && !errors.Is(err, fs.ErrPermission) {
			return err
		}
	}
	_, err = f.Write(data)
	return err
}

// removeAll removes name and, if it is a folder, everything in it, and returns
// the number of files. A link is removed, not followed; a missing name is fine.
func (w *Writer) removeAll(name string) (n int, err error) {
	info, err := w.fs.Lstat(name)
	if absent(err) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	if !info.IsDir() {
		n = 1
	} else {
		if err := w.openFolder(name, info); err != nil {
			return 0, err
		}
		list, err := w.fs.ReadDir(name)
		if err != nil {
			return 0, err
		}
		for _, e := range list {
			m, err := w.removeAll(name + "/" + e.Name())
			if err != nil {
				return n, err
			}
			n += m
		}
	}
	if err := w.fs.Remove(name); err != nil && !absent(err) {
		return n, err
	}
	return n, nil
}
