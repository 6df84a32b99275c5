package search

import (
	"math/rand"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldCase is a line of testdata/fold.txt.
type foldCase struct {
	line         int
	text, folded string
}

var escape = regexp.MustCompile(`\\(n|t|\\|u\{[0-9A-Fa-f]+\})`)

func unescape(s string) string {
	return escape.ReplaceAllStringFunc(s, func(m string) string {
		switch m[1] {
		case 'n':
			return "\n"
		case 't':
			return "\t"
		case 'u':
			n, _ := strconv.ParseUint(m[3:len(m)-1], 16, 32)
			return string(rune(n))
		}
		return `\`
	})
}

func foldCases(t testing.TB) []foldCase {
	t.Helper()
	raw, err := os.ReadFile("testdata/fold.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []foldCase
	for i, line := range strings.Split(string(raw), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		text, folded, ok := strings.Cut(line, "\t")
		if !ok {
			t.Fatalf("fold.txt:%d: no tab", i+1)
		}
		out = append(out, foldCase{i + 1, unescape(text), unescape(folded)})
	}
	return out
}

func TestTextsFoldByTheRule(t *testing.T) {
	f := NewFolder()
	cases := foldCases(t)
	if len(cases) < 120 {
		t.Fatalf("only %d cases", len(cases))
	}
	for _, c := range cases {
		if got := f.String(c.text); got != c.folded {
			t.Errorf("fold.txt:%d: %q folds to %q, want %q", c.line, c.text, got, c.folded)
		}
	}
}

func TestFoldingAgainChangesNothing(t *testing.T) {
	f := NewFolder()
	for r := rune(1); r <= unicode.MaxRune; r++ {
		once := f.String(string(r))
		if twice := f.String(once); twice != once {
			t.Fatalf("%U %q folds to %q, and that to %q", r, r, once, twice)
		}
		if n := utf8.RuneCountInString(once); n > 1 {
			t.Fatalf("%U folds to %d characters", r, n)
		}
	}
}

func TestCodesAreThoseOfTheFormat(t *testing.T) {
	f := NewFolder()
	got := f.Append(nil, "aZ09 1.5 啊阿座 齄 𠀀")
	want := []Code{1, 26, 27, 36, 28, 37, 32, 64, 65, 3818, 4096 + '齄', 4096 + 0x20000}
	if !slices.Equal(got, want) {
		t.Errorf("codes %v, want %v", got, want)
	}
	for c := Code(1); c <= CommonCodes; c++ {
		r := f.Rune(c)
		if r == utf8.RuneError {
			t.Fatalf("code %d has no character", c)
		}
		back := f.Append(nil, string(r))
		inPinyin := c >= PinyinCode && c < HanCode
		isDigit := strings.ContainsRune(hanDigits, r)
		if c != StopCode && !inPinyin && !isDigit && !slices.Equal(back, []Code{c}) {
			t.Errorf("code %d is %q, whose codes are %v", c, r, back)
		}
	}
	for _, c := range []Code{0, CommonCodes + 1, RareCode - 1, RareCode + utf8.MaxRune + 1} {
		if r := f.Rune(c); r != utf8.RuneError {
			t.Errorf("code %d is %q, want none", c, r)
		}
	}
	if got := AppendPinyin(nil, "lv z"); !slices.Equal(got, []Code{38 + 11, 38 + 21, 38 + 25}) {
		t.Errorf("codes of pinyin: %v", got)
	}
}

// A browser folds compatibility forms by either form of normalization.
func TestPlainFormsAreTheSameInBothNormalForms(t *testing.T) {
	for _, span := range compatible {
		for r := span[0]; r <= span[1]; r++ {
			c, d := []rune(norm.NFKC.String(string(r))), []rune(norm.NFKD.String(string(r)))
			want := r
			if len(c) == 1 {
				want = c[0]
			}
			if got := plain(r); got != want || len(c) != len(d) {
				t.Errorf("%U: plain form %U, want %U", r, got, want)
			}
		}
	}
}

// pieces are what random texts are made of.
var pieces = strings.Split("廉 政 風 险 旳 一 二 〇 5 8 . ． 5.8 a B Ａ é ( ) （ ） [ ］ lián zhèng 廉(lián) 政（zhèng） , 。 　 \n ① 𠀀 \xff 十 ○ ́", " ")

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range r.Intn(14) {
		b.WriteString(pieces[r.Intn(len(pieces))])
	}
	return b.String()
}

// notes finds what rule 6 leaves out, the character before it with it.
var notes = regexp.MustCompile(`\p{Han}[(（\[［][\p{Latin}\p{M} \x{3000}]*[)）\]］]`)

func TestPieceOfATextFoldsToAPieceOfTheFoldedText(t *testing.T) {
	f, r := NewFolder(), rand.New(rand.NewSource(1))
	cut, torn := 0, 0
	for range 60000 {
		s := randomText(r)
		whole := f.String(s)
		from := r.Intn(len(s) + 1)
		to := from + r.Intn(len(s)-from+1)
		tears := false
		for _, n := range notes.FindAllStringIndex(s, -1) {
			inside := func(at int) bool { return at > n[0] && at < n[1] }
			tears = tears || inside(from) || inside(to)
		}
		cut++
		if tears {
			torn++
			continue
		}
		if piece := f.String(s[from:to]); !strings.Contains(whole, piece) {
			t.Fatalf("%q cut from %q folds to %q, not within %q", s[from:to], s, piece, whole)
		}
	}
	if torn > cut/2 {
		t.Errorf("%d of %d cuts not looked at", torn, cut)
	}
}

func TestVariantSaysWhatRuleThreeChanges(t *testing.T) {
	f := NewFolder()
	for from, to := range map[rune]rune{'風': '风', '旳': '的', '後': '后', '\uF914': '乐'} {
		if got, ok := f.Variant(from); got != to || !ok {
			t.Errorf("%c is made %c, %v, want %c", from, got, ok, to)
		}
	}
	for _, r := range "风的后乾著帐账1a一Ａ藉覆瞭\uFA19" {
		if got, ok := f.Variant(r); ok {
			t.Errorf("%c is made %c, want it left", r, got)
		}
	}
}

func FuzzAppend(f *testing.F) {
	for _, c := range foldCases(f) {
		f.Add(c.text)
	}
	f.Add("\xff\xfe廉(\xffá)")
	folder := NewFolder()
	f.Fuzz(func(t *testing.T, s string) {
		codes := folder.Append(nil, s)
		if !slices.Equal(codes, folder.Append(nil, s)) {
			t.Fatal("two runs differ")
		}
		if len(codes) > utf8.RuneCountInString(s) {
			t.Fatalf("%d codes from %q", len(codes), s)
		}
		for _, c := range codes {
			inPinyin := c >= PinyinCode && c < HanCode
			if !c.IsCommon() && !c.IsRare() || inPinyin || folder.Rune(c) == utf8.RuneError {
				t.Fatalf("code %d from %q", c, s)
			}
		}
	})
}

func BenchmarkNewFolder(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		NewFolder()
	}
}

func BenchmarkAppend(b *testing.B) {
	f := NewFolder()
	const line = "第一条 为了规范权力运行（2012年第5.8条），《廉政准则》规定：各部门应当在公示期满后3日内公开；廉(lián)政風險等级 A 级。"
	s := strings.Repeat(line, 100)
	dst := make([]Code, 0, len(s))
	n := utf8.RuneCountInString(s)
	b.ReportAllocs()
	for b.Loop() {
		dst = f.Append(dst[:0], s)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n)*5e6/1e9, "s/5M-chars")
}
