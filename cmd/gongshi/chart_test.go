package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/edit"
)

func TestPNGDoesNotGoToATerminal(t *testing.T) {
	dir := t.TempDir()
	if _, err := edit.Init(dir); err != nil {
		t.Fatal(err)
	}
	tty, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("no terminal to be had: ", err)
	}
	defer tty.Close()
	var errs bytes.Buffer
	status := run([]string{"--site", dir, "--lang", "zh", "chart", "zhengjian-banli", "--format", "png"}, tty, &errs)
	if status != exitUsage || !strings.Contains(errs.String(), "PNG 不能写到终端") {
		t.Errorf("status %d, %s", status, errs.String())
	}
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	file, err := os.Create(filepath.Join(dir, "x.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if isTerminal(null) || isTerminal(file) || isTerminal(&errs) || !isTerminal(tty) {
		t.Error("what is a terminal and what is none are mixed up")
	}
}

func TestBrowsersOfASystemAreLookedForAtTheirPlaces(t *testing.T) {
	env := map[string]string{"ProgramFiles": "P", "LocalAppData": "L"}
	win := browserPlaces("windows", func(k string) string { return env[k] })
	if len(win) != 6 || !slices.Contains(win, filepath.Join("P", "Microsoft", "Edge", "Application", "msedge.exe")) {
		t.Errorf("%q", win)
	}
	if mac := browserPlaces("darwin", os.Getenv); !slices.Contains(mac, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome") {
		t.Errorf("%q", mac)
	}
	for _, lang := range []string{"zh", "en"} {
		if m := (noBrowserError{}).Message().In(lang); !strings.Contains(m, "google-chrome") || !strings.Contains(m, "SVG") {
			t.Errorf("%q", m)
		}
	}
}

// TestCutOutKeepsTheDrawingAlone cuts a corner out of what a browser drew.
func TestCutOutKeepsTheDrawingAlone(t *testing.T) {
	whole := image.NewRGBA(image.Rect(0, 0, 9, 9))
	for y := range 9 {
		for x := range 9 {
			whole.Set(x, y, color.RGBA{uint8(10*x + y), uint8(10*x + y), uint8(10*x + y), 255})
		}
	}
	cut := func(width, height int) (image.Image, error) {
		var b bytes.Buffer
		if err := png.Encode(&b, whole); err != nil {
			t.Fatal(err)
		}
		out, err := cutOut(&b, width, height)
		if err != nil {
			return nil, err
		}
		return png.Decode(bytes.NewReader(out))
	}
	got, err := cut(4, 3)
	if err != nil {
		t.Fatal(err)
	}
	grey, ok := got.(*image.Gray)
	if !ok || grey.Bounds() != image.Rect(0, 0, 4, 3) || grey.GrayAt(3, 2).Y != 32 {
		t.Errorf("%T %v", got, got.Bounds())
	}
	whole.Set(1, 1, color.RGBA{255, 0, 0, 255})
	if got, err = cut(4, 3); err != nil || color.RGBAModel.Convert(got.At(1, 1)) != (color.RGBA{255, 0, 0, 255}) {
		t.Errorf("%v, %v", got, err)
	}
	if _, err = cut(10, 3); err == nil {
		t.Error("a picture that is too small is taken")
	}
}

func TestSizeOfADrawingIsReadFromIt(t *testing.T) {
	for svg, want := range map[string][2]int{
		`<svg xmlns="http://www.w3.org/2000/svg" width="12" height="34" viewBox="0 0 1 1">`: {12, 34},
		`<svg width="12">`:                   {},
		`<svg width="12" height="2em">`:      {},
		`<svg width="12" height="99999999">`: {},
		``:                                   {},
		`text`:                               {},
	} {
		w, h, err := svgSize([]byte(svg))
		if w != want[0] || h != want[1] || (err == nil) != (w > 0) {
			t.Errorf("%s: %d, %d, %v", svg, w, h, err)
		}
	}
}
