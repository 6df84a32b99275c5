package write

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"syscall"
)

// FileSystem is what this package asks of the disk. Names are slash-separated
// and relative to the folder that holds the output folder. No method follows
// a symbolic link at any place of a name. All are safe for concurrent use.
type FileSystem interface {
	OpenFile(name string, flag int, perm fs.FileMode) (File, error)
	Lstat(name string) (fs.FileInfo, error)
	// ReadDir returns the entries sorted by name. Their Info is what Lstat
	// returned at that time and costs nothing.
	ReadDir(name string) ([]fs.DirEntry, error)
	Mkdir(name string, perm fs.FileMode) error
	Chmod(name string, perm fs.FileMode) error
	Remove(name string) error
	Link(oldname, newname string) error
	Rename(oldname, newname string) error

	// Exchange swaps two folders in one step. Where the system cannot, the
	// error is errors.ErrUnsupported.
	Exchange(a, b string) error
	// Lock takes the lock file name without waiting and frees it on Close or
	// when the process ends in any way. A lock held elsewhere is ErrBusy.
	Lock(name string) (io.Closer, error)
	// SyncAll brings everything written so far to the disk, SyncDir the names
	// in one folder, "." the base.
	SyncAll() error
	SyncDir(name string) error
	Close() error
}

// File is an open file of a FileSystem.
type File interface {
	io.ReadWriteCloser
	Stat() (fs.FileInfo, error)
	Chmod(perm fs.FileMode) error
	Sync() error
}

// maxOpenFolders bounds the folders that a disk keeps open, two handles each.
const maxOpenFolders = 64

// disk is the FileSystem of the operating system. It reaches a file through a
// handle of its folder: a call with one short name instead of a walk, 2 µs
// instead of 11 for Lstat and 15 instead of 45 for Link, and a folder swapped
// for a link meanwhile leads nowhere.
type disk struct {
	dir string // the base, absolute
	top *folder

	mu   sync.RWMutex // read-locked while a handle in open is in use
	open map[string]*folder
}

type folder struct {
	root *os.Root
	self *os.File
}

func openFolder(root *os.Root, err error) (*folder, error) {
	if err != nil {
		return nil, err
	}
	self, err := root.Open(".")
	if err != nil {
		root.Close()
		return nil, err
	}
	return &folder{root: root, self: self}, nil
}

func (f *folder) close() { f.self.Close(); f.root.Close() }

// OpenDisk returns the file system of the operating system below the existing
// folder dir.
func OpenDisk(dir string) (FileSystem, error) {
	top, err := openFolder(os.OpenRoot(dir))
	if err != nil {
		return nil, err
	}
	return &disk{dir: dir, top: top, open: map[string]*folder{}}, nil
}

// at calls do with the folder that holds name and the last part of name.
func (d *disk) at(name string, do func(f *folder, base string) error) error {
	dir, base := path.Split(name)
	dir = strings.TrimSuffix(dir, "/")
	d.mu.RLock()
	f := d.top
	if dir != "" {
		f = d.open[dir]
	}
	if f != nil {
		defer d.mu.RUnlock()
		return do(f, base)
	}
	d.mu.RUnlock()
	d.mu.Lock()
	defer d.mu.Unlock()
	f, err := d.reach(dir)
	if err != nil {
		return err
	}
	return do(f, base)
}

// reach opens the folder dir, one part after the other, and refuses links. The
// caller holds d.mu.
func (d *disk) reach(dir string) (*folder, error) {
	if dir == "" {
		return d.top, nil
	}
	if f := d.open[dir]; f != nil {
		return f, nil
	}
	up, base := path.Split(dir)
	above, err := d.reach(strings.TrimSuffix(up, "/"))
	if err != nil {
		return nil, err
	}
	info, err := above.root.Lstat(base)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: dir, Err: syscall.ENOTDIR}
	}
	f, err := openFolder(above.root.OpenRoot(base))
	if err != nil {
		return nil, err
	}
	if len(d.open) >= maxOpenFolders {
		d.forget()
	}
	d.open[dir] = f
	return f, nil
}

// forget closes all folders but the base. The caller holds d.mu.
func (d *disk) forget() {
	for name, f := range d.open {
		f.close()
		delete(d.open, name)
	}
}

