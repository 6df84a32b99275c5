package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"gongshi/generator/edit"
)

// spoken is what a running command prints.
type spoken struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *spoken) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(b)
}

func (s *spoken) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// until asks again and again until f is content.
func until(t *testing.T, what string, f func() bool) {
	t.Helper()
	for range 300 {
		if f() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("waited in vain for %s", what)
}

func fetch(url string) string {
	res, err := http.Get(url)
	if err != nil {
		return ""
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		return ""
	}
	return string(b)
}

func TestServeRebuildsAfterAChange(t *testing.T) {
	dir := t.TempDir()
	if _, err := edit.Init(dir); err != nil {
		t.Fatal(err)
	}
	var out, errs spoken
	a := &app{stdout: &out, stderr: &errs, lang: "zh", format: "text"}
	a.opt.Dir, a.opt.AsOf = dir, "2026-02-01"
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- a.serve(ctx, "127.0.0.1:0", true) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})

	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+/`)
	var url string
	until(t, "the address", func() bool { url = address.FindString(out.String()); return url != "" })
	page := url + "danwei/notices/kaitong.html"
	if !strings.Contains(fetch(page), "公示站已经开通") {
		t.Fatal("the notice is not shown")
	}

	source := filepath.Join(dir, "content", "danwei", "kaitong.md")
	text, err := os.ReadFile(source)
	if err != nil {
		t.Fatal(err)
	}
	save := func(b []byte) {
		if err := os.WriteFile(source, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	save(bytes.Replace(text, []byte("已经开通"), []byte("今天改版"), 1))
	until(t, "the changed notice", func() bool { return strings.Contains(fetch(page), "今天改版") })

	// A mistake is told and leaves the last good site.
	save(bytes.Replace(text, []byte("kind ="), []byte("kinds ="), 1))
	until(t, "the fault", func() bool { return strings.Contains(errs.String(), "S007") })
	if !strings.Contains(fetch(page), "今天改版") {
		t.Error("a fault took the last good site away")
	}
	save(text)
	until(t, "the mended notice", func() bool { return strings.Contains(fetch(page), "已经开通") })
}
