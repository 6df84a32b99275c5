//go:build browser

package generator_test

import (
	"fmt"
	"html"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"gongshi/generator/search"
)

func TestBrowserSearchByKeyboardAndHistory(t *testing.T) {
	s := newSearchSite(t)
	s.open("search.html")
	if taken := s.tell(`"" + !document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true, cancelable: true }))`); taken != "true" {
		t.Error("the key / is not taken")
	}
	s.do(chromedp.KeyEvent("公示"))
	got := s.shown()
	if !strings.HasPrefix(got.Status, "找到") || s.tell("document.activeElement.name") != "q" {
		t.Errorf("typed: %q, focus on %q", got.Status, s.tell("document.activeElement.name"))
	}
	s.do(chromedp.KeyEvent("期"), chromedp.KeyEvent(kb.Enter))
	if got := s.shown(); s.tell("new URLSearchParams(location.search).get('q')") != "公示期" || len(got.Hrefs) == 0 {
		t.Errorf("submitted: %q", got.Status)
	}
	if s.tell("document.activeElement.name") != "q" {
		t.Error("the focus has left the input")
	}
	steps := s.tell("'' + history.length")
	s.do(chromedp.KeyEvent(kb.Escape))
	if got := s.shown(); got.Status != "" || s.tell("document.querySelector('main input[name=q]').value") != "" {
		t.Errorf("Esc leaves %q", got.Status)
	}
	s.do(chromedp.KeyEvent("权力"))
	s.shown()
	if now := s.tell("'' + history.length"); now == steps {
		t.Errorf("what was typed after a search is no step of history: %s", now)
	}
	s.tell("history.back(), ''")
	if s.shown(); s.tell("document.querySelector('main input[name=q]').value") != "公示期" {
		t.Errorf("back leads to %q", s.tell("location.search"))
	}
	s.open("search.html?q=" + url.QueryEscape("公示") + "&p=2")
	second := s.shown()
	if !strings.Contains(second.Status, "第 2 页") || len(second.Hrefs) != 10 {
		t.Errorf("second page: %q", second.Status)
	}
	s.tell(`document.querySelector(".pager a").click(), ""`)
	if first := s.shown(); strings.Contains(first.Status, "页") || slices.Equal(first.Hrefs, second.Hrefs) {
		t.Errorf("first page: %q", first.Status)
	}
	s.quiet()
}

func TestBrowserSearchFilters(t *testing.T) {
	s := newSearchSite(t)
	all := s.ask("公示").Status
	s.openFilters()
	// The number beside a value is that of the results it leaves.
	n := s.tell(`(() => {
		const box = document.querySelector(".search-filters input[name=unit]");
		const n = box.closest("label").querySelector("span").textContent.replace(/\D/g, "");
		box.click();
		return n;
	})()`)
	if got := s.shown(); got.Status != "找到 "+n+" 项" || got.Status == all {
		t.Errorf("%s in all, %s said beside the unit, then %s", all, n, got.Status)
	}
	address := s.tell("location.search")
	if !strings.Contains(address, "unit=") {
		t.Errorf("the address is %s", address)
	}
	s.open("search.html" + address) // from a bookmark
	if got := s.shown(); got.Status != "找到 "+n+" 项" {
		t.Errorf("from the address: %s", got.Status)
	}
	s.tell(`document.querySelector(".search-chips a").click(), ""`)
	if got := s.shown(); got.Status != all {
		t.Errorf("after the filter is taken away: %s, before %s", got.Status, all)
	}
	unit, _ := url.ParseQuery(strings.TrimPrefix(address, "?"))
	s.open("search.html?unit=" + url.QueryEscape(unit.Get("unit")))
	if got := s.shown(); len(got.Hrefs) != 10 || !strings.HasPrefix(got.Status, "找到") {
		t.Errorf("without words: %s", got.Status)
	}
	s.quiet()
}

// payloads are texts that would do harm as HTML, in attributes or as addresses.
func payloads() []string {
	var out []string
	for _, do := range []string{"hacked=1", "hacked=2;alert(1)", "window.hacked=3", "top.hacked=4", "self['hacked']=5"} {
		for _, form := range []string{
			`<script>%s</script>`, `<img src=x onerror="%s">`, `<svg onload=%s>`, `"><script>%s</script>`, `'><img src=x onerror=%s>`,
			`<a href="javascript:%s">a</a>`, `<iframe srcdoc="<script>%s</script>">`, `</title><script>%s</script>`, `<style onload=%s></style>`,
			`<details open ontoggle=%s>`, `javascript:%s`, ` javascript:%s`, "java\tscript:%s", `data:text/html,<script>%s</script>`,
			`" onfocus="%s" autofocus="`, `&lt;script&gt;%s&lt;/script&gt;`, `{{%s}}`, "${%s}", "`${%s}`", `//evil.example/%s`,
		} {
			out = append(out, fmt.Sprintf(form, do))
		}
	}
	return out
}

