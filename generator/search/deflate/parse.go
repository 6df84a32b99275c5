package deflate

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Limits of matches.
const (
	leastMatch = 4 // two Han characters; shorter ones hardly pay
	mostMatch  = 258
	longMatch  = 24 // taken without looking for a better one
	farthest   = 32 << 10
	tries      = 16 // places that are looked at for a match
	hashBits   = 12
)

// A symbol is a literal byte, or a match: its length, its distance.
type symbol struct{ length, value uint16 } // length 0: a literal; the distance less one

// finder knows where the characters of a text stand by a hash of leastMatch
// bytes.
type finder struct {
	head [1 << hashBits]int32 // the last place with a hash, plus one
	prev []int32              // for every byte of the text, the place before with that hash, plus one
	put  []place              // what can be forgotten
}

type place struct{ hash, at int32 }

func hash(b []byte) int32 {
	x := uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
	return int32(x * 2654435761 >> (32 - hashBits))
}

// forget takes back what was put and does not last.
func (f *finder) forget() {
	for i := len(f.put) - 1; i >= 0; i-- {
		f.head[f.put[i].hash] = f.prev[f.put[i].at]
	}
	f.put = f.put[:0]
}

// step is the cheapest way found to a place of a text: what it costs, and its
// last symbol; of a literal the value is how many bytes it has.
type step struct {
	cost uint32
	symbol
}

const unreached = 1 << 31

// CharBytes returns how many bytes the character of GB 18030 at i has.
func CharBytes(b []byte, i int) int {
	switch {
	case b[i] < 0x81 || i+1 >= len(b):
		return 1
	case b[i+1]-'0' > 9:
		return 2
	default:
		return min(4, len(b)-i)
	}
}

// same returns for how many bytes, at most n, what follows i is what follows j,
// which is before it.
func same(b []byte, j, i, n int) int {
	x, y := b[j:], b[i:i+n]
	k := 0
	for ; k+8 <= len(y); k += 8 {
		if d := binary.LittleEndian.Uint64(x[k:]) ^ binary.LittleEndian.Uint64(y[k:]); d != 0 {
			return k + bits.TrailingZeros64(d)/8
		}
	}
	for ; k < len(y) && x[k] == y[k]; k++ {
	}
	return k
}

// parse returns the cheapest symbols for what follows a place of the text, of
// those the finder meets. They are the packer's until the next call. What is
// put into the finder can be forgotten if it is not to last.
func (p *Packer) parse(from int, lasts bool) []symbol {
	t, end, f := p.text, len(p.text), &p.find
	f.prev = grown(f.prev, end)
	way := grown(p.way[:0], end+1-from)
	for i := range way {
		way[i] = step{cost: unreached}
	}
	way[0].cost = 0
	p.way = way
	skip := 0 // up to there nothing is looked for
	for i := from; i < end; {
		n := CharBytes(t, i)
		cost := way[i-from].cost
		literal := cost
		for _, c := range t[i : i+n] {
			literal += uint32(p.codes.literal[c])
		}
		if to := &way[i+n-from]; literal < to.cost {
			*to = step{literal, symbol{0, uint16(n)}}
		}
		if i+leastMatch > end {
			i += n
			continue
		}
		h := hash(t[i:])
		if i >= skip && cost < unreached {
			best, most := leastMatch-1, min(mostMatch, end-i)
			for at, k := f.head[h], 0; at > 0 && k < tries; at, k = f.prev[at-1], k+1 {
				j := int(at - 1)
				if i-j > farthest {
					break
				}
				if t[j+best] != t[i+best] {
					continue
				}
				length := same(t, j, i, most)
				if length <= best {
					continue
				}
				d := cost + p.codes.far(i-j)
				to := way[i-from : i-from+length+1]
				for l := best + 1; l < len(to); l++ {
					if c := d + uint32(p.codes.length[l]); c < to[l].cost {
						to[l] = step{c, symbol{uint16(l), uint16(i - j - 1)}}
					}
				}
				if best = length; best == most {
					break
				}
			}
			if best >= longMatch {
				skip = i + best
			}
		}
		f.prev[i], f.head[h] = f.head[h], int32(i+1)
		if !lasts {
			f.put = append(f.put, place{h, int32(i)})
		}
		i += n
	}
	back := p.back[:0]
	for i := end; i > from; {
		s := way[i-from].symbol
		if s.length > 0 {
			back = append(back, s)
			i -= int(s.length)
			continue
		}
		for range s.value {
			i--
			back = append(back, symbol{0, uint16(t[i])})
		}
	}
	slices.Reverse(back)
	p.back = back
	return back
}

// grown is list with at least n members.
func grown[T any](list []T, n int) []T {
	if len(list) >= n {
		return list
	}
	return slices.Grow(list, n-len(list))[:n]
}
