package search

import (
	"slices"
	"strings"
	"testing"
)

func TestFormsOfAWord(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		{"公示", "公示"},
		{"2012年第1季度公示", "2012年第1季度公示 2012年1季度公示 2012q1公示"},
		{"2012年1季度公示", "2012年1季度公示 2012年第1季度公示 2012q1公示"},
		{"2012q1", "2012q1 2012年第1季度 2012年1季度"},
		{"1季度", "1季度 q1"}, // stands in 第1季度 anyway
		{"计财部1季度", "计财部1季度 计财部q1 计财部第1季度"},
		{"5季度", "5季度"},
		{"q12", "q12"}, // a number of something else
		{"12月", "12月 十2月"},
		{"十2月", "十2月 12月"},
		{"12月10日", "12月10日 十2月十日"},
		{"2十1日", "2十1日 21日"},
		{"3十日", "3十日 30日"},
		{"212月", "212月"},
		{"3十1户", "3十1户"}, // no date
		{"今年公示", "今年公示 2012年公示"},
		{"去年", "去年 2011年"},
		{"本月", "本月 2012年1月"},
		{"上月公示", "上月公示 2011年12月公示 2011年十2月公示"},
		{"上个月", "上个月 2011年12月 2011年十2月"},
		{"本季度", "本季度 2012年1季度 2012年第1季度 2012q1"},
		{"上个季度公示", "上个季度公示 2011年4季度公示 2011年第4季度公示 2011q4公示"},
		{"今年1季度", "今年1季度 2012年1季度 2012年第1季度 2012q1"},
	} {
		if got := formsOf(c.word, "2012-01-20"); !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%s: %q, want %s", c.word, got, c.want)
		}
	}
	if got := formsOf("本季度", ""); len(got) != 1 {
		t.Errorf("without a day: %q", got)
	}
}

func TestQueriesAreReadInWords(t *testing.T) {
	r := NewReader(Root{AsOf: "2012-01-20"}, nil)
	for query, want := range map[string]string{
		"":                       "",
		" 公示　举报 ":                "公示 举报",
		"公示 公示 -公示":              "公示", // once
		"公示 -举报":                 "公示 -举报",
		"－举报":                    "-举报",
		"- 举报":                   "举报",
		"公示-举报":                  "公示举报",
		`"公示期 满" -“举报 电话”`:       `"公示期满" -"举报电话"`,
		`公示"举报`:                  `公示 "举报"`, // an open phrase ends with the query
		`"" “” ，。`:               "",
		"A级 ＧＳ００４":               "a级 gs004",
		strings.Repeat("公", 400): strings.Repeat("公", 300),
	} {
		var got []string
		for _, w := range r.parse(query) {
			s := w.forms[0]
			if w.phrase {
				s = `"` + s + `"`
			}
			if w.not {
				s = "-" + s
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", query, s, want)
		}
	}
	if w := r.parse(`"一季度"`); len(w) != 1 || len(w[0].forms) != 1 {
		t.Errorf("a phrase has other forms: %v", w)
	}
}
