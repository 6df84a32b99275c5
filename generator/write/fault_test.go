package write

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
)

// faulty is a FileSystem whose at-th call of one kind fails with err, as if
// the disk had said so; with dead set all calls after it fail as well, as if
// the program had been killed there.
type faulty struct {
	FileSystem
	kind string // "" counts calls of any kind
	at   int    // from 1; 0 never
	err  error
	dead bool

	mu    sync.Mutex
	log   map[string]int // calls by kind
	calls int            // all calls
	hit   bool
}

func (f *faulty) fail(kind string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.log[kind]++
	f.calls++
	n := f.log[kind]
	if f.kind == "" {
		n = f.calls
	} else if f.kind != kind {
		n = -1
	}
	if n == f.at || f.hit && f.dead {
		f.hit = true
		return f.err
	}
	return nil
}

func (f *faulty) OpenFile(name string, flag int, perm fs.FileMode) (File, error) {
	if err := f.fail("open"); err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	file, err := f.FileSystem.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	return &faultyFile{File: file, fs: f}, nil
}

func (f *faulty) Lstat(name string) (fs.FileInfo, error) {
	if err := f.fail("lstat"); err != nil {
		return nil, &fs.PathError{Op: "lstat", Path: name, Err: err}
	}
	return f.FileSystem.Lstat(name)
}

func (f *faulty) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := f.fail("readdir"); err != nil {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: err}
	}
	return f.FileSystem.ReadDir(name)
}

func (f *faulty) Mkdir(name string, perm fs.FileMode) error {
	return f.do("mkdir", func() error { return f.FileSystem.Mkdir(name, perm) })
}

func (f *faulty) Chmod(name string, perm fs.FileMode) error {
	return f.do("chmod", func() error { return f.FileSystem.Chmod(name, perm) })
}

func (f *faulty) Remove(name string) error {
	return f.do("remove", func() error { return f.FileSystem.Remove(name) })
}

func (f *faulty) Link(oldname, newname string) error {
	return f.do("link", func() error { return f.FileSystem.Link(oldname, newname) })
}

func (f *faulty) Rename(oldname, newname string) error {
	return f.do("rename", func() error { return f.FileSystem.Rename(oldname, newname) })
}

func (f *faulty) Exchange(a, b string) error {
	return f.do("exchange", func() error { return f.FileSystem.Exchange(a, b) })
}

func (f *faulty) Lock(name string) (io.Closer, error) {
	if err := f.fail("lock"); err != nil {
		return nil, err
	}
	return f.FileSystem.Lock(name)
}

func (f *faulty) SyncAll() error { return f.do("syncall", func() error { return nil }) }

func (f *faulty) SyncDir(name string) error { return f.do("syncdir", func() error { return nil }) }

func (f *faulty) do(kind string, call func() error) error {
	if err := f.fail(kind); err != nil {
		return &fs.PathError{Op: kind, Path: "…", Err: err}
	}
	return call()
}

type faultyFile struct {
	File
	fs *faulty
}

func (f *faultyFile) Read(p []byte) (int, error) {
	if err := f.fs.fail("read"); err != nil {
		return 0, err
	}
	return f.File.Read(p)
}

// Write gives half of the bytes to the disk before it fails.
func (f *faultyFile) Write(p []byte) (int, error) {
	if err := f.fs.fail("write"); err != nil {
		n, _ := f.File.Write(p[:len(p)/2])
		return n, err
	}
	return f.File.Write(p)
}

func (f *faultyFile) Close() error {
	return errors.Join(f.fs.fail("close"), f.File.Close())
}

func (f *faultyFile) Stat() (fs.FileInfo, error) {
	if err := f.fs.fail("fstat"); err != nil {
		return nil, err
	}
	return f.File.Stat()
}

func (f *faultyFile) Chmod(perm fs.FileMode) error {
	if err := f.fs.fail("fchmod"); err != nil {
		return err
	}
	return f.File.Chmod(perm)
}

var errnos = []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EROFS, syscall.EACCES, syscall.EPERM,
	syscall.EIO, syscall.EMFILE, syscall.EBUSY, syscall.EXDEV}

// bed is one output folder on which faults are tried one after the other: from
// one site to the other, and always a good build in between.
type bed struct {
	t      *testing.T
	disk   FileSystem
	opts   Options
	now    tree // what is published
	next   tree
	tried  int
	absent int // how often there was no live tree until the next build
}

func newBed(t *testing.T, noExchange bool) *bed {
	o := opts(filepath.Join(t.TempDir(), "public"))
	o.NoExchange = noExchange
	// Between them a file is kept, changed, added and removed, with folders,
	// by the same calls in both directions.
	now := tree{"404.html": "没有", "index.html": "甲", "u/p/1.html": "一", "n1/x.html": "旧"}
	next := tree{"404.html": "没有", "index.html": "乙", "u/p/2.html": "二", "n2/x.html": "新"}
	mustBuild(t, o, now)
	disk, err := OpenDisk(filepath.Dir(o.Out))
	must(t, err)
	t.Cleanup(func() { disk.Close() })
	return &bed{t: t, disk: disk, opts: o, now: now, next: next}
}

