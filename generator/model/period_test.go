package model

import (
	"slices"
	"testing"
	"time"
)

func TestPeriodForms(t *testing.T) {
	for _, c := range []struct {
		text, slug, zh, from, to string
		kind                     PeriodKind
	}{
		{"2012", "2012", "2012年", "2012-01-01", "2012-12-31", YearPeriod},
		{"2012-H1", "2012-h1", "2012年上半年", "2012-01-01", "2012-06-30", HalfPeriod},
		{"2012-H2", "2012-h2", "2012年下半年", "2012-07-01", "2012-12-31", HalfPeriod},
		{"2012-Q1", "2012-q1", "2012年第一季度", "2012-01-01", "2012-03-31", QuarterPeriod},
		{"2012-Q4", "2012-q4", "2012年第四季度", "2012-10-01", "2012-12-31", QuarterPeriod},
		{"2012-02", "2012-02", "2012年2月", "2012-02-01", "2012-02-29", MonthPeriod},
		{"2012-W14", "2012-w14", "2012年第14周", "2012-04-02", "2012-04-08", WeekPeriod},
		{"2009-W01", "2009-w01", "2009年第1周", "2008-12-29", "2009-01-04", WeekPeriod}, // begins the year before
		{"2020-W53", "2020-w53", "2020年第53周", "2020-12-28", "2021-01-03", WeekPeriod},
	} {
		p, err := ParsePeriod(c.text)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if p.String() != c.text || p.Slug() != c.slug || p.ZH() != c.zh || p.Kind() != c.kind ||
			p.From().String() != c.from || p.To().String() != c.to {
			t.Errorf("%s: %v %v %v %v [%v, %v]", c.text, p, p.Slug(), p.ZH(), p.Kind(), p.From(), p.To())
		}
	}
}

func TestParsePeriodIsStrict(t *testing.T) {
	for _, s := range []string{
		"", "12", "2012-", "2012-q1", "2012-h1", "2012-w01", "2012-Q5", "2012-Q0", "2012-H3", "2012-13", "2012-00",
		"2012-1", "2012-W1", "2012-W54", "2012-W53", "2012-W00", "0000", "9999", "2012Q1", "2012-Q01", "2012-03-01",
		"２０１２", "+012", "2012-+1", "2012-Q", " 2012", "2012-QQ",
	} {
		if p, err := ParsePeriod(s); err == nil || !p.IsZero() {
			t.Errorf("ParsePeriod(%q) = %v, want an error", s, p)
		}
	}
}

func TestPeriodsFollowEachOtherWithoutGap(t *testing.T) {
	for _, s := range []string{"2008", "2008-H1", "2008-Q1", "2008-01", "2008-W01"} {
		p, err := ParsePeriod(s)
		if err != nil {
			t.Fatal(err)
		}
		for range 120 {
			q := p.Next()
			if q.From() != p.To().AddDays(1) || q.Prev() != p || p.Compare(q) != -1 {
				t.Fatalf("%v is followed by %v", p, q)
			}
			for _, d := range []Day{q.From(), q.To()} {
				if PeriodOf(q.Kind(), d) != q || !q.Contains(d) || p.Contains(d) {
					t.Fatalf("%v is not in %v", d, q)
				}
			}
			p = q
		}
	}
}

func TestWeeksAgreeWithISO(t *testing.T) {
	for d := (Day{1998, 1, 1}); d.Y < 2030; d = d.AddDays(1) {
		y, w := time.Date(int(d.Y), time.Month(d.M), int(d.D), 0, 0, 0, 0, time.UTC).ISOWeek()
		if p := PeriodOf(WeekPeriod, d); p.Year() != y || p.N() != w {
			t.Fatalf("%v: got %v, want week %d of %d", d, p, w, y)
		}
	}
}

func TestPeriodEdges(t *testing.T) {
	for _, s := range []string{"9998", "9998-H2", "9998-12", "9998-W53"} {
		p, err := ParsePeriod(s)
		if err != nil || !p.Next().IsZero() || p.To().IsZero() {
			t.Errorf("%s: %v, next %v, to %v", s, err, p.Next(), p.To())
		}
	}
	first, _ := ParsePeriod("0001-W01")
	if !first.Prev().IsZero() || first.From() != (Day{1, 1, 1}) {
		t.Error(first.Prev(), first.From())
	}
	var none Period
	if none.String()+none.ZH()+none.Slug() != "" || !none.Next().IsZero() || !none.Prev().IsZero() || !none.From().IsZero() {
		t.Error("the zero Period says something")
	}
	if p := PeriodOf(WeekPeriod, Day{9999, 12, 31}); !p.IsZero() {
		t.Error(p)
	}
}

func TestPeriodsSortLongerFirst(t *testing.T) {
	want := []string{"2012", "2012-H1", "2012-Q1", "2012-01", "2012-W14", "2012-Q3"}
	var ps []Period
	for i := range want {
		p, _ := ParsePeriod(want[len(want)-1-i])
		ps = append(ps, p)
	}
	slices.SortFunc(ps, Period.Compare)
	for i, p := range ps {
		if p.String() != want[i] {
			t.Errorf("%d: %v, want %s", i, p, want[i])
		}
	}
}

func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"2012", "2012-H1", "2012-Q1", "2012-03", "2012-W14", "2012-w14", "9998-W52", "0001-01"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParsePeriod(s)
		if err != nil {
			return
		}
		if p.String() != s || !p.From().Valid() || !p.To().Valid() || p.To().Before(p.From()) || p.ZH() == "" {
			t.Fatalf("%q: %v [%v, %v]", s, p, p.From(), p.To())
		}
		if n := p.Next(); !n.IsZero() && n.Prev() != p {
			t.Fatalf("%v, next %v, back %v", p, n, n.Prev())
		}
	})
}
