package edit

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"gongshi/generator/diag"
)

// MovedError says that a file changed between being read and being rewritten.
type MovedError struct{ Path string }

// Error returns the text of the error.
func (e *MovedError) Error() string { return fmt.Sprintf("%s was changed meanwhile", e.Path) }

// Message says it to the officer.
func (e *MovedError) Message() diag.Message {
	return diag.Say("%s 刚刚被改过，没有动它；保存以后再试一次", "%s was changed meanwhile and is left alone; save it and try again", e.Path)
}

// Rewrite puts after in place of before in the file at path, slash-separated,
// in the folder dir. The file is replaced whole, so that a crash leaves the
// old or the new text; its mode stays. Where it no longer holds before, it is
// left alone and the error is a MovedError.
func Rewrite(dir, path string, before, after []byte) error {
	full := filepath.Join(dir, filepath.FromSlash(path))
	info, err := os.Lstat(full)
	if err != nil {
		return fmt.Errorf("rewrite %s: %w", path, err)
	}
	now, err := os.ReadFile(full)
	if err != nil {
		return fmt.Errorf("rewrite %s: %w", path, err)
	}
	if !info.Mode().IsRegular() || !bytes.Equal(now, before) {
		return &MovedError{path}
	}
	tmp, err := os.CreateTemp(filepath.Dir(full), ".gongshi-*")
	if err != nil {
		return fmt.Errorf("rewrite %s: %w", path, err)
	}
	defer os.Remove(tmp.Name()) // gone after the rename
	_, err = tmp.Write(after)
	if err == nil {
		err = tmp.Chmod(info.Mode().Perm())
	}
	if err == nil {
		err = tmp.Sync()
	}
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(tmp.Name(), full)
	}
	if err != nil {
		return fmt.Errorf("rewrite %s: %w", path, err)
	}
	return nil
}
