package model

import (
	"testing"
	"time"
)

func TestParseDayTakesOnlyDaysThatExist(t *testing.T) {
	good := []string{"2012-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "1991-09-15"}
	for _, s := range good {
		d, err := ParseDay(s)
		if err != nil || d.String() != s || !d.Valid() {
			t.Errorf("ParseDay(%q) = %v, %v", s, d, err)
		}
	}
	bad := []string{
		"", "2012-02-30", "2011-02-29", "1900-02-29", "2012-06-31", "2012-13-01", "2012-00-10",
		"2012-01-00", "0000-01-01", "2012-1-1", "2012/01/01", " 2012-01-01", "2012-01-01T00",
		"+012-01-01", "2012-01-0a", "２０１２-01-01", "2012-01-1",
	}
	for _, s := range bad {
		if d, err := ParseDay(s); err == nil || !d.IsZero() {
			t.Errorf("ParseDay(%q) = %v, want an error", s, d)
		}
	}
}

func TestDayPrintsInChinese(t *testing.T) {
	if got := (Day{2012, 2, 3}).ZH(); got != "2012年2月3日" {
		t.Error(got)
	}
	if got := (Day{}).ZH() + (Day{}).String(); got != "" {
		t.Errorf("the zero Day prints %q", got)
	}
}

// The standard library is the judge, asked in UTC where days have 24 hours.
func TestDayArithmeticAgreesWithTheCalendar(t *testing.T) {
	for _, start := range []Day{{1, 1, 1}, {1890, 1, 1}, {1986, 1, 1}, {1999, 12, 25}, {2023, 1, 1}, {9990, 1, 1}} {
		ref := time.Date(int(start.Y), time.Month(start.M), int(start.D), 0, 0, 0, 0, time.UTC)
		d := start
		for i := range 3000 {
			r := ref.AddDate(0, 0, i)
			want := Day{int16(r.Year()), int8(r.Month()), int8(r.Day())}
			if d != want || d.Weekday() != r.Weekday() || DaysBetween(start, d) != i || d.AddDays(-i) != start {
				t.Fatalf("%v + %d days = %v (%v), want %v (%v)", start, i, d, d.Weekday(), want, r.Weekday())
			}
			d = d.AddDays(1)
		}
	}
}

func TestDayStaysInItsYears(t *testing.T) {
	for _, d := range []Day{
		(Day{9999, 12, 31}).AddDays(1), (Day{1, 1, 1}).AddDays(-1), (Day{2012, 1, 1}).AddDays(1 << 62),
		(Day{2012, 1, 1}).AddDays(-1 << 63), (Day{2012, 2, 30}).AddDays(1), (Day{}).LastOfMonth(),
	} {
		if !d.IsZero() {
			t.Errorf("got %v, want no day", d)
		}
	}
}

func TestDayOrder(t *testing.T) {
	a, b, c := Day{2011, 12, 31}, Day{2012, 1, 1}, Day{2012, 1, 2}
	if !a.Before(b) || !b.Before(c) || !c.After(a) || a.Compare(a) != 0 || !(Day{}).Before(a) {
		t.Error("days are out of order")
	}
	if got := (Day{2012, 2, 5}).LastOfMonth(); got != (Day{2012, 2, 29}) {
		t.Error(got)
	}
}

func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"2012-02-29", "2012-02-30", "", "9999-12-31", "二〇一二年"} {
		f.Add(s, 1)
	}
	f.Fuzz(func(t *testing.T, s string, n int) {
		d, err := ParseDay(s)
		if err != nil {
			return
		}
		if !d.Valid() || d.String() != s {
			t.Fatalf("ParseDay(%q) = %v", s, d)
		}
		if e := d.AddDays(n); !e.IsZero() && (DaysBetween(d, e) != n || e.AddDays(-n) != d) {
			t.Fatalf("%v + %d = %v", d, n, e)
		}
	})
}
