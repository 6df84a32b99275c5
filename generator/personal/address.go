package personal

import (
	"strings"
	"unicode/utf8"
)

// homeBytes is how far after a word for a home the house may stand.
const homeBytes = 240

// address looks, after a word for a home that ends with or holds the character
// at s[i], for the house and flat: from a number that stands before 号 or 栋 to
// the last such.
func (sc *scanner) address(i int) {
	start := sc.afterHome(i)
	if start < 0 {
		return
	}
	var cells, pending []cell
	j := start
	for j < len(sc.s) && j-start < homeBytes {
		if len(pending) > 0 {
			if n := houseWord(sc.s[j:]); n > 0 {
				cells, pending = append(cells, pending...), nil
				j += n
				continue
			}
		}
		c := sc.at(j)
		switch {
		case c.class == digit, c.class == letter:
			pending = append(pending, cell{start: j, end: j + c.size})
		case c.class == gap && sc.s[j] != ' ' || c.class == invisible:
			// 3-2-501
		default:
			if addressEnds(sc.s[j:]) {
				j = len(sc.s)
				continue
			}
			if len(cells) > 0 && !placeWord(sc.s[j:]) && c.class != gap {
				j = len(sc.s)
				continue
			}
			pending = nil
		}
		j += c.size
	}
	if len(cells) == 0 {
		return
	}
	sc.cells = cells
	sc.add(Find{Kind: HomeAddress}, len(cells), 0, 0)
}

// afterHome returns where the words for a home end that the character at s[i]
// is part of, -1 where it is part of none.
func (sc *scanner) afterHome(i int) int {
	const about = 18 // the longest such words
	from := max(0, i-about)
	text := string(sc.s[from:min(len(sc.s), i+about)])
	best := -1
	for w := range strings.SplitSeq(homeWords, " ") {
		at := strings.Index(text, w)
		for at >= 0 {
			if s, e := from+at, from+at+len(w); s <= i && i < e {
				best = max(best, e)
			}
			next := strings.Index(text[at+1:], w)
			if next < 0 {
				break
			}
			at += 1 + next
		}
	}
	return best
}

// houseWord returns the length of the word at the start of b that makes a
// house or flat of the number before it, else 0.
func houseWord(b []byte) int {
	r, size := utf8.DecodeRune(b)
	switch r {
	case '号', '栋', '幢', '室', '户', '弄':
		return size
	case '单', '门':
		for _, w := range []string{"单元", "门牌"} {
			if strings.HasPrefix(string(b[:min(len(b), len(w))]), w) {
				return len(w)
			}
		}
	case '楼', '座', '层':
		return size
	}
	return 0
}

// placeWord reports whether b goes on with what may stand between two parts of
// an address.
func placeWord(b []byte) bool {
	r, _ := utf8.DecodeRune(b)
	return strings.ContainsRune("楼院附内东西南北甲乙丙丁之区", r)
}

// addressEnds reports whether b begins with what no address goes past.
func addressEnds(b []byte) bool {
	r, _ := utf8.DecodeRune(b)
	return strings.ContainsRune("。；;！!？?\n\r|,，\t\"”）)<", r)
}
