package markdown

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"gongshi/generator/diag"
	"gongshi/generator/source"
)

// explicitID matches the id that an author gave a heading: `{#id}` at its end.
var explicitID = regexp.MustCompile(`[ \t]*\{#([\p{L}\p{N}_-]{1,80})\}[ \t]*$`)

// heading notes one heading and cuts its `{#id}` off the text.
func (c *collector) heading(n *ast.Heading) {
	id := ""
	if count := n.Lines().Len(); count > 0 {
		seg := n.Lines().At(count - 1)
		line := c.d.src.Text[seg.Start:seg.Stop]
		if m := explicitID.FindSubmatchIndex(line); m != nil {
			id = string(line[m[2]:m[3]])
			cutFrom(n, seg.Start+m[0])
		}
	}
	c.heads = append(c.heads, n)
	c.explicit = append(c.explicit, id)
	if len(c.heads) > MaxHeads {
		c.refuse(n.Pos(), diag.Say("标题最多 %d 个", "at most %d headings", MaxHeads))
	}
}

// cutFrom removes from the end of n what lies at or behind offset at.
func cutFrom(n ast.Node, at int) {
	for last := n.LastChild(); last != nil; last = n.LastChild() {
		t, ok := last.(*ast.Text)
		switch {
		case ok && t.Segment.Start < at:
			if t.Segment.Stop > at {
				t.Segment = t.Segment.WithStop(at)
			}
			return
		case !ok && last.Pos() < at:
			return
		}
		n.RemoveChild(n, last)
	}
}

// finishHeadings gives every heading its id. An id depends on the heading's
// own words only, so that a new heading moves no anchor; the second of two
// equal ones gets -2. Ids that authors wrote are served first.
func (c *collector) finishHeadings() {
	if len(c.heads) == 0 && len(c.d.notes) == 0 {
		return
	}
	taken := map[string]bool{}
	c.d.anchors = taken
	next := map[string]int{}
	for _, note := range c.d.notes {
		taken[note.id()] = true
		for i := range note.refs {
			taken[note.refID(i)] = true
		}
	}
	top := 6
	for i, n := range c.heads {
		top = min(top, n.Level)
		c.explicit[i] = claim(taken, next, c.explicit[i])
	}
	c.d.headOf = make(map[ast.Node]int, len(c.heads))
	for i, n := range c.heads {
		text := strings.TrimSpace(string(c.d.appendPlain(nil, n)))
		id := c.explicit[i]
		if id == "" {
			id = claim(taken, next, slug(text))
		}
		c.d.headOf[n] = i
		c.d.headings = append(c.d.headings, Heading{
			Level: n.Level - top + 1, ID: id, Text: text, Span: c.headingSpan(n),
		})
	}
}

func (c *collector) headingSpan(n *ast.Heading) source.Span {
	if count := n.Lines().Len(); count > 0 {
		return c.d.src.span(n.Lines().At(0).Start, n.Lines().At(count-1).Stop)
	}
	return c.d.src.span(n.Pos(), n.Pos()+1)
}

// claim takes id, or id-2, id-3 … where it is taken; "" stays "". In next it
// remembers the number to try, or equal headings would cost their square.
func claim(taken map[string]bool, next map[string]int, id string) string {
	if id == "" {
		return ""
	}
	free, n := id, max(next[id], 2)
	for taken[free] {
		free = id + "-" + strconv.Itoa(n)
		n++
	}
	next[id] = n
	taken[free] = true
	return free
}

// slug makes an id of the letters and digits of text, Han included, with one
// hyphen for whatever stands between them; "section" when there are none.
func slug(text string) string {
	const longest = 80 // characters
	var b strings.Builder
	gap, count := false, 0
	for _, r := range text {
		switch {
		case r == utf8.RuneError:
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r):
			if gap && count > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
			count++
		default:
			gap = true
		}
		if count == longest {
			return b.String()
		}
	}
	if count == 0 {
		return "section"
	}
	return b.String()
}
