package main

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"gongshi/generator/search"
)

// query is something to ask.
type query struct {
	class string
	text  string
	// means are the words that a page must hold to be right; nil where a query
	// is not a piece of a text.
	means []string
}

// isPiece reports whether the pages that hold the query are the right ones: it
// is not mistyped and no pinyin.
func (q query) isPiece() bool { return q.class != "mistyped" && q.class != "pinyin" }

// marks would part a query or be taken for its own signs.
const marks = "\"“”"

// otherForms is what a word holds that is also found in another form: dates and
// quarters.
var otherForms = regexp.MustCompile(`季度|q[1-4]|[0-9十][月日]|[今去]年|[本上]个?月`)

// ask returns how a piece of a text is typed: as it is, and in quotation marks
// where it would count in other forms or as several words.
func ask(f *search.Folder, piece string) string {
	if otherForms.MatchString(f.String(piece)) || strings.ContainsFunc(piece, unicode.IsSpace) || strings.ContainsAny(piece[:1]+string([]rune(piece)[:1]), "-－−") {
		return `"` + piece + `"`
	}
	return piece
}

// piece cuts n characters out of a page anywhere. It returns "" where none of
// some tries is good.
func (t *texts) piece(rng *rand.Rand, page, n int, good func(c rune) bool) string {
	size := 0
	for _, l := range t.lines[page] {
		size += len(l)
	}
	for range 200 {
		at := rng.IntN(max(1, size))
		for _, l := range t.lines[page] {
			if at -= len(l); at < 0 {
				runes := []rune(l)
				if len(runes) < n {
					break
				}
				i := rng.IntN(len(runes) - n + 1)
				if s := runes[i : i+n]; !slices.ContainsFunc(s, func(c rune) bool { return !good(c) }) {
					return string(s)
				}
				break
			}
		}
	}
	return ""
}

// substrings returns queries of 1 to 8 characters cut anywhere.
func (t *texts) substrings(rng *rand.Rand, n int) []query {
	f := search.NewFolder()
	var out []query
	for len(out) < n {
		s := t.piece(rng, rng.IntN(len(t.lines)), 1+rng.IntN(8), func(c rune) bool { return !strings.ContainsRune(marks, c) })
		if folded := f.String(s); folded != "" {
			out = append(out, query{"substring", ask(f, s), []string{folded}})
		}
	}
	return out
}

func isWordChar(c rune) bool { return unicode.Is(unicode.Han, c) || c >= '0' && c <= '9' }

// pairs returns queries of two words of 2 to 4 characters of one page.
func (t *texts) pairs(rng *rand.Rand, n int) []query {
	f := search.NewFolder()
	var out []query
	for len(out) < n {
		page := rng.IntN(len(t.lines))
		a := t.piece(rng, page, 2+rng.IntN(3), isWordChar)
		b := t.piece(rng, page, 2+rng.IntN(3), isWordChar)
		if a != "" && b != "" {
			out = append(out, query{"two words", ask(f, a) + " " + ask(f, b), []string{f.String(a), f.String(b)}})
		}
	}
	return out
}

// plainWords returns 200 queries of 2, 3, 4, 6 and 8 characters without signs,
// 40 of each.
func (t *texts) plainWords(rng *rand.Rand) []query {
	f := search.NewFolder()
	var out []query
	for _, n := range []int{2, 3, 4, 6, 8} {
		for range 40 {
			s := ""
			for s == "" || otherForms.MatchString(f.String(s)) {
				s = t.piece(rng, rng.IntN(len(t.lines)), n, isWordChar)
			}
			out = append(out, query{"random", s, []string{f.String(s)}})
		}
	}
	return out
}

// chosen are queries as citizens type them, for the words of the made-up sites:
// class, query and, where it is not what was typed, what was meant.
const chosen = `
word of 2	公示
word of 2	流程
word of 2	举报
word of 2	低保
word of 2	采购
term	残疾人证办理
term	监督电话
term	行政许可
term	临时救助
term	老旧小区
phrase	行政执法案卷评查
phrase	困难群众临时救助
phrase	公示期内没有收到异议
phrase	申请人可以到办事窗口提交材料
phrase	身份证明原件
phrase	全流程网上办理
across words	疾人证
across words	示期
across words	政许可
across words	人可以到
across words	料一次
across words	理结果通
name	有限公司
name	北溪社区
name	红阳街道
number of a document	永公发〔2022〕3号
number of a document	公发〔2023〕
code	GS004-0003
code	0402-4104066
code	26万元
traditional	行政許可	行政许可
traditional	採購	采购
mistyped	残疾人正办理	残疾人证办理
mistyped	行正许可	行政许可
pinyin	cjrzbl	-
two words	临时救助 公示	临时救助 公示
`

// realistic returns the chosen queries.
func realistic() []query {
	fold := search.NewFolder()
	var out []query
	for line := range strings.Lines(strings.TrimSpace(chosen)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		q := query{class: f[0], text: f[1]}
		meant := f[len(f)-1]
		if meant != "-" {
			for _, w := range strings.Fields(meant) {
				q.means = append(q.means, fold.String(w))
			}
		}
		out = append(out, q)
	}
	return out
}
