package model

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// Wording is what people read for a kind, a field or a closed value: a short
// label for pages and a sentence that tells an officer what to write, in
// Chinese and in English. The help of a closed value may be "".
type Wording struct{ ZH, EN, HelpZH, HelpEN string }

// In returns the label and the help in lang, "en" for English and Chinese
// otherwise.
func (w Wording) In(lang string) (label, help string) {
	if lang == "en" {
		return w.EN, w.HelpEN
	}
	return w.ZH, w.HelpZH
}

// shared stands in paths of the words table for every kind, siteWords for the
// settings of the site.
const (
	shared    = "*"
	siteWords = "settings"
)

//go:embed words.txt
var wordsText string

// wordTable parses the table once; what it returns never changes. Lines that
// are malformed are left out: the tests of this package find them.
var wordTable = sync.OnceValue(func() map[string]Wording {
	lines, _ := parseWords(wordsText)
	table := make(map[string]Wording, len(lines))
	for _, l := range lines {
		table[l.path] = l.Wording
	}
	return table
})

// wordLine is one line of the table.
type wordLine struct {
	path string
	Wording
}

// parseWords reads a table of words: five columns parted by "|", blank lines
// and lines that start with "#" passed over. It returns the lines that are
// well-formed in their order, and an error for each of the others and for
// each path that comes twice.
func parseWords(text string) (lines []wordLine, faults []error) {
	seen := map[string]bool{}
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "|")
		for j := range cols {
			cols[j] = strings.TrimSpace(cols[j])
		}
		switch {
		case len(cols) != 5:
			faults = append(faults, fmt.Errorf("line %d: %d columns, not 5", i+1, len(cols)))
		case cols[0] == "" || cols[1] == "" || cols[2] == "":
			faults = append(faults, fmt.Errorf("line %d: path or label is empty", i+1))
		case (cols[3] == "") != (cols[4] == ""):
			faults = append(faults, fmt.Errorf("line %d: help in one language only", i+1))
		case seen[cols[0]]:
			faults = append(faults, fmt.Errorf("line %d: %s comes twice", i+1, cols[0]))
		default:
			seen[cols[0]] = true
			lines = append(lines, wordLine{cols[0], Wording{cols[1], cols[2], cols[3], cols[4]}})
		}
	}
	return lines, faults
}

// Words returns the words for a path of the table: a kind ("power"), a field
// ("power.time_limit.promised"), a closed value ("notice.kind=公示"), a shared
// field ("*.scope") or a setting ("settings.title"). Nothing stands in for a
// path that has no line.
func Words(path string) (Wording, bool) {
	w, ok := wordTable()[path]
	return w, ok
}

// Wording returns the words for the kind itself.
func (k *Kind) Wording() Wording { return wordingOf(k, "") }

// FieldWording returns the words for a field of the kind, "time_limit.promised";
// fields that all kinds share have one line for all. A nil kind means the
// settings of the site. A path that is no field is its own label.
func FieldWording(k *Kind, path string) Wording { return wordingOf(k, "."+path) }

// EnumWording returns the words for a closed value, or for a word allowed in
// place of a reference, of the field at path. A value that the field does not
// have is its own label.
func EnumWording(k *Kind, path, value string) Wording {
	return wordingOf(k, "."+path+"="+value)
}

func wordingOf(k *Kind, rest string) Wording {
	if w, ok := Words(wordsName(k) + rest); ok {
		return w
	}
	if w, ok := Words(shared + rest); ok && k != nil {
		return w
	}
	name := rest
	if i := strings.IndexByte(rest, '='); i >= 0 {
		name = rest[i+1:]
	} else if i := strings.LastIndexByte(rest, '.'); i >= 0 {
		name = rest[i+1:]
	} else {
		name = wordsName(k)
	}
	return Wording{ZH: name, EN: name}
}

func wordsName(k *Kind) string {
	if k == nil {
		return siteWords
	}
	return k.Name
}

// KeyForLabel returns the key of the kind's field that zh, a Chinese key
// written by an author, most likely means: the field with that label, or the
// only one whose label contains zh or is contained in it. A nil kind means the
// settings of the site.
func KeyForLabel(k *Kind, zh string) (key string, ok bool) {
	fields := FieldsOf[Settings]()
	if k != nil {
		fields = k.Fields
	}
	if key, ok = KeyInTable(k, "", fields, zh); ok || k == nil {
		return key, ok
	}
	// 标题 means the title of every kind, also where it has a name of its own.
	if title, _ := Words(shared + ".title"); strings.TrimSpace(zh) == title.ZH {
		return k.TitleKey, true
	}
	return "", false
}

// KeyInTable does the work of KeyForLabel for the fields of the nested table
// at path; a path of "" means the record itself.
func KeyInTable(k *Kind, path string, fields []Field, zh string) (key string, ok bool) {
	zh = strings.TrimSpace(zh)
	if zh == "" {
		return "", false
	}
	if path != "" {
		path += "."
	}
	near := 0
	for _, f := range fields {
		label := FieldWording(k, path+f.Key).ZH
		if label == zh {
			return f.Key, true
		}
		if len([]rune(zh)) > 1 && (strings.Contains(label, zh) || strings.Contains(zh, label)) {
			key = f.Key
			near++
		}
	}
	if near == 1 {
		return key, true
	}
	return "", false
}
