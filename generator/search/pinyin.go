package search

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

//go:embed readings.txt
var readingsText string

//go:embed polyphones.txt
var polyphonesText string

// Pinyin gives the readings of titles, without tones. It is immutable after
// NewPinyin and may be used by several goroutines at once.
//
// The readings are a table of our own: the Go module with a well-kept one fills
// a map of 44,000 characters when the process starts, which every command would
// pay for, and knows no words; the characters of titles are 8,000.
type Pinyin struct {
	common   map[rune]string // GB 2312 and the general standard characters
	variants map[rune]rune
	words    map[rune][]reading // by the first character of the word
}

// reading is how one character of a word is read.
type reading struct {
	word string // in UTF-8
	of   rune
	is   string
}

// NewPinyin returns a Pinyin. It takes about 2 ms.
func NewPinyin() *Pinyin {
	p := &Pinyin{common: make(map[rune]string, 9000), variants: parseVariants(),
		words: map[rune][]reading{}}
	for line := range strings.Lines(readingsText) {
		syllable, chars, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, r := range chars {
			p.common[r] = syllable
		}
	}
	for line := range strings.Lines(polyphonesText) {
		f := strings.Fields(line)
		if len(f) < 3 || f[0] == "#" {
			continue
		}
		of, _ := utf8.DecodeRuneInString(f[0])
		for _, word := range f[2:] {
			first, _ := utf8.DecodeRuneInString(word)
			p.words[first] = append(p.words[first], reading{word, of, f[1]})
		}
	}
	return p
}

// sound is the characters of one syllable.
type sound struct {
	chars []rune // by their common reading, rising
	also  []rune // by a reading in some words, rising
}

// sounds returns the characters of every syllable, in the order of syllables.
func (p *Pinyin) sounds() []sound {
	chars, also := map[string][]rune{}, map[string][]rune{}
	for r, s := range p.common {
		chars[s] = append(chars[s], r)
	}
	for _, words := range p.words {
		for _, w := range words {
			if p.common[w.of] != w.is && !slices.Contains(also[w.is], w.of) {
				also[w.is] = append(also[w.is], w.of)
			}
		}
	}
	var out []sound
	for _, s := range slices.Sorted(maps.Keys(chars)) {
		slices.Sort(chars[s])
		slices.Sort(also[s])
		out = append(out, sound{chars[s], also[s]})
	}
	return out
}

// Of returns the commonest reading of one character, without its tone, and ""
// where none is known. ü is v, but üe is ue.
func (p *Pinyin) Of(r rune) string {
	if s, ok := p.common[r]; ok {
		return s
	}
	return p.common[p.variants[r]]
}

// Syllables returns the readings of the characters of a title, in order: of a
// Han character its reading in the word it stands in, without the tone; a run
// of Latin letters and of digits as it stands (full-width ones made plain).
// Characters without a reading, blanks and punctuation give nothing.
func (p *Pinyin) Syllables(s string) []string {
	text := []rune(s)
	for i, r := range text {
		text[i] = plain(r)
		if v, ok := p.variants[text[i]]; ok {
			text[i] = v
		}
	}
	read := p.inWords(text)
	out := make([]string, 0, len(text))
	for i := 0; i < len(text); i++ {
		if isAlphanumeric(text[i]) {
			end := i + 1
			for end < len(text) && isAlphanumeric(text[end]) {
				end++
			}
			out = append(out, string(text[i:end]))
			i = end - 1
			continue
		}
		y := read[i]
		if y == "" {
			y = p.common[text[i]]
		}
		if y != "" {
			out = append(out, y)
		}
	}
	return out
}

// inWords returns the readings that words of text settle. The longest word that
// holds a character wins, of words of one length the last.
func (p *Pinyin) inWords(text []rune) []string {
	read, by := make([]string, len(text)), make([]int, len(text))
	for i, r := range text {
		for _, w := range p.words[r] {
			if !beginsWith(text[i:], w.word) {
				continue
			}
			length, at := utf8.RuneCountInString(w.word), i
			for _, c := range w.word {
				if c == w.of && length >= by[at] {
					read[at], by[at] = w.is, length
				}
				at++
			}
		}
	}
	return read
}

func beginsWith(text []rune, word string) bool {
	n := 0
	for _, c := range word {
		if n >= len(text) || text[n] != c {
			return false
		}
		n++
	}
	return true
}

func isAlphanumeric(r rune) bool {
	return r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9'
}
