package search

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestWordsFileIsSmallAndAlwaysTheSame(t *testing.T) {
	occurs := map[rune]int{}
	for i, r := range level1() {
		if i%5 < 2 {
			occurs[r] = i%97 + 1
		}
	}
	synonyms := [][]string{{"公示", "公开", "公告"}, {"残联", "残疾人联合会"}, {" 科室", "部室", "科室", ""}, {"单"}, nil}
	raw := WordsFile(NewNear(NewPinyin(), occurs), synonyms)
	if again := WordsFile(NewNear(NewPinyin(), occurs), synonyms); !bytes.Equal(raw, again) {
		t.Error("two runs differ")
	}
	t.Logf("%d characters: %d bytes", len(occurs), len(raw))
	if len(raw) > 24<<10 {
		t.Errorf("words.bin has %d bytes", len(raw))
	}
	var got wordsFile
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Synonyms) != 3 || !slices.Equal(got.Synonyms[2], []string{"科室", "部室"}) {
		t.Errorf("synonyms %v", got.Synonyms)
	}
	for i, w := range got.Ask {
		if i > 0 && utf8.RuneCountInString(w) > utf8.RuneCountInString(got.Ask[i-1]) {
			t.Errorf("%s stands behind a shorter word", w)
		}
		if slices.Contains(got.Ask[:i], w) {
			t.Errorf("%s stands twice", w)
		}
	}
	for _, w := range []string{"怎么", "是什么意思", "多少", "的"} {
		if !slices.Contains(got.Ask, w) {
			t.Errorf("%s is missing", w)
		}
	}
	empty := WordsFile(NewNear(NewPinyin(), nil), nil)
	if !bytes.HasPrefix(empty, []byte(`{"syn":[],"near":[],"ask":[`)) {
		t.Errorf("of nothing: %.60s", empty)
	}
}

func TestVariantsFileHoldsThePairsOfRuleThree(t *testing.T) {
	f := NewFolder()
	file := f.VariantsFile()
	if len(file) > 12<<10 {
		t.Errorf("variants.bin has %d bytes", len(file))
	}
	if !bytes.Equal(file, NewFolder().VariantsFile()) {
		t.Error("two runs differ")
	}
	gb, err := io.ReadAll(flate.NewReader(bytes.NewReader(file)))
	if err != nil {
		t.Fatal(err)
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(gb)
	if err != nil {
		t.Fatal(err)
	}
	pairs := []rune(strings.TrimPrefix(string(text), recordEnd))
	if len(pairs) != 2*len(f.variants) || len(pairs) < 6000 {
		t.Fatalf("%d characters, want %d", len(pairs), 2*len(f.variants))
	}
	first := map[rune]bool{}
	for _, r := range level1() {
		first[r] = true
	}
	for i := 0; i < len(pairs); i += 2 {
		from, to := pairs[i], pairs[i+1]
		if v, ok := f.Variant(from); !ok || v != to {
			t.Errorf("pair %c%c, but rule 3 makes it %c", from, to, v)
		}
		if _, again := f.Variant(to); again || first[from] || plain(from) != from {
			t.Errorf("pair %c%c: not a variant of a common character", from, to)
		}
	}
}
