package search

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Reader answers queries from the files of an index, as the script of the
// search page does. It keeps what it has read. It is for one goroutine.
type Reader struct {
	root   Root
	fold   *Folder
	get    Get
	grams  map[int]*head
	texts  map[int32]map[int32]*stored
	common []shownLine
	words  *wordsFile
}

// shownLine is a line of a text with its rank.
type shownLine struct {
	rank  uint8
	text  string
	late  bool   // it does not stand in the page's block
	codes []Code // folded, made when they are needed
}

// folded returns the codes of a line.
func (r *Reader) folded(l *shownLine) []Code {
	if l.codes == nil {
		l.codes = r.fold.Append([]Code{}, l.text)
	}
	return l.codes
}

// stored is a page as the files of texts hold it.
type stored struct {
	slot                                   int32
	address, title, kind, unit, day, state string
	lines                                  []shownLine // the title first
	common                                 []int       // lines of common.bin, not read yet
	more                                   bool        // lines in a file of their own, not read yet
}

// mostFile bounds the unpacked size of a file of texts.
const mostFile = 64 << 20

// Get returns the bytes from…to of a file by its site path, fewer where it
// ends before.
type Get func(path string, from, to int) ([]byte, error)

// NewReader reads an index through get.
func NewReader(root Root, get Get) *Reader {
	return &Reader{root: root, fold: NewFolder(), get: get, grams: map[int]*head{}, texts: map[int32]map[int32]*stored{}}
}

// Reader returns a reader of the index.
func (x *Index) Reader() *Reader {
	files := map[string][]byte{}
	for _, f := range x.Files {
		files[f.Path] = f.Bytes
	}
	r := NewReader(x.Root, func(path string, from, to int) ([]byte, error) {
		b, ok := files[path]
		if !ok || from > len(b) {
			return nil, fmt.Errorf("the index has no file %s with a byte %d", path, from)
		}
		return b[from:min(to, len(b))], nil
	})
	r.fold = x.fold
	return r
}

// entry returns a reader of the body of a key, or nil.
func (r *Reader) entry(key []Code) (*bitReader, error) {
	n := int(hash(key) % uint32(max(1, r.root.Grams)))
	path := "search/g/" + strconv.Itoa(n) + ".bin"
	h := r.grams[n]
	if h == nil {
		b, err := r.get(path, 0, r.root.First)
		if err == nil && len(b) >= 2 {
			if long := int(b[0])<<8 | int(b[1]); long > len(b) { // a head of rare length
				b, err = r.get(path, 0, long)
			}
		}
		if err != nil {
			return nil, err
		}
		if h, err = readHead(b, r.root.Slots); err != nil {
			return nil, err
		}
		r.grams[n] = h
	}
	i, ok := h.place(key)
	if !ok {
		return nil, nil
	}
	at, size := h.at[i], h.size[i]
	if at+size <= len(h.bytes) {
		return &bitReader{in: h.bytes[at : at+size]}, nil
	}
	b, err := r.get(path, at, at+size)
	if err != nil {
		return nil, err
	}
	if len(b) != size {
		return nil, errBits
	}
	return &bitReader{in: b}, nil
}

// head tells where the bodies of a gram file are.
type head struct {
	bytes   []byte // of the file, as far as read
	singles []int32
	pairs   []int32
	others  [][]Code
	at      []int // of the bodies, in the order of the keys
	size    []int
}

func readHead(b []byte, slots int) (*head, error) {
	if len(b) < 2 || int(b[0])<<8|int(b[1]) > len(b) {
		return nil, errBits
	}
	end := int(b[0])<<8 | int(b[1])
	h := &head{bytes: b}
	in := &bitReader{in: b[2:max(2, end)]}
	if in.number() != slots { // a file of another index
		return nil, errBits
	}
	h.singles = in.set(nil, in.number(), 1, CommonCodes)
	h.pairs = in.set(nil, in.number(), 0, CommonCodes*CommonCodes-1)
	for n := in.number(); n > 0 && !in.bad; n-- {
		var key []Code
		for length := in.number(); length > 0 && !in.bad; length-- {
			if in.bits(1) == 0 {
				key = append(key, Code(in.ranged(CommonCodes)+1))
			} else {
				key = append(key, RareCode+Code(in.bits(21)))
			}
		}
		h.others = append(h.others, key)
	}
	digits := uint(min(in.number(), 30))
	near := end
	for range len(h.singles) + len(h.pairs) + len(h.others) {
		if in.bits(1) == 0 {
			n := in.bits(digits)
			h.size, h.at = append(h.size, n), append(h.at, near)
			near += n
		} else {
			h.size, h.at = append(h.size, in.number()), append(h.at, -1)
		}
		if in.bad {
			return nil, errBits
		}
	}
	for i := range h.at {
		if h.at[i] < 0 {
			h.at[i] = near
			near += h.size[i]
		}
	}
	return h, in.failed()
}

