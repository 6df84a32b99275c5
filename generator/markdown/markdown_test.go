package markdown

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"gongshi/generator/diag"
	"gongshi/generator/source"
)

// parse reads text as the body of a file whose first line is something else.
func parse(text string) (*Doc, []diag.Diagnostic) {
	const head = "+++\n"
	f := &source.File{Path: "a.md", Bytes: []byte(head + text)}
	return Parse(Source{Text: f.Bytes[len(head):], At: f.At(len(head), len(f.Bytes)), Exact: true})
}

// render parses text, which must be without fault, and renders it.
func render(t *testing.T, text string, opt Options) string {
	t.Helper()
	d, faults := parse(text)
	if len(faults) > 0 {
		t.Errorf("%q: unexpected fault %s: %s", text, faults[0].Code, faults[0].Text.EN)
	}
	out := d.Render(nil, opt)
	for _, u := range CheckHTML(out) {
		t.Errorf("%q: output refused: %+v\n%s", text, u, out)
	}
	return string(out)
}

// describe writes a fault as `code@line:col "marked text"`.
func describe(f diag.Diagnostic) string {
	p := f.Span.File.Position(int(f.Span.Start))
	return fmt.Sprintf("%s@%d:%d %q", f.Code, p.Line-1, p.Column, f.Span.Bytes())
}

func TestEmphasisBesideChinesePunctuation(t *testing.T) {
	for _, c := range []struct{ md, want string }{
		{"**《建筑法》**规定", "<strong>《建筑法》</strong>规定"},
		{"规定，**“重要”**内容", "规定，<strong>“重要”</strong>内容"},
		{"他说：**你好。**然后**再见！**", "他说：<strong>你好。</strong>然后<strong>再见！</strong>"},
		{"**重要：**abc", "<strong>重要：</strong>abc"},
		{"说**\"重要\"**后", "说<strong>&#34;重要&#34;</strong>后"},
		{"费用**(含税)**元", "费用<strong>(含税)</strong>元"},
		{"“**重要**”", "“<strong>重要</strong>”"},
		{"见*《条例》*第三条", "见<em>《条例》</em>第三条"},
		{"**第一，**第二", "<strong>第一，</strong>第二"},
		{"**《甲》**、**《乙》**和**《丙》**", "<strong>《甲》</strong>、<strong>《乙》</strong>和<strong>《丙》</strong>"},
		{"***《甲》***乙", "<em><strong>《甲》</strong></em>乙"},
		{"**[文](a.doc)**规定", `<strong><a href="a.doc">文</a></strong>规定`},
		// Masked names stay: an emphasis cannot begin with a comma.
		{"张**、李**，王**。", "张**、李**，王**。"},
		{"张*、李*", "张*、李*"},
		// As CommonMark has it.
		{"a * b *", "a * b *"},
		{"snake_case_name", "snake_case_name"},
		{"a**\"b\"**c", "a**&#34;b&#34;**c"},
	} {
		if got := render(t, c.md, Options{}); got != "<p>"+c.want+"</p>\n" {
			t.Errorf("%s\n got %s\nwant %s", c.md, got, c.want)
		}
	}
}

func TestLinesOfChineseJoinWithoutSpace(t *testing.T) {
	for _, c := range []struct{ md, want string }{
		{"第一行\n第二行", "第一行第二行"},
		{"第一行，\n第二行", "第一行，第二行"},
		{"他说“好”\n然后", "他说“好”然后"},
		{"建设工程\nquality", "建设工程\nquality"},
		{"one\ntwo", "one\ntwo"},
		{"one\n**two**", "one\n<strong>two</strong>"},
		{"第一行\n**第二行**\n第三行", "第一行<strong>第二行</strong>第三行"},
		{"第一行[^1]\n第二行\n\n[^1]: 注", `第一行<sup class="footnote-ref" id="fnref-1"><a href="#fn-1" role="doc-noteref" aria-label="脚注 1">1</a></sup>第二行`},
		{"第一行\\\n第二行", "第一行<br>\n第二行"},
	} {
		got, _, _ := strings.Cut(render(t, c.md, Options{}), "</p>")
		if got != "<p>"+c.want {
			t.Errorf("%q\n got %q\nwant %q", c.md, got, c.want)
		}
	}
}

