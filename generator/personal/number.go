package personal

// judge looks for a number that begins with the first cell, the surest first,
// and returns where what it found ends, 0 where it found nothing.
func (sc *scanner) judge() int {
	n := len(sc.cells)
	if !sc.sureOnly && n >= 2 && sc.cells[0].value == 9 && sc.cells[1].value == 2 {
		if end := sc.creditCode(); end > 0 {
			return end
		}
	}
	if n >= 15 {
		if end := sc.long(); end > 0 {
			return end
		}
	}
	if sc.sureOnly {
		return 0
	}
	if n >= 4 && (sc.after.class == star || sc.after.value == ten) {
		if end := sc.partly(); end > 0 {
			return end
		}
	}
	if n >= 11 {
		if end := sc.mobile(); end > 0 {
			return end
		}
	}
	if n >= 5 {
		return sc.account()
	}
	return 0
}

// long looks for the numbers of 15 digits and more.
func (sc *scanner) long() int {
	n := len(sc.cells)
	if n >= 18 && sc.identity() {
		switch {
		case n >= 20 && sc.ends(19) && within(sc.cells[18].value, 1, 7) && within(sc.cells[19].value, 1, 4) && sc.one(20):
			return sc.add(Find{Kind: DisabilityNumber, Sure: true}, 20, 2, 3)
		case n >= 19 && n < maxCells && sc.one(n) && sc.near(disabilityWords):
			return sc.add(Find{Kind: DisabilityNumber, Sure: true}, n, 2, 3)
		case sc.ends(17) && sc.idShape(18):
			return sc.add(Find{Kind: IDNumber, Sure: true}, 18, 2, 3)
		}
	}
	for l := min(n, 19); l >= 16; l-- {
		if sc.ends(l-1) && sc.luhn(l) {
			if sure, ok := sc.card(l); ok && (sure || !sc.sureOnly) {
				return sc.add(Find{Kind: BankCard, Sure: sure}, l, 4, 3)
			}
		}
	}
	if !sc.sureOnly && sc.ends(14) && sc.oldIdentity() && sc.oldShape() {
		return sc.add(Find{Kind: OldIDNumber}, 15, 2, 3)
	}
	return 0
}

// one reports whether the first l cells stand in one piece.
func (sc *scanner) one(l int) bool {
	for _, c := range sc.cells[1:l] {
		if c.gap {
			return false
		}
	}
	return true
}

// gaps returns how many gaps part the first l cells, and whether the groups
// between them have one length, the last perhaps less.
func (sc *scanner) gaps(l int) (n int, even bool) {
	length, at := 0, 0
	even = true
	for k := 1; k < l; k++ {
		if !sc.cells[k].gap {
			continue
		}
		if n++; n == 1 {
			length = k
		} else if k-at != length {
			even = false
		}
		at = k
	}
	return n, even && l-at <= max(length, l-at) && (n == 0 || l-at <= length)
}

// gapsAt reports whether gaps part the cells from first to l at these cells
// only.
func (sc *scanner) gapsAt(first, l int, at ...int) bool {
	for k := first + 1; k < l; k++ {
		if !sc.cells[k].gap {
			continue
		}
		known := false
		for _, a := range at {
			known = known || a == k-first
		}
		if !known {
			return false
		}
	}
	return true
}

// idShape reports whether the first l cells are parted as people part an
// identity number: not at all, once, evenly, or about its date.
func (sc *scanner) idShape(l int) bool {
	n, even := sc.gaps(l)
	return n <= 1 || even || sc.gapsAt(0, l, 2, 4, 6, 10, 12, 14, 17) || sc.gapsAt(0, l, 3, 6, 10, 14)
}

// oldShape is idShape for 15 digits, which no check character confirms.
func (sc *scanner) oldShape() bool {
	n, _ := sc.gaps(15)
	return n == 0 || n == 14 || sc.gapsAt(0, 15, 6, 12) || sc.idShape(15) && sc.near(idWords)
}

// card reports whether the first l cells, which pass the check digit, are a
// bank card: by how they begin, else by a word before or after them.
func (sc *scanner) card(l int) (sure, ok bool) {
	n, even := sc.gaps(l)
	shaped := n <= 1 || even
	if l == 18 && sc.one(l) && sc.creditCheck() && sc.cells[0].value != 6 {
		return false, false
	}
	switch strong := sc.begin(6, 2) || l == 19 && sc.begin(9, 5, 5, 8); {
	case shaped && strong:
		return true, true
	case sc.near(cardWords):
		return true, true
	case sc.cells[0].value != 0 && (sc.near(accountWords) || sc.follows(bankWords)):
		return false, true
	}
	return false, false
}

// begin reports whether the cells begin with these digits.
func (sc *scanner) begin(digits ...byte) bool {
	for i, d := range digits {
		if sc.cells[i].value != d {
			return false
		}
	}
	return true
}

