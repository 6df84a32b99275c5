package load

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"gongshi/generator/diag"
	"gongshi/generator/source"
)

// wideQuoted reports a value between full-width quotes and steps over it.
func (s *tomlScan) wideQuoted() {
	from := s.pos
	_, n := utf8.DecodeRune(s.src[from:s.end])
	s.reject(msgWideQuote.fault(diag.S003, s.span(from, from+n), s.src[from:from+n]))
	line := s.src[from+n : s.lineStop(from)]
	if s.depth == 0 {
		if i := bytes.LastIndexAny(line, closeQuotes+`"`); i >= 0 {
			_, m := utf8.DecodeRune(line[i:])
			s.pos = from + n + i + m
			return
		}
	} else if i := bytes.IndexAny(line, closeQuotes+`"`); i >= 0 {
		_, m := utf8.DecodeRune(line[i:])
		s.pos = from + n + i + m
		return
	}
	s.pos = s.bareStop(from)
}

// openString reports the one-line string that begins at from and does not end
// before stop, the end of its line.
func (s *tomlScan) openString(from, stop int) {
	body := bytes.TrimRightFunc(s.src[from+1:stop], unicode.IsSpace)
	quote := s.src[from : from+1]
	s.pos = stop
	if s.depth > 0 {
		s.pos = from + 1
		s.skipItem()
	}
	if i := bytes.LastIndexAny(body, closeQuotes); i >= 0 {
		_, n := utf8.DecodeRune(body[i:])
		if len(bytes.TrimLeft(body[i+n:], " \t,]}")) == 0 {
			d := msgWideQuoteEnd.fault(diag.S003, s.span(from+1+i, from+1+i+n), body[i:i+n], quote)
			d.Also = []diag.Note{{Span: s.span(from, from+1), Text: noteOpened.say()}}
			s.reject(d)
			s.pos = from + 1 + i + n
			return
		}
	}
	if n, ok := apostrophe(body, quote[0]); ok {
		s.reject(msgApostrophe.fault(diag.S005, s.span(from, from+1), n))
		return
	}
	if len(body) > 0 && body[len(body)-1] == '"' && len(body) > 1 && body[len(body)-2] == '\\' {
		s.reject(msgEscapedEnd.fault(diag.S005, s.span(from+len(body)-1, from+1+len(body))))
		return
	}
	if end := s.brokenString(stop, quote[0]); end >= 0 {
		s.pos = end
		s.reject(msgBrokenString.fault(diag.S005, s.span(from, from+1), quote))
		return
	}
	s.reject(msgOpenString.fault(diag.S005, s.span(from, from+1), quote))
}

// apostrophe returns the number that a spreadsheet's apostrophe stands before.
func apostrophe(body []byte, quote byte) (string, bool) {
	if i := bytes.IndexAny(body, ",]}"); i >= 0 {
		body = body[:i]
	}
	n, ok := numberMeant(string(body))
	return n, ok && quote == '\''
}

// brokenString looks for the end of a string that runs over several lines
// although it began with one quote. It returns the offset past the quote, or
// -1 if a statement comes first: then the quote belongs to that.
func (s *tomlScan) brokenString(stop int, quote byte) int {
	const lines = 100
	for at, n := stop+1, 0; at < s.end && n < lines; n++ {
		line := s.src[at:s.lineStop(at)]
		if bytes.ContainsAny(line, "=＝") || bytes.HasPrefix(bytes.TrimSpace(line), []byte("[")) {
			return -1
		}
		if i := bytes.LastIndexByte(line, quote); i >= 0 {
			return at + i + 1
		}
		at += len(line) + 1
	}
	return -1
}

// openBlock reports a text block that never ends.
func (s *tomlScan) openBlock(from int, quote byte) {
	three := strings.Repeat(string(quote), 3)
	d := msgOpenBlock.fault(diag.S005, s.span(from, from+3), three)
	rest := s.src[from+3 : s.end]
	for _, wide := range []string{"”””", "“““", "＂＂＂", "“”", "’’’"} {
		if i := bytes.Index(rest, []byte(wide)); i >= 0 {
			from += 3 + i
			d.Also = []diag.Note{{Span: s.span(from, from+len(wide)), Text: noteWideEnd.say()}}
			break
		}
	}
	s.reject(d)
	// Go on after the first line, so that what follows is looked at as well.
	s.pos, s.away = s.nextStatement(from), true
}

