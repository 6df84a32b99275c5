package generator_test

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"gongshi/generator"
)

// TestNoEditBreaksTheProgram makes random slips in the example site, as an
// author would: a line lost, doubled or moved, a word cut or exchanged, a
// character changed. Whatever comes, the checker answers with faults that have
// a place.
func TestNoEditBreaksTheProgram(t *testing.T) {
	edits := 60
	if os.Getenv("GONGSHI_SOAK") != "" {
		edits = 5000
	}
	dir := t.TempDir()
	files := map[string][]byte{}
	var names []string
	for _, s := range generator.Sources() {
		root := filepath.Join("..", s)
		if _, err := os.Stat(root); err != nil || s == "layouts" {
			continue
		}
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			rel, err := filepath.Rel("..", name)
			if err != nil {
				return err
			}
			b, err := os.ReadFile(name)
			files[rel] = b
			names = append(names, rel)
			if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(rel)), 0o755); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(dir, rel), b, 0o644)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(names)
	r := rand.New(rand.NewPCG(1, 2))
	faulty := 0
	for range edits {
		name := names[r.IntN(len(names))]
		changed := slip(r, files[name])
		full := filepath.Join(dir, name)
		if err := os.WriteFile(full, changed, 0o644); err != nil {
			t.Fatal(err)
		}
		res := checkOrSay(t, dir, name, changed)
		for _, d := range res.Faults {
			if d.Span.IsZero() || d.Text.ZH == "" || d.Text.EN == "" || bytes.Contains([]byte(d.Text.ZH+d.Hint.ZH+d.Text.EN+d.Hint.EN), []byte("%!")) {
				t.Errorf("after an edit of %s: %s %q at %s", name, d.Code, d.Text.ZH, d.Span.Path())
			}
		}
		if len(res.Faults) > 3 {
			faulty++
		}
		if err := os.WriteFile(full, files[name], 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if faulty < edits/4 {
		t.Errorf("only %d of %d edits gave a fault", faulty, edits)
	}
}

// checkOrSay checks the site; where the program panics it shows the edit.
func checkOrSay(t *testing.T, dir, name string, changed []byte) *generator.Result {
	t.Helper()
	defer func() {
		if p := recover(); p != nil {
			t.Logf("the edited %s:\n%s", name, changed)
			panic(p)
		}
	}()
	res, err := generator.Check(generator.Options{Dir: dir, Environ: noEnv})
	if err != nil {
		t.Fatalf("after an edit of %s: %v", name, err)
	}
	return res
}

// slip changes b in one way.
func slip(r *rand.Rand, b []byte) []byte {
	lines := bytes.SplitAfter(b, []byte("\n"))
	i, j := r.IntN(len(lines)), r.IntN(len(lines))
	switch r.IntN(6) {
	case 0: // a line is lost
		lines = slices.Delete(slices.Clone(lines), i, i+1)
	case 1: // a line is doubled elsewhere
		lines = slices.Insert(slices.Clone(lines), j, lines[i])
	case 2: // two lines change places
		lines = slices.Clone(lines)
		lines[i], lines[j] = lines[j], lines[i]
	case 3: // a block is lost
		from, to := min(i, j), min(max(i, j), min(i, j)+20)
		lines = slices.Delete(slices.Clone(lines), from, to)
	case 4: // a character is changed into another of the file
		out := []rune(string(b))
		if len(out) > 0 {
			out[r.IntN(len(out))] = out[r.IntN(len(out))]
		}
		return []byte(string(out))
	default: // two words between quotes change places
		parts := bytes.Split(b, []byte(`"`))
		if len(parts) > 4 {
			x, y := 1+2*r.IntN(len(parts)/2), 1+2*r.IntN(len(parts)/2)
			if x < len(parts) && y < len(parts) {
				parts[x], parts[y] = parts[y], parts[x]
			}
		}
		return bytes.Join(parts, []byte(`"`))
	}
	return bytes.Join(lines, nil)
}
