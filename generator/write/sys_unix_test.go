//go:build unix

package write

import (
	"path/filepath"
	"syscall"
	"testing"
)

func setUmask(m int) int { return syscall.Umask(m) }

// Between fork and exec a child has a copy of every open file.
func TestLockIsFreeThoughAnotherProcessHasItsFile(t *testing.T) {
	o := opts(filepath.Join(t.TempDir(), "public"))
	w, err := Open(o)
	must(t, err)
	fd, err := syscall.Dup(int(w.lock.(lock).file.Fd()))
	must(t, err)
	defer syscall.Close(fd)
	must(t, w.Close())
	mustBuild(t, o, siteA())
}
