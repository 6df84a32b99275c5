package check

import (
	"slices"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
	"gongshi/generator/text"
)

// report collects faults with the record each is about, and what several
// rules look up.
type report struct {
	site    *model.Site
	records []model.Record // all of them, by kind
	found   []finding

	allowed map[allowedKey]choices
	people  *people // see names

	postNames map[string][]string // see posts
	guesses   int                 // suggestions that may still be looked for
}

type finding struct {
	fault  diag.Diagnostic
	record model.Record // nil: no waiver can accept it
	mask   string       // of R125: what an allowance must name
}

// maxGuesses bounds the search for "did you mean" on a site where a renamed
// record leaves thousands of dead references: the first few tell it all.
const maxGuesses = 50

func newReport(s *model.Site) *report {
	r := &report{site: s, allowed: map[allowedKey]choices{}, guesses: maxGuesses}
	for _, k := range model.Kinds() {
		r.records = append(r.records, s.Records(k)...)
	}
	return r
}

// add reports a fault of rec with the severity that its code has.
func (r *report) add(rec model.Record, d diag.Diagnostic) {
	if info, ok := diag.Explain(d.Code); ok {
		d.Severity = info.Severity
	}
	r.put(rec, d)
}

// warn reports a fault of rec as a warning, whatever its code says.
func (r *report) warn(rec model.Record, d diag.Diagnostic) {
	d.Severity = diag.Warning
	r.put(rec, d)
}

func (r *report) put(rec model.Record, d diag.Diagnostic) {
	if d.Span.IsZero() {
		d.Span = rec.Base().At
	}
	r.found = append(r.found, finding{fault: d, record: rec})
}

// lacks reports that rec lacks a field: a warning where the author listed the
// field as unstated. A rule that only warns is silent then.
func (r *report) lacks(rec model.Record, field string, d diag.Diagnostic) {
	b := rec.Base()
	if b.Damaged || slices.Contains(b.Unread, field) {
		return // it is there, and what is wrong with it was said
	}
	if !unstated(rec, field) {
		r.add(rec, d)
		return
	}
	if info, ok := diag.Explain(d.Code); !ok || info.Severity == diag.Error {
		r.warn(rec, d)
	}
}

// unstated reports whether rec lists field as left open by its source.
func unstated(rec model.Record, field string) bool {
	return slices.ContainsFunc(rec.Base().Unstated, func(s model.Str) bool { return s.V == field })
}

// decided reports whether rec is approved or later.
func decided(rec model.Record) bool { return model.Decided(rec.Base().Status.V) }

// or returns the first span that is a place.
func or(spans ...source.Span) source.Span {
	for _, s := range spans {
		if !s.IsZero() {
			return s
		}
	}
	return source.Span{}
}

// part returns the place of value[from:to] within the place at of value; at
// itself where the source writes the value in another way.
func part(at source.Span, value string, from, to int) source.Span {
	i := strings.Index(string(at.Bytes()), value)
	if i < 0 || from < 0 || to > len(value) || from > to {
		return at
	}
	start := int(at.Start) + i
	return at.File.At(start+from, start+to)
}

// guess returns the candidate that word was probably meant to be.
func (r *report) guess(word string, candidates []string) (string, bool) {
	if r.guesses <= 0 {
		return "", false
	}
	r.guesses--
	return text.Nearest(word, candidates)
}

// did makes the hint "did you mean", or other where nothing is near.
func (r *report) did(word string, candidates []string, other diag.Message) diag.Message {
	if near, ok := r.guess(word, candidates); ok {
		return diag.Say("是不是想写 \"%s\"？", "did you mean %q?", near)
	}
	return other
}

// listed joins words for a message: at most eight, the rest as a number.
func listed(words []string) string {
	const most = 8
	if len(words) > most {
		return strings.Join(words[:most], "、") + "……"
	}
	return strings.Join(words, "、")
}

// named returns what a message calls a record: its title in quotes, and its
// id where that is another word.
func named(rec model.Record) string {
	title, id := text.Cut(model.Title(rec), 60), rec.Base().ID.V
	if title == id {
		return "“" + id + "”"
	}
	return "“" + title + "”(" + id + ")"
}

func strs(list []model.Str) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = s.V
	}
	return out
}

// pick returns the elements of list that keep holds for.
func pick[T any](list []T, keep func(T) bool) []T {
	var out []T
	for _, x := range list {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}

// all returns the decided records of the kind whose struct is T.
func all[T any](s *model.Site) []*T {
	return pick(model.All[T](s), func(x *T) bool { return decided(any(x).(model.Record)) })
}
