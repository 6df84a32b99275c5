package diag

import (
	"gongshi/generator/personal"
	"gongshi/generator/source"
)

// masked returns copies of ds in which every text has stars over personal
// numbers. All writers go through it, so that no rule can forget: what they
// print ends up in logs that more people read than the sources.
func masked(ds []Diagnostic) []Diagnostic {
	out := make([]Diagnostic, len(ds))
	for i, d := range ds {
		d.Text, d.Hint, d.Waived = d.Text.masked(), d.Hint.masked(), personal.Mask(d.Waived)
		notes := make([]Note, len(d.Also))
		for k, n := range d.Also {
			notes[k] = Note{Span: n.Span, Text: n.Text.masked()}
		}
		d.Also = notes
		out[i] = d
	}
	return out
}

func (m Message) masked() Message {
	return Message{ZH: personal.Mask(m.ZH), EN: personal.Mask(m.EN)}
}

// pathOf is the path of a span as it may be printed: file names tell, too.
func pathOf(s source.Span) string { return personal.Mask(s.Path()) }

// personalSpans are the places of ds that tell of persons, by file.
func personalSpans(ds []Diagnostic) map[*source.File][]source.Span {
	out := map[*source.File][]source.Span{}
	for _, d := range ds {
		if d.Personal {
			out[d.Span.File] = append(out[d.Span.File], d.Span)
		}
	}
	return out
}

// maskedLine returns a line of a source, which begins at the byte at, as it may
// be printed. Its bytes are as many as before, so that places in it stay. What
// is secret is hidden whether or not a pattern finds it.
func maskedLine(line []byte, at int, secret []source.Span) []byte {
	out := []byte(personal.Mask(string(line)))
	for _, s := range secret {
		from, to := max(int(s.Start)-at, 0), min(int(s.End)-at, len(line))
		if from >= to || string(out[from:to]) != string(line[from:to]) {
			continue // elsewhere, or masked
		}
		for i := from; i < to; {
			_, _, size := cellAt(out[i:])
			personal.Hide(out[i:min(i+size, to)])
			i += size
		}
	}
	return out
}
