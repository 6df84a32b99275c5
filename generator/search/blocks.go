package search

import (
	"bytes"
	"slices"
	"sync"
	"sync/atomic"
)

// Limits of files of texts, in bytes.
const (
	textFile    = 64 << 10
	mostBlock   = 16 << 10
	leastBlock  = 128
	blockHead   = 2        // before what is packed: its length
	smallKind   = 96 << 10 // texts of a kind that has no file of its own, in UTF-8
	smallKinds  = 160 << 10
	sampleTexts = 16 // of a file, by which the codes of its blocks are made, at most twice as many
)

// blockMaker makes the files of blocks of texts or of cards.
type blockMaker struct {
	placed
	fold    *Folder
	workers int
	folder  string
	slots   int // of a block
	gb      *gbTable
	size    func(page int) int                      // about how long a record is
	record  func(dst []byte, page, size int) []byte // appends it with about so many bytes of text
	layout  func(k *Kind) *Layout                   // which is chosen here
	blocks  []pageBlock
	sets    []blockSet
}

// pageBlock is a block with its pages.
type pageBlock struct {
	kind, first, end int  // the place of its kind, and of its pages
	place            int  // its place among the blocks of its kind
	size             int  // bytes, its texts not cut
	late             bool // there was no room for that
	lacks            int  // bytes that it is too long for its place, however its texts are cut
}

// blockSet is a kind that has files of its own, or several that share files.
type blockSet struct {
	kinds  []int
	parts  []blockPart
	file   int // the first of its files
	shared int // bytes of what its blocks share
	done   bool
}

// blockPart are blocks that share what a file of texts begins with.
type blockPart struct {
	blocks  []int // their places among all
	entries int   // most blocks of a file
	file    int   // the first of its files
	files   [][]byte
}

// files returns the files.
func (m *blockMaker) files() [][]byte {
	m.cut()
	m.chooseSets()
	// How large the blocks of a kind are is seen from a part of them.
	m.each(len(m.sets), func(pack *packer, i int) { m.measure(pack, &m.sets[i]) })
	for {
		file := 0
		var parts []*blockPart
		for i := range m.sets {
			s := &m.sets[i]
			file = m.locate(s, file)
			for k := range s.parts {
				if !s.done {
					parts = append(parts, &s.parts[k])
				}
			}
		}
		m.each(len(parts), func(pack *packer, i int) { m.pack(pack, parts[i]) })
		if m.judge() {
			break
		}
	}
	var files [][]byte
	for _, s := range m.sets {
		for _, part := range s.parts {
			files = append(files, part.files...)
		}
	}
	return files
}

// judge reports whether the blocks have found room; those of kinds that have
// not become larger, as now their lengths are known. Texts may be cut, if only
// they fit; cards may not.
func (m *blockMaker) judge() bool {
	done := true
	for i := range m.sets {
		s := &m.sets[i]
		if s.done {
			continue
		}
		s.done = true
		for _, k := range s.kinds {
			var runs [][]int
			late, lacks := false, 0
			for _, part := range s.parts {
				runs = append(runs, nil)
				for _, i := range part.blocks {
					if b := m.blocks[i]; b.kind == k {
						runs[len(runs)-1] = append(runs[len(runs)-1], b.size)
						late, lacks = late || b.late, max(lacks, b.lacks)
					}
				}
			}
			l := m.layout(&m.kinds[k])
			switch {
			case lacks > 0: // titles of rare length
				l.Block += lacks
			case late && m.folder == cardFolder:
				l.Block = max(l.Block+l.Block/64+1, chooseBlock(runs))
			default:
				continue
			}
			s.done, done = false, false
		}
	}
	return done
}

// each calls do for the numbers below n, on all workers.
func (m *blockMaker) each(n int, do func(pack *packer, i int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range m.workers {
		all.Go(func() {
			pack := newPacker(m.fold, m.gb)
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(pack, i)
			}
		})
	}
	all.Wait()
}

// cut makes the blocks, without their bytes.
func (m *blockMaker) cut() {
	kind := 0
	for i, s := range m.placed.slots {
		for int(s) >= m.kinds[kind].End {
			kind++
		}
		place := (int(s) - m.kinds[kind].First) / m.slots
		if n := len(m.blocks); n > 0 && m.blocks[n-1].kind == kind && m.blocks[n-1].place == place {
			m.blocks[n-1].end = i + 1
			continue
		}
		m.blocks = append(m.blocks, pageBlock{kind: kind, first: i, end: i + 1, place: place})
	}
}

// chooseSets parts the kinds: large ones by themselves, small ones together.
func (m *blockMaker) chooseSets() {
	size := make([]int, len(m.kinds))
	for _, b := range m.blocks {
		for k := b.first; k < b.end; k++ {
			size[b.kind] += m.size(k)
		}
	}
	small, sum := -1, 0 // the set of small kinds that has room
	for k := range m.kinds {
		if size[k] >= smallKind {
			m.sets = append(m.sets, blockSet{kinds: []int{k}})
			continue
		}
		if small < 0 || sum+size[k] > smallKinds {
			small, sum = len(m.sets), 0
			m.sets = append(m.sets, blockSet{})
		}
		m.sets[small].kinds = append(m.sets[small].kinds, k)
		sum += size[k]
	}
}

// blocksOf returns the places of the blocks of some kinds.
func (m *blockMaker) blocksOf(kinds []int) []int {
	var out []int
	for i, b := range m.blocks {
		if slices.Contains(kinds, b.kind) {
			out = append(out, i)
		}
	}
	return out
}

// tableBytes is the length of the entry of a block in the table of its file.
const tableBytes = 2

// blocksIn returns how many blocks a kind has room for.
func (m *blockMaker) blocksIn(k Kind) int { return (k.End - k.First + m.slots - 1) / m.slots }

