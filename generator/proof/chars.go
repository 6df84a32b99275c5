package proof

import (
	"strings"
	"unicode/utf8"

	"gongshi/generator/diag"
)

// kind says what a character is in a sentence.
type kind uint8

const (
	other   kind = iota
	han          // a Chinese character
	digit        // 0 to 9, full-width forms too
	letter       // of the Latin alphabet
	blank        // space, tab, ideographic space
	newline      // end of a line
	stop         // 。！？；
	comma        // ，、：
	open         // an opening bracket or quotation mark
	shut         // a closing one
	code         // a piece of Markdown that is no prose
)

// char is a character of the text as the detectors see it: forms of ASCII
// narrow, traditional and look-alike characters folded, inserted pinyin and
// what Markdown hides left out.
type char struct {
	r    rune
	at   int32 // byte offset in the text
	kind kind
	bits uint8
}

// form says what a line of the text is.
type form uint8

const (
	prose   form = iota
	heading      // of Markdown
	row          // of a table of Markdown
	bullet       // of a list of Markdown without numbers
	empty
)

// line is a line of the text: chars[from:to], blanks at both ends left out.
type line struct {
	from, to int
	form     form
	stops    bool // holds 。，； or their like
	sentence bool // holds 。 or ；
}

// reader is one text being read.
type reader struct {
	s     string
	opt   *Options
	t     *tables
	chars []char
	lines []line
	out   []Finding

	trad, simp  int // characters of one script only
	firstTrad   int // index of the first
	pinyinTones bool
	pageMarks   map[int]bool // lines that begin with the number of a page
}

// read cuts the text into characters and lines.
func (p *reader) read() {
	s := p.s
	p.chars = make([]char, 0, len(s)/2+4)
	lineStart := true
	for i := 0; i < len(s); {
		if lineStart && p.opt.Markdown {
			if end := p.hidden(i); end > i {
				i = end
				continue
			}
		}
		lineStart = false
		c := s[i]
		if c >= utf8.RuneSelf {
			i += p.wide(i)
			continue
		}
		switch {
		case c == '\n':
			p.push(char{r: '\n', at: int32(i), kind: newline})
			lineStart = true
		case p.opt.Markdown && (c == '`' || c == '\\' || c == ']' || c == '<'):
			i = p.markup(i)
			continue
		case c == '(':
			if n := p.pinyin(i, 1); n > 0 {
				i += n
				continue
			}
			p.push(char{r: '(', at: int32(i), kind: open})
		default:
			p.push(char{r: rune(c), at: int32(i), kind: asciiKind(c)})
		}
		i++
	}
	p.cutLines()
}

func (p *reader) push(c char) { p.chars = append(p.chars, c) }

func asciiKind(c byte) kind {
	switch {
	case c >= '0' && c <= '9':
		return digit
	case c|0x20 >= 'a' && c|0x20 <= 'z':
		return letter
	case c == ' ' || c == '\t' || c == '\r':
		return blank
	case c == ',' || c == ':':
		return comma
	case c == ';' || c == '!' || c == '?':
		return stop
	case c == '(' || c == '[' || c == '{':
		return open
	case c == ')' || c == ']' || c == '}':
		return shut
	}
	return other
}

// wide reads the character at i that is no ASCII and returns its length.
func (p *reader) wide(i int) int {
	r, size := utf8.DecodeRuneInString(p.s[i:])
	c := char{r: r, at: int32(i), kind: other}
	switch {
	case r >= firstHan && r <= lastHan:
		c.kind, c.bits = han, p.t.bits[r-firstHan]
		if c.bits&(isTrad|isSimp|isLike) != 0 {
			p.script(&c)
		}
	case r == '、':
		c.kind = comma
	case r == '。':
		c.kind = stop
	case r == '（':
		if n := p.pinyin(i, size); n > 0 {
			return n
		}
		c.r, c.kind = '(', open
	case r >= '！' && r <= '～', r == '\u3000', r == '\u00a0':
		c.r = narrow(r)
		c.kind = asciiKind(byte(c.r))
		if c.kind == digit {
			p.wideDigit(i, i+size, c.r)
		}
	case strings.ContainsRune("“‘《〈〔【「『", r):
		c.kind = open
	case strings.ContainsRune("”’》〉〕】」』", r):
		c.kind = shut
	case r >= 0x2f00 && r <= 0x2fd5:
		c.r, c.kind = p.t.radic[r-0x2f00], han
		c.bits = p.t.bitsOf(c.r)
		p.mend(diag.R211, i, i+size, string(c.r), true, diag.Say("“%[1]s”是部首符号（U+%[3]X），不是汉字“%[2]s”", "%[1]q is the radical U+%[3]X and not the character %[2]q", p.s[i:i+size], string(c.r), r))
	case r == '〇', r == '○', r == '◯':
		c.bits = isNumber
	case r >= 0x3400 && r < firstHan, r >= 0x20000 && r < 0x30000, r >= 0xf900 && r <= 0xfaff:
		c.kind = han
	}
	p.push(c)
	return size
}

// wideDigit reports a full-width digit; those beside each other are one
// finding. It does not quote them: they may be somebody's number.
func (p *reader) wideDigit(start, end int, r rune) {
	if n := len(p.out); n > 0 && p.out[n-1].Style && p.out[n-1].End == start {
		p.out[n-1].End = end
		p.out[n-1].Mend += string(r)
		return
	}
	f := p.mend(diag.R211, start, end, string(r), true, diag.Say("数字是全角的", "full-width digits"))
	f.Style = true
	f.Hint = diag.Say("改成半角数字；gongshi fmt --fix 可以一并改好", "write ASCII digits; gongshi fmt --fix does it")
}

