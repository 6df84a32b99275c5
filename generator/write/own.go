package write

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// own refuses an output folder that we must not replace, and notes whether
// there is one.
//
// A folder is ours if it is empty or has a manifest of ours. If the manifest
// is missing or damaged, it is ours when the state of the last build for this
// audience proves it: the folder is the one that was published (same inode),
// and at least half of the files published then lie there untouched. A folder
// that only bears the name, or was emptied and filled by somebody, is not.
func (w *Writer) own() error {
	w.hasLive = false
	info, err := w.fs.Lstat(w.live)
	if absent(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("looking at the output folder: %w", err)
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		return fixed(w.opts.Out, "是一个链接", "is a link", nil)
	}
	if !info.IsDir() {
		return fixed(w.opts.Out, "不是文件夹", "is not a folder", nil)
	}
	if home, err := w.fs.Lstat(stateFolder); err == nil && deviceOf(home) != deviceOf(info) {
		return fixed(w.opts.Out, "是一个挂载点", "is a mount point", nil)
	}
	list, err := w.fs.ReadDir(w.live)
	if err != nil {
		return fmt.Errorf("looking into the output folder: %w", err)
	}
	w.hasLive = len(list) > 0
	if !w.hasLive {
		return nil
	}
	audience, err := w.mark()
	switch {
	case err == nil && audience == w.opts.Audience:
		return nil
	case err == nil:
		return otherAudience(w.opts.Out, audience, w.opts.Audience)
	case !errors.Is(err, errNoMark):
		return fmt.Errorf("reading the manifest of the output folder: %w", err)
	}
	if proven, err := w.proven(info); err != nil {
		return fmt.Errorf("looking at the files of the output folder: %w", err)
	} else if !proven {
		return foreign(w.opts.Out)
	}
	return nil
}

var errNoMark = errors.New("no readable manifest")

// mark returns the audience that the manifest of the output folder names,
// errNoMark if there is no manifest of ours, or an error of the disk.
func (w *Writer) mark() (string, error) {
	name := w.live + "/" + ManifestName
	info, err := w.fs.Lstat(name)
	if absent(err) || err == nil && (!info.Mode().IsRegular() || info.Size() > maxManifestBytes) {
		return "", errNoMark
	}
	if err != nil {
		return "", err
	}
	if _, ok := w.old.find(ManifestName, stampOf(info)); ok {
		return w.old.audience, nil // we wrote these very bytes
	}
	data, err := w.read(name, info.Size())
	if err != nil {
		return "", err
	}
	m, err := ParseManifest(data)
	if err != nil {
		return "", errNoMark
	}
	return m.Audience, nil
}

// proven applies the rule for a folder without a manifest.
func (w *Writer) proven(info fs.FileInfo) (bool, error) {
	folder := stampOf(info).ino
	if folder != w.old.live && folder != w.old.twin {
		return false, nil
	}
	same, all := 0, 0
	for path, records := range w.old.files {
		if path == ManifestName {
			continue
		}
		all++
		info, err := w.fs.Lstat(w.live + "/" + path)
		if absent(err) {
			continue
		}
		if err != nil {
			return false, err
		}
		st := stampOf(info)
		st.ctime = 0 // another owner or mode is no other file
		for _, r := range records {
			r.ctime = 0
			if info.Mode().IsRegular() && r.stamp == st {
				same++
				break
			}
		}
	}
	return same > 0 && 2*same >= all, nil
}

// readState loads what the last build left. A missing or damaged state is an
// empty one: everything is read again.
func (w *Writer) readState() error {
	w.old = &state{audience: w.opts.Audience}
	name := w.home + "/state"
	info, err := w.fs.Lstat(name)
	if absent(err) || err == nil && (!info.Mode().IsRegular() || info.Size() > 2*maxManifestBytes) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("looking for the state of the last build: %w", err)
	}
	data, err := w.read(name, info.Size())
	if err != nil {
		return fmt.Errorf("reading the state of the last build: %w", err)
	}
	if s, err := parseState(data); err == nil && s.audience == w.opts.Audience {
		s.written = info.ModTime().UnixNano()
		w.old = s
	}
	return nil
}

// read returns the bytes of a regular file, at most one more than size.
func (w *Writer) read(name string, size int64) ([]byte, error) {
	f, err := w.fs.OpenFile(name, os.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	data := make([]byte, size+1)
	n, err := io.ReadFull(f, data)
	if err == io.ErrUnexpectedEOF || err == io.EOF {
		err = nil
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, err
	}
	return data[:n], nil
}
