package check

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"gongshi/generator/derive"
	"gongshi/generator/model"
)

// leakySite has something to hide: a risk point and a measure inside the unit,
// a draft, and fields of shown records that go less far.
const leakySite = `
[[unit]]
id = "ju"
name = "某县某局"
kind = "government"
admin_level = "county"
dept_label = "股室"
scope = "society"
status = "published"
published_on = 2012-01-01

[[power]]
id = "xuke"
code = "X1"
title = "餐饮服务经营许可事项办理"
type = "行政许可"
description = "公开的说明文字:申请人应当提交完整的申请材料。"
no_risk = {reason = "本事项权力风险已经转由上级机关统一防控", by_post = "guzhang"}
state = "active"
scope = "society"
status = "published"
published_on = 2012-01-01

[[risk_point]]
id = "fxd-shencha"
text = "审查人员收受好处后,放宽*准入*条件并且隐瞒不报,又为申请人通风报信提供方便"
subject = "post:guzhang"
scope = "unit"
status = "published"
published_on = 2012-01-01

[[risk_point]]
id = "12"
text = "申请人应当提交完整的申请材料"
scope = "unit"
status = "published"
published_on = 2012-01-01

[[document]]
id = "caogao-wenjian"
title = "尚在起草之中的内部工作意见"
kind = "opinion"
issuer = ["ju"]
issued_on = "2012年"
body = """
第一段只有这些字而已没有别的意思。

2012年5月2日，某县某局办公室和审批股召开了会议。

某县某局办公室进展情况（2012年9月）

公示期为2012年5月2日至2012年5月9日。
"""
scope = "society"
status = "draft"

[[post]]
id = "guzhang"
name = "股长"
scope = "internal"
status = "approved"

[[document]]
id = "2012-q1"
title = "季度"
status = "draft"
`

func leaky(t testing.TB, known KnownText) *Leaks {
	t.Helper()
	whole := loadSite(t, fstest.MapFS{
		"gongshi.toml":      {Data: []byte("[site]\ntitle = \"站\"\n")},
		"data/ju/unit.toml": {Data: []byte(leakySite)},
	})
	shown, _ := whole.For(model.Public)
	return NewLeaks(whole, shown, known)
}

