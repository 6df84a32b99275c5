package deflate

// head is the head of a block with its own codes (RFC 1951, section 3.2.7): the
// lengths of its codes, coded.
type head struct {
	list  []headSymbol
	bit   [19]uint8
	value [19]uint16
	sent  int // lengths of the codes for lengths
}

// headSymbol is a code for lengths: a length; 16, the last one again; 17 and
// 18, zeros.
type headSymbol struct{ code, extra, value int }

// headOrder is the order in which the lengths of the codes for lengths stand.
var headOrder = [19]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

func newHead(c *codes) *head {
	var h head
	all := append(append([]uint8{}, c.bits[:]...), c.farBits[:]...)
	for i := 0; i < len(all); {
		n := 1
		for i+n < len(all) && all[i+n] == all[i] {
			n++
		}
		i += n
		h.list = append(h.list, headSymbol{code: int(all[i-n])})
		for n--; n >= 3; {
			k := min(n, 6)
			if n-k == 1 || n-k == 2 {
				k = max(3, n-3)
			}
			h.list = append(h.list, headSymbol{16, 2, k - 3})
			n -= k
		}
		for ; n > 0; n-- {
			h.list = append(h.list, headSymbol{code: int(all[i-1])})
		}
	}
	var used [19]int
	for _, s := range h.list {
		used[s.code]++
	}
	used[0], used[16] = max(1, used[0]), max(1, used[16]) // two at least
	codeLengths(used[:], mostHead, h.bit[:])
	assign(h.bit[:], h.value[:])
	for i, code := range headOrder {
		if h.bit[code] > 0 {
			h.sent = i + 1
		}
	}
	return &h
}

// spare makes the head three bits longer. As no code has 15 bits, the last
// length is never needed.
func (h *head) spare() { h.sent++ }

// bits is the length of the head.
func (h *head) bits() int {
	sum := 3 + 5 + 5 + 4 + 3*h.sent
	for _, s := range h.list {
		sum += int(h.bit[s.code]) + s.extra
	}
	return sum
}

func (h *head) write(w *bitWriter) {
	w.put(0b10_1, 3) // the last block, with codes of its own
	w.put(literals-257, 5)
	w.put(distances-1, 5)
	w.put(h.sent-4, 4)
	for _, code := range headOrder[:h.sent] {
		w.put(int(h.bit[code]), 3)
	}
	for _, s := range h.list {
		w.put(int(h.value[s.code])|s.value<<h.bit[s.code], int(h.bit[s.code])+s.extra)
	}
}
