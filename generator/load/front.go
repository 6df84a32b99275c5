package load

import (
	"bytes"

	"gongshi/generator/diag"
	"gongshi/generator/source"
)

// splitFront finds the front matter of a Markdown file, the TOML between two
// lines of +++, and the body after it; both are byte ranges of f. It reports
// wrong encoding anywhere in the file. With faults both ranges may be empty.
func splitFront(f *source.File) (front, body [2]int, faults []diag.Diagnostic) {
	end := len(f.Bytes)
	start := 0
	if bytes.HasPrefix(f.Bytes, []byte("\xef\xbb\xbf")) {
		start = 3
	}
	if faults = encodingFaults(f, start, end); len(faults) > 0 {
		return front, body, faults
	}
	from, to, next := textLine(f.Bytes, start)
	for from < end && len(bytes.TrimSpace(f.Bytes[from:to])) == 0 { // blank lines before it
		from, to, next = textLine(f.Bytes, next)
	}
	first := f.Bytes[from:to]
	if string(bytes.TrimRight(first, " \t")) != "+++" {
		return front, body, []diag.Diagnostic{noFront(f, from, to)}
	}
	opened := f.At(from, from+3)
	front[0] = next
	for at := next; at < end && at-next <= maxFrontBytes; {
		from, to, after := textLine(f.Bytes, at)
		line := string(bytes.TrimRight(f.Bytes[from:to], " \t"))
		if line == "+++" {
			front[1] = from
			return front, [2]int{after, end}, nil
		}
		at = after
	}
	return [2]int{}, body, []diag.Diagnostic{openFront(f, opened, next)}
}

// textLine returns the line that begins at offset at without its line end,
// and where the next begins.
func textLine(b []byte, at int) (from, to, next int) {
	if i := bytes.IndexByte(b[at:], '\n'); i >= 0 {
		to, next = at+i, at+i+1
	} else {
		to, next = len(b), len(b)
	}
	if to > at && b[to-1] == '\r' {
		to--
	}
	return at, to, next
}

// noFront says why the file does not begin with +++.
func noFront(f *source.File, from, to int) diag.Diagnostic {
	line := bytes.TrimSpace(f.Bytes[from:to])
	at := f.At(from, min(to, from+256))
	switch {
	case from == to:
		return msgFrontEmpty.fault(diag.S018, f.At(from, from))
	case bytes.HasPrefix(line, []byte("＋")):
		return msgFrontWide.fault(diag.S018, at, line)
	case string(line) == "---":
		return msgFrontYAML.fault(diag.S018, at)
	case len(bytes.Trim(line, "+ \t\u3000")) == 0 || isFence(line):
		return msgFrontFence.fault(diag.S018, at, line)
	}
	return msgFrontMissing.fault(diag.S018, at)
}

// openFront says that the front matter opened at the given place is not
// closed, and points at a line that was perhaps meant to close it.
func openFront(f *source.File, opened source.Span, at int) diag.Diagnostic {
	d := msgFrontOpen.fault(diag.S018, opened)
	for at < len(f.Bytes) {
		from, to, next := textLine(f.Bytes, at)
		line := bytes.TrimSpace(f.Bytes[from:to])
		if from-int(opened.End) > maxFrontBytes {
			return msgFrontLong.fault(diag.S013, opened, maxFrontBytes>>10)
		}
		if isFence(line) || bytes.HasPrefix(line, []byte("＋＋")) {
			d.Also = []diag.Note{{Span: f.At(from, to), Text: noteMeantFence.say()}}
			break
		}
		at = next
	}
	return d
}

// isFence reports whether a line looks like a mark between front matter and
// text, of whatever kind.
func isFence(line []byte) bool {
	switch string(line) {
	case "++", "+++", "++++", "---", "----", "***", "===":
		return true
	}
	return false
}
