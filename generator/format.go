package generator

import (
	"bytes"
	"sort"

	"gongshi/generator/check"
	"gongshi/generator/diag"
	"gongshi/generator/source"
)

// Mended is one file of the sources as it would be after every mend that needs
// no judgement.
type Mended struct {
	Path          string // slash-separated, from the project's folder
	Before, After []byte
	Mends         int
}

// formatRounds bounds how often the sources are read again: what hides behind
// one mend shows after it, such as the closing quote behind the opening one.
const formatRounds = 8

// Format finds the damage in the sources of opt.Dir that a machine may mend:
// full-width punctuation where the format wants ASCII, and what the text rules
// mark as safe. Files are returned by path, only those that would change. It
// writes nothing. Damage in an issued text is mended too, since most of it comes
// with pasting; where the source prints it, the record waives the rule, and a
// waived fault is left alone. Full-width digits and brackets stay in issued texts.
//
// Each file is judged again after its mends: one that would have more faults
// of reading than before is left alone.
func Format(opt Options) ([]Mended, error) {
	opt.instead = map[string][]byte{}
	byPath := map[string]*Mended{}
	first := map[string]int{} // faults of reading before any mend
	for round := range formatRounds {
		project, err := Read(opt)
		if err != nil {
			return nil, err
		}
		if round == 0 {
			first = readingFaults(project.Faults)
		}
		faults := append(project.Faults, check.Site(project.Site)...)
		faults = append(faults, check.Style(project.Site)...)
		edits := mendsOf(faults)
		if len(edits) == 0 {
			break
		}
		for _, f := range edits {
			m := byPath[f.path]
			if m == nil {
				m = &Mended{Path: f.path, Before: f.file.Bytes}
				byPath[f.path] = m
			}
			m.After = apply(f.file.Bytes, f.mends)
			m.Mends += len(f.mends)
			opt.instead[f.path] = m.After
		}
	}
	return opt.sound(byPath, first)
}

// sound drops the files that would read worse than before.
func (o Options) sound(byPath map[string]*Mended, first map[string]int) ([]Mended, error) {
	project, err := Read(o)
	if err != nil {
		return nil, err
	}
	after := readingFaults(project.Faults)
	var out []Mended
	for path, m := range byPath {
		if after[path] <= first[path] && !bytes.Equal(m.Before, m.After) {
			out = append(out, *m)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Path < out[j].Path })
	return out, nil
}

// readingFaults counts the faults of reading in each file.
func readingFaults(ds []diag.Diagnostic) map[string]int {
	n := map[string]int{}
	for _, d := range ds {
		if d.Code[0] == 'S' {
			n[d.Span.Path()]++
		}
	}
	return n
}

// fileMends are the mends of one file, in order, none over another.
type fileMends struct {
	path  string
	file  *source.File
	mends []diag.Mend
}

// mendsOf gathers the mends of faults that nobody accepted, by file.
func mendsOf(faults []diag.Diagnostic) []fileMends {
	by := map[string]*fileMends{}
	for _, d := range faults {
		for _, m := range d.Mends {
			path := m.Span.Path()
			switch {
			case d.Waived != "":
				continue
			case by[path] == nil:
				by[path] = &fileMends{path: path, file: m.Span.File}
			}
			by[path].mends = append(by[path].mends, m)
		}
	}
	var out []fileMends
	for _, f := range by {
		sort.SliceStable(f.mends, func(i, j int) bool { return f.mends[i].Span.Start < f.mends[j].Span.Start })
		kept, end := f.mends[:0], -1
		for _, m := range f.mends {
			if int(m.Span.Start) >= end {
				kept, end = append(kept, m), int(m.Span.End)
			}
		}
		f.mends = kept
		out = append(out, *f)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].path < out[j].path })
	return out
}

// apply returns b with the mends made.
func apply(b []byte, mends []diag.Mend) []byte {
	var out []byte
	at := 0
	for _, m := range mends {
		out = append(append(out, b[at:m.Span.Start]...), m.New...)
		at = int(m.Span.End)
	}
	return append(out, b[at:]...)
}
