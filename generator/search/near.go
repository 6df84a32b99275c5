package search

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
)

//go:embed alike.txt
var alikeText string

// MaxNear is how many characters a character has near it, at most.
const MaxNear = 8

// Near finds the characters that were perhaps meant by another: those that look
// like it, and those of the same syllable, tones aside. It is immutable after
// NewNear and may be used by several goroutines at once.
type Near struct {
	groups []nearGroup
	in     map[rune][]int32 // the groups that hold a character, rising
}

// nearGroup is a set of characters near one another.
type nearGroup struct {
	here  []rune // those that occur, the most frequent first
	typed []rune // others that people type
}

// NewNear returns a Near for a site. occurs says how often each folded character
// stands in its texts; only Han characters with a count above 0 are ever
// returned. Not only they can be asked for: also the characters of GB 2312 level
// 1 and those that look like one that occurs.
func NewNear(p *Pinyin, occurs map[rune]int) *Near {
	n := &Near{in: map[rune][]int32{}}
	for line := range strings.Lines(alikeText) {
		if !strings.HasPrefix(line, "#") {
			for word := range strings.FieldsSeq(line) {
				n.add(occurs, []rune(word), nil)
			}
		}
	}
	level := map[rune]bool{}
	for _, r := range level1() {
		level[r] = true
	}
	wanted := func(r rune) bool { return occurs[r] > 0 || level[r] }
	for _, s := range p.sounds() {
		n.add(occurs, slices.DeleteFunc(s.chars, func(r rune) bool { return !wanted(r) }),
			slices.DeleteFunc(s.also, func(r rune) bool { return !wanted(r) }))
	}
	return n
}

// add adds a set: characters and, after them, those that belong to it by a
// second reading. It is dropped where none of it occurs, or only one that
// nothing else could be mistaken for.
func (n *Near) add(occurs map[rune]int, chars, also []rune) {
	var g nearGroup
	for _, set := range [][]rune{chars, also} {
		from := len(g.here)
		for _, r := range set {
			if digit := strings.ContainsRune(hanDigits, r); digit {
				continue // it folds to an Arabic digit
			}
			if occurs[r] > 0 {
				g.here = append(g.here, r)
			} else {
				g.typed = append(g.typed, r)
			}
		}
		slices.SortFunc(g.here[from:], func(a, b rune) int {
			return cmp.Or(occurs[b]-occurs[a], int(a-b))
		})
	}
	if len(g.here) == 0 || len(g.here)+len(g.typed) < 2 {
		return
	}
	for _, r := range slices.Concat(g.here, g.typed) {
		n.in[r] = append(n.in[r], int32(len(n.groups)))
	}
	n.groups = append(n.groups, g)
}

// Of returns the characters of the site that r may have been typed for, at most
// MaxNear: first those that look like it, then those that sound like it, the
// most frequent first. r itself is not among them. r is a folded character.
func (n *Near) Of(r rune) []rune {
	var out []rune
	for _, i := range n.in[r] {
		for _, c := range n.groups[i].here {
			if c != r && !slices.Contains(out, c) {
				if out = append(out, c); len(out) == MaxNear {
					return out
				}
			}
		}
	}
	return out
}

// Groups returns the sets in the form of words.bin: the characters that occur,
// the most frequent first, and after a blank those that people may type for
// them. What is near a character are those before the blank of the sets that
// hold it, in order, without itself, the first MaxNear.
func (n *Near) Groups() []string {
	out := make([]string, len(n.groups))
	for i, g := range n.groups {
		out[i] = string(g.here)
		if len(g.typed) > 0 {
			out[i] += " " + string(g.typed)
		}
	}
	return out
}
