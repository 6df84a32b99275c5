//go:build browser

package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"gongshi/generator/edit"
)

// TestBrowserDrawsAChart draws the starter's chart as PNG with the browser that
// GONGSHI_CHROMIUM names and holds it against the size of the SVG.
func TestBrowserDrawsAChart(t *testing.T) {
	if os.Getenv("GONGSHI_CHROMIUM") == "" {
		t.Fatal("GONGSHI_CHROMIUM names no browser; run make check")
	}
	dir := t.TempDir()
	if _, err := edit.Init(dir); err != nil {
		t.Fatal(err)
	}
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	var svg, picture, errs bytes.Buffer
	if status := run([]string{"--site", dir, "chart", "zhengjian-banli"}, &svg, &errs); status != 0 {
		t.Fatal(status, errs.String())
	}
	width, height, err := svgSize(svg.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if status := run([]string{"--site", dir, "chart", "zhengjian-banli", "--format", "png"}, &picture, &errs); status != 0 {
		t.Fatal(status, errs.String())
	}
	m, err := png.Decode(&picture)
	if err != nil {
		t.Fatal(err)
	}
	grey, ok := m.(*image.Gray)
	if !ok || grey.Bounds() != image.Rect(0, 0, 2*width, 2*height) {
		t.Fatalf("the picture is a %T of %v, want greys, twice %d by %d", m, m.Bounds(), width, height)
	}
	// Something is drawn from the top to the foot, on white.
	first, last, dark := -1, 0, 0
	for y := range 2 * height {
		for x := range 2 * width {
			if grey.GrayAt(x, y).Y < 64 {
				if first < 0 {
					first = y
				}
				last = y
				dark++
			}
		}
	}
	area := 4 * width * height
	if first < 0 || first > 2*height/10 || last < 2*height*9/10 || dark < area/200 || dark > area/4 {
		t.Errorf("dark from line %d to %d of %d, %d of %d pixels", first, last, 2*height, dark, area)
	}
	if left, err := filepath.Glob(filepath.Join(temp, "*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
