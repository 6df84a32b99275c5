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

	"github.com/chromedp/chromedp"

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
		const text = status && !/正在查找/.test(status.textContent) && box.querySelector("[aria-busy=false]") ? location.search + box.textContent : "";
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

var rootOf = regexp.MustCompile(`name="search-index" content="([^"]*)"`)

// withRoot is the page of search with the root of another index.
func withRoot(page string, root search.Root) string {
	return rootOf.ReplaceAllLiteralString(page, `name="search-index" content="`+html.EscapeString(root.JSON())+`"`)
}

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
	var root search.Root
	if err := json.Unmarshal([]byte(html.UnescapeString(rootOf.FindStringSubmatch(s.page())[1])), &root); err != nil {
		s.t.Fatal(err)
	}
	return root
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
		const root = JSON.parse(document.querySelector("meta[name=search-index]").content);
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
