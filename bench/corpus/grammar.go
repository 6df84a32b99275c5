package corpus

import (
	"bytes"
	_ "embed"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"unicode/utf8"
)

//go:embed grammar.txt
var grammarText string

// grammar is a set of rules ready to be expanded. It is not safe for
// concurrent use: rules of sentences remember what the last text has used.
type grammar struct {
	rules  []rule
	byName map[string]int
	rng    *rand.Rand
	facts  [numFacts]string
	// here are the rules that {topic-here} and {n-here} stand for: the words
	// of the trade that the texts are about.
	here [2]int
	// text counts the texts made, for the memory of sentence rules.
	text int
}

// rule is one rule: its alternatives and the chance of each.
type rule struct {
	alts     [][]token
	upTo     []uint32 // running sums of the weights
	sentence bool
	usedIn   []int // per alternative: the last text it stood in
}

// token is a piece of an alternative: text, another rule, a fact or a number.
type token struct {
	kind   byte // 't'ext, 'r'ule, 'f'act, 'n'umber, words of 'h'ere
	text   string
	i      int // rule or fact
	lo, hi int
}

// The facts that texts speak of. Each holds for one record.
const (
	factTopic = iota
	factUnit
	factShort
	factDept
	factLabel // what the unit calls its departments
	factDate
	factYear
	factQuarter
	factArea
	numFacts
)

var factNames = [numFacts]string{"topic", "unit", "short", "dept", "label", "date", "year", "quarter", "area"}

// parseGrammar reads the stock of patterns. The form is told in grammar.txt.
func parseGrammar(text string, rng *rand.Rand) (*grammar, error) {
	g := &grammar{byName: map[string]int{}, rng: rng}
	alts := [][]string{}
	var names []string
	words := false
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			name := strings.Trim(line, "[]")
			words = strings.HasSuffix(name, ":")
			name = strings.TrimSuffix(name, ":")
			if _, again := g.byName[name]; again {
				return nil, fmt.Errorf("grammar line %d: rule %s comes twice", i+1, name)
			}
			g.byName[name] = len(names)
			names = append(names, name)
			alts = append(alts, nil)
		case len(names) == 0:
			return nil, fmt.Errorf("grammar line %d: text before the first rule", i+1)
		case words:
			alts[len(alts)-1] = append(alts[len(alts)-1], strings.Fields(line)...)
		default:
			alts[len(alts)-1] = append(alts[len(alts)-1], line)
		}
	}
	for i, name := range names {
		r := rule{sentence: strings.HasPrefix(name, "s-"), usedIn: make([]int, len(alts[i]))}
		sum := uint32(0)
		for j, a := range alts[i] {
			tokens, err := g.tokens(a)
			if err != nil {
				return nil, fmt.Errorf("grammar rule %s: %w", name, err)
			}
			// By frequency: the nth is met about 1/(n+12) as often.
			sum += uint32(100_000 / (j + 12))
			r.alts = append(r.alts, tokens)
			r.upTo = append(r.upTo, sum)
		}
		if sum == 0 {
			return nil, fmt.Errorf("grammar rule %s is empty", name)
		}
		g.rules = append(g.rules, r)
	}
	return g, nil
}

// tokens takes one alternative apart.
func (g *grammar) tokens(s string) ([]token, error) {
	var out []token
	for s != "" {
		i := strings.IndexByte(s, '{')
		if i < 0 {
			return append(out, token{kind: 't', text: s}), nil
		}
		if i > 0 {
			out = append(out, token{kind: 't', text: s[:i]})
		}
		name, rest, ok := strings.Cut(s[i+1:], "}")
		if !ok {
			return nil, fmt.Errorf("no } after %q", s[i:])
		}
		s = rest
		switch {
		case strings.HasPrefix(name, "#"):
			lo, hi, _ := strings.Cut(name[1:], "-")
			a, errA := strconv.Atoi(lo)
			b, errB := strconv.Atoi(hi)
			if errA != nil || errB != nil || b < a {
				return nil, fmt.Errorf("no range of numbers: %q", name)
			}
			out = append(out, token{kind: 'n', lo: a, hi: b})
		case strings.HasPrefix(name, "@"):
			f := -1
			for j, n := range factNames {
				if n == name[1:] {
					f = j
				}
			}
			if f < 0 {
				return nil, fmt.Errorf("no fact %q", name)
			}
			out = append(out, token{kind: 'f', i: f})
		case name == "topic-here", name == "n-here":
			out = append(out, token{kind: 'h', i: len("topic-here") - len(name)})
		default:
			r, ok := g.byName[name]
			if !ok {
				return nil, fmt.Errorf("no rule %q", name)
			}
			out = append(out, token{kind: 'r', i: r})
		}
	}
	return out, nil
}

