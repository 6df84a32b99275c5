package write

import (
	"errors"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

func exchangeAt(dir *os.File, a, b string) error {
	fd := int(dir.Fd())
	err := unix.Renameat2(fd, a, fd, b, unix.RENAME_EXCHANGE)
	// EINVAL: the file system does not know the flag.
	if err == unix.EINVAL || err == unix.ENOSYS {
		return errors.ErrUnsupported
	}
	return err
}

// syncAll waits for the whole file system of dir: one call for any number of
// files, and it reports what a write lost.
func syncAll(dir *os.File) error { return unix.Syncfs(int(dir.Fd())) }

func ctimeOf(s *syscall.Stat_t) int64 { return s.Ctim.Nano() }
