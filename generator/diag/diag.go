// Package diag holds faults: what is wrong in what an author wrote, where, and
// how to mend it. Faults are collected, sorted and printed; they are never
// errors of the machine.
package diag

import (
	"fmt"
	"sort"
	"strings"

	"gongshi/generator/source"
)

// Code names one kind of fault: S… reading, R… a rule of the disclosure
// domain, P… planning and output. Codes are registered in codes.txt and never
// reused.
type Code string

// Severity says whether a fault stops a build.
type Severity uint8

// The severities. An Error stops a build; a Warning does not, unless asked.
const (
	Error Severity = iota
	Warning
)

// String returns "error" or "warning", the words of the machine formats.
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Message is one sentence in the two languages of the tool. A zero Message
// says nothing.
type Message struct{ ZH, EN string }

// Say makes a message of one format in Chinese and one in English, both given
// the same arguments; where the order differs, use indexed verbs (%[2]q). A
// language may leave out arguments at the end.
func Say(zh, en string, args ...any) Message {
	if len(args) == 0 {
		return Message{ZH: zh, EN: en}
	}
	return Message{ZH: format(zh, args), EN: format(en, args)}
}

// format is fmt.Sprintf without its complaint of arguments left over.
func format(text string, args []any) string {
	out := fmt.Sprintf(text, args...)
	if i := strings.LastIndex(out, "%!(EXTRA "); i >= 0 && strings.HasSuffix(out, ")") {
		return out[:i]
	}
	return out
}

// In returns the message in lang, "en" for English and Chinese otherwise.
func (m Message) In(lang string) string {
	if lang == "en" {
		return m.EN
	}
	return m.ZH
}

// IsZero reports whether m says nothing.
func (m Message) IsZero() bool { return m.ZH == "" && m.EN == "" }

// Note points at a second place that a fault concerns.
type Note struct {
	Span source.Span
	Text Message
}

// Diagnostic is one fault.
type Diagnostic struct {
	Code     Code
	Severity Severity
	Span     source.Span // the narrowest text to change; never zero
	Text     Message     // what is wrong, lower case, no full stop
	Hint     Message     // what to do; may be zero
	Also     []Note

	// Waived is the author's reason for accepting the fault. A waived fault
	// is printed as a warning.
	Waived string

	// Mends are what may be written in place of stretches of the source
	// without a reader's judgement.
	Mends []Mend

	// Personal says that the text under the span tells of a person: it is
	// printed as stars even where no pattern finds it.
	Personal bool
}

// Mend is a change of the source: New in place of Span, nothing else.
type Mend struct {
	Span source.Span
	New  string
}

// List collects faults. The zero List is ready. It is not safe for concurrent
// use: give each goroutine its own and append them.
type List struct{ all []Diagnostic }

// Add appends faults.
func (l *List) Add(d ...Diagnostic) { l.all = append(l.all, d...) }

// Len returns the number of faults added so far.
func (l *List) Len() int { return len(l.all) }

// Sorted returns the faults ordered by file, offset and code, equal ones once.
// The List keeps its own order.
func (l *List) Sorted() []Diagnostic {
	out := append([]Diagnostic(nil), l.all...)
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if a.Span != b.Span {
			return a.Span.Before(b.Span)
		}
		if a.Code != b.Code {
			return a.Code < b.Code
		}
		return a.Text.EN < b.Text.EN
	})
	kept := out[:0]
	for i, d := range out {
		if i > 0 {
			p := kept[len(kept)-1]
			if p.Span == d.Span && p.Code == d.Code && p.Text == d.Text {
				continue
			}
		}
		kept = append(kept, d)
	}
	return kept
}

// Count returns the number of errors and of warnings in ds; a waived error
// counts as a warning.
func Count(ds []Diagnostic) (errors, warnings int) {
	for _, d := range ds {
		if d.Level() == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}