// partly looks for a number that was masked, but poorly: ten digits or more
// are left of one of 15 to 19.
func (sc *scanner) partly() int {
	k := len(sc.cells)
	if !sc.one(k) || k > 17 {
		return 0
	}
	shown, stars, i := k, 0, sc.stop
	sc.after = char{}
	for i < len(sc.s) && shown+stars <= 20 {
		c := sc.at(i)
		switch {
		case c.class == star, c.value == ten && shown == k:
			stars++
		case c.class == digit, c.value == ten:
			shown++
		default:
			sc.after = c
		}
		if sc.after.size > 0 {
			break
		}
		sc.cells = append(sc.cells, cell{start: i, end: i + c.size, value: c.value})
		i += c.size
	}
	total := shown + stars
	ok := stars >= 3 && shown >= 10 && sc.after.class != digit && sc.after.class != letter
	kind := IDNumber
	switch {
	case !ok:
	case total == 18 || total == 15:
		ok = province(sc.cells[0].value*10 + sc.cells[1].value)
	case 16 <= total && total <= 19:
		kind, ok = BankCard, sc.begin(6, 2) || sc.nearAt(sc.cells[0].start, cardWords) || sc.nearAt(sc.cells[0].start, accountWords)
	default:
		ok = false
	}
	if !ok {
		sc.cells = sc.cells[:k]
		return 0
	}
	return sc.add(Find{Kind: kind, Partly: true}, total, 2, 3)
}

// mobile looks for a mobile number, perhaps after 86, 0086 or 0.
func (sc *scanner) mobile() int {
	for _, lead := range [...]int{0, 1, 2, 4} {
		l := lead + 11
		if len(sc.cells) < l || !sc.ends(l-1) || lead > 0 && sc.cells[lead].part {
			continue
		}
		known := lead == 0 || lead == 1 && sc.begin(0) || lead == 2 && sc.begin(8, 6) || lead == 4 && sc.begin(0, 0, 8, 6)
		if !known || sc.cells[lead].value != 1 || sc.cells[lead+1].value < 3 {
			continue
		}
		if !sc.mobileShape(lead, l) || sc.amount(l) {
			continue
		}
		return sc.add(Find{Kind: Mobile}, l, lead+3, 4)
	}
	return 0
}

// mobileShape reports whether the cells from lead to l are parted as people
// part a mobile number. Less usual ways need a word before it.
func (sc *scanner) mobileShape(lead, l int) bool {
	gaps := 0
	for k := lead + 1; k < l; k++ {
		if sc.cells[k].gap {
			gaps++
		}
	}
	usual := gaps == 10 || sc.gapsAt(lead, l, 3, 7) && !sc.amongNumbers(l)
	return gaps == 0 || usual || sc.near(phoneWords)
}

// amongNumbers reports whether the groups of the first l cells stand in a row
// of numbers: others than those of a phone or of a line follow or precede.
func (sc *scanner) amongNumbers(l int) bool {
	if len(sc.cells) > l && !(sc.cells[l].value == 1 && (len(sc.cells) == l+1 || sc.cells[l+1].value >= 3)) {
		return true
	}
	i, digits := sc.cells[0].start, 0
	for i > 0 && sc.s[i-1] == ' ' {
		i--
	}
	for i > 0 && '0' <= sc.s[i-1] && sc.s[i-1] <= '9' {
		i, digits = i-1, digits+1
	}
	return digits > 3
}

// amount reports whether the number of l cells counts money or things.
func (sc *scanner) amount(l int) bool {
	rest := sc.s[sc.cells[l-1].end:]
	cents := len(rest) > 1 && rest[0] == '.' && '0' <= rest[1] && rest[1] <= '9'
	return (cents || hasPrefix(rest, unitWords) || sc.priced(moneySigns)) && !sc.near(phoneWords)
}

// account looks for a number that only the word before it makes personal.
func (sc *scanner) account() int {
	l := len(sc.cells)
	for k := range sc.cells {
		if sc.cells[k].part {
			l = k
			break
		}
	}
	if l < 5 || l > 11 || !sc.ends(l-1) {
		return 0
	}
	switch sc.label(sc.cells[0].start) {
	case QQ:
		return sc.add(Find{Kind: QQ}, l, 2, 2)
	case WeChat:
		if l >= 6 {
			return sc.add(Find{Kind: WeChat}, l, 2, 2)
		}
	}
	return 0
}

// creditCode looks for the credit code of a one-person business.
func (sc *scanner) creditCode() int {
	start := sc.cells[0].start
	if !sc.one(min(2, len(sc.cells))) || start+18 > len(sc.s) {
		return 0
	}
	code := sc.s[start : start+18]
	if !creditCode(code) || start+18 < len(sc.s) && wordByte(sc.s[start+18]) {
		return 0
	}
	sc.cells = sc.cells[:0]
	for i := range code {
		sc.cells = append(sc.cells, cell{start: start + i, end: start + i + 1})
	}
	return sc.add(Find{Kind: CreditCode}, len(code), 4, 3)
}

// add notes a find of the first n cells, of which head and tail stay in its
// mask, and returns where it ends.
func (sc *scanner) add(f Find, n, head, tail int) int {
	f.Start, f.End = sc.cells[0].start, sc.cells[n-1].end
	if sc.markup {
		f.Masked = bareMask(sc.cells[:n], head, tail)
		sc.out = append(sc.out, f)
		return f.End
	}
	masked := append([]byte(nil), sc.s[f.Start:f.End]...)
	for k := head; k < n-tail; k++ {
		Hide(masked[sc.cells[k].start-f.Start : sc.cells[k].end-f.Start])
	}
	f.Masked = string(masked)
	sc.out = append(sc.out, f)
	return f.End
}

// bareMask is the bare form of a masked number, whatever tags part it.
func bareMask(cells []cell, head, tail int) string {
	out := make([]byte, len(cells))
	for k, c := range cells {
		switch {
		case k >= head && k < len(cells)-tail:
			out[k] = '*'
		case c.value == ten:
			out[k] = 'X'
		default:
			out[k] = '0' + c.value
		}
	}
	return string(out)
}
