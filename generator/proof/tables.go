package proof

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"gongshi/generator/diag"
)

//go:embed typos.txt
var typosText string

//go:embed doubles.txt
var doublesText string

//go:embed scripts.txt
var scriptsText string

// Han characters that have a line in hanTable.
const firstHan, lastHan = 0x4e00, 0x9fff

// What a Han character may begin or be.
const (
	isWord   uint8 = 1 << iota // the first of a printed form of typos.txt
	isDouble                   // in doubles.txt
	isLike                     // stands in place of another character
	isTrad                     // traditional only
	isSimp                     // simplified only
	isDate                     // 月 日 年 号
	isCount                    // 个 项 级 种 类 条 大 步: behind a number
	isNumber                   // 一 二 三 … 十
)

// word is a line of typos.txt.
type word struct {
	code       diag.Code
	printed    []rune
	normal     string // "" where there is none
	notAfter   string
	notBefore  string
	onlyAfter  string
	onlyBefore string
}

// double is a line of doubles.txt.
type double struct{ notAfter, notBefore string }

// tables are the embedded tables, ready for use and never changed.
type tables struct {
	bits  [lastHan - firstHan + 1]uint8
	fold  [lastHan - firstHan + 1]uint16 // the simplified or right character, 0 for itself
	words map[rune][]word                // by the first character
	twice map[rune]double
	radic []rune
}

// table parses the embedded tables once, at first use: 1 ms.
var table = sync.OnceValue(func() *tables {
	t := &tables{words: map[rune][]word{}, twice: map[rune]double{}}
	t.readScripts()
	t.readDoubles()
	t.readWords()
	t.mark("月日年号", isDate)
	t.mark("个项级种类条大步方", isCount)
	t.mark("一二三四五六七八九十两", isNumber)
	return t
})

// bitsOf returns the bits of a character.
func (t *tables) bitsOf(r rune) uint8 {
	if r < firstHan || r > lastHan {
		return 0
	}
	return t.bits[r-firstHan]
}

// folded returns the character that r stands for.
func (t *tables) folded(r rune) rune {
	if r >= firstHan && r <= lastHan && t.fold[r-firstHan] != 0 {
		return rune(t.fold[r-firstHan])
	}
	return r
}

func (t *tables) mark(chars string, bit uint8) {
	for _, r := range chars {
		t.bits[r-firstHan] |= bit
	}
}

// tableLines returns the fields of every line that says something.
func tableLines(text string) [][]string {
	var out [][]string
	for _, l := range strings.Split(text, "\n") {
		if f := strings.Fields(l); len(f) > 0 && !strings.HasPrefix(l, "#") {
			out = append(out, f)
		}
	}
	return out
}

func (t *tables) readScripts() {
	for _, f := range tableLines(scriptsText) {
		for _, pair := range f[1:] {
			p := []rune(pair)
			switch f[0] {
			case "radicals":
				t.radic = p
				continue
			case "both":
				for _, r := range p {
					t.bits[r-firstHan] &^= isSimp
				}
				continue
			case "trad":
				t.bits[p[0]-firstHan] |= isTrad
				t.bits[p[1]-firstHan] |= isSimp
			case "like":
				t.bits[p[0]-firstHan] |= isLike
			default:
				panic("proof: scripts.txt has a line that is none: " + f[0])
			}
			t.fold[p[0]-firstHan] = uint16(p[1])
		}
	}
}

func (t *tables) readDoubles() {
	for _, f := range tableLines(doublesText) {
		r := []rune(f[0])[0]
		var d double
		for _, guard := range f[1:] {
			switch guard[0] {
			case '<':
				d.notAfter = guard[1:]
			case '>':
				d.notBefore = guard[1:]
			default:
				panic("proof: doubles.txt: " + guard)
			}
		}
		t.twice[r] = d
		t.bits[r-firstHan] |= isDouble
	}
}

func (t *tables) readWords() {
	for _, f := range tableLines(typosText) {
		if len(f) < 3 {
			panic(fmt.Sprint("proof: typos.txt: ", f))
		}
		w := word{code: diag.Code(f[0]), printed: foldedRunes(t, f[1])}
		if f[2] != "-" {
			w.normal = f[2]
		}
		for _, guard := range f[3:] {
			switch guard[0] {
			case '<':
				w.notAfter = guard[1:]
			case '>':
				w.notBefore = guard[1:]
			case '[':
				w.onlyAfter = guard[1:]
			case ']':
				w.onlyBefore = guard[1:]
			default:
				panic("proof: typos.txt: " + guard)
			}
		}
		first := w.printed[0]
		t.words[first] = append(t.words[first], w)
		if first >= firstHan && first <= lastHan {
			t.bits[first-firstHan] |= isWord
		}
	}
}

// foldedRunes returns the characters of a word as a text's are read.
func foldedRunes(t *tables, s string) []rune {
	var out []rune
	for _, r := range s {
		out = append(out, t.folded(narrow(r)))
	}
	return out
}

// narrow turns a full-width form of ASCII into ASCII, and the ideographic
// space into a space.
func narrow(r rune) rune {
	switch {
	case r == '\u3000' || r == '\u00a0':
		return ' '
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	}
	return r
}
