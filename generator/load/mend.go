package load

import (
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/source"
)

// wideMend returns the ASCII that an author meant by what an input method left
// behind at a place, nil where one of its characters leaves a doubt.
func wideMend(at source.Span) []diag.Mend {
	if at.IsZero() || at.Start == at.End {
		return nil
	}
	var b strings.Builder
	for i, r := range string(at.Bytes()) {
		switch {
		case strings.ContainsRune(quotes, r) && !strings.ContainsRune("「」『』《》", r):
			b.WriteByte('"')
		case strings.ContainsRune(commas, r):
			b.WriteByte(',')
		case strings.ContainsRune(equalSigns, r):
			b.WriteByte('=')
		case strings.ContainsRune(colons, r):
			if i == 0 && !spaceBefore(at) {
				b.WriteByte(' ')
			}
			b.WriteByte('=')
			if !spaceAfter(at) {
				b.WriteByte(' ')
			}
		case r < 0x80:
			b.WriteRune(r)
		case strings.ContainsRune("［【", r):
			b.WriteByte('[')
		case strings.ContainsRune("］】", r):
			b.WriteByte(']')
		case narrow(r) != r:
			b.WriteRune(narrow(r))
		case isOddSpace([]byte(string(r))):
			if r == '\u3000' || r == '\u00a0' {
				b.WriteByte(' ')
			}
		default:
			return nil
		}
	}
	return []diag.Mend{{Span: at, New: b.String()}}
}

// spaceBefore reports whether a blank stands before a place.
func spaceBefore(at source.Span) bool {
	before := at.File.At(max(int(at.Start)-1, 0), int(at.Start)).Bytes()
	return len(before) == 0 || before[0] == ' ' || before[0] == '\t'
}

// spaceAfter reports whether a blank stands after a place.
func spaceAfter(at source.Span) bool {
	after := at.File.Bytes[at.End:]
	return len(after) == 0 || after[0] == ' ' || after[0] == '\t'
}
