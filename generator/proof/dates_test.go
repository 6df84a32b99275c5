package proof

import (
	"testing"
	"unicode/utf8"
)

func TestImpossibleDatesInText(t *testing.T) {
	for _, c := range []struct {
		text, want string // want: the stretches found, with | between them
	}{
		{"重点中层岗位、部室6月31日前会党组", "6月31日"},
		{"(一)排查拟定风险(46月)1、学习", "46月"},
		{"6月30日前，2月29日，12月31日", ""},
		{"2011年2月29日；2012年2月29日", "2月29日"},
		{"二〇一一年二月二十九日", "二月二十九日"},
		{"二〇一二年二月二十九日", ""},
		{"九月三十一日、十三月", "九月三十一日|十三月"},
		{"６月３１日", "６月３１日"},
		{"6 月 31 日", "6 月 31 日"},
		{"4月26日至31日公示", "31日"},
		{"4月30-31日", "31日"},
		{"6月31-32日", "6月31|32日"},
		{"6月20日至7月31日", ""},
		{"13月5日", "13月5日"},
		{"0月1日，1月0日", "0月1日|1月0日"},
		{"五六月间，一二月份", ""},
		{"46个月，3.15月，100月，每月31日，几个月", ""},
		{"6月31次", ""},
		{"", ""},
		{"月月月日", ""},
		{"2011年6月31日", "6月31日"},
	} {
		got := ""
		for i, m := range ImpossibleDates(c.text) {
			if i > 0 {
				got += "|"
			}
			got += c.text[m.Start:m.End]
		}
		if got != c.want {
			t.Errorf("%s: found %q, want %q", c.text, got, c.want)
		}
	}
	m := ImpossibleDates("2011年2月30日")[0]
	if m.Reason != NoSuchDay || m.Year != 2011 || m.Month != 2 || m.Day != 30 || m.Last != 28 {
		t.Errorf("%+v", m)
	}
}

func TestGluedMonths(t *testing.T) {
	for text, want := range map[string]string{
		"(三)制定防控措施(7月8月)环绕": "7月8月",
		"9月10月11月":       "9月10月11月",
		"7月份8月份":         "7月份8月份",
		"七月八月":           "七月八月",
		"7月、8月，7月至8月":    "",
		"2011年7月2011年8月": "",
		"7月8日":           "",
		"7月":             "",
	} {
		got := ""
		for _, m := range gluedMonths(text, monthsIn(text, monthPlaces(text))) {
			got += text[m.Start:m.End]
		}
		if got != want {
			t.Errorf("%s: found %q, want %q", text, got, want)
		}
	}
}

func FuzzDatesInText(f *testing.F) {
	for _, s := range []string{"6月31日前", "46月", "4月30-31日", "7月8月", "２月３０日", "\xff月3", "十三月三十二日至九十日"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, all := range [][]Match{ImpossibleDates(s), gluedMonths(s, monthsIn(s, monthPlaces(s)))} {
			end := 0
			for _, m := range all {
				if m.Start < end || m.End <= m.Start || m.End > len(s) || m.Reason == 0 {
					t.Fatalf("%q: %+v", s, all)
				}
				if utf8.ValidString(s) && !utf8.ValidString(s[m.Start:m.End]) {
					t.Fatalf("%q: %+v splits a character", s, m)
				}
				end = m.End
			}
		}
	})
}