// opensBlock reports whether the text block from..s.pos ends on a line that
// looks like the beginning of another block, key = """. It returns where that
// line begins, or -1.
func (s *tomlScan) opensBlock(from int, quote byte) int {
	end := s.pos - 3
	line := bytes.LastIndexByte(s.src[from:end], '\n') + 1
	if line == 0 {
		return -1
	}
	line += from
	head := bytes.TrimSpace(s.src[line:end])
	if len(head) < 2 || head[len(head)-1] != '=' {
		return -1
	}
	for _, c := range bytes.TrimRight(head[:len(head)-1], " \t") {
		if !bareKey[c] && c != '.' {
			return -1
		}
	}
	return line
}

// unclosedBlock reports the block at from, which ran on into the statement at
// line, and goes back to it.
func (s *tomlScan) unclosedBlock(from, line int) {
	d := msgOpenBlock.fault(diag.S005, s.span(from, from+3), s.src[from:from+3])
	d.Also = []diag.Note{{Span: s.span(line, s.lineStop(line)), Text: noteStillOpen.say()}}
	s.reject(d)
	s.pos, s.away = min(line, s.nextStatement(from)), true
}

// nextStatement returns where, after the line of offset from, the first line
// begins that looks like a header or key = "…; the end of the text if none
// does.
func (s *tomlScan) nextStatement(from int) int {
	for at := s.lineStop(from) + 1; at < s.end; at = s.lineStop(at) + 1 {
		line := s.src[at:s.lineStop(at)]
		pos := s.pos
		s.pos = at
		header := s.headerAhead()
		s.pos = pos
		if header || statementLine().Match(line) {
			return at
		}
	}
	return s.end
}

// afterString reports text right after the closing quote of v.
func (s *tomlScan) afterString(v *tomlValue) {
	from, to := int(v.At.Start), s.lineStop(s.pos)
	quote := s.src[from]
	body := s.src[from+1 : int(v.At.End)-1]
	if i := bytes.IndexAny(body, closeQuotes); i >= 0 && v.At.End-v.At.Start < 4096 {
		_, n := utf8.DecodeRune(body[i:])
		if next := bytes.TrimLeft(body[i+n:], " \t"); bytes.HasPrefix(next, []byte(",")) || bytes.HasPrefix(next, []byte("，")) {
			d := msgWideQuoteEnd.fault(diag.S003, s.span(from+1+i, from+1+i+n), body[i:i+n], string(quote))
			d.Also = []diag.Note{{Span: s.span(from, from+1), Text: noteOpened.say()}}
			s.reject(d)
			return
		}
	}
	rest := bytes.TrimRightFunc(s.src[s.pos:to], unicode.IsSpace)
	switch {
	case string(rest) == ";":
		d := msgTail.fault(diag.S002, s.span(s.pos, s.pos+1), rest)
		d.Mends = []diag.Mend{{Span: d.Span}}
		s.reject(d)
	case bytes.Count(rest, []byte{quote})%2 == 1 && s.depth > 0:
		s.reject(msgOpenString.fault(diag.S005, s.span(from, from+1), string(quote)))
	case bytes.IndexByte(rest, quote) >= 0:
		s.reject(msgInnerQuote.fault(diag.S002, s.span(int(v.At.End)-1, int(v.At.End)), string(quote)))
	default:
		s.reject(msgAfterValue.fault(diag.S002, s.span(s.pos, s.pos+len(rest)), rest))
	}
}

// bareStop returns where an unquoted value ends that began at from: at a
// comment, at the end of the line, within brackets also at a comma or bracket
// of any width.
func (s *tomlScan) bareStop(from int) int {
	stop := s.lineStop(from)
	line := s.src[from:stop]
	set := "#"
	if s.depth > 0 {
		set = "#,]};" + commas + closeBracket + closeBrace
	}
	if i := bytes.IndexAny(line, set); i >= 0 {
		line = line[:i]
	}
	return from + len(bytes.TrimRightFunc(line, unicode.IsSpace))
}

// The patterns are compiled when the first fault asks for them.
var (
	statementLine = pattern(`^[ \t]*[A-Za-z_][A-Za-z0-9_.-]*[ \t]*[=＝][ \t]*(["'\[{“‘＂［｛]|[0-9]|true|false)`)
	looseDate     = pattern(`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$`)
)

