package source

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits bounds what a snapshot takes in. A zero field means the default
// written beside it.
type Limits struct {
	TextBytes       int64 // one TOML or Markdown file: 4 MiB
	AttachmentBytes int64 // any other file: 64 MiB
	TotalBytes      int64 // all files together, they are kept in memory: 2 GiB
	Entries         int   // files and folders looked at, ignored ones included: 400,000
	Depth           int   // folders inside folders: 32
	NameBytes       int   // one file or folder name: 255
}

// SnapshotOptions says what Take reads. The zero value reads a whole project.
type SnapshotOptions struct {
	// Roots are the files and folders to read, slash-separated; one that does
	// not exist is passed over. nil means gongshi.toml, addresses.lock,
	// content, data and layouts.
	Roots  []string
	Limits Limits
}

// Snapshot is what the disk held when it was taken. It is immutable and safe
// for use by several goroutines.
type Snapshot struct {
	Files []*File // sorted by path
	sums  [][sha256.Size]byte
}

// ProblemKind says why a path was refused.
type ProblemKind uint8

// The kinds of problems.
const (
	Symlink   ProblemKind = iota // a symbolic link, at whatever level
	Irregular                    // a device, pipe, socket: neither file nor folder
	TooLarge                     // a file above its limit, or all files above theirs
	TooMany                      // more entries than allowed; reading stopped
	TooDeep                      // folders nested deeper than allowed
	BadName                      // not UTF-8, control, invisible or direction characters, backslash
	Changed                      // replaced by another file while it was read
)

// String returns a lower-case English word for logs.
func (k ProblemKind) String() string {
	words := [...]string{"symlink", "irregular", "too large", "too many files", "too deep", "bad name", "changed while read"}
	if int(k) < len(words) {
		return words[k]
	}
	return fmt.Sprintf("problem %d", k)
}

// Problem is one path that the snapshot refuses. The file is not in Files.
type Problem struct {
	Kind  ProblemKind
	Path  string // slash-separated, relative to the project root; may hold bytes that are not UTF-8
	Limit int64  // the limit passed, for TooLarge, TooMany, TooDeep and names too long; else 0
	Size  int64  // the size found, bytes, for TooLarge; else 0
}

// Take reads the project in fsys once. Every link, irregular file, file above
// its limit and bad name is a Problem and is left out; the problems are sorted
// by path. Files whose names begin with a dot, end in "~" or are an editor's
// lock or swap files are passed over, nothing else is. An error is of the
// machine: what could not be listed or read.
//
// Links are judged by the folder entry and, where fsys can, by fs.Lstat; a
// file exchanged between the look and the reading is refused.
func Take(fsys fs.FS, opt SnapshotOptions) (*Snapshot, []Problem, error) {
	t := taker{fsys: fsys, limits: opt.Limits.orDefault()}
	roots := opt.Roots
	if roots == nil {
		roots = []string{"addresses.lock", "content", "data", "gongshi.toml", "layouts"}
	}
	for _, root := range slices.Sorted(slices.Values(roots)) {
		info, err := t.lstat(root)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, nil, fmt.Errorf("read the project: %w", err)
		}
		if err := t.entry(root, info, 0); err != nil {
			return nil, nil, fmt.Errorf("read the project: %w", err)
		}
	}
	slices.SortFunc(t.taken, func(a, b taken) int { return cmp.Compare(a.file.Path, b.file.Path) })
	slices.SortStableFunc(t.problems, func(a, b Problem) int { return cmp.Compare(a.Path, b.Path) })
	s := &Snapshot{}
	for _, f := range t.taken {
		s.Files = append(s.Files, f.file)
		s.sums = append(s.sums, f.sum)
	}
	return s, t.problems, nil
}

// File returns the file at path (slash-separated), nil if there is none.
func (s *Snapshot) File(path string) *File {
	if i, ok := s.find(path); ok {
		return s.Files[i]
	}
	return nil
}

// Hash returns the SHA-256 of the file's bytes; ok is false if there is no
// such file.
func (s *Snapshot) Hash(path string) (sum [sha256.Size]byte, ok bool) {
	i, ok := s.find(path)
	if !ok {
		return sum, false
	}
	return s.sums[i], true
}

// Under returns the files inside folder, sorted by path; it shares memory with
// s.Files.
func (s *Snapshot) Under(folder string) []*File {
	prefix := strings.TrimSuffix(folder, "/") + "/"
	from, _ := s.find(prefix)
	to := from
	for to < len(s.Files) && strings.HasPrefix(s.Files[to].Path, prefix) {
		to++
	}
	return s.Files[from:to:to]
}

func (s *Snapshot) find(path string) (int, bool) {
	return slices.BinarySearchFunc(s.Files, path, func(f *File, p string) int { return cmp.Compare(f.Path, p) })
}

type taken struct {
	file *File
	sum  [sha256.Size]byte
}

type taker struct {
	fsys     fs.FS
	limits   Limits
	taken    []taken
	problems []Problem
	entries  int
	bytes    int64
	stopped  bool // the limit on entries was passed
}

func (t *taker) refuse(p Problem) { t.problems = append(t.problems, p) }

