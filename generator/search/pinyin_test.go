package search

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTitlesAreReadAsInOfficialLanguage(t *testing.T) {
	p := NewPinyin()
	for _, c := range []struct{ title, want string }{
		{"廉政风险", "lian zheng feng xian"},
		{"廉政風險", "lian zheng feng xian"},
		{"2012年第一季度公示", "2012 nian di yi ji du gong shi"},
		{"Ｑ1 ABC，公示（A级）", "Q1 ABC gong shi A ji"},
		{"行政许可", "xing zheng xu ke"},
		{"银行账户", "yin hang zhang hu"},
		{"银行长期贷款", "yin hang chang qi dai kuan"},
		{"执行长效机制", "zhi xing chang xiao ji zhi"},
		{"发行业务", "fa xing ye wu"},
		{"重大事项", "zhong da shi xiang"},
		{"三重一大", "san zhong yi da"},
		{"重复收费", "chong fu shou fei"},
		{"重新审核", "chong xin shen he"},
		{"局长、副科长", "ju zhang fu ke zhang"},
		{"干部长期外出", "gan bu chang qi wai chu"},
		{"长江、长度、成长", "chang jiang chang du cheng zhang"},
		{"调查", "diao cha"},
		{"人民调解", "ren min tiao jie"},
		{"强调整改", "qiang diao zheng gai"},
		{"权力调整", "quan li tiao zheng"},
		{"参加", "can jia"},
		{"参差不齐", "cen ci bu qi"},
		{"会计、会议", "kuai ji hui yi"},
		{"音乐、娱乐", "yin yue yu le"},
		{"下降、投降", "xia jiang tou xiang"},
		{"返还、还款", "fan huan huan kuan"},
		{"给付标准", "ji fu biao zhun"},
		{"率先、税率", "shuai xian shui lv"},
		{"绿化、妇女", "lv hua fu nv"},
		{"策略", "ce lue"},
		{"目的、项目的公示", "mu di xiang mu de gong shi"},
		{"过程中的责任", "guo cheng zhong de ze ren"},
		{"出差、差额", "chu chai cha e"},
		{"首都、成都、都", "shou du cheng du dou"},
		{"没收、没有", "mo shou mei you"},
		{"畜牧、着力、了解", "xu mu zhuo li liao jie"},
		{"六安、六项", "lu an liu xiang"},
		{"旳", "de"},
		{"\U00020000，", ""},
		{"", ""},
	} {
		if got := strings.Join(p.Syllables(c.title), " "); got != c.want {
			t.Errorf("%s is read %q, want %q", c.title, got, c.want)
		}
	}
}

// GB 2312 level 1 is in the order of pinyin, so a wrong reading falls out of it.
func TestReadingsFollowTheOrderOfLevelOne(t *testing.T) {
	// Characters whose place in the standard is that of another reading.
	const elsewhere = "剥捕匙厦削畜钥什着了咯辟蛤槛桔曾咋"
	p := NewPinyin()
	last := ""
	for _, r := range level1() {
		s := p.Of(r)
		switch { // lü comes after lu, lüe after luan
		case s == "":
			t.Errorf("%c has no reading", r)
		case s == "lue", s == "nue":
			s = s[:1] + "uao"
		default:
			s = strings.Replace(s, "v", "uA", 1)
		}
		if strings.ContainsRune(elsewhere, r) {
			continue
		}
		if s < last {
			t.Errorf("%c is read %s, behind %s", r, p.Of(r), last)
		}
		last = s
	}
}

func TestTablesOfReadingsAreConsistent(t *testing.T) {
	p := NewPinyin()
	seen := map[rune]string{}
	for line := range strings.Lines(readingsText) {
		syllable, chars, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || line[0] == '#' {
			continue
		}
		for _, r := range chars {
			if seen[r] != "" {
				t.Errorf("%c is read %s and %s", r, seen[r], syllable)
			}
			seen[r] = syllable
		}
	}
	for _, words := range p.words {
		for i, w := range words {
			if !strings.ContainsRune(w.word, w.of) || utf8.RuneCountInString(w.word) < 2 {
				t.Errorf("%s says nothing of %c", w.word, w.of)
			}
			for r := range strings.SplitSeq(w.word, "") {
				c, _ := utf8.DecodeRuneInString(r)
				if seen[c] == "" {
					t.Errorf("%s: %s has no reading", w.word, r)
				}
			}
			same := func(x reading) bool { return x.of == w.of && x.word == w.word }
			if slices.ContainsFunc(words[:i], same) {
				t.Errorf("%s is listed twice for %c", w.word, w.of)
			}
			if got := p.Syllables(w.word); got[strings.Count(w.word[:strings.Index(w.word, string(w.of))], "")-1] != w.is {
				t.Errorf("%s is read %v, but %c is listed as %s", w.word, got, w.of, w.is)
			}
		}
	}
}

func FuzzSyllables(f *testing.F) {
	f.Add("银行长期2012年Q1")
	f.Add("\xff调解\xff")
	p := NewPinyin()
	f.Fuzz(func(t *testing.T, s string) {
		for _, y := range p.Syllables(s) {
			if y == "" {
				t.Fatalf("an empty syllable in %q", s)
			}
			for i := range len(y) {
				if !isAlphanumeric(rune(y[i])) {
					t.Fatalf("syllable %q in %q", y, s)
				}
			}
		}
	})
}

func BenchmarkNewPinyin(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		NewPinyin()
	}
}
