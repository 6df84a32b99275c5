// Package source holds the bytes an author wrote and the places in them.
//
// It reads a project once into an immutable Snapshot; everything later works
// on these bytes and never on the disk. A Span names a stretch of one file in
// bytes; Position turns it into the line and column a person counts.
package source

import (
	"bytes"
	"unicode/utf8"
)

// File is one source file. It is immutable after the snapshot was taken.
type File struct {
	Path  string // slash-separated, relative to the project root
	Bytes []byte // as on disk, a byte order mark included
}

// Span is the stretch [Start, End) of File, in bytes from 0. The zero Span
// means "no place": a value that the author did not write.
type Span struct {
	File       *File
	Start, End int32
}

// At returns the span [start, end) of f.
func (f *File) At(start, end int) Span {
	return Span{File: f, Start: int32(start), End: int32(end)}
}

// IsZero reports whether s names no place.
func (s Span) IsZero() bool { return s.File == nil }

// Bytes returns the text under the span; it shares memory with the file.
func (s Span) Bytes() []byte {
	if s.File == nil {
		return nil
	}
	return s.File.Bytes[s.Start:s.End]
}

// Path returns the path of the span's file, "" for the zero span.
func (s Span) Path() string {
	if s.File == nil {
		return ""
	}
	return s.File.Path
}

// Position is a place as people count it: line and column from 1, the column
// in characters.
type Position struct{ Line, Column int }

// Position returns where byte offset off of f lies. An offset inside a
// character counts as that character; bytes that are not UTF-8 count one each.
// A leading byte order mark is not counted.
func (f *File) Position(off int) Position {
	if off > len(f.Bytes) {
		off = len(f.Bytes)
	}
	before := f.Bytes[:off]
	line := bytes.Count(before, []byte{'\n'}) + 1
	start := bytes.LastIndexByte(before, '\n') + 1
	if start == 0 && bytes.HasPrefix(f.Bytes, bom) && off >= len(bom) {
		start = len(bom)
	}
	return Position{Line: line, Column: utf8.RuneCount(f.Bytes[start:off]) + 1}
}

// Line returns the text of line n (from 1) without its line end, and the byte
// offset at which it starts. It returns nil and len(f.Bytes) past the end.
func (f *File) Line(n int) (text []byte, start int) {
	for ; n > 1; n-- {
		i := bytes.IndexByte(f.Bytes[start:], '\n')
		if i < 0 {
			return nil, len(f.Bytes)
		}
		start += i + 1
	}
	text = f.Bytes[start:]
	if i := bytes.IndexByte(text, '\n'); i >= 0 {
		text = text[:i]
	}
	text = bytes.TrimSuffix(text, []byte{'\r'})
	if start == 0 && bytes.HasPrefix(text, bom) {
		text, start = text[len(bom):], len(bom)
	}
	return text, start
}

var bom = []byte("\xef\xbb\xbf")

// Before reports whether s comes before t: by path, then by place.
func (s Span) Before(t Span) bool {
	if p, q := s.Path(), t.Path(); p != q {
		return p < q
	}
	if s.Start != t.Start {
		return s.Start < t.Start
	}
	return s.End < t.End
}
