package search

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

// errBits says that a file ends within a number, or holds one out of range.
var errBits = errors.New("search: the file is damaged")

// bitWriter appends numbers to a sequence of bits, the highest of each byte
// first.
type bitWriter struct {
	out  []byte
	hold uint64 // the last bits, right-aligned, not yet in out
	n    uint   // how many, less than 32 between calls
}

// len returns the number of bits written.
func (w *bitWriter) len() int { return len(w.out)*8 + int(w.n) }

// cut takes back all bits after the first n.
func (w *bitWriter) cut(n int) {
	if whole := len(w.out) * 8; n >= whole {
		w.hold >>= w.n - uint(n-whole)
		w.n = uint(n - whole)
		return
	}
	rest := uint(n & 7)
	w.hold = uint64(w.out[n>>3]) >> (8 - rest)
	w.out, w.n = w.out[:n>>3], rest
}

// bits writes the lowest n bits of v, at most 32.
func (w *bitWriter) bits(v uint64, n uint) {
	w.hold = w.hold<<n | v&(1<<n-1)
	w.n += n
	if w.n >= 32 {
		w.n -= 32
		w.out = binary.BigEndian.AppendUint32(w.out, uint32(w.hold>>w.n))
	}
}

// bytes returns the bits so far, the last byte filled up with zeros. They are
// good until the next call.
func (w *bitWriter) bytes() []byte {
	b := w.out
	for left := int(w.n); left > 0; left -= 8 {
		if left >= 8 {
			b = append(b, byte(w.hold>>(left-8)))
		} else {
			b = append(b, byte(w.hold<<(8-left)))
		}
	}
	w.out = b[:len(w.out)]
	return b
}

// copyBits appends n bits of b from bit at on.
func (w *bitWriter) copyBits(b []byte, at, n int) {
	for n >= 32 && at>>3+8 <= len(b) {
		w.bits(binary.BigEndian.Uint64(b[at>>3:])<<(at&7)>>32, 32)
		at += 32
		n -= 32
	}
	for n > 0 {
		k := min(8-at&7, n)
		v := uint64(b[at>>3]) >> (8 - at&7 - k)
		w.bits(v, uint(k))
		at += k
		n -= k
	}
}

// gamma writes n ≥ 1 in Elias' gamma code.
func (w *bitWriter) gamma(n int) {
	k := uint(bits.Len(uint(n)) - 1)
	w.bits(0, k)
	w.bits(uint64(n), k+1)
}

// number writes n ≥ 0.
func (w *bitWriter) number(n int) { w.gamma(n + 1) }

// ranged writes v, 0 ≤ v < r, in truncated binary.
func (w *bitWriter) ranged(v, r int) {
	k := uint(bits.Len(uint(r)) - 1)
	if t := 1<<(k+1) - r; v < t {
		w.bits(uint64(v), k)
	} else {
		w.bits(uint64(v+t), k+1)
	}
}

// set writes the rising numbers of v, all within lo…hi, by binary
// interpolation (Moffat and Stuiver 2000).
func (w *bitWriter) set(v []int32, lo, hi int) {
	n := len(v)
	if n == 0 || n == hi-lo+1 {
		return
	}
	m := n / 2
	mid := int(v[m])
	w.ranged(mid-lo-m, hi-lo-n+2)
	w.set(v[:m], lo, mid-1)
	w.set(v[m+1:], mid+1, hi)
}

// bitReader reads what a bitWriter wrote. After the end of the bytes, or a
// number that cannot be, it has failed for good and gives zeros.
type bitReader struct {
	in  []byte
	at  int // in bits
	bad bool
}

func (r *bitReader) bits(n uint) int {
	if r.at+int(n) > len(r.in)*8 {
		r.bad = true
		return 0
	}
	v := 0
	for n > 0 {
		k := min(8-uint(r.at&7), n)
		v = v<<k | int(r.in[r.at>>3]>>(8-uint(r.at&7)-k))&(1<<k-1)
		r.at += int(k)
		n -= k
	}
	return v
}

func (r *bitReader) gamma() int {
	k := uint(0)
	for r.bits(1) == 0 {
		if k++; k > 31 || r.bad {
			r.bad = true
			return 1
		}
	}
	return 1<<k | r.bits(k)
}

func (r *bitReader) number() int { return r.gamma() - 1 }

func (r *bitReader) ranged(n int) int {
	if n < 1 {
		r.bad = true
		return 0
	}
	k := uint(bits.Len(uint(n)) - 1)
	t := 1<<(k+1) - n
	v := r.bits(k)
	if v >= t {
		v = v<<1 | r.bits(1)
		v -= t
	}
	return v
}

// set appends n rising numbers within lo…hi to dst.
func (r *bitReader) set(dst []int32, n, lo, hi int) []int32 {
	if n == 0 || r.bad {
		return dst
	}
	if n < 0 || n > hi-lo+1 {
		r.bad = true
		return dst
	}
	if n == hi-lo+1 {
		for v := lo; v <= hi; v++ {
			dst = append(dst, int32(v))
		}
		return dst
	}
	m := n / 2
	mid := r.ranged(hi-lo-n+2) + lo + m
	dst = r.set(dst, m, lo, mid-1)
	dst = append(dst, int32(mid))
	return r.set(dst, n-1-m, mid+1, hi)
}
