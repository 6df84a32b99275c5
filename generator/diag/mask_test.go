package diag

import (
	"bytes"
	"io"
	"strings"
	"testing"
)

// TestNoFormPrintsPersonalNumbers puts numbers into every text of a fault, the
// line of its source and its path.
func TestNoFormPrintsPersonalNumbers(t *testing.T) {
	const id, phone, wide = "110101199003078662", "13812345678", "１３８１２３４５６７８"
	line := "body = \"张某，身份证" + id + "，电话" + wide + "，住处\"\n"
	path := "content/ju/" + id + ".md"
	d := Diagnostic{
		Code: R125, Span: spanOf(path, line, wide), Waived: "本人同意公开" + phone,
		Text: Say("有%[1]s", "there is %[1]q", phone), Hint: Say("删去%s", "remove %s", id),
		Also: []Note{{Span: spanOf(path, line, id), Text: Say("见%s", "see %s", phone)}},
	}
	for name, print := range map[string]func(io.Writer, []Diagnostic, string) error{
		"text": WriteText, "json": WriteJSON, "sarif": WriteSARIF, "github": WriteGitHub,
	} {
		for _, lang := range []string{"zh", "en"} {
			var got bytes.Buffer
			if err := print(&got, []Diagnostic{d}, lang); err != nil {
				t.Fatal(err)
			}
			for _, secret := range []string{id, phone, wide, "0119900307", "1234567", "２３４５"} {
				if strings.Contains(got.String(), secret) {
					t.Errorf("%s %s prints %s:\n%s", name, lang, secret, got.String())
				}
			}
			if !strings.Contains(got.String(), "138****5678") || !strings.Contains(strings.ReplaceAll(got.String(), "%2A", "*"), "11*************662.md") {
				t.Errorf("%s %s:\n%s", name, lang, got.String())
			}
		}
	}
	if d.Text.ZH != "有"+phone || d.Span.File.Path != path {
		t.Error("the fault itself was changed")
	}
}

func TestMarksStandUnderMaskedNumbers(t *testing.T) {
	const line = "电话１３８１２３４５６７８，id 110101199003078662 某"
	var out bytes.Buffer
	d := Diagnostic{Code: R125, Span: spanOf("a.md", line+"\n", "某"), Text: Say("有", "is")}
	if err := WriteText(&out, []Diagnostic{d}, "en"); err != nil {
		t.Fatal(err)
	}
	want := "  1 | 电话１３８＊＊＊＊５６７８，id 11*************662 某\n    | " + strings.Repeat(" ", 4+22+2+3+19) + "^^\n"
	if !strings.Contains(out.String(), want) {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

func TestWhatIsPersonalWithoutPatternIsHidden(t *testing.T) {
	var out bytes.Buffer
	d := Diagnostic{Code: R125, Span: spanOf("a.md", "经办人张三丰A核对\n", "张三丰A"), Text: Say("有姓名", "a name"), Personal: true}
	if err := WriteText(&out, []Diagnostic{d}, "zh"); err != nil {
		t.Fatal(err)
	}
	if s := out.String(); !strings.Contains(s, "经办人＊＊＊*核对\n") || strings.Contains(s, "三") {
		t.Error(s)
	}
}
