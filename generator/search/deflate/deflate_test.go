package deflate

import (
	"bytes"
	"compress/flate"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// gb returns a text in GB 18030.
func gb(t testing.TB, s string) []byte {
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// unpack returns what the standard library reads of the parts of a stream.
func unpack(t testing.TB, parts ...[]byte) []byte {
	in := bytes.NewReader(slices.Concat(parts...))
	b, err := io.ReadAll(flate.NewReader(in))
	if err != nil {
		t.Fatalf("%v, after %q", err, b)
	}
	if in.Len() > 0 {
		t.Fatalf("%d bytes are left behind the stream", in.Len())
	}
	return b
}

// holds packs texts and sees that they are what is unpacked.
func holds(t testing.TB, p *Packer, begin []byte, sample [][]byte, texts ...[]byte) (shared, size int) {
	first := p.Share(begin, sample)
	for _, text := range texts {
		z := p.Pack(text)
		if got := unpack(t, first, z); !bytes.Equal(got, slices.Concat(begin, text)) {
			t.Fatalf("begin %q, sample %q: %q became %q", begin, sample, text, got[min(len(got), len(begin)):])
		}
		size += len(z)
	}
	return len(first), size
}

// phrases are what the texts of the tests are made of.
var phrases = strings.Fields("行政许可 公开事项 县民政局 办理期限 二十个工作日 监督电话 廉政风险等级为二级 ， 。 困难群众 临时救助 2012年第一季度 公示期内 没有收到异议 的 和 在 旳 〔2012〕3号 https://example.gov.cn/ 𠀀")

func random(rng *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		if rng.IntN(4) == 0 {
			b.WriteRune(rune(0x4e00 + rng.IntN(0x5000)))
		}
		b.WriteString(phrases[rng.IntN(len(phrases))])
	}
	return b.String()
}

func TestAnyTextComesBack(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	noise := make([]byte, 3000)
	for i := range noise {
		noise[i] = byte(rng.Uint32())
	}
	long := gb(t, random(rng, 12000))
	if len(long) < 2*farthest {
		t.Fatal("the long text is not longer than matches reach")
	}
	texts := [][]byte{nil, {0}, {0xff}, []byte("ab"), all, noise, long, bytes.Repeat([]byte{7}, 1000), bytes.Repeat([]byte("公示"), 500), gb(t, "公示")[:3]}
	p := new(Packer)
	for _, sample := range [][][]byte{nil, texts, {noise}, {all}, {long}} {
		if n, _ := holds(t, p, []byte{0x1e}, sample); n > MostTables {
			t.Errorf("tables of %d bytes", n)
		}
	}
	for _, begin := range texts[:len(texts)-1] {
		for _, sample := range [][][]byte{nil, texts, {long}} {
			holds(t, p, begin, sample, texts...)
		}
	}
}

// What a packer makes depends on nothing it made before.
func TestPackersForget(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	used := new(Packer)
	for range 20 {
		begin, text := gb(t, random(rng, rng.IntN(300))), gb(t, random(rng, rng.IntN(300)))
		other := gb(t, random(rng, 50))
		fresh := new(Packer)
		a, b := fresh.Share(begin, [][]byte{text}), fresh.Pack(text)
		if !bytes.Equal(used.Share(begin, [][]byte{text}), a) {
			t.Fatal("what is shared depends on what was packed before")
		}
		used.Pack(other)
		if !bytes.Equal(used.Pack(text), b) {
			t.Fatal("a text depends on what was packed before")
		}
	}
}

// Texts of some hundred bytes become a tenth smaller than with tables of their
// own, the rest is the better way through the matches.
func TestSmallerThanWithTables(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	begin := gb(t, random(rng, 400))
	var texts [][]byte
	for range 100 {
		texts = append(texts, gb(t, random(rng, 150)))
	}
	shared, size := holds(t, new(Packer), begin, texts[:16], texts...)
	var out bytes.Buffer
	w, err := flate.NewWriterDict(&out, flate.BestCompression, begin)
	if err != nil {
		t.Fatal(err)
	}
	sum := 0
	for _, text := range texts {
		out.Reset()
		w.Reset(&out)
		w.Write(text)
		w.Close()
		sum += out.Len()
	}
	t.Logf("%d bytes behind %d, with tables of their own %d", size, shared, sum)
	if size*100 > sum*90 {
		t.Errorf("%d bytes, with tables of their own %d", size, sum)
	}
}

func TestCodesAreBest(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	for range 300 {
		used := make([]int, 2+rng.IntN(285))
		for i := range used {
			used[i] = rng.IntN(1 << rng.IntN(20))
		}
		used[0], used[1] = used[0]+1, used[1]+1
		lengths := make([]uint8, len(used))
		codeLengths(used, mostBits, lengths)
		room, cost := 0, 0
		for i, n := range lengths {
			if (n > 0) != (used[i] > 0) || n > mostBits {
				t.Fatalf("%d bits for what is used %d times", n, used[i])
			}
			if n > 0 {
				room += 1 << (mostBits - n)
			}
			cost += int(n) * used[i]
		}
		if room != 1<<mostBits {
			t.Fatalf("codes take %d of %d", room, 1<<mostBits)
		}
		if best := huffman(used); cost < best || slices.Max(lengths) < mostBits && cost > best {
			t.Fatalf("%d bits, the best are %d", cost, best)
		}
	}
}

// huffman returns how many bits codes of any length take.
func huffman(used []int) int {
	var list []int
	for _, n := range used {
		if n > 0 {
			list = append(list, n)
		}
	}
	sum := 0
	for len(list) > 1 {
		slices.Sort(list)
		n := list[0] + list[1]
		sum += n
		list = append(list[2:], n)
	}
	return sum
}

func FuzzPack(f *testing.F) {
	f.Add([]byte("begin"), []byte("sample"), []byte("a text that begins"))
	f.Add([]byte{}, []byte{}, []byte{})
	f.Add([]byte{0x81}, []byte{0x81, 0x30}, []byte{0x81, 0x30, 0x81, 0x30, 0x81})
	f.Fuzz(func(t *testing.T, begin, sample, text []byte) {
		holds(t, new(Packer), begin, [][]byte{sample}, text, sample)
	})
}
