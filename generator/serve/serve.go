// Package serve shows a built site to the person at this machine and reloads
// the pages in the browser when the site was built anew.
//
// It answers only on a loopback address and only to requests that name one, so
// that no other site can read what lies here through the visitor's browser.
package serve

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"net/url"
	"os"
	"path"
	"strings"
	"sync"
	"time"
)

// Server serves one output folder. Make it with New.
type Server struct {
	dir   string
	token string

	mu       sync.Mutex
	watchers map[chan event]bool
	trouble  string // the faults that keep the site from being built, "" if none
}

// event is one message to the pages that are open.
type event struct{ name, data string }

// New returns a server of the folder dir, which may be replaced as a whole at
// any time.
func New(dir string) *Server {
	return &Server{dir: dir, token: rand.Text(), watchers: map[chan event]bool{}}
}

// Reload tells the open pages that the site is new.
func (s *Server) Reload() { s.tell("", event{name: "reload"}) }

// Trouble shows text, the faults that keep the site from being built, on the
// open pages until the next Reload.
func (s *Server) Trouble(text string) { s.tell(text, event{name: "trouble", data: text}) }

func (s *Server) tell(trouble string, e event) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.trouble = trouble
	for w := range s.watchers {
		select {
		case w <- e:
		default: // the page is slow; it learns the newest state when it asks again
		}
	}
}

// Listen opens the address, which must be a loopback one. With port 0 the
// system chooses the port.
func Listen(address string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("address %q: %w", address, err)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("address %q: only a loopback address such as 127.0.0.1:8080 is served", address)
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", address, err)
	}
	return l, nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !loopback(r.Host) || !sameOrigin(r) {
		http.Error(w, "this preview answers only this machine", http.StatusForbidden)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	switch r.URL.Path {
	case "/" + s.token + "/live.js":
		h.Set("Content-Type", "text/javascript; charset=utf-8")
		fmt.Fprintf(w, liveScript, "/"+s.token+"/events")
	case "/" + s.token + "/events":
		s.events(w, r)
	default:
		s.file(w, r)
	}
}

// loopback reports whether a Host header names this machine.
func loopback(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	ip := net.ParseIP(strings.Trim(name, "[]"))
	return name == "localhost" || ip != nil && ip.IsLoopback()
}

// sameOrigin reports whether a request that names an origin comes from here.
func sameOrigin(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host == r.Host
}

// file answers with a file of the site, pages with the script that reloads
// them.
func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if name == "" || strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	status := http.StatusOK
	b, err := s.read(name)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		status, name = http.StatusNotFound, "404.html"
		b, err = s.read(name)
	}
	if err != nil {
		b, name = []byte("<!doctype html><title>gongshi</title><p>网站还没有生成。</p>"), "404.html"
	}
	kind := contentType(path.Ext(name))
	if path.Ext(name) == ".html" {
		b = append(b[:len(b):len(b)], fmt.Sprintf("<script src=\"/%s/live.js\"></script>\n", s.token)...)
	}
	w.Header().Set("Content-Type", kind)
	if status == http.StatusOK { // search asks for parts of files
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b))
		return
	}
	w.WriteHeader(status)
	if r.Method == http.MethodGet {
		_, _ = w.Write(b) // the visitor may be gone
	}
}

// contentType returns the type of files with an ending. Those that a browser is
// strict about are the same on every machine.
func contentType(ext string) string {
	switch ext {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".json":
		return "application/json"
	case ".svg":
		return "image/svg+xml"
	}
	if kind := mime.TypeByExtension(ext); kind != "" {
		return kind
	}
	return "application/octet-stream"
}

// read reads a file of the folder as it is now, and nothing outside it.
func (s *Server) read(name string) ([]byte, error) {
	if !fs.ValidPath(name) || strings.Contains(name, "\\") {
		return nil, fs.ErrInvalid
	}
	root, err := os.OpenRoot(s.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Lstat(name)
	if err != nil {
		return nil, fs.ErrNotExist
	}
	if info.IsDir() {
		name = path.Join(name, "index.html")
	} else if !info.Mode().IsRegular() {
		return nil, fs.ErrNotExist
	}
	return root.ReadFile(name)
}

// events keeps one page informed.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	flush, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "no events here", http.StatusNotImplemented)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	mine := make(chan event, 8)
	s.mu.Lock()
	s.watchers[mine] = true
	if s.trouble != "" {
		mine <- event{name: "trouble", data: s.trouble}
	}
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.watchers, mine)
		s.mu.Unlock()
	}()
	fmt.Fprint(w, "retry: 500\n\n")
	flush.Flush()
	for {
		select {
		case <-r.Context().Done():
			return
		case e := <-mine:
			data, err := json.Marshal(e.data)
			if err != nil {
				return
			}
			fmt.Fprintf(w, "event: %s\ndata: %s\n\n", e.name, data)
			flush.Flush()
		}
	}
}

// liveScript listens for events. It takes the path of the events.
const liveScript = `"use strict";
(() => {
  const events = new EventSource(%q);
  let lost = false;
  const box = () => {
    let el = document.getElementById("gongshi-trouble");
    if (!el) {
      el = document.createElement("pre");
      el.id = "gongshi-trouble";
      const s = el.style;
      s.position = "fixed"; s.inset = "auto 0 0 0"; s.maxHeight = "60vh"; s.overflow = "auto";
      s.margin = "0"; s.padding = "1rem"; s.background = "#7a1020"; s.color = "#fff";
      s.font = "14px/1.5 monospace"; s.zIndex = "9999"; s.whiteSpace = "pre-wrap";
      document.body.append(el);
    }
    return el;
  };
  events.addEventListener("reload", () => location.reload());
  events.addEventListener("trouble", (e) => { box().textContent = JSON.parse(e.data); });
  events.onerror = () => { lost = true; };
  events.onopen = () => { if (lost) location.reload(); };
})();
`
