package generator_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
)

// rooms says for every package what it may import of ours. A name before it
// in floor may be used by all that come after it.
var (
	floor   = []string{"source", "text", "personal", "diag", "model"}
	engines = []string{"markdown", "flow", "search", "feed", "table", "workday", "memo", "proof"}
	stages  = []string{"load", "check", "plan", "render", "write"}
)

// mayImport reports whether package from may import package to, both named by
// their folder below generator.
func mayImport(from, to string) bool {
	at := func(list []string, s string) int {
		for i, x := range list {
			if x == s {
				return i
			}
		}
		return -1
	}
	if part, _, is := strings.Cut(from, "/"); is { // a part of an engine knows nothing of ours
		return at(engines, part) < 0
	}
	if whole, _, is := strings.Cut(to, "/"); is && at(engines, whole) >= 0 { // which only the engine uses
		return from == whole
	}
	switch {
	case at(floor, from) >= 0:
		return at(floor, to) >= 0 && at(floor, to) < at(floor, from)
	case at(engines, from) >= 0:
		return at(floor, to) >= 0 && to != "model"
	case from == "derive":
		return at(floor, to) >= 0
	case at(stages, from) >= 0:
		return at(floor, to) >= 0 || at(engines, to) >= 0 || to == "derive" ||
			at(stages, to) >= 0 && at(stages, to) < at(stages, from)
	case from == "watch" || from == "serve":
		return false
	}
	return true // the drivers
}

func TestPackagesImportOnlyWhatTheirRoomAllows(t *testing.T) {
	users := map[string]map[string]bool{} // third party -> our packages
	for dir, imports := range packageImports(t, "..") {
		for _, imp := range imports {
			if to, ours := strings.CutPrefix(imp, "gongshi/generator/"); ours {
				from, inside := strings.CutPrefix(dir, "generator/")
				if inside && !mayImport(from, to) {
					t.Errorf("%s must not import %s", dir, imp)
				}
			} else if strings.HasPrefix(imp, "gongshi/cmd") {
				t.Errorf("%s imports a command", dir)
			} else if strings.Contains(strings.SplitN(imp, "/", 2)[0], ".") {
				module := moduleOf(imp)
				if users[module] == nil {
					users[module] = map[string]bool{}
				}
				users[module][dir] = true
			}
		}
	}
	for module, by := range users {
		if len(by) > 1 {
			t.Errorf("%s is imported by %d packages, want one: %v", module, len(by), keys(by))
		}
	}
}

func keys(m map[string]bool) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// moduleOf cuts an import path to its module, near enough for counting.
func moduleOf(imp string) string {
	parts := strings.Split(imp, "/")
	return path.Join(parts[:min(3, len(parts))]...)
}

// packageImports returns the imports of every package below root, tests left
// out, by folder.
func packageImports(t *testing.T, root string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if base := d.Name(); name != root && (strings.HasPrefix(base, ".") || base == "testdata" || base == "node_modules") {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, filepath.Dir(name))
		if err != nil {
			return err
		}
		dir := filepath.ToSlash(rel)
		for _, imp := range f.Imports {
			p, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				return err
			}
			out[dir] = append(out[dir], p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 15 {
		t.Fatalf("only %d packages found", len(out))
	}
	return out
}
