package generator_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"gongshi/generator"
	"gongshi/generator/derive"
	"gongshi/generator/load"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// told is what a sheet of paper says, line by line: number, title, cells above
// the table, its columns, its rows, the lines to be signed and the date. Blank
// rows of a group are counted.
func told(t *testing.T, name string, b []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	found := false
	for n := range root.Descendants() {
		class := strings.Fields(attr(n, "class"))
		if len(class) == 0 {
			continue
		}
		switch class[0] {
		case "sheet":
			found = true
		case "sheet-no", "sheet-title", "sheet-mark":
			fmt.Fprintln(&out, text(n))
		case "sheet-head":
			for c := range n.Descendants() {
				if c.Data == "th" {
					fmt.Fprintf(&out, "%s：%s\n", text(c), strings.TrimSpace(text(c.NextSibling)))
				}
			}
		case "sheet-table":
			tellRows(&out, n)
		case "sheet-foot":
			for c := range n.ChildNodes() {
				if c.Type == html.ElementNode {
					fmt.Fprintln(&out, strings.Join(strings.FieldsFunc(text(c), func(r rune) bool { return r == '　' }), " "))
				}
			}
		}
	}
	if !found {
		t.Fatalf("%s has no sheet", name)
	}
	return out.String()
}

func tellRows(out *strings.Builder, table *html.Node) {
	group, blank := "", 0
	for n := range table.Descendants() {
		switch {
		case n.Data == "tbody":
			group, blank = "", 0
		case n.Data == "tr":
			var cells []string
			empty := true
			for c := range n.ChildNodes() {
				if c.Type != html.ElementNode {
					continue
				}
				if attr(c, "scope") == "rowgroup" {
					group = text(c)
					continue
				}
				s := strings.Join(strings.Fields(text(c)), "")
				empty = empty && s == ""
				cells = append(cells, s)
			}
			if inside(n, "thead") || !empty {
				fmt.Fprintln(out, strings.TrimPrefix(group+"｜"+strings.Join(cells, "｜"), "｜"))
				continue
			}
			blank++
			if n.NextSibling == nil || nextRow(n) == nil {
				fmt.Fprintf(out, "%s｜%d行空白\n", group, blank)
			}
		}
	}
}

func nextRow(n *html.Node) *html.Node {
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		if s.Type == html.ElementNode {
			return s
		}
	}
	return nil
}

// The three forms as they were set up, cell by cell.
var blankForms = map[string]string{
	"dongying-dpf/forms/yilan-gangwei.html": `附件3
廉政风险辨识防控一览表（岗位）
姓名：
单位：
岗位名称：
职务：
审核意见：
岗位工作职责：
风险类别｜风险点｜风险等级｜防控措施
岗位职责风险｜4行空白
外部环境风险｜4行空白
其他风险｜4行空白
负责人签字：
部室领导签字：
填表日期： 年 月 日
`,
	"dongying-dpf/forms/yilan-bushi.html": `附件4
廉政风险辨识防控一览表（部室）
部室名称：
部室负责人：
分管领导：
审核意见：
业务工作职责：
风险类别｜风险点｜风险等级｜防控措施
业务流程风险｜3行空白
制度机制风险｜3行空白
外部环境风险｜3行空白
其他风险｜3行空白
部室领导签字：
分管领导签字：
填表日期： 年 月 日
`,
	"dongying-dpf/forms/yilan-danwei.html": `附件5
廉政风险辨识防控一览表（单位）
单位名称：
单位主要领导：
审核意见：
单位职能：
风险类别｜风险点｜风险等级｜防控措施
重大事项决策｜3行空白
重要人事任免｜3行空白
重大项目安排｜3行空白
大额资金使用｜3行空白
其他风险｜3行空白
主要领导签字：
填表日期： 年 月 日
`,
}

func TestBlankFormsArePublicAndRegistersAreNot(t *testing.T) {
	s := buildSite(t, generator.Options{Dir: "..", Audience: model.Public})
	for name, want := range blankForms {
		if got := told(t, name, s.files[name]); got != want {
			t.Errorf("%s says\n%swant\n%s", name, got, want)
		}
	}
	// The texts name these forms without printing them: the names are theirs.
	for name, title := range map[string]string{
		"wenzhou-invest/forms/biao-geren.html":         "个人岗位廉政风险防控登记表",
		"wenzhou-invest/forms/biao-bushi.html":         "部室廉政风险防控登记表",
		"wenzhou-invest/forms/biao-huizong.html":       "廉政风险点和防控措施登记表",
		"weining-commerce/forms/dengji-mulu.html":      "权力廉政风险等级目录",
		"weining-commerce/forms/fengxian-huizong.html": "廉政风险点汇总表",
		"weining-commerce/forms/cuoshi-taizhang.html":  "廉政风险防范措施台账",
	} {
		if got := told(t, name, s.files[name]); !strings.Contains(got, title+"\n") || !strings.Contains(got, "行空白") {
			t.Errorf("%s says\n%s", name, got)
		}
	}
	for name := range s.files {
		if strings.Contains(name, "/registers") || strings.Contains(name, "/maps") {
			t.Errorf("society sees %s", name)
		}
	}
}

