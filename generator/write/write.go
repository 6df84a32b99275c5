// Package write publishes a tree of files: a reader sees the whole old tree or
// the whole new one, never a mixture, whenever the program is killed.
//
// The live tree is never changed. Beside it, in .gongshi/<folder>/<audience>/,
// lies its twin; a build makes the twin what the site shall be and then
// exchanges the two names. Both trees share their files by hard links, so a
// build writes only what changed, and it replaces a file, never edits it: an
// inode that a server is sending stays as it is.
//
//	.gongshi/<folder>/build.lock       held while a Writer is open
//	.gongshi/<folder>/<audience>/tree  the twin
//	.gongshi/<folder>/<audience>/gone  the old tree between two renames, only
//	                                   where there is no exchange in one call
//	.gongshi/<folder>/<audience>/state size, inode, times and sum of every file
//
// The presence of gone is the journal of the two renames: it appears with the
// first, when the twin is complete, and goes with the third. A kill between
// the first and the second leaves no output folder until the next Open, which
// finishes the work. On Linux and macOS there is no such moment.
//
// What protects against a power cut: one sync of the file system before the
// exchange and one of the folder after it (Linux, macOS). On the BSDs and on
// Windows only the folder is synced, or nothing.
package write

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
	"syscall"
)

// Options say where to publish.
type Options struct {
	// Out is the output folder, a path of the operating system. It and the
	// folders above it may be missing; it must not be a link.
	Out string
	// Audience names whom the tree is for: lower-case letters.
	Audience string
	// NoExchange uses two renames even where one call could exchange the
	// folders.
	NoExchange bool
	// NoSync leaves out the syncs: a kill is still harmless, a power cut may
	// lose files. For previews and measurements.
	NoSync bool
	// FS reaches the folder that holds Out; nil means OpenDisk. A given one is
	// not closed.
	FS FileSystem
}

// Result says what a Commit did.
type Result struct {
	Files   int   // files in the tree, the manifest included
	Written int   // of them, written in this build
	Linked  int   // of them, taken from the live tree by a link
	Removed int   // files of the old live tree that are not in the new one
	Bytes   int64 // of all files together
	Changed bool  // the live tree was replaced; false if it was right already
}

// Writer is one build of one tree. Put may be called by several goroutines;
// the other methods by one, after all Puts have returned.
type Writer struct {
	opts  Options
	fs    FileSystem
	ownFS bool
	lock  io.Closer

	live, home, twin, gone string // names in fs
	old                    *state // of the last build, never nil
	hasLive                bool   // the output folder exists and is not empty
	hasTwin                bool   // the twin existed when the Writer was opened

	mu      sync.Mutex // guards the fields below
	names   *names
	files   map[string]*file
	folders map[string]bool // folders of the tree, made in the twin
	written int
	linked  int
	failed  error // of the first Put that failed
	done    bool
}

// file is one file of the new tree. Its fields belong to the goroutine that
// puts it, later to Commit.
type file struct {
	sum   [32]byte
	size  int64
	stamp stamp // of the one in the twin; unless it is kept, only from tidy on
	fresh bool  // the old state has no record of it, or the stamp will change
	apart bool  // live tree and twin have one each: the system has no links
	other stamp // then: of the one in the live tree
}

// Open makes ready to publish into opts.Out. It takes the lock, refuses a
// folder that is not ours or belongs to another audience, and finishes an
// exchange that was interrupted. It changes nothing else. Refusals are
// *Refusal with ErrBusy, ErrForeign, ErrOtherAudience or ErrOut.
func Open(opts Options) (*Writer, error) {
	out, err := filepath.Abs(opts.Out)
	if err != nil || opts.Out == "" {
		return nil, fmt.Errorf("output folder %q: %w", opts.Out, errors.Join(err, fs.ErrInvalid))
	}
	if !validAudience(opts.Audience) {
		return nil, fmt.Errorf("audience %q: %w", opts.Audience, fs.ErrInvalid)
	}
	parent, base := filepath.Split(out)
	if base == "" || base == stateFolder {
		return nil, fixed(opts.Out, "是系统或程序自用的文件夹", "is a folder of the system or of this program", nil)
	}
	if err := notNested(opts.Out, parent); err != nil {
		return nil, err
	}
	w := &Writer{opts: opts, fs: opts.FS, live: base, old: &state{},
		names: newNames(), files: map[string]*file{}, folders: map[string]bool{}}
	w.home = path.Join(stateFolder, base, opts.Audience)
	w.twin, w.gone = w.home+"/tree", w.home+"/gone"
	if w.fs == nil {
		if err := os.MkdirAll(parent, 0o755); err != nil {
			return nil, fmt.Errorf("making the folder of the output: %w", err)
		}
		if w.fs, err = OpenDisk(parent); err != nil {
			return nil, fmt.Errorf("opening the folder of the output: %w", err)
		}
		w.ownFS = true
	}
	if err := w.open(); err != nil {
		if e := w.Close(); e != nil {
			err = errors.Join(err, e)
		}
		return nil, err
	}
	return w, nil
}

