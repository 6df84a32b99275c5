package source

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// project writes files below a new folder and opens it as a root.
func project(t *testing.T, files map[string]string) (dir string, fsys fs.FS) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return dir, root.FS()
}

func paths(s *Snapshot) []string {
	var out []string
	for _, f := range s.Files {
		out = append(out, f.Path)
	}
	return out
}

func TestTakeReadsTheProjectSorted(t *testing.T) {
	_, fsys := project(t, map[string]string{
		"gongshi.toml": "a = 1\n", "data/b/x.toml": "x", "data/a.toml": "y", "data/a/z.toml": "z",
		"content/甲/正文.md": "正文", "content/甲/附件.pdf": "%PDF", "layouts/base.html": "<p>",
		"public/index.html": "not read", "README.md": "not read", ".git/config": "not read",
	})
	s, problems, err := Take(fsys, SnapshotOptions{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	want := []string{"content/甲/正文.md", "content/甲/附件.pdf", "data/a.toml", "data/a/z.toml", "data/b/x.toml", "gongshi.toml", "layouts/base.html"}
	if got := paths(s); !slices.Equal(got, want) || !slices.IsSorted(got) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if f := s.File("data/a.toml"); f == nil || string(f.Bytes) != "y" {
		t.Errorf("data/a.toml: %+v", f)
	}
	if s.File("data") != nil || s.File("data/none") != nil {
		t.Error("found what is no file")
	}
	if sum, ok := s.Hash("data/a.toml"); !ok || sum != sha256.Sum256([]byte("y")) {
		t.Error("wrong hash")
	}
	if _, ok := s.Hash("data/none"); ok {
		t.Error("hash of what is not there")
	}
	if got := len(s.Under("data")); got != 3 {
		t.Errorf("%d files under data, want 3", got)
	}
	if got := s.Under("data/a"); len(got) != 1 || got[0].Path != "data/a/z.toml" {
		t.Errorf("under data/a: %v", got)
	}
}

func TestTakePassesOverDotAndEditorFilesOnly(t *testing.T) {
	files := map[string]string{"data/kept.toml": "", "data/kept.tmp": "", "data/kept.bak": "", "data/#kept": ""}
	for _, name := range []string{".hidden", ".x.toml.swp", "x.toml~", "x.swo", "#x.toml#", "~$x.docx", ".dir/x.toml"} {
		files["data/"+name] = "ignored"
	}
	dir, fsys := project(t, files)
	link(t, "nowhere", filepath.Join(dir, "data", ".#lock")) // some editors lock by a link
	s, problems, err := Take(fsys, SnapshotOptions{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	if got, want := paths(s), []string{"data/#kept", "data/kept.bak", "data/kept.tmp", "data/kept.toml"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Fatal(err)
	}
}

func TestTakeRefusesLinksAtEveryLevel(t *testing.T) {
	outside := t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "secret.toml"), []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	dir, rootFS := project(t, map[string]string{"data/a/x.toml": "x", "real.toml": "r"})
	link(t, outside, filepath.Join(dir, "content"))                                     // a top folder
	link(t, "real.toml", filepath.Join(dir, "gongshi.toml"))                            // a top file, inside
	link(t, outside, filepath.Join(dir, "data", "b"))                                   // a folder, outside
	link(t, "a", filepath.Join(dir, "data", "c"))                                       // a folder, inside
	link(t, filepath.Join(outside, "secret.toml"), filepath.Join(dir, "data/a/s.toml")) // a file, outside
	link(t, "x.toml", filepath.Join(dir, "data/a/y.toml"))                              // a file, inside
	link(t, "gone", filepath.Join(dir, "data/a/gone.toml"))                             // dangling
	link(t, ".", filepath.Join(dir, "data/a/loop"))                                     // a circle
	want := []string{"content", "data/a/gone.toml", "data/a/loop", "data/a/s.toml", "data/a/y.toml", "data/b", "data/c", "gongshi.toml"}
	for name, fsys := range map[string]fs.FS{"os.Root": rootFS, "os.DirFS": os.DirFS(dir)} {
		s, problems, err := Take(fsys, SnapshotOptions{})
		if err != nil {
			t.Fatal(name, err)
		}
		var got []string
		for _, p := range problems {
			if p.Kind != Symlink {
				t.Errorf("%s: %s is %s", name, p.Path, p.Kind)
			}
			got = append(got, p.Path)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: refused %q\nwant %q", name, got, want)
		}
		if files := paths(s); !slices.Equal(files, []string{"data/a/x.toml"}) {
			t.Errorf("%s: took %q", name, files)
		}
	}
}

func TestTakeRefusesIrregularFiles(t *testing.T) {
	fsys := fstest.MapFS{
		"data/pipe.toml":   {Mode: fs.ModeNamedPipe},
		"data/dev":         {Mode: fs.ModeDevice},
		"data/socket.md":   {Mode: fs.ModeSocket},
		"data/fine.toml":   {Data: []byte("a")},
		"data/linked.toml": {Mode: fs.ModeSymlink, Data: []byte("fine.toml")},
	}
	s, problems, err := Take(fsys, SnapshotOptions{})
	if err != nil {
		t.Fatal(err)
	}
	want := "[{irregular data/dev} {symlink data/linked.toml} {irregular data/pipe.toml} {irregular data/socket.md}]"
	if got := brief(problems); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := paths(s); !slices.Equal(got, []string{"data/fine.toml"}) {
		t.Errorf("took %q", got)
	}
}

func brief(problems []Problem) string {
	var out []string
	for _, p := range problems {
		out = append(out, fmt.Sprintf("{%s %s}", p.Kind, p.Path))
	}
	return "[" + strings.Join(out, " ") + "]"
}

func TestTakeRefusesBadNames(t *testing.T) {
	long := strings.Repeat("长", 80) + ".toml"
	bad := []string{"a\xffb.toml", "a\nb.toml", "a\u202eb.toml", "a\u200bb.toml", "a\\b.toml", "a\u2028b.toml", "a\x7f.toml", "\ufeffa.toml"}
	fsys := fstest.MapFS{"data/" + long: {Data: []byte("x")}, "data/好 名（一）.toml": {Data: []byte("x")}}
	for _, name := range bad {
		if fs.ValidPath(name) { // MapFS holds no other
			fsys["data/"+name] = &fstest.MapFile{Data: []byte("x")}
		}
	}
	s, problems, err := Take(listed{fsys, append(bad, long)}, SnapshotOptions{Limits: Limits{NameBytes: 120}})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Kind != BadName {
			t.Errorf("%q is %s", p.Path, p.Kind)
		}
	}
	if len(problems) != len(bad)+1 {
		t.Errorf("%d problems, want %d: %q", len(problems), len(bad)+1, brief(problems))
	}
	if got := paths(s); !slices.Equal(got, []string{"data/好 名（一）.toml"}) {
		t.Errorf("took %q", got)
	}
}

// listed adds names to the folder data that a MapFS cannot hold.
type listed struct {
	fstest.MapFS
	names []string
}

func (l listed) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := l.MapFS.ReadDir(name)
	for _, n := range l.names {
		if !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == n }) {
			entries = append(entries, named(n))
		}
	}
	return entries, err
}

