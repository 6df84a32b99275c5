package markdown

import (
	"strings"
	"testing"

	"gongshi/generator/source"
)

// FuzzPlainly holds the promise: what is called plain has neither faults nor
// links, and everything of it is printed.
func FuzzPlainly(f *testing.F) {
	for _, s := range []string{
		"## 依据\n\n《条例》**第三条**规定。\n\n1. 申请\n2. 受理\n", "- a\n  - b\n    - c\n      - d\n",
		strings.Repeat("- ", 100), strings.Repeat("* ", 90), "a\n===\n", "(c) a_b_ 1\\. ", "\t\t\t- x",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !Plainly(s) {
			return
		}
		file := &source.File{Path: "a.md", Bytes: []byte(s)}
		doc, faults := Parse(Source{Text: file.Bytes, At: file.At(0, len(s)), Exact: true})
		if len(faults) > 0 {
			t.Fatalf("%q: %s", s, faults[0].Text.EN)
		}
		if len(doc.Links()) > 0 {
			t.Fatalf("%q has links", s)
		}
	})
}
