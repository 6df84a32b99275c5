package search

import (
	"bytes"
	"cmp"
	"compress/flate"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Signs in files of texts.
const (
	recordEnd   = "\x1e"
	fieldEnd    = "\x1f"
	firstCommon = 0x4e00 // stands for the first line of common.bin
)

// Limits of files of texts.
const (
	mostCommon  = 1000     // lines of common.bin
	commonBytes = 24 << 10 // of these lines, in UTF-8
	commonPages = 24       // least pages of such a line
	firstPart   = 6 << 10  // of a page's text in its block, in UTF-8; the rest is in x/
	textFile    = 64 << 10 // a file of texts, in bytes
	leastBlock  = 512
	blockHead   = 2   // bytes before what is packed
	restSlots   = 128 // slots of a file of what does not fit in blocks
)

// packer compresses texts. It is for one goroutine.
type packer struct {
	out   bytes.Buffer
	zip   *flate.Writer
	fold  *Folder
	plain [0x10000]bool // characters known to be no variants
}

func newPacker(f *Folder) *packer {
	z, err := flate.NewWriter(nil, 7)
	if err != nil { // the level is one of the package's own
		panic(err)
	}
	return &packer{zip: z, fold: f}
}

// pack writes the pairs of characters that folding changes in s, then s, as
// raw DEFLATE of GB 18030.
func (p *packer) pack(s string) ([]byte, error) {
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(p.pairs(s) + recordEnd + s))
	if err != nil {
		return nil, err
	}
	p.out.Reset()
	p.zip.Reset(&p.out)
	if _, err := p.zip.Write(b); err != nil {
		return nil, err
	}
	if err := p.zip.Close(); err != nil {
		return nil, err
	}
	return bytes.Clone(p.out.Bytes()), nil
}

// pairs returns every character of s that is a variant with its common form.
func (p *packer) pairs(s string) string {
	var seen []rune
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
	slices.Sort(seen)
	var b strings.Builder
	for _, r := range seen {
		common, _ := p.fold.Variant(r)
		b.WriteRune(r)
		b.WriteRune(common)
	}
	return b.String()
}

// commonLines chooses the lines of common.bin: those that would fill most of
// the texts' files. The map gives each its place.
func commonLines(c *corpus, lines []string) (chosen []uint32, place map[uint32]int) {
	for i := range lines {
		if n := len(c.slotsOf(uint32(i))); n >= commonPages && c.rank[i] < Title && len(lines[i]) > 4 {
			chosen = append(chosen, uint32(i))
		}
	}
	gain := func(i uint32) int { return len(c.slotsOf(i)) * len(lines[i]) }
	slices.SortFunc(chosen, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(gain(b), gain(a)), strings.Compare(lines[a], lines[b]))
	})
	size := 0
	for i, l := range chosen {
		if size += len(lines[l]); i >= mostCommon || size > commonBytes {
			chosen = chosen[:i]
			break
		}
	}
	slices.SortFunc(chosen, func(a, b uint32) int { return strings.Compare(lines[a], lines[b]) })
	place = map[uint32]int{}
	for i, l := range chosen {
		place[l] = i
	}
	return chosen, place
}

// shown is a line as files of texts have it: its rank as a digit and its text.
func shown(line string) string { return string(rune('0'+line[0])) + line[1:] }

// record returns the record of a page for its block, with about so many bytes
// of text, and what did not fit.
func record(slot int32, e *entry, lines []string, common map[uint32]int, size int) (s, rest string) {
	var body, more strings.Builder
	used := make(map[uint32]bool, len(e.lines))
	for _, l := range e.lines {
		s := lines[l]
		if used[l] || s[0] == Title && s[1:] == e.Title {
			continue
		}
		used[l] = true
		to := &body
		if more.Len() > 0 || body.Len()+len(s) > size {
			to = &more
		}
		if to.Len() > 0 {
			to.WriteByte('\n')
		}
		if i, ok := common[l]; ok {
			to.WriteRune(firstCommon + rune(i))
		} else {
			to.WriteString(shown(s))
		}
	}
	long := ""
	if more.Len() > 0 {
		long = "1"
	}
	fields := []string{strconv.Itoa(int(slot) % textSlots), e.Address, e.Title, e.Kind, e.UnitName, e.Day, e.State, long, body.String()}
	return strings.Join(fields, fieldEnd), more.String()
}

// chooseBlocks gives every kind the size of its blocks and its first file: the
// size for which blocks and what does not fit in them are smallest together.
func chooseBlocks(kinds []kindRange, kindOf []int, blocks [][]byte) {
	sizes := make([][]int, len(kinds))
	for i, z := range blocks {
		sizes[kindOf[i]] = append(sizes[kindOf[i]], len(z)+blockHead)
	}
	file := 0
	for k := range kinds {
		list := sizes[k]
		slices.Sort(list)
		best, cost := leastBlock, 1<<62
		for i, n := range list {
			n = min(max(roundTo(n, 64), leastBlock), textFile)
			sum := n * (kinds[k].end - kinds[k].first) / textSlots
			for _, more := range list[i:] {
				sum += 5 * max(0, more-n) // a text in two parts is packed worse, and read twice
			}
			if sum < cost {
				best, cost = n, sum
			}
		}
		kinds[k].block, kinds[k].file = best, file
		file += (kinds[k].blocks() + textFile/best - 1) / (textFile / best)
	}
}

// blocks returns how many blocks a kind has.
func (k kindRange) blocks() int { return (k.end - k.first + textSlots - 1) / textSlots }

// textFiles puts the blocks in their places.
func textFiles(p placed, starts, kindOf []int, blocks [][]byte) [][]byte {
	var files [][]byte
	for i, z := range blocks {
		k := p.kinds[kindOf[i]]
		n, inFile := (int(p.slots[starts[i]])-k.first)/textSlots, textFile/k.block
		for len(files) <= k.file+n/inFile {
			files = append(files, nil)
		}
		f := &files[k.file+n/inFile]
		*f = append(*f, make([]byte, n%inFile*k.block-len(*f))...)
		*f = append(append(*f, byte(len(z)>>8), byte(len(z))), z...)
	}
	return files
}
