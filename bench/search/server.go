package main

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// request is what one answer of the server cost.
type request struct {
	part         string // of the cost, see parts
	name         string
	body, header int64     // bytes sent
	at           time.Time // when it came
}

// server serves a folder without compression and notes what it sends.
type server struct {
	*httptest.Server
	whole bool // it knows no ranges, as some servers

	busy sync.RWMutex // held for reading while an answer is sent
	mu   sync.Mutex
	sent []request
}

// counted is a connection that counts what is written to it.
type counted struct {
	net.Conn
	n atomic.Int64
}

func (c *counted) Write(b []byte) (int, error) {
	n, err := c.Conn.Write(b)
	c.n.Add(int64(n))
	return n, err
}

type listener struct{ net.Listener }

func (l listener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &counted{Conn: c}, nil
}

type connKey struct{}

// body counts the bytes of an answer's body.
type body struct {
	http.ResponseWriter
	n int64
}

func (b *body) Write(p []byte) (int, error) {
	n, err := b.ResponseWriter.Write(p)
	b.n += int64(n)
	return n, err
}

func newServer(dir string) *server {
	s := &server{}
	files := http.FileServer(http.Dir(dir))
	s.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.busy.RLock()
		defer s.busy.RUnlock()
		if s.whole {
			r.Header.Del("Range")
		}
		part := partOf(r.URL.Path)
		if s.whole {
			w.Header().Set("Accept-Ranges", "none")
		}
		conn, _ := r.Context().Value(connKey{}).(*counted)
		before, at := conn.n.Load(), time.Now()
		b := &body{ResponseWriter: w}
		files.ServeHTTP(b, r)
		if f, ok := w.(http.Flusher); ok {
			f.Flush() // so that all of it is counted
		}
		s.mu.Lock()
		s.sent = append(s.sent, request{part, r.URL.Path, b.n, conn.n.Load() - before - b.n, at})
		s.mu.Unlock()
	}))
	s.Listener = listener{s.Listener}
	s.Config.ConnContext = func(ctx context.Context, c net.Conn) context.Context {
		return context.WithValue(ctx, connKey{}, c)
	}
	s.Start()
	return s
}

// take returns what was sent since it was last called.
func (s *server) take() []request {
	s.busy.Lock()
	defer s.busy.Unlock()
	out := s.sent
	s.sent = nil
	return out
}

// parts are what a query's bytes are spent on. The first is the page itself and
// its style sheet: it is told apart.
var parts = []string{"page", "script", "grams", "texts", "cards", "x", "words", "other"}

// partOf names the part of a request.
func partOf(name string) string {
	base := path.Base(name)
	switch {
	case strings.HasSuffix(base, ".html") || strings.HasSuffix(base, ".css") || strings.HasSuffix(base, ".svg") || strings.HasSuffix(base, ".ico"):
		return "page"
	case strings.Contains(base, ".js") && !strings.HasSuffix(base, ".json"), strings.HasSuffix(base, ".wasm"), strings.HasPrefix(base, "wasm."):
		return "script"
	case strings.HasPrefix(name, "/search/g/"), strings.HasSuffix(base, ".pf_index"):
		return "grams"
	case strings.HasPrefix(name, "/search/t/"), strings.HasSuffix(base, ".pf_fragment"):
		return "texts"
	case strings.HasPrefix(name, "/search/c/"):
		return "cards"
	case strings.HasPrefix(name, "/search/x/"):
		return "x"
	case base == "words.bin", base == "variants.bin":
		return "words"
	}
	return "other" // the page table of Pagefind
}
