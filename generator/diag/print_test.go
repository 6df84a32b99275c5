package diag

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"gongshi/generator/source"
	"gongshi/generator/text"
)

var update = flag.Bool("update", false, "rewrite expected files")

// spanOf returns the span of the first occurrence of part in a new file.
func spanOf(path, content, part string) source.Span {
	f := &source.File{Path: path, Bytes: []byte(content)}
	i := strings.Index(content, part)
	return f.At(i, i+len(part))
}

// samples is one fault of each shape the printers know.
func samples() []Diagnostic {
	first := spanOf("data/entry/a.toml", "id = \"river\"\n", `"river"`)
	long := "text = \"" + strings.Repeat("权力公开", 40) + "6月31日前" + strings.Repeat("接受监督", 40) + "\"\n"
	return []Diagnostic{
		{
			Code: R001, Span: spanOf("data/entry/b.toml", "[[power]]\ntitle = \"x\"\nid = \"river\"\n", `"river"`),
			Text: Say("id %q 已经用过", "id %q is already used", "river"),
			Hint: Say("同一单位、同一类记录的 id 不能重复；改动其中一个", "ids of a kind are unique within a unit; rename one of the two"),
			Also: []Note{{Span: first, Text: Say("第一次用在这里", "first used here")}},
		},
		{
			Code: S009, Span: spanOf("data/市卫生局/权力 1.toml", "\tlevel = \"甲级\"\t# 待定\n", "甲级"),
			Text: Say("等级 %q 不在方案里", "level %q is not in the scheme", "甲级"),
			Hint: Say("可用的值：\n一级\n二级", "allowed values:\n一级\n二级"),
		},
		{
			Code: R003, Span: spanOf("content/hospital/plan.md", long, "6月31日"), Waived: "原文如此，照录",
			Text: Say("没有 %s 这一天", "there is no day %s", "6月31日"),
		},
		{
			Code: R118, Severity: Warning, Span: spanOf("data/a:b,c%/unit.toml", "\ufeff[unit]\nname = \"x\"\n", "[unit]"),
			Text: Say("没有规定最短公示天数", "no least number of days is set"),
		},
		{
			Code: S005, Span: spanOf("data/x/y.toml", "title = \"\"\"\n第一行\n第二行\n", "\"\"\"\n第一行\n第二"),
			Text: Say("引号没有收尾", "the text is not closed"),
		},
		{Code: "S999", Text: Say("没有登记的代码", "a code that is not registered")},
	}
}

func TestPrintedForms(t *testing.T) {
	for name, print := range map[string]func(io.Writer, []Diagnostic, string) error{
		"text": WriteText, "json": WriteJSON, "sarif": WriteSARIF, "github": WriteGitHub,
	} {
		for _, lang := range []string{"zh", "en"} {
			var got bytes.Buffer
			if err := print(&got, samples(), lang); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("testdata", name+"."+lang+".golden")
			if *update {
				if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Errorf("%s:\n%s", path, diff)
			}
		}
	}
}

func TestExcerptMarksWhatWasWritten(t *testing.T) {
	for _, c := range []struct{ name, line, part, shown, marks string }{
		{"latin", `id = "river"`, `"river"`, `id = "river"`, `     ^^^^^^^`},
		{"han count twice", `部室 = "办公室"`, `办公室`, `部室 = "办公室"`, `        ^^^^^^`},
		{"full-width", "id＝1", "＝", "id＝1", "  ^^"},
		{"wide space", "id　= 1", "　", "id　= 1", "  ^^"},
		{"tabs stay", "\ta\tb", "b", "\ta\tb", "\t \t^"},
		{"tab inside", "a\tb", "\tb", "a\tb", " ^\t^"},
		{"bad bytes", "a\xff\xfeb", "\xfe", "a<FF><FE>b", "     ^^^^"},
		{"escape", "a\x1b[31mb", "b", "a␛[31mb", "      ^"},
		{"bidi", "a\u202eb", "\u202e", "a<U+202E>b", " ^^^^^^^^"},
		{"accent alone", "ae\u0301b", "\u0301", "ae\u0301b", "  ^"},
		{"zero width", "a\u200bb", "b", "a<U+200B>b", "         ^"},
	} {
		i := strings.Index(c.line, c.part)
		shown, marks := excerpt([]byte(c.line), i, i+len(c.part))
		if c.name == "accent alone" {
			c.marks = " ^" // under the letter that bears it
		}
		if shown != c.shown || marks != c.marks {
			t.Errorf("%s:\n got %q\n     %q\nwant %q\n     %q", c.name, shown, marks, c.shown, c.marks)
		}
	}
}

