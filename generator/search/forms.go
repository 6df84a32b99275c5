package search

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// formsOf returns a folded word and other ways to write it: years, months and
// quarters counted from the day asOf (2012-04-05), quarters as 第1季度, 1季度 and
// q1, numbers with 十 in dates.
func formsOf(s, asOf string) []string {
	t := sinceToday(s, asOf)
	all := append([]string{s, t}, quarterForms(t)...)
	all = append(all, hanTens(t), arabicTens(t))
	forms := all[:1]
	for _, f := range all[1:] {
		if !slices.Contains(forms, f) {
			forms = append(forms, f)
		}
	}
	return forms
}

// dayWord is a word for a time that depends on the day of the site.
var dayWord = regexp.MustCompile(`(今|去)年|(本|上个?)(月|季度)`)

// sinceToday puts a time for the first word that depends on the day.
func sinceToday(s, asOf string) string {
	m := dayWord.FindStringSubmatchIndex(s)
	if m == nil || len(asOf) < len("2012-04") {
		return s
	}
	year, err := strconv.Atoi(asOf[:4])
	month, err2 := strconv.Atoi(asOf[5:7])
	if err != nil || err2 != nil {
		return s
	}
	word, back := s[m[0]:m[1]], 0
	if strings.HasPrefix(word, "去") || strings.HasPrefix(word, "上") {
		back = 1
	}
	when := ""
	switch {
	case strings.HasSuffix(word, "年"):
		when = strconv.Itoa(year-back) + "年"
	case strings.HasSuffix(word, "月"):
		n := year*12 + month - 1 - back
		when = strconv.Itoa(n/12) + "年" + strconv.Itoa(n%12+1) + "月"
	default:
		n := year*4 + (month-1)/3 - back
		when = strconv.Itoa(n/4) + "年" + strconv.Itoa(n%4+1) + "季度"
	}
	return s[:m[0]] + when + s[m[1]:]
}

// quarter is a text with a quarter in it.
var quarter = regexp.MustCompile(`^(.*?)(?:(\d{4})年?)?(?:第?([1-4])季度(.*)|q([1-4])((?:\D.*)?))$`)

// quarterForms returns the ways to write the first quarter of s.
func quarterForms(s string) []string {
	m := quarter.FindStringSubmatch(s)
	if m == nil {
		return nil
	}
	before, year, n, after := m[1], m[2], m[3]+m[5], m[4]+m[6]
	ways := []string{n + "季度", "q" + n}
	if year != "" {
		ways = []string{year + "年第" + n + "季度", year + "年" + n + "季度", year + "q" + n}
	} else if before != "" {
		ways = append(ways, "第"+n+"季度")
	}
	for i, w := range ways {
		ways[i] = before + w + after
	}
	return ways
}

// hanTens writes the numbers 10 to 39 of months and days with 十: 12月 as 十2月.
func hanTens(s string) string {
	c := []rune(s)
	var out []rune
	for i := 0; i < len(c); i++ {
		if i+2 < len(c) && c[i] >= '1' && c[i] <= '3' && isDigit(c[i+1]) && inDate(c[i+2]) && (i == 0 || !isDigit(c[i-1])) {
			if c[i] > '1' {
				out = append(out, c[i])
			}
			out = append(out, '十')
			if i++; c[i] > '0' {
				out = append(out, c[i])
			}
			continue
		}
		out = append(out, c[i])
	}
	return string(out)
}

// arabicTens writes the numbers with 十 of months and days in digits.
func arabicTens(s string) string {
	c := []rune(s)
	var out []rune
	for i := 0; i < len(c); i++ {
		from, end := i, i // of the number
		if c[i] == '2' || c[i] == '3' {
			from++
		}
		if end = from + 1; end < len(c) && isDigit(c[end]) {
			end++
		}
		if from >= len(c) || c[from] != '十' || end >= len(c) || !inDate(c[end]) || i > 0 && isDigit(c[i-1]) {
			out = append(out, c[i])
			continue
		}
		if from == i {
			out = append(out, '1')
		} else {
			out = append(out, c[i])
		}
		if end == from+1 {
			out = append(out, '0')
		} else {
			out = append(out, c[from+1])
		}
		i = end - 1
	}
	return string(out)
}

func isDigit(c rune) bool { return c >= '0' && c <= '9' }

// inDate reports whether a number before c is that of a month or a day.
func inDate(c rune) bool { return c == '月' || c == '日' }