// place returns the place of a key among all.
func (h *head) place(key []Code) (int, bool) {
	switch section(key) {
	case 0:
		return slices.BinarySearch(h.singles, int32(key[0]))
	case 1:
		i, ok := slices.BinarySearch(h.pairs, int32(pairKey(key[0], key[1])))
		return len(h.singles) + i, ok
	}
	i, ok := slices.BinarySearchFunc(h.others, key, slices.Compare)
	return len(h.singles) + len(h.pairs) + i, ok
}

// kindOf returns the place of the kind of a slot, or -1.
func (r *Reader) kindOf(slot int32) int {
	return slices.IndexFunc(r.root.Kinds, func(k Kind) bool { return int(slot) < k.End })
}

// blockOf returns the size of the block of a slot, its file, and the byte
// where it begins; a size of 0 where there is none.
func (r *Reader) blockOf(slot int32) (size, file, at int) {
	i := r.kindOf(slot)
	if i < 0 || r.root.Kinds[i].Block <= 0 || int(slot) < r.root.Kinds[i].First {
		return 0, 0, 0
	}
	k := r.root.Kinds[i]
	block, inFile := (int(slot)-k.First)/textSlots, max(1, textFile/k.Block)
	return k.Block, k.File + block/inFile, block % inFile * k.Block
}

// page returns the page of a slot.
func (r *Reader) page(slot int32) (*stored, error) {
	n := slot / textSlots
	if r.texts[n] == nil {
		size, file, at := r.blockOf(slot)
		if size == 0 {
			return nil, errBits
		}
		b, err := r.get("search/t/"+strconv.Itoa(file)+".bin", at, at+size)
		if err != nil {
			return nil, err
		}
		if len(b) < blockHead || len(b)-blockHead < int(b[0])<<8|int(b[1]) {
			return nil, errBits
		}
		s, err := unpack(b[blockHead:][:int(b[0])<<8|int(b[1])])
		if err != nil {
			return nil, err
		}
		pages := map[int32]*stored{}
		for rec := range strings.SplitSeq(s, recordEnd) {
			f := strings.Split(rec, fieldEnd)
			if len(f) != 9 {
				return nil, fmt.Errorf("%d fields: %q", len(f), rec)
			}
			place, err := strconv.Atoi(f[0])
			if err != nil {
				return nil, errBits
			}
			g := &stored{n*textSlots + int32(place), f[1], f[2], f[3], f[4], f[5], f[6], nil, nil, f[7] == "1"}
			g.lines = []shownLine{{rank: Title, text: g.title}}
			g.takeLines(f[8], false)
			pages[g.slot] = g
		}
		r.texts[n] = pages
	}
	g := r.texts[n][slot]
	if g == nil {
		return nil, errBits
	}
	return g, nil
}

// takeLines adds the lines of a text to those of the page.
func (g *stored) takeLines(s string, late bool) {
	for l := range strings.SplitSeq(s, "\n") {
		if first, size := utf8.DecodeRuneInString(l); l != "" && size == len(l) && first >= firstCommon {
			g.common = append(g.common, int(first)-firstCommon)
		} else if l != "" {
			g.lines = append(g.lines, shownLine{rank: l[0] - '0', text: l[1:], late: late})
		}
	}
}

// readCommon adds the lines that the page has in common with many others.
func (r *Reader) readCommon(g *stored) error {
	if len(g.common) > 0 && r.common == nil {
		s, err := r.whole("search/common.bin")
		if err != nil {
			return err
		}
		all := &stored{}
		all.takeLines(s, false)
		r.common = all.lines
	}
	for _, i := range g.common {
		if i < 0 || i >= len(r.common) {
			return errBits
		}
		g.lines = append(g.lines, r.common[i])
	}
	g.common = nil
	return nil
}

// readMore adds the lines that do not stand in the page's block.
func (r *Reader) readMore(g *stored) error {
	if !g.more {
		return nil
	}
	g.more = false
	s, err := r.whole("search/x/" + strconv.Itoa(int(g.slot)/restSlots) + ".bin")
	if err != nil {
		return err
	}
	for rec := range strings.SplitSeq(s, recordEnd) {
		if slot, lines, ok := strings.Cut(rec, fieldEnd); ok && slot == strconv.Itoa(int(g.slot)) {
			g.takeLines(lines, true)
			return nil
		}
	}
	return fmt.Errorf("no rest of %d in %q", g.slot, s)
}

// whole reads a file of texts.
func (r *Reader) whole(path string) (string, error) {
	b, err := r.get(path, 0, mostFile)
	if err != nil {
		return "", err
	}
	s, err := unpack(b)
	if err != nil {
		return "", fmt.Errorf("read %s: %w", path, err)
	}
	return s, nil
}

// unpack returns a packed text without its pairs.
func unpack(b []byte) (string, error) {
	b, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(b)), mostFile))
	if err != nil {
		return "", err
	}
	if b, err = simplifiedchinese.GB18030.NewDecoder().Bytes(b); err != nil {
		return "", err
	}
	_, s, ok := strings.Cut(string(b), recordEnd)
	if !ok {
		return "", errBits
	}
	return s, nil
}
