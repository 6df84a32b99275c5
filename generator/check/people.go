package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongshi/generator/model"
)

// people are the names of all holders of posts, to be found in one pass over a
// text whatever their number.
type people struct {
	byStart map[string][]string // the first two characters to the names
	first   bits                // the first characters
}

// nameAt is a name found in a text, in bytes.
type nameAt struct {
	name       string
	start, end int
}

// names are the names that no public text may hold; they are gathered once.
func (r *report) names() *people {
	if r.people == nil {
		r.people = newPeople(model.All[model.Holder](r.site))
	}
	return r.people
}

// newPeople takes the names of two Han characters and more. One of two may be
// set with a blank between them, as tables do.
func newPeople(holders []*model.Holder) *people {
	p := &people{byStart: map[string][]string{}}
	known := map[string]bool{}
	add := func(name string) {
		runes := []rune(name)
		if len(runes) < 2 || known[name] {
			return
		}
		known[name] = true
		start := string(runes[:2])
		p.byStart[start] = append(p.byStart[start], name)
	}
	for _, h := range holders {
		name := strings.Join(strings.Fields(h.Name.V), "")
		if strings.IndexFunc(name, func(r rune) bool { return !unicode.Is(unicode.Han, r) && r != '·' }) >= 0 {
			continue
		}
		add(name)
		if r := []rune(name); len(r) == 2 {
			add(string(r[0]) + "　" + string(r[1]))
			add(string(r[0]) + " " + string(r[1]))
		}
	}
	p.first.grow(len(p.byStart))
	for start := range p.byStart {
		r, _ := utf8.DecodeRuneInString(start)
		p.first.set(uint64(r) * base)
	}
	return p
}

// find returns the names in a text, in order, without overlap.
func (p *people) find(text string) []nameAt {
	if len(p.byStart) == 0 {
		return nil
	}
	var out []nameAt
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r < 0x2e80 || !p.first.has(uint64(r)*base) {
			i += size
			continue
		}
		_, next := utf8.DecodeRuneInString(text[i+size:])
		best := ""
		for _, name := range p.byStart[text[i:i+size+next]] {
			if len(name) > len(best) && strings.HasPrefix(text[i:], name) && certain(text, i, name) {
				best = name
			}
		}
		if best == "" {
			i += size
			continue
		}
		out = append(out, nameAt{best, i, i + len(best)})
		i += len(best)
	}
	return out
}

// besideNames are the words that stand beside a name of two characters; such a
// name is often a word as well (高峰, 文明).
const besideNames = "同志 局长 处长 科长 股长 主任 书记 院长 校长 经理 会长 主席 负责人 姓名 名叫 叫做 先生 女士 任职 等人 本人"

// certain reports whether the characters of a name mean a person: three and
// more do, two where punctuation parts them from the text on both sides, or a
// word for a post stands beside them.
func certain(text string, i int, name string) bool {
	if utf8.RuneCountInString(name) > 2 {
		return true
	}
	before, after := text[:i], text[i+len(name):]
	b, _ := utf8.DecodeLastRuneInString(before)
	a, _ := utf8.DecodeRuneInString(after)
	if !unicode.Is(unicode.Han, b) && !unicode.Is(unicode.Han, a) {
		return true
	}
	for w := range strings.SplitSeq(besideNames, " ") {
		if strings.HasSuffix(before, w) || strings.HasPrefix(after, w) {
			return true
		}
	}
	return false
}

// maskedName keeps the first character of a name.
func maskedName(name string) string {
	r := []rune(strings.Join(strings.Fields(name), ""))
	return string(r[0]) + strings.Repeat("*", len(r)-1)
}
