package model

import (
	"testing"
)

// describe writes what a Datex means: [from, to], the recurrence, the marks. A
// day without a year is 00-MM-DD.
func describe(d Datex) string {
	switch {
	case d.Vague:
		return "vague"
	case d.Incomplete:
		return "incomplete"
	case d.Impossible:
		return "impossible"
	case d.Unknown:
		return "unknown"
	}
	s := "[" + d.From.String() + ", " + d.To.String() + "]"
	if d.Every > 0 {
		s += " every " + []string{1: "1", 3: "3", 6: "6", 12: "12"}[d.Every]
	}
	if !d.HasYear {
		s += " no year"
	}
	return s
}

func TestPrintedDates(t *testing.T) {
	for text, want := range map[string]string{
		// the forms of the official texts
		"2011年6月29日":      "[2011-06-29, 2011-06-29]",
		"2011年7月30日前":     "[, 2011-07-30]",
		"6月20日前":          "[, 0000-06-20] no year",
		"4月底前":            "[, 0000-04-30] no year",
		"4月19日至24日":       "[0000-04-19, 0000-04-24] no year",
		"6月1日至22日":        "[0000-06-01, 0000-06-22] no year",
		"2011年3月下旬":       "[2011-03-21, 2011-03-31]",
		"2011年3月上旬":       "[2011-03-01, 2011-03-10]",
		"2月中旬":            "[0000-02-11, 0000-02-20] no year",
		"2011年4月至9月":      "[2011-04-01, 2011-09-30]",
		"7月至8月":           "[0000-07-01, 0000-08-31] no year",
		"11月份":            "[0000-11-01, 0000-11-30] no year",
		"2011年10月":        "[2011-10-01, 2011-10-31]",
		"到2012年底":         "[, 2012-12-31]",
		"2020年末":          "[, 2020-12-31]",
		"每年底":             "[, 0000-12-31] every 12 no year",
		"年终":              "[, 2012-12-31]",
		"“十二五”末":          "[, 2015-12-31]",
		"“十二五”期间":         "[2011-01-01, 2015-12-31]",
		"每季度第三个月的10日至15日": "[0000-03-10, 0000-03-15] every 3 no year",
		"每季度第三个月的10日至15日期间": "[0000-03-10, 0000-03-15] every 3 no year",
		"每年七月":    "[0000-07-01, 0000-07-31] every 12 no year",
		"年内":      "[, 2012-12-31]",
		"上半年":     "[0000-01-01, 0000-06-30] no year",
		"下半年":     "[0000-07-01, 0000-12-31] no year",
		"二〇一二年二月": "[2012-02-01, 2012-02-29]",
		"四月 日":    "incomplete",
		"4月 日":    "incomplete",
		"一年左右":    "vague",
		"定期":      "vague",
		"适时":      "vague",
		"原文未写日期":  "vague",
		"原文没有写日期": "vague",
		"日期不详":    "vague",
		"及时":      "vague",
		"不定期":     "vague",
		"6月31日前":  "impossible",
		"46月":     "impossible",
		"月29日前":   "incomplete",

		// forms of machines
		"2012-02-03":           "[2012-02-03, 2012-02-03]",
		"2012-02-30":           "impossible",
		"2012-02-03T10:00:00":  "[2012-02-03, 2012-02-03]",
		"2012.2.3":             "[2012-02-03, 2012-02-03]",
		"2012/02/03":           "[2012-02-03, 2012-02-03]",
		"2012-Q1":              "[2012-01-01, 2012-03-31]",
		"2012-03":              "[2012-03-01, 2012-03-31]",
		"2012":                 "[2012-01-01, 2012-12-31]",
		"2012-W14":             "[2012-04-02, 2012-04-08]",
		" 2012-02-03 ":         "[2012-02-03, 2012-02-03]",
		"2012-02-03-":          "unknown",
		"2012年2月3日":            "[2012-02-03, 2012-02-03]",
		"２０１２年２月３日":            "[2012-02-03, 2012-02-03]",
		"二○一一年十二月三十一日":         "[2011-12-31, 2011-12-31]",
		"2012 年 2 月 3 日":       "[2012-02-03, 2012-02-03]",
		"（2011年4月至9月）":         "[2011-04-01, 2011-09-30]",
		"2011年12月1日至2012年1月5日": "[2011-12-01, 2012-01-05]",
		"2011年11月至次年2月":        "[2011-11-01, 2012-02-29]",
		"2011-2015年":           "[2011-01-01, 2015-12-31]",
		"4-6月":                 "[0000-04-01, 0000-06-30] no year",
		"4月19—24日":             "[0000-04-19, 0000-04-24] no year",
		"4月26日至29日":            "[0000-04-26, 0000-04-29] no year",
		"4月至6月底":               "[0000-04-01, 0000-06-30] no year",
		"自2011年起":              "[2011-01-01, ]",
		"今年7月以来":               "[2012-07-01, ]",
		"2011年6月29日起至7月30日止":   "[2011-06-29, 2011-07-30]",
		"截至2012年6月30日":         "[, 2012-06-30]",
		"2012年6月30日止":          "[, 2012-06-30]",
		"2012年上半年":             "[2012-01-01, 2012-06-30]",
		"2012年第一季度":            "[2012-01-01, 2012-03-31]",
		"四季度":                  "[0000-10-01, 0000-12-31] no year",
		"第二季度末":                "[, 0000-06-30] no year",
		"2012年度":               "[2012-01-01, 2012-12-31]",
		"2012年年底前":             "[, 2012-12-31]",
		"每年年底":                 "[, 0000-12-31] every 12 no year",
		"每年6月20日前":             "[, 0000-06-20] every 12 no year",
		"每年上半年":                "[0000-01-01, 0000-06-30] every 12 no year",
		"每月10日前":               "[, 0000-01-10] every 1 no year",
		"每月":                   "[0000-01-01, 0000-01-31] every 1 no year",
		"每半年":                  "[0000-01-01, 0000-06-30] every 6 no year",
		"每季度末":                 "[, 0000-03-31] every 3 no year",
		"2月底前":                 "[, 0000-02-29] no year",
		"2月29日":                "[0000-02-29, 0000-02-29] no year",
		"2011年2月29日":           "impossible",
		"今年2月29日":              "[2012-02-29, 2012-02-29]",
		"十三月":                  "impossible",
		"4月30日至31日":            "impossible",
		"0月3日":                 "impossible",
		"“十五”期间":               "[2001-01-01, 2005-12-31]",
		"“十四五”规划期间":            "[2021-01-01, 2025-12-31]",

		// what is left empty, what is not a day, what is not understood
		"年 月 日":        "incomplete",
		"2012年 月":      "incomplete",
		"XX年3月1日":      "incomplete",
		"×月×日":         "incomplete",
		"2011年3月__日":   "incomplete",
		"10月前":         "vague", // with October or without it?
		"2012年前":       "vague",
		"3月下旬前":        "vague",
		"每周":           "vague",
		"月底前":          "vague",
		"年初":           "vague",
		"7月8月":         "unknown",
		"五六月":          "unknown", // May and June
		"5日内":          "unknown",
		"一年内":          "unknown",
		"12年3月":        "unknown",
		"日前":           "unknown",
		"":             "unknown",
		"4月16日前召开党组会议": "unknown",
		"4月至2012年6月":   "unknown",
		"24日":          "unknown",
		"4-6月3日":       "unknown",
	} {
		d := ParseDatex(text, DatexOptions{Year: 2012})
		if got := describe(d); got != want || d.Text != text {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestWordsOfTheYearNeedTheYear(t *testing.T) {
	for text, want := range map[string]string{
		"年内": "[, 0000-12-31] no year", "年终": "[, 0000-12-31] no year", "今年7月": "[0000-07-01, 0000-07-31] no year",
	} {
		if got := describe(ParseDatex(text, DatexOptions{})); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	if got := describe(ParseDatex("今年2月29日", DatexOptions{Year: 2011})); got != "impossible" {
		t.Error(got)
	}
}

func TestBeforeMayExclude(t *testing.T) {
	for text, want := range map[string]string{
		"6月20日前":      "[, 0000-06-19] no year",
		"2012年3月1日前":  "[, 2012-02-29]",
		"2012年1月1日前":  "[, 2011-12-31]",
		"3月1日前":       "[, 0000-02-29] no year",
		"1月1日前":       "unknown", // of a year that is not known
		"4月底前":        "[, 0000-04-30] no year",
		"每年6月20日之前":   "[, 0000-06-19] every 12 no year",
		"2012年6月20日止": "[, 2012-06-20]",
	} {
		if got := describe(ParseDatex(text, DatexOptions{BeforeExcludes: true})); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	if got := describe(ParseDatex("3月1日前", DatexOptions{BeforeExcludes: true}).In(2011)); got != "[, 2011-02-28]" {
		t.Error(got)
	}
}

func TestDatesArePlacedInAYear(t *testing.T) {
	for text, want := range map[string]string{
		"4月19日至24日": "[2011-04-19, 2011-04-24]",
		"2月底前":      "[, 2011-02-28]",
		"2月下旬":      "[2011-02-21, 2011-02-28]",
		"2月29日":     "impossible",
		"2009年3月":   "[2009-03-01, 2009-03-31]",
		"每年七月":      "[0000-07-01, 0000-07-31] every 12 no year",
		"11月至2月":    "[2011-11-01, 2011-02-28]", // out of order, and left so
		"定期":        "vague",
	} {
		if got := describe(ParseDatex(text, DatexOptions{}).In(2011)); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestOccurrencesOfAYear(t *testing.T) {
	for _, c := range []struct {
		text  string
		count int
		first string
		last  string
	}{
		{"每季度第三个月的10日至15日", 4, "2011-03-10 2011-03-15", "2011-12-10 2011-12-15"},
		{"每季度末", 4, " 2011-03-31", " 2011-12-31"},
		{"每月", 12, "2011-01-01 2011-01-31", "2011-12-01 2011-12-31"},
		{"每月31日", 7, "2011-01-31 2011-01-31", "2011-12-31 2011-12-31"},
		{"每半年", 2, "2011-01-01 2011-06-30", "2011-07-01 2011-12-31"},
		{"每年七月", 1, "2011-07-01 2011-07-31", "2011-07-01 2011-07-31"},
		{"6月20日前", 1, " 2011-06-20", " 2011-06-20"},
		{"2009年", 1, "2009-01-01 2009-12-31", "2009-01-01 2009-12-31"},
		{"定期", 0, "", ""},
		{"2月29日", 0, "", ""},
	} {
		all := ParseDatex(c.text, DatexOptions{}).Intervals(2011)
		if len(all) != c.count {
			t.Errorf("%s: %v", c.text, all)
			continue
		}
		if c.count == 0 {
			continue
		}
		first, last := all[0], all[len(all)-1]
		if got := first.From.String() + " " + first.To.String(); got != c.first {
			t.Errorf("%s begins with %s", c.text, got)
		}
		if got := last.From.String() + " " + last.To.String(); got != c.last {
			t.Errorf("%s ends with %s", c.text, got)
		}
	}
}

func FuzzParseDatex(f *testing.F) {
	for _, s := range []string{
		"2011年7月30日前", "每季度第三个月的10日至15日", "“十二五”期间", "四月 日", "6月31日前", "4-6月", "2012-W53", "自2011年起", "每年年底", "十二五末", "年终",
	} {
		f.Add(s, 2012, true)
	}
	f.Fuzz(func(t *testing.T, s string, year int, excl bool) {
		d := ParseDatex(s, DatexOptions{Year: year, BeforeExcludes: excl})
		marks := 0
		for _, m := range []bool{d.Vague, d.Incomplete, d.Impossible, d.Unknown} {
			if m {
				marks++
			}
		}
		if d.Text != s || marks > 1 || (marks == 0) != d.HasDays() {
			t.Fatalf("%q: %+v", s, d)
		}
		check := func(d Datex) {
			for _, end := range []Day{d.From, d.To} {
				if !end.IsZero() && d.HasYear && !end.Valid() || !d.HasYear && end.Y != 0 {
					t.Fatalf("%q: %+v", s, d)
				}
			}
		}
		check(d)
		check(d.In(2011))
		for _, i := range d.Intervals(2011) {
			check(Datex{From: i.From, To: i.To, HasYear: true})
		}
	})
}
