package check

import (
	"regexp"
	"strings"
	"sync"

	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// slip is Markdown that its author took for a heading, table or link and that
// would be printed as it stands: at [from, to) of the text.
type slip struct {
	from, to   int
	text, hint diag.Message
}

// s030Text reports such Markdown. Lines of code are none of it.
func s030Text(rec model.Record, md *model.MD, out *report) {
	for _, s := range notation(md.V) {
		at := md.At
		if md.Exact {
			at = md.At.File.At(int(md.At.Start)+s.from, int(md.At.Start)+s.to)
		}
		out.warn(rec, diag.Diagnostic{Code: diag.S030, Span: at, Text: s.text, Hint: s.hint})
	}
}

// notation reads a text line by line. It costs a glance at the first character
// of a line that holds no mark.
func notation(text string) []slip {
	if !strings.ContainsAny(text, "#|｜]") {
		return nil
	}
	var found []slip
	table := tableSlips{}
	fenced := false
	for from := 0; from < len(text); {
		to := from + len(text[from:])
		if i := strings.IndexByte(text[from:], '\n'); i >= 0 {
			to = from + i
		}
		line := strings.TrimRight(text[from:to], " \t\r")
		trimmed := strings.TrimLeft(line, " ")
		switch {
		case strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~"):
			fenced = !fenced
		case fenced || len(line)-len(trimmed) >= 4:
		default:
			at := from + len(line) - len(trimmed)
			found = append(found, headingSlip(trimmed, at)...)
			found = append(found, table.line(trimmed, at)...)
			found = append(found, linkSlips(line, from)...)
		}
		from = to + 1
	}
	return append(found, table.line("", len(text))...)
}

// The patterns are compiled when the first text asks for them.
var (
	glued      = lazily(`^#{1,6}[^#\s!/]`)
	delimiters = lazily(`^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$`)
	wideLink   = lazily(`\]（((?:ref:|https?:|mailto:)[^）\s]*|[A-Za-z0-9._-]+\.[A-Za-z0-9]{2,5})）`)
	spacedLink = lazily(`\]\(([^()<>"'\s][^()<>"']*\s[^()<>"']*)\)`)
)

func lazily(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

func headingSlip(line string, at int) []slip {
	if line == "" || line[0] != '#' || !glued().MatchString(line) {
		return nil
	}
	marks := len(line) - len(strings.TrimLeft(line, "#"))
	return []slip{{at, at + marks,
		diag.Say("# 后面没有空格，这一行不成标题，会连 # 一起印出来", "no blank follows the #, so the line is no heading"),
		diag.Say("写成“%s %s”", "write %q", line[:marks], line[marks:])}}
}

func linkSlips(line string, at int) []slip {
	if !strings.Contains(line, "]") {
		return nil
	}
	var found []slip
	if m := wideLink().FindStringSubmatchIndex(line); m != nil {
		found = append(found, slip{at + m[0] + 1, at + m[1],
			diag.Say("链接地址的括号是全角的，不成链接", "the brackets of the link address are full-width"),
			diag.Say("写成 ](%s)，用英文半角括号", "write ](%s)", line[m[2]:m[3]])})
	}
	if m := spacedLink().FindStringSubmatchIndex(line); m != nil {
		found = append(found, slip{at + m[2], at + m[3],
			diag.Say("链接地址里有空格，不成链接", "the link address has a blank in it, so it is no link"),
			diag.Say("文件名去掉空格（只用英文字母、数字和“-”），这里照着改", "rename the file without blanks")})
	}
	return found
}

// tableSlips follows the lines of a table.
type tableSlips struct {
	rows, cells, head int // lines so far, cells of the first, its offset
	first             string
	broken            bool
}

// line takes the next line of the text and returns what it shows to be wrong.
func (t *tableSlips) line(line string, at int) []slip {
	if strings.HasPrefix(line, "｜") {
		return []slip{{at, at + len("｜"),
			diag.Say("表格的竖线“｜”是全角的，这一行不成表格", "the bar of the table is full-width"),
			diag.Say("这一行的竖线都改成英文半角 |", "write | for every bar of the line")}}
	}
	row := strings.HasPrefix(line, "|")
	if !row {
		was := *t
		*t = tableSlips{}
		if was.rows == 1 && strings.Count(was.first, "|") > 2 {
			return was.without()
		}
		return nil
	}
	t.rows++
	switch {
	case t.rows == 1:
		t.cells, t.head, t.first = cellsOf(line), at, line
	case t.rows == 2 && !delimiters().MatchString(line):
		t.broken = true
		return t.without()
	case t.rows > 1 && !t.broken && cellsOf(line) != t.cells:
		return []slip{{at, at + len(line),
			diag.Say("表格的这一行有 %d 格，表头有 %d 格", "the row has %d cells, the head of the table %d", cellsOf(line), t.cells),
			diag.Say("补上或删去 |；空的格也要写，格里的竖线写成 \\|", "add or delete |; a bar within a cell is \\|")}}
	}
	return nil
}

func (t *tableSlips) without() []slip {
	return []slip{{t.head, t.head + len(t.first),
		diag.Say("表头下面没有分隔行，不成表格，会连竖线一起印出来", "no line of dashes follows the head, so it is no table"),
		diag.Say("在这一行下面加一行 |%s", "add below it |%s", strings.Repeat(" --- |", t.cells))}}
}

// cellsOf counts the cells of a row; a bar after a backslash parts none.
func cellsOf(line string) int {
	line = strings.ReplaceAll(line, `\|`, "")
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	return strings.Count(line, "|") + 1
}
