package search

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"slices"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

//go:embed variants.txt
var variantsText string

// parseVariants returns what each traditional or variant character folds to.
func parseVariants() map[rune]rune {
	out := make(map[rune]rune, 4000)
	for line := range strings.Lines(variantsText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for word := range strings.FieldsSeq(line) {
			var to rune
			for _, r := range word {
				if to == 0 {
					to = r
				} else {
					out[r] = to
				}
			}
		}
	}
	return out
}

// VariantsFile returns the content of variants.bin: a packed text of pairs
// alone, a traditional or variant character and what rule 3 makes of it, rising
// by what it makes.
func (f *Folder) VariantsFile() []byte {
	from := make([]rune, 0, len(f.variants))
	for r := range f.variants {
		from = append(from, r)
	}
	slices.SortFunc(from, func(a, b rune) int {
		if d := f.variants[a] - f.variants[b]; d != 0 {
			return int(d)
		}
		return int(a - b)
	})
	pairs := make([]rune, 0, 2*len(from))
	for _, r := range from {
		pairs = append(pairs, r, f.variants[r])
	}
	text, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(recordEnd + string(pairs)))
	if err != nil {
		panic("search: a variant is not in GB 18030: " + err.Error())
	}
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		panic(err)
	}
	w.Write(text) // a bytes.Buffer takes everything
	w.Close()
	return out.Bytes()
}
