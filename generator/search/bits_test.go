package search

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestBitsReadWhatWasWritten(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for round := range 300 {
		var w bitWriter
		type step struct{ kind, a, b int }
		var steps []step
		var sets [][]int32
		for range 60 {
			s := step{rng.IntN(4), 0, 0}
			switch s.kind {
			case 0:
				s.a = rng.IntN(1 << rng.IntN(20))
				w.number(s.a)
			case 1:
				s.b = 1 + rng.IntN(1<<rng.IntN(24))
				s.a = rng.IntN(s.b)
				w.ranged(s.a, s.b)
			case 2:
				lo, size := rng.IntN(50), 1+rng.IntN(400)
				var v []int32
				for x := lo; x < lo+size; x++ {
					if rng.IntN(3) == 0 || round%7 == 0 {
						v = append(v, int32(x))
					}
				}
				s.a, s.b = lo, lo+size-1
				sets = append(sets, v)
				w.set(v, s.a, s.b)
			case 3: // what is taken back leaves nothing
				at := w.len()
				w.bits(rng.Uint64()&0xffff, uint(rng.IntN(17)))
				w.number(rng.IntN(1000))
				w.cut(at)
			}
			steps = append(steps, s)
		}
		total := w.len()
		var shifted bitWriter
		shifted.bits(5, 3)
		b := slices.Clone(w.bytes())
		shifted.copyBits(b, 0, total)
		r := bitReader{in: shifted.bytes(), at: 3}
		for i, s := range steps {
			switch s.kind {
			case 0:
				if got := r.number(); got != s.a {
					t.Fatalf("round %d, step %d: number %d, want %d", round, i, got, s.a)
				}
			case 1:
				if got := r.ranged(s.b); got != s.a {
					t.Fatalf("round %d, step %d: %d in %d, want %d", round, i, got, s.b, s.a)
				}
			case 2:
				want := sets[0]
				sets = sets[1:]
				if got := r.set(nil, len(want), s.a, s.b); !slices.Equal(got, want) {
					t.Fatalf("round %d, step %d: set %v, want %v", round, i, got, want)
				}
			}
		}
		if r.bad || r.at != total+3 {
			t.Fatalf("round %d: read %d bits of %d, damaged %v", round, r.at-3, total, r.bad)
		}
	}
}
