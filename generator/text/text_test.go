package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

func TestWidthCountsHanTwice(t *testing.T) {
	for _, c := range []struct {
		s          string
		term, font int
	}{
		{"", 0, 0},
		{"id = ", 5, 5},
		{"廉政", 4, 4},
		{"ＡＢ，＝", 8, 8},
		{"\u3000", 2, 2},
		{"a廉b", 4, 4},
		{"e\u0301", 1, 1}, // a letter and its mark
		{"“十二五”", 8, 10},  // open quotation marks
		{"……", 2, 4},
		{"α", 1, 2}, // Greek, as Chinese fonts hold it
		{"\t\x1b", 0, 0},
		{"𠮷", 2, 2}, // outside the basic plane
		{"\u200b", 0, 0},
	} {
		if got := Width(c.s); got != c.term {
			t.Errorf("Width(%q) = %d, want %d", c.s, got, c.term)
		}
		if got := FontWidth(c.s); got != c.font {
			t.Errorf("FontWidth(%q) = %d, want %d", c.s, got, c.font)
		}
	}
}

// The library guesses East Asian widths from the locale and keeps the guess in
// a variable; what it guessed must not matter.
func TestWidthIgnoresTheLocale(t *testing.T) {
	guess := runewidth.EastAsianWidth
	defer func() { runewidth.EastAsianWidth = guess }()
	for _, runewidth.EastAsianWidth = range []bool{true, false} {
		if got := Width("“三重一大”"); got != 10 {
			t.Errorf("%v: %d", runewidth.EastAsianWidth, got)
		}
		if got := FontWidth("“三重一大”"); got != 12 {
			t.Errorf("%v: %d", runewidth.EastAsianWidth, got)
		}
	}
}

