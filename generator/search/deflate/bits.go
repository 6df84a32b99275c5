package deflate

import "bytes"

// bitWriter writes bits, the lowest of each byte first.
type bitWriter struct {
	b    []byte
	word uint64
	n    uint // bits in word
}

func (w *bitWriter) put(value int, n int) {
	w.word |= uint64(value) << w.n
	for w.n += uint(n); w.n >= 8; w.n -= 8 {
		w.b = append(w.b, byte(w.word))
		w.word >>= 8
	}
}

// symbols writes symbols.
func (w *bitWriter) symbols(c *codes, list []symbol) {
	for _, s := range list {
		if s.length == 0 {
			w.put(int(c.value[s.value]), int(c.bits[s.value]))
			continue
		}
		code, extra, value := lengthSlot(int(s.length))
		w.put(int(c.value[code])|value<<c.bits[code], int(c.bits[code])+extra)
		code, extra, value = farSlot(int(s.value))
		w.put(int(c.farVal[code])|value<<c.farBits[code], int(c.farBits[code])+extra)
	}
}

// end writes symbols and the end of the block, and returns a copy of all.
func (w *bitWriter) end(c *codes, list []symbol) []byte {
	w.b = w.b[:0]
	w.symbols(c, list)
	w.put(int(c.value[endOfBlock]), int(c.bits[endOfBlock]))
	w.put(0, int(7-(w.n+7)%8))
	return bytes.Clone(w.b)
}

// begin writes the head of a block and symbols up to the end of a byte, and
// returns a copy of all.
func (w *bitWriter) begin(c *codes, list []symbol) []byte {
	h := newHead(c)
	sum := h.bits()
	for _, s := range list {
		if s.length == 0 {
			sum += int(c.bits[s.value])
			continue
		}
		code, extra, _ := lengthSlot(int(s.length))
		sum += int(c.bits[code]) + extra
		code, extra, _ = farSlot(int(s.value))
		sum += int(c.farBits[code]) + extra
	}
	w.b = w.b[:0]
	// Blocks without anything are 10 bits long, one length more in the head 3.
	if sum%2 == 1 {
		h.spare()
		sum += 3
	}
	for ; sum%8 != 0; sum += 10 {
		w.put(0b01_0, 3) // fixed codes
		w.put(0, 7)      // the end
	}
	h.write(w)
	w.symbols(c, list)
	return bytes.Clone(w.b)
}
