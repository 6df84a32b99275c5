package load

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"gongshi/generator/model"
	"gongshi/generator/text"
)

// The functions of this file tell what an author meant by a value that cannot
// be taken as it stands. They serve hints only: nothing is read that way.

// numberUnits are what people write after an amount.
const numberUnits = `亿元|万元|千元|元|亿|万|人次|平方米|公里|人|户|件|个|份|次|台|套|项|名|家|岁|天|日|年|月|%`

// The patterns are compiled when the first fault asks for them.
var (
	markedNumber = pattern(`^[¥￥$]?\s*([+-]?[0-9][0-9,，]*(?:\.[0-9]+)?)\s*(` + numberUnits + `)?$`)
	monthDay     = pattern(`^([0-9]{1,2})月([0-9]{1,2})日[前后]?$`)
	loosePeriod  = pattern(`^([0-9]{4})\s*年?\s*[-.]?\s*(.*)$`)
	thousands    = pattern(`^[0-9]{3}$`)
	missedEquals = pattern(`^([A-Za-z_][A-Za-z0-9_]*)[ \t]+["'\[{“0-9]`)
	excelError   = pattern(`^#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|#+)`)
)

// numberMeant returns the plain form of an amount with a sign of currency, with
// commas or with a unit.
func numberMeant(s string) (string, bool) {
	m := markedNumber().FindStringSubmatch(strings.TrimSpace(string(bytes.Map(narrow, []byte(s)))))
	if m == nil {
		return "", false
	}
	n := strings.TrimPrefix(strings.ReplaceAll(strings.ReplaceAll(m[1], ",", ""), "，", ""), "+")
	zeros := 0
	switch {
	case strings.HasPrefix(m[2], "亿"):
		zeros = 8
	case strings.HasPrefix(m[2], "万"):
		zeros = 4
	case strings.HasPrefix(m[2], "千"):
		zeros = 3
	}
	whole, part, _ := strings.Cut(n, ".")
	if zeros == 0 {
		return n, true
	}
	for range zeros {
		digit := "0"
		if part != "" {
			digit, part = part[:1], part[1:]
		}
		whole += digit
	}
	if part != "" {
		whole += "." + part
	}
	return strings.TrimLeft(whole, "0"), true
}

// dayMeant returns the day that a text in another form tells.
func dayMeant(s string) (string, bool) {
	m := looseDate().FindStringSubmatch(strings.TrimSpace(string(bytes.Map(narrow, []byte(s)))))
	if m == nil {
		return "", false
	}
	d := dateOf([]byte(m[1]), []byte(m[2]), []byte(m[3]))
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day), exists(d)
}

// excelDay returns the day that a spreadsheet keeps as the number n: days since
// the last but one of 1899. Only years from 1954 to 2064 are taken for days.
func excelDay(n int64) (string, bool) {
	if n < 20000 || n > 60000 {
		return "", false
	}
	day := model.Day{Y: 1899, M: 12, D: 30}
	return day.AddDays(int(n)).String(), true
}

// periodMeant returns the period that a text in another form tells.
func periodMeant(s string) (string, bool) {
	s = strings.TrimSpace(string(bytes.Map(narrow, []byte(s))))
	m := loosePeriod().FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	tail := strings.ToUpper(strings.TrimPrefix(strings.ReplaceAll(m[2], " ", ""), "第"))
	for _, way := range [][2]string{
		{"季度", "Q"}, {"季", "Q"}, {"上半年", "H1"}, {"下半年", "H2"}, {"一", "1"}, {"二", "2"}, {"三", "3"}, {"四", "4"},
	} {
		if strings.HasSuffix(tail, way[0]) && way[1] == "Q" {
			tail = "Q" + strings.TrimSuffix(tail, way[0])
		}
		tail = strings.ReplaceAll(tail, way[0], way[1])
	}
	if month, err := strconv.Atoi(strings.TrimSuffix(tail, "月")); err == nil {
		tail = fmt.Sprintf("%02d", month)
	}
	out := m[1]
	if tail != "" {
		out += "-" + tail
	}
	_, err := model.ParsePeriod(out)
	return out, err == nil
}

// slugMeant returns the id that is nearest to s: lower case, hyphens for other
// signs. There is none where s has Chinese characters.
func slugMeant(s string) (string, bool) {
	out := strings.Trim(strings.Map(func(r rune) rune {
		r = narrow(r)
		switch {
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'a'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r >= 0x80:
			return r
		}
		return '-'
	}, s), "-")
	return out, text.IsSlug(out)
}

// monthLength says how many days the month of a day that does not exist has.
func monthLength(d tomlDate) string {
	if d.Month < 1 || d.Month > 12 {
		return fmt.Sprintf("：没有%d月", d.Month)
	}
	for n := int8(31); n >= 28; n-- {
		if exists(tomlDate{d.Year, d.Month, n}) {
			if d.Day < 1 {
				return ""
			}
			return fmt.Sprintf("：%d年%d月只有%d天", d.Year, d.Month, n)
		}
	}
	return ""
}
