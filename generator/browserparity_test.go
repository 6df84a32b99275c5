//go:build browser

package generator_test

import (
	"encoding/json"
	"fmt"
	"html"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"gongshi/generator/model"
	"gongshi/generator/search"
)

// The queries of the settings are judged by the reader of the program: readers
// see what the script of the page finds. Both must find the same, in the same
// order, whatever is asked.

func TestBrowserSearchAnswersAsTheReaderDoes(t *testing.T) {
	dir, _ := exampleSite(t, model.Public)
	page, err := os.ReadFile(filepath.Join(dir, "search.html"))
	if err != nil {
		t.Fatal(err)
	}
	var pages [][]byte
	err = filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".html") {
			var b []byte
			b, err = os.ReadFile(name)
			pages = append(pages, b)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	root := parityRoot(t, page)
	reader := search.NewReader(root, func(path string, from, to int) ([]byte, error) {
		b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(path)))
		return b[min(from, len(b)):min(to, len(b))], err
	})
	files := http.FileServer(http.Dir(dir))
	queries := append(spoken(), parityQueries(pages, 160)...)
	agree(t, reader, queries, files)

	// A site of made-up texts, with what the example hardly has: branchings
	// too large for one file, rare characters, many pages alike.
	list, texts := madeUpPages(1500)
	b := search.NewBuilder()
	for i, p := range list {
		b.Add(p, texts[i])
	}
	x, err := b.Index(search.Options{AsOf: "2012-01-31", Synonyms: [][]string{{"公示", "公开", "公告"}, {"举报", "投诉"}}})
	if err != nil {
		t.Fatal(err)
	}
	made := map[string][]byte{}
	for _, f := range x.Files {
		made["/"+f.Path] = f.Bytes
	}
	made["/search.html"] = []byte(withRoot(string(page), x.Root))
	queries = append(spoken(), parityQueries(texts, 160)...)
	for _, q := range slices.Backward(queries) { // what was asked before does not matter
		queries = append(queries, q)
	}
	madeUp := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if b, ok := made[r.URL.Path]; ok {
			http.ServeContent(w, r, r.URL.Path, time.Time{}, strings.NewReader(string(b)))
			return
		}
		files.ServeHTTP(w, r)
	})
	agree(t, x.Reader(), queries, madeUp)
	readAlike(t, x.Root, made, queries[:len(queries)/2], madeUp)
}

// parityRoot reads the root of the index from the page of search.
func parityRoot(t *testing.T, page []byte) search.Root {
	t.Helper()
	m := rootOf.FindSubmatch(page)
	if m == nil {
		t.Fatal("search.html has no root")
	}
	var root search.Root
	if err := json.Unmarshal([]byte(html.UnescapeString(string(m[1]))), &root); err != nil {
		t.Fatal(err)
	}
	return root
}

// answersOf asks the script of the page all queries, without showing anything.
const answersOf = `(async (queries) => {
	const here = document.querySelector("script[type=module]").src;
	const S = await import(here), source = await (await fetch(here)).text();
	const M = await import(new URL(/["'](\.\/search-more[^"']*)["']/.exec(source)[1], here));
	const root = JSON.parse(document.querySelector("meta[name=search-index]").content);
	const index = S.openIndex(root, new URL("search/", document.baseURI)), out = [];
	const { variants } = await index.packed("variants.bin");
	for (const q of queries) {
		const words = S.parse(q, root.asof, variants), hits = await S.answer(index, words);
		const near = [], nothing = () => ({});
		const page = { ...S, index, panel: {}, status: {}, results: { append() {} }, run: nothing, go: nothing, element: nothing };
		page.list = async (hits) => (near.push(...hits), []);
		if (words.length && hits.length < 10 && S.isAtOnce(words, hits)) await M.searchMore(page).forgive(words, hits, () => false);
		const address = async (h) => {
			const page = await index.record(h.slot), card = await index.record(h.slot, "c");
			return card.address == page.address && card.title.text == page.title.text ? page.address : "not its card";
		};
		out.push({ Exact: await Promise.all(hits.slice(0, 100).map(address)), Near: await Promise.all(near.map(address)) });
	}
	return out;
})`

