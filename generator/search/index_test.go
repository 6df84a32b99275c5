package search

import (
	"bytes"
	"fmt"
	"html"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// madeUp returns pages of made-up words: many lines that many pages share, some
// that are their own, a few characters outside the common ones.
func madeUp(seed uint64, pages int) (list []Page, texts [][]byte) {
	rng := rand.New(rand.NewPCG(seed, 1))
	words := strings.Fields("残疾人 证 办理 流程 图 权力 清单 公示 举报 电话 的 和 在 二〇一二年 第一季度 5.8万元 GS004 廉政風險 审批 乡镇 㙍 é 罷免 犇 申请人 材料 工作日 内 不予 受理 决定 公开 监督 局 2012 10 日 十二 月 A级 open data")
	sentence := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(words[rng.IntN(1+rng.IntN(len(words)))])
		}
		return b.String()
	}
	var shared []string
	for range 40 {
		shared = append(shared, sentence(1+rng.IntN(6)))
	}
	for i := range pages {
		p := Page{
			Address: fmt.Sprintf("unit-%d/page-%d.html", i%3, i), Title: sentence(2 + rng.IntN(4)),
			Kind: []string{"权力事项", "公示", "流程图"}[i%5%3], Group: []string{"power", "notice", "chart"}[i%5%3], Class: 1 + i%2,
			Unit: fmt.Sprint("unit-", i%3), UnitName: "县残联", Day: fmt.Sprintf("2012-%02d-%02d", 1+rng.IntN(12), 1+rng.IntN(28)),
			Codes: []string{fmt.Sprintf("GS%04d", i)}, Facets: []Facet{{"unit", fmt.Sprint("unit-", i%3)}, {"year", "2012"}},
		}
		var b strings.Builder
		fmt.Fprintf(&b, "<html><p>not %s</p><main id=\"main\"><h1>%s</h1><dl><dt>编码</dt><dd>%s</dd></dl>", sentence(3), html.EscapeString(p.Title), p.Codes[0])
		for range 3 + rng.IntN(12) {
			switch rng.IntN(4) {
			case 0:
				fmt.Fprintf(&b, "<h2>%s</h2>", shared[rng.IntN(len(shared))])
			case 1, 2:
				fmt.Fprintf(&b, "<ul><li><p>%s</p></li></ul>", shared[rng.IntN(len(shared))])
			default:
				s := sentence(20 + rng.IntN(60))
				fmt.Fprintf(&b, "<p>%s<a href=\"x\">%s</a>&lt;%s</p>\n", sentence(3), sentence(2), s)
			}
		}
		if i%50 == 7 { // a text that fits in no block
			for range 60 {
				fmt.Fprintf(&b, "<p>%s</p>", sentence(60))
			}
		}
		fmt.Fprintf(&b, "<div data-nosearch><div>%s</div></div></main><p>%s</p></html>", sentence(9), sentence(3))
		list, texts = append(list, p), append(texts, []byte(b.String()))
	}
	return list, texts
}

