package corpus

import (
	"strconv"
	"unicode/utf8"
)

// section is one turn of a text: the rule of its sentences and how many.
type section struct {
	rule   string
	lo, hi int
}

// body appends a Markdown text of about wanted characters (300 … 900): an
// opening, paragraphs under headings with a list or a table now and then, and
// a close.
func (m *maker) body(b []byte, wanted int, last string) []byte {
	m.newText()
	start := len(b)
	size := func() int { return utf8.RuneCount(b[start:]) }
	b = m.sentences(b, section{"s-open", 1, 1}, section{"s-progress", 0, 1})
	headings := wanted > 450 && m.chance(70)
	used := map[string]bool{}
	turns := []section{{"s-progress", 2, 4}, {"s-figure", 1, 2}, {"s-progress", 1, 3}, {"s-problem", 1, 2}, {"s-plan", 1, 3}}
	for i := m.rng.IntN(2); size() < wanted-80; i++ {
		if headings {
			b = m.heading(b, used)
		}
		turn := turns[i%len(turns)]
		b = m.sentences(b, turn)
		switch {
		case size() > wanted-150:
		case m.chance(14):
			b = m.demands(b)
		case m.chance(10):
			b = m.figures(b)
		}
	}
	return m.sentences(b, section{last, 1, 1})
}

// sentences appends one paragraph.
func (m *maker) sentences(b []byte, parts ...section) []byte {
	for _, p := range parts {
		for range m.between(p.lo, p.hi) {
			b = m.add(b, p.rule)
		}
	}
	return append(b, "\n\n"...)
}

// heading appends a heading that the text has not used yet.
func (m *maker) heading(b []byte, used map[string]bool) []byte {
	for range 6 {
		if h := m.say("heading"); !used[h] {
			used[h] = true
			return append(append(append(b, "## "...), h...), "\n\n"...)
		}
	}
	return b
}

// demands appends a numbered list.
func (m *maker) demands(b []byte) []byte {
	for i := range m.between(3, 5) {
		b = strconv.AppendInt(b, int64(i+1), 10)
		b = append(b, ". "...)
		b = m.add(b, "demand")
		b = append(b, "。\n"...)
	}
	return append(b, '\n')
}

// figures appends a table.
func (m *maker) figures(b []byte) []byte {
	b = append(b, "| 地区 | 数量 | 金额（万元） |\n|---|---:|---:|\n"...)
	for range m.between(3, 6) {
		b = append(b, "| "...)
		b = m.add(b, "place")
		b = append(b, " | "...)
		b = strconv.AppendInt(b, int64(m.between(2, 320)), 10)
		b = append(b, " | "...)
		b = strconv.AppendInt(b, int64(m.between(1, 260)), 10)
		b = append(b, " |\n"...)
	}
	return append(b, '\n')
}

// wanted returns the length of a body in characters: most are near 450.
func (m *maker) wanted() int {
	return 300 + min(m.rng.IntN(600), m.rng.IntN(600), 560)
}

// plain appends n sentences of one rule without Markdown.
func (m *maker) plain(b []byte, rule string, n int) []byte {
	m.newText()
	for range n {
		b = m.add(b, rule)
	}
	return b
}

// about sets the facts that the next texts speak of.
func (m *maker) about(topic, dept string, on day) {
	m.facts[factTopic] = topic
	m.facts[factDept] = dept
	m.facts[factDate] = m.zh[on]
	m.facts[factYear] = m.year(on)
}

// distinct returns n different expansions of a rule, or fewer where the rule
// does not have so many.
func (m *maker) distinct(rule string, n int) []string {
	var out []string
	seen := map[string]bool{}
	for range 4 * n {
		if s := m.say(rule); !seen[s] && len(out) < n {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
