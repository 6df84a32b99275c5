package check

import (
	"strings"
	"testing"
)

func TestDocNumbersInText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"按广委办〔2011〕52号和威纪通[2011] 8 号", "〔2011〕52号 [2011] 8 号"},
		{"某发（2011）5号、某发［２０１１］６号", "（2011）5号 ［２０１１］６号"},
		{"某发〔2011〕第07号", "〔2011〕第07号"},
		{"国务院令第492号、（2011）某民初字第12号、〔2011〕5号", ""}, // no year in brackets behind a Han letter
		{"会议（2011）讨论5号地块，东发4号，某发〔11〕4号", ""},
		{"〔〔某〔2011〕", ""},
	} {
		var got []string
		for _, n := range docNumbers(c.text) {
			got = append(got, c.text[n.start:n.end])
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.text, s, c.want)
		}
	}
}

func FuzzDocNumbers(f *testing.F) {
	for _, s := range []string{"威纪通[2011]8号", "某发〔2011〕第 07号某发（", "某[", "某［２０１１］６号", "某〔\xff011〕1号"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, n := range docNumbers(s) {
			if n.start < end || n.end <= n.start || n.end > len(s) {
				t.Fatalf("%q: %d to %d after %d", s, n.start, n.end, end)
			}
			end = n.end
		}
		titleCore(s)
		if from, to, ok := eventOfRisk(s); ok && (from >= to || to > len(s)) {
			t.Fatalf("%q: risk from %d to %d", s, from, to)
		}
	})
}

func TestTitleCore(t *testing.T) {
	for title, want := range map[string]string{
		"某局实施方案":             "某局实施方案",
		"关于印发《方案》的通知（试行）":    "关于印发《方案》的通知",
		"某意见（征求意见稿）":         "某意见",
		"某意见征求意见稿":           "某意见",
		"《某办法》（2012年）(第2版) ": "《某办法",
		"（草案）":               "（草案）",
	} {
		if got := titleCore(title); got != want {
			t.Errorf("%s: %s, want %s", title, got, want)
		}
	}
}

func TestSeatOfRole(t *testing.T) {
	for role, want := range map[string]seat{
		"组长": headSeat, "组长（党组书记）": headSeat, "第一副组长": deputySeat, "党组成员、副组长": deputySeat,
		"成员": memberSeat, "成员、办公室主任（兼）": memberSeat, "成员（党组副书记）": memberSeat, "委员": memberSeat,
		"主任": headSeat, "副主任": deputySeat, "办公室主任": otherSeat, "联络员": otherSeat, "": otherSeat,
	} {
		if got := seatOf(role); got != want {
			t.Errorf("%s: %d, want %d", role, got, want)
		}
	}
}

func TestEventOfRisk(t *testing.T) {
	for text, want := range map[string]string{
		"尚未转变为风险的": "转变为风险", "出现廉政风险": "出现廉政风险", "已经发生了风险，限期整改": "发生了风险",
		"出现风险苗头": "", "在风险点上发生违纪": "", "转化为风险隐患": "", "": "",
	} {
		from, to, ok := eventOfRisk(text)
		if got := text[from:to]; got != want || ok != (want != "") {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
