package proof

import (
	"strings"

	"gongshi/generator/diag"
)

// directions compares a list that ends at index end (A、B、C等方面) with the
// items 一是…, 二是… that go through it: every part of the list has its item.
// Where the list stands in 一是 itself, 二是 must take up a part of it with the
// same word before it; else the two have nothing to do with each other.
func (p *reader) directions(end int) {
	if end == 0 || p.kindAt(end-1) != han || p.rune(end) == '方' && p.rune(end-1) == '等' {
		return
	}
	from, parts := p.listBefore(end)
	if len(parts) < 3 {
		return
	}
	first := p.firstItem(from, end)
	if first == 0 {
		return
	}
	verb := ""
	if first == 2 {
		verb = p.text(max(0, from-2), from)
	}
	heads := p.itemHeads(end, first)
	if len(heads) < 1 || first == 1 && len(heads) < 2 {
		return
	}
	named := 0
	var lost []string
	for _, part := range parts {
		found := false
		for _, h := range heads {
			found = found || strings.Contains(h.text, verb+part)
		}
		if found {
			named++
		} else {
			lost = append(lost, part)
		}
	}
	if named == 0 || len(lost) == 0 {
		return
	}
	f := p.add(diag.R220, from, end, diag.Say("列出的“%[1]s”在后面的“一是、二是”里没有对应的一项", "%[1]s: listed here, and no item that follows is about it", strings.Join(lost, "、")),
		diag.Say("核对前面列的和后面分述的是否一致", "compare the list with the items"))
	for _, h := range heads {
		if !h.names(parts) {
			f.Also = append(f.Also, Place{p.start(h.from), p.end(h.to - 1), diag.Say("这一项不在前面列的里面", "this item is none of the list")})
		}
	}
}

// head is the beginning of an item 一是…, without the signs inside it.
type head struct {
	from, to int
	text     string
}

// names reports whether the item is about one of the parts.
func (h head) names(parts []string) bool {
	for _, part := range parts {
		if strings.Contains(h.text, part) {
			return true
		}
	}
	return false
}

// listBefore reads the words joined by 、 that end at index end; the first of
// them is cut to the length of the others.
func (p *reader) listBefore(end int) (from int, parts []string) {
	start := end
	i := end - 1
	for ; end-i <= farthest && (p.kindAt(i) == han || p.rune(i) == '、'); i-- {
		if p.rune(i) == '、' {
			parts = append(parts, p.text(i+1, start))
			start = i
		}
	}
	if len(parts) < 2 {
		return 0, nil
	}
	size := len([]rune(parts[0]))
	for _, s := range parts {
		n := len([]rune(s))
		if n < 2 || n > 8 {
			return 0, nil
		}
		size = max(size, n)
	}
	from = max(i+1, start-size)
	return from, append(parts, p.text(from, start))
}

// firstItem tells where the items begin that go with a list: 1 where 一是 comes
// soon after it, 2 where the list stands in the sentence of 一是 itself, 0
// where there are none.
func (p *reader) firstItem(from, end int) int {
	for i := end; i < min(len(p.chars)-1, end+42); i++ {
		if p.rune(i) == '一' && p.rune(i+1) == '是' && (p.kindAt(i-1) == comma || p.kindAt(i-1) == stop || p.kindAt(i-1) == newline) {
			return 1
		}
	}
	for i := from - 1; i > max(0, from-42); i-- {
		if p.rune(i) == '是' && p.rune(i-1) == '一' && !strings.ContainsRune("唯统同第之逐专单万归", p.rune(i-2)) {
			return 2
		}
		if p.kindAt(i) == stop {
			return 0
		}
	}
	return 0
}

// itemHeads returns the beginnings of the items that follow index end, the
// first of them numbered first, without the signs inside them.
func (p *reader) itemHeads(end, first int) []head {
	var heads []head
	next := first
	for i := end; i+1 < min(len(p.chars), end+600); i++ {
		if p.rune(i+1) != '是' || p.kindAt(i-1) == han || strings.IndexRune("一二三四五六七八九", p.rune(i)) != (next-1)*3 {
			continue
		}
		to := i + 2
		for to < min(len(p.chars), i+16) && p.kindAt(to) != stop && p.rune(to) != ',' {
			to++
		}
		heads = append(heads, head{i, to, strings.ReplaceAll(p.text(i+2, to), "、", "")})
		next++
	}
	return heads
}
