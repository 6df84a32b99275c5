//go:build browser

package generator_test

import (
	"context"
	"fmt"
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

func (c *complaints) listen(ctx context.Context) {
	add := func(s string) { c.mu.Lock(); c.all = append(c.all, s); c.mu.Unlock() }
	chromedp.ListenTarget(ctx, func(ev any) {
		switch e := ev.(type) {
		case *cdplog.EventEntryAdded:
			add(e.Entry.Text + " " + e.Entry.URL)
		case *runtime.EventExceptionThrown:
			add(e.ExceptionDetails.Error())
		case *network.EventResponseReceived:
			if e.Response.Status >= 400 {
				add(fmt.Sprintf("%s: status %d", e.Response.URL, e.Response.Status))
			}
		}
	})
}

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
		h := httptest.NewServer(serve.New(dir))
		defer h.Close()
		ctx := browser(t)
		var wrong complaints
		wrong.listen(ctx)
		if err := chromedp.Run(ctx, network.Enable(), cdplog.Enable(), runtime.Enable()); err != nil {
			t.Fatal(err)
		}
		pages := pageKinds(t, dir)
		if len(pages) < 20 {
			t.Errorf("only %d kinds of pages: %v", len(pages), pages)
		}
		for _, p := range pages {
			for _, width := range []int64{320, 360, 1280} {
				var over, main, heading int
				err := chromedp.Run(ctx,
					chromedp.EmulateViewport(width, 800),
					chromedp.Navigate(h.URL+"/"+p),
					chromedp.Evaluate(`document.documentElement.scrollWidth - window.innerWidth`, &over),
					chromedp.Evaluate(`document.querySelectorAll("main").length`, &main),
					chromedp.Evaluate(`document.querySelectorAll("h1").length`, &heading),
				)
				if err != nil {
					t.Fatalf("%s at %d: %v", p, width, err)
				}
				if over > 0 {
					t.Errorf("%s (%s) is %d px wider than a screen of %d", p, audience, over, width)
				}
				if main != 1 || heading != 1 {
					t.Errorf("%s: %d main elements, %d h1", p, main, heading)
				}
				if width == 320 {
					for _, c := range wrong.take() {
						t.Errorf("%s: %s", p, c)
					}
				}
			}
			wrong.take()
		}
		t.Logf("%s: %d kinds of pages", audience, len(pages))
	}
}

func TestBrowserReloadsAfterABuild(t *testing.T) {
	dir, _ := exampleSite(t, model.Public)
	s := serve.New(dir)
	h := httptest.NewServer(s)
	defer h.Close()
	ctx := browser(t)
	var mark, trouble string
	err := chromedp.Run(ctx,
		chromedp.Navigate(h.URL+"/index.html"),
		chromedp.Evaluate(`window.before = "old"; window.before`, &mark),
		chromedp.Sleep(300*time.Millisecond), // until the page listens
	)
	if err != nil {
		t.Fatal(err)
	}
	s.Trouble("data/u/a.toml:3:1 有误")
	if err := chromedp.Run(ctx, chromedp.Text("#gongshi-trouble", &trouble, chromedp.ByQuery)); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(trouble, "有误") {
		t.Errorf("the page shows %q", trouble)
	}
	s.Reload()
	if err := chromedp.Run(ctx, chromedp.Poll(`window.before === undefined`, nil, chromedp.WithPollingTimeout(10*time.Second))); err != nil {
		t.Errorf("the page was not reloaded: %v", err)
	}
}

func TestBrowserOpensTheSiteFromDisk(t *testing.T) {
	dir, _ := exampleSite(t, model.Public)
	ctx := browser(t)
	var title, colour string
	err := chromedp.Run(ctx,
		chromedp.Navigate("file://"+filepath.ToSlash(dir)+"/index.html"),
		chromedp.Click(`.masthead nav a`, chromedp.ByQuery),
		chromedp.WaitVisible("h1", chromedp.ByQuery),
		chromedp.Title(&title),
		chromedp.Evaluate(`getComputedStyle(document.querySelector(".masthead")).backgroundColor`, &colour),
	)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(title, "单位") || colour == "rgba(0, 0, 0, 0)" {
		t.Errorf("title %q, colour of the head %q", title, colour)
	}
}
