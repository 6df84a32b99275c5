package search

import (
	"slices"
	"strings"
	"testing"
)

// occurring returns counts of the characters of s: the first the most frequent.
func occurring(s string) map[rune]int {
	out := map[rune]int{}
	runes := []rune(s)
	for i, r := range runes {
		out[r] = len(runes) - i
	}
	return out
}

func TestNearCharactersOccurOnTheSite(t *testing.T) {
	n := NewNear(NewPinyin(), occurring("的公工功攻供账示长场行银会计权历厉一不部"))
	for _, c := range []struct {
		of   rune
		want string
	}{
		{'公', "工功攻供"},
		{'攻', "工功公供"}, // those that look like it first
		{'宫', "公工功攻供"},
		{'帐', "账长"}, // it need not occur itself
		{'厉', "历"},
		{'杭', "行"}, // by a second reading
		{'快', "会"},
		{'义', ""}, // 一 folds to a digit
		{'齄', ""}, // not in level 1
		{'a', ""},
		{'示', ""},
	} {
		if got := string(n.Of(c.of)); got != c.want {
			t.Errorf("near %c: %q, want %q", c.of, got, c.want)
		}
	}
}

// A browser has only the groups.
func TestGroupsSayWhatIsNear(t *testing.T) {
	occurs := map[rune]int{}
	for i, r := range level1() {
		if i%5 < 2 {
			occurs[r] = i%97 + 1
		}
	}
	n := NewNear(NewPinyin(), occurs)
	groups := n.Groups()
	found := 0
	for _, r := range level1() {
		var want []rune
		for _, g := range groups {
			if here, _, _ := strings.Cut(g, " "); strings.ContainsRune(g, r) {
				for _, c := range here {
					if c != r && !slices.Contains(want, c) && len(want) < MaxNear {
						want = append(want, c)
					}
				}
			}
		}
		got := n.Of(r)
		if !slices.Equal(got, want) {
			t.Fatalf("near %c: %q, by the groups %q", r, string(got), string(want))
		}
		for _, c := range got {
			if occurs[c] == 0 || c == r {
				t.Fatalf("near %c: %c", r, c)
			}
		}
		found += len(got)
	}
	if found < 10000 {
		t.Errorf("only %d characters near others", found)
	}
}

func TestLookAlikesAreSetsOfSimplifiedCharacters(t *testing.T) {
	f := NewFolder()
	for line := range strings.Lines(alikeText) {
		if line[0] == '#' {
			continue
		}
		for _, word := range strings.Fields(line) {
			set := []rune(word)
			slices.Sort(set)
			if len(set) < 2 || len(slices.Compact(set)) != len([]rune(word)) {
				t.Errorf("%s is no set", word)
			}
			for _, r := range word {
				if v, ok := f.Variant(r); ok {
					t.Errorf("%s: %c folds to %c and is never typed", word, r, v)
				}
			}
		}
	}
}

func BenchmarkNewNear(b *testing.B) {
	p, occurs := NewPinyin(), map[rune]int{}
	for i, r := range level1() {
		occurs[r] = i % 5
	}
	for b.Loop() {
		NewNear(p, occurs)
	}
}
