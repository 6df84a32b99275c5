package write

import (
	"errors"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

func exchangeAt(dir *os.File, a, b string) error {
	fd := int(dir.Fd())
	err := unix.RenameatxNp(fd, a, fd, b, unix.RENAME_SWAP)
	if err == unix.EINVAL || err == unix.ENOSYS || err == unix.ENOTSUP {
		return errors.ErrUnsupported
	}
	return err
}

// syncAll hands everything to the drive and then, by the full sync that
// os.File does on this system, makes the drive write it.
func syncAll(dir *os.File) error {
	if err := unix.Sync(); err != nil {
		return err
	}
	return dir.Sync()
}

func ctimeOf(s *syscall.Stat_t) int64 { return s.Ctimespec.Nano() }