func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// badBare reports an unquoted value that is none, and steps over it.
func (s *tomlScan) badBare() {
	from := s.pos
	to := s.bareStop(from)
	if to == from { // a bracket or comma in place of a value
		_, n := utf8.DecodeRune(s.src[from:s.end])
		s.pos += n
		s.reject(msgNotValue.fault(diag.S002, s.span(from, s.pos), s.src[from:s.pos]))
		return
	}
	s.pos = to
	text := s.src[from:to]
	at := s.span(from, to)
	plain := string(bytes.Map(narrow, text))
	// A comma, semicolon or full stop after a sound value is the mistake, not
	// the value.
	if cut := strings.TrimRight(plain, ",;。、 "); cut != plain && !strings.ContainsAny(cut, ", ") {
		if kind, _ := bareKind([]byte(cut)); kind != 0 && strings.HasPrefix(string(text), cut) {
			tail := text[len(cut):]
			code := diag.S002
			if tail[0] >= 0x80 {
				code = diag.S003
			}
			d := msgTail.fault(code, s.span(from+len(cut), to), tail)
			d.Mends = []diag.Mend{{Span: d.Span}}
			s.reject(d)
			return
		}
	}
	switch kind, _ := bareKind([]byte(plain)); {
	case plain != string(text) && kind != 0:
		s.reject(msgWideNumber.fault(diag.S003, at, text, plain))
	case s.truthWord(text, at):
	case s.dateWord(plain, at):
	case s.numberWord(plain, at):
	case bytes.IndexByte(text, '\t') >= 0:
		s.reject(msgPasted.fault(diag.S002, at, text))
	case bytes.ContainsAny(text, `"`) && bytes.Count(text, []byte{'"'})%2 == 1:
		s.reject(msgNoOpenQuote.fault(diag.S005, at, text))
	case bytes.IndexFunc(text, func(r rune) bool { return r >= 0x80 || bareKey[byte(r)] }) < 0:
		s.reject(msgNotValue.fault(diag.S002, at, text))
	default:
		s.reject(msgUnquoted.fault(diag.S002, at, text))
	}
}

func (s *tomlScan) truthWord(text []byte, at source.Span) bool {
	want := ""
	switch strings.ToLower(string(text)) {
	case "是", "对", "有", "yes", "on", "true", "真", "√":
		want = "true"
	case "否", "不是", "无", "没有", "no", "off", "false", "假", "×":
		want = "false"
	default:
		return false
	}
	s.reject(msgTruth.fault(diag.S002, at, text, want))
	return true
}

func (s *tomlScan) dateWord(plain string, at source.Span) bool {
	if len(plain) >= 10 && isDay([]byte(plain[:10])) {
		d := dateOf([]byte(plain[:4]), []byte(plain[5:7]), []byte(plain[8:10]))
		if !exists(d) {
			s.reject(msgNoSuchDay.fault(diag.S011, at, plain[:10], monthLength(d)))
		} else {
			s.reject(msgBadTime.fault(diag.S011, at, plain))
		}
		return true
	}
	m := looseDate().FindStringSubmatch(plain)
	if m == nil {
		if monthDay().MatchString(plain) {
			s.reject(msgNoYear.fault(diag.S011, at, plain))
			return true
		}
		return false
	}
	d := dateOf([]byte(m[1]), []byte(m[2]), []byte(m[3]))
	if !exists(d) {
		s.reject(msgNoSuchDay.fault(diag.S011, at, plain, monthLength(d)))
		return true
	}
	s.reject(msgDateForm.fault(diag.S011, at, plain, fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)))
	return true
}

// numberWord explains what is wrong with a number.
func (s *tomlScan) numberWord(plain string, at source.Span) bool {
	if strings.ContainsRune("零〇一二三四五六七八九十百千万亿两", firstRune(plain)) && strings.Trim(plain, "零〇一二三四五六七八九十百千万亿两点") == "" {
		s.reject(msgHanNumber.fault(diag.S002, at, plain))
		return true
	}
	if n, ok := numberMeant(plain); ok && n != plain && plain[len(plain)-1] != '%' && strings.Trim(plain, "0123456789,") != "" {
		s.reject(msgNumberUnit.fault(diag.S002, at, plain, n))
		return true
	}
	if c := plain[0]; (c < '0' || c > '9') && c != '+' && c != '-' && c != '.' {
		return false
	}
	digits := strings.TrimLeft(plain, "+-0")
	switch {
	case strings.Trim(plain, "0123456789-") == "" && strings.LastIndexByte(plain, '-') > 0:
		s.reject(msgPhone.fault(diag.S002, at, plain))
	case strings.Trim(plain, "0123456789+-") == "" && digits != "" && digits != plain:
		s.reject(msgLeading.fault(diag.S002, at, plain, digits))
	case strings.Trim(plain, "0123456789,") == "" && strings.Contains(plain, ","):
		s.reject(msgThousands.fault(diag.S002, at, plain, strings.ReplaceAll(plain, ",", "")))
	case strings.HasSuffix(plain, "%"):
		s.reject(msgPercent.fault(diag.S002, at, plain))
	default:
		return false
	}
	return true
}

func firstRune(t string) rune {
	r, _ := utf8.DecodeRuneInString(t)
	return r
}
