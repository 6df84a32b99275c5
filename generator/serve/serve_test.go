package serve

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func site(t *testing.T) (*Server, *httptest.Server) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	write := func(name, text string) {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("index.html", "首页")
	write("404.html", "没有这一页")
	write("u/powers.html", "权力清单")
	if err := os.WriteFile(filepath.Join(filepath.Dir(dir), "secret.txt"), []byte("秘密"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../secret.txt", filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	s := New(dir)
	h := httptest.NewServer(s)
	t.Cleanup(h.Close)
	return s, h
}

func get(t *testing.T, h *httptest.Server, path string, header ...string) (int, string) {
	t.Helper()
	req, err := http.NewRequest("GET", h.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.URL.Path, req.URL.RawPath = path, ""
	for i := 0; i < len(header); i += 2 {
		if header[i] == "Host" {
			req.Host = header[i+1]
		}
		req.Header.Set(header[i], header[i+1])
	}
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

func TestAnswersOnlyThisMachineAndThisFolder(t *testing.T) {
	_, h := site(t)
	for _, c := range []struct {
		path, host, origin string
		status             int
		has                string
	}{
		{"/", "", "", 200, "首页"},
		{"/u/powers.html", "", "", 200, "live.js"},
		{"/u/none.html", "", "", 404, "没有这一页"},
		{"/u/", "", "", 404, "没有这一页"},
		{"/../secret.txt", "", "", 404, "没有这一页"},
		{"/..%2fsecret.txt", "", "", 404, "没有这一页"},
		{"/..\\secret.txt", "", "", 404, "没有这一页"},
		{"/link.txt", "", "", 404, "没有这一页"},
		{"//etc/passwd", "", "", 404, "没有这一页"},
		{"/", "evil.example", "", 403, ""},
		{"/", "evil.example:8080", "", 403, ""},
		{"/", "localhost:1", "", 200, "首页"},
		{"/", "[::1]:1", "", 200, "首页"},
		{"/", "", "http://evil.example", 403, ""},
	} {
		var header []string
		if c.host != "" {
			header = append(header, "Host", c.host)
		}
		if c.origin != "" {
			header = append(header, "Origin", c.origin)
		}
		status, body := get(t, h, c.path, header...)
		if status != c.status || !strings.Contains(body, c.has) || strings.Contains(body, "秘密") {
			t.Errorf("%+v: %d %q", c, status, body)
		}
	}
}

// Search reads parts of files, one or several at once, and its script is a
// module, which browsers take only as JavaScript.
func TestPartsOfFilesAreServed(t *testing.T) {
	s, h := site(t)
	for name, text := range map[string]string{"g.bin": "0123456789", "search.js": "export {}"} {
		if err := os.WriteFile(filepath.Join(s.dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if code, body := get(t, h, "/g.bin", "Range", "bytes=2-4"); code != http.StatusPartialContent || body != "234" {
		t.Errorf("a part: %d %q", code, body)
	}
	if code, body := get(t, h, "/g.bin", "Range", "bytes=0-0,8-9"); code != http.StatusPartialContent || !strings.Contains(body, "\r\n\r\n0\r\n") || !strings.Contains(body, "\r\n\r\n89\r\n") {
		t.Errorf("two parts: %d %q", code, body)
	}
	res, err := http.Get(h.URL + "/search.js")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if got := res.Header.Get("Content-Type"); got != "text/javascript; charset=utf-8" {
		t.Errorf("the type of scripts is %q", got)
	}
}

func TestOnlyLoopbackAddressesAreListenedOn(t *testing.T) {
	for _, address := range []string{"0.0.0.0:0", ":0", "192.168.0.1:0", "example.org:80", "127.0.0.1"} {
		if l, err := Listen(address); err == nil {
			l.Close()
			t.Errorf("%s was opened", address)
		}
	}
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
}

func TestPagesAreToldOfEveryBuild(t *testing.T) {
	s, h := site(t)
	res, err := http.Get(h.URL + "/" + s.token + "/events")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	got := make(chan string, 100)
	go func() {
		b := make([]byte, 4096)
		for {
			n, err := res.Body.Read(b)
			if err != nil {
				return
			}
			got <- string(b[:n])
		}
	}()
	expect := func(want string) {
		t.Helper()
		var all string
		for !strings.Contains(all, want) {
			select {
			case part := <-got:
				all += part
			case <-time.After(10 * time.Second):
				t.Fatalf("no %q in %q", want, all)
			}
		}
	}
	expect("retry")
	s.Trouble("第 3 行有误")
	expect("第 3 行有误")
	s.Reload()
	expect("event: reload")
}
