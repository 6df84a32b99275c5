package write

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/windows"
)

// keepsModes says that permission bits mean nothing.
const keepsModes = false

func exchangeAt(*os.File, string, string) error { return errors.ErrUnsupported }

func linkAt(*os.File, string, *os.File, string) error { return errors.ErrUnsupported }

func lockFile(f *os.File) error {
	err := windows.LockFileEx(windows.Handle(f.Fd()),
		windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, new(windows.Overlapped))
	if err == windows.ERROR_LOCK_VIOLATION || err == windows.ERROR_IO_PENDING {
		return ErrBusy
	}
	return err
}

func unlockFile(f *os.File) error {
	return windows.UnlockFileEx(windows.Handle(f.Fd()), 0, 1, 0, new(windows.Overlapped))
}

// Windows has no sync of a file system for an ordinary user, and folders are
// not synced: a power cut right after the exchange may lose files.
func syncAll(*os.File) error { return nil }

func syncDir(*os.File) error { return nil }

// fixedError reports whether a rename failed because the folder cannot move:
// another volume, or a program holds it or a file in it open.
func fixedError(err error) bool {
	return errors.Is(err, windows.ERROR_NOT_SAME_DEVICE) || errors.Is(err, windows.ERROR_SHARING_VIOLATION) ||
		errors.Is(err, windows.ERROR_ACCESS_DENIED)
}

func noLinks(err error) bool {
	return errors.Is(err, windows.ERROR_INVALID_FUNCTION) || errors.Is(err, windows.ERROR_NOT_SUPPORTED) ||
		errors.Is(err, windows.ERROR_TOO_MANY_LINKS) || errors.Is(err, errors.ErrUnsupported)
}

func deviceOf(fs.FileInfo) uint64 { return 0 }

// stampOf has neither inode nor change time here: to learn them each file
// would have to be opened.
func stampOf(info fs.FileInfo) stamp {
	return stamp{size: info.Size(), mtime: info.ModTime().UnixNano()}
}
