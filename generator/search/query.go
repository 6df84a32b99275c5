package search

import (
	"slices"
	"strings"
	"unicode"
)

// asked is a word of a query.
type asked struct {
	text   string // as typed
	not    bool   // it must be missing
	phrase bool   // it stood in quotation marks
	// forms are folded; each of them counts as the word, the first is the
	// word itself. There is at least one, and none is empty.
	forms []string
}

// mostQuery bounds a query, in units of UTF-16 as browsers count.
const mostQuery = 300

// parse reads what was typed: blanks part words, quotation marks make a phrase,
// a minus sign before a word excludes it. Words that fold to nothing or to one
// before them are left out.
func (r *Reader) parse(query string) []asked {
	var words []asked
	rest := []rune(shorten(query))
	for len(rest) > 0 {
		var w asked
		start := rest
		if isMinus(rest[0]) {
			w.not, rest = true, rest[1:]
		}
		switch {
		case len(rest) > 0 && isQuote(rest[0]):
			w.phrase = true
			w.text, rest = upTo(rest[1:], isQuote)
			rest = rest[min(1, len(rest)):]
			// Marks with nothing between them, as JavaScript takes an empty group.
			w.phrase = w.text != ""
		case len(rest) > 0 && !isBlank(rest[0]):
			w.text, rest = upTo(rest, func(c rune) bool { return isBlank(c) || isQuote(c) })
		default: // a blank, or a minus sign before one
			rest = start[1:]
			continue
		}
		w.text = strings.TrimFunc(w.text, isBlank)
		s := r.fold.String(w.text)
		if s == "" || slices.ContainsFunc(words, func(have asked) bool { return have.forms[0] == s }) {
			continue
		}
		w.forms = []string{s}
		if !w.phrase {
			w.forms = formsOf(s, r.root.AsOf)
		}
		words = append(words, w)
	}
	return words
}

// shorten cuts a query where it is too long.
func shorten(query string) string {
	n := 0
	for i, c := range query {
		if n++; c > 0xFFFF {
			n++
		}
		if n > mostQuery {
			return query[:i]
		}
	}
	return query
}

// upTo returns what stands before the first character of which is true, and
// the rest from it on.
func upTo(s []rune, is func(rune) bool) (string, []rune) {
	i := slices.IndexFunc(s, is)
	if i < 0 {
		i = len(s)
	}
	return string(s[:i]), s[i:]
}

func isMinus(c rune) bool { return c == '-' || c == '－' || c == '−' }

func isQuote(c rune) bool { return c == '"' || c == '“' || c == '”' }

func isBlank(c rune) bool { return unicode.IsSpace(c) && c != 0x85 || c == 0xFEFF }

// codes returns the codes of a folded text.
func (r *Reader) codes(s string) []Code {
	var out []Code
	for _, c := range s {
		if c == '.' {
			out = append(out, StopCode)
		} else if code := r.fold.code(c); code != 0 {
			out = append(out, code)
		}
	}
	return out
}
