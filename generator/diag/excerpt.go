package diag

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongshi/generator/source"
	"gongshi/generator/text"
)

// The widths of an excerpt, in terminal columns.
const (
	excerptColumns = 100 // of the source line, without the line number
	excerptBefore  = 40  // before the mark, when the line is cut
	tabColumns     = 8   // what a tab counts at most
)

const cutMark = "..."

// writeExcerpt prints the first line of a span, with its number, and a mark
// under the span. Lines too wide are cut around the mark; personal numbers and
// the secret spans have stars over them.
func writeExcerpt(out io.Writer, s source.Span, secret []source.Span) {
	number := s.File.Position(int(s.Start)).Line
	line, at := s.File.Line(number)
	from := min(max(int(s.Start)-at, 0), len(line))
	to := min(max(int(s.End)-at, from), len(line))
	shown, mark := excerpt(maskedLine(line, at, secret), from, to)
	gutter := fmt.Sprint(number)
	fmt.Fprintf(out, "  %s | %s\n", gutter, shown)
	fmt.Fprintf(out, "  %s | %s\n", strings.Repeat(" ", len(gutter)), mark)
}

// excerpt returns the part of line to show and the line of marks under the
// bytes [from, to). Tabs stay tabs in both, so they line up in any terminal.
// There is at least one mark: an empty stretch marks the character at its
// place, or the place after the last one.
func excerpt(line []byte, from, to int) (shown, marks string) {
	to = max(to, from+1)
	begin, used := excerptBegin(line, from), 0
	var out strings.Builder
	var under []byte
	if begin > 0 {
		used = len(cutMark)
		out.WriteString(cutMark)
		under = append(under, strings.Repeat(" ", used)...)
	}
	for i := begin; i < len(line); {
		cell, width, size := cellAt(line[i:])
		if used += width; used > excerptColumns {
			out.WriteString(cutMark)
			break
		}
		out.WriteString(cell)
		if i < to {
			under = appendMark(under, cell, width, i+size > from)
		}
		i += size
	}
	if from >= len(line) {
		under = append(under, '^')
	}
	return out.String(), string(under)
}

// appendMark appends what stands under one cell. A mark of no width, such as
// an accent on its own, is put under the character before it.
func appendMark(under []byte, cell string, width int, inside bool) []byte {
	if inside && width == 0 && len(under) > 0 && under[len(under)-1] == ' ' {
		under[len(under)-1] = '^'
	}
	fill := byte(' ')
	if inside {
		fill = '^'
	}
	if cell == "\t" {
		if inside {
			under = append(under, '^') // a tab has one column at least
		}
		return append(under, '\t')
	}
	for range width {
		under = append(under, fill)
	}
	return under
}

// excerptBegin returns the offset to show line from: 0 when all of it, or all
// up to the mark at from and what follows, fits.
func excerptBegin(line []byte, from int) int {
	used, i := 0, 0
	for i < len(line) && used <= excerptColumns {
		_, width, size := cellAt(line[i:])
		used += width
		i += size
	}
	if used <= excerptColumns {
		return 0
	}
	used, i = 0, from
	for i > 0 {
		_, size := utf8.DecodeLastRune(line[:i])
		_, width, _ := cellAt(line[i-size:])
		if used += width; used > excerptBefore {
			return i
		}
		i -= size
	}
	return 0
}

// cellAt returns the first character of b made visible, its columns and its
// length in bytes.
func cellAt(b []byte) (cell string, width, size int) {
	r, size := utf8.DecodeRune(b)
	if r == '\t' {
		return "\t", tabColumns, 1
	}
	cell = visibleRune(r, b[:size])
	return cell, text.Width(cell), size
}

// visible makes a text safe to print on one line: control characters, line
// ends, invisible and reordering characters and bytes that are not UTF-8 are
// written out.
func visible(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r == utf8.RuneError || !unicode.IsPrint(r) }) < 0 {
		return s
	}
	var out strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		out.WriteString(visibleRune(r, []byte(s[:size])))
		s = s[size:]
	}
	return out.String()
}

// visibleRune returns how r, written as raw, is shown: itself when it has a
// shape, a control picture (␛), <U+202E>, or <FF> for a byte that is not UTF-8.
// A wide space stays: the mark shows it.
func visibleRune(r rune, raw []byte) string {
	switch {
	case r == utf8.RuneError && len(raw) == 1:
		return fmt.Sprintf("<%02X>", raw[0])
	case r < ' ':
		return string('␀' + r)
	case r == 0x7f:
		return "␡"
	case unicode.IsPrint(r), r == '\u3000', r == '\u00a0':
		return string(r)
	}
	return fmt.Sprintf("<U+%04X>", r)
}
