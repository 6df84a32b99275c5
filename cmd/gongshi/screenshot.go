package main

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

const (
	browserTime = 60 * time.Second
	// mostPixels is the longest side of a picture that browsers draw.
	mostPixels = 16000
	// margin is what the page is larger than the picture, in CSS pixels: some
	// browsers count their frame in the size of the window, some have a least
	// width.
	margin = 200
)

// screenshot turns an SVG file of ours into a PNG file of twice its size, or of
// its size where twice would be beyond what browsers draw. The browser sees a
// folder of its own, which is removed.
func screenshot(ctx context.Context, svg []byte, program string) ([]byte, error) {
	if program == "" {
		return nil, noBrowserError{}
	}
	width, height, err := svgSize(svg)
	if err != nil {
		return nil, err
	}
	scale := 2
	if max(width, height)+margin > mostPixels/scale {
		scale = 1
	}
	dir, err := os.MkdirTemp(browserTemp(program), "gongshi-chart-")
	if err != nil {
		return nil, fmt.Errorf("draw a PNG: %w", err)
	}
	defer os.RemoveAll(dir)
	page, picture := filepath.Join(dir, "chart.html"), filepath.Join(dir, "chart.png")
	html := "<!DOCTYPE html><meta charset=\"utf-8\"><style>body{margin:0}svg{display:block}</style>\n" + string(svg)
	if err := os.WriteFile(page, []byte(html), 0o600); err != nil {
		return nil, fmt.Errorf("draw a PNG: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, browserTime)
	defer cancel()
	args := []string{
		"--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-extensions", "--disable-background-networking",
		"--user-data-dir=" + filepath.Join(dir, "profile"), "--force-device-scale-factor=" + strconv.Itoa(scale),
		fmt.Sprintf("--window-size=%d,%d", max(width, 500)+margin, height+margin), "--screenshot=" + picture,
	}
	if runtime.GOOS == "linux" && os.Geteuid() == 0 {
		args = append(args, "--no-sandbox") // it refuses to run for root with one; the page is ours alone
	}
	var said bytes.Buffer
	c := exec.CommandContext(ctx, program, append(args, fileURL(page))...)
	c.Stderr, c.WaitDelay = &said, 2*time.Second
	err = c.Run()
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	if err == nil {
		var f *os.File
		if f, err = os.Open(picture); err == nil {
			defer f.Close()
			return cutOut(f, width*scale, height*scale)
		}
	}
	return nil, &browserError{program, lastLine(said.String()), err}
}

// svgSize returns the width and height that an SVG file of ours gives itself.
func svgSize(svg []byte) (width, height int, err error) {
	token, err := xml.NewDecoder(bytes.NewReader(svg)).Token()
	root, ok := token.(xml.StartElement)
	if err != nil || !ok {
		return 0, 0, fmt.Errorf("draw a PNG: the drawing does not begin with an element (%v)", err)
	}
	for _, a := range root.Attr {
		switch a.Name.Local {
		case "width":
			width, _ = strconv.Atoi(a.Value)
		case "height":
			height, _ = strconv.Atoi(a.Value)
		}
	}
	if width <= 0 || height <= 0 || max(width, height)+margin > mostPixels {
		return 0, 0, fmt.Errorf("draw a PNG: the drawing is %d by %d pixels", width, height)
	}
	return width, height, nil
}

// browserTemp is the folder for temporary files that the browser can read, ""
// for the usual one. A snap sees neither /tmp nor hidden folders.
func browserTemp(program string) string {
	if runtime.GOOS != "linux" || !strings.Contains(filepath.Base(program), "chromium") {
		return ""
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	dir := filepath.Join(home, "snap", "chromium", "common")
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return ""
	}
	return dir
}

func fileURL(name string) string {
	p := filepath.ToSlash(name)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/…
	}
	return (&url.URL{Scheme: "file", Path: p}).String()
}

// cutOut returns the left top corner of a PNG picture, as a PNG of greys where
// it has no colours.
func cutOut(r io.Reader, width, height int) ([]byte, error) {
	whole, err := png.Decode(r)
	if err != nil {
		return nil, fmt.Errorf("read the browser's picture: %w", err)
	}
	corner := image.Rect(0, 0, width, height)
	if !corner.In(whole.Bounds()) {
		return nil, fmt.Errorf("read the browser's picture: it is %v, want at least %v", whole.Bounds().Size(), corner.Size())
	}
	var out draw.Image = image.NewRGBA(corner)
	if isGrey(whole, corner) {
		out = image.NewGray(corner)
	}
	draw.Draw(out, corner, whole, image.Point{}, draw.Src)
	var b bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, out)
	return b.Bytes(), err
}

func isGrey(m image.Image, r image.Rectangle) bool {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if c := color.RGBAModel.Convert(m.At(x, y)).(color.RGBA); c.R != c.G || c.G != c.B {
				return false
			}
		}
	}
	return true
}

// lastLine is the last line of what a program said, to be added to a message.
func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	if last := strings.TrimSpace(lines[len(lines)-1]); last != "" {
		return ": " + last
	}
	return ""
}