func TestBrowserSearchShowsTextsAsTexts(t *testing.T) {
	s := newSearchSite(t)
	harm := func(where string) {
		t.Helper()
		if got := s.tell(`JSON.stringify([window.hacked || "", ...[...document.querySelectorAll(
			"#search script, #search img, #search svg, #search iframe, #search style, #search [onload], #search [onfocus], #search a[href]")]
			.filter((e) => e.tagName != "A" || new URL(e.href).origin != location.origin && e.getAttribute("href")).map((e) => e.outerHTML)])`); got != `[""]` {
			t.Errorf("%s: %s", where, got)
		}
	}
	all := payloads()
	if len(all) != 100 {
		t.Fatalf("%d payloads", len(all))
	}
	for i, p := range all {
		if i%10 == 0 { // as queries: what is shown then is the same for all forms
			s.ask(p)
			harm(p)
		}
	}
	// In an index whose every text is one.
	b := search.NewBuilder()
	for i, p := range all {
		b.Add(search.Page{
			Address: p, Title: "标题" + p, Kind: p, Group: "g", Class: i % 3, Unit: "u", UnitName: p, Day: "2012-01-02", State: p,
			Facets: []search.Facet{{Name: "unit", Value: p}},
		}, []byte("<main><h1>标题"+html.EscapeString(p)+"</h1><h2>"+html.EscapeString(p)+"</h2><p>正文"+html.EscapeString(p)+"</p></main>"))
	}
	x, err := b.Index(search.Options{AsOf: "2012-01-03"})
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range x.Files {
		files["/"+f.Path] = f.Bytes
	}
	files["/search.html"] = []byte(withRoot(s.page(), x.Root))
	s.handle = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.ServeContent(w, r, r.URL.Path, time.Time{}, strings.NewReader(string(files[r.URL.Path])))
	})
	shown := 0
	for p := 1; p <= 10; p++ {
		s.open(fmt.Sprintf("search.html?q=%s&p=%d", url.QueryEscape("标题"), p))
		shown += len(s.shown().Titles)
		harm(fmt.Sprint("page ", p))
	}
	if shown != len(all) {
		t.Errorf("%d pages are shown, want %d", shown, len(all))
	}
	s.open("search.html?unit=" + url.QueryEscape(all[0]))
	s.shown()
	s.openFilters()
	harm("filters")
	s.quiet()
}

// forget empties the browser's cache.
func (s *searchSite) forget() {
	if _, err := chromedp.Call(s.ctx, network.ClearBrowserCache, cdp.Empty{}); err != nil {
		s.t.Fatal(err)
	}
}

// Servers differ: some know no ranges, some lack files, and browsers before
// 2023 do not unpack.
func TestBrowserSearchOnPoorServers(t *testing.T) {
	s := newSearchSite(t)
	files := http.FileServer(http.Dir(s.dir))
	queries := []string{"权力清单", "工作日内作出", "残疾人证怎么办理"} // of titles, of texts, of what is meant
	var wants [][]string
	for _, q := range queries {
		wants = append(wants, s.ask(q).Hrefs)
		if len(wants[len(wants)-1]) == 0 {
			t.Fatalf("%s: nothing is found", q)
		}
	}
	want := wants[0]
	for name, poor := range map[string]func(w http.ResponseWriter, r *http.Request) bool{
		"whole files": func(w http.ResponseWriter, r *http.Request) bool {
			r.Header.Del("Range")
			w.Header().Set("Accept-Ranges", "none")
			return false
		},
		"whole files, though it promises ranges": func(w http.ResponseWriter, r *http.Request) bool {
			r.Header.Del("Range")
			return false
		},
		"one range, or else the whole file": func(w http.ResponseWriter, r *http.Request) bool {
			if strings.Contains(r.Header.Get("Range"), ",") {
				r.Header.Del("Range")
			}
			return false
		},
		"one range, or else an error": func(w http.ResponseWriter, r *http.Request) bool {
			several := strings.Contains(r.Header.Get("Range"), ",")
			if several {
				http.Error(w, "one range at a time", http.StatusRequestedRangeNotSatisfiable)
			}
			return several
		},
	} {
		s.handle = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !poor(w, r) {
				files.ServeHTTP(w, r)
			}
		})
		s.forget()
		for i, q := range queries {
			if got := s.ask(q).Hrefs; !slices.Equal(got, wants[i]) {
				t.Errorf("a server that gives %s: %s: %q, want %q", name, q, got, wants[i])
			}
		}
		if strings.HasSuffix(name, "error") {
			s.wrong.take() // the browser itself tells of it
		}
		s.quiet()
	}
	s.handle = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/search.html" {
			b := strings.Replace(s.page(), "<body", `<body><script src="/search-old.js"></script><i hidden`, 1)
			http.ServeContent(w, r, "search.html", time.Time{}, strings.NewReader(b))
			return
		}
		if r.URL.Path == "/search-old.js" {
			http.ServeContent(w, r, "old.js", time.Time{}, strings.NewReader("delete globalThis.DecompressionStream"))
			return
		}
		files.ServeHTTP(w, r)
	})
	if got := s.ask("权力清单").Hrefs; !slices.Equal(got, want) || s.tell("typeof DecompressionStream") != "undefined" {
		t.Errorf("without DecompressionStream: %q, want %q", got, want)
	}
	s.quiet()
	s.handle = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/search/") {
			http.NotFound(w, r)
			return
		}
		files.ServeHTTP(w, r)
	})
	s.forget()
	if got := s.ask("权力清单"); !strings.Contains(got.Status, "检索没有完成") || len(got.Hrefs) > 0 {
		t.Errorf("without an index: %q", got.Status)
	}
	s.wrong.take()
	s.do(chromedp.Navigate("file://" + filepath.ToSlash(s.dir) + "/search.html"))
	if note := s.tell(`document.querySelector("#search").innerText`); !strings.Contains(note, "不能从磁盘上打开") {
		t.Errorf("from disk: %q", note)
	}
}

