package search

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"runtime"
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
	Grams   int    `json:"s"` // files
	First   int    `json:"g"` // bytes to ask of a gram file at first
	Pages   int    `json:"n"`
	Classes [4]int `json:"c"` // first slot of each
	Kinds   []Kind `json:"k"`
	Hashes  string `json:"h"`
	AsOf    string `json:"asof"`
}

// Kind is a range of slots of pages of one kind.
type Kind struct {
	Label      string
	First, End int
	Block      int // bytes of a block of texts
	File       int // the first of its files of texts
}

// MarshalJSON writes a kind as the search page holds it.
func (k Kind) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{k.Label, k.First, k.End, k.Block, k.File})
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
	x.words(c, spelled.pinyin, opt.Synonyms)
	x.grams(c, spelled.corpus(p), opt.Workers)
	c.text, c.lineOf, c.begin = nil, nil, nil // their memory is free for the texts
	if err := x.texts(b.lines, c, p, opt.Workers); err != nil {
		return nil, fmt.Errorf("pack the texts of the search index: %w", err)
	}
	for _, k := range p.kinds {
		x.Root.Kinds = append(x.Root.Kinds, Kind{k.label, k.first, k.end, k.block, k.file})
	}
	x.add("facets.json", facets(p))
	x.Root.Hashes = hashes(x.Files)
	return x, nil
}

func (x *Index) add(name string, b []byte) { x.Files = append(x.Files, File{"search/" + name, b}) }

// grams makes the gram files of the texts and of their titles' pinyin.
func (x *Index) grams(texts, pinyin *corpus, workers int) {
	files, first := writeGrams(append(grow(texts, workers), grow(pinyin, workers)...), x.Root.Slots)
	x.Root.Grams, x.Root.First = len(files), first
	for i, f := range files {
		x.add("g/"+strconv.Itoa(i)+".bin", f)
	}
}

// grow makes all entries of a corpus.
func grow(c *corpus, workers int) []named {
	order, first := c.suffixes()
	var next atomic.Int64
	parts := make([][]gram, workers)
	var all sync.WaitGroup
	for i := range workers {
		all.Go(func() {
			g := newGrowth(c)
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
	var out []named
	for _, part := range parts {
		for _, g := range part {
			n := named{gram: g, codes: make([]Code, len(g.key))}
			for i, k := range g.key {
				n.codes[i] = c.codes[k-1]
			}
			out = append(out, n)
		}
	}
	return out
}

// texts makes the files of texts.
func (x *Index) texts(lines []string, c *corpus, p placed, workers int) error {
	chosen, common := commonLines(c, lines)
	var all strings.Builder
	for i, l := range chosen {
		if i > 0 {
			all.WriteByte('\n')
		}
		all.WriteString(shown(lines[l]))
	}
	packed, err := newPacker(x.fold).pack(all.String())
	if err != nil {
		return err
	}
	x.add("common.bin", packed)
	var starts []int // of the blocks among the pages
	for i, s := range p.slots {
		if i == 0 || s/textSlots != p.slots[i-1]/textSlots {
			starts = append(starts, i)
		}
	}
	rests := make([]string, len(p.pages))
	blocks := make([][]byte, len(starts))
	errs := make([]error, workers)
	block := func(pack *packer, i, size int) (err error) {
		end := len(p.pages)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		var records [textSlots]string
		for k := starts[i]; k < end; k++ {
			records[k-starts[i]], rests[k] = record(p.slots[k], p.pages[k], lines, common, size)
		}
		blocks[i], err = pack.pack(strings.Join(records[:end-starts[i]], recordEnd))
		return err
	}
	each := func(do func(pack *packer, i int) error) error {
		var next atomic.Int64
		var all sync.WaitGroup
		for w := range workers {
			all.Go(func() {
				pack := newPacker(x.fold)
				for i := int(next.Add(1)) - 1; i < len(starts) && errs[w] == nil; i = int(next.Add(1)) - 1 {
					errs[w] = do(pack, i)
				}
			})
		}
		all.Wait()
		return errors.Join(errs...)
	}
	if err := each(func(pack *packer, i int) error { return block(pack, i, firstPart) }); err != nil {
		return err
	}
	kindOf := make([]int, len(starts))
	for i, k := range starts {
		for int(p.slots[k]) >= p.kinds[kindOf[i]].end {
			kindOf[i]++
		}
	}
	chooseBlocks(p.kinds, kindOf, blocks)
	err = each(func(pack *packer, i int) error {
		for size := firstPart / 2; len(blocks[i])+blockHead > p.kinds[kindOf[i]].block; size = size * 2 / 3 {
			if err := block(pack, i, size); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i, f := range textFiles(p, starts, kindOf, blocks) {
		x.add("t/"+strconv.Itoa(i)+".bin", f)
	}
	return x.rests(rests, p)
}

// rests makes the files of what is too long for its block.
func (x *Index) rests(rests []string, p placed) error {
	pack := newPacker(x.fold)
	var list []string
	for i, rest := range rests {
		n := int(p.slots[i]) / restSlots
		if rest != "" {
			list = append(list, strconv.Itoa(int(p.slots[i]))+fieldEnd+rest)
		}
		if len(list) == 0 || i+1 < len(rests) && int(p.slots[i+1])/restSlots == n {
			continue
		}
		z, err := pack.pack(strings.Join(list, recordEnd))
		if err != nil {
			return err
		}
		x.add("x/"+strconv.Itoa(n)+".bin", z)
		list = nil
	}
	return nil
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
