package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

func TestCardsFillRowsWithoutRunningOver(t *testing.T) {
	rows := rowsOf([]card{{w: 1500, h: 900}, {w: 1400, h: 800}, {w: 700, h: 700}, {w: 5000, h: 600}, {w: 700, h: 500}, {w: 100, h: 400}})
	got := [][]int{}
	for _, row := range rows {
		var ws []int
		for _, c := range row {
			ws = append(ws, c.w)
		}
		got = append(got, ws)
	}
	want := [][]int{{1500, 700, 100}, {1400, 700}, {5000}}
	if len(got) != len(want) {
		t.Fatalf("%v, want %v", got, want)
	}
	for i := range want {
		if len(got[i]) != len(want[i]) {
			t.Errorf("%v, want %v", got, want)
		}
	}
}

// TestSmallPictureKeepsItsGreys writes a picture with more greys than the
// palette has.
func TestSmallPictureKeepsItsGreys(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 256, 4))
	for x := range 256 {
		for y := range 4 {
			m.Set(x, y, color.RGBA{uint8(x), uint8(x), uint8(x), 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "small.png")
	if err := writeSmall(name, b.Bytes(), 16); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	p, ok := out.(*image.Paletted)
	if !ok || len(p.Palette) > 16 || p.Bounds() != m.Bounds() {
		t.Fatalf("%T %v", out, out.Bounds())
	}
	for x := range 256 {
		if d := int(at(p, x, 1).R) - x; d > 40 || d < -40 {
			t.Errorf("grey %d is shown as %d", x, int(at(p, x, 1).R))
		}
	}
}