// locate gives each kind of a set its first file and its place there, and parts
// the blocks by files; file is the first that is free. It returns the next.
func (m *blockMaker) locate(s *blockSet, file int) int {
	if s.done {
		for _, k := range s.kinds {
			m.layout(&m.kinds[k]).File += file - s.file
		}
		s.file = file
		for _, part := range s.parts {
			file += len(part.files)
		}
		return file
	}
	s.file = file
	most := 0 // entries of the table of a file
	for _, k := range s.kinds {
		if n := m.blocksIn(m.kinds[k]); len(s.kinds) > 1 {
			most += n
		} else {
			most = min(n, textFile/m.layout(&m.kinds[k]).Block)
		}
	}
	at := 0
	for n, k := range s.kinds {
		l := m.layout(&m.kinds[k])
		l.Shared = roundTo(2*blockHead+tableBytes*most+s.shared, 256)
		if n == 0 {
			at = l.Shared
		}
		if l.room(at) < 1 {
			file, at = file+1, l.Shared
		}
		l.File, l.At = file, at
		if blocks := m.blocksIn(m.kinds[k]); blocks > 0 {
			file, _, _, at = l.place(blocks - 1)
			at += l.window()
		}
	}
	list := m.blocksOf(s.kinds)
	if len(s.kinds) > 1 {
		s.parts = []blockPart{{list, most, s.file, make([][]byte, file+1-s.file)}}
		return file + 1
	}
	s.parts = make([]blockPart, file+1-s.file)
	for i := range s.parts {
		s.parts[i] = blockPart{nil, most, s.file + i, make([][]byte, 1)}
	}
	for _, i := range list {
		b := m.blocks[i]
		f, _, _, _ := m.layout(&m.kinds[b.kind]).place(b.place)
		part := &s.parts[f-s.file]
		part.blocks = append(part.blocks, i)
	}
	return file + 1
}

// text returns the text of a block with about so many bytes of each page's.
func (m *blockMaker) text(pack *packer, block, size int) []byte {
	return pack.text(func(dst []byte) []byte {
		for k := m.blocks[block].first; k < m.blocks[block].end; k++ {
			dst = m.record(append(dst, recordEnd...), k, size)
		}
		return dst
	})
}

// texts returns the texts of some blocks.
func (m *blockMaker) texts(pack *packer, blocks []int) [][]byte {
	out := make([][]byte, len(blocks))
	for n, i := range blocks {
		out[n] = m.text(pack, i, firstPart)
	}
	return out
}

// share makes what blocks with some texts share known to the packer; packed it
// has less than size bytes.
func share(pack *packer, texts [][]byte, size int) []byte {
	pieces := pack.count.sharedPieces(texts, sharedBytes)
	sample := some(texts)
	for {
		// Apart, so that they make no new words.
		b := pack.Share(append(bytes.Join(pieces, []byte("\n")), recordEnd...), sample)
		if len(b) < size {
			return b
		}
		pieces = pieces[1+len(pieces)*(len(b)-size)/len(b)/2:]
	}
}

// some returns some of the texts, as many as tell what codes they need.
func some(texts [][]byte) [][]byte {
	var out [][]byte
	for i := 0; i < len(texts); i += 1 + len(texts)/sampleTexts {
		out = append(out, texts[i])
	}
	return out
}

// pack makes the files of a part: what their blocks share, the table of blocks,
// the blocks. What finds no room is left for the files of rests.
func (m *blockMaker) pack(pack *packer, part *blockPart) {
	clear(part.files)
	if len(part.blocks) == 0 {
		return
	}
	head := m.layout(&m.kinds[m.blocks[part.blocks[0]].kind]).Shared
	texts := m.texts(pack, part.blocks)
	shared := share(pack, texts, head-2*blockHead-tableBytes*part.entries+1)
	starts := make([][]byte, len(part.files)) // tables
	region, count := [2]int{-1}, 0            // kind and file of the block before, its entries there
	for p, i := range part.blocks {
		b := &m.blocks[i]
		l := m.layout(&m.kinds[b.kind])
		file, _, n, at := l.place(b.place)
		file -= part.file
		f := &part.files[file]
		if *f == nil {
			*f = make([]byte, head, textFile)
		}
		if is := [2]int{b.kind, file}; is != region {
			region, count = is, 0
		}
		for ; count < n; count++ { // without pages
			starts[file] = append(starts[file], byte(len(*f)>>8), byte(len(*f)))
		}
		count++
		*f = append(*f, make([]byte, max(0, at-len(*f)))...)
		starts[file] = append(starts[file], byte(len(*f)>>8), byte(len(*f)))
		*f = append(*f, sized(m.fit(pack, i, texts[p], at+l.window()-len(*f)-blockHead))...)
	}
	for i, f := range part.files {
		copy(f, append(sized(shared), sized(starts[i])...))
	}
}

// fit packs a block in at most room bytes; texts, not cards, are cut where that
// is not enough.
func (m *blockMaker) fit(pack *packer, i int, text []byte, room int) []byte {
	b := &m.blocks[i]
	z := pack.Pack(text)
	b.size, b.late = len(z)+blockHead, len(z) > room
	for size := firstPart / 2; len(z) > room && size > 0 && m.folder != cardFolder; size = size * 2 / 3 {
		z = pack.Pack(m.text(pack, i, size))
	}
	b.lacks = 0
	if len(z) > room {
		b.lacks = max(0, len(z)+blockHead-m.layout(&m.kinds[b.kind]).Block)
	}
	return z
}

// sized is b behind its length.
func sized(b []byte) []byte { return append([]byte{byte(len(b) >> 8), byte(len(b))}, b...) }
