package plain

import (
	"slices"
	"testing"
)

func TestFindLooksIntoEveryLine(t *testing.T) {
	x := New()
	x.Add(0, "残疾人证办理")
	x.Add(0, "证办")
	x.Add(1, "办理残疾")
	x.Add(2, "人证")
	x.Add(2, "")
	x.Add(2, "残疾人证办理")
	x.Add(3, "证办")
	for s, want := range map[string][]int32{
		"证办": {0, 2, 3}, "残疾": {0, 1, 2}, "理": {0, 1, 2}, "残疾人证办理": {0, 2}, "理证": {}, "人证": {0, 2},
	} {
		if got := x.Find(s); !slices.Equal(got, want) {
			t.Errorf("%s: pages %v, want %v", s, got, want)
		}
	}
	if r, p := Score([]int32{1, 2, 3}, []int32{2, 3, 4, 5}); r != 0.5 || p < 0.66 || p > 0.67 {
		t.Errorf("recall %v, precision %v", r, p)
	}
}