type named string

func (n named) Name() string               { return string(n) }
func (n named) IsDir() bool                { return false }
func (n named) Type() fs.FileMode          { return 0 }
func (n named) Info() (fs.FileInfo, error) { return nil, fs.ErrNotExist }

func TestTakeHoldsToItsLimits(t *testing.T) {
	files := fstest.MapFS{
		"data/at.toml":       {Data: make([]byte, 10)},
		"data/over.toml":     {Data: make([]byte, 11)},
		"content/over.MD":    {Data: make([]byte, 11)},
		"content/at.pdf":     {Data: make([]byte, 20)},
		"content/over.pdf":   {Data: make([]byte, 21)},
		"data/1/2/3/ok.toml": {Data: make([]byte, 1)},
		"data/1/2/3/4/a":     {Data: make([]byte, 1)},
	}
	limits := Limits{TextBytes: 10, AttachmentBytes: 20, Depth: 4}
	s, problems, err := Take(files, SnapshotOptions{Limits: limits})
	if err != nil {
		t.Fatal(err)
	}
	want := "[{too large content/over.MD} {too large content/over.pdf} {too deep data/1/2/3/4} {too large data/over.toml}]"
	if got := brief(problems); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if p := problems[1]; p.Limit != 20 || p.Size != 21 {
		t.Errorf("limit %d, size %d", p.Limit, p.Size)
	}
	if got := paths(s); !slices.Equal(got, []string{"content/at.pdf", "data/1/2/3/ok.toml", "data/at.toml"}) {
		t.Errorf("took %q", got)
	}

	limits.Entries = 3
	if _, problems, _ = Take(files, SnapshotOptions{Limits: limits}); !slices.ContainsFunc(problems, func(p Problem) bool { return p.Kind == TooMany && p.Limit == 3 }) {
		t.Errorf("entries over the limit: %s", brief(problems))
	}
	if _, problems, _ = Take(files, SnapshotOptions{Limits: Limits{TotalBytes: 25}}); !slices.ContainsFunc(problems, func(p Problem) bool { return p.Kind == TooLarge && p.Limit == 25 }) {
		t.Errorf("bytes over the limit: %s", brief(problems))
	}
}