func build(t testing.TB, list []Page, texts [][]byte, workers int) *Index {
	t.Helper()
	b := NewBuilder()
	for i, p := range list {
		b.Add(p, texts[i])
	}
	x, err := b.Index(Options{AsOf: "2012-12-31", Workers: workers})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// foldedLines are the lines of a page as plain text search sees them.
func foldedLines(f *Folder, text []byte) []string {
	var out []string
	for _, l := range Lines(text) {
		out = append(out, f.String(l.Text))
	}
	return out
}

// Whatever is cut out of a text finds all pages that hold it and no other, as
// plain text search does.
func TestEveryPhraseIsFoundExactly(t *testing.T) {
	list, texts := madeUp(1, 700)
	x := build(t, list, texts, 2)
	f := NewFolder()
	var lines [][]string
	for _, text := range texts {
		lines = append(lines, foldedLines(f, text))
	}
	r := x.Reader()
	rng := rand.New(rand.NewPCG(3, 4))
	for n := range 2000 {
		own := Lines(texts[rng.IntN(len(texts))])
		line := []rune(own[rng.IntN(len(own))].Text)
		length := 1 + rng.IntN(8)
		if n%10 == 0 {
			length = 20 + rng.IntN(30)
		}
		if len(line) < length {
			continue
		}
		at := rng.IntN(len(line) - length + 1)
		q := strings.NewReplacer(" ", "", `"`, "", "“", "", "-", "").Replace(string(line[at : at+length]))
		folded := f.String(q)
		if folded == "" {
			continue
		}
		var want []string
		for i := range lines {
			if slices.ContainsFunc(lines[i], func(l string) bool { return strings.Contains(l, folded) }) {
				want = append(want, list[i].Address)
			}
		}
		if got := addresses(t, r, q); !slices.Equal(got, sorted(want)) {
			t.Fatalf("%q (%q): %d pages, want %d", q, folded, len(got), len(want))
		}
	}
}

func sorted(s []string) []string { s = slices.Clone(s); slices.Sort(s); return s }

// addresses returns the pages of a query in the order of their addresses.
func addresses(t testing.TB, r *Reader, q string) []string {
	t.Helper()
	words := r.parse(q)
	for i := range words {
		words[i].forms = words[i].forms[:1]
	}
	hits, err := r.match(words)
	if err != nil {
		t.Fatalf("%q: %v", q, err)
	}
	var out []string
	for _, h := range hits {
		g, err := r.page(h.Slot)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, g.address)
	}
	slices.Sort(out)
	return out
}

// Words part with blanks are all on the page, excluded ones are not.
func TestWordsAreCombined(t *testing.T) {
	list, texts := madeUp(2, 500)
	x := build(t, list, texts, 1)
	f := NewFolder()
	has := func(i int, word string) bool {
		return slices.ContainsFunc(foldedLines(f, texts[i]), func(l string) bool { return strings.Contains(l, f.String(word)) })
	}
	for _, q := range []string{"残疾人 公示", "残疾人证 -举报电话", "“廉政风险” 受理决定 -犇", "受理 决定 公开", "GS0013", "不在 这里没有的", "-残疾人"} {
		var want []string
		parsed := x.Reader().parse(q)
		for i := range list {
			ok := len(wanted(parsed)) > 0
			for _, w := range parsed {
				ok = ok && has(i, w.text) != w.not
			}
			if ok {
				want = append(want, list[i].Address)
			}
		}
		if got := addresses(t, x.Reader(), q); !slices.Equal(got, sorted(want)) {
			t.Errorf("%s: %d pages, want %d", q, len(got), len(want))
		}
	}
}

// The bytes depend neither on the number of workers nor on the order in which
// pages were rendered.
func TestIndexIsDeterministic(t *testing.T) {
	list, texts := madeUp(5, 300)
	want := build(t, list, texts, 1)
	perm := rand.New(rand.NewPCG(9, 9)).Perm(len(list))
	var mixed []Page
	var mixedTexts [][]byte
	for _, i := range perm {
		mixed, mixedTexts = append(mixed, list[i]), append(mixedTexts, texts[i])
	}
	got := build(t, mixed, mixedTexts, 4)
	if got.Root.JSON() != want.Root.JSON() {
		t.Errorf("root %s, want %s", got.Root.JSON(), want.Root.JSON())
	}
	for i, f := range want.Files {
		if i >= len(got.Files) || got.Files[i].Path != f.Path || !bytes.Equal(got.Files[i].Bytes, f.Bytes) {
			t.Fatalf("%s differs", f.Path)
		}
	}
}

