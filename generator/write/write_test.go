package write

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
)

// tree is a set of files by path.
type tree map[string]string

func siteA() tree {
	return tree{
		"index.html": "首页甲", "404.html": "没有", "assets/site.css": "body{}",
		"unit/powers/p1.html": "权力一", "unit/powers/p2.html": "权力二",
		"unit/index.html": "单位", "old/page.html": "旧页",
	}
}

func siteB() tree {
	return tree{
		"index.html": "首页乙", "404.html": "没有", "assets/site.css": "body{}",
		"unit/powers/p1.html": "权力一（改）", "unit/powers/p3.html": "权力三",
		"unit/index.html": "单位", "new/deep/page.html": "新页",
	}
}

func opts(out string) Options { return Options{Out: out, Audience: "public", NoSync: true} }

func build(o Options, files tree) (Result, error) {
	w, err := Open(o)
	if err != nil {
		return Result{}, err
	}
	for _, p := range slices.Sorted(maps.Keys(files)) {
		if err := w.Put(p, []byte(files[p])); err != nil {
			return Result{}, errors.Join(err, w.Close())
		}
	}
	r, err := w.Commit(context.Background())
	return r, errors.Join(err, w.Close())
}

func mustBuild(t testing.TB, o Options, files tree) Result {
	t.Helper()
	r, err := build(o, files)
	if err != nil {
		t.Fatal(err)
	}
	wantTree(t, o.Out, files)
	return r
}

// read returns everything below dir; what is not a regular file or folder is
// given as its type.
func readTree(dir string) (tree, error) {
	got := tree{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		rel = filepath.ToSlash(rel)
		if !d.Type().IsRegular() {
			got[rel] = d.Type().String()
			return nil
		}
		data, err := os.ReadFile(p)
		got[rel] = string(data)
		return err
	})
	return got, err
}

// differs says how the published tree is not files; "" if it is.
func differs(dir string, files tree) string {
	got, err := readTree(dir)
	if err != nil {
		return err.Error()
	}
	m, err := ParseManifest([]byte(got[ManifestName]))
	if err != nil {
		return err.Error()
	}
	delete(got, ManifestName)
	if !maps.Equal(got, files) {
		return "files differ"
	}
	if len(m.Files) != len(files) {
		return "manifest lists other files"
	}
	for _, f := range m.Files {
		sum := sha256.Sum256([]byte(files[f.Path]))
		if f.SHA256 != hex.EncodeToString(sum[:]) || f.Size != int64(len(files[f.Path])) {
			return "manifest is wrong about " + f.Path
		}
	}
	return ""
}

func wantTree(t testing.TB, dir string, files tree) {
	t.Helper()
	if d := differs(dir, files); d != "" {
		got, _ := readTree(dir)
		t.Fatalf("%s: %s\ngot %q\nwant %q", dir, d, got, files)
	}
}

// wantClean checks that nothing but the lock, the twin and the state lies in
// the state folder, and that the twin is level with the live tree.
func wantClean(t testing.TB, out string) {
	t.Helper()
	all, err := readTree(filepath.Join(filepath.Dir(out), stateFolder))
	if err != nil {
		t.Fatal(err)
	}
	live, err := readTree(out)
	if err != nil {
		t.Fatal(err)
	}
	home := filepath.Base(out) + "/public/"
	want := tree{".gitignore": "*\n", filepath.Base(out) + "/build.lock": "", home + "state": all[home+"state"]}
	for p, s := range live {
		want[home+"tree/"+p] = s
	}
	if !maps.Equal(all, want) {
		t.Fatalf("state folder holds %q, want %q", slices.Sorted(maps.Keys(all)), slices.Sorted(maps.Keys(want)))
	}
}