func TestScanFindsWhatIsHidden(t *testing.T) {
	l := leaky(t, nil)
	for _, c := range []struct {
		name, path, data, want string
	}{
		{"another comma", "a.html", "<p>审查人员收受好处后，放宽准入条件并且隐瞒不报</p>", "R065"},
		{"text as written", "a.html", "<p>审查人员收受好处后,放宽准入条件并且隐瞒不报</p>", "R065"},
		{"marks become tags", "a.html", "<p>审查人员收受好处后,放宽<em>准入</em>条件并且隐瞒不报</p>", "R065"},
		{"broken into lines of a chart", "a.svg", "<text>审查人员收受</text><text>好处后,放宽</text><text>准入条件并且</text>", "R065"},
		{"in an attribute", "a.html", `<meta content="审查人员收受好处后,放宽准入条件并且">`, "R065"},
		{"as references", "a.html", "<p>&#23457;&#26597;&#x4eba;员收受好处后&#44;放宽准入条件并且</p>", "R065"},
		{"escaped in JSON", "a.json", `{"t":"\u5ba1\u67e5\u4eba\u5458\u6536\u53d7\u597d\u5904\u540e\u002c\u653e宽准入条件并且"}`, "R065"},
		{"with blanks and line ends", "a.csv", "甲,\"审查人员\r\n收受 好处后,放宽准入\r\n条件并且\"", "R065"},
		{"only the end of it", "a.txt", "……隐瞒不报,又为申请人通风报信提供方便", "R065"},
		{"a field of a shown record", "a.html", "<p>本事项权力风险已经转由上级机关统一防控</p>", "R065"},
		{"a draft", "a.html", "<title>尚在起草之中的内部工作意见</title>", "R110"},
		{"an id in a link", "a.html", `<a href="../risk-points/fxd-shencha.html">`, "R065"},
		{"an id in JSON", "a.json", `{"id":"caogao-wenjian"}`, "R110"},
		{"an id in the file's name", "ju/risk-points/fxd-shencha.html", "", "R065"},
		{"a number in an address", "a.html", `<a href="../risk-points/12.html">`, "R065"},
		{"an id that is also a column", "a.json", `{"columns": [{"key": "caogao-wenjian", "label": "文件"}], "rows": [{"caogao-wenjian": "公开"}]}`, ""},
		{"a hidden name cleared by its field", "a.html", "guzhang", "R110"},

		{"a longer word", "a.html", `<i id="fxd-shencha-2"></i><i class="FXD_fxd-shencha">`, ""},
		{"a number elsewhere", "a.html", "<td>12</td>", ""},
		{"a text that is shown as well", "a.html", "申请人应当提交完整的申请材料", ""},
		{"a date", "a.html", "公示 2012年5月2日至2012年5月9日", ""},
		{"a period", "disclosures/2012-q1/a.html", "2012-q1", ""},
		{"words of the schema", "a.json", `{"objection_channel":1,"catalogue_revision_days":2}`, ""},
		{"a phrase that both may use", "a.html", "收受好处后,放宽准入条件", ""},
		{"a day beside a name", "a.html", "<span><time>2012年5月2日</time></span><span>某县某局办公室和审批股</span>", ""},
		{"cells beside each other", "a.csv", "某县某局,办公室和审批股,召开了会议\n", ""},
		{"strings beside each other", "a.json", `["某县某局","办公室和审批股","召开了会议"]`, ""},
		{"things in a row", "a.html", "<td>某县某局办公室进展情况、2012年第一季度收支情况</td>", ""},
		{"the same as a sentence", "a.html", "<p>2012年5月2日，某县某局办公室和审批股召开了会议</p>", "R110"},
		{"less than twelve characters", "a.html", "审查人员收受", ""},
		{"cells of a table", "a.html", "<td>审查人员收受</td><td>好处后放宽准入</td>", ""},
	} {
		var got []string
		for _, d := range l.Scan(c.path, []byte(c.data)) {
			got = append(got, string(d.Code))
			if d.Span.IsZero() || strings.Contains(fmt.Sprint(d.Text, d.Hint), "%!") || !strings.Contains(d.Text.EN, c.path) {
				t.Errorf("%s: %v", c.name, d)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(slices.DeleteFunc([]string{c.want}, func(s string) bool { return s == "" })) {
			t.Errorf("%s: got %v, want %q", c.name, got, c.want)
		}
	}
}

func TestKnownTextIsNoLeak(t *testing.T) {
	l := leaky(t, KnownText{[]byte(`<nav class="guzhang">尚在起草之中的内部工作意见</nav>`)})
	if got := l.Scan("a.html", []byte("guzhang 尚在起草之中的内部工作意见")); len(got) != 0 {
		t.Errorf("got %v", texts(got))
	}
}

func TestScanTellsThePlaceInTheOutput(t *testing.T) {
	got := leaky(t, nil).Scan("ju/a.html", []byte("<p>\n<a href=\"fxd-shencha.html\">"))
	if len(got) != 1 || !strings.Contains(got[0].Text.ZH, "ju/a.html:2:10") {
		t.Errorf("got %v", texts(got))
	}
}

func TestScanIsSafeAtOnce(t *testing.T) {
	l := leaky(t, nil)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 50 {
				if len(l.Scan("a.html", []byte("guzhang"))) != 1 {
					t.Error("nothing found")
				}
			}
		})
	}
	wait.Wait()
}

// TestNothingOfTheShownSiteIsALeak prints every value that each audience sees.
func TestNothingOfTheShownSiteIsALeak(t *testing.T) {
	for _, name := range archives(t) {
		whole, _ := siteOf(t, name, "ok/")
		for _, audience := range model.Audiences() {
			shown, _ := whole.For(audience)
			l := NewLeaks(whole, shown, nil)
			var page bytes.Buffer
			for _, k := range model.Kinds() {
				for _, r := range shown.Records(k) {
					fmt.Fprintln(&page, r.Base().ID.V)
					model.Walk(r, func(v model.Value) { fmt.Fprintln(&page, v.Text()) })
				}
			}
			if got := l.Scan("all.txt", page.Bytes()); len(got) != 0 {
				t.Errorf("%s, %s: %v", name, audience, texts(got))
			}
		}
	}
}

