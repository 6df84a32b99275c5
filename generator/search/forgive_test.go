package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// smallReader returns a reader of an index of pages, each written as its
// title, a colon and its lines; the title is its address.
func smallReader(t testing.TB, synonyms [][]string, pages ...string) *Reader {
	t.Helper()
	b := NewBuilder()
	for i, s := range pages {
		title, text, _ := strings.Cut(s, "：")
		page := "<main><h1>" + title + "</h1>"
		for l := range strings.SplitSeq(text, "；") {
			page += "<p>" + l + "</p>"
		}
		b.Add(Page{Address: title, Title: title, Kind: "公示", Group: "notice", Class: 1, Unit: "u", Day: fmt.Sprintf("2012-01-%02d", 1+i%28)},
			[]byte(page+"</main>"))
	}
	x, err := b.Index(Options{AsOf: "2012-04-20", Synonyms: synonyms, Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	return x.Reader()
}

// Each step of forgiving search finds what it is for, and the query itself
// finds nothing.
func TestStepsOfForgivingSearch(t *testing.T) {
	pages := []string{
		"残疾人证办理：时限15个工作日；向县残联申请", "立案审查：立案以前审查", "举报电话：向监察室举报", "权力清单：权力事项的目录",
		"广委办〔2011〕52：文件", "2012年第一季度公示：季度公示", "捐赠情况：接受捐赠和善款的用途", "取消的权力：哪些权力不再行使", "救灾物资：发放记录",
		"审批事项：由窗口受理", "NBA：赛事", "AS：型号",
	}
	r := smallReader(t, [][]string{{"捐款", "捐赠", "善款"}, {"去向", "用途"}, {"几天", "工作日"}}, pages...)
	for _, c := range []struct {
		query string
		steps step
		want  string // pages; "" where the step has nothing to do
	}{
		{"广委办〔2011〕52号", r.withoutSign, "广委办〔2011〕52"},
		{"2012年1季度公示号", r.withoutSign, ""}, // not behind a number
		{"捐款 去向", r.likewise, "捐赠情况"},
		{"捐款去向", r.inPieces, ""}, // 去向 stands nowhere
		{"没有的词", r.likewise, ""},
		{"残疾人证怎么办理", r.withoutQuestion, "残疾人证办理"},
		{"残疾人证要几天", r.withoutQuestion, "残疾人证办理"},
		{"取消的权力有哪些", r.withoutQuestion, "取消的权力"},
		{"捐款的去向是什么", r.withoutQuestion, "捐赠情况"},
		{"有哪些", r.withoutQuestion, ""}, // nothing is left
		{"县残联残疾人证", r.inPieces, "残疾人证办理"},
		{"物资发放记录", r.inPieces, "救灾物资"},
		{"物资甲发放", r.inPieces, ""}, // not covered by pieces
		{"“物资发放记录”", r.inPieces, ""},
		{"nbas", r.inPieces, ""}, // letters mean nothing in pieces
		{"nbas", r.some, "-"},
		{"qlqd", r.spelled, "权力清单"},
		{"QuanLi QingDan", r.spelled, "权力清单"},
		{"jubao", r.spelled, "举报电话"},
		{"a52", r.spelled, ""},
		{"举报申话", r.oneWrong, "举报电话"}, // looks alike
		{"残疾入证", r.oneWrong, "残疾人证办理"},
		{"力案审查", r.oneWrong, "立案审查"}, // sounds alike
		{"利案审查", r.oneWrong, "立案审查"},
		{"救灾物姿", r.oneWrong, "救灾物资"},
		{"救灾牛资", r.oneWrong, "救灾物资"}, // alike in nothing
		{"举报电话 残集人证", r.oneWrong, "-"},
		{"举报电话", r.oneWrong, ""},
		{"火星探测", r.oneWrong, ""},
		{"火星 窗口受理", r.some, "审批事项"},
		{"审批不知窗口", r.some, "审批事项"},
		{"火星", r.some, "-"},
		{"火星 窗口 -审批", r.some, "-"},
	} {
		words := r.parse(c.query)
		if hits, err := r.match(words); err != nil || len(hits) > 0 {
			if c.query != "举报电话" {
				t.Errorf("%s finds %v, %v as it is", c.query, hits, err)
			}
		}
		found, err := c.steps(words, true)
		if err != nil {
			t.Fatalf("%s: %v", c.query, err)
		}
		if found == nil || c.want == "" {
			if found != nil || c.want != "" {
				t.Errorf("%s: %v, want %q", c.query, found, c.want)
			}
			continue
		}
		hits := found.hits
		if found.words != nil {
			if hits, err = r.match(found.words); err != nil {
				t.Fatal(err)
			}
		}
		list, err := r.addresses(hits)
		if got := strings.Join(list, " "); err != nil || got != strings.TrimPrefix(c.want, "-") {
			t.Errorf("%s: %s, %v, want %s", c.query, got, err, c.want)
		}
	}
}

// Where there are pages enough only words of question that stand by themselves
// are left out, and nothing is guessed.
func TestForgivingFillsThePage(t *testing.T) {
	var pages []string
	for i := range 4 {
		pages = append(pages, fmt.Sprintf("公示%c：有哪些材料；几天", '甲'+rune(i)), fmt.Sprintf("公告%d：材料", i))
	}
	r := smallReader(t, [][]string{{"公示", "公告"}}, pages...)
	for _, c := range []struct {
		query       string
		exact, near int
	}{
		{"公示 材料", 4, 4},
		{"公示 材料 几天", 4, 4},
		{"有哪些材料", 4, 0},
		{"材料", 8, 0},
		{"公示 村料", 0, 4},
		{"不存在", 0, 0},
		{"公告 几天", 0, 8},
	} {
		a, err := r.Answer(c.query)
		if err != nil || len(a.Exact) != c.exact || len(a.Near) != c.near {
			t.Errorf("%s: %v, %v, want %d and %d", c.query, a, err, c.exact, c.near)
		}
		if all := append(slices.Clone(a.Exact), a.Near...); len(slices.Compact(sorted(all))) != len(all) {
			t.Errorf("%s: a page twice in %q", c.query, all)
		}
	}
}

func TestWordsOfQuestionsAreLeftOut(t *testing.T) {
	for _, c := range []struct{ s, want string }{
		{"残疾人证怎么办理", "残疾人证 办理"}, // not 怎么办
		{"取消的权力有哪些", "取消 权力"},
		{"1级风险是什么意思", "1级风险"},
		{"谁举报的", "举报"},
		{"目的", "目的"}, // rather than one character
		{"怎么办", ""},
		{"公示", "公示"},
		{"", ""},
	} {
		if got := kept(c.s, askWords()); !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%s: %q, want %s", c.s, got, c.want)
		}
	}
}

// An answer does not depend on what was asked before, and no page is in it
// twice.
func FuzzAnswer(f *testing.F) {
	list, texts := madeUp(12, 150)
	b := NewBuilder()
	for i, p := range list {
		b.Add(p, texts[i])
	}
	x, err := b.Index(Options{AsOf: "2012-04-20", Synonyms: [][]string{{"公示", "公开"}, {"举报", "投诉"}}})
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{
		"残疾人证怎么办理", "公示 举报 -图", `"廉政风险" 公开`, "上个季度公示", "十二月", "qlqd", "残疾入证", "材科", "GS0013", "举报申话决定", "52号", "的", "a", "-",
		"力清 单公", "申情人", "\xff公", "犇㙍", "5.8", ".5 5.", "谁举报的",
	} {
		f.Add(s)
	}
	used := x.Reader()
	f.Fuzz(func(t *testing.T, q string) {
		got, err := used.Answer(q)
		if err != nil {
			t.Fatal(err)
		}
		want, err := x.Reader().Answer(q)
		if err != nil || !slices.Equal(got.Exact, want.Exact) || !slices.Equal(got.Near, want.Near) {
			t.Errorf("%q: %q, a new reader %q, %v", q, got, want, err)
		}
		all := sorted(append(slices.Clone(got.Exact), got.Near...))
		if n := len(all); len(slices.Compact(all)) != n {
			t.Errorf("%q: a page twice in %q", q, all)
		}
	})
}

// A frequent beginning leads to very many texts in which a wrong character may
// stand; only a few are read.
func TestFewTextsAreReadForAWrongCharacter(t *testing.T) {
	var pages []string
	for i := range 600 {
		c := rune(0x5000 + i)
		pages = append(pages, fmt.Sprintf("第%d页：资质%c%c已经公布", i, c, c+1))
	}
	r := smallReader(t, nil, pages...)
	get, reads := r.get, 0
	r.get = func(path string, from, to int) ([]byte, error) {
		if strings.Contains(path, "/"+textFolder+"/") {
			reads++
		}
		return get(path, from, to)
	}
	if _, err := r.oneWrong(r.parse("资质认正"), true); err != nil || reads > 60 {
		t.Errorf("%d parts of texts are read, %v", reads, err)
	}
}

// A pasted text that stands nowhere is not followed to its end.
func TestPastedTextsAreCutAtTheBeginning(t *testing.T) {
	r := smallReader(t, nil, "残疾人证办理：时限15个工作日", "举报电话：向监察室举报", "权力清单：权力事项的目录")
	var pasted strings.Builder
	for i := range 150 {
		pasted.WriteString("权力")
		pasted.WriteRune(rune(0x6000 + 7*i))
	}
	pieces, err := r.cut(r.fold.String(pasted.String()))
	if err != nil || len(pieces) == 0 || len(pieces) > mostPieces {
		t.Errorf("%d pieces, %v", len(pieces), err)
	}
	if a, err := r.Answer(pasted.String()); err != nil || !slices.Equal(a.Near, []string{"权力清单"}) {
		t.Errorf("%v, %v", a, err)
	}
}