func (d *disk) OpenFile(name string, flag int, perm fs.FileMode) (File, error) {
	var file *os.File
	err := d.at(name, func(f *folder, base string) (err error) {
		file, err = f.root.OpenFile(base, flag, perm)
		return err
	})
	if err != nil {
		return nil, err
	}
	return file, nil
}

func (d *disk) Lstat(name string) (info fs.FileInfo, err error) {
	err = d.at(name, func(f *folder, base string) (err error) {
		info, err = f.root.Lstat(base)
		return err
	})
	return info, err
}

func (d *disk) ReadDir(name string) (list []fs.DirEntry, err error) {
	err = d.at(name+"/.", func(f *folder, base string) error {
		file, err := f.root.Open(base)
		if err != nil {
			return err
		}
		defer file.Close()
		list, err = file.ReadDir(-1) // in a Root this looks at every entry
		return err
	})
	sort.Slice(list, func(i, j int) bool { return list[i].Name() < list[j].Name() })
	return list, err
}

func (d *disk) Mkdir(name string, perm fs.FileMode) error {
	return d.at(name, func(f *folder, base string) error { return f.root.Mkdir(base, perm) })
}

func (d *disk) Chmod(name string, perm fs.FileMode) error {
	return d.at(name, func(f *folder, base string) error { return f.root.Chmod(base, perm) })
}

func (d *disk) Remove(name string) error {
	d.mu.RLock()
	open := d.open[name] != nil
	d.mu.RUnlock()
	if open {
		d.mu.Lock()
		if f := d.open[name]; f != nil {
			f.close()
			delete(d.open, name)
		}
		d.mu.Unlock()
	}
	return d.at(name, func(f *folder, base string) error { return f.root.Remove(base) })
}

func (d *disk) Link(oldname, newname string) error {
	// Both folders under one lock: opening the second may close the first.
	oldDir, newDir := path.Dir(oldname), path.Dir(newname)
	d.mu.RLock()
	from, to := d.open[oldDir], d.open[newDir]
	if from != nil && to != nil {
		defer d.mu.RUnlock()
		return d.link(from, oldname, to, newname)
	}
	d.mu.RUnlock()
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.open) > maxOpenFolders/2 {
		d.forget()
	}
	from, err := d.reach(oldDir)
	if err != nil {
		return err
	}
	if to, err = d.reach(newDir); err != nil {
		return err
	}
	return d.link(from, oldname, to, newname)
}

func (d *disk) link(from *folder, oldname string, to *folder, newname string) error {
	err := linkAt(from.self, path.Base(oldname), to.self, path.Base(newname))
	if errors.Is(err, errors.ErrUnsupported) {
		err = d.top.root.Link(oldname, newname)
	}
	if err != nil {
		return &os.LinkError{Op: "link", Old: oldname, New: newname, Err: err}
	}
	return nil
}

func (d *disk) Rename(oldname, newname string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.forget() // the names of open folders change; Windows would refuse
	return d.top.root.Rename(oldname, newname)
}

func (d *disk) Exchange(a, b string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.forget()
	if err := exchangeAt(d.top.self, filepath.FromSlash(a), filepath.FromSlash(b)); err != nil {
		return &os.LinkError{Op: "exchange", Old: a, New: b, Err: err}
	}
	return nil
}

func (d *disk) Lock(name string) (io.Closer, error) {
	if info, err := d.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "lock", Path: name, Err: syscall.EEXIST}
	}
	var file *os.File
	err := d.at(name, func(f *folder, base string) (err error) {
		file, err = f.root.OpenFile(base, os.O_RDWR|os.O_CREATE, 0o644)
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := lockFile(file); err != nil {
		file.Close()
		return nil, err
	}
	// Whoever held the lock before may have exchanged folders that are open.
	d.mu.Lock()
	defer d.mu.Unlock()
	d.forget()
	return lock{file}, nil
}

type lock struct{ file *os.File }

// Close frees the lock in so many words: closing alone would not, while a
// process started meanwhile still has the file between fork and exec.
func (l lock) Close() error { return errors.Join(unlockFile(l.file), l.file.Close()) }

func (d *disk) SyncAll() error { return syncAll(d.top.self) }

func (d *disk) SyncDir(name string) error {
	if name == "." {
		return syncDir(d.top.self)
	}
	return d.at(name+"/.", func(f *folder, _ string) error { return syncDir(f.self) })
}

func (d *disk) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.forget()
	d.top.close()
	return nil
}