func TestSecondBuildWritesOnlyWhatChanged(t *testing.T) {
	for _, noExchange := range []bool{false, true} {
		o := opts(filepath.Join(t.TempDir(), "site", "public"))
		o.NoExchange = noExchange
		r := mustBuild(t, o, siteA())
		if want := (Result{Files: 8, Written: 8, Bytes: r.Bytes, Changed: true}); r != want {
			t.Errorf("first build: %+v, want %+v", r, want)
		}
		wantClean(t, o.Out)

		r = mustBuild(t, o, siteB())
		// index, p1, p3, new page and manifest; p2 and the old page go.
		if want := (Result{Files: 8, Written: 5, Removed: 2, Bytes: r.Bytes, Changed: true}); r != want {
			t.Errorf("second build: %+v, want %+v", r, want)
		}
		wantClean(t, o.Out)

		before := stat(t, o.Out)
		r = mustBuild(t, o, siteB())
		if want := (Result{Files: 8, Bytes: r.Bytes}); r != want {
			t.Errorf("third build: %+v, want %+v", r, want)
		}
		if !os.SameFile(before, stat(t, o.Out)) {
			t.Error("a build that changes nothing exchanged the trees")
		}
		mustBuild(t, o, siteA())
		wantClean(t, o.Out)
	}
}

func stat(t *testing.T, name string) fs.FileInfo {
	t.Helper()
	info, err := os.Lstat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

func TestSyncedBuild(t *testing.T) {
	o := opts(filepath.Join(t.TempDir(), "public"))
	o.NoSync = false
	mustBuild(t, o, siteA())
	mustBuild(t, o, siteB())
	wantClean(t, o.Out)
}

func TestCloseWithoutCommitLeavesLiveTree(t *testing.T) {
	o := opts(filepath.Join(t.TempDir(), "public"))
	mustBuild(t, o, siteA())
	w, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	for p, s := range siteB() {
		if err := w.Put(p, []byte(s)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	wantTree(t, o.Out, siteA())
	if err := w.Put("late.html", nil); !errors.Is(err, errDone) {
		t.Errorf("Put after Close: %v", err)
	}
	if _, err := w.Commit(context.Background()); err == nil {
		t.Error("Commit after Close did nothing and said nothing")
	}
	mustBuild(t, o, siteA())
	wantClean(t, o.Out)
}

func TestCancelledBuildLeavesLiveTree(t *testing.T) {
	o := opts(filepath.Join(t.TempDir(), "public"))
	mustBuild(t, o, siteA())
	w, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := w.Put("index.html", nil); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := w.Commit(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	wantTree(t, o.Out, siteA())
}

func TestCommitAfterFailedPutRefuses(t *testing.T) {
	o := opts(filepath.Join(t.TempDir(), "public"))
	mustBuild(t, o, siteA())
	w, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	w.Put("../x", nil)
	var bad *PathError
	if _, err := w.Commit(context.Background()); !errors.As(err, &bad) {
		t.Errorf("got %v", err)
	}
	wantTree(t, o.Out, siteA())
}

func TestModesDoNotFollowUmask(t *testing.T) {
	if !keepsModes {
		return
	}
	out := filepath.Join(t.TempDir(), "public")
	old := setUmask(0o077)
	mustBuild(t, opts(out), siteA())
	setUmask(old)
	mustBuild(t, opts(out), siteB())
	for _, dir := range []string{out, filepath.Join(out, "../.gongshi/public/public/tree")} {
		filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
			info, err := d.Info()
			if err != nil {
				t.Fatal(err)
			}
			want := fs.FileMode(0o644)
			if d.IsDir() {
				want = 0o755
			}
			if info.Mode().Perm() != want {
				t.Errorf("%s has mode %o", p, info.Mode().Perm())
			}
			return nil
		})
	}
}

func TestPutFromManyGoroutines(t *testing.T) {
	files := tree{}
	for i := range 500 {
		d := string(rune('a' + i%26))
		files[d+"/"+strings.Repeat("x", i/26+1)+".html"] = strings.Repeat(d, i)
	}
	o := opts(filepath.Join(t.TempDir(), "public"))
	for range 2 {
		w, err := Open(o)
		if err != nil {
			t.Fatal(err)
		}
		paths := slices.Sorted(maps.Keys(files))
		var all sync.WaitGroup
		for n := range 8 {
			all.Go(func() {
				for i := n; i < len(paths); i += 8 {
					if err := w.Put(paths[i], []byte(files[paths[i]])); err != nil {
						t.Error(err)
					}
				}
			})
		}
		all.Wait()
		if _, err := w.Commit(context.Background()); err != nil {
			t.Fatal(err)
		}
		w.Close()
		wantTree(t, o.Out, files)
		wantClean(t, o.Out)
	}
}

func TestManifestIsTheSameEverywhere(t *testing.T) {
	procs := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(procs)
	var first tree
	for i := range 4 {
		runtime.GOMAXPROCS(1 + i%2)
		out := filepath.Join(t.TempDir(), strings.Repeat("x", i+1))
		o := opts(out)
		if i%2 == 0 {
			mustBuild(t, o, siteB()) // another history
		}
		mustBuild(t, o, siteA())
		got, err := readTree(out)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = got
		}
		if !maps.Equal(got, first) {
			t.Errorf("build %d differs: %q, want %q", i, got, first)
		}
	}
	if !strings.HasPrefix(first[ManifestName], `{"audience": "public", "files": [`+"\n"+`{"path": "404.html", "size": 6, "sha256": "`) {
		t.Errorf("manifest begins %.90q", first[ManifestName])
	}
}

func TestOnlyOneOfManyBuildsWins(t *testing.T) {
	o := opts(filepath.Join(t.TempDir(), "public"))
	mustBuild(t, o, siteA())
	var all sync.WaitGroup
	var won, lost []error
	var mu sync.Mutex
	opened, release := make(chan bool, 8), make(chan bool)
	for range 8 {
		all.Go(func() {
			w, err := Open(o)
			opened <- true
			<-release
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				lost = append(lost, err)
				return
			}
			for p, s := range siteB() {
				err = errors.Join(err, w.Put(p, []byte(s)))
			}
			_, e := w.Commit(context.Background())
			won = append(won, errors.Join(err, e, w.Close()))
		})
	}
	for range 8 {
		<-opened
	}
	close(release)
	all.Wait()
	if len(won) != 1 || won[0] != nil {
		t.Fatalf("%d builds won: %v", len(won), won)
	}
	for _, err := range lost {
		var r *Refusal
		if !errors.Is(err, ErrBusy) || !errors.As(err, &r) || !strings.Contains(r.Message().ZH, "另一次生成") {
			t.Errorf("a losing build says %v", err)
		}
	}
	wantTree(t, o.Out, siteB())
}

