// Package proof reads Chinese official prose as a proof-reader does and finds
// what is damaged in it: pinyin set between characters, look-alike characters,
// words printed twice, page marks, masks, broken lines, brackets that do not
// pair, numbering that breaks, impossible dates. It knows texts, not records.
package proof

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongshi/generator/diag"
)

// Finding is one damage of a text.
type Finding struct {
	Code diag.Code
	// Start and End bound the narrowest stretch at fault, in bytes of the
	// text, on rune boundaries; Start < End.
	Start, End int
	// Mend replaces [Start, End) where HasMend is set; it may be empty.
	Mend    string
	HasMend bool
	// Safe says that a machine may apply Mend without a reader.
	Safe bool
	// Style says that the form is poor and no damage, as full-width digits
	// are: for a formatter to mend, not for a rule to report.
	Style      bool
	Text, Hint diag.Message
	// Also are other places that the finding concerns.
	Also []Place
}

// Place is a second stretch that a finding concerns, with what it shows.
type Place struct {
	Start, End int
	Text       diag.Message
}

// Fix is a correction known for one document or unit: what is printed, what
// is meant. Kind is free.
type Fix struct{ Printed, Normal, Kind string }

// Options says what is known of a text. The zero Options fits a plain text of
// several lines.
type Options struct {
	// Markdown says that emphasis, code, links, tables and headings are marks
	// and no damage.
	Markdown bool
	// Line says that the text is a title, label or cell: rules about
	// sentences and lines are silent.
	Line bool
	// Foreign says that words of another field are looked for. Unit is the
	// names of the unit that speaks: those of its own field are its own.
	Foreign bool
	Unit    string
	// Fixes are looked for besides the table of the package.
	Fixes []Fix
}

// Scan returns every damage of s, in order of place and code, none twice. A
// nil opt is the zero Options. It reads s once and costs nothing but time on
// a text without damage.
func Scan(s string, opt *Options) []Finding {
	if opt == nil {
		opt = &Options{}
	}
	p := reader{s: s, opt: opt, t: table()}
	p.scan()
	return p.sorted()
}

// DocNoBrackets finds the document numbers of s whose year stands in other
// brackets than 〔 〕, such as 威纪通[2011]8号: one finding each at the brackets
// and year, with a mend, under R009. They are Safe in what an author wrote and
// never in an issued text, which keeps its own brackets.
func DocNoBrackets(s string) []Finding {
	var out []Finding
	for i := 0; ; {
		n := strings.Index(s[i:], "号")
		if n < 0 {
			return out
		}
		end := i + n
		i = end + len("号")
		if f, ok := yearBrackets(s, end); ok {
			out = append(out, f)
		}
	}
}

// yearBrackets finds the year in brackets before the number that ends at end.
func yearBrackets(s string, end int) (Finding, bool) {
	head := strings.TrimRight(s[:end], " ")
	number := strings.TrimRightFunc(head, isDigit)
	if number == head {
		return Finding{}, false
	}
	number = strings.TrimSuffix(strings.TrimRight(number, " "), "第")
	for _, b := range [][2]string{{"[", "]"}, {"(", ")"}, {"（", "）"}, {"［", "］"}, {"【", "】"}, {"﹝", "﹞"}, {"﹙", "﹚"}, {"{", "}"}, {"〖", "〗"}} {
		inner, ok := strings.CutSuffix(number, b[1])
		if !ok {
			continue
		}
		before := strings.TrimRightFunc(inner, isDigit)
		year := strings.Map(narrow, inner[len(before):])
		agency, ok := strings.CutSuffix(before, b[0])
		last, _ := utf8.DecodeLastRuneInString(agency)
		if !ok || len(year) != 4 || year[0] != '1' && year[0] != '2' || !unicode.Is(unicode.Han, last) {
			return Finding{}, false
		}
		return Finding{
			Code: "R009", Start: len(agency), End: len(number), Mend: "〔" + year + "〕", HasMend: true, Safe: true,
			Text: diag.Say("文号的年份要用六角括号", "the year of a document number stands in 〔 〕"),
			Hint: diag.Say("写成“〔%s〕”", "write 〔%s〕", year),
		}, true
	}
	return Finding{}, false
}

// isDigit reports whether r is 0 to 9, full-width forms included.
func isDigit(r rune) bool {
	r = narrow(r)
	return r >= '0' && r <= '9'
}