// Nothing but the main element of a page is in its index, and nothing that is
// left out there.
func TestLinesOfAPage(t *testing.T) {
	page := `<html><body><nav>menu</nav><main id="main"><div class="title"><p class="kind">县残联 · 权力</p><h1>残疾人证<br>办理</h1></div>
<p>第一行
第二行，<a href="x">链接</a>和<strong>粗</strong>&amp;&lt;b&gt;</p><svg><text>drawing</text></svg>
<ul data-nosearch><li>repeated<ul><li>x</li></ul></li></ul><table><tr><th>项</th><td>值 <small data-nosearch>no</small></td></tr></table><h2>依据</h2></main><footer>foot</footer></body></html>`
	want := []Line{{Text, "县残联 · 权力"}, {Title, "残疾人证"}, {Text, "办理"}, {Text, "第一行 第二行，链接和粗&<b>"}, {Text, "项"}, {Text, "值"}, {Heading, "依据"}}
	if got := Lines([]byte(page)); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// An index of no page answers.
func TestEmptyIndex(t *testing.T) {
	x := build(t, nil, nil, 1)
	if a, err := x.Reader().Answer("公示 a"); err != nil || len(a.Exact)+len(a.Near) > 0 {
		t.Errorf("got %v, %v", a, err)
	}
}

// A new notice changes the files of its own text and of its own words, not
// the slots of others.
func TestANewPageMovesNoOther(t *testing.T) {
	list, texts := madeUp(6, 400)
	before := build(t, list, texts, 1)
	more, moreTexts := madeUp(7, 1)
	more[0].Address, more[0].Unit, more[0].Day = "unit-1/new.html", "unit-1", "2013-01-01"
	more[0].Class, more[0].Group, more[0].Kind = 2, "notice", "公示"
	after := build(t, append(slices.Clone(list), more[0]), append(slices.Clone(texts), moreTexts[0]), 1)
	if before.Root.Slots != after.Root.Slots {
		t.Errorf("%d slots, before %d", after.Root.Slots, before.Root.Slots)
	}
	changed := 0
	for i, f := range before.Files {
		if strings.HasPrefix(f.Path, "search/t/") && !bytes.Equal(f.Bytes, after.Files[i].Bytes) {
			changed++
		}
	}
	if changed != 1 {
		t.Errorf("%d files of texts changed, want 1", changed)
	}
}

// Of notices whose titles answer equally well the newest come first, whatever
// their unit; other kinds stand by unit.
func TestNewestNoticesComeFirst(t *testing.T) {
	var list []Page
	var texts [][]byte
	for i := range 60 {
		p := Page{Address: fmt.Sprintf("n-%02d.html", i), Title: fmt.Sprintf("第%d号公示", i), Kind: "公示", Group: "notice", ByDay: true, Class: 2,
			Unit: fmt.Sprint("unit-", i*7%5), Day: fmt.Sprintf("2012-%02d-%02d", 1+i*5%12, 1+i*11%28)}
		list, texts = append(list, p), append(texts, []byte("<main><h1>"+p.Title+"</h1><p>结果</p></main>"))
	}
	a, err := build(t, list, texts, 2).Reader().Answer("号公示")
	if err != nil || len(a.Exact) != len(list) {
		t.Fatalf("%d pages, %v", len(a.Exact), err)
	}
	day := map[string]string{}
	for _, p := range list {
		day[p.Address] = p.Day
	}
	if !slices.IsSortedFunc(a.Exact, func(a, b string) int { return strings.Compare(day[b], day[a]) }) {
		t.Errorf("not the newest first: %q", a.Exact)
	}
}

// through returns a new reader of an index whose reads go through with.
func through(x *Index, with func(path string, b []byte) []byte) *Reader {
	in := x.Reader()
	return NewReader(x.Root, func(path string, from, to int) ([]byte, error) {
		b, err := in.get(path, from, to)
		return with(path, b), err
	})
}

// What the list of results shows of a title needs no text, and a word that is
// asked for most is one read.
func TestTitlesAreShownFromTheirCards(t *testing.T) {
	list, texts := madeUp(9, 900)
	x := build(t, list, texts, 2)
	var reads []string
	r := through(x, func(path string, b []byte) []byte {
		reads = append(reads, path)
		return b
	})
	hits, err := r.Hits("公示")
	if err != nil || len(hits) < 100 || !hits[0].Titled || len(reads) != 1 {
		t.Fatalf("%d hits, %v, %q", len(hits), err, reads)
	}
	if _, err := r.Show(hits[:10], "公示"); err != nil {
		t.Fatal(err)
	}
	for _, path := range reads[1:] {
		if !strings.HasPrefix(path, "search/c/") {
			t.Errorf("reads %s", path)
		}
	}
}

// A large body that is not where the table says is of another index.
func TestBodyOfAnotherIndexIsRefused(t *testing.T) {
	list, texts := madeUp(9, 900)
	r := through(build(t, list, texts, 2), func(path string, b []byte) []byte {
		if strings.HasPrefix(path, "search/g/") {
			b = append(bytes.Clone(b[1:]), 0) // everything lies a byte further on
		}
		return b
	})
	if hits, err := r.Hits("公示"); err == nil {
		t.Errorf("finds %d pages", len(hits))
	}
}

// Characters outside the common codes have long keys and short bodies: the
// buckets hold them all the same.
func TestRareCharactersAreFoundExactly(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 2))
	var list []Page
	var texts [][]byte
	for i := range 120 {
		var b strings.Builder
		for range 400 {
			b.WriteRune(rune(0x20000 + rng.IntN(40000))) // hardly a pair of them occurs twice
		}
		list = append(list, Page{Address: fmt.Sprintf("p-%d.html", i), Title: "公示", Kind: "公示", Group: "g"})
		texts = append(texts, []byte("<main><h1>公示</h1><p>"+b.String()+"</p></main>"))
	}
	x, f := build(t, list, texts, 2), NewFolder()
	r := x.Reader()
	for range 300 {
		line := []rune(f.String(Lines(texts[rng.IntN(len(texts))])[1].Text))
		at := rng.IntN(len(line) - 4)
		q := string(line[at : at+2+rng.IntN(3)])
		var want []string
		for i, text := range texts {
			if strings.Contains(f.String(Lines(text)[1].Text), q) {
				want = append(want, list[i].Address)
			}
		}
		if got := addresses(t, r, q); !slices.Equal(got, sorted(want)) {
			t.Fatalf("%q: %d pages, want %d", q, len(got), len(want))
		}
	}
}

