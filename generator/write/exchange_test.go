package write

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// inTheGap returns an output folder whose build was killed between the two
// renames: a was published, b is complete, and there is no live tree.
func inTheGap(t *testing.T, a, b tree) Options {
	t.Helper()
	o := opts(filepath.Join(t.TempDir(), "public"))
	o.NoExchange = true
	mustBuild(t, o, a)
	disk, err := OpenDisk(filepath.Dir(o.Out))
	must(t, err)
	defer disk.Close()
	dies := o
	dies.FS = &dyingRename{FileSystem: disk}
	if _, err := build(dies, b); !errors.Is(err, syscall.EIO) {
		t.Fatalf("got %v", err)
	}
	if _, err := os.Lstat(o.Out); !os.IsNotExist(err) {
		t.Fatalf("the live tree is there: %v", err)
	}
	return o
}

// dyingRename fails at the rename that would make the tree live, and after it.
type dyingRename struct {
	FileSystem
	dead bool
}

func (d *dyingRename) Rename(oldname, newname string) error {
	if d.dead = d.dead || newname == "public"; d.dead {
		return syscall.EIO
	}
	return d.FileSystem.Rename(oldname, newname)
}

func TestNextRunFinishesTheTwoRenames(t *testing.T) {
	o := inTheGap(t, siteA(), siteB())
	w, err := Open(o)
	must(t, err)
	must(t, w.Close())
	wantTree(t, o.Out, siteB())
	mustBuild(t, o, siteA())
	wantClean(t, o.Out)
}

// Another audience shares the output folder, and so the duty.
func TestRunForAnotherAudienceFinishesTheTwoRenames(t *testing.T) {
	o := inTheGap(t, siteA(), siteB())
	o.Audience = "limited"
	if _, err := build(o, siteA()); !errors.Is(err, ErrOtherAudience) {
		t.Errorf("got %v", err)
	}
	wantTree(t, o.Out, siteB())
}

func TestFolderMadeInTheGap(t *testing.T) {
	o := inTheGap(t, siteA(), siteB())
	put(t, o.Out+"/holiday.jpg", "x")
	if _, err := build(o, siteA()); !errors.Is(err, ErrForeign) {
		t.Errorf("got %v", err)
	}
	must(t, os.Remove(o.Out+"/holiday.jpg"))
	w, err := Open(o) // it is empty now
	must(t, err)
	must(t, w.Close())
	wantTree(t, o.Out, siteB())
	mustBuild(t, o, siteA())
	wantClean(t, o.Out)
}

// A copy of the site put back by hand in the gap is as good as any live tree.
func TestCopyPutBackInTheGap(t *testing.T) {
	o := inTheGap(t, siteA(), siteB())
	must(t, os.CopyFS(o.Out, os.DirFS(home(o.Out)+"/gone")))
	mustBuild(t, o, siteB())
	wantClean(t, o.Out)
}

// noLinksFS is a file system without hard links, as on a memory stick.
type noLinksFS struct{ FileSystem }

func (noLinksFS) Link(string, string) error { return syscall.EPERM }

func TestFileSystemWithoutLinks(t *testing.T) {
	o := opts(filepath.Join(t.TempDir(), "public"))
	disk, err := OpenDisk(filepath.Dir(o.Out))
	must(t, err)
	defer disk.Close()
	o.FS = noLinksFS{disk}
	mustBuild(t, o, siteA())
	mustBuild(t, o, siteB())
	wantClean(t, o.Out)
	age(t, o.Out)
	if r := mustBuild(t, o, siteB()); r.Changed || r.Written > 0 {
		t.Errorf("an unchanged build does %+v", r)
	}
	must(t, os.RemoveAll(home(o.Out)+"/tree/unit"))
	edit(t, o.Out+"/index.html", "首页丙")
	mustBuild(t, o, siteB())
	wantClean(t, o.Out)
}

func TestLostStateDoesNotReplaceRightTree(t *testing.T) {
	o := opts(filepath.Join(t.TempDir(), "public"))
	mustBuild(t, o, siteA())
	must(t, os.Remove(home(o.Out)+"/state"))
	if r := mustBuild(t, o, siteA()); r.Changed || r.Written+r.Linked > 0 {
		t.Errorf("it does %+v", r)
	}
	wantClean(t, o.Out)
}

func TestWriterIsDoneAfterCommit(t *testing.T) {
	o := opts(filepath.Join(t.TempDir(), "public"))
	w, err := Open(o)
	must(t, err)
	must(t, w.Put("index.html", nil))
	_, err = w.Commit(context.Background())
	must(t, err)
	if err := w.Put("late.html", nil); !errors.Is(err, errDone) {
		t.Errorf("Put: %v", err)
	}
	if _, err := w.Commit(context.Background()); err == nil {
		t.Error("a second Commit did nothing and said nothing")
	}
	must(t, w.Close())
	must(t, w.Close())
	wantTree(t, o.Out, tree{"index.html": ""})
}

// A folder that cannot move must name the flag that helps, and stay.
func TestFixedFolderNamesTheFlag(t *testing.T) {
	for _, errno := range []syscall.Errno{syscall.EBUSY, syscall.EXDEV} {
		o := opts(filepath.Join(t.TempDir(), "public"))
		mustBuild(t, o, siteA())
		disk, err := OpenDisk(filepath.Dir(o.Out))
		must(t, err)
		f := &faulty{FileSystem: disk, kind: "exchange", at: 1, err: errno, log: map[string]int{}}
		o.FS = f
		_, err = build(o, siteB())
		var r *Refusal
		if !errors.Is(err, ErrOut) || !errors.Is(err, errno) || !errors.As(err, &r) {
			t.Errorf("got %v", err)
		}
		wantTree(t, o.Out, siteA())
		disk.Close()
	}
}