func TestCutNeverSplitsACharacter(t *testing.T) {
	for _, c := range []struct {
		s     string
		width int
		want  string
	}{
		{"廉政风险", 4, "廉政"},
		{"廉政风险", 5, "廉政"},
		{"廉政", 9, "廉政"},
		{"廉政", 1, ""},
		{"廉政", -1, ""},
		{"ae\u0301b", 2, "ae\u0301"},
		{"abc", 0, ""},
	} {
		if got := Cut(c.s, c.width); got != c.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.s, c.width, got, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"ｉｄ＝１": "id=1", "，\u3000；": ", ;", "廉政“x”。": "廉政“x”。", "": "", "～！": "~!",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	keys := []string{"basis", "department", "risk_point", "status", "states", "level", "published_on", "id", "行政许可", "公开的方式"}
	for word, want := range map[string]string{
		"departmnt":  "department", // left out
		"deparmtent": "department", // swapped
		"risk-point": "risk_point", // joiner
		"RiskPoint":  "risk_point",
		"Ｌｅｖｅｌ":      "level",
		"stats":      "status", // as near to states: the first wins
		"state":      "states",
		"lebel":      "level",
		"publishon":  "published_on",
		"行政许克":       "行政许可",
		"公开旳方式":      "公开的方式",
		"di":         "id",
		"x":          "",
		"colour":     "",
		"":           "",
		"d":          "",
	} {
		got, ok := Nearest(word, keys)
		if got != want || ok != (want != "") {
			t.Errorf("Nearest(%q) = %q, %v, want %q", word, got, ok, want)
		}
	}
	if _, ok := Nearest(strings.Repeat("长", 1<<20), keys); ok {
		t.Error("a huge word has a neighbour")
	}
}

// Every word one edit away from a long enough key leads back to the key.
func TestNearestFindsEveryTypoOfOneEdit(t *testing.T) {
	keys := []string{"department", "basis", "公开形式和时限"}
	for _, key := range keys {
		r := []rune(key)
		for i := range r {
			drop := string(r[:i]) + string(r[i+1:])
			double := string(r[:i+1]) + string(r[i:])
			other := string(r[:i]) + "x" + string(r[i+1:])
			for _, typo := range []string{drop, double, other} {
				if got, _ := Nearest(typo, keys); got != key {
					t.Errorf("Nearest(%q) = %q, want %q", typo, got, key)
				}
			}
		}
	}
}

func TestNumerals(t *testing.T) {
	for s, want := range map[string]int{
		"二〇一二": 2012, "二零一二": 2012, "二○一二": 2012, "一九八六": 1986, "十二": 12, "十": 10, "二十": 20, "二十一": 21, "廿二": 22, "卅一": 31,
		"三百六十": 360, "三百零五": 305, "一千零五十": 1050, "一千零一": 1001, "两百": 200, "七": 7, "〇": 0, "一万": 10000,
		"一万零五": 10005, "一万二千": 12000, "九千九百九十九万九千九百九十九": 99999999, "一百一十": 110, "〇五": 5, "三千": 3000,
		"一万零五百": 10500,
	} {
		if got, ok := ParseNumeral(s); !ok || got != want {
			t.Errorf("ParseNumeral(%q) = %d, %v, want %d", s, got, ok, want)
		}
	}
	for _, s := range []string{
		"", "12", "三百六", "百", "百三", "十百", "二十十", "二十百", "零十", "十零", "三百零", "一万五", "万", "二二十", "一亿", "廉",
		"三百五", "一百零零一", "一十二三", "二〇一二年", "零百", "一万零", "万一",
	} {
		if got, ok := ParseNumeral(s); ok {
			t.Errorf("ParseNumeral(%q) = %d, want none", s, got)
		}
	}
	if y, ok := NumeralYear("二〇一二"); !ok || y != 2012 {
		t.Error(y, ok)
	}
	for _, s := range []string{"一二", "二千一二", "２０１２", "二〇一二年"} {
		if y, ok := NumeralYear(s); ok {
			t.Errorf("NumeralYear(%q) = %d", s, y)
		}
	}
}

func TestOrdinalReadsBack(t *testing.T) {
	for n, want := range map[int]string{
		0: "零", 3: "三", 10: "十", 12: "十二", 20: "二十", 99: "九十九", 110: "一百一十", 305: "三百零五", 1001: "一千零一",
		1010: "一千零一十", 9999: "九千九百九十九", 10000: "10000", -1: "-1",
	} {
		if got := OrdinalZH(n); got != want {
			t.Errorf("OrdinalZH(%d) = %q, want %q", n, got, want)
		}
	}
	for n := range 10000 {
		if got, ok := ParseNumeral(OrdinalZH(n)); !ok || got != n {
			t.Fatalf("%d is written %s and read %d, %v", n, OrdinalZH(n), got, ok)
		}
	}
}

func TestIsSlug(t *testing.T) {
	for _, s := range []string{"a", "0", "2012-q1", "a--b", "a-", strings.Repeat("a", 64)} {
		if !IsSlug(s) {
			t.Errorf("%q is no slug", s)
		}
	}
	for _, s := range []string{"", "-a", "A", "a_b", "a b", "廉", "a.b", "a/b", strings.Repeat("a", 65), "a\n", "é"} {
		if IsSlug(s) {
			t.Errorf("%q is a slug", s)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"廉政e\u0301", "三百六十", "二〇一二", "\xff\xfe", "ｉｄ", "👨‍👩‍👧"} {
		f.Add(s, 5)
	}
	f.Fuzz(func(t *testing.T, s string, width int) {
		cut := Cut(s, width)
		if !strings.HasPrefix(s, cut) || cut != "" && Width(cut) > width {
			t.Fatalf("Cut(%q, %d) = %q", s, width, cut)
		}
		if n, ok := ParseNumeral(s); ok && (n < 0 || n > 99999999) {
			t.Fatalf("ParseNumeral(%q) = %d", s, n)
		}
		if folded := Fold(s); Fold(folded) != folded {
			t.Fatalf("Fold(%q) is not stable", s)
		}
		if got, ok := Nearest(s, []string{s}); ok && got != s || utf8.ValidString(s) && FontWidth(s) < Width(s) {
			t.Fatalf("%q", s)
		}
	})
}
