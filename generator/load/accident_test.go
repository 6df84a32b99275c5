package load

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongshi/generator/diag"
	"gongshi/generator/source"
)

var update = flag.Bool("update", false, "write the expected results of testdata anew")

// TestAccidents compares the faults of each file, and what could be read of it
// all the same, with the .want file beside it.
func TestAccidents(t *testing.T) {
	names, err := filepath.Glob("testdata/accidents/*.toml")
	if err != nil || len(names) == 0 {
		t.Fatal("no files", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".toml"), func(t *testing.T) {
			in, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			f := &source.File{Path: "in.toml", Bytes: in}
			table, faults := readTOML(f, 0, len(f.Bytes))
			got := showFaults(f, faults)
			if table != nil {
				got += "read: " + strings.ReplaceAll(showTable(table), "; ", "\n      ") + "\n"
			}
			wantName := strings.TrimSuffix(name, "toml") + "want"
			if *update {
				if err := os.WriteFile(wantName, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(wantName)
			if err != nil || got != string(want) {
				t.Errorf("differs from %s (%v); got\n%s", wantName, err, got)
			}
		})
	}
}

func showFaults(f *source.File, faults []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range faults {
		at := f.Position(int(d.Span.Start))
		fmt.Fprintf(&b, "%d:%d %s [%s]\n  %s\n  %s\n", at.Line, at.Column, d.Code, d.Span.Bytes(), d.Text.ZH, d.Text.EN)
		if !d.Hint.IsZero() {
			fmt.Fprintf(&b, "  > %s\n  > %s\n", d.Hint.ZH, d.Hint.EN)
		}
		for _, n := range d.Also {
			at := f.Position(int(n.Span.Start))
			fmt.Fprintf(&b, "  %d:%d %s | %s\n", at.Line, at.Column, n.Text.ZH, n.Text.EN)
		}
	}
	return b.String()
}

func TestEncodingFaults(t *testing.T) {
	utf16le := func(text string) string {
		var b strings.Builder
		for _, r := range text {
			b.WriteByte(byte(r))
			b.WriteByte(byte(r >> 8))
		}
		return b.String()
	}
	utf16be := func(text string) string {
		var b strings.Builder
		for _, r := range text {
			b.WriteByte(byte(r >> 8))
			b.WriteByte(byte(r))
		}
		return b.String()
	}
	const gbk = "title = \"\xb9\xd8\xd3\xda\xb9\xab\xbf\xaa\xb5\xc4\xcd\xa8\xd6\xaa\"\n" // 关于公开的通知
	cases := []struct {
		name, in, want string // code, line:column, beginning of the Chinese text
	}{
		{"GBK", gbk, "S001 1:10 文件不是 UTF-8，像是 GBK"},
		{"GBK after UTF-8 lines of ASCII", "# a\nid = \"x\"\n" + gbk, "S001 3:10 文件不是 UTF-8，像是 GBK"},
		{"UTF-16 LE with mark", "\xff\xfe" + utf16le("title = \"关于\"\n"), "S001 1:1 文件不是 UTF-8，是 UTF-16（LE）"},
		{"UTF-16 BE with mark", "\xfe\xff" + utf16be("title = \"关于\"\n"), "S001 1:1 文件不是 UTF-8，是 UTF-16（BE）"},
		{"UTF-16 LE without mark", utf16le("title = \"关于\"\n"), "S001 1:1 文件不是 UTF-8，是 UTF-16（LE）"},
		{"UTF-16 BE without mark", utf16be("title = \"关于\"\n"), "S001 1:1 文件不是 UTF-8，是 UTF-16（BE）"},
		{"one bad byte in Chinese", "a = \"公开\"\nb = \"公\xe5开\"\n", "S001 2:7 字节 0xE5 不是 UTF-8"},
		{"cut in the middle of a character", "a = \"公\xe5\xbc", "S001 1:7 字节 0xE5 不是 UTF-8"},
		{"NUL", "a = 1\nb = \"\x00\"\n", "S001 2:6 文件里有空字节"},
		{"control character", "a = \"\x07\"\n", "S002 1:6 这里有控制字符 0x07"},
		{"old line ends", "a = 1\rb = 2\r", "S002 1:6 换行符不对"},
		{"byte order mark", "\ufeffa = 1\n", ""},
		{"byte order mark inside", "a = 1\n\ufeffb = 2\n", "S003 2:1 这里有看不见的字符 U+FEFF"},
		{"Latin-1", "a = \"caf\xe9 au lait, tr\xe8s bien\"\n", "S001 1:9 字节 0xE9 不是 UTF-8"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := &source.File{Path: "x.toml", Bytes: []byte(c.in)}
			_, faults := readTOML(f, 0, len(f.Bytes))
			got := ""
			for _, d := range faults {
				got += fmt.Sprintf("%s %s %s", d.Code, where(d.Span), d.Text.ZH)
				if d.Hint.ZH == "" || d.Hint.EN == "" || d.Text.EN == "" {
					t.Error("a language is missing")
				}
			}
			if len(faults) > 1 || !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}
