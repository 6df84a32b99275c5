package diag

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"gongshi/generator/source"
)

// Level returns the severity d is printed and counted with: a waived fault is
// a warning whatever its own severity.
func (d Diagnostic) Level() Severity {
	if d.Waived != "" {
		return Warning
	}
	return d.Severity
}

// words are the fixed words of the text format in one language.
type words struct{ colon, err, warn, hint, also, waived string }

func wordsIn(lang string) words {
	if lang == "en" {
		return words{colon: ": ", err: "error", warn: "warning", hint: "hint", waived: "waived"}
	}
	return words{colon: "：", err: "错误", warn: "警告", hint: "提示", also: "另见 ", waived: "已接受，理由"}
}

// WriteText prints faults for people, in the order given and in lang ("en",
// else Chinese): the place, the excerpt with a mark under it, the hint, other
// places, and a last line with the counts. It prints nothing for no faults.
// What could move the cursor or reorder text is made visible. It returns the
// first error of w.
func WriteText(w io.Writer, ds []Diagnostic, lang string) error {
	if len(ds) == 0 {
		return nil
	}
	out := bufio.NewWriter(w)
	word := wordsIn(lang)
	errors := 0
	secret := personalSpans(ds)
	for _, d := range masked(ds) {
		level := word.warn
		if d.Level() == Error {
			level = word.err
			errors++
		}
		fmt.Fprintf(out, "%s%s %s%s%s\n", where(d.Span), level, d.Code, word.colon, visible(d.Text.In(lang)))
		if !d.Span.IsZero() {
			writeExcerpt(out, d.Span, secret[d.Span.File])
		}
		writeAside(out, word.hint+word.colon, d.Hint.In(lang))
		writeAside(out, word.waived+word.colon, d.Waived)
		for _, n := range d.Also {
			fmt.Fprintf(out, "  %s%s%s\n", word.also, where(n.Span), visible(n.Text.In(lang)))
		}
	}
	if lang == "en" {
		fmt.Fprintf(out, "%s, %s\n", plural(errors, "error"), plural(len(ds)-errors, "warning"))
	} else {
		fmt.Fprintf(out, "共 %d 个错误、%d 个警告\n", errors, len(ds)-errors)
	}
	return flush(out, "print faults")
}

// where returns "path:line:column: ", and nothing for the zero span.
func where(s source.Span) string {
	if s.IsZero() {
		return ""
	}
	p := s.File.Position(int(s.Start))
	return fmt.Sprintf("%s:%d:%d: ", visible(pathOf(s)), p.Line, p.Column)
}

// writeAside prints a text below the excerpt; its later lines are indented.
// It prints nothing for an empty text.
func writeAside(out io.Writer, head, text string) {
	if text == "" {
		return
	}
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = visible(lines[i])
	}
	fmt.Fprintf(out, "  %s%s\n", head, strings.Join(lines, "\n      "))
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

func flush(out *bufio.Writer, doing string) error {
	if err := out.Flush(); err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

type jsonFault struct {
	Code     Code       `json:"code"`
	Severity string     `json:"severity"`
	File     string     `json:"file"`
	Line     int        `json:"line"`
	Column   int        `json:"column"`
	Text     string     `json:"text"`
	Hint     string     `json:"hint"`
	Waived   string     `json:"waived,omitempty"`
	Also     []jsonNote `json:"also"`
}

type jsonNote struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Text   string `json:"text"`
}

// WriteJSON prints one JSON object with the faults in the order given and
// their counts. Lines and columns count from 1, columns in characters; a fault
// without a place has file "" and zeros. Bytes that are not UTF-8 become
// U+FFFD. It returns the first error of w.
func WriteJSON(w io.Writer, ds []Diagnostic, lang string) error {
	var doc struct {
		Faults []jsonFault `json:"faults"`
		Counts struct {
			Error   int `json:"error"`
			Warning int `json:"warning"`
		} `json:"counts"`
	}
	doc.Faults = make([]jsonFault, 0, len(ds))
	for _, d := range masked(ds) {
		p := start(d.Span)
		f := jsonFault{
			Code: d.Code, Severity: d.Level().String(), File: pathOf(d.Span), Line: p.Line, Column: p.Column,
			Text: d.Text.In(lang), Hint: d.Hint.In(lang), Waived: d.Waived, Also: make([]jsonNote, 0, len(d.Also)),
		}
		for _, n := range d.Also {
			p := start(n.Span)
			f.Also = append(f.Also, jsonNote{File: pathOf(n.Span), Line: p.Line, Column: p.Column, Text: n.Text.In(lang)})
		}
		if d.Level() == Error {
			doc.Counts.Error++
		} else {
			doc.Counts.Warning++
		}
		doc.Faults = append(doc.Faults, f)
	}
	return encode(w, doc, "print faults as JSON")
}

// start returns where a span begins, zeros for the zero span.
func start(s source.Span) source.Position {
	if s.IsZero() {
		return source.Position{}
	}
	return s.File.Position(int(s.Start))
}

func encode(w io.Writer, doc any, doing string) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

// WriteGitHub prints one workflow command a fault, which GitHub and its
// relatives show beside the changed line. Nothing an author wrote can end the
// command or begin another. It returns the first error of w.
func WriteGitHub(w io.Writer, ds []Diagnostic, lang string) error {
	out := bufio.NewWriter(w)
	word := wordsIn(lang)
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	for _, d := range masked(ds) {
		title := string(d.Code)
		if in, ok := Explain(d.Code); ok {
			title += " " + in.Title.In(lang)
		}
		place := ""
		if !d.Span.IsZero() {
			p := start(d.Span)
			place = fmt.Sprintf("file=%s,line=%d,col=%d,", property.Replace(pathOf(d.Span)), p.Line, p.Column)
		}
		text := d.Text.In(lang)
		if hint := d.Hint.In(lang); hint != "" {
			text += "\n" + word.hint + word.colon + hint
		}
		if d.Waived != "" {
			text += "\n" + word.waived + word.colon + d.Waived
		}
		for _, n := range d.Also {
			text += "\n" + word.also + where(n.Span) + n.Text.In(lang)
		}
		fmt.Fprintf(out, "::%s %stitle=%s::%s\n", d.Level(), place, property.Replace(title), data.Replace(strings.ToValidUTF8(text, "\uFFFD")))
	}
	return flush(out, "print faults as annotations")
}
