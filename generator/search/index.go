package search

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"hash/fnv"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

// Options are what an index needs beside its pages.
type Options struct {
	AsOf     string     // day of the site, 2012-04-05
	Synonyms [][]string // words of one meaning
	Workers  int        // goroutines; 0 for as many as there are processors
}

// File is a file of an index.
type File struct {
	Path  string // site path
	Bytes []byte
}

// Index is a finished index. It is immutable.
type Index struct {
	Files []File
	Root  Root
	fold  *Folder
}

// Root is what a reader knows before it reads a file.
type Root struct {
	Slots   int    `json:"u"`
	Grams   int    `json:"s"` // gram files
	Buckets int    `json:"b"` // of a gram file
	Bucket  int    `json:"g"` // bytes of a bucket
	Large   Table  `json:"d"` // of large bodies
	Pages   int    `json:"n"`
	Classes [4]int `json:"c"` // first slot of each
	Kinds   []Kind `json:"k"`
	Hashes  string `json:"h"`
	AsOf    string `json:"asof"`
}

// Table is bytes that stand in the root as base64 of the kind for addresses.
type Table []byte

// MarshalText returns the base64.
func (t Table) MarshalText() ([]byte, error) { return base64.RawURLEncoding.AppendEncode(nil, t), nil }

// UnmarshalText reads what MarshalText wrote.
func (t *Table) UnmarshalText(b []byte) (err error) {
	*t, err = base64.RawURLEncoding.AppendDecode(nil, b)
	return err
}

// Kind is a range of slots of pages of one kind.
type Kind struct {
	Label      string
	First, End int
	ByDay      bool // of equal pages the newest comes first
	Text, Card Layout
}

// Layout is where the blocks of a kind lie in their files.
type Layout struct {
	Block  int // bytes of a block, in the mean
	File   int // the first file
	At     int // the byte where the blocks begin there
	Shared int // bytes of what stands before the blocks of a file
}

