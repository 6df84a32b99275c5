package derive

import (
	"testing"

	"gongshi/generator/model"
)

func TestAmountsAreExact(t *testing.T) {
	for _, c := range []struct{ written, want string }{
		{"12", "12"},
		{"+12", "12"},
		{"-3.50", "-3.5"},
		{"1_000.25", "1000.25"},
		{"1e3", "1000"},
		{"2.5E-3", "0.0025"},
		{"0x10", "16"},
		{"0o17", "15"},
		{"0b11", "3"},
		{"0", "0"},
		{"123456789012345678901234567890.01", "123456789012345678901234567890.01"},
	} {
		a, ok := AmountOf(model.Number{Text: c.written})
		if !ok || a.String() != c.want {
			t.Errorf("%s is %v %v, want %s", c.written, a, ok, c.want)
		}
	}
	for _, bad := range []string{"", "inf", "-nan", "1e300", "1e-300", "1e99999999", "0xzz", "1.2.3", "--1", "1e", "一"} {
		if a, ok := AmountOf(model.Number{Text: bad}); ok {
			t.Errorf("%q is %v, want no amount", bad, a)
		}
	}
}

func TestSumsOfTenthsHaveNoRest(t *testing.T) {
	var sum Amount
	tenth, _ := AmountOf(model.Number{Text: "0.1"})
	for range 10 {
		sum = sum.Add(tenth)
	}
	one, _ := AmountOf(model.Number{Text: "1"})
	if sum.Compare(one) != 0 || sum.Sub(one).String() != "0" || sum.Compare(tenth) != 1 || tenth.Compare(sum) != -1 {
		t.Errorf("ten tenths are %v", sum)
	}
}

func FuzzAmount(f *testing.F) {
	for _, s := range []string{"1", "1.5", "-1_0e2", "0x1f", "1e-9", "e", ".", "-", "1e+0009"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, ok := AmountOf(model.Number{Text: s})
		if !ok {
			return
		}
		b, again := AmountOf(model.Number{Text: a.String()})
		if len(a.String()) <= 40 && (!again || a.Compare(b) != 0) {
			t.Errorf("%q prints as %s, which is %v", s, a, b)
		}
	})
}
