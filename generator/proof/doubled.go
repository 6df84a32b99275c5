package proof

import (
	"strings"

	"gongshi/generator/diag"
)

// doubled reports a word that stands twice in a row and ends at i. same holds,
// for each length, how many characters up to the one before i repeat.
func (p *reader) doubled(i int, same *[5]int) {
	for n := 1; n <= 4; n++ {
		if p.rune(i) != p.rune(i-n) || p.kindAt(i-n) != han {
			same[n] = 0
			continue
		}
		if same[n]++; same[n] < n {
			continue
		}
		same[n] = 0
		if n == 1 {
			p.doubledCharacter(i)
			continue
		}
		from := i + 1 - 2*n
		if p.rune(from) == p.rune(from+1) || p.goodTwice(from, n) {
			continue
		}
		word := p.text(from, from+n)
		if w := p.known(from); w != nil {
			continue // the table knows what was meant
		}
		p.mend(diag.R212, p.start(from), p.end(i), p.s[p.start(from):p.end(from+n-1)], false,
			diag.Say("“%[1]s%[1]s”重复", "%[1]q stands twice", word))
	}
}

// known returns the line of typos.txt whose printed form begins at i.
func (p *reader) known(i int) *word {
	list := p.t.words[p.rune(i)]
	for k := range list {
		if list[k].code == diag.R212 && p.has(i, list[k].printed) {
			return &list[k]
		}
	}
	return nil
}

func (p *reader) doubledCharacter(i int) {
	if p.chars[i].bits&isDouble == 0 || p.rune(i-2) == p.rune(i) || p.rune(i+1) == p.rune(i) {
		return
	}
	if (p.chars[i].bits|p.chars[i-1].bits)&isLike != 0 {
		return // 对旳旳 hides another word
	}
	if strings.ContainsRune("和与及将由", p.rune(i)) && p.placeBegins(i) {
		return // 南沟街道和和桥乡
	}
	d := p.t.twice[p.rune(i)]
	if strings.ContainsRune(d.notAfter, p.rune(i-2)) && p.kindAt(i-2) == han || strings.ContainsRune(d.notBefore, p.rune(i+1)) && p.kindAt(i+1) == han {
		return
	}
	r := string(p.rune(i))
	p.mend(diag.R212, p.start(i-1), p.end(i), r, false, diag.Say("“%[1]s%[1]s”重复", "%[1]q stands twice", r))
}

// placeBegins reports whether the character at i may begin the name of a place
// of two to four characters.
func (p *reader) placeBegins(i int) bool {
	for k := i + 1; k <= i+3 && p.kindAt(k) == han; k++ {
		if strings.ContainsRune("镇乡村县州街区", p.rune(k)) {
			return true
		}
	}
	return false
}

// goodTwice reports whether the n characters at i may stand twice: 研究研究,
// 一项一项, and verbs before the noun they begin, as in 监督监督者.
func (p *reader) goodTwice(i, n int) bool {
	w := p.text(i, i+n)
	if strings.ContainsRune("一二三四五六七八九十百千万几每逐", p.rune(i)) {
		return true
	}
	if p.rune(i+2*n) == '长' {
		return true // 大队大队长
	}
	switch w {
	case "研究", "讨论", "商量", "考虑", "了解", "休息", "锻炼", "打听", "琢磨", "合计", "检查", "学习", "反省", "活动",
		"非常", "很多", "多少", "彼此", "哈哈", "谢谢":
		return true
	case "社区":
		return true // 某社区社区服务中心
	case "监督", "管理", "评价", "审批", "服务", "领导", "教育", "执法", "负责", "组织":
		return strings.ContainsRune("者权人小部机单对员", p.rune(i+2*n)) && p.kindAt(i+2*n) == han
	}
	return false
}
