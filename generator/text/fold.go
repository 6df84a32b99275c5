package text

import (
	"strings"
	"unicode"
)

// Fold turns full-width forms of ASCII (Ａ １ ＝ ，) into ASCII and the
// ideographic space into a space; everything else stays. It serves
// suggestions and the reading of dates and numbers, never the text that is
// published.
func Fold(s string) string {
	if strings.IndexFunc(s, isWideForm) < 0 {
		return s
	}
	return strings.Map(FoldRune, s)
}

// FoldRune is Fold of one character.
func FoldRune(r rune) rune {
	switch {
	case r == '\u3000':
		return ' '
	case isWideForm(r):
		return r - '！' + '!'
	}
	return r
}

func isWideForm(r rune) bool { return r >= '！' && r <= '～' || r == '\u3000' }

// likeness maps what a writer confuses to one form: width, case, the joiners
// of a name, and characters that look alike.
func likeness(r rune) rune {
	switch r = unicode.ToLower(FoldRune(r)); r {
	case '-', '－', '—', '–', '﹣', ' ', '.':
		return '_'
	case '旳':
		return '的'
	}
	return r
}

// maxNearestRunes bounds the work for words no person mistyped.
const maxNearestRunes = 128

// Nearest returns the candidate that word was probably meant to be. Case,
// width, hyphen, underscore and look-alike characters (旳 for 的) do not count
// as differences; an edit is one character inserted, left out, replaced, or
// swapped with its neighbour. Words of 2 to 4 characters may be one edit away,
// of 5 to 8 two, longer ones three. Of equally near candidates the first wins.
func Nearest(word string, candidates []string) (string, bool) {
	if len(word) > 4*maxNearestRunes {
		return "", false
	}
	w := likenessOf(word)
	if len(w) == 0 || len(w) > maxNearestRunes {
		return "", false
	}
	best, limit := "", editLimit(len(w))
	found := false
	for _, c := range candidates {
		if len(c) > 4*maxNearestRunes {
			continue
		}
		k := likenessOf(c)
		if d := editDistance(w, k, min(limit, editLimit(len(k)))); d >= 0 {
			best, found, limit = c, true, d-1 // the next must be nearer
			if d == 0 {
				break
			}
		}
	}
	return best, found
}

func likenessOf(s string) []rune { return []rune(strings.Map(likeness, s)) }

func editLimit(length int) int {
	switch {
	case length < 2:
		return 0
	case length <= 4:
		return 1
	case length <= 8:
		return 2
	}
	return 3
}

// editDistance returns the number of edits from a to b (optimal string
// alignment), or -1 when there are more than limit.
func editDistance(a, b []rune, limit int) int {
	if d := len(a) - len(b); d > limit || -d > limit {
		return -1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i, x := range a {
		row[0] = i + 1
		for j, y := range b {
			cost := 1
			if x == y {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && x == b[j-1] && a[i-1] == y {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	if last[len(b)] > limit {
		return -1
	}
	return last[len(b)]
}