// script counts a character that one script has alone, and folds it.
func (p *reader) script(c *char) {
	switch {
	case c.bits&isTrad != 0:
		if p.trad == 0 {
			p.firstTrad = int(c.at)
		}
		p.trad++
	case c.bits&isSimp != 0:
		p.simp++
		return
	}
	c.r = p.t.folded(c.r)
	c.bits |= p.t.bits[c.r-firstHan] &^ (isTrad | isSimp | isLike)
}

// pinyin returns the length of the pinyin in brackets at i, which stands
// directly behind a Chinese character, 0 where there is none, and reports it.
func (p *reader) pinyin(i, bracket int) int {
	n := len(p.chars)
	if n == 0 || p.chars[n-1].kind != han || int(p.chars[n-1].at)+3 < i {
		return 0
	}
	j, tone, letters := i+bracket, false, 0
	for j < len(p.s) && letters <= 8 {
		r, size := utf8.DecodeRuneInString(p.s[j:])
		switch {
		case r >= 'a' && r <= 'z':
		case r != utf8.RuneError && strings.ContainsRune("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü\u0300\u0301\u0304\u030c", r):
			tone = true
		default:
			letters += 100
			continue
		}
		letters++
		j += size
	}
	letters %= 100
	word := p.s[i+bracket : j]
	size := 0
	switch {
	case strings.HasPrefix(p.s[j:], ")"):
		size = 1
	case strings.HasPrefix(p.s[j:], "）"):
		size = len("）")
	}
	if size == 0 || letters == 0 || letters > 8 || !tone && !(p.pinyinTones || isSyllable(word)) || p.explained() {
		return 0
	}
	p.pinyinTones = p.pinyinTones || tone
	p.mend(diag.R210, i, j+size, "", true, diag.Say("“%s”后面夹了拼音（%s）", "pinyin (%[2]s) stands behind %[1]q", string(p.raw(n-1)), word))
	return j + size - i
}

// explained reports whether the text says that a pronunciation follows.
func (p *reader) explained() bool {
	n := len(p.chars)
	near := p.text(max(0, n-6), n)
	return strings.Contains(near, "读") || strings.Contains(near, "音")
}

// isSyllable reports whether a word without tones is a syllable of pinyin and
// no unit of measure or mark of a list.
func isSyllable(w string) bool {
	switch w {
	case "ha", "pa", "mu", "an", "me", "she", "can", "bin", "pan", "fan", "man", "ban", "tan", "sun", "gun", "run", "fun",
		"song", "long", "pin", "ping", "ding", "sang", "rang", "hang", "gang", "pang", "die", "pie", "lie":
		return false
	}
	initial := w
	for _, s := range []string{"zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w"} {
		if rest, ok := strings.CutPrefix(w, s); ok {
			initial = rest
			break
		}
	}
	if initial == w {
		return false
	}
	switch initial {
	case "a", "o", "e", "i", "u", "v", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "ia", "ie", "iao", "iu", "ian", "in", "iang", "ing", "iong", "ua", "uo", "uai", "ui", "uan", "un", "uang", "ue":
		return true
	}
	return false
}

// cutLines finds the lines and what they are.
func (p *reader) cutLines() {
	for from := 0; from <= len(p.chars); {
		to := from
		for to < len(p.chars) && p.chars[to].kind != newline {
			to++
		}
		p.lines = append(p.lines, p.lineOf(from, to))
		from = to + 1
	}
}

func (p *reader) lineOf(from, to int) line {
	for from < to && p.chars[from].kind == blank {
		from++
	}
	for from < to && p.chars[to-1].kind == blank {
		to--
	}
	l := line{from: from, to: to}
	if from == to {
		l.form = empty
		return l
	}
	for _, c := range p.chars[from:to] {
		l.stops = l.stops || c.kind == stop || c.r == ','
		if c.kind == stop {
			l.sentence = true
			break
		}
	}
	if !p.opt.Markdown {
		return l
	}
	next := char{kind: blank}
	if from+1 < to {
		next = p.chars[from+1]
	}
	switch r := p.chars[from].r; {
	case r == '#':
		l.form = heading
	case r == '|':
		l.form = row
	case (r == '-' || r == '*' || r == '+') && next.kind == blank:
		l.form = bullet
	}
	return l
}

// rune returns the character at index i, 0 outside the text.
func (p *reader) rune(i int) rune {
	if i < 0 || i >= len(p.chars) {
		return 0
	}
	return p.chars[i].r
}

// kindAt returns the kind of the character at index i, newline outside the text.
func (p *reader) kindAt(i int) kind {
	if i < 0 || i >= len(p.chars) {
		return newline
	}
	return p.chars[i].kind
}

// start and end return the bytes of the text where the character at index i
// begins and ends.
func (p *reader) start(i int) int {
	if i >= len(p.chars) {
		return len(p.s)
	}
	return int(p.chars[i].at)
}

func (p *reader) end(i int) int {
	at := int(p.chars[i].at)
	_, size := utf8.DecodeRuneInString(p.s[at:])
	return at + size
}

// raw returns the character at index i as it is printed.
func (p *reader) raw(i int) rune {
	r, _ := utf8.DecodeRuneInString(p.s[p.chars[i].at:])
	return r
}

// text returns the folded characters [from, to).
func (p *reader) text(from, to int) string {
	var b strings.Builder
	for _, c := range p.chars[from:to] {
		b.WriteRune(c.r)
	}
	return b.String()
}

// has reports whether the folded characters at index i begin with want.
func (p *reader) has(i int, want []rune) bool {
	if i < 0 || i+len(want) > len(p.chars) {
		return false
	}
	for k, r := range want {
		if p.chars[i+k].r != r {
			return false
		}
	}
	return true
}
