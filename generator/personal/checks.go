package personal

// identity reports whether the first 18 cells are an identity number by
// GB 11643: a province, a day of 1900 or later, and the check character.
func (sc *scanner) identity() bool {
	c := sc.cells
	if c[0].value == 0 || !province(c[0].value*10+c[1].value) {
		return false
	}
	year := int(c[6].value)*1000 + int(c[7].value)*100 + int(c[8].value)*10 + int(c[9].value)
	if year < 1900 || year > lastYear || !day(year, c[10].value*10+c[11].value, c[12].value*10+c[13].value) {
		return false
	}
	weights := [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += w * int(c[i].value)
	}
	return int(c[17].value) == (12-sum%11)%11
}

// lastYear is the last in which somebody with an identity number may be born:
// a bound that needs no clock.
const lastYear = 2099

// oldIdentity reports whether the first 15 cells look like an identity number
// of before 1999, which has no check character.
func (sc *scanner) oldIdentity() bool {
	c := sc.cells
	county := int(c[2].value)*1000 + int(c[3].value)*100 + int(c[4].value)*10 + int(c[5].value)
	return province(c[0].value*10+c[1].value) && county > 100 && c[0].value != 7 && c[0].value != 8 &&
		day(1900+int(c[6].value)*10+int(c[7].value), c[8].value*10+c[9].value, c[10].value*10+c[11].value)
}

// province reports whether the first two digits of an identity number name
// one.
func province(code byte) bool {
	switch {
	case within(code, 11, 15), within(code, 21, 23), within(code, 31, 37), within(code, 41, 46),
		within(code, 50, 54), within(code, 61, 65), code == 71, within(code, 81, 83):
		return true
	}
	return false
}

func within(v, from, to byte) bool { return from <= v && v <= to }

// day reports whether there is such a day.
func day(year int, month, day byte) bool {
	if !within(month, 1, 12) || day < 1 {
		return false
	}
	last := [13]byte{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month]
	if month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		last = 29
	}
	return day <= last
}

// luhn reports whether the first n cells pass the check of payment cards.
func (sc *scanner) luhn(n int) bool {
	sum := 0
	for k := range n {
		v := int(sc.cells[n-1-k].value)
		if v == ten {
			return false
		}
		if k%2 == 1 {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum += v
	}
	return sum%10 == 0
}

// creditCheck reports whether the first 18 cells, digits all of them, pass the
// check of a credit code.
func (sc *scanner) creditCheck() bool {
	var code [18]byte
	for i := range code {
		if sc.cells[i].value == ten {
			return false
		}
		code[i] = '0' + sc.cells[i].value
	}
	return creditCode(code[:])
}

// creditCode reports whether the 18 characters pass the check of GB 32100.
func creditCode(code []byte) bool {
	sum, weight := 0, 1
	for _, b := range code[:17] {
		v := creditValue(b)
		if v < 0 {
			return false
		}
		sum += v * weight
		weight = weight * 3 % 31
	}
	return creditValue(code[17]) == (31-sum%31)%31
}

// creditValue is the value of a character of a credit code, -1 for none.
func creditValue(b byte) int {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	for i := range len(alphabet) {
		if alphabet[i] == b {
			return i
		}
	}
	return -1
}

// wordByte reports whether b is a letter or digit of ASCII.
func wordByte(b byte) bool { return '0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'z' }