func TestRenderedForms(t *testing.T) {
	for _, c := range []struct{ name, md, want string }{
		{"table", "表：**罚款**档次\n\n| 档 | 额 |\n|:--|--:|\n| 一 | 1 |\n| 二 |\n",
			"<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"罚款档次\">\n<table>\n" +
				"<caption><strong>罚款</strong>档次</caption>\n<thead>\n<tr><th scope=\"col\" class=\"align-left\">档</th>" +
				"<th scope=\"col\" class=\"align-right\">额</th></tr>\n</thead>\n<tbody>\n" +
				"<tr><td class=\"align-left\">一</td><td class=\"align-right\">1</td></tr>\n" +
				"<tr><td class=\"align-left\">二</td><td></td></tr>\n</tbody>\n</table>\n</div>\n"},
		{"caption on the line above", "正文。\n表1：档次\n| 档 |\n|---|\n",
			"<p>正文。</p>\n<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"表1：档次\">\n<table>\n" +
				"<caption>表1：档次</caption>\n<thead>\n<tr><th scope=\"col\">档</th></tr>\n</thead>\n</table>\n</div>\n"},
		{"no caption", "表彰决定\n\n| 档 |\n|---|\n",
			"<p>表彰决定</p>\n<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"表格 1\">\n<table>\n" +
				"<thead>\n<tr><th scope=\"col\">档</th></tr>\n</thead>\n</table>\n</div>\n"},
		{"footnote", "甲[^a]乙[^a]\n\n[^a]: 见《办法》\n",
			`<p>甲<sup class="footnote-ref" id="fnref-1"><a href="#fn-1" role="doc-noteref" aria-label="脚注 1">1</a></sup>乙` +
				`<sup class="footnote-ref" id="fnref-1-2"><a href="#fn-1" role="doc-noteref" aria-label="脚注 1">1</a></sup></p>` + "\n" +
				`<section class="footnotes" role="doc-endnotes" aria-label="脚注">` + "\n" + `<h2 class="visually-hidden">脚注</h2>` + "\n<ol>\n" +
				`<li id="fn-1">` + "\n" + `<p>见《办法》 <a href="#fnref-1" role="doc-backlink" aria-label="返回正文，脚注 1 第 1 处">↩</a>` +
				` <a href="#fnref-1-2" role="doc-backlink" aria-label="返回正文，脚注 1 第 2 处">↩</a></p>` + "\n</li>\n</ol>\n</section>\n"},
		{"image", "![平面图](图/一 层.png)\n", "<p>![平面图](图/一 层.png)</p>\n"},
		{"image with a space", "![平面*图*](<图/一 层.png> \"说明\")\n",
			`<p><img src="%E5%9B%BE/%E4%B8%80%20%E5%B1%82.png" alt="平面图" title="说明" loading="lazy"></p>` + "\n"},
		{"code", "```go x\na<b\n```\n", "<pre><code class=\"language-go\">a&lt;b\n</code></pre>\n"},
		{"code with odd language", "```\"onclick=\na\n```\n", "<pre><code>a\n</code></pre>\n"},
		{"list", "3. 甲\n4. 乙\n   - 丙\n", "<ol start=\"3\">\n<li>甲</li>\n<li>乙\n<ul>\n<li>丙</li>\n</ul>\n</li>\n</ol>\n"},
		{"entities", "&lt;b&gt; &copy; &#x3c; &#0; \\< &nosuch; &", "<p>&lt;b&gt; © &lt; \uFFFD &lt; &amp;nosuch; &amp;</p>\n"},
		{"control characters", "a\x01b\u0085c\x7fd&#7;e", "<p>abcde</p>\n"},
		{"cell with bar", "|a|\n|-|\n|`x\\|y` \\| z|\n",
			"<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"表格 1\">\n<table>\n<thead>\n<tr><th scope=\"col\">a</th></tr>\n</thead>\n" +
				"<tbody>\n<tr><td><code>x|y</code> | z</td></tr>\n</tbody>\n</table>\n</div>\n"},
		{"rule and quote", "> 引\n\n* * *\n", "<blockquote>\n<p>引</p>\n</blockquote>\n<hr>\n"},
		{"link inside a link", "[甲<https://a.example>乙[^1]](b.doc)\n\n[^1]: 注\n",
			`<p><a href="b.doc">甲https://a.example乙<sup class="footnote-ref" id="fnref-1">1</sup></a></p>` + "\n" +
				`<section class="footnotes" role="doc-endnotes" aria-label="脚注">` + "\n" + `<h2 class="visually-hidden">脚注</h2>` + "\n<ol>\n" +
				`<li id="fn-1">` + "\n" + `<p>注 <a href="#fnref-1" role="doc-backlink" aria-label="返回正文，脚注 1 第 1 处">↩</a></p>` + "\n</li>\n</ol>\n</section>\n"},
		{"not UTF-8", "a\xffb", "<p>a\uFFFDb</p>\n"},
	} {
		if got := render(t, c.md, Options{}); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestHeadingsKeepHanAndShift(t *testing.T) {
	const md = "### 一、总则\n\n#### 第一条 *目的*\n\n### 一、总则\n\n### 总则二 {#zong-2}\n\n#### ！！！\n\n### 总则 A_b {#总_则}\n"
	d, faults := parse(md)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var got []string
	for _, h := range d.Headings() {
		got = append(got, fmt.Sprintf("%d %s %q %q", h.Level, h.ID, h.Text, h.Span.Bytes()))
	}
	want := []string{
		`1 一-总则 "一、总则" "一、总则"`, `2 第一条-目的 "第一条 目的" "第一条 *目的*"`, `1 一-总则-2 "一、总则" "一、总则"`,
		`1 zong-2 "总则二" "总则二 {#zong-2}"`, `2 section "！！！" "！！！"`, `1 总_则 "总则 A_b" "总则 A_b {#总_则}"`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	out := string(d.Render(nil, Options{Base: 3, IDPrefix: "b-"}))
	for _, want := range []string{"<h3 id=\"b-一-总则\">一、总则</h3>", "<h4 id=\"b-第一条-目的\">", "<h3 id=\"b-总_则\">总则 A_b</h3>"} {
		if !strings.Contains(out, want) {
			t.Errorf("%s is not in\n%s", want, out)
		}
	}
}

func TestNewHeadingMovesNoAnchor(t *testing.T) {
	before, _ := parse("# 甲\n\n# 乙\n\n# 丙\n")
	after, _ := parse("# 新\n\n# 甲\n\n## 又新\n\n# 乙\n\n# 丙\n")
	has := strings.Join(after.Anchors(), " ")
	for _, id := range before.Anchors() {
		if !strings.Contains(has, id) {
			t.Errorf("anchor %s is gone from %s", id, has)
		}
	}
}

func TestFaultsPointAtTheText(t *testing.T) {
	for _, c := range []struct{ md, want string }{
		{"正文\n\n<div class=\"x\">块</div>\n", `S016@3:1 "<div class=\"x\">"`},
		{"甲<b>乙\n", `S016@1:2 "<b>"`},
		{"甲<b\nclass=x>乙\n", `S016@1:2 "<b\nclass=x>"`},
		{"<!-- 内部备注 -->\n", `S016@1:1 "<!-- 内部备注 -->"`},
		{"- 甲\n  > 见[文](javascript:alert(1))\n", `S017@2:10 "javascript:alert(1)"`},
		{"见[文](//evil.example)", `S017@1:6 "//evil.example"`},
		{"见[文][a]\n\n[a]: feed:x\n", `S017@3:6 "feed:x"`},
		{"见<ftp://a.example/>", `S017@1:3 "ftp://a.example/"`},
		{"![图](https://a.example/a.png)", `S017@1:6 "https://a.example/a.png"`},
		{"![图](#a)", `S017@1:6 "#a"`},
		{"![](a.png)", `S026@1:5 "a.png"`},
		{"文[^1]\n\n[^1]: 甲\n[^2]: 乙\n", `S026@4:1 "[^2]"`},
		{"文\n\n[注]: 本表由各单位填写\n", `S026@3:1 "[注]: 本表由各单位填写"`},
		{"[文]()", `S017@1:1 "[文]()"`},
	} {
		_, faults := parse(c.md)
		if len(faults) != 1 || describe(faults[0]) != c.want {
			for _, f := range faults {
				t.Errorf("%q: %s", c.md, describe(f))
			}
			t.Errorf("%q: want %s", c.md, c.want)
		}
	}
}

func TestInexactSourceFallsBackToTheValue(t *testing.T) {
	f := &source.File{Path: "a.toml", Bytes: []byte(`text = "a\u003cb>"`)}
	src := Source{Text: []byte("a<b>"), At: f.At(7, 18)}
	_, faults := Parse(src)
	if len(faults) != 1 || faults[0].Span != src.At {
		t.Fatalf("got %v", faults)
	}
}

func TestLinksAreListedAndResolved(t *testing.T) {
	const md = "[权](ref:power/001-5/canjizheng#依据) [件](附件/表%201.doc) [内](#甲) [外](#页) [网](https://a.example/?a=1&b=2) " +
		"<a@b.example> [无](ref:power/x) [话](tel:+86-10-1)\n\n# 甲\n"
	d, faults := parse(md)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var got []string
	for _, l := range d.Links() {
		got = append(got, fmt.Sprint(l.Kind, l.Record, l.Path, "#", l.Fragment, " ", string(l.Span.Bytes())))
	}
	want := []string{
		"4 {power 001-5 canjizheng}#依据 ref:power/001-5/canjizheng#依据", "5 {  }附件/表 1.doc# 附件/表%201.doc",
		"6 {  }#甲 #甲", "6 {  }#页 #页", "1 {  }# https://a.example/?a=1&b=2", "2 {  }# a@b.example",
		"4 {power  x}# ref:power/x", "3 {  }# tel:+86-10-1",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	out := string(d.Render(nil, Options{IDPrefix: "p-", Resolve: func(l Link) (string, bool) {
		switch {
		case l.Kind == LinkFile:
			return "../files/" + l.Path, true
		case l.Kind == LinkAnchor:
			return "#" + l.Fragment, true
		case l.Record.Unit != "":
			return "../powers/c.html#依据", true
		}
		return "javascript:alert(1)", true
	}}))
	const wantHTML = `<p><a href="../powers/c.html#%E4%BE%9D%E6%8D%AE">权</a> <a href="../files/%E9%99%84%E4%BB%B6/%E8%A1%A8%201.doc">件</a> ` +
		`<a href="#p-%E7%94%B2">内</a> <a href="#%E9%A1%B5">外</a> <a href="https://a.example/?a=1&amp;b=2">网</a> ` +
		`<a href="mailto:a@b.example">a@b.example</a> 无 <a href="tel:+86-10-1">话</a></p>`
	if !strings.HasPrefix(out, wantHTML) {
		t.Errorf("got  %s\nwant %s", out, wantHTML)
	}
}

func TestPlainText(t *testing.T) {
	const md = "# 标题 {#x}\n\n第一行\n第二行 **粗**[^1] `码` &amp; [链](a.doc) ![图](b.png)\none\n\n- 甲\n- 乙\n\n表：档次\n\n|甲|乙|\n|-|-|\n|1|2|\n\n```\ncode\n```\n\n[^1]: 注\n"
	const want = "标题\n第一行第二行 粗 码 & 链 图 one\n甲\n乙\n档次\n甲 乙\n1 2\ncode\n注"
	d, faults := parse(md)
	if got := d.PlainText(); got != want || len(faults) > 0 {
		t.Errorf("got\n%s\nwant\n%s %v", got, want, faults)
	}
}

func TestParseAndRenderAreConcurrent(t *testing.T) {
	d, _ := parse(sample)
	want := string(d.Render(nil, Options{}))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				own, _ := parse(sample)
				if string(own.Render(nil, Options{})) != want || string(d.Render(nil, Options{})) != want {
					t.Error("output differs")
				}
			}
		})
	}
	wg.Wait()
}