// trade chooses the words that texts of a trade use, "edu" or "city".
func (g *grammar) trade(name string) {
	g.here = [2]int{g.byName["topic-"+name], g.byName["n-"+name]}
}

// ordered returns about half of the alternatives of a rule, in their order.
func (g *grammar) ordered(name string) []string {
	var out []string
	for i, alt := range g.rules[g.byName[name]].alts {
		if i == 0 || g.rng.IntN(3) > 0 {
			out = append(out, string(g.write(nil, alt)))
		}
	}
	return out
}

// newText begins a text: facts stay, sentences may be used again.
func (g *grammar) newText() { g.text++ }

// add appends one expansion of the rule to b.
func (g *grammar) add(b []byte, name string) []byte {
	i, ok := g.byName[name]
	if !ok {
		panic("corpus: no rule " + name)
	}
	n := len(b)
	return undouble(g.expand(b, i), n)
}

// undouble drops, from b[from:], words of two to four Han characters that stand
// right behind themselves: rules that end and begin alike make them, and no
// officer writes them.
func undouble(b []byte, from int) []byte {
	const han = 3 // bytes of a Han character
	out := b[:from]
	for i := from; i < len(b); {
		size := 0
		for n := 4; n >= 2 && size == 0; n-- {
			w := n * han
			if i+w <= len(b) && len(out)-from >= w && isHan(b[i:i+w]) && bytes.Equal(out[len(out)-w:], b[i:i+w]) {
				size = w
			}
		}
		if size == 0 {
			out = append(out, b[i])
			size = 1
		}
		i += size
	}
	return out
}

// isHan reports whether s is Han characters alone.
func isHan(s []byte) bool {
	for _, r := range string(s) {
		if r < 0x4e00 || r > 0x9fff {
			return false
		}
	}
	return utf8.Valid(s)
}

// say returns one expansion of the rule.
func (g *grammar) say(name string) string { return string(g.add(nil, name)) }

func (g *grammar) expand(b []byte, i int) []byte {
	r := &g.rules[i]
	n := r.pick(g.rng)
	if r.sentence {
		for try := 0; try < 8 && r.usedIn[n] == g.text; try++ {
			n = r.pick(g.rng)
		}
		r.usedIn[n] = g.text
	}
	return g.write(b, r.alts[n])
}

func (g *grammar) write(b []byte, alt []token) []byte {
	for _, t := range alt {
		switch t.kind {
		case 't':
			b = append(b, t.text...)
		case 'r':
			b = g.expand(b, t.i)
		case 'h':
			b = g.expand(b, g.here[min(t.i, 1)])
		case 'f':
			b = append(b, g.facts[t.i]...)
		case 'n':
			b = strconv.AppendInt(b, int64(t.lo+g.rng.IntN(t.hi-t.lo+1)), 10)
		}
	}
	return b
}

func (r *rule) pick(rng *rand.Rand) int {
	x := rng.Uint32N(r.upTo[len(r.upTo)-1])
	lo, hi := 0, len(r.upTo)-1
	for lo < hi {
		if m := (lo + hi) / 2; r.upTo[m] > x {
			hi = m
		} else {
			lo = m + 1
		}
	}
	return lo
}