// Results and filters fit small screens, in type twice as large too.
func TestBrowserSearchOnSmallScreensAndInLargeType(t *testing.T) {
	s := newSearchSite(t)
	for _, q := range []string{"残疾人证 材料", "残疾人证怎么办理", "公示"} {
		s.ask(q)
		s.openFilters()
		for _, width := range []int64{320, 360, 1280} {
			for _, size := range []string{"100%", "200%"} {
				s.do(chromedp.EmulateViewport(width, 800))
				s.tell(`document.documentElement.style.fontSize = "` + size + `", ""`)
				if over := s.tell(`"" + (document.documentElement.scrollWidth - innerWidth)`); over[0] != '-' && over != "0" {
					t.Errorf("%s is %s px wider than a screen of %d at %s", q, over, width, size)
				}
			}
		}
	}
	s.quiet()
}

// The lines shown below a title are different ones, though several words stand
// in one and the heading above it.
func TestBrowserSearchShowsNoLineTwice(t *testing.T) {
	s := newSearchSite(t)
	for _, q := range []string{"公示 采购", "残疾人证 办理", "风险 等级 公示"} {
		s.ask(q)
		if twice := s.tell(`[...document.querySelectorAll(".results li")].filter((li) => {
			const lines = [...li.querySelectorAll(".snippet")].map((p) => p.textContent);
			return new Set(lines).size < lines.length;
		}).map((li) => li.textContent).join()`); twice != "" {
			t.Errorf("%s: %s", q, twice)
		}
	}
}

// A page of search that was opened before the site was built anew meets files of
// another index: it shows nothing that does not hold the words, and says so.
func TestBrowserSearchWhileTheSiteChanges(t *testing.T) {
	s := newSearchSite(t)
	b := search.NewBuilder()
	list, texts := madeUpPages(600)
	for i, p := range list {
		b.Add(p, texts[i])
	}
	x, err := b.Index(search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	other := map[string][]byte{}
	for _, f := range x.Files {
		other["/"+f.Path] = f.Bytes
	}
	files := http.FileServer(http.Dir(s.dir))
	for _, c := range []struct {
		part    string
		queries []string
	}{
		{"/search/t/", []string{"工作日内", "申请人", "办理"}}, // what titles do not hold
		{"/search/c/", []string{"权力清单", "公示", "流程图"}},
		{"/search/g/", []string{"权力清单", "公示", "办理", "工作日内"}},
	} {
		part, met := c.part, 0
		var served atomic.Bool
		s.handle = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if b, ok := other[r.URL.Path]; ok && strings.HasPrefix(r.URL.Path, part) {
				served.Store(true)
				http.ServeContent(w, r, r.URL.Path, time.Time{}, strings.NewReader(string(b)))
				return
			}
			files.ServeHTTP(w, r)
		})
		for _, q := range c.queries {
			served.Store(false)
			got := s.ask(q)
			if !served.Load() { // the other index has fewer files
				continue
			}
			met++
			for i, title := range got.Titles {
				if len(got.Marks) == 0 {
					t.Errorf("other %s, %s: shows %q (%s) without the word", part, q, title, got.Hrefs[i])
				}
			}
			if !strings.Contains(got.Status, "刷新") {
				t.Errorf("other %s, %s: %q", part, q, got.Status)
			}
		}
		if met < 2 {
			t.Errorf("other %s: met by %d queries only", part, met)
		}
	}
}
