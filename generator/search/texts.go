package search

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/search/deflate"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/transform"
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
	restSlots = 128      // slots of a file of what does not fit in blocks
)

// packer compresses texts. It is for one goroutine.
type packer struct {
	deflate.Packer
	encode transform.Transformer
	in, gb []byte // a text before and after encode
	fold   *Folder
	plain  [0x10000]bool // characters known to be no variants
	count  *gramCount
}

func newPacker(f *Folder) *packer {
	return &packer{fold: f, count: new(gramCount), encode: simplifiedchinese.GB18030.NewEncoder().Transformer}
}

// share makes s known to the texts that are packed next, of which texts are
// some, and returns it packed.
func (p *packer) share(s string, texts [][]byte) ([]byte, error) {
	p.in = append(append(p.in[:0], s...), recordEnd...)
	if err := p.encoded(); err != nil {
		return nil, err
	}
	return p.Share(p.gb, texts), nil
}

// text returns the text of a block: records, preceded by the pairs of
// characters that folding changes in them, in GB 18030.
func (p *packer) text(records []string) ([]byte, error) {
	p.in = append(p.in[:0], p.pairs(records)...)
	for _, s := range records {
		p.in = append(append(p.in, recordEnd...), s...)
	}
	err := p.encoded()
	return bytes.Clone(p.gb), err
}

// whole packs records by themselves.
func (p *packer) whole(records ...string) ([]byte, error) {
	text, err := p.text(records)
	if err != nil {
		return nil, err
	}
	shared, err := p.share("", [][]byte{text})
	return append(shared, p.Pack(text)...), err
}

// encoded puts p.in into GB 18030.
func (p *packer) encoded() error {
	if need := 2*len(p.in) + 16; cap(p.gb) < need {
		p.gb = make([]byte, need)
	}
	p.encode.Reset()
	n, _, err := p.encode.Transform(p.gb[:cap(p.gb)], p.in, true)
	p.gb = p.gb[:n]
	return err
}

// pairs returns every character of records that is a variant with its common
// form.
func (p *packer) pairs(records []string) string {
	var seen []rune
	for _, s := range records {
		for _, r := range s {
			if r < 0x3400 || r < 0x10000 && p.plain[r] {
				continue
			}
			if _, is := p.fold.Variant(r); !is && r < 0x10000 {
				p.plain[r] = true
			} else if is && !slices.Contains(seen, r) {
				seen = append(seen, r)
			}
		}
	}
	slices.Sort(seen)
	var b strings.Builder
	for _, r := range seen {
		common, _ := p.fold.Variant(r)
		b.WriteRune(r)
		b.WriteRune(common)
	}
	return b.String()
}

// shown is a line as files of texts have it: its rank as a digit and its text.
func shown(line string) string { return string(rune('0'+line[0])) + line[1:] }

// record returns the record of a page for its block, with about so many bytes
// of text, and what did not fit.
func record(place int, e *entry, lines []string, size int) (s, rest string) {
	var body, more strings.Builder
	body.Grow(min(size, 4<<10))
	for i, l := range e.lines {
		s := lines[l]
		if slices.Contains(e.lines[:i], l) || s[0] == Title && s[1:] == e.Title {
			continue
		}
		to := &body
		if more.Len() > 0 || body.Len()+len(s) > size {
			to = &more
		}
		if to.Len() > 0 {
			to.WriteByte('\n')
		}
		to.WriteString(shown(s))
	}
	long := ""
	if more.Len() > 0 {
		long = "1"
	}
	fields := []string{strconv.Itoa(place), e.Address, e.Title, e.Kind, e.UnitName, e.Day, e.State, long, body.String()}
	return strings.Join(fields, fieldEnd), more.String()
}

// card returns the record of a page for the list of results where its title
// holds all that was asked: of its lines the beginning of the first below the
// title that is a sentence, and the codes.
func card(place int, e *entry, lines []string) string {
	var codes []string
	lead, titled := "", false
	for _, l := range e.lines {
		s := lines[l]
		switch {
		case s[0] == Title && s[1:] == e.Title:
			titled = true // what stands before it tells kind and unit, as the list does
		case s[0] == Title && !slices.Contains(codes, shown(s)):
			codes = append(codes, shown(s))
		case s[0] == Text && titled && lead == "" && len(s) > len("县")*cardText/2:
			lead = shown(s)
		}
	}
	if n := runesEnd(lead, cardText); n < len(lead) {
		lead = lead[:n] + "…"
	}
	body := codes
	if lead != "" {
		body = append([]string{lead}, codes...)
	}
	fields := []string{strconv.Itoa(place), e.Address, e.Title, e.Kind, e.UnitName, e.Day, e.State, "", strings.Join(body, "\n")}
	return strings.Join(fields, fieldEnd)
}