func TestEmptyStretchIsMarked(t *testing.T) {
	for _, c := range []struct {
		line  string
		at    int
		marks string
	}{{"", 0, "^"}, {"ab", 2, "  ^"}, {"ab", 1, " ^"}, {"廉政", 3, "  ^^"}} {
		if _, marks := excerpt([]byte(c.line), c.at, c.at); marks != c.marks {
			t.Errorf("%q at %d: %q", c.line, c.at, marks)
		}
	}
}

func TestNothingIsPrintedForNoFaults(t *testing.T) {
	var out bytes.Buffer
	if err := WriteText(&out, nil, "zh"); err != nil || out.Len() > 0 {
		t.Error(err, out.String())
	}
	if err := WriteJSON(&out, nil, "zh"); err != nil {
		t.Error(err)
	}
	if got := strings.Join(strings.Fields(out.String()), ""); got != `{"faults":[],"counts":{"error":0,"warning":0}}` {
		t.Error(got)
	}
}

// A hostile author must not write lines, colours or commands of our output.
func TestAuthorsCannotForgeOutput(t *testing.T) {
	evil := "x\r\n::error::forged\n\x1b[2J\u202e"
	d := Diagnostic{
		Code: S007, Span: spanOf("data/\x1b[2J\n.toml", "a\x1b[2Jb\n", "b"), Text: Say("%s", "%s", evil), Hint: Say("%s", "%s", evil),
		Waived: evil, Also: []Note{{Text: Say("%s", "%s", evil)}},
	}
	var out bytes.Buffer
	if err := WriteText(&out, []Diagnostic{d}, "en"); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(out.String(), "\r\x1b\u202e") || regexp.MustCompile(`(?m)^::`).MatchString(out.String()) {
		t.Errorf("%q", out.String())
	}
	out.Reset()
	if err := WriteGitHub(&out, []Diagnostic{d}, "en"); err != nil {
		t.Fatal(err)
	}
	if strings.Count(out.String(), "\n") != 1 || strings.Contains(out.String(), "\r") {
		t.Errorf("%q", out.String())
	}
}

type brokenWriter struct{}

var errBroken = errors.New("disk full")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestErrorsOfTheWriterAreReturned(t *testing.T) {
	for _, print := range []func(io.Writer, []Diagnostic, string) error{WriteText, WriteJSON, WriteSARIF, WriteGitHub} {
		if err := print(brokenWriter{}, samples(), "zh"); !errors.Is(err, errBroken) {
			t.Error(err)
		}
	}
}

func FuzzPrint(f *testing.F) {
	f.Add("id = \"river\"\n", 5, 12)
	f.Add("\ufeff部室\t= “办公室”\r\n\xff\xfe\n", 4, 30)
	f.Add(strings.Repeat("长", 200), 300, 309)
	f.Fuzz(func(t *testing.T, s string, from, to int) {
		if len(s) > 1<<16 || from < 0 || to < from || to > len(s) {
			return
		}
		file := &source.File{Path: "a.toml", Bytes: []byte(s)}
		d := Diagnostic{Code: R002, Span: file.At(from, to), Text: Say("%s", "%s", s)}
		for _, lang := range []string{"zh", "en"} {
			var out bytes.Buffer
			if err := WriteText(&out, []Diagnostic{d}, lang); err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(out.String(), "\n")
			if len(lines) != 5 || !strings.Contains(lines[2], "^") || !utf8.Valid(out.Bytes()) {
				t.Fatalf("%q", out.String())
			}
			if !strings.Contains(s, "\t") && text.Width(lines[1]) > excerptColumns+20 {
				t.Fatalf("%d columns: %q", text.Width(lines[1]), lines[1])
			}
			out.Reset()
			if err := WriteSARIF(&out, []Diagnostic{d}, lang); err != nil || !json.Valid(out.Bytes()) {
				t.Fatal(err)
			}
		}
	})
}

func TestALanguageMayLeaveOutArguments(t *testing.T) {
	m := Say("没有编号", "this %[1]s has no id", "post")
	if m.ZH != "没有编号" || m.EN != "this post has no id" {
		t.Errorf("%q", m)
	}
	if m := Say("“%s”不能用", "%q is not usable", "100%!(x)"); m.ZH != "“100%!(x)”不能用" {
		t.Errorf("%q", m)
	}
}
