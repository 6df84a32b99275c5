package search

import (
	"math/bits"

	"gongshi/generator/search/deflate"
)

// How large blocks become is chosen before they are packed.
const (
	sampleBlocks = 32 // that are packed to see how well it goes
	packedPart   = 6  // texts are about so many times as long as what is packed
	cutCost      = 30 // what a byte costs that finds no room, in bytes that are empty
)

// measure chooses the size of the blocks of each kind of a set. How well texts
// pack is seen from a sample; how long the blocks become, from that and how
// long their texts are.
func (m *blockMaker) measure(pack *packer, s *blockSet) {
	list := m.blocksOf(s.kinds)
	sizes := map[int][][]int{}
	if len(s.kinds) > 1 { // small ones are packed as a whole
		long := m.sample(pack, s, list, 1)
		for n, i := range list {
			if k := m.blocks[i].kind; sizes[k] == nil {
				sizes[k] = [][]int{{long[n]}}
			} else {
				sizes[k][0] = append(sizes[k][0], long[n])
			}
		}
	} else if sum := m.sizes(list); sum > 0 {
		// Of about as many as a file holds, at the beginning and at the end.
		n := min(max(sampleBlocks, textFile*packedPart*len(list)/sum), len(list))
		step := max(1, 2*n/sampleBlocks)
		var seen lengths
		for _, run := range [][]int{list[:n], list[len(list)-n:]} {
			for k, n := range m.sample(pack, s, run, step) {
				seen.add(m.sizes(run[k*step:][:1]), n)
			}
		}
		var of []int // a file
		for _, i := range list {
			size := seen.packed(m.sizes([]int{i}))
			if len(of) > textFile/size {
				sizes[s.kinds[0]] = append(sizes[s.kinds[0]], of)
				of = nil
			}
			of = append(of, size+size/100)
		}
		sizes[s.kinds[0]] = append(sizes[s.kinds[0]], of)
	}
	for _, k := range s.kinds {
		m.layout(&m.kinds[k]).Block = chooseBlock(sizes[k])
	}
}

// sample packs each step-th of some blocks and returns how long they become; it
// notes how long what they share becomes.
func (m *blockMaker) sample(pack *packer, s *blockSet, blocks []int, step int) []int {
	texts := m.texts(pack, blocks)
	// At least the tables of any part find room.
	s.shared = max(s.shared, deflate.MostTables, len(share(pack, texts, textFile)))
	var out []int
	for n := 0; n < len(blocks); n += step {
		out = append(out, len(pack.Pack(texts[n]))+blockHead)
	}
	return out
}

// lengths tell how long blocks become from how long their texts are: the line
// through a sample that is nearest to it (least squares, in whole numbers).
type lengths struct{ n, x, y, xx, xy int }

func (l *lengths) add(text, packed int) {
	l.n++
	l.x += text
	l.y += packed
	l.xx += text * text
	l.xy += text * packed
}

// packed returns how long a block becomes.
func (l *lengths) packed(text int) int {
	spread, slope := l.n*l.xx-l.x*l.x, 0
	if l.n >= 8 && spread > 0 {
		slope = max(0, (l.n*l.xy-l.x*l.y)<<12/spread)
	}
	return max(1, (l.y+slope*(text*l.n-l.x)>>12)/l.n)
}

// sizes returns about how long the texts of some blocks are.
func (m *blockMaker) sizes(blocks []int) int {
	n := 0
	for _, i := range blocks {
		for k := m.blocks[i].first; k < m.blocks[i].end; k++ {
			n += min(m.size(k), firstPart)
		}
	}
	return n
}

// chooseBlock returns the size of blocks with which empty bytes and those that
// find no room cost least; sizes are those of blocks in a row. It takes few
// values, so that a page more seldom moves all blocks of its kind.
func chooseBlock(runs [][]int) int {
	least, blocks := leastBlock, 0
	for _, sizes := range runs {
		sum := 0
		for _, n := range sizes {
			sum += n
		}
		blocks += len(sizes)
		least = max(least, sum/max(1, len(sizes)))
	}
	step := 1 << max(3, bits.Len(uint(least))-6)
	best, cost := mostBlock, 1<<62
	for n := roundTo(least, step); n <= min(2*least, mostBlock); n += step {
		l, sum := Layout{Block: n}, n*blocks
		for _, sizes := range runs {
			end := 0
			for i, size := range sizes {
				end = max(end, i*n) + size
				if late := end - i*n - l.window(); late > 0 {
					sum += cutCost * late
					end -= late
				}
			}
		}
		if sum < cost {
			best, cost = n, sum
		}
	}
	return min(best, mostBlock)
}
