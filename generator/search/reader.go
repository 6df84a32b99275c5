package search

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Reader answers queries from the files of an index, as the script of the
// search page does. It keeps what it has read. It is for one goroutine.
type Reader struct {
	root    Root
	fold    *Folder
	get     Get
	large   *largeBodies // read when it is needed
	buckets map[bucketKey]*bucketHead
	heads   map[string]blocksHead // of files of blocks
	texts   map[int32]*stored
	cards   map[int32]*stored
	rests   map[string]string // files of lines that stand in no block, unpacked
	words   *wordsFile
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
	more                                   bool        // lines in a file of their own, not read yet
}

// mostFile bounds the unpacked size of a file of texts.
const mostFile = 64 << 20

// Get returns the bytes from…to of a file by its site path, fewer where it
// ends before.
type Get func(path string, from, to int) ([]byte, error)

// NewReader reads an index through get.
func NewReader(root Root, get Get) *Reader {
	return &Reader{root: root, fold: NewFolder(), get: get, buckets: map[bucketKey]*bucketHead{}, heads: map[string]blocksHead{}, texts: map[int32]*stored{}, cards: map[int32]*stored{}, rests: map[string]string{}}
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

// kindOf returns the place of the kind of a slot, or -1.
func (r *Reader) kindOf(slot int32) int {
	return slices.IndexFunc(r.root.Kinds, func(k Kind) bool { return int(slot) < k.End })
}

// blocksHead is what stands before the blocks of a file of texts or of cards.
type blocksHead struct {
	shared []byte // packed
	starts []byte // of the blocks, two bytes each
}

// sizedAt returns what follows a length, and what stands behind it.
func sizedAt(b []byte) (part, rest []byte, err error) {
	if len(b) < blockHead || len(b)-blockHead < int(b[0])<<8|int(b[1]) {
		return nil, nil, errBits
	}
	n := blockHead + (int(b[0])<<8 | int(b[1]))
	return b[blockHead:n], b[n:], nil
}

// blocksHead returns what stands before the blocks of a file.
func (r *Reader) blocksHead(path string, l Layout) (h blocksHead, err error) {
	if h, ok := r.heads[path]; ok {
		return h, nil
	}
	b, err := r.get(path, 0, l.Shared)
	if err == nil {
		h.shared, b, err = sizedAt(b)
	}
	if err == nil {
		h.starts, _, err = sizedAt(b)
	}
	if err == nil {
		r.heads[path] = h
	}
	return h, err
}

// block returns a block of a kind, unpacked.
func (r *Reader) block(folder string, l Layout, n int) (string, error) {
	if l.Block <= 0 {
		return "", errBits
	}
	file, begin, n, at := l.place(n)
	path := "search/" + folder + "/" + strconv.Itoa(file) + ".bin"
	h, err := r.blocksHead(path, l)
	if err != nil {
		return "", err
	}
	b, err := r.get(path, at, at+l.window())
	if err != nil {
		return "", err
	}
	start := -1
	for i := 0; i+1 < len(h.starts) && n >= 0; i += tableBytes {
		if start = int(h.starts[i])<<8 | int(h.starts[i+1]); start >= begin {
			n--
		}
	}
	if n >= 0 || start < at || start > at+len(b) {
		return "", errBits
	}
	packed, _, err := sizedAt(b[start-at:])
	if err != nil {
		return "", err
	}
	return unpack(slices.Concat(h.shared, packed))
}

// page returns the page of a slot with its text.
func (r *Reader) page(slot int32) (*stored, error) {
	return r.stored(slot, r.texts, textFolder, textSlots, func(k Kind) Layout { return k.Text })
}

// card returns the page of a slot with what the list of results shows of it
// where its title holds all that was asked.
func (r *Reader) card(slot int32) (*stored, error) {
	return r.stored(slot, r.cards, cardFolder, cardSlots, func(k Kind) Layout { return k.Card })
}

// stored returns the page of a slot from the files of a folder; known are those
// that were read.
func (r *Reader) stored(slot int32, known map[int32]*stored, folder string, slots int, layout func(Kind) Layout) (*stored, error) {
	if known[slot] == nil {
		i := r.kindOf(slot)
		if i < 0 || int(slot) < r.root.Kinds[i].First {
			return nil, errBits
		}
		k := r.root.Kinds[i]
		n := (int(slot) - k.First) / slots
		s, err := r.block(folder, layout(k), n)
		if err != nil {
			return nil, err
		}
		for rec := range strings.SplitSeq(s, recordEnd) {
			f := strings.Split(rec, fieldEnd)
			if len(f) != 9 {
				return nil, fmt.Errorf("%d fields: %q", len(f), rec)
			}
			place, err := strconv.Atoi(f[0])
			if err != nil {
				return nil, errBits
			}
			g := &stored{int32(k.First + n*slots + place), f[1], f[2], f[3], f[4], f[5], f[6], nil, f[7] == "1"}
			g.lines = []shownLine{{rank: Title, text: g.title}}
			g.takeLines(f[8], false)
			known[g.slot] = g
		}
	}
	g := known[slot]
	if g == nil {
		return nil, errBits
	}
	return g, nil
}

// takeLines adds the lines of a text to those of the page.
func (g *stored) takeLines(s string, late bool) {
	for l := range strings.SplitSeq(s, "\n") {
		if l != "" {
			g.lines = append(g.lines, shownLine{rank: l[0] - '0', text: l[1:], late: late})
		}
	}
}

// readMore adds the lines that do not stand in the page's block.
func (r *Reader) readMore(g *stored) error {
	if !g.more {
		return nil
	}
	g.more = false
	path := "search/x/" + strconv.Itoa(int(g.slot)/restSlots) + ".bin"
	s, known := r.rests[path]
	if !known {
		var err error
		if s, err = r.whole(path); err != nil {
			return err
		}
		r.rests[path] = s
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

// unpack returns a packed text without what its file shares and its pairs.
func unpack(b []byte) (string, error) {
	b, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(b)), mostFile))
	if err != nil {
		return "", err
	}
	if b, err = simplifiedchinese.GB18030.NewDecoder().Bytes(b); err != nil {
		return "", err
	}
	parts := strings.SplitN(string(b), recordEnd, 3)
	if len(parts) < 3 {
		return "", errBits
	}
	return parts[2], nil
}
