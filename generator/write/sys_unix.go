//go:build unix

package write

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// keepsModes says that permission bits mean something.
const keepsModes = true

func linkAt(from *os.File, oldname string, to *os.File, newname string) error {
	return unix.Linkat(int(from.Fd()), oldname, int(to.Fd()), newname, 0)
}

func lockFile(f *os.File) error {
	err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if err == unix.EWOULDBLOCK {
		return ErrBusy
	}
	return err
}

func unlockFile(f *os.File) error { return unix.Flock(int(f.Fd()), unix.LOCK_UN) }

func syncDir(f *os.File) error { return f.Sync() }

// fixedError reports whether a rename failed because the folder cannot move:
// a mount point, another file system, the lower layer of an overlay.
func fixedError(err error) bool {
	return errors.Is(err, unix.EBUSY) || errors.Is(err, unix.EXDEV)
}

// noLinks reports whether a link failed because the file system has none here
// or no more for this file; a copy does as well.
func noLinks(err error) bool {
	return errors.Is(err, unix.EPERM) || errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.ENOSYS) ||
		errors.Is(err, unix.EMLINK) || errors.Is(err, unix.EXDEV)
}

func deviceOf(info fs.FileInfo) uint64 {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(s.Dev)
	}
	return 0
}

func stampOf(info fs.FileInfo) stamp {
	st := stamp{perm: uint32(info.Mode().Perm()), size: info.Size(), mtime: info.ModTime().UnixNano()}
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		st.ino, st.ctime = uint64(s.Ino), ctimeOf(s)
	}
	return st
}