func TestFileChangedDuringBuildIsNotPublished(t *testing.T) {
	for name, hurt := range map[string]func(t *testing.T, twin string){
		"new file longer":   func(t *testing.T, twin string) { edit(t, twin+"/unit/powers/p1.html", "x") },
		"kept file edited":  func(t *testing.T, twin string) { edit(t, twin+"/404.html", "有没有") },
		"new file vanished": func(t *testing.T, twin string) { must(t, os.Remove(twin+"/index.html")) },
		"became a folder": func(t *testing.T, twin string) {
			must(t, os.Remove(twin+"/index.html"))
			must(t, os.Mkdir(twin+"/index.html", 0o755))
		},
	} {
		t.Run(name, func(t *testing.T) {
			o := opts(filepath.Join(t.TempDir(), "public"))
			mustBuild(t, o, siteA())
			w, err := Open(o)
			must(t, err)
			for p, s := range siteB() {
				must(t, w.Put(p, []byte(s)))
			}
			hurt(t, home(o.Out)+"/tree")
			if _, err := w.Commit(context.Background()); err == nil {
				t.Error("it was published")
			}
			must(t, w.Close())
			if name != "kept file edited" { // which is the live file too
				wantTree(t, o.Out, siteA())
			}
			mustBuild(t, o, siteB())
			wantClean(t, o.Out)
		})
	}
}
