//go:build browser

package generator_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"

	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"gongshi/generator"
	"gongshi/generator/model"
	"gongshi/generator/serve"
)

// browser starts the browser named by GONGSHI_CHROMIUM.
func browser(t *testing.T) context.Context {
	t.Helper()
	program := os.Getenv("GONGSHI_CHROMIUM")
	if program == "" {
		t.Fatal("GONGSHI_CHROMIUM names no browser; run make check")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.UserDataDir(t.TempDir()))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// complaints gathers what the browser finds wrong with the pages it shows.
type complaints struct {
	mu  sync.Mutex
	all []string
}

func (c *complaints) listen(t *testing.T, ctx context.Context) {
	t.Helper()
	add := func(s string) { c.mu.Lock(); c.all = append(c.all, s); c.mu.Unlock() }
	err := chromedp.Listen(ctx, func(ev any) {
		switch e := ev.(type) {
		case *cdplog.EventEntryAdded:
			add(e.Entry.Text + " " + e.Entry.URL)
		case *runtime.EventExceptionThrown:
			add(e.ExceptionDetails.Text)
		case *network.EventResponseReceived:
			if e.Response.Status >= 400 {
				add(fmt.Sprintf("%s: status %d", e.Response.URL, e.Response.Status))
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

// measured is what a page says of itself.
type measured struct {
	Over, Main, Headings int
}

const measure = `({
	Over: document.documentElement.scrollWidth - window.innerWidth,
	Main: document.querySelectorAll("main").length,
	Headings: document.querySelectorAll("h1").length,
})`

func (c *complaints) take() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := c.all
	c.all = nil
	return out
}

// exampleSite builds the example site for an audience into a new folder.
func exampleSite(t *testing.T, a model.Audience) (string, *generator.Result) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	res, err := generator.Build(context.Background(), generator.Options{Dir: "..", Out: out, Audience: a, Environ: noEnviron})
	if err != nil {
		t.Fatal(err)
	}
	if !res.Done {
		t.Fatalf("the example site has faults: %v", res.Faults)
	}
	return out, res
}

func noEnviron(string) string { return "" }

// pageKinds returns one page of every kind of the site below dir: paths that
// differ only in unit, id or period are of one kind.
func pageKinds(t *testing.T, dir string) []string {
	t.Helper()
	kinds := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".html") {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		p := filepath.ToSlash(rel)
		parts := strings.Split(p, "/")
		kind := p
		if len(parts) > 1 {
			kind = strings.Join(parts[1:min(2, len(parts))], "/")
			kind = regexp.MustCompile(`-\d+\.html$`).ReplaceAllString(kind, ".html")
		}
		if old, ok := kinds[kind]; !ok || p < old {
			kinds[kind] = p
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range kinds {
		out = append(out, p)
	}
	sort.Strings(out)
	return out
}

func TestBrowserShowsEveryKindOfPage(t *testing.T) {
	for _, audience := range []model.Audience{model.Public, model.WithinUnit} {
		dir, _ := exampleSite(t, audience)
		files := http.FileServer(http.Dir(dir))
		h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Security-Policy", "default-src 'self'")
			files.ServeHTTP(w, r)
		}))
		defer h.Close()
		ctx := browser(t)
		var wrong complaints
		wrong.listen(t, ctx)
		pages := pageKinds(t, dir)
		if len(pages) < 20 {
			t.Errorf("only %d kinds of pages: %v", len(pages), pages)
		}
		for _, p := range pages {
			if err := chromedp.Do(ctx, chromedp.Navigate(h.URL+"/"+p)); err != nil {
				t.Fatalf("%s: %v", p, err)
			}
			for _, width := range []int64{320, 360, 1280} {
				if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 800)); err != nil {
					t.Fatalf("%s at %d: %v", p, width, err)
				}
				m, err := chromedp.Run(ctx, chromedp.Evaluate[measured](measure))
				if err != nil {
					t.Fatalf("%s at %d: %v", p, width, err)
				}
				if m.Over > 0 {
					t.Errorf("%s (%s) is %d px wider than a screen of %d", p, audience, m.Over, width)
				}
				if m.Main != 1 || m.Headings != 1 {
					t.Errorf("%s: %d main elements, %d h1", p, m.Main, m.Headings)
				}
			}
			for _, c := range wrong.take() {
				t.Errorf("%s: %s", p, c)
			}
		}
		t.Logf("%s: %d kinds of pages", audience, len(pages))
	}
}

func TestBrowserReloadsAfterABuild(t *testing.T) {
	dir, _ := exampleSite(t, model.Public)
	s := serve.New(dir)
	h := httptest.NewServer(s)
	t.Cleanup(h.Close) // after the browser, which keeps listening
	ctx := browser(t)
	err := chromedp.Do(ctx, chromedp.Navigate(h.URL+"/index.html"), chromedp.Sleep(300*time.Millisecond)) // until the page listens
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[string](`window.before = "old"`)); err != nil {
		t.Fatal(err)
	}
	s.Trouble("data/u/a.toml:3:1 有误")
	trouble, err := chromedp.Run(ctx, chromedp.Text(chromedp.CSS("#gongshi-trouble")))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(trouble, "有误") {
		t.Errorf("the page shows %q", trouble)
	}
	s.Reload()
	for range 100 {
		// While the page is exchanged there is none to ask.
		fresh, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`window.before === undefined`))
		if err == nil && fresh {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Error("the page was not reloaded")
}

func TestBrowserOpensTheSiteFromDisk(t *testing.T) {
	dir, _ := exampleSite(t, model.Public)
	ctx := browser(t)
	err := chromedp.Do(ctx,
		chromedp.Navigate("file://"+filepath.ToSlash(dir)+"/index.html"),
		chromedp.Click(chromedp.CSS(".masthead nav a")),
		chromedp.WaitVisible(chromedp.CSS(".crumbs")),
	)
	if err != nil {
		t.Fatal(err)
	}
	title, err := chromedp.Run(ctx, chromedp.Title())
	if err != nil {
		t.Fatal(err)
	}
	colour, err := chromedp.Run(ctx, chromedp.Evaluate[string](`getComputedStyle(document.querySelector(".masthead")).backgroundColor`))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(title, "单位") || colour == "rgba(0, 0, 0, 0)" {
		t.Errorf("title %q, colour of the head %q", title, colour)
	}
}
