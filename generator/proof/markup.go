package proof

import "strings"

// hidden returns the end of what begins at i, the start of a line, and is no
// prose of Markdown: a fenced block, or a link reference. It returns i where
// there is none.
func (p *reader) hidden(i int) int {
	s := p.s[i:]
	trimmed := strings.TrimLeft(s, " ")
	if len(s)-len(trimmed) > 3 {
		return i
	}
	for _, fence := range []string{"```", "~~~"} {
		if !strings.HasPrefix(trimmed, fence) {
			continue
		}
		at := i + len(s) - len(trimmed)
		for {
			n := strings.IndexByte(p.s[at:], '\n')
			if n < 0 {
				return len(p.s)
			}
			at += n + 1
			if strings.HasPrefix(strings.TrimLeft(p.s[at:], " "), fence) {
				return p.lineEnd(at)
			}
		}
	}
	if strings.HasPrefix(trimmed, "[") {
		if end := strings.IndexByte(trimmed, '\n'); strings.Contains(trimmed[:max(end, 0)], "]: ") {
			return p.lineEnd(i)
		}
	}
	return i
}

// lineEnd returns where the line of byte i ends, before its newline.
func (p *reader) lineEnd(i int) int {
	if n := strings.IndexByte(p.s[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(p.s)
}

// markup reads the mark of Markdown at i and returns where reading goes on:
// after a piece of code, an address, the destination of a link, an escape.
func (p *reader) markup(i int) int {
	s := p.s[i:]
	switch s[0] {
	case '\\':
		p.push(char{r: '\\', at: int32(i), kind: code})
		if len(s) > 1 && s[1] < 0x80 && s[1] != '\n' {
			return i + 2
		}
		return i + 1
	case '`':
		n := len(s) - len(strings.TrimLeft(s, "`"))
		p.push(char{r: '`', at: int32(i), kind: code})
		if end := strings.Index(s[n:], s[:n]); end >= 0 && !strings.Contains(s[n:n+end], "\n\n") {
			return i + n + end + n
		}
		return i + n
	case '<':
		p.push(char{r: '<', at: int32(i), kind: code})
		if end := strings.IndexAny(s, ">\n "); end > 0 && s[end] == '>' {
			return i + end + 1
		}
		return i + 1
	}
	p.push(char{r: ']', at: int32(i), kind: shut})
	if !strings.HasPrefix(s, "](") {
		return i + 1
	}
	depth := 0
	for k := 1; k < len(s) && s[k] != '\n'; k++ {
		switch s[k] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + k + 1
			}
		}
	}
	return i + 1
}
