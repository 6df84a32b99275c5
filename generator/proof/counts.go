package proof

import (
	"strings"

	"gongshi/generator/diag"
)

// farthest is how many characters a list may have before the number that
// counts it.
const farthest = 80

// counted is a number of things named in words: 三个方面, 四级.
type counted struct {
	from, to int // of the number and the measure, 三个
	n        int
	level    bool // counts 等级, 级别, 档次
}

// counts compares numbers in words with the lists beside them.
func (p *reader) counts() {
	for i := range p.chars {
		c := &p.chars[i]
		if c.bits&isNumber != 0 {
			if k, ok := p.countAt(i); ok {
				p.before(k)
				p.levels(k)
				p.items(k)
			}
		}
		if c.r == '等' || c.r == '方' && p.rune(i+1) == '面' {
			p.directions(i)
		}
	}
}

// countAt reads a number from 2 to 9 and what it counts.
func (p *reader) countAt(i int) (counted, bool) {
	n := strings.IndexRune("二三四五六七八九", p.rune(i))/3 + 2
	switch {
	case p.rune(i) == '两':
		n = 2
	case !strings.ContainsRune("二三四五六七八九", p.rune(i)):
		return counted{}, false
	}
	if p.chars[i+1-1].bits&isNumber == 0 || p.kindAt(i+1) != han || p.chars[i+1].bits&isCount == 0 {
		return counted{}, false
	}
	if p.rune(i-1) == '第' || p.kindAt(i-1) == han && p.chars[i-1].bits&isNumber != 0 {
		return counted{}, false
	}
	k := counted{from: i, to: i + 2, n: n}
	for j := k.to; j < k.to+4 && j+1 < len(p.chars); j++ {
		switch p.text(j, j+2) {
		case "等级", "级别", "档次":
			k.level = true
		}
	}
	return k, true
}

// before compares a number with the words joined by 、 that end directly before
// it: 事前、事中、事后两个环节. Only words of one length are surely a list, and
// only from three on.
func (p *reader) before(k counted) {
	to := k.from
	if p.rune(to-1) == '等' {
		to--
	}
	var sizes []int
	start := to
	for i := to - 1; ; i-- {
		if to-i > farthest {
			return
		}
		if p.kindAt(i) != han {
			if p.rune(i) != '、' {
				if len(sizes) > 0 {
					sizes = append(sizes, start-i-1)
				}
				break
			}
			sizes = append(sizes, start-i-1)
			start = i
		}
	}
	n := len(sizes)
	if n < 3 || n == k.n || to != k.from && n < k.n {
		return
	}
	size := sizes[0]
	for _, s := range sizes[:n-1] {
		if s != size {
			return
		}
	}
	if size < 2 || size > 6 || sizes[n-1] < size {
		return
	}
	p.differs(k, n, p.text(start-size, k.from))
}

// levels compares 两个等级 with the levels that the text then goes through:
// 一级… 二级… 三级….
func (p *reader) levels(k counted) {
	if !k.level || p.rune(k.to-1) != '个' {
		return
	}
	const far = 300
	highest, at := 0, 0
	for i := k.to; i+1 < min(len(p.chars), k.to+far); i++ {
		if p.rune(i+1) != '级' || p.kindAt(i-1) == han && p.chars[i-1].bits&isNumber != 0 {
			continue
		}
		if n := strings.IndexRune("一二三四五六", p.rune(i)); n >= 0 && n/3 == highest {
			highest++
			at = i
		}
	}
	if highest > 1 && highest != k.n {
		p.differs(k, highest, p.text(at, at+2))
	}
}

// items compares 以下四个方面： with the numbered items that follow at once.
func (p *reader) items(k counted) {
	colon := k.to
	for colon < k.to+14 && p.kindAt(colon) != newline && p.kindAt(colon) != stop && p.rune(colon) != ',' && p.rune(colon) != ':' {
		colon++
	}
	if p.rune(colon) != ':' {
		return
	}
	i := colon + 1
	for p.kindAt(i) == blank || p.kindAt(i) == newline {
		i++
	}
	first := p.markAt(i, len(p.chars))
	if first.style == noStyle || first.value != 1 {
		return
	}
	last := first
	for i = first.to; i < len(p.chars); i++ {
		c := p.kindAt(i - 1)
		if c != newline && c != stop && c != blank && c != comma && c != shut {
			continue
		}
		m := p.markAt(i, len(p.chars))
		if m.style == noStyle {
			continue
		}
		if m.style < first.style && first.style != is || m.style == first.style && m.value != last.value+1 {
			break
		}
		if m.style == first.style {
			last = m
		}
	}
	if last.value > 1 && last.value != k.n {
		p.differs(k, last.value, p.text(first.from, first.to)+"…"+p.text(last.from, last.to))
	}
}

func (p *reader) differs(k counted, n int, list string) {
	p.add(diag.R220, k.from, k.to, diag.Say("说是“%[1]s”，列出的却是 %[2]d 个（%[3]s）", "%[1]q is said, and %[2]d are listed (%[3]s)", p.text(k.from, k.to), n, list),
		diag.Say("核对数目和列出的各项，改正其中之一", "count the items and mend one of the two"))
}
