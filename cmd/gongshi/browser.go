package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"gongshi/generator/diag"
)

// browserNames are the programs that can take a picture of a page, as they are
// called on a PATH.
var browserNames = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge"}

// findBrowser returns the program of a browser, "" where there is none: the one
// that GONGSHI_CHROMIUM names, one of the PATH, or one at a usual place.
func findBrowser() string {
	if named := os.Getenv("GONGSHI_CHROMIUM"); named != "" {
		return named
	}
	for _, name := range browserNames {
		if p, err := exec.LookPath(name); err == nil {
			return p
		}
	}
	for _, p := range browserPlaces(runtime.GOOS, os.Getenv) {
		if info, err := os.Stat(p); err == nil && !info.IsDir() {
			return p
		}
	}
	return ""
}

// browserPlaces lists where a system keeps browsers that are on no PATH.
func browserPlaces(system string, getenv func(string) string) []string {
	var out []string
	switch system {
	case "windows":
		for _, root := range []string{"ProgramFiles", "ProgramFiles(x86)", "LocalAppData"} {
			if dir := getenv(root); dir != "" {
				out = append(out, filepath.Join(dir, "Google", "Chrome", "Application", "chrome.exe"),
					filepath.Join(dir, "Microsoft", "Edge", "Application", "msedge.exe"),
					filepath.Join(dir, "Chromium", "Application", "chrome.exe"))
			}
		}
	case "darwin":
		for _, name := range []string{"Google Chrome", "Microsoft Edge", "Chromium"} {
			out = append(out, "/Applications/"+name+".app/Contents/MacOS/"+name)
		}
	default:
		out = []string{"/snap/bin/chromium", "/opt/google/chrome/chrome", "/usr/lib/chromium/chromium"}
	}
	return out
}

// noBrowserError says that no browser was found.
type noBrowserError struct{}

// Error returns the text of the error.
func (e noBrowserError) Error() string { return e.Message().EN }

// Message says it to the officer.
func (noBrowserError) Message() diag.Message {
	names := strings.Join(browserNames, "、")
	return diag.Say("画 PNG 要借用浏览器，这台机器上没有找到（找过 %[1]s 和通常的安装位置；也可以用环境变量 GONGSHI_CHROMIUM 指明）。SVG 不用浏览器：gongshi chart 编号 -o 图.svg",
		"a PNG is drawn by a browser, and none was found (looked for %[1]s and in the usual places; GONGSHI_CHROMIUM may name one). An SVG needs none: gongshi chart ID -o chart.svg", names)
}

// browserError says that the browser did not do its work.
type browserError struct {
	program string
	why     string // the last that it said
	err     error
}

// Error returns the text of the error.
func (e *browserError) Error() string { return e.Message().EN }

// Unwrap returns the error of the program.
func (e *browserError) Unwrap() error { return e.err }

// Message says it to the officer.
func (e *browserError) Message() diag.Message {
	return diag.Say("浏览器 %[1]s 没有画出 PNG（%[2]v）%[3]s。SVG 不用浏览器：gongshi chart 编号 -o 图.svg",
		"the browser %[1]s made no PNG (%[2]v)%[3]s. An SVG needs none: gongshi chart ID -o chart.svg", e.program, e.err, e.why)
}