// try builds the next site with f between, and checks every promise. It
// reports whether the fault was met.
func (b *bed) try(f *faulty) bool {
	b.t.Helper()
	f.FileSystem, f.log = b.disk, map[string]int{}
	// The twin lost a file, which the live tree has.
	must(b.t, os.Remove(home(b.opts.Out)+"/tree/404.html"))
	o := b.opts
	o.FS, o.NoSync = f, false // the syncs are counted, not done
	what := fmt.Sprintf("%s %d %v", f.kind, f.at, f.err)
	_, err := build(o, b.next)
	oldLeft, newThere := differs(o.Out, b.now) == "", differs(o.Out, b.next) == ""
	var after *PublishedError
	switch {
	case !f.hit:
		if err != nil || !newThere {
			b.t.Errorf("%s: not met, and yet %v", what, err)
		}
	case err == nil:
		// A fault that was got around: the new site must be whole.
		if !newThere || f.dead {
			b.t.Errorf("%s: no error, but the site is not new", what)
		}
	case !errors.Is(err, f.err):
		b.t.Errorf("%s: error %v does not wrap it", what, err)
	case errors.As(err, &after):
		if !newThere {
			b.t.Errorf("%s: said to be published and is not: %v", what, err)
		}
	case f.dead && b.opts.NoExchange && !oldLeft && !newThere:
		if _, err := b.disk.Lstat("public"); !absent(err) {
			b.t.Errorf("%s: the live tree is neither absent nor old nor new", what)
		}
		b.absent++
	case !oldLeft && !(f.dead && newThere):
		b.t.Errorf("%s: the live tree changed: %v", what, err)
	}
	if _, err := build(b.opts, b.next); err != nil {
		b.t.Fatalf("%s: the next build fails: %v", what, err)
	}
	wantTree(b.t, b.opts.Out, b.next)
	wantClean(b.t, b.opts.Out)
	b.now, b.next = b.next, b.now
	b.tried++
	return f.hit
}

// tryAll tries f at its first call, its second and so on, until two builds end
// without meeting it. It returns how many faults were met.
func (b *bed) tryAll(f *faulty) (met int) {
	b.t.Helper()
	for misses := 0; misses < 2; {
		f.at++
		one := faulty{kind: f.kind, at: f.at, err: f.err, dead: f.dead}
		if b.try(&one) {
			met++
			misses = 0
		} else {
			misses++
		}
	}
	return met
}

func TestEveryFaultOfTheDiskLeavesOldSite(t *testing.T) {
	kinds := []string{"open", "read", "write", "close", "fstat", "lstat", "readdir", "mkdir",
		"remove", "link", "rename", "exchange", "lock", "syncall", "syncdir"}
	if keepsModes {
		kinds = append(kinds, "chmod", "fchmod")
		old := setUmask(0o077) // so that every file and folder needs one
		t.Cleanup(func() { setUmask(old) })
	}
	for _, noExchange := range []bool{false, true} {
		t.Run(fmt.Sprintf("noExchange=%v", noExchange), func(t *testing.T) {
			t.Parallel()
			b := newBed(t, noExchange)
			try := errnos
			if noExchange { // the same code but for the renames
				try = []syscall.Errno{syscall.ENOSPC, syscall.EACCES, syscall.EIO, syscall.EXDEV}
			}
			for _, kind := range kinds {
				for _, errno := range try {
					met := b.tryAll(&faulty{kind: kind, err: errno})
					if met == 0 && !(noExchange && kind == "exchange") {
						t.Errorf("no build does %s", kind)
					}
				}
			}
			t.Logf("%d faults tried", b.tried)
		})
	}
}

// A kill between any two calls to the disk.
func TestDeathAtEveryCallLeavesOldOrNewSite(t *testing.T) {
	errDead := errors.New("dead")
	for _, noExchange := range []bool{false, true} {
		b := newBed(t, noExchange)
		if met := b.tryAll(&faulty{err: errDead, dead: true}); met < 100 {
			t.Errorf("only %d calls", met)
		}
		if noExchange != (b.absent > 0) {
			t.Errorf("noExchange=%v: live tree absent %d times", noExchange, b.absent)
		}
	}
}

// slowLock lets another build run to its end just before the lock is taken.
type slowLock struct {
	FileSystem
	before func()
}

func (s slowLock) Lock(name string) (io.Closer, error) {
	s.before()
	return s.FileSystem.Lock(name)
}

// Folders looked at before the lock must not be mistaken for those of the same
// name after it: the twin of then is the live tree of now.
func TestBuildEndingBeforeLockIsNoticed(t *testing.T) {
	o := opts(filepath.Join(t.TempDir(), "public"))
	mustBuild(t, o, siteA())
	disk, err := OpenDisk(filepath.Dir(o.Out))
	must(t, err)
	defer disk.Close()
	for _, name := range []string{"public/index.html", ".gongshi/public/public/tree/unit/powers/p1.html"} {
		if _, err := disk.Lstat(name); err != nil {
			t.Fatal(err)
		}
	}
	late := o
	late.FS = slowLock{disk, func() { mustBuild(t, o, siteB()) }}
	w, err := Open(late)
	must(t, err)
	for p := range siteA() {
		must(t, w.Put(p, []byte("late")))
	}
	wantTree(t, o.Out, siteB())
	must(t, w.Close())
}
