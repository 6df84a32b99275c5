package search

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"
)

//go:embed ask.txt
var askText string

// wordsFile is the content of words.bin.
type wordsFile struct {
	Synonyms [][]string `json:"syn"`  // words of one meaning
	Near     []string   `json:"near"` // Near.Groups
	Ask      []string   `json:"ask"`  // what questions are made of, the longest first
}

// WordsFile returns words.bin: groups of synonyms in the order given, without
// blanks, doubles and groups of one word; what is near what; and the words that
// questions are made of, which do not have to stand on a page.
func WordsFile(n *Near, synonyms [][]string) []byte {
	w := wordsFile{Synonyms: [][]string{}, Near: n.Groups(), Ask: askWords()}
	for _, group := range synonyms {
		var words []string
		for _, s := range group {
			if s = strings.TrimSpace(s); s != "" && !slices.Contains(words, s) {
				words = append(words, s)
			}
		}
		if len(words) > 1 {
			w.Synonyms = append(w.Synonyms, words)
		}
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(w); err != nil {
		panic("search: words.bin: " + err.Error())
	}
	return bytes.TrimSpace(out.Bytes())
}

// askWords returns the words of ask.txt, the longest first.
func askWords() []string {
	var words []string
	for line := range strings.Lines(askText) {
		if !strings.HasPrefix(line, "#") {
			words = append(words, strings.Fields(line)...)
		}
	}
	slices.SortStableFunc(words, func(a, b string) int {
		return cmp.Compare(utf8.RuneCountInString(b), utf8.RuneCountInString(a))
	})
	return words
}