// formSite is the site of testdata/forms.toml with the three forms.
func formSite(t *testing.T) *model.Site {
	t.Helper()
	files := fstest.MapFS{"gongshi.toml": {Data: []byte("[site]\ntitle = \"站\"\n")}}
	for name, from := range map[string]string{"forms": "../data/dongying-dpf/forms.toml", "unit": "testdata/forms.toml"} {
		b, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		files["data/u/"+name+".toml"] = &fstest.MapFile{Data: b}
	}
	snap, _, err := source.Take(files, source.SnapshotOptions{})
	if err != nil {
		t.Fatal(err)
	}
	settings, _ := load.Settings(snap)
	site, bad := load.Site(snap, settings, model.Day{Y: 2012, M: 9, D: 1}, load.Options{})
	for _, f := range bad {
		t.Errorf("%s %s: %s", f.Code, f.Span.Path(), f.Text.EN)
	}
	derive.Complete(site)
	return site
}

// The registers as the unit sees them; %s are the places that only an officer
// sees filled in.
const (
	postRegister = `附件3
廉政风险辨识防控一览表（岗位）
姓名：%s
单位：某市某会
岗位名称：部长岗
职务：部长（兼）
审核意见：%s
岗位工作职责：管部里的事。
风险类别｜风险点｜风险等级｜防控措施
岗位职责风险｜收礼发证｜一级风险｜两人同办。每月抽查。
岗位职责风险｜证件发错｜二级风险｜两人同办。
外部环境风险｜无｜｜
其他风险｜无｜｜
负责人签字：%s
部室领导签字：%s
填表日期：%s
`
	departmentRegister = `附件4
廉政风险辨识防控一览表（部室）
部室名称：办证部
部室负责人：部长岗
分管领导：主要负责人岗
审核意见：%s
业务工作职责：办理证件。
风险类别｜风险点｜风险等级｜防控措施
业务流程风险｜流程没有写明｜二级风险｜每月抽查。
制度机制风险｜无｜｜
外部环境风险｜无｜｜
其他风险｜无｜｜
部室领导签字：
分管领导签字：
填表日期：%s
`
	unitRegister = `附件5
廉政风险辨识防控一览表（单位）
单位名称：某市某会
单位主要领导：主要负责人岗
审核意见：
单位职能：联系和服务群众。
风险类别｜风险点｜风险等级｜防控措施
重大事项决策｜一个人说了算｜一级风险｜每月抽查。
重要人事任免｜无｜｜
重大项目安排｜无｜｜
大额资金使用｜无｜｜
其他风险｜无｜｜
主要领导签字：%s
填表日期：%s
`
)

func TestNamesOpinionsAndSignaturesAreForTheOfficerAlone(t *testing.T) {
	whole := formSite(t)
	const blank = " 年 月 日"
	for audience, want := range map[model.Audience]map[string]string{
		model.Public:  nil,
		model.Limited: nil,
		model.WithinUnit: {
			"u/registers/r-post.html": fmt.Sprintf(postRegister, "", "", "", "", blank),
			"u/registers/r-dept.html": fmt.Sprintf(departmentRegister, "", blank),
			"u/registers/r-unit.html": fmt.Sprintf(unitRegister, "", blank),
		},
		model.Office: {
			"u/registers/r-post.html": fmt.Sprintf(postRegister, "测试甲", "同意，意见原话。", "部长岗 2012年6月5日", "主要负责人岗 2012年6月6日", "2012年6月4日"),
			"u/registers/r-dept.html": fmt.Sprintf(departmentRegister, "报备原话。", "2012年6月4日"),
			"u/registers/r-unit.html": fmt.Sprintf(unitRegister, "主要负责人岗 2012年6月6日", "2012年6月4日"),
		},
	} {
		shown, _ := whole.For(audience)
		files := outputs(t, shown)
		pages := 0
		for name, b := range files {
			if strings.HasPrefix(name, "u/registers/") {
				pages++
			}
			secret := []string{"测试甲", "测试乙", "意见原话", "报备原话", "2012年6月5日", "2012-06-05", "2012年6月6日", "2012-06-06"}
			if want == nil {
				secret = append(secret, "收礼发证", "一个人说了算", "流程没有写明", "（兼）")
			}
			if audience == model.Office {
				secret = []string{"测试乙"} // left before the form was filled in
			}
			for _, s := range secret {
				if bytes.Contains(b, []byte(s)) {
					t.Errorf("%s build: %s shows %s", audience, name, s)
				}
			}
		}
		if pages != len(want) {
			t.Errorf("%s build: %d registers, want %d", audience, pages, len(want))
		}
		for name, sheet := range want {
			if got := told(t, name, files[name]); got != sheet {
				t.Errorf("%s build: %s says\n%swant\n%s", audience, name, got, sheet)
			}
		}
	}
}