const sample = `## 一、办理依据

依据**《残疾人保障法》**第三条[^1]，本县残疾人证由县残联核发，
办理时限为20个工作日。申请人应当提交下列材料：

1. 身份证复印件；
2. 近期二寸免冠照片三张；
3. 定点医院出具的评定表，见[附件](附件/评定表.doc)。

表：各类别的评定机构

| 类别 | 机构 | 电话 |
|:--|:--|--:|
| 视力 | 县人民医院眼科 | 12345678 |
| 听力 | 县人民医院耳鼻喉科 | 12345679 |

## 二、办理流程

申请人向所在乡镇提出申请，乡镇残联初审后报县残联。县残联应当自收到材料之日起
五个工作日内作出是否受理的决定，并告知申请人；不予受理的，应当说明理由。
逾期未作答复的，申请人可以向[监督电话](tel:010-1234567)反映，
或者查看[权力清单](ref:power/canjizheng)。

> 任何单位和个人不得收取费用。

[^1]: 2008年4月24日修订。
`

func BenchmarkParseRender(b *testing.B) {
	b.SetBytes(int64(len(sample)))
	b.ReportAllocs()
	var out []byte
	for b.Loop() {
		d, _ := parse(sample)
		out = d.Render(out[:0], Options{})
	}
}
