//go:build browser

package generator_test

import (
	"context"
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"gongshi/generator/model"
	"gongshi/generator/search"
)

// searchSite is the example site on a server, and a browser that looks at it.
type searchSite struct {
	t     *testing.T
	dir   string
	url   string // of the site, without a slash at the end
	ctx   context.Context
	wrong complaints
	// handle answers instead of the files where it is not nil.
	handle http.Handler
}

// newSearchSite builds and serves the example site. Its pages may load only
// what is its own.
func newSearchSite(t *testing.T) *searchSite {
	t.Helper()
	s := &searchSite{t: t}
	s.dir, _ = exampleSite(t, model.Public)
	files := http.FileServer(http.Dir(s.dir))
	h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'")
		if s.handle != nil && strings.HasPrefix(r.URL.Path, "/search") {
			s.handle.ServeHTTP(w, r)
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(h.Close)
	s.url = h.URL
	s.ctx = browser(t)
	s.wrong.listen(t, s.ctx)
	return s
}

// shown is what the page of search shows.
type shown struct {
	Status string
	Titles []string
	Hrefs  []string
	Groups []string // headings over the lists
	Marks  []string
	Text   string
}

// settled waits until a search is answered and returns what is shown.
const settled = `new Promise((done, fail) => {
	let last = "", still = 0, n = 0;
	const look = () => {
		const status = document.querySelector(".search-status"), box = document.querySelector("#search");
		const text = status && !/正在查找/.test(status.textContent) ? location.search + box.textContent : "";
		still = text && text == last ? still + 1 : 0;
		last = text;
		if (still < 6 && ++n < 400) return setTimeout(look, 50);
		if (still < 6) return fail("the search does not end: " + document.body.textContent.slice(0, 300));
		const all = (selector, f) => [...box.querySelectorAll(selector)].map(f);
		done({
			Status: status.textContent, Text: box.innerText,
			Titles: all("h3", (e) => e.textContent), Hrefs: all("h3 a", (e) => e.getAttribute("href")),
			Groups: all(".results h2", (e) => e.textContent), Marks: all("mark", (e) => e.textContent),
		});
	};
	look();
})`

func (s *searchSite) shown() shown {
	s.t.Helper()
	got, err := chromedp.Run(s.ctx, chromedp.Evaluate[shown](settled, chromedp.EvalAwaitPromise))
	if err != nil {
		s.t.Fatal(err)
	}
	return got
}

// ask opens the page of search with a query.
func (s *searchSite) ask(query string) shown {
	s.t.Helper()
	s.open("search.html?q=" + url.QueryEscape(query))
	return s.shown()
}

func (s *searchSite) open(path string) {
	s.t.Helper()
	if err := chromedp.Do(s.ctx, chromedp.Navigate(s.url+"/"+path)); err != nil {
		s.t.Fatal(err)
	}
}

func (s *searchSite) do(actions ...chromedp.Action[chromedp.Void]) {
	s.t.Helper()
	if err := chromedp.Do(s.ctx, actions...); err != nil {
		s.t.Fatal(err)
	}
}

func (s *searchSite) tell(script string) string {
	s.t.Helper()
	got, err := chromedp.Run(s.ctx, chromedp.Evaluate[string](script, chromedp.EvalAwaitPromise))
	if err != nil {
		s.t.Fatalf("%s: %v", script, err)
	}
	return got
}

// quiet holds that the browser found nothing wrong.
func (s *searchSite) quiet() {
	s.t.Helper()
	for _, c := range s.wrong.take() {
		s.t.Error(c)
	}
}

var rootOf = regexp.MustCompile(`data-root="([^"]*)"`)

// page returns the page of search as it was built.
func (s *searchSite) page() string {
	s.t.Helper()
	b, err := os.ReadFile(filepath.Join(s.dir, "search.html"))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(b)
}

// root returns the root of the index.
func (s *searchSite) root() search.Root {
	s.t.Helper()
	var root struct {
		search.Root
		Kinds [][5]any `json:"k"`
	}
	if err := json.Unmarshal([]byte(html.UnescapeString(rootOf.FindStringSubmatch(s.page())[1])), &root); err != nil {
		s.t.Fatal(err)
	}
	for _, k := range root.Kinds {
		n := func(i int) int { return int(k[i].(float64)) }
		root.Root.Kinds = append(root.Root.Kinds, search.Kind{Label: k[0].(string), First: n(1), End: n(2), Block: n(3), File: n(4)})
	}
	return root.Root
}

// openFilters opens the filters and waits for their numbers.
func (s *searchSite) openFilters() {
	s.t.Helper()
	s.tell(`document.querySelector(".search-filters summary").click(), ""`)
	s.tell(`new Promise((done) => {
		const look = () => {
			const n = document.querySelector(".search-filters label span");
			if (n && n.textContent) done(""); else setTimeout(look, 20);
		};
		look();
	})`)
	s.shown()
}

// The script of the page folds as the program does.
func TestBrowserSearchFoldsByTheRule(t *testing.T) {
	s := newSearchSite(t)
	s.open("search.html")
	raw, err := os.ReadFile("search/testdata/fold.txt")
	if err != nil {
		t.Fatal(err)
	}
	escape := regexp.MustCompile(`\\(n|t|\\|u\{[0-9A-Fa-f]+\})`)
	plain := func(text string) string {
		return escape.ReplaceAllStringFunc(text, func(m string) string {
			switch m[1] {
			case 'n':
				return "\n"
			case 't':
				return "\t"
			case 'u':
				n, _ := strconv.ParseUint(m[3:len(m)-1], 16, 32)
				return string(rune(n))
			}
			return `\`
		})
	}
	var texts, want []string
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSuffix(line, "\n")
		if text, folded, ok := strings.Cut(line, "\t"); ok && !strings.HasPrefix(line, "#") {
			texts, want = append(texts, plain(text)), append(want, plain(folded))
		}
	}
	if len(texts) < 200 {
		t.Fatalf("only %d cases", len(texts))
	}
	in, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	got, err := chromedp.Run(s.ctx, chromedp.Evaluate[[]string](`(async () => {
		const m = await import(document.querySelector("script[type=module]").src);
		const root = JSON.parse(document.querySelector("#search").dataset.root);
		const { variants } = await m.openIndex(root, new URL("search/", document.baseURI)).packed("variants.bin");
		return `+string(in)+`.map((text) => m.fold(text, variants).s);
	})()`, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	for i := range texts {
		if got[i] != want[i] {
			t.Errorf("%q folds to %q, want %q", texts[i], got[i], want[i])
		}
	}
	s.quiet()
}

// queries are cut anywhere; the script must find what the program's own reader
// of the index finds.
var queries = []string{
	"公示", "权", "权力清单", "会审会", "三重一大", "诉讼风险提示", "廉政风险预警通知书", "力清", "位一体", "工作日内", "残疾人就业保障金",
	"残疾人证 材料", "招商局 权力 转移", "公示 -季度", "“公示期”", "广委办〔2011〕52号", "广委办 2011 52", "2012", "０５４６", "YSFY-010", "A",
	"残疾人证怎么办理", "取消的权力有哪些", "2012年第一季度公示", "2012-Q1 公示", "十二月", "qlqd", "公示期多少天", "某科长 风险等级",
	"《行政许可法》", "个工作日内作出", "对本单位的工作有意见、建议，遇到不作为、乱作为要投诉", "廉政風險", "领导小组 办公室 -监督",
}

func TestBrowserSearchFindsWhatTheReaderFinds(t *testing.T) {
	s := newSearchSite(t)
	reader := search.NewReader(s.root(), func(path string, from, to int) ([]byte, error) {
		b, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(path)))
		return b[min(from, len(b)):min(to, len(b))], err
	})
	found := 0
	for _, q := range queries {
		answer, err := reader.Answer(q)
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		got := s.ask(q)
		want := append(answer.Exact[:min(10, len(answer.Exact))], answer.Near...)
		if !slices.Equal(got.Hrefs, want) {
			t.Errorf("%s: the page shows %q, the reader finds %q", q, got.Hrefs, want)
		}
		if n := len(answer.Exact); n > 0 && n < 100 && got.Status != fmt.Sprintf("找到 %d 项", n) {
			t.Errorf("%s: %q for %d pages", q, got.Status, n)
		}
		if len(answer.Exact) > 0 && len(got.Marks) == 0 {
			t.Errorf("%s: nothing is marked", q)
		}
		found += len(want)
		s.quiet()
	}
	if found < 100 {
		t.Errorf("only %d results in all", found)
	}
}

// What was written in another way is found where nothing holds it as typed, and
// the page says how.
func TestBrowserSearchForgives(t *testing.T) {
	s := newSearchSite(t)
	for _, c := range []struct{ query, says, first string }{
		{"残疾人证怎么办理", "有“残疾人证”和“办理”的", "残疾人证办理"},
		{"权立清单", "有“权力清单”的", "权力清单"},
		{"残疾入证", "有“残疾人证”的", "残疾人证"},
		{"举报申话", "有“举报电话”", "监督渠道"},
		{"qlqd", "标题的拼音像“qlqd”的", "权力清单"},
		{"quanliqingdan", "标题的拼音像“quanliqingdan”的", "权力清单"},
		{"火星探测器", "", ""},
	} {
		got := s.ask(c.query)
		if c.says == "" {
			if len(got.Hrefs) > 0 || !strings.Contains(got.Text, "没有找到“"+c.query+"”") || !strings.Contains(got.Text, "监督渠道") {
				t.Errorf("%s: %q", c.query, got.Text)
			}
			continue
		}
		if len(got.Groups) == 0 || !strings.Contains(got.Groups[len(got.Groups)-1], c.says) || len(got.Titles) == 0 || !strings.Contains(got.Titles[0], c.first) {
			t.Errorf("%s: %q, %q", c.query, got.Groups, got.Titles)
		}
		s.quiet()
	}
	if got := s.ask("某某某 公示期"); !strings.Contains(got.Status, "没有一页同时有“某某某”和“公示期”") {
		t.Errorf("the words that no page has together are not named: %q", got.Status)
	}
}

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
	files["/search.html"] = []byte(rootOf.ReplaceAllLiteralString(s.page(), `data-root="`+html.EscapeString(x.Root.JSON())+`"`))
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

// Servers differ: some know no ranges, some lack files, and browsers before
// 2023 do not unpack.
func TestBrowserSearchOnPoorServers(t *testing.T) {
	s := newSearchSite(t)
	want := s.ask("权力清单").Hrefs
	files := http.FileServer(http.Dir(s.dir))
	s.handle = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Header.Del("Range")
		files.ServeHTTP(w, r)
	})
	if got := s.ask("权力清单").Hrefs; !slices.Equal(got, want) {
		t.Errorf("without ranges: %q, want %q", got, want)
	}
	s.quiet()
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
