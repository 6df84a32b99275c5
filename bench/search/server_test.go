package main

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestServerCountsWhatItSends(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "search/g"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "search/g/1.bin"), []byte(strings.Repeat("x", 5000)), 0o644); err != nil {
		t.Fatal(err)
	}
	s := newServer(dir)
	defer s.Close()
	get := func(ranges string) (status, read int) {
		r, err := http.NewRequest("GET", s.URL+"/search/g/1.bin", nil)
		if err != nil {
			t.Fatal(err)
		}
		if ranges != "" {
			r.Header.Set("Range", ranges)
		}
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		b, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return res.StatusCode, len(b)
	}
	for _, c := range []struct {
		ranges, part string
		whole        bool
		status       int
	}{
		{"bytes=0-99", "grams", false, 206}, {"bytes=100-299", "grams", false, 206},
		{"bytes=100-199,1000-1999", "grams", false, 206}, {"bytes=100-299", "grams", true, 200},
	} {
		s.whole = c.whole
		status, read := get(c.ranges)
		sent := s.take()
		if status != c.status || len(sent) != 1 || sent[0].part != c.part || sent[0].body != int64(read) || sent[0].header < 100 || sent[0].header > 600 {
			t.Errorf("%s: status %d, %d bytes, noted %+v", c.ranges, status, read, sent)
		}
	}
}
