package main

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"gongshi/generator"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"gongshi": func() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs the real program by the scripts in testdata/script.
func TestScripts(t *testing.T) {
	example, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	reversed := copyReversed(t, example)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status,
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv("LANG", "zh_CN.UTF-8")
			env.Setenv("SOURCE_DATE_EPOCH", "")
			env.Setenv("EXAMPLE", example)
			env.Setenv("REVERSED", reversed)
			return nil
		},
	})
}

// copyReversed copies the sources of the project in dir to a new folder, last
// name first, so that the disk lists them in another order.
func copyReversed(t *testing.T, dir string) string {
	t.Helper()
	to := t.TempDir()
	var files []string
	for _, s := range generator.Sources() {
		err := filepath.WalkDir(filepath.Join(dir, s), func(name string, d fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err == nil && !d.IsDir() {
				files = append(files, name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Reverse(files)
	for _, f := range files {
		rel, err := filepath.Rel(dir, f)
		if err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		full := filepath.Join(to, rel)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// status runs a program and fails unless it ends with the status given:
// status 2 gongshi build --audience all
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N program arguments")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("%v: status %d, want %d", args[1:], got, want)
	}
}
