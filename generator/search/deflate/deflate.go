// Package deflate packs many short texts that begin alike.
//
// A text of one or two kilobytes packs badly by itself: nearly all that it
// repeats stands in other texts, and a tenth of it becomes the tables of its
// Huffman codes. Here texts have a common beginning, which they refer back to
// and which is packed once; and as a block of DEFLATE (RFC 1951, section 3.2.7)
// may be cut anywhere, it is cut behind that beginning: the tables belong to
// the common part, and what is left of a text are its symbols alone. The common
// part ends at a whole byte, so both parts put one behind the other are a stream
// of raw DEFLATE that any decoder reads.
//
// Texts are GB 18030: matches begin and end with a character, which halves the
// work and costs next to nothing.
package deflate

import "slices"

// A Packer packs texts. It keeps its memory from use to use and is for one
// goroutine; what it makes depends on nothing but what it is given.
type Packer struct {
	text  []byte // the beginning, then a text
	begin int    // bytes of the beginning
	find  finder
	way   []step   // to every byte of the text
	back  []symbol // the cheapest, from its beginning
	codes codes
	out   bitWriter
}

// MostTables bounds how many bytes Share returns for a beginning of one byte:
// 316 lengths of codes of 7 bits at most, the head, what fills up to a byte.
const MostTables = 320

// Share makes a beginning known to the texts that are packed next and returns
// it packed. The codes are made for a sample of these texts; any text can be
// packed with them. What is returned is the caller's.
func (p *Packer) Share(begin []byte, sample [][]byte) []byte {
	p.text = append(p.text[:0], begin...)
	p.begin = len(begin)
	p.find = finder{prev: p.find.prev, put: p.find.put[:0]}
	p.codes.guess()
	var n counts
	first := slices.Clone(p.parse(0, true))
	n.add(first)
	for _, t := range sample {
		n.add(p.next(t))
	}
	p.codes = n.codes()
	return p.out.begin(&p.codes, first)
}

// Pack returns a text packed, to be put behind what Share returned. It is the
// caller's.
func (p *Packer) Pack(text []byte) []byte {
	return p.out.end(&p.codes, p.next(text))
}

// next parses a text behind the beginning. The symbols are the packer's.
func (p *Packer) next(text []byte) []symbol {
	p.text = append(p.text[:p.begin], text...)
	s := p.parse(p.begin, false)
	p.find.forget()
	return s
}
