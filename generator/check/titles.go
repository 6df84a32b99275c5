package check

import (
	"slices"
	"strings"
	"unicode"

	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// titleWord is a word that ends titles, and the types of document it names.
type titleWord struct {
	word  string
	types []string
}

// titleWords are the words by which officials name their texts. Words that
// name texts of any type, such as 规定, have several.
func titleWords() []titleWord {
	return []titleWord{
		{"通知", []string{"notice"}}, {"公告", []string{"notice"}}, {"通告", []string{"notice"}}, {"通报", []string{"notice", "report"}},
		{"方案", []string{"plan"}}, {"计划", []string{"plan"}}, {"规划", []string{"plan"}},
		{"意见", []string{"opinion"}}, {"意见书", []string{"opinion"}},
		{"细则", []string{"rules"}}, {"规则", []string{"rules", "regulation"}},
		{"办法", []string{"method"}}, {"规定", []string{"rules", "method", "regulation"}},
		{"建议", []string{"proposal"}}, {"建议书", []string{"proposal"}},
		{"汇报", []string{"report"}}, {"报告", []string{"report"}}, {"总结", []string{"report"}},
		{"条例", []string{"regulation"}}, {"准则", []string{"regulation"}}, {"守则", []string{"regulation", "rules"}},
		{"手册", []string{"handbook"}}, {"指南", []string{"handbook"}},
	}
}

// titleAgrees holds the type of a document to the word that ends its title:
// 关于印发…方案的通知 is a notice.
func titleAgrees(d *model.Document, out *report) {
	if !d.Title.Set() || !d.Type.Set() {
		return
	}
	title := titleCore(d.Title.V)
	for _, w := range titleWords() {
		if !strings.HasSuffix(title, w.word) {
			continue
		}
		if slices.Contains(w.types, d.Type.V) {
			return
		}
		i := strings.LastIndex(d.Title.V, w.word)
		out.add(d, diag.Diagnostic{
			Code: diag.R016, Span: d.Type.At,
			Text: diag.Say("文种 kind 写的是 %[1]s（%[3]s），题名里却是“%[2]s”", "kind is %[1]s, but the title ends with %[2]q", d.Type.V, w.word, typeWord(d.Type.V)),
			Hint: diag.Say("改成 kind = \"%[1]s\"；正文另有说法的，在 source_note 里说明并写 waivers", "write kind = %[1]q; where the text itself calls it otherwise, say so in source_note and waive the rule", w.types[0]),
			Also: []diag.Note{{Span: part(d.Title.At, d.Title.V, i, i+len(w.word)), Text: diag.Say("题名里的“%s”在这里", "%q stands in the title here", w.word)}},
		})
		return
	}
}

// typeWord is the Chinese word for a type of document.
func typeWord(kind string) string {
	for _, w := range titleWords() {
		if w.types[0] == kind {
			return w.word
		}
	}
	return kind
}

// titleCore drops what may follow the word at the end of a title: brackets
// with what they hold, a draft's mark, blanks.
func titleCore(title string) string {
	for {
		short := strings.TrimRightFunc(title, unicode.IsSpace)
		for _, tail := range []string{"》", "”", "\"", "征求意见稿", "送审稿", "修订稿", "试行稿", "草案", "稿", "全文", "节选", "摘要"} {
			short = strings.TrimSuffix(short, tail)
		}
		for _, pair := range []string{"（）", "()", "〔〕", "[]", "【】"} {
			marks := []rune(pair)
			if !strings.HasSuffix(short, string(marks[1])) {
				continue
			}
			if i := strings.LastIndex(short, string(marks[0])); i > 0 {
				short = short[:i]
			}
		}
		if short == title {
			return title
		}
		title = short
	}
}
