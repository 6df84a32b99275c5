package deflate

import "math/bits"

// Numbers of DEFLATE (RFC 1951, section 3.2).
const (
	endOfBlock = 256
	literals   = 286 // literal bytes, the end, lengths
	distances  = 30
	mostBits   = 14 // of a code, one less than may be: then the head of a block has room to spare
	mostHead   = 7  // bits of a code for the lengths of codes
)

// lengthSlot and farSlot are what a length and a distance less one are coded
// as: the number of a code, the bits behind it and their value.
func lengthSlot(n int) (code, extra, value int) {
	switch n -= 3; {
	case n == mostMatch-3:
		return 285, 0, 0
	case n < 8:
		return 257 + n, 0, 0
	}
	extra = bits.Len(uint(n)) - 3
	return 257 + 4*extra + n>>extra, extra, n & (1<<extra - 1)
}

func farSlot(n int) (code, extra, value int) {
	if n < 4 {
		return n, 0, 0
	}
	extra = bits.Len(uint(n)) - 2
	return 2*extra + n>>extra, extra, n & (1<<extra - 1)
}

// codes are the lengths and values of the codes of a block, and what symbols
// cost with them, in bits.
type codes struct {
	bits    [literals]uint8
	value   [literals]uint16
	farBits [distances]uint8
	farVal  [distances]uint16

	literal [256]uint16
	length  [mostMatch + 1]uint16
	slot    [distances]uint16
}

// far is what a distance costs.
func (c *codes) far(n int) uint32 {
	slot, _, _ := farSlot(n - 1)
	return uint32(c.slot[slot])
}

// guess sets what symbols cost as long as they are not known.
func (c *codes) guess() {
	for i := range c.bits {
		c.bits[i] = 7
	}
	for i := range c.farBits {
		c.farBits[i] = 4
	}
	c.costs()
}

// costs sets what symbols cost.
func (c *codes) costs() {
	for i := range c.literal {
		c.literal[i] = uint16(c.bits[i])
	}
	for n := 3; n <= mostMatch; n++ {
		code, extra, _ := lengthSlot(n)
		c.length[n] = uint16(int(c.bits[code]) + extra)
	}
	for code := range c.slot {
		c.slot[code] = uint16(int(c.farBits[code]) + max(0, code/2-1))
	}
}

// counts are how often the codes are used.
type counts struct {
	literal [literals]int
	far     [distances]int
}

func (n *counts) add(list []symbol) {
	n.literal[endOfBlock]++
	for _, s := range list {
		if s.length == 0 {
			n.literal[s.value]++
			continue
		}
		code, _, _ := lengthSlot(int(s.length))
		n.literal[code]++
		code, _, _ = farSlot(int(s.value))
		n.far[code]++
	}
}

// rare is what a code counts that is used, for each that is not but may be.
const rare = 16

// codes returns the best codes; every symbol has one.
func (n *counts) codes() codes {
	var c codes
	for i := range n.literal {
		n.literal[i] = max(1, rare*n.literal[i])
	}
	for i := range n.far {
		n.far[i] = max(1, rare*n.far[i])
	}
	codeLengths(n.literal[:], mostBits, c.bits[:])
	codeLengths(n.far[:], mostBits, c.farBits[:])
	assign(c.bits[:], c.value[:])
	assign(c.farBits[:], c.farVal[:])
	c.costs()
	return c
}

// assign gives codes of some lengths their values (RFC 1951, section 3.2.2),
// the first bit lowest.
func assign(lengths []uint8, values []uint16) {
	var of, next [16]int
	for _, n := range lengths {
		of[n]++
	}
	of[0] = 0
	for n := 1; n < len(next); n++ {
		next[n] = (next[n-1] + of[n-1]) << 1
	}
	for i, n := range lengths {
		if n > 0 {
			values[i] = bits.Reverse16(uint16(next[n])) >> (16 - n)
			next[n]++
		}
	}
}
