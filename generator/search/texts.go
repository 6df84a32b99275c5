package search

import (
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"gongshi/generator/search/deflate"
)

// Signs in files of texts.
const (
	recordEnd = "\x1e"
	fieldEnd  = "\x1f"
)

// Folders of the files of blocks.
const (
	textFolder = "t"
	cardFolder = "c"
)

// Limits of texts.
const (
	firstPart = 12 << 10 // of a page's text in its block, in UTF-8; the rest is in x/
	cardText  = 28       // characters of the text of a card
	sentence  = 12       // Han characters among them at least
	restSlots = 128      // slots of a file of what does not fit in blocks
)

// packer compresses texts. It is for one goroutine.
type packer struct {
	deflate.Packer
	gb       *gbTable
	fold     *Folder
	plain    [1 << 16]bool // characters known to be no variants
	variants []rune        // those met in a text
	in, out  []byte        // a text before and after it is put into GB 18030
	count    *gramCount
}

func newPacker(f *Folder, gb *gbTable) *packer {
	return &packer{fold: f, gb: gb, count: new(gramCount)}
}

// text returns the text of a block in GB 18030: the pairs of characters that
// folding changes in its records, and the records, which add appends, each
// behind recordEnd.
func (p *packer) text(add func(dst []byte) []byte) []byte {
	p.in = add(p.in[:0])
	p.out, p.variants = p.out[:0], p.variants[:0]
	for i := 0; i < len(p.in); {
		if c := p.in[i]; c < utf8.RuneSelf {
			p.out = append(p.out, c)
			i++
			continue
		}
		r, n := utf8.DecodeRune(p.in[i:])
		i += n
		if r >= 1<<16 || !p.plain[r] {
			p.meet(r)
		}
		p.out = p.gb.append(p.out, r)
	}
	slices.Sort(p.variants)
	text := make([]byte, 0, 4*len(p.variants)+len(p.out))
	for _, r := range p.variants {
		common, _ := p.fold.Variant(r)
		text = p.gb.append(p.gb.append(text, r), common)
	}
	return append(text, p.out...)
}

// meet notes whether a character is a variant.
func (p *packer) meet(r rune) {
	if _, is := p.fold.Variant(r); r < 0x3400 || !is {
		if r < 1<<16 {
			p.plain[r] = true
		}
	} else if !slices.Contains(p.variants, r) {
		p.variants = append(p.variants, r)
	}
}

// whole packs records by themselves.
func (p *packer) whole(records ...string) []byte {
	text := p.text(func(dst []byte) []byte {
		for _, s := range records {
			dst = append(append(dst, recordEnd...), s...)
		}
		return dst
	})
	return append(p.Share([]byte(recordEnd), [][]byte{text}), p.Pack(text)...)
}

// appendLine appends a line as files of texts have it: its rank as a digit and
// its text.
func appendLine(dst []byte, line string) []byte { return append(append(dst, '0'+line[0]), line[1:]...) }

// appendHead appends the fields of a record that stand before the body.
func appendHead(dst []byte, place int, e *entry, long bool) []byte {
	dst = strconv.AppendInt(dst, int64(place), 10)
	for _, s := range []string{e.Address, e.Title, e.Kind, e.UnitName, e.Day, e.State} {
		dst = append(append(dst, fieldEnd...), s...)
	}
	dst = append(dst, fieldEnd...)
	if long {
		dst = append(dst, '1')
	}
	return append(dst, fieldEnd...)
}

// appendRecord appends the record of a page for its block, with about so many
// bytes of text, and returns what did not fit.
func appendRecord(dst []byte, place int, e *entry, lines []string, size int) (out []byte, rest string) {
	shows := func(i int) bool {
		s := lines[e.lines[i]]
		return !slices.Contains(e.lines[:i], e.lines[i]) && (s[0] != Title || s[1:] != e.Title)
	}
	end, sum := 0, 0
	for ; end < len(e.lines); end++ {
		if shows(end) {
			n := len(lines[e.lines[end]])
			if sum > 0 {
				n++
			}
			if sum+n > size {
				break
			}
			sum += n
		}
	}
	add := func(dst []byte, from, to int) []byte {
		begin := len(dst)
		for i := from; i < to; i++ {
			if shows(i) {
				if len(dst) > begin {
					dst = append(dst, '\n')
				}
				dst = appendLine(dst, lines[e.lines[i]])
			}
		}
		return dst
	}
	if end < len(e.lines) {
		rest = string(add(nil, end, len(e.lines)))
	}
	return add(appendHead(dst, place, e, rest != ""), 0, end), rest
}

// isSentence reports whether a line tells something: what a card shows of it
// has some Han characters. An address for mail or of a site is none.
func isSentence(line string) bool {
	n := 0
	for _, r := range line[:runesEnd(line, cardText)] {
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n >= sentence
}

// appendCard appends the record of a page for the list of results where its
// title holds all that was asked: of its lines the beginning of the first below
// the title that is a sentence, and the codes.
func appendCard(dst []byte, place int, e *entry, lines []string) []byte {
	var codes []string
	lead, titled := "", false
	for _, l := range e.lines {
		s := lines[l]
		switch {
		case s[0] == Title && s[1:] == e.Title:
			titled = true // what stands before it tells kind and unit, as the list does
		case s[0] == Title && !slices.Contains(codes, s):
			codes = append(codes, s)
		case s[0] == Text && titled && lead == "" && isSentence(s[1:]):
			lead = s
		}
	}
	if n := runesEnd(lead, cardText); n < len(lead) {
		lead = lead[:n] + "…"
	}
	dst = appendHead(dst, place, e, false)
	if lead != "" {
		codes = append([]string{lead}, codes...)
	}
	for i, s := range codes {
		if i > 0 {
			dst = append(dst, '\n')
		}
		dst = appendLine(dst, s)
	}
	return dst
}

// runesEnd returns the bytes of the first n characters of s.
func runesEnd(s string, n int) int {
	for i := range s {
		if n--; n < 0 {
			return i
		}
	}
	return len(s)
}
