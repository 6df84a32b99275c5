package markdown

import "strings"

// Plainly reports whether text is so plain that it can have neither faults nor
// links: Han and Latin text with headings, paragraphs, flat lists and a little
// emphasis. It costs a glance at each byte, where Parse costs a hundred times
// that; callers that only look for faults and links may skip Parse then.
func Plainly(text string) bool {
	if len(text) > 32<<10 ||
		strings.ContainsAny(text, "<>[]!|\\`&\t\v\f\x00") ||
		strings.Contains(text, "://") || // no address that may become a link
		strings.Count(text, "*") > 200 || strings.Count(text, "_") > 200 || strings.Count(text, "#") > 200 {
		return false
	}
	for line := range strings.Lines(text) {
		if !plainLine(line) {
			return false
		}
	}
	return true
}

// plainLine reports whether a line opens at most one list, and none deep
// inside another.
func plainLine(line string) bool {
	rest := strings.TrimLeft(line, " ")
	if len(line)-len(rest) > 6 {
		return false
	}
	after, ok := listMark(rest)
	if !ok {
		return true
	}
	_, again := listMark(strings.TrimLeft(after, " "))
	return !again
}

// listMark cuts the mark of a list item off the start of s.
func listMark(s string) (rest string, ok bool) {
	i := 0
	for i < len(s) && i < 9 && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i == len(s) {
		return s, false
	}
	switch c := s[i]; {
	case i == 0 && (c == '-' || c == '*' || c == '+'), i > 0 && (c == '.' || c == ')'):
		return s[i+1:], true
	}
	return s, false
}
