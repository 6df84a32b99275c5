package plan

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongshi/generator/model"
)

// documentNames finds the documents that the text of a step names: those of
// one folder and the common ones that the audience may see, by exact title and
// number.
type documentNames struct {
	titles  map[string]*model.Document // without the outer 《》; nil where two have it
	numbers map[string]*model.Document
}

// namedDocument is a document as a text names it: "《办法》", "威纪通[2011]8号".
type namedDocument struct {
	Name string
	To   *model.Document
}

// documentNames gathers the names of the documents of the folder home. One of
// the folder goes before a common one of the same name.
func (p *planner) documentNames(home string) documentNames {
	if d, done := p.named[home]; done {
		return d
	}
	d := documentNames{map[string]*model.Document{}, map[string]*model.Document{}}
	for _, folder := range []string{home, model.Shared} {
		own := documentNames{map[string]*model.Document{}, map[string]*model.Document{}}
		for _, x := range model.In[model.Document](p.site, folder) {
			once(own.titles, bareTitle(x.Title.V), x)
			if x.DocNo.Year.Set() && x.DocNo.Number.Set() {
				once(own.numbers, sameBrackets(x.DocNo.String()), x)
			}
		}
		inherit(d.titles, own.titles)
		inherit(d.numbers, own.numbers)
		if home == model.Shared {
			break
		}
	}
	if p.named == nil {
		p.named = map[string]documentNames{}
	}
	p.named[home] = d
	return d
}

// once notes x under a name, nobody where two have it.
func once(m map[string]*model.Document, name string, x *model.Document) {
	if _, twice := m[name]; twice {
		x = nil
	}
	m[name] = x
}

// inherit adds the names of more that m has not.
func inherit(m, more map[string]*model.Document) {
	for name, x := range more {
		if _, have := m[name]; !have {
			m[name] = x
		}
	}
}

// bareTitle is a title without the marks around the whole of it.
func bareTitle(s string) string {
	s = strings.TrimSpace(s)
	if titles := titlesIn(s); len(titles) == 1 && "《"+titles[0]+"》" == s {
		return titles[0]
	}
	return s
}

// sameBrackets writes the brackets of document numbers in one way.
func sameBrackets(s string) string {
	if !strings.ContainsAny(s, "[]［］") {
		return s
	}
	return strings.NewReplacer("[", "〔", "]", "〕", "［", "〔", "］", "〕").Replace(s)
}

// in returns the documents that the text of n names, each once, in the order
// of the text: a title within 《》, a number, or for a step that is a document
// its whole text.
func (d documentNames) in(n *model.Node) []namedDocument {
	var out []namedDocument
	add := func(name string, to *model.Document) {
		for _, x := range out {
			if x.To == to {
				return
			}
		}
		if to != nil {
			out = append(out, namedDocument{name, to})
		}
	}
	if n.Type.V == "document" {
		add("文件", d.titles[bareTitle(n.Text.V)])
	}
	for _, t := range titlesIn(n.Text.V) {
		add("《"+shortTitle(t)+"》", d.titles[t])
	}
	for _, no := range d.numbersIn(n.Text.V) {
		add(no, d.numbers[no])
	}
	return out
}

// shortTitle cuts a title that would be a paragraph beside its step.
func shortTitle(s string) string {
	const most = 24 // characters
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "……"
	}
	return s
}

// titlesIn returns what stands within outer 《》 in s.
func titlesIn(s string) []string {
	var out []string
	depth, start := 0, 0
	for i, r := range s {
		switch r {
		case '《':
			if depth++; depth == 1 {
				start = i + len("《")
			}
		case '》':
			if depth--; depth == 0 {
				out = append(out, s[start:i])
			}
			depth = max(depth, 0)
		}
	}
	return out
}

// numbersIn returns the numbers of known documents in s, in the order of their
// ends. A number ends with 号 and begins at the beginning, after a mark or
// after a word that leads to a text: 市政发〔2011〕8号 is not 政发〔2011〕8号.
func (d documentNames) numbersIn(s string) []string {
	const longest = 40 // characters
	var out []string
	s = sameBrackets(s)
	for end := 0; ; {
		i := strings.Index(s[end:], "号")
		if i < 0 {
			return out
		}
		end += i + len("号")
		for from, n := end, 0; from > 0 && n < longest; n++ {
			_, size := utf8.DecodeLastRuneInString(s[:from])
			from -= size
			if _, known := d.numbers[s[from:end]]; known && beginsName(s[:from]) {
				out = append(out, s[from:end])
				break
			}
		}
	}
}

// beginsName reports whether a name may begin after s.
func beginsName(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	if s == "" || !unicode.IsLetter(last) && !unicode.IsDigit(last) {
		return true
	}
	for _, word := range []string{"按", "按照", "依照", "根据", "依据", "参照", "执行", "适用", "见", "和", "及", "与"} {
		if strings.HasSuffix(s, word) {
			return true
		}
	}
	return false
}
