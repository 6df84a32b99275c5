// Package personal finds numbers and words that point at one person in a text:
// identity, mobile, card and certificate numbers, and where somebody lives. It
// also masks them. It knows patterns and check digits only: whether a find may
// be published is for others to judge.
//
// Digits are read as people read them: full-width and Chinese ones count as
// digits, characters without a shape between two digits do not count, and a
// few blanks or hyphens between them only part groups.
package personal

import (
	"cmp"
	"slices"
)

// Kind is what a find is. Where two finds overlap the smaller kind stays.
type Kind uint8

// The kinds. Those from Passport on need a word beside them that says so.
const (
	DisabilityNumber Kind = iota + 1 // 20 digits that begin with an identity number
	IDNumber                         // 18 digits, or what a poor mask leaves of them
	BankCard                         // 16 to 19 digits, or what a poor mask leaves of them
	Mobile                           // 11 digits, also after +86
	OldIDNumber                      // 15 digits
	CreditCode                       // of a one-person business
	Passport
	Email // said to be somebody's own
	Plate
	WeChat
	QQ
	HomeAddress // house and flat after the words for a home
)

// Find is one stretch [Start, End) of the text, in bytes.
type Find struct {
	Kind       Kind
	Start, End int
	// Sure says that a check digit, or the word beside it, leaves little
	// doubt, and that the thing is an identity number or a card.
	Sure bool
	// Partly says that the number was masked but shows ten digits or more.
	Partly bool
	// Masked is the stretch with stars. It has as many bytes, characters and
	// columns as the stretch itself; in markup it is the bare form (see Bare).
	Masked string
}

// Scan returns what it finds in s, in order and without overlap. A text
// without digits and the first characters of some words costs about a
// nanosecond a character.
func Scan(s string) []Find {
	from := firstTrigger(s)
	if from == len(s) {
		return nil
	}
	sc := scanner{s: []byte(s), join: true}
	sc.run(from)
	return sc.finds()
}

// Form is how the bytes of a file are read.
type Form uint8

// The forms.
const (
	Plain  Form = iota // text, in which blanks and hyphens may part a number
	Markup             // HTML, SVG or XML: tags of a run of text are passed over
	Tight              // style sheets, scripts: numbers stand in one piece
)

// ScanFile returns the sure finds in the bytes of a file, in order. What a
// mask left of a number is not among them.
func ScanFile(data []byte, form Form) []Find {
	sc := scanner{s: data, markup: form == Markup, join: form != Tight, sureOnly: true}
	sc.run(0)
	return sc.finds()
}

// Mask returns s with stars over everything that Scan finds. Its bytes,
// characters and columns are as many as those of s, and Scan finds nothing in
// it.
func Mask(s string) string {
	for {
		finds := Scan(s)
		if len(finds) == 0 {
			return s
		}
		b := []byte(s)
		for _, f := range finds {
			copy(b[f.Start:f.End], f.Masked)
		}
		s = string(b)
	}
}

// finds orders what was found and drops what overlaps something stronger.
func (sc *scanner) finds() []Find {
	if len(sc.out) < 2 {
		return sc.out
	}
	slices.SortStableFunc(sc.out, func(a, b Find) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Kind, b.Kind), cmp.Compare(b.End, a.End))
	})
	kept := sc.out[:1]
	for _, f := range sc.out[1:] {
		last := &kept[len(kept)-1]
		switch {
		case f.Start >= last.End:
			kept = append(kept, f)
		case f.Kind < last.Kind:
			*last = f
		}
	}
	return kept
}