// Any table gives bodies or an error.
func FuzzTableOfLargeBodies(f *testing.F) {
	list, texts := madeUp(9, 300)
	x := build(f, list, texts, 1)
	f.Add([]byte(x.Root.Large))
	f.Add([]byte{1, 0xff, 0xff, 0xff, 0xff, 0x0f, 0, 1})
	f.Fuzz(func(t *testing.T, table []byte) {
		root := x.Root
		root.Large = table
		l, err := root.readLarge()
		if err == nil && (len(l.spans) != l.len() || len(l.far) != l.len()) {
			t.Errorf("%d keys, %d spans", l.len(), len(l.spans))
		}
	})
}

// Damaged files give an error or some answer, never a panic or a loop.
func FuzzReader(f *testing.F) {
	list, texts := madeUp(8, 120)
	x := build(f, list, texts, 1)
	files := map[string][]byte{}
	for _, file := range x.Files {
		files[file.Path] = file.Bytes
	}
	f.Add("残疾人证办理", 100, byte(3))
	f.Add("公示 举报 -图", 7, byte(255))
	f.Fuzz(func(t *testing.T, q string, at int, with byte) {
		r := NewReader(x.Root, func(path string, from, to int) ([]byte, error) {
			b := bytes.Clone(files[path])
			if len(b) > 0 {
				b[uint(at)%uint(len(b))] ^= with
			}
			if from > len(b) {
				return nil, errBits
			}
			return b[from:min(to, len(b))], nil
		})
		_, _ = r.Answer(q)
	})
}