// asked is what a script makes of the queries in the page of search of a site.
func asked[T any](t *testing.T, script string, queries []string, site http.Handler) T {
	t.Helper()
	h := httptest.NewServer(site)
	defer h.Close()
	ctx := browser(t)
	if err := chromedp.Do(ctx, chromedp.Navigate(h.URL+"/search.html")); err != nil {
		t.Fatal(err)
	}
	in, err := json.Marshal(queries)
	if err != nil {
		t.Fatal(err)
	}
	got, err := chromedp.Run(ctx, chromedp.Evaluate[T](script+"("+string(in)+")", chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// agree holds that the reader and the script of search.html find the same.
func agree(t *testing.T, reader *search.Reader, queries []string, site http.Handler) {
	t.Helper()
	got := asked[[]search.Answer](t, answersOf, queries, site)
	exact, near, wrong := 0, 0, 0
	for i, q := range queries {
		want, err := reader.Answer(q)
		if err != nil {
			t.Fatalf("%q: %v", q, err)
		}
		exact, near = exact+min(1, len(want.Exact)), near+min(1, len(want.Near))
		if !slices.Equal(got[i].Exact, want.Exact) || !slices.Equal(got[i].Near, want.Near) {
			if wrong++; wrong <= 10 {
				t.Errorf("%q: the script finds\n\t%q\n\t%q\nthe reader\n\t%q\n\t%q", q, got[i].Exact, got[i].Near, want.Exact, want.Near)
			}
		}
	}
	if wrong > 10 {
		t.Errorf("%d of %d queries differ", wrong, len(queries))
	}
	if exact < len(queries)/3 || near < len(queries)/3 {
		t.Errorf("of %d queries only %d find pages that hold them, only %d others", len(queries), exact, near)
	}
}

// readOf asks the script of the page all queries, each without what was read
// before, and returns the files that it reads to show the first ten results.
const readOf = `(async (queries) => {
	const S = await import(document.querySelector("script[type=module]").src), get = window.fetch, out = [];
	const root = JSON.parse(document.querySelector("meta[name=search-index]").content);
	const { variants } = await S.openIndex(root, new URL("search/", document.baseURI)).packed("variants.bin");
	for (const q of queries) {
		const files = new Set(), index = S.openIndex(root, new URL("search/", document.baseURI)), words = S.parse(q, root.asof, variants);
		window.fetch = (url, more) => { files.add(new URL(url).pathname); return get(url, more); };
		const hits = (await S.answer(index, words, 100)).slice(0, 10);
		for (const page of await Promise.all(index.shown(hits))) await S.snippetsOf(index, page, words.filter((w) => !w.not));
		window.fetch = get;
		out.push([...files].sort());
	}
	return out;
})`

// readAlike holds that the reader reads the files that the script reads for the
// first ten results: what the program tells of requests is what they are.
func readAlike(t *testing.T, root search.Root, files map[string][]byte, queries []string, site http.Handler) {
	t.Helper()
	got := asked[[][]string](t, readOf, queries, site)
	for i, q := range queries {
		want := []string{}
		r := search.NewReader(root, func(path string, from, to int) ([]byte, error) {
			if !slices.Contains(want, "/"+path) {
				want = append(want, "/"+path)
			}
			b := files["/"+path]
			return b[min(from, len(b)):min(to, len(b))], nil
		})
		hits, err := r.Hits(q)
		if err == nil {
			_, err = r.Show(hits[:min(10, len(hits))], q)
		}
		if err != nil {
			t.Fatalf("%q: %v", q, err)
		}
		if slices.Sort(want); !slices.Equal(got[i], want) {
			t.Errorf("%q: the script reads %q, the reader %q", q, got[i], want)
		}
	}
}

// spoken are queries as people type them.
func spoken() []string {
	return strings.FieldsFunc(`残疾人证怎么办理|残疾人证 办理 几天|残疾人证要多久|办残疾人证要什么材料|取消的权力有哪些|怎么投诉 不作为|公示期多少天|捐款去向|谁举报的
一级风险是什么意思|黄色预警 红色预警 区别|权力清单在哪里查|6月公示 权力变更|二〇一二年第一季度公示|2012年一季度公示|2012-Q1 公示|第二季度|本季度公示|上季度公示|今年公示
去年 公示|本月公示|上个月 公示|十二月|12月|12月10日|十二月十日|二十日|2012年12月|qlqd|quanliqingdan|jubaodianhua|lzfx|ql|q|a|ＧＳ００４|GS004|A级
廉政風險|廉政風險防控|舉報電話|㙍|犇|罷免|é|権力清单|权立清单|残疾入证|举报申话|残疾人怔|工作曰|申请入|残集人证|审批权利|火星探测器|公士|投沭|立案申查
"公示期"|“举报电话” 公示|公示 -举报|公示 －举报|-公示|- 公示|公示 -"举报电话"|“”|“|公示“举报”|公示“举报|"|公 示|公示 公示|公示 -公示|公示公示公示|的|有|是什么|怎么办
广委办〔2011〕52号|广委办[2011]52号|广委办 2011 52号|52号|52|5.8万元|5.8|.5|5.|2012.12|2012.12.10|10个工作日|残疾人证举报电话|举报公示流程图权力清单|审批材料受理|受理决定的公开监督
上季度公示情况|一季度公示了什么|今年公示情况|2012年1季度公示情况`, func(c rune) bool { return c == '|' || c == '\n' })
}

// parityQueries makes n queries of the texts of pages: pieces cut anywhere, with
// others of the page or of another one, as questions, with a character wrong.
func parityQueries(pages [][]byte, n int) []string {
	rng := rand.New(rand.NewPCG(11, 12))
	var lines [][]string
	var chars []rune
	for _, p := range pages {
		var own []string
		for _, l := range search.Lines(p) {
			if len([]rune(l.Text)) > 3 {
				own = append(own, l.Text)
				chars = append(chars, []rune(l.Text)[1])
			}
		}
		if len(own) > 3 {
			lines = append(lines, own)
		}
	}
	piece := func(own []string, long int) string {
		line := []rune(own[rng.IntN(len(own))])
		size := min(len(line), 2+rng.IntN(long))
		at := rng.IntN(len(line) - size + 1)
		return string(line[at : at+size])
	}
	var out []string
	for i := range n {
		own, other := lines[rng.IntN(len(lines))], lines[rng.IntN(len(lines))]
		switch i % 10 {
		case 0:
			out = append(out, piece(own, 20))
		case 1:
			out = append(out, piece(own, 4)+" "+piece(own, 4))
		case 2:
			out = append(out, piece(own, 4)+" "+piece(other, 3)+" "+piece(own, 3))
		case 3:
			out = append(out, piece(own, 4)+[]string{"怎么办理", "是什么意思", "要几天", "有哪些", "的期限是多少", "找谁"}[rng.IntN(6)])
		case 4:
			out = append(out, []string{"怎么", "如何", "谁来", "什么是", "请问"}[rng.IntN(5)]+piece(own, 4)+" "+piece(own, 3))
		case 5, 6, 7: // one character wrong
			q := []rune(piece(own, 6))
			q[rng.IntN(len(q))] = chars[rng.IntN(len(chars))]
			out = append(out, string(q))
		case 8:
			out = append(out, piece(own, 3)+piece(other, 3))
		default:
			out = append(out, piece(own, 2)+" -"+piece(own, 2))
		}
	}
	return out
}

// madeUpPages returns pages of made-up words.
func madeUpPages(n int) (list []search.Page, texts [][]byte) {
	rng := rand.New(rand.NewPCG(5, 6))
	words := strings.Fields("残疾人 证 办理 流程 图 权力 清单 公示 举报 电话 的 和 在 二〇一二年 第一季度 5.8万元 GS004 廉政風險 审批 乡镇 㙍 é 罷免 犇 申请人 材料 工作日 内 不予 受理 决定 公开 监督 局 2012 10 日 十二 月 A级 open data")
	sentence := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(words[rng.IntN(1+rng.IntN(len(words)))])
		}
		return b.String()
	}
	for i := range n {
		p := search.Page{
			Address: fmt.Sprintf("unit-%d/page-%d.html", i%3, i), Title: sentence(2 + rng.IntN(4)),
			Kind: []string{"权力事项", "公示", "流程图"}[i%5%3], Group: []string{"power", "notice", "chart"}[i%5%3], Class: i % 4, ByDay: i%5%3 == 1,
			Unit: fmt.Sprint("unit-", i%3), UnitName: "县残联", Day: fmt.Sprintf("2012-%02d-%02d", 1+rng.IntN(12), 1+rng.IntN(28)),
			Codes: []string{fmt.Sprintf("GS%04d", i)},
		}
		var b strings.Builder
		fmt.Fprintf(&b, "<main><h1>%s</h1><p>%s</p>", p.Title, p.Codes[0])
		for k := range 2 + rng.IntN(10) {
			fmt.Fprintf(&b, "<%[1]s>%[2]s</%[1]s>", []string{"p", "h2", "p"}[k%3], sentence(2+rng.IntN(30)))
		}
		if i%40 == 7 { // a text that fits in no block
			for k := range 60 {
				fmt.Fprintf(&b, "<p>%s</p><h2>%s</h2>", sentence(60), sentence(k%5+1))
			}
		}
		b.WriteString("</main>")
		list, texts = append(list, p), append(texts, []byte(b.String()))
	}
	return list, texts
}
