package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// likeBrackets returns s with the same number of characters, those changed
// whose line breaking classes do not suit Chinese: the general algorithm glues
// quotation marks to both neighbours (你“好”啊 had no break at all), lets a
// full-width ／ or ～ begin a line and breaks full-width numbers apart.
func likeBrackets(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] < 0x80 && s[i] != '"' && s[i] >= ' '
	}
	if plain {
		return s
	}
	pairs := strings.Count(s, `"`)%2 == 0
	open := false
	before := rune(0)
	var out strings.Builder
	out.Grow(len(s) + 16)
	for i, r := range s {
		_, size := utf8.DecodeRuneInString(s[i:])
		next, _ := utf8.DecodeRuneInString(s[i+size:])
		switch {
		case r == '"' && pairs && !open:
			open = true
			out.WriteRune('「')
		case r == '"' && pairs:
			open = false
			out.WriteRune('」')
		case r == '’' && isLatin(before) && isLatin(next):
			out.WriteRune('\'')
		default:
			out.WriteRune(breakLike(r))
		}
		before = r
	}
	return out.String()
}

// breakLike returns a character that breaks as r should.
func breakLike(r rune) rune {
	switch r {
	case '“', '‘':
		return '「'
	case '”', '’':
		return '」'
	case '·', '／', '～', '－', '—', '–':
		return '・' // no line begins with it
	case '％':
		return '%'
	}
	switch folded := FoldRune(r); {
	case folded != r && (folded >= '0' && folded <= '9' || isLatin(folded)):
		return folded
	case r >= '①' && r <= '⒇':
		return '（' // it stands before what it counts
	case isBlank(r):
		return ' '
	}
	return r
}

func isLatin(r rune) bool { return r < 0x250 && unicode.IsLetter(r) }

// isSolid reports whether r is more than a mark: a last line of one such
// character looks lost.
func isSolid(r rune) bool { return !isBlank(r) && !unicode.IsPunct(r) && !unicode.IsMark(r) }

// judgeBreaks sharpens what the general algorithm says of the breaks: between
// two letters or figures a forbidden break is only one within a word, and a
// number stays with the unit behind it and the 第 before it.
func judgeBreaks(pieces []piece) {
	number := false // the word up to here is figures only
	before, depth := rune(0), 0
	for i := range len(pieces) - 1 {
		p := &pieces[i]
		r, next := p.like, pieces[i+1].like
		switch {
		case isFigure(r):
			number = number || !isWordRune(before)
		case r != '.' && r != ',' && r != '%':
			number = false
		}
		switch {
		case p.after == badBreak && isWordRune(next) && (isWordRune(r) || strings.ContainsRune("-/.,:;?&=_#@+%~", r)):
			p.after = wordBreak
		case p.after == goodBreak && number && unicode.Is(unicode.Han, next),
			p.after == goodBreak && isFigure(next) && strings.ContainsRune("第・", r):
			p.after = wordBreak
		}
		p.bonus = breakBonus(r, next)
		switch {
		case strings.ContainsRune("（《「『【〔(", r):
			depth++
		case strings.ContainsRune("）》」』】〕)", r):
			depth = max(depth-1, 0)
		}
		if depth > 0 {
			p.bonus -= 6 * Em // rather not within brackets
		}
		before = r
	}
}

func isFigure(r rune) bool { return r >= '0' && r <= '9' }

func isWordRune(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.Is(unicode.Han, r)
}

// breakBonus says how welcome a break between two characters is, measured as
// the raggedness it makes up for: a line two em longer and one two em shorter
// than they might be cost 8 em squared.
func breakBonus(r, next rune) int {
	const em2 = Em // a square em of wrapCost.ragged
	switch {
	case r == ' ' && unicode.Is(unicode.Han, next),
		strings.ContainsRune("，、；：。！？）》」』】〕・,;:)./-_?&=", r), strings.ContainsRune("（《「『【〔(", next):
		return 9 * em2
	case isPair(r, next):
		return -7 * em2
	case strings.ContainsRune("和或与及并", next):
		return 4 * em2
	case strings.ContainsRune("的了等", next), strings.ContainsRune("和或与及并不未", r):
		return -6 * em2
	}
	return 0
}
