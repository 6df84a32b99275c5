package flow

import (
	"strings"
	"testing"
)

func TestBoxesHoldTheirTexts(t *testing.T) {
	han := func(n int) string { return strings.Repeat("审", n) }
	for _, c := range []struct {
		name string
		node NodeText
		w, h int
	}{
		{"the least", NodeText{Lines: []string{"受理"}}, 84, 40},
		{"empty", NodeText{}, 84, 40},
		{"by its widest line", NodeText{Lines: []string{han(8), han(3)}}, 8*14 + 24, 58},
		{"small lines and marks", NodeText{Lines: []string{"受理"}, Small: []string{han(10)}, Marks: []Mark{{Text: "高"}}}, 10*12 + 24, 74},
		{"by its marks", NodeText{Marks: []Mark{{Text: han(3)}, {Text: han(3)}}}, 134, 40},
		{"round ends need more", NodeText{Shape: StartShape, Lines: []string{han(8)}}, 8*14 + 36, 40},
		{"a document has a foot", NodeText{Shape: DocumentShape, Lines: []string{han(8)}}, 8*14 + 24, 48},
	} {
		if w, h := BoxSize(c.node); w != c.w || h != c.h {
			t.Errorf("%s: %d by %d, want %d by %d", c.name, w, h, c.w, c.h)
		}
	}
}

// Every corner of every line lies within the diamond.
func TestDiamondsHoldTheirTexts(t *testing.T) {
	for _, lines := range [][]string{
		{"否"}, {"材料是否齐全"}, {"材料是否", "齐全"}, {"是", "是否符合起诉条件", "吗"}, {"一二三四五六七八", "一二三四五六七八", "一二三四五六七八"},
		{strings.Repeat("审", 40)}, {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"},
	} {
		n := NodeText{Shape: DecisionShape, Lines: lines, Small: []string{"立案庭庭长"}}
		w, h := BoxSize(n)
		if w%2 != 0 || h%2 != 0 || w < h {
			t.Errorf("%q: %d by %d", lines, w, h)
		}
		rows := n.rows()
		total := 0
		for _, r := range rows {
			total += r.h
		}
		top := -total / 2
		for _, r := range rows {
			y := max(-top, top+r.h) - 3
			if 2*y > h || r.w*h > w*(h-2*y) {
				t.Errorf("%q: a line %d wide at %d sticks out of %d by %d", lines, r.w, y, w, h)
			}
			top += r.h
		}
	}
	if w, h := BoxSize(NodeText{Shape: DecisionShape, Lines: []string{"材料是否", "齐全"}}); w > 160 || h > 100 {
		t.Errorf("%d by %d is wasteful", w, h)
	}
}

func TestSizesOfLabels(t *testing.T) {
	if w, h := LabelSize(nil); w != 0 || h != 0 {
		t.Error(w, h)
	}
	if w, h := LabelSize([]string{"不符合"}); w != 42 || h != 22 {
		t.Error(w, h)
	}
	if w, h := NoteSize([]string{"双人审查", "复核"}); w != 64 || h != 44 {
		t.Error(w, h)
	}
	if w, h := LaneSize([]string{"立案窗口"}); w != 74 || h != 32 {
		t.Error(w, h)
	}
}