func (t *taker) lstat(name string) (fs.FileInfo, error) {
	if l, ok := t.fsys.(fs.ReadLinkFS); ok {
		return l.Lstat(name)
	}
	return fs.Stat(t.fsys, name)
}

// entry takes the file or folder name, which lies depth folders deep.
func (t *taker) entry(name string, info fs.FileInfo, depth int) error {
	switch mode := info.Mode(); {
	case mode&fs.ModeSymlink != 0:
		t.refuse(Problem{Kind: Symlink, Path: name})
	case mode.IsDir():
		return t.folder(name, depth)
	case !mode.IsRegular():
		t.refuse(Problem{Kind: Irregular, Path: name})
	default:
		return t.file(name, info)
	}
	return nil
}

func (t *taker) folder(name string, depth int) error {
	if depth >= t.limits.Depth {
		t.refuse(Problem{Kind: TooDeep, Path: name, Limit: int64(t.limits.Depth)})
		return nil
	}
	entries, err := fs.ReadDir(t.fsys, name)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if t.stopped {
			return nil
		}
		full := name + "/" + e.Name()
		if t.entries++; t.entries > t.limits.Entries {
			t.stopped = true
			t.refuse(Problem{Kind: TooMany, Path: full, Limit: int64(t.limits.Entries)})
			return nil
		}
		if ignored(e.Name()) {
			continue
		}
		if e.Type()&fs.ModeSymlink != 0 {
			t.refuse(Problem{Kind: Symlink, Path: full})
			continue
		}
		if p, bad := t.badName(e.Name()); bad {
			p.Path = full
			t.refuse(p)
			continue
		}
		info, err := t.lstat(full)
		if err != nil {
			return err
		}
		if err := t.entry(full, info, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (t *taker) file(name string, seen fs.FileInfo) error {
	limit := t.limits.AttachmentBytes
	switch strings.ToLower(path.Ext(name)) {
	case ".toml", ".md":
		limit = t.limits.TextBytes
	}
	if seen.Size() > limit {
		t.refuse(Problem{Kind: TooLarge, Path: name, Limit: limit, Size: seen.Size()})
		return nil
	}
	if t.bytes+seen.Size() > t.limits.TotalBytes {
		t.refuse(Problem{Kind: TooLarge, Path: name, Limit: t.limits.TotalBytes, Size: t.bytes + seen.Size()})
		return nil
	}
	f, err := t.fsys.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	opened, err := f.Stat()
	if err != nil {
		return err
	}
	// SameFile knows only the operating system's own files: of others it says
	// that they are not even the same as themselves.
	if !opened.Mode().IsRegular() || os.SameFile(seen, seen) && !os.SameFile(seen, opened) {
		t.refuse(Problem{Kind: Changed, Path: name})
		return nil
	}
	text, err := readAll(f, opened.Size(), limit)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if int64(len(text)) > limit { // it grew
		t.refuse(Problem{Kind: TooLarge, Path: name, Limit: limit, Size: int64(len(text))})
		return nil
	}
	t.bytes += int64(len(text))
	t.taken = append(t.taken, taken{&File{Path: name, Bytes: text}, sha256.Sum256(text)})
	return nil
}

// readAll reads at most limit+1 bytes, in one allocation when the file has the
// size it announced.
func readAll(r io.Reader, size, limit int64) ([]byte, error) {
	text := make([]byte, 0, min(size, limit)+1)
	for {
		n, err := r.Read(text[len(text):cap(text)])
		text = text[:len(text)+n]
		if err == io.EOF || int64(len(text)) > limit {
			return text, nil
		}
		if err != nil {
			return nil, err
		}
		if len(text) == cap(text) {
			text = slices.Grow(text, 4096)
		}
	}
}

// ignored reports whether a name is a dot file, a backup copy or an editor's
// lock or swap file.
func ignored(name string) bool {
	switch {
	case strings.HasPrefix(name, "."), strings.HasSuffix(name, "~"),
		strings.HasPrefix(name, "~$"), // word processors, while a file is open
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"):
		return true
	}
	switch path.Ext(name) {
	case ".swp", ".swo", ".swx":
		return true
	}
	return false
}

// badName refuses what cannot be printed safely in a message, a link or on
// another system.
func (t *taker) badName(name string) (Problem, bool) {
	if len(name) > t.limits.NameBytes {
		return Problem{Kind: BadName, Limit: int64(t.limits.NameBytes)}, true
	}
	if !utf8.ValidString(name) {
		return Problem{Kind: BadName}, true
	}
	for _, r := range name {
		// Cf holds the direction and zero-width characters, Zl and Zp the
		// line and paragraph separators.
		if r == '\\' || r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			return Problem{Kind: BadName}, true
		}
	}
	return Problem{}, false
}

func (l Limits) orDefault() Limits {
	const mib = 1 << 20
	return Limits{
		TextBytes:       cmp.Or(l.TextBytes, 4*mib),
		AttachmentBytes: cmp.Or(l.AttachmentBytes, 64*mib),
		TotalBytes:      cmp.Or(l.TotalBytes, 2048*mib),
		Entries:         cmp.Or(l.Entries, 400_000),
		Depth:           cmp.Or(l.Depth, 32),
		NameBytes:       cmp.Or(l.NameBytes, 255),
	}
}
