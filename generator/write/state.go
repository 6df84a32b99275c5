package write

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"sort"
	"strconv"
	"strings"
)

// stamp is what the file system says of a file without reading it. Two equal
// stamps of one path mean the same bytes.
type stamp struct {
	perm  uint32 // permission bits
	size  int64  // bytes
	ino   uint64 // inode, 0 where the system has none
	mtime int64  // nanoseconds since 1970
	ctime int64  // nanoseconds since 1970, 0 where the system has none
}

// record is a stamp whose bytes were hashed.
type record struct {
	stamp
	sum [sha256.Size]byte
}

// state is the internal manifest: what the live tree and the twin held when
// the last build ended. A path may have two records, where the trees could not
// share the file. Records are hints: a file without one is read again.
type state struct {
	audience   string
	live, twin uint64 // inodes of the two folders, 0 if unknown
	files      map[string][]record

	written int64 // when the state was written, by the clock of the file system
}

// find returns the sum of the file with this path and stamp. A file changed in
// the clock tick in which the state was written could have changed again after
// it without a trace; such a record is not believed.
func (s *state) find(path string, st stamp) (sum [sha256.Size]byte, ok bool) {
	for _, r := range s.files[path] {
		if r.stamp == st && max(st.mtime, st.ctime) < s.written {
			return r.sum, true
		}
	}
	return sum, false
}

const stateHead = "gongshi-state 1"

// bytes returns the state as text: a head, a line a record, and a sum over all
// of it, so that a torn file is known as such.
func (s *state) bytes() []byte {
	paths := make([]string, 0, len(s.files))
	for p := range s.files {
		paths = append(paths, p)
	}
	sort.Strings(paths)
	b := make([]byte, 0, 128+192*len(paths))
	b = fmt.Appendf(b, "%s %s %d %d\n", stateHead, s.audience, s.live, s.twin)
	for _, p := range paths {
		for _, r := range s.files[p] {
			b = hex.AppendEncode(b, r.sum[:])
			b = append(b, ' ')
			b = strconv.AppendUint(b, uint64(r.perm), 8)
			b = append(b, ' ')
			b = strconv.AppendInt(b, r.size, 10)
			b = append(b, ' ')
			b = strconv.AppendUint(b, r.ino, 10)
			b = append(b, ' ')
			b = strconv.AppendInt(b, r.mtime, 10)
			b = append(b, ' ')
			b = strconv.AppendInt(b, r.ctime, 10)
			b = append(b, ' ')
			b = append(b, p...)
			b = append(b, '\n')
		}
	}
	sum := sha256.Sum256(b)
	return fmt.Appendf(b, "%x\n", sum)
}

var errState = errors.New("damaged state of an earlier build")

// parseState reads what bytes wrote. Any damage is an error.
func parseState(data []byte) (*state, error) {
	const tail = 2*sha256.Size + 1
	if len(data) < tail {
		return nil, errState
	}
	body := data[:len(data)-tail]
	sum := sha256.Sum256(body)
	if !bytes.Equal(fmt.Appendf(nil, "%x\n", sum), data[len(body):]) {
		return nil, errState
	}
	// One copy; every path below is a part of it.
	lines := string(body)
	head, lines, _ := strings.Cut(lines, "\n")
	s := &state{files: make(map[string][]record, strings.Count(lines, "\n"))}
	rest, ok := strings.CutPrefix(head, stateHead+" ")
	f := strings.Split(rest, " ")
	if !ok || len(f) != 3 || !validAudience(f[0]) {
		return nil, errState
	}
	var err1, err2 error
	s.audience = f[0]
	s.live, err1 = strconv.ParseUint(f[1], 10, 64)
	s.twin, err2 = strconv.ParseUint(f[2], 10, 64)
	if err1 != nil || err2 != nil {
		return nil, errState
	}
	for lines != "" {
		var line string
		line, lines, _ = strings.Cut(lines, "\n")
		path, r, err := parseRecord(line)
		if err != nil {
			return nil, err
		}
		s.files[path] = append(s.files[path], r)
	}
	return s, nil
}

func parseRecord(line string) (path string, r record, err error) {
	var f [6]string
	for i := range f {
		var ok bool
		if f[i], line, ok = strings.Cut(line, " "); !ok {
			return "", r, errState
		}
	}
	if len(f[0]) != 2*sha256.Size || CheckPath(line) != nil {
		return "", r, errState
	}
	if _, err := hex.Decode(r.sum[:], []byte(f[0])); err != nil {
		return "", r, errState
	}
	perm, err1 := strconv.ParseUint(f[1], 8, 32)
	size, err2 := strconv.ParseInt(f[2], 10, 64)
	ino, err3 := strconv.ParseUint(f[3], 10, 64)
	mtime, err4 := strconv.ParseInt(f[4], 10, 64)
	ctime, err5 := strconv.ParseInt(f[5], 10, 64)
	if errors.Join(err1, err2, err3, err4, err5) != nil {
		return "", r, errState
	}
	r.stamp = stamp{perm: uint32(perm), size: size, ino: ino, mtime: mtime, ctime: ctime}
	return line, r, nil
}
