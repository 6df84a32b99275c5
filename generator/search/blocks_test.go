package search

import (
	"math/rand/v2"
	"testing"

	"gongshi/generator/search/deflate"
)

// What blocks share is made shorter until it finds room, at last the tables
// alone.
func TestWhatIsSharedFindsRoom(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	pack := newPacker(NewFolder(), newGBTable())
	var texts [][]byte
	for range 40 {
		texts = append(texts, pack.text(func(dst []byte) []byte {
			dst = append(dst, recordEnd...)
			for range 400 {
				dst = append(dst, string(rune(0x4e00+rng.IntN(0x5000)))...)
			}
			return append(dst, "公示期内没有收到异议"...)
		}))
	}
	for _, size := range []int{deflate.MostTables + 1, 1000, 2000, textFile} {
		if b := share(pack, texts, size); len(b) >= size || len(b) == 0 {
			t.Errorf("%d bytes of %d", len(b), size)
		}
	}
}
