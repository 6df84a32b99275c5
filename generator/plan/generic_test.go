package plan

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"gongshi/generator/derive"
	"gongshi/generator/load"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

const genericSource = `
[[unit]]
id = "u"
name = "某县某局"
short_name = "某局"
kind = "government"
admin_level = "county"
dept_label = "股室"
scope = "society"
status = "published"
published_on = 2012-01-01

[[document]]
id = "plan"
title = "方案"
kind = "plan"
issuer = ["u", "县政府"]
doc_no = {agency = "某发", year = 2012, number = 3}
issued_on = "2012年3月"
addressees = ["各股室", "下属单位"]
slogans = [{name = "三权", declared = 3, items = ["人", "财"]}, {name = "两重"}]
external = false
body = "见[说明](ref:document/other)。"
valid_from = 2012-05-01
scope = "society"
status = "published"
published_on = 2012-04-02
index_no = "A-1"

[[document]]
id = "other"
title = "说明"
kind = "notice"
issuer = ["u"]
issued_on = "2011年"
scope = "society"
status = "published"
published_on = 2011-01-02
illustrative = true
`

// plannerOf plans nothing yet for a project of one data file.
func plannerOf(t *testing.T, data string) *planner {
	t.Helper()
	fsys := fstest.MapFS{
		"gongshi.toml":   {Data: []byte("[site]\ntitle = \"站\"\nas_of = 2013-01-01\n")},
		"data/u/a.toml":  {Data: []byte(data)},
		"content/u/x.md": {Data: []byte("+++\n[glossary]\nid = \"x\"\nterm = \"x\"\nstatus = \"draft\"\n+++\ny\n")},
	}
	snap, _, err := source.Take(fsys, source.SnapshotOptions{})
	if err != nil {
		t.Fatal(err)
	}
	settings, _ := load.Settings(snap)
	site, faults := load.Site(snap, settings, model.Day{Y: 2013, M: 1, D: 1}, load.Options{})
	for _, f := range faults {
		t.Fatalf("%s: %s", f.Code, f.Text.EN)
	}
	derive.Complete(site)
	public, _ := site.For(model.Public)
	return newPlanner(public, Options{})
}

// TestKindWithoutFaceIsTold shows a record of a rich kind by its field list
// alone.
func TestKindWithoutFaceIsTold(t *testing.T) {
	p := plannerOf(t, genericSource)
	p.recordList(model.KindOf("document"), "u")
	views := map[string]any{}
	for _, x := range p.finish().Targets {
		views[x.Path] = x.View
	}
	record, ok := views["u/documents/plan.html"].(*RecordView)
	if !ok {
		t.Fatalf("no page of the record among %v", sortedKeys(views))
	}
	const want = `facts
 文件种类: 实施方案
 发文机关: 某县某局→../index.html、县政府
 发文日期: 2012年3月
 主送: [各股室 下属单位]
 外单位文件: 否
 生效日期: 2012年5月1日
正文 text 见[说明](ref:document/other)。 map[ref:document/other:other.html]
文号 facts
 机关代字: 某发
 年份: 2012
 序号: 3
概括用语 table 共2条
 用语 | 所称项数 | 各项内容
 三权 | 3 | [人 财]
 两重 |  | 
`
	if got := tell(record); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	list := views["u/documents.html"].(*RecordListView)
	rows := ""
	for _, r := range list.Table.Rows {
		rows += cellsText(r) + "\n"
	}
	if want := "方案→documents/plan.html | 实施方案 | 2012年3月 | 否 | 2012年4月2日\n说明→documents/other.html | 通知 | 2011年 |  | 2011年1月2日\n"; rows != want {
		t.Errorf("the list has\n%swant\n%s", rows, want)
	}
	file := views["u/documents.csv"].(TableFile).Table
	if got := fmt.Sprint(file.Rows[0]); got != "[plan 方案 实施方案 某县某局；县政府 机关代字：某发，年份：2012，序号：3 2012年3月 各股室；下属单位     用语：三权，所称项数：3，各项内容：人；财；用语：两重    否 见[说明](ref:document/other)。 2012-04-02 u/documents/plan.html]" {
		t.Errorf("the file has %s", got)
	}
}

// tell writes what a page of a record shows.
func tell(v *RecordView) string {
	var b strings.Builder
	b.WriteString("facts\n")
	entries := func(list []Entry) {
		for _, e := range list {
			fmt.Fprintf(&b, " %s: %s\n", e.Term, cellText(Cell{Text: e.Text, Links: e.Links, Day: e.Day, Items: e.Items}))
		}
	}
	entries(v.Facts)
	for _, s := range v.Sections {
		switch {
		case s.Text != nil:
			fmt.Fprintf(&b, "%s text %s %v\n", s.Title, s.Text.Text, s.Text.Links)
		case s.Table != nil:
			fmt.Fprintf(&b, "%s table %s\n", s.Title, s.Table.Small)
			heads := make([]string, len(s.Table.Columns))
			for i, c := range s.Table.Columns {
				heads[i] = c.Label
			}
			fmt.Fprintf(&b, " %s\n", strings.Join(heads, " | "))
			for _, r := range s.Table.Rows {
				fmt.Fprintf(&b, " %s\n", cellsText(r))
			}
		default:
			fmt.Fprintf(&b, "%s facts\n", s.Title)
			entries(s.Facts)
		}
	}
	return b.String()
}

func cellsText(row []Cell) string {
	out := make([]string, len(row))
	for i, c := range row {
		out[i] = cellText(c)
	}
	return strings.Join(out, " | ")
}

func cellText(c Cell) string {
	switch {
	case len(c.Links) > 0:
		var out []string
		for _, l := range c.Links {
			if l.Href != "" {
				l.Text += "→" + l.Href
			}
			out = append(out, l.Text)
		}
		return strings.Join(out, "、")
	case !c.Day.IsZero():
		return c.Day.ZH()
	case len(c.Items) > 0:
		return fmt.Sprint(c.Items)
	}
	return c.Text
}

func TestBasePath(t *testing.T) {
	for base, want := range map[string]string{
		"": "", "https://a.example/": "/", "https://a.example/gs/": "/gs/", "https://a.example/公示/": "/%E5%85%AC%E7%A4%BA/",
	} {
		if got := basePath(base); got != want {
			t.Errorf("basePath(%q) = %q, want %q", base, got, want)
		}
	}
}

func TestNumbersAsDialled(t *testing.T) {
	for s, want := range map[string][3]string{
		"0857-0000000（示例）": {"08570000000", "0857-0000000", "（示例）"}, "12388": {"12388", "12388", ""},
		"+86 10 12388 转1": {"+861012388", "+86 10 12388", " 转1"}, "局办公室": {"", "", "局办公室"}, "1、2": {"", "", "1、2"},
	} {
		if dial, number, rest := dialled(s); [3]string{dial, number, rest} != want {
			t.Errorf("dialled(%q) = %q, %q, %q, want %q", s, dial, number, rest, want)
		}
	}
}

func TestSizesForReaders(t *testing.T) {
	for n, want := range map[int]string{0: "0字节", 1023: "1023字节", 1024: "1 KB", 1535: "1 KB", 1536: "2 KB", 3 << 20: "3.0 MB", 3<<20 + 1<<19: "3.5 MB"} {
		if got := size(n); got != want {
			t.Errorf("size(%d) = %q, want %q", n, got, want)
		}
	}
}
