package model

import (
	"strconv"

	"gongshi/generator/source"
)

// Of is a value with its place in the source. Where At is zero the author
// wrote nothing and V is the zero value; check Set where that matters.
type Of[T any] struct {
	V  T
	At source.Span
}

// Set reports whether the author gave a value.
func (o Of[T]) Set() bool { return !o.At.IsZero() }

// Place returns where the value stands, the zero span where there is none.
func (o Of[T]) Place() source.Span { return o.At }

// The types of plain values.
type (
	// Str is a line of text, a closed value or an id.
	Str = Of[string]
	// Int is a whole number.
	Int = Of[int64]
	// Bool is true or false.
	Bool = Of[bool]
	// Num is a number as it was written, for amounts and days.
	Num = Of[Number]
	// Date is a civil day.
	Date = Of[Day]
	// When is a date as texts print it, with the interval it means.
	When = Of[Datex]
	// Term is a year, half-year, quarter, month or week.
	Term = Of[Period]
)

// Number is a decimal number: the digits as written and their value. Equality
// of amounts is judged on Float rounded to cents.
type Number struct {
	Text  string
	Float float64
}

// MD is Markdown text. Where Exact is set the bytes of At are the text itself,
// so that a place inside the text is a place in the file.
type MD struct {
	V     string
	At    source.Span
	Exact bool
}

// Set reports whether the author gave a text.
func (m MD) Set() bool { return !m.At.IsZero() }

// Place returns where the text stands.
func (m MD) Place() source.Span { return m.At }

// Count is one line of a table of totals: a key (a value of a scheme, or the
// id of a record) and a whole number.
type Count struct {
	Key Str
	To  Record // the record that Key names, where the field's keys are references
	N   Int
}

// Counts is a table of totals in source order. A nil Counts was not given.
type Counts []Count

// Sum returns the total of all lines.
func (c Counts) Sum() int64 {
	var n int64
	for _, x := range c {
		n += x.N.V
	}
	return n
}

// Pair is one entry of a table with free keys.
type Pair struct {
	Key, Value Str
}

// Pairs is a table with free keys in source order.
type Pairs []Pair

// Plain returns v as text without its place: what a table cell shows.
func Plain(v any) string {
	switch x := v.(type) {
	case Str:
		return x.V
	case MD:
		return x.V
	case Int:
		if x.Set() {
			return strconv.FormatInt(x.V, 10)
		}
	case Num:
		return x.V.Text
	case Date:
		if x.Set() {
			return x.V.String()
		}
	case When:
		return x.V.Text
	case Term:
		if x.Set() {
			return x.V.String()
		}
	case Bool:
		if x.Set() && x.V {
			return "是"
		}
		if x.Set() {
			return "否"
		}
	}
	return ""
}
