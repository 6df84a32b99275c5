package load

import (
	"strings"
	"testing"
	"time"

	"gongshi/generator/diag"
	"gongshi/generator/source"
)

func TestSplitFront(t *testing.T) {
	cases := []struct{ name, in, front, body string }{
		{"plain", "+++\n[notice]\nid = \"a\"\n+++\n正文\n", "[notice]\nid = \"a\"\n", "正文\n"},
		{"byte order mark and CRLF", "\ufeff+++\r\n[notice]\r\n+++\r\n正文\r\n", "[notice]\r\n", "正文\r\n"},
		{"blank lines before, blanks after the mark", "\n\n+++ \n[notice]\n+++\t\n", "[notice]\n", ""},
		{"no body, no last line end", "+++\n[notice]\n+++", "[notice]\n", ""},
		{"empty front matter", "+++\n+++\nx", "", "x"},
		{"plus signs in the body", "+++\na = 1\n+++\nx\n+++\ny", "a = 1\n", "x\n+++\ny"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := &source.File{Path: "a.md", Bytes: []byte(c.in)}
			front, body, faults := splitFront(f)
			for _, d := range faults {
				t.Error(d.Text.EN)
			}
			if got := c.in[front[0]:front[1]]; got != c.front {
				t.Errorf("front %q, want %q", got, c.front)
			}
			if got := c.in[body[0]:body[1]]; got != c.body {
				t.Errorf("body %q, want %q", got, c.body)
			}
		})
	}
}

func TestFrontFaults(t *testing.T) {
	cases := []struct {
		name, in string
		code     diag.Code
		at, zh   string
		also     string // place of the second line pointed at
	}{
		{"empty file", "", diag.S018, "1:1", "文件是空的", ""},
		{"only blank lines", "\n \n", diag.S018, "3:1", "文件是空的", ""},
		{"prose at once", "正文从第一行开始\n", diag.S018, "1:1", "文件没有文件头", ""},
		{"full-width plus signs", "＋＋＋\na = 1\n＋＋＋\n", diag.S018, "1:1", "文件头的分隔线“＋＋＋”是全角的", ""},
		{"YAML", "---\ntitle: x\n---\n", diag.S018, "1:1", "文件头用了 ---（YAML）", ""},
		{"four plus signs", "++++\na = 1\n++++\n", diag.S018, "1:1", "文件头的分隔线“++++”不对", ""},
		{"not closed", "# 不\n", diag.S018, "1:1", "文件没有文件头", ""},
		{"opened, never closed", "\n+++\na = 1\n\n正文\n", diag.S018, "2:1", "文件头从这里开始，没有收尾", ""},
		{"closed by full-width signs", "+++\na = 1\n＋＋＋\n正文\n", diag.S018, "1:1", "文件头从这里开始，没有收尾", "3:1"},
		{"closed by dashes", "+++\na = 1\n---\n正文\n", diag.S018, "1:1", "文件头从这里开始，没有收尾", "3:1"},
		{"longer than the limit", "+++\n" + strings.Repeat("# 注\n", maxFrontBytes/4) + "+++\n", diag.S013, "1:1", "文件头从这里开始，256 KiB 之内没有收尾", ""},
		{"GBK body", "+++\na = 1\n+++\n\xb9\xab\xbf\xaa\n", diag.S001, "4:1", "文件不是 UTF-8，像是 GBK", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := &source.File{Path: "a.md", Bytes: []byte(c.in)}
			_, _, faults := splitFront(f)
			if len(faults) != 1 {
				t.Fatalf("%d faults", len(faults))
			}
			d := faults[0]
			if d.Code != c.code || where(d.Span) != c.at || !strings.HasPrefix(d.Text.ZH, c.zh) {
				t.Errorf("got %s %s %s", d.Code, where(d.Span), d.Text.ZH)
			}
			if d.Text.EN == "" || d.Hint.ZH == "" || d.Hint.EN == "" {
				t.Error("a language is missing")
			}
			also := ""
			if len(d.Also) > 0 {
				also = where(d.Also[0].Span)
			}
			if also != c.also {
				t.Errorf("also at %q, want %q", also, c.also)
			}
		})
	}
}

func TestHostileFrontIsRefusedAtOnce(t *testing.T) {
	for name, in := range map[string]string{
		"a million marks":     "+++ x\n" + strings.Repeat("+++ x\n", 1_000_000),
		"opened, 4 MB follow": "+++\n" + strings.Repeat("a\n", 2<<20),
		"4 MB of blank lines": strings.Repeat("\n", 4<<20),
		"one line of 4 MB":    "+++\n" + strings.Repeat("a", 4<<20),
	} {
		f := &source.File{Path: "a.md", Bytes: []byte(in)}
		var faults []diag.Diagnostic
		took, bytes := cost(func() { _, _, faults = splitFront(f) })
		if len(faults) != 1 || took > 200*time.Millisecond || bytes > 16<<20 {
			t.Errorf("%s: %d faults, %v, %d KiB", name, len(faults), took, bytes>>10)
		}
	}
}

// FuzzSplitFront: no panic; ranges and spans lie inside the input; front and
// body do not overlap.
func FuzzSplitFront(f *testing.F) {
	for _, seed := range []string{"", "+++\na = 1\n+++\nx", "\ufeff+++\r\n+++\r\n", "+++", "---\n---", "＋＋＋\n", "\n\n+++\n＋＋＋", "\xff", "++++\n", "+++\n+++"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := &source.File{Path: "a.md", Bytes: []byte(text)}
		front, body, faults := splitFront(file)
		for _, d := range faults {
			inside(t, file, d.Span)
			for _, n := range d.Also {
				inside(t, file, n.Span)
			}
		}
		if len(faults) == 0 && !(0 < front[0] && front[0] <= front[1] && front[1] < body[0] && body[0] <= body[1] && body[1] == len(text)) {
			t.Errorf("front %v, body %v of %d bytes", front, body, len(text))
		}
		if len(faults) == 0 {
			readTOML(file, front[0], front[1])
		}
	})
}