func FuzzScan(f *testing.F) {
	for _, s := range []string{"<p>&#x;</p>", "\\u12", "&#1114112;", "<", "a-", "\xff审\xe5", "&amp;&quot"} {
		f.Add([]byte(s))
	}
	l := leaky(f, nil)
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, path := range []string{"a.html", "a.json"} {
			for _, d := range l.Scan(path, data) {
				if d.Span.IsZero() {
					t.Errorf("no place: %v", d)
				}
			}
		}
	})
}

// bigSite is a unit with n risk points, drafts among shown records.
func bigSite(t testing.TB, n int) *model.Site {
	files := fstest.MapFS{"gongshi.toml": {Data: []byte("[site]\ntitle = \"站\"\n")}}
	var b strings.Builder
	b.WriteString(leakySite)
	words := []string{"审查", "受理", "材料", "申请人", "办结", "期限", "公示", "责任", "岗位", "监督", "程序", "登记"}
	for i := range n {
		fmt.Fprintf(&b, "\n[[document]]\nid = \"doc-%d\"\ntitle = \"第%d号工作文件\"\nkind = \"plan\"\nissuer = [\"ju\"]\nissued_on = \"2012年5月\"\nscope = %q\nstatus = \"published\"\npublished_on = 2012-05-01\nbody = \"\"\"\n", i, i, []string{"society", "unit"}[i%2])
		x := uint32(i)*2654435761 + 1
		for range 200 {
			x = x*1664525 + 1013904223
			b.WriteString(words[x>>16%uint32(len(words))%uint32(len(words))])
		}
		b.WriteString("\n\"\"\"\n")
		if i%500 == 499 || i == n-1 {
			files[fmt.Sprintf("data/ju/part-%05d.toml", i)] = &fstest.MapFile{Data: []byte(b.String())}
			b.Reset()
		}
	}
	return loadSite(t, files)
}

func BenchmarkSite(b *testing.B) {
	s := bigSite(b, 10_000)
	b.Run("records=10000", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Site(s)
		}
	})
}

func BenchmarkComplete(b *testing.B) {
	s := bigSite(b, 10_000)
	b.Run("records=10000", func(b *testing.B) {
		for b.Loop() {
			derive.Complete(s)
		}
	})
}

func BenchmarkLeaks(b *testing.B) {
	whole := bigSite(b, 10_000)
	shown, _ := whole.For(model.Public)
	b.Run("new/records=10000", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			NewLeaks(whole, shown, nil)
		}
	})
	l := NewLeaks(whole, shown, nil)
	var page bytes.Buffer
	for page.Len() < 50<<20 {
		for _, d := range model.All[model.Document](shown) {
			fmt.Fprintf(&page, "<article class=\"card\"><h2><a href=\"documents/%s.html\">%s</a></h2><p class=\"body\">%s</p></article>\n", d.ID.V, d.Title.V, d.Body.V)
		}
	}
	b.Run("scan/bytes=50MB", func(b *testing.B) {
		b.SetBytes(int64(page.Len()))
		for b.Loop() {
			if got := l.Scan("a.html", page.Bytes()); len(got) > 0 {
				b.Fatal(texts(got[:1]))
			}
		}
	})
}

// A tag without Han is passed over only where no hidden text is without Han.
func TestScanFindsLatinTextInTags(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"a line", "secret passage"}, {"a window", "the quick brown fox jumps over the lazy dog"}, {"its end", "审查人员收受好处之后 brown fox jumps"},
	} {
		whole := loadSite(t, fstest.MapFS{
			"gongshi.toml": {Data: []byte("[site]\ntitle = \"站\"\n")},
			"data/ju/a.toml": {Data: []byte(leakySite + "\n[[document]]\nid = \"hidden-latin\"\ntitle = \"" + c.text +
				"\"\nkind = \"plan\"\nissuer = [\"ju\"]\nissued_on = \"2012年\"\nscope = \"society\"\nstatus = \"draft\"\n")},
		})
		shown, _ := whole.For(model.Public)
		l := NewLeaks(whole, shown, nil)
		for _, page := range []string{"<p title=\"" + c.text + "\">", "<p " + c.text + " id='x'>", "<p>" + c.text} {
			if got := l.Scan("a.html", []byte(page)); len(got) != 1 {
				t.Errorf("%s, %s: %v", c.name, page, texts(got))
			}
		}
		if got := l.Scan("a.html", []byte("<a href=\"hidden-latin.html\">")); len(got) != 1 {
			t.Errorf("%s: the id: %v", c.name, texts(got))
		}
	}
}
