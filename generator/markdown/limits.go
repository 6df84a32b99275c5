package markdown

import (
	"bytes"

	"gongshi/generator/diag"
	"gongshi/generator/source"
)

// The limits of one text. They are checked before the library sees it, because
// small texts can cost it gigabytes: 12 kB of table gave 42 MB of HTML, 50 kB
// of ">" took seconds.
const (
	MaxBytes   = 1 << 20 // of Markdown
	MaxNesting = 16      // quotes, lists and footnotes inside each other
	MaxColumns = 32      // of one table
	MaxCells   = 10_000  // of all tables of a text
	MaxDefs    = 1000    // footnotes and link definitions
	MaxRefs    = 10_000  // mentions of footnotes
	MaxHeads   = 5000    // headings
	MaxRun     = 10_000  // lines without a blank line between them
	MaxDest    = 2048    // bytes of one link address

	maxDepth    = 100     // nodes inside each other, inline ones included
	maxDestsSum = 4 << 20 // bytes of all addresses and titles, as printed
	maxWork     = 128 << 20
)

func limitFault(at source.Span, text diag.Message) diag.Diagnostic {
	return diag.Diagnostic{
		Code: diag.S013, Span: at, Text: text,
		Hint: diag.Say("请拆成几份，或改用数据表和附件", "split the text, or use a data table or an attachment"),
	}
}

// container is a list item, quote or footnote that is open at the current line.
type container struct {
	content int // column at which its content starts
	quote   bool
}

// limitScan walks the lines once. It may count a little too much (code that
// looks like lists) but never too little.
type limitScan struct {
	src   Source
	stack []container
	run   int // lines since the last blank line
	table int // columns of the widest table delimiter since the last blank line
	cells int
	defs  int
}

// scanLimits reports the first limit that src breaks.
func scanLimits(src Source) (fault diag.Diagnostic, over bool) {
	if len(src.Text) > MaxBytes {
		return limitFault(src.span(MaxBytes, MaxBytes), diag.Say(
			"正文有 %d 字节，最多 %d", "the text has %d bytes, at most %d are read", len(src.Text), MaxBytes)), true
	}
	s := limitScan{src: src}
	for off := 0; off < len(src.Text); {
		line := src.Text[off:]
		n := bytes.IndexByte(line, '\n') + 1
		if n == 0 {
			n = len(line)
		}
		if fault, over = s.line(line[:n], off); over {
			return fault, true
		}
		off += n
	}
	return diag.Diagnostic{}, false
}

func (s *limitScan) line(line []byte, off int) (diag.Diagnostic, bool) {
	start := s.nest(line)
	if len(s.stack) > MaxNesting {
		return limitFault(s.src.span(off+start, off+start+1), diag.Say(
			"列表和引用最多嵌套 %d 层", "lists and quotes nest at most %d deep", MaxNesting)), true
	}
	if len(bytes.TrimSpace(line)) == 0 {
		s.run, s.table = 0, 0
		return diag.Diagnostic{}, false
	}
	if s.run++; s.run > MaxRun {
		return limitFault(s.src.span(off, off+1), diag.Say(
			"连续 %d 行没有空行", "%d lines without a blank line", MaxRun)), true
	}
	if s.defs += bytes.Count(line, []byte("]:")); s.defs > MaxDefs {
		return limitFault(s.src.span(off, off+1), diag.Say(
			"脚注和链接定义最多 %d 个", "at most %d footnotes and link definitions", MaxDefs)), true
	}
	if n := delimiterColumns(line); n > 0 {
		if n > MaxColumns {
			return limitFault(s.src.span(off, off+len(bytes.TrimRight(line, "\r\n"))), diag.Say(
				"表格有 %d 列，最多 %d 列", "the table has %d columns, at most %d are read", n, MaxColumns)), true
		}
		s.table = max(s.table, n)
	}
	if s.cells += s.table; s.cells > MaxCells {
		return limitFault(s.src.span(off, off+1), diag.Say(
			"表格总共最多 %d 格", "tables have at most %d cells together", MaxCells)), true
	}
	return diag.Diagnostic{}, false
}

// nest follows the markers at the start of line and returns the offset of the
// last one. Quotes are matched in order with those of the lines before; a list
// item closes what is indented deeper than its marker.
func (s *limitScan) nest(line []byte) (last int) {
	seen, col := 0, 0
	for i := 0; i < len(line) && len(s.stack) <= MaxNesting; {
		switch line[i] {
		case ' ':
			i, col = i+1, col+1
			continue
		case '\t':
			i, col = i+1, col+4-col%4
			continue
		}
		n, quote := marker(line[i:])
		if n == 0 {
			return last
		}
		last = i
		if next := s.nextQuote(seen); quote && next >= 0 {
			seen = next + 1
		} else {
			for len(s.stack) > seen && s.stack[len(s.stack)-1].content > col {
				s.stack = s.stack[:len(s.stack)-1]
			}
			s.stack = append(s.stack, container{content: col + n, quote: quote})
			seen = len(s.stack)
		}
		i, col = i+n, col+n
	}
	return last
}

func (s *limitScan) nextQuote(from int) int {
	for i := from; i < len(s.stack); i++ {
		if s.stack[i].quote {
			return i
		}
	}
	return -1
}

// marker returns the length of the container marker that s starts with, 0 for
// none. A thematic break such as "* * *" is none.
func marker(s []byte) (n int, quote bool) {
	switch c := s[0]; {
	case c == '>':
		return 1, true
	case c == '-' || c == '+' || c == '*':
		if (len(s) == 1 || isBlank(s[1])) && !isRule(s) {
			return 1, false
		}
	case '0' <= c && c <= '9':
		for n = 1; n < len(s) && n <= 9 && '0' <= s[n] && s[n] <= '9'; n++ {
		}
		if n < len(s) && (s[n] == '.' || s[n] == ')') && (n+1 == len(s) || isBlank(s[n+1])) {
			return n + 1, false
		}
	case c == '[' && len(s) > 1 && s[1] == '^':
		if i := bytes.Index(s, []byte("]:")); i > 0 {
			return i + 2, false
		}
	}
	return 0, false
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func isRule(s []byte) bool {
	count := 0
	for _, c := range s {
		if c == s[0] {
			count++
		} else if !isBlank(c) {
			return false
		}
	}
	return count >= 3
}

// delimiterColumns returns the number of columns of a table delimiter row such
// as "|:--|--:|", 0 when line is none. Markers of quotes and lists may precede;
// since "- |-|" can be read both ways, it may count one too many.
func delimiterColumns(line []byte) int {
	columns := 1
	for {
		if line = bytes.TrimLeft(line, " \t>"); len(line) == 0 {
			return 0
		}
		n, _ := marker(line)
		if n == 0 {
			break
		}
		line, columns = line[n:], 2
	}
	dash := false
	for _, c := range line {
		switch {
		case c == '|':
			columns++
		case c == '-':
			dash = true
		case c != ':' && !isBlank(c):
			return 0
		}
	}
	if !dash {
		return 0
	}
	line = bytes.TrimSpace(line)
	if line[0] == '|' {
		columns--
	}
	if line[len(line)-1] == '|' {
		columns--
	}
	return columns
}
