package proof

import (
	"strings"
	"testing"
	"unicode/utf8"

	"gongshi/generator/diag"
)

// TestDamageIsFoundAtItsPlace scans one sentence a case; want is the codes and
// stretches found, parted by blanks.
func TestDamageIsFoundAtItsPlace(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"将反腐倡建设任务考核结果", "R222:反腐倡"},
		{"作用。纪检组 要切实发挥组织协调作用。", "R216:·"},
		{"设立党风廉本文来源:公务员在线 http://www.example.com政预警信息", "R215:本文来源:公务员在线·http://www.example.com"},
		{"编印好《**市工作手册》", "R213:**"},
		{"党委与x、政府", "R213:x"},
		{"党委、政府、x、司法机关", "R213:x"},
		{"变量x、y、z表示坐标，A、x、B三点", ""},
		{"有效规范和完善安全监管权力", "R219:安全监管"},
		{"二、目旳规定", "R211:旳"},
		{"对旳旳政绩观", "R211:对旳 R211:旳"},
		{"在市市残联网站", "R212:市市"},
		{"部室)、会三个层面", "R217:)"},
		{"按照市紀(jì)委", "R221:紀 R210:(jì)"},
		{"發(fā)生認(rèn)為干預(yù)行為", "R221:發 R210:(fā) R222:認(rèn)為干預 R210:(rèn) R210:(yù)"},
		{"（责任编辑：某某）", "R215:（责任编辑：某某）"},
		{"风险(46月)", "R003:46月"},
		{"措施(7月8月)", "R005:7月8月"},
		{"东发4号，四月 日", "R004:东发4号 R004:四月·日"},
		{"共１２项", "R211:１２"},
		{"南沟街道和和桥乡先后完成", ""}, // a place whose name begins with 和
		{"完成和和报送", "R212:和和"},
		{"关于双堡社区社区服务中心的公示", ""},
		{"按已结帐篷合并名册", ""},
	} {
		var got []string
		for _, f := range Scan(c.text, &Options{Foreign: true}) {
			got = append(got, string(f.Code)+":"+strings.ReplaceAll(c.text[f.Start:f.End], " ", "·"))
			if f.Text.IsZero() || f.Hint.IsZero() {
				t.Errorf("%s: %s says nothing", c.text, f.Code)
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.text, s, c.want)
		}
	}
}

func TestSafeMends(t *testing.T) {
	for text, want := range map[string]string{
		"按照市纪(jì)委旳要求，共１２项": "按照市纪委的要求，共12项",
		"二、目旳规定，对旳旳观念":      "二、目旳规定，对旳的观念",
		"二○一二年":             "二〇一二年",
		"没有损坏。":             "没有损坏。",
	} {
		if got := mended(text, Scan(text, nil)); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestDocNoBrackets(t *testing.T) {
	for text, want := range map[string]string{
		"威纪通[2011]8号": "威纪通〔2011〕8号", "威纪通（2011）第8号": "威纪通〔2011〕第8号", "国办发﹝2011﹞8号": "国办发〔2011〕8号",
		"发【2011】 8 号": "发〔2011〕 8 号", "广委办〔2011〕52号": "广委办〔2011〕52号", "(2011)8号": "(2011)8号", "通知[3]8号": "通知[3]8号", "号": "号",
	} {
		if got := mended(text, DocNoBrackets(text)); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestFixesOfTheDocument(t *testing.T) {
	found := Scan("三、重要内容", &Options{Fixes: []Fix{{Printed: "重要内容", Normal: "主要内容"}}})
	if len(found) != 1 || found[0].Code != diag.R222 || found[0].Mend != "主要内容" {
		t.Errorf("%+v", found)
	}
}

func FuzzScan(f *testing.F) {
	for _, s := range []string{
		"按照市紀(jì)委旳要求\n2、营", "**市**县** XX [a](b(c)) `x", "一是甲。\n二是乙、丙、丁等方面。三是", "二○O一二年 月 日 号", "（()）》“’", "\xff旳(\xff", "```\n# |\n- \\",
		"两个等级:一级二级三级", "报\n\n送的。，", "http://www.x市本文来源：", "１２(a)３", "东发4号[2011]4号",
	} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, s string, markdown bool) {
		opt := &Options{Markdown: markdown, Foreign: true, Fixes: []Fix{{Printed: "规定", Normal: "要求"}, {}}}
		for round := 0; ; round++ {
			found := Scan(s, opt)
			safe, last := false, 0
			for _, x := range append(found, DocNoBrackets(s)...) {
				if x.Start < 0 || x.End > len(s) || x.Start >= x.End {
					t.Fatalf("%q: %+v", s, x)
				}
				if utf8.ValidString(s) && (!utf8.RuneStart(s[x.Start]) || x.End < len(s) && !utf8.RuneStart(s[x.End])) {
					t.Fatalf("%q: %+v splits a character", s, x)
				}
				safe = safe || x.Safe && x.HasMend && x.Code != "R009"
			}
			for _, x := range found {
				if x.Start < last {
					t.Fatalf("%q: %+v out of order", s, x)
				}
				last = x.Start
			}
			if !safe {
				return
			}
			if round > len(s)+1 {
				t.Fatalf("%q is never done", s)
			}
			s = mended(s, found)
		}
	})
}

// BenchmarkScan reads 64 KB without damage, 64 KB with, and a short title.
func BenchmarkScan(b *testing.B) {
	clean := "（一）加强组织领导，明确责任分工。各级党组织要切实担负起政治责任，把惩治和预防腐败体系建设纳入总体规划，与业务工作同部署、同落实、同检查。\n\n"
	damaged := "1、按照市紀(jì)委旳要求,請认真贯彻贯彻。\n。纪检组 要切实发挥XX作用（46月),扔未改正旳\n"
	for name, s := range map[string]string{"clean": strings.Repeat(clean, 1+65536/len(clean)), "damaged": strings.Repeat(damaged, 1+65536/len(damaged)), "title": "市残联推行廉政风险防控管理工作实施方案"} {
		b.Run("text="+name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				Scan(s, nil)
			}
		})
	}
}

// mended returns s with all Safe mends of found applied, found being what Scan
// gave for s. Where two overlap the first is applied.
func mended(s string, found []Finding) string {
	out, at := make([]byte, 0, len(s)), 0
	for _, f := range found {
		if f.Safe && f.HasMend && f.Start >= at {
			out = append(append(out, s[at:f.Start]...), f.Mend...)
			at = f.End
		}
	}
	return string(append(out, s[at:]...))
}
