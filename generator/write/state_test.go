package write

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
)

func someState() *state {
	return &state{audience: "public", live: 7, twin: 8, files: map[string][]record{
		"index.html": {{stamp: stamp{perm: 0o644, size: 5, ino: 1 << 60, mtime: 12, ctime: -3}, sum: [32]byte{1, 2}}},
		"a/b":        {{stamp: stamp{size: 0}}, {stamp: stamp{ino: 9}, sum: [32]byte{31: 255}}},
	}}
}

func TestStateIsReadBack(t *testing.T) {
	for _, s := range []*state{someState(), {audience: "unit", files: map[string][]record{}}} {
		got, err := parseState(s.bytes())
		if err != nil || !reflect.DeepEqual(got, s) {
			t.Errorf("got %+v, %v, want %+v", got, err, s)
		}
	}
}

func TestDamagedStateIsNoState(t *testing.T) {
	data := someState().bytes()
	for i := range data {
		if s, err := parseState(data[:i]); err == nil {
			t.Fatalf("cut at %d: %+v", i, s)
		}
		hurt := bytes.Clone(data)
		hurt[i] ^= 1
		if s, err := parseState(hurt); err == nil {
			t.Fatalf("bit changed at %d: %+v", i, s)
		}
	}
}

func TestRecordOfSameTickIsNotBelieved(t *testing.T) {
	s := someState()
	st := s.files["index.html"][0].stamp
	for written, want := range map[int64]bool{11: false, 12: false, 13: true} {
		s.written = written
		if _, ok := s.find("index.html", st); ok != want {
			t.Errorf("state written at %d: believed %v", written, ok)
		}
	}
}

func FuzzParseState(f *testing.F) {
	f.Add(someState().bytes())
	f.Add([]byte(stateHead + " public 1 2\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := parseState(data)
		if err == nil && !bytes.Equal(s.bytes(), data) && len(s.bytes()) > len(data)+64 {
			t.Errorf("read %+v", s)
		}
		// The sum keeps a fuzzer out; the lines are tried without it.
		for line := range strings.SplitSeq(string(data), "\n") {
			path, r, err := parseRecord(line)
			if err != nil {
				continue
			}
			again := &state{audience: "public", files: map[string][]record{path: {r}}}
			if got, err := parseState(again.bytes()); err != nil || !reflect.DeepEqual(got.files, again.files) {
				t.Errorf("%q is not read back: %v", line, err)
			}
		}
	})
}

func FuzzParseManifest(f *testing.F) {
	sum := strings.Repeat("0a", 32)
	f.Add((Manifest{Audience: "public", Files: []ManifestFile{{"a.html", 1, sum}, {"b/c", 0, sum}}}).bytes())
	f.Add((Manifest{Audience: "unit"}).bytes())
	f.Add([]byte(`{"name": "app"}`))
	f.Add([]byte(`{"audience": "public", "files": null}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ParseManifest(data)
		if err != nil {
			return
		}
		if again, err := ParseManifest(m.bytes()); err != nil || !reflect.DeepEqual(again, m) {
			t.Errorf("%+v is not read back: %+v, %v", m, again, err)
		}
	})
}

func TestManifestIsReadStrictly(t *testing.T) {
	sum := strings.Repeat("0a", 32)
	good := `{"audience": "public", "files": [{"path": "a", "size": 1, "sha256": "` + sum + `"}, {"path": "b", "size": 1, "sha256": "` + sum + `"}]}`
	if _, err := ParseManifest([]byte(good)); err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{
		{`"a"`, `"b"`}, {`"b"`, `"a"`}, {`"a"`, `"../a"`}, {`"a"`, `"/a"`}, {"0a", "0"}, {"0a", "xx"}, {"public", "Public"},
		{"public", ""}, {"public", "a/b"}, {`"size": 1`, `"size": -1`}, {`"size"`, `"length"`}, {"]}", "]"}, {"]}", "]} {}"},
	} {
		if m, err := ParseManifest([]byte(strings.Replace(good, change[0], change[1], 1))); err == nil {
			t.Errorf("%q for %q: %+v", change[1], change[0], m)
		}
	}
}
