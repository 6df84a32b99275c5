package text

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestWrapFollowsTheRulesOfChineseType(t *testing.T) {
	for _, c := range []struct {
		name, s string
		ems     int // full-width characters a line
		want    string
	}{
		{"short", "受理", 8, "受理"},
		{"blank", " \t\u3000\n", 8, ""},
		{"blanks at the ends", " 受理 ", 8, "受理"},
		{"even lines", "审查起诉条件和管辖", 8, "审查起诉条件|和管辖"},
		{"no single character on the last line", "一二三四五六七八九", 8, "一二三四五|六七八九"},
		{"a closing mark counts for nothing there", "一二三四五六七。", 7, "一二三四|五六七。"},
		{"no closing mark at a line start", "甲乙丙丁戊己，庚辛壬癸", 6, "甲乙丙丁戊|己，庚辛壬癸"},
		{"no opening mark at a line end", "依据本县规章《办法》受理", 7, "依据本县规章|《办法》受理"},
		{"quotation marks are brackets", "坚持“三重一大”集体决策", 8, "坚持“三重一大”|集体决策"},
		{"a line begins with a quotation mark", "承办人提出“不予受理”的意见", 9, "承办人提出|“不予受理”的意见"},
		{"no single character for the sake of a mark", "受理后，报", 4, "受理|后，报"},
		{"straight quotation marks in pairs", `坚持"三重一大"集体决策`, 8, `坚持"三重一大"|集体决策`},
		{"quotation marks may break inside", "你“好的好的好”啊你好吗", 4, "你“好的|好的好”|啊你好吗"},
		{"an apostrophe is no bracket", "it’s it’s it’s", 3, "it’s|it’s|it’s"},
		{"a break behind a mark is preferred", "收件登记，发给诉讼风险提示书", 10, "收件登记，|发给诉讼风险提示书"},
		{"numbers stay with their unit", "自受理之日起15个工作日内", 8, "自受理之日起|15个工作日内"},
		{"full-width numbers too", "自受理之日起１５个工作日", 7, "自受理之日起|１５个工作日"},
		{"第 stays with its number", "退回第12步重新办理", 5, "退回|第12步|重新办理"},
		{"a range stays whole", "自受理起5～7日", 5, "自受理起|5～7日"},
		{"no line begins with a middle dot", "买买提·艾力", 4, "买买提·|艾力"},
		{"words stay whole", "通过OA系统报送ISO 9001证书", 6, "通过OA系统|报送ISO|9001证书"},
		{"a word too long breaks between characters", "见https://example.org/guide", 5, "见https://|example.|org/|guide"},
		{"a full-width stroke begins no line", "同意／不同意／退回补正", 4, "同意／|不同意／|退回补正"},
		{"a circled number begins its item", "审查①材料②资格③期限", 7, "审查①材料|②资格③期限"},
		{"a line feed is a blank", "受理\n申请", 8, "受理\n申请"},
		{"blanks at breaks go", "受理申请 \n 审查材料", 6, "受理申请|审查材料"},
		{"a dash is not cut", "承办人——科长——局长", 7, "承办人——|科长——局长"},
		{"an ellipsis is not cut", "其他情形……等等", 5, "其他情|形……等等"},
		{"a mark stays with its letter", "e\u0301e\u0301e\u0301e\u0301", 1, "e\u0301|e\u0301|e\u0301|e\u0301"},
		{"wider than the line", "廉", 0, "廉"},
	} {
		width := c.ems * Em
		if width == 0 {
			width = 1
		}
		if got := strings.Join(Wrap(c.s, width, 0), "|"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWrapWidensForALimitOfLines(t *testing.T) {
	s := strings.Repeat("审查申请材料", 7)
	for limit := 1; limit <= 6; limit++ {
		lines := Wrap(s, 6*Em, limit)
		if len(lines) > limit || strings.Join(lines, "") != s {
			t.Errorf("%d: %q", limit, lines)
		}
	}
	if got := Wrap("受理", 8*Em, 3); len(got) != 1 {
		t.Errorf("%q", got)
	}
}

func TestEms(t *testing.T) {
	for _, c := range []struct {
		s    string
		want int
	}{
		{"", 0}, {"廉政", 128}, {"，“", 128}, {"1", 40}, {"Wi", 86}, {"é", 40}, {"e\u0301", 40}, {"\u200b\x01", 0}, {"a\tb", 104}, {"👨‍👩‍👧", 64},
	} {
		if got := Ems(c.s); got != c.want {
			t.Errorf("%q: %d, want %d", c.s, got, c.want)
		}
	}
}

// checkWrap fails unless lines say the same as s and none is too wide.
func checkWrap(t *testing.T, s string, width int, lines []string) {
	t.Helper()
	noBlanks := func(r rune) rune {
		if isBlank(r) {
			return -1
		}
		return r
	}
	if got, want := strings.Map(noBlanks, strings.Join(lines, "")), strings.Map(noBlanks, s); got != want {
		t.Fatalf("Wrap(%q, %d) says %q", s, width, lines)
	}
	for _, line := range lines {
		if !strings.Contains(s, line) {
			t.Fatalf("Wrap(%q, %d): %q is not of the text", s, width, line)
		}
		runes := []rune(line)
		if isBlank(runes[len(runes)-1]) || isBlank(runes[0]) && !unicode.In(runes[1], unicode.M, unicode.Cf) {
			t.Fatalf("Wrap(%q, %d): blank at an end of %q", s, width, line)
		}
		if Ems(line) > width && !fits(wrapPieces(line)) {
			t.Fatalf("Wrap(%q, %d): %q is %d wide", s, width, line, Ems(line))
		}
	}
}

func TestWrapHoldsItsRules(t *testing.T) {
	words := []string{
		"审查", "受理申请", "的", "，", "。", "（", "）", "“", "”", "《", "》", "5", "15个工作日", "第3步", "OA", "ISO 9001", " ",
		"、", "；", "和", "·", "①", "—— ", "…", "/", "2012年3月", "100万元", "https://a.cn/b",
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		var b strings.Builder
		for range 1 + r.IntN(14) {
			b.WriteString(words[r.IntN(len(words))])
		}
		s, width := b.String(), Em/2+r.IntN(14*Em)
		checkWrap(t, s, width, Wrap(s, width, 0))
	}
}

// Of text as it is written, with marks where they belong, no line begins or
// ends wrongly and the last holds two characters.
func TestWrapOfPlainSentences(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	han := []rune("审查受理申请材料决定送达公示归档集体研究")
	for range 3000 {
		var b strings.Builder
		word := func(n int) {
			for range n {
				b.WriteRune(han[r.IntN(len(han))])
			}
		}
		word(2)
		for range r.IntN(5) {
			word(2 + r.IntN(3))
			switch r.IntN(5) {
			case 0:
				b.WriteString("，")
			case 1:
				b.WriteString("“")
				word(2)
				b.WriteString("”")
			case 2:
				b.WriteString("（")
				word(3)
				b.WriteString("）")
			}
			word(2)
		}
		s, width := b.String(), (5+r.IntN(8))*Em
		lines := Wrap(s, width, 0)
		checkWrap(t, s, width, lines)
		for _, line := range lines {
			if strings.ContainsAny(line[:3], "，”）") || strings.ContainsAny(line[len(line)-3:], "“（") {
				t.Fatalf("%q in %q", line, lines)
			}
		}
		if last := lines[len(lines)-1]; len(lines) > 1 && utf8.RuneCountInString(strings.TrimRight(last, "，”）")) < 2 {
			t.Fatalf("%q ends in a single character", lines)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("收件登记，发给“诉讼风险提示书”", 512, 0)
	f.Add("a\r\nb \"c\" it’s e\u0301", 64, 2)
	f.Add("\xff\xfe①第3步👨‍👩‍👧（", 1, 1)
	f.Fuzz(func(t *testing.T, s string, width, lines int) {
		if width <= 0 || width > 1<<20 || len(s) > 400 {
			return
		}
		Wrap(s, width, 0)
		s = strings.ToValidUTF8(s, "\ufffd")
		checkWrap(t, s, width, Wrap(s, width, 0))
		if got := Wrap(s, width, lines); lines > 0 && len(got) > lines {
			t.Fatalf("%d lines, want %d: %q", len(got), lines, got)
		}
	})
}

func BenchmarkWrap(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Wrap("收件登记，发给诉讼风险提示书，5个工作日内决定是否受理", 9*Em, 0)
	}
}

func TestWordsOfNoticesStayWhole(t *testing.T) {
	for _, word := range []string{"一般", "规定", "审核", "请人", "鉴证", "齐全"} {
		r := []rune(word)
		if !isPair(r[0], r[1]) {
			t.Errorf("%s is not known", word)
		}
	}
	if isPair('核', '审') || isPair('a', 'b') || isPair('定', ' ') || isPair('龥', '龥') {
		t.Error("no word is known as one")
	}
	// Halves of even length would cut 规定.
	if got := strings.Join(Wrap("对照上位规定逐条审查", 9*Em, 0), "|"); got != "对照上位规定|逐条审查" && got != "对照上位|规定逐条审查" {
		t.Error(got)
	}
}
