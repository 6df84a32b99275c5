package flow_test

import (
	"slices"
	"testing"

	"gongshi/bench/flowbench"
	"gongshi/generator/flow"
)

// a4 is about the room of a sheet of A4.
var a4 = flow.Paper{W: 642, H: 869, TurnedW: 971, TurnedH: 575}

// Whatever is drawn, the sheets show all of it, cut nothing, fit their paper
// and have the headers of the lanes.
func TestSheetsShowEverythingAndCutNothing(t *testing.T) {
	cut, turned := 0, 0
	for seed := range uint64(600) {
		c := flowbench.Sample(seed)
		d, err := flow.Layout(c)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range []flow.Paper{a4, {W: 300, H: 200, TurnedW: 400, TurnedH: 150}} {
			print := flow.Sheets(d, p)
			room := flow.Point{X: p.W, Y: p.H}
			if print.Turned {
				room = flow.Point{X: p.TurnedW, Y: p.TurnedH}
				turned++
			}
			if len(print.Sheets) > 1 {
				cut++
			}
			y := 0
			for k, s := range print.Sheets {
				if s.From != y || s.To <= s.From {
					t.Errorf("chart %d: sheet %d is from %d to %d, the last ended at %d", seed, k, s.From, s.To, y)
				}
				y = s.To
				if s.W > room.X || s.H > room.Y || s.W < 1 || s.H < 1 {
					t.Errorf("chart %d: sheet %d is %d by %d, there is room for %v", seed, k, s.W, s.H, room)
				}
				if s.Head != (k > 0 && len(c.Lanes) > 0) {
					t.Errorf("chart %d: headers of sheet %d: %v", seed, k, s.Head)
				}
				if s.To < d.H {
					uncut(t, d, s.To)
				}
				checkEnds(t, d, s)
			}
			if y != d.H {
				t.Errorf("chart %d: the sheets end at %d of %d", seed, y, d.H)
			}
		}
	}
	if cut < 300 || turned < 100 {
		t.Errorf("only %d drawings are cut and %d turned", cut, turned)
	}
}

func uncut(t *testing.T, d flow.Drawing, y int) {
	t.Helper()
	boxes := slices.Concat(d.Boxes, d.Notes)
	for _, l := range d.Lines {
		boxes = append(boxes, l.Label)
	}
	for _, b := range boxes {
		if b.H > 0 && b.Y < y && y < b.Y+b.H || y < d.HeadH {
			t.Errorf("%v is cut at %d", b, y)
		}
	}
}

// checkEnds holds the ends on a sheet against the lines that are cut.
func checkEnds(t *testing.T, d flow.Drawing, s flow.Sheet) {
	t.Helper()
	want := map[flow.SheetEnd]bool{}
	for _, l := range d.Lines {
		for i := 1; i < len(l.Points); i++ {
			a, b := l.Points[i-1], l.Points[i]
			for _, y := range []int{s.From, s.To} {
				if a.Y < y && b.Y > y || a.Y > y && b.Y < y {
					want[flow.SheetEnd{X: a.X, Foot: y == s.To, Out: (a.Y < y) == (y == s.To), Back: l.Back}] = true
				}
			}
		}
	}
	for _, e := range s.Ends {
		if !want[e] {
			t.Errorf("an end %v where no line is cut, or twice", e)
		}
		delete(want, e)
	}
	if len(want) > 0 {
		t.Errorf("no ends %v", want)
	}
}

// pile is a drawing by hand: rows of a height, with or without a lane.
func pile(w, rows, high int, lanes bool) flow.Drawing {
	d := flow.Drawing{W: w}
	if lanes {
		d.HeadH, d.Lanes = 40, []flow.Rect{{W: w}}
		d.H = 40
	}
	for range rows {
		d.H += high
		d.Rows = append(d.Rows, d.H)
	}
	return d
}

func TestSheetsFollowTheRule(t *testing.T) {
	for _, c := range []struct {
		name   string
		d      flow.Drawing
		turned bool
		feet   []int
		w, h   int // of the first sheet
	}{
		{"a small drawing keeps its size", pile(200, 3, 100, false), false, []int{300}, 204, 304},
		{"a wide one is scaled to the width", pile(800, 3, 100, false), false, []int{300}, 642, 243},
		{"a high one is scaled while its type is 8 points", pile(300, 10, 110, false), false, []int{1100}, 240, 869},
		{"a higher one is cut, evenly", pile(300, 12, 110, false), false, []int{660, 1320}, 304, 676},
		{"also where the width is scaled already", pile(996, 16, 100, false), false, []int{800, 1600}, 642, 524},
		{"headers count from the second sheet on", pile(300, 10, 160, true), false, []int{840, 1640}, 304, 856},
		{"type below 6 points turns the sheet", pile(1200, 5, 100, false), true, []int{500}, 971, 407},
		{"one that is wide and high is turned and cut", pile(1200, 12, 100, true), true, []int{640, 1240}, 971, 530},
		{"a little smaller is better than two sheets", pile(1400, 9, 100, false), true, []int{900}, 894, 575},
		{"much smaller is not", pile(1400, 10, 100, false), true, []int{500, 1000}, 971, 357},
		{"a row that is higher than the sheet", pile(300, 2, 1500, false), false, []int{1500, 3000}, 173, 863},
		{"nothing", flow.Drawing{}, false, []int{0}, 4, 4},
	} {
		print := flow.Sheets(c.d, a4)
		var feet []int
		for _, s := range print.Sheets {
			feet = append(feet, s.To)
		}
		first := print.Sheets[0]
		if print.Turned != c.turned || !slices.Equal(feet, c.feet) || first.W != c.w || first.H != c.h {
			t.Errorf("%s: turned %v, sheets to %v, the first %d by %d", c.name, print.Turned, feet, first.W, first.H)
		}
	}
}
