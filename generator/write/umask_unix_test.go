//go:build unix

package write

import "syscall"

func setUmask(m int) int { return syscall.Umask(m) }
