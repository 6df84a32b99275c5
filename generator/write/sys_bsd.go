//go:build freebsd || netbsd || openbsd || dragonfly

package write

import (
	"errors"
	"os"
	"syscall"
)

func exchangeAt(*os.File, string, string) error { return errors.ErrUnsupported }

// syncAll syncs one folder: there is no call here for a whole file system that
// waits. A power cut right after the exchange may lose files on these systems.
func syncAll(dir *os.File) error { return dir.Sync() }

func ctimeOf(*syscall.Stat_t) int64 { return 0 }