func TestTakeReadsNoMoreThanTheLimitOfAGrowingFile(t *testing.T) {
	fsys := growing{fstest.MapFS{"data/log.toml": {Data: []byte("short")}}}
	s, problems, err := Take(fsys, SnapshotOptions{Limits: Limits{TextBytes: 1000}})
	if err != nil || len(s.Files) > 0 || brief(problems) != "[{too large data/log.toml}]" {
		t.Error(err, paths(s), brief(problems))
	}
}

// growing gives files that never end.
type growing struct{ fstest.MapFS }

func (g growing) Open(name string) (fs.File, error) {
	f, err := g.MapFS.Open(name)
	if info, statErr := fs.Stat(g.MapFS, name); err == nil && statErr == nil && info.Mode().IsRegular() {
		return endless{f}, nil
	}
	return f, err
}

type endless struct{ fs.File }

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestTakeRefusesAFileExchangedForAnother(t *testing.T) {
	dir, fsys := project(t, map[string]string{"data/x.toml": "before", "other.toml": "after"})
	swapped := exchanging{fsys.(fs.ReadLinkFS), func() {
		if err := os.Rename(filepath.Join(dir, "other.toml"), filepath.Join(dir, "data", "x.toml")); err != nil && !os.IsNotExist(err) {
			t.Error(err)
		}
	}}
	s, problems, err := Take(swapped, SnapshotOptions{})
	if err != nil || len(s.Files) > 0 || brief(problems) != "[{changed while read data/x.toml}]" {
		t.Error(err, paths(s), brief(problems))
	}
}

// exchanging does something between the look at x.toml and its opening.
type exchanging struct {
	fs.ReadLinkFS
	do func()
}

func (e exchanging) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, "x.toml") {
		e.do()
	}
	return e.ReadLinkFS.Open(name)
}

func TestTakeReturnsErrorsOfTheMachine(t *testing.T) {
	fsys := broken{fstest.MapFS{"data/x.toml": {Data: []byte("x"), ModTime: time.Unix(0, 0)}}}
	if _, _, err := Take(fsys, SnapshotOptions{}); err == nil || !strings.Contains(err.Error(), "read the project") {
		t.Errorf("got %v", err)
	}
}

type broken struct{ fstest.MapFS }

func (b broken) Open(name string) (fs.File, error) {
	if name == "data/x.toml" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.MapFS.Open(name)
}