// MarshalJSON writes a kind as the search page holds it.
func (k Kind) MarshalJSON() ([]byte, error) {
	newest := 0
	if k.ByDay {
		newest = 1
	}
	return json.Marshal([]any{k.Label, k.First, k.End, newest, k.Text.numbers(), k.Card.numbers()})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (k *Kind) UnmarshalJSON(b []byte) error {
	var newest int
	var text, card [4]int
	into := []any{&k.Label, &k.First, &k.End, &newest, &text, &card}
	err := json.Unmarshal(b, &into)
	k.ByDay = newest == 1
	k.Text = Layout{text[0], text[1], text[2], text[3]}
	k.Card = Layout{card[0], card[1], card[2], card[3]}
	return err
}

func (l Layout) numbers() [4]int { return [4]int{l.Block, l.File, l.At, l.Shared} }

// late returns how many bytes behind its place a block may begin, if it is no
// longer than most.
func (l Layout) late() int { return l.Block / 2 }

// window returns how many bytes, from its place on, hold a block.
func (l Layout) window() int { return l.Block + l.late() }

// room returns how many blocks a file has room for from a byte on.
func (l Layout) room(at int) int { return (textFile - at - l.late()) / l.Block }

// place returns where block n of a kind lies: its file, the byte where the
// blocks of the kind begin there, which of them it is, and its place, at or
// behind which it begins.
func (l Layout) place(n int) (file, begin, inFile, at int) {
	file, begin = l.File, l.At
	if first := l.room(l.At); n >= first {
		n -= first
		each := max(1, l.room(l.Shared))
		file, begin, n = l.File+1+n/each, l.Shared, n%each
	}
	return file, begin, n, begin + n*l.Block
}

// JSON returns the root as the search page holds it.
func (r Root) JSON() string {
	b, err := json.Marshal(r)
	if err != nil { // there is nothing in it that JSON does not know
		panic(err)
	}
	return string(b)
}

// Index makes the index of the pages. The builder is used up.
func (b *Builder) Index(opt Options) (*Index, error) {
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	fold := NewFolder()
	p := place(b.pages)
	b.ids = nil
	x := &Index{fold: fold, Root: Root{Slots: p.size, Pages: len(p.pages), Classes: p.class, AsOf: opt.AsOf}}
	spelled := newSpelling(p)
	c := newCorpus(fold, b.lines, p)
	gb := newGBTable()
	x.words(c, spelled.pinyin, opt.Synonyms, gb)
	x.grams(c, spelled.corpus(p), opt.Workers)
	c = nil // its memory is free for the texts
	rests := make([]string, len(p.pages))
	for _, m := range []*blockMaker{
		{folder: textFolder, slots: textSlots, size: func(i int) int {
			n := 0
			for _, l := range p.pages[i].lines {
				n += len(b.lines[l])
			}
			return n
		}, record: func(dst []byte, i, size int) []byte {
			dst, rests[i] = appendRecord(dst, p.placeIn(i, textSlots), p.pages[i], b.lines, size)
			return dst
		}, layout: func(k *Kind) *Layout { return &k.Text }},
		{folder: cardFolder, slots: cardSlots, size: func(i int) int { return len(p.pages[i].Title) + 3*cardText }, record: func(dst []byte, i, _ int) []byte {
			return appendCard(dst, p.placeIn(i, cardSlots), p.pages[i], b.lines)
		}, layout: func(k *Kind) *Layout { return &k.Card }},
	} {
		m.placed, m.fold, m.gb, m.workers = p, fold, gb, opt.Workers
		for i, f := range m.files() {
			if f != nil { // nil where all slots are free
				x.add(m.folder+"/"+strconv.Itoa(i)+".bin", f)
			}
		}
	}
	x.rests(rests, p, gb)
	x.Root.Kinds = p.kinds
	x.add("facets.json", facets(p))
	x.Root.Hashes = hashes(x.Files)
	return x, nil
}

func (x *Index) add(name string, b []byte) { x.Files = append(x.Files, File{"search/" + name, b}) }

// grams makes the gram files of the texts and of their titles' pinyin.
func (x *Index) grams(texts, pinyin *corpus, workers int) {
	all := slices.Concat(slices.Concat(grow(texts, workers), grow(pinyin, workers))...)
	for i, f := range gramFiles(all, &x.Root) {
		x.add("g/"+strconv.Itoa(i)+".bin", f)
	}
}

// grow makes all entries of a corpus, in parts.
func grow(c *corpus, workers int) [][]gram {
	order, first := c.suffixes()
	var next atomic.Int64
	parts := make([][][]gram, workers)
	var all sync.WaitGroup
	for i := range workers {
		all.Go(func() {
			g := newGrowth(c, len(order)*4/workers)
			for {
				x := int(next.Add(1))
				if x > len(c.codes) {
					break
				}
				if list := order[first[x]:first[x+1]]; len(list) > 0 {
					g.char(uint16(x), list)
				}
			}
			parts[i] = g.grams
		})
	}
	all.Wait()
	return slices.Concat(parts...)
}

// rests makes the files of what is too long for its block.
func (x *Index) rests(rests []string, p placed, gb *gbTable) {
	pack := newPacker(x.fold, gb)
	var list []string
	for i, rest := range rests {
		n := int(p.slots[i]) / restSlots
		if rest != "" {
			list = append(list, strconv.Itoa(int(p.slots[i]))+fieldEnd+rest)
		}
		if len(list) == 0 || i+1 < len(rests) && int(p.slots[i+1])/restSlots == n {
			continue
		}
		x.add("x/"+strconv.Itoa(n)+".bin", pack.whole(list...))
		list = nil
	}
}

// hashGroups is the number of hashes of a root: its size does not grow with
// the site.
const hashGroups = 256

// hashes returns four characters for each group of files: what follows their
// names, so that a browser keeps a file as long as its group is the same.
func hashes(files []File) string {
	var sums [hashGroups]uint64
	for _, f := range files {
		h := fnv.New64a()
		h.Write([]byte(f.Path))
		h.Write(f.Bytes)
		sums[fileNumber(f.Path)%hashGroups] += h.Sum64()
	}
	var b []byte
	for _, s := range sums {
		var three [8]byte
		binary.BigEndian.PutUint64(three[:], s*0x9e3779b97f4a7c15)
		b = append(b, three[:3]...)
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// fileNumber returns the number in the name of a file, 0 where it has none.
func fileNumber(path string) int {
	name := path[strings.LastIndexByte(path, '/')+1:]
	n, err := strconv.Atoi(strings.TrimSuffix(name, ".bin"))
	if err != nil {
		return 0
	}
	return n
}