const stateFolder = ".gongshi"

// notNested refuses an output folder inside a tree that we publish, where the
// next build of that tree would remove it.
func notNested(out, parent string) error {
	for dir := filepath.Clean(parent); ; {
		up := filepath.Dir(dir)
		if up == dir {
			return nil
		}
		if filepath.Base(dir) == stateFolder {
			return fixed(out, "在程序自用的文件夹里面", "lies in a folder of this program", nil)
		}
		if info, err := os.Lstat(filepath.Join(up, stateFolder, filepath.Base(dir))); err == nil && info.IsDir() {
			return fixed(out, "在另一个输出文件夹里面", "lies inside another output folder", nil)
		}
		dir = up
	}
}

func (w *Writer) open() error {
	if _, err := w.fs.Lstat(stateFolder + "/" + w.live); absent(err) {
		// Nothing of ours is here: refuse before leaving a trace.
		if err := w.own(); err != nil {
			return err
		}
	}
	for _, dir := range []string{stateFolder, path.Dir(w.home), w.home} {
		if err := w.makeFolder(dir); err != nil {
			return fmt.Errorf("making the state folder: %w", err)
		}
	}
	var err error
	if w.lock, err = w.fs.Lock(path.Dir(w.home) + "/build.lock"); errors.Is(err, ErrBusy) {
		return busy(w.opts.Out)
	} else if err != nil {
		return fmt.Errorf("locking the output folder: %w", err)
	}
	if err := w.ignoreState(); err != nil {
		return err
	}
	if err := w.finish(); err != nil {
		return fmt.Errorf("finishing the exchange of an interrupted build: %w", err)
	}
	if err := w.readState(); err != nil {
		return err
	}
	if err := w.own(); err != nil {
		return err
	}
	// What finish could not use is superseded by what lies in the output
	// folder now.
	if _, err := w.removeAll(w.gone); err != nil {
		return fmt.Errorf("removing an old tree: %w", err)
	}
	info, err := w.fs.Lstat(w.twin)
	switch {
	case absent(err):
		return nil
	case err != nil:
		return fmt.Errorf("looking for the twin: %w", err)
	case !info.IsDir():
		_, err := w.removeAll(w.twin)
		return err
	}
	w.hasTwin = true
	return nil
}

// makeFolder makes one folder that others may enter, or accepts the one that
// is there.
func (w *Writer) makeFolder(name string) error {
	err := w.fs.Mkdir(name, 0o755)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	info, err := w.fs.Lstat(name)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return &fs.PathError{Op: "mkdir", Path: name, Err: syscall.ENOTDIR}
	}
	return w.openFolder(name, info)
}

// openFolder gives a folder its mode, whatever the umask was.
func (w *Writer) openFolder(name string, info fs.FileInfo) error {
	if !keepsModes || info.Mode().Perm() == 0o755 {
		return nil
	}
	err := w.fs.Chmod(name, 0o755)
	if errors.Is(err, fs.ErrPermission) && info.Mode().Perm()&0o700 == 0o700 {
		return nil // not our folder, or a file system without modes
	}
	return err
}

// ignoreState keeps the state folder out of git.
func (w *Writer) ignoreState() error {
	const name = stateFolder + "/.gitignore"
	_, err := w.fs.Lstat(name)
	if !absent(err) {
		return err
	}
	return w.replace(name, []byte("*\n"))
}

// replace writes a file of our own beside its name and renames it.
func (w *Writer) replace(name string, data []byte) error {
	next := name + ".new"
	if _, err := w.removeAll(next); err != nil {
		return err
	}
	if err := w.create(next, data); err != nil {
		return err
	}
	if err := w.fs.Rename(next, name); err != nil {
		return errors.Join(err, w.fs.Remove(next))
	}
	return nil
}

// Close frees the lock. Without a Commit before it the live tree is as it was;
// the next build uses what the twin has got already.
func (w *Writer) Close() error {
	w.mu.Lock()
	w.done = true
	w.mu.Unlock()
	var err error
	if w.lock != nil {
		err = w.lock.Close()
		w.lock = nil
	}
	if w.ownFS && w.fs != nil {
		err = errors.Join(err, w.fs.Close())
		w.fs = nil
	}
	if err != nil {
		return fmt.Errorf("freeing the output folder: %w", err)
	}
	return nil
}

// absent reports whether err means that there is no such file: the name or a
// folder on the way is missing, or is something else.
func absent(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

var errDone = errors.New("the writer is closed or committed")
