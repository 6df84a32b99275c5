package search

import (
	"encoding/json"
	"slices"
	"strings"
)

// readWords returns what words.bin holds, folded.
func (r *Reader) readWords() (*wordsFile, error) {
	if r.words != nil {
		return r.words, nil
	}
	s, err := r.whole("search/words.bin")
	if err != nil {
		return nil, err
	}
	w := &wordsFile{}
	if err := json.Unmarshal([]byte(s), w); err != nil {
		return nil, err
	}
	for _, list := range append(w.Synonyms, w.Ask) {
		for i, s := range list {
			list[i] = r.fold.String(s)
		}
	}
	r.words = w
	return w, nil
}

// mostForms is how many forms a word may have.
const mostForms = 12

// each adds to the forms of the words that are wanted what change makes of
// them; nil where it makes nothing new.
func each(words []asked, change func(form string) []string) *offer {
	changed := false
	out := slices.Clone(words)
	for i, w := range words {
		if w.not {
			continue
		}
		forms := slices.Clone(w.forms)
		for _, f := range w.forms {
			for _, other := range change(f) {
				if other != "" && !slices.Contains(forms, other) {
					forms = append(forms, other)
					changed = true
				}
			}
		}
		out[i].forms = forms[:min(len(forms), mostForms)]
	}
	if !changed {
		return nil
	}
	return &offer{words: out}
}

// withoutSign leaves out the sign of a number: 52号.
func (r *Reader) withoutSign(words []asked, _ bool) (*offer, error) {
	return each(words, func(form string) []string {
		number, ok := strings.CutSuffix(form, "号")
		if !ok || number == "" || !isDigit(rune(number[len(number)-1])) {
			return nil
		}
		return []string{number}
	}), nil
}

// likewise puts words of the same meaning for one another.
func (r *Reader) likewise(words []asked, _ bool) (*offer, error) {
	file, err := r.readWords()
	if err != nil {
		return nil, err
	}
	return each(words, func(form string) (out []string) {
		for _, group := range file.Synonyms {
			for _, w := range group {
				if w == "" || !strings.Contains(form, w) {
					continue
				}
				for _, other := range group {
					if !strings.Contains(other, w) || !strings.Contains(form, other) {
						out = append(out, strings.Replace(form, w, other, 1))
					}
				}
			}
		}
		return out
	}), nil
}

// wide returns words with those of the same meaning.
func (r *Reader) wide(words []asked) (*offer, error) {
	found, err := r.likewise(words, true)
	if found == nil {
		found = &offer{words: words}
	}
	return found, err
}
