package personal

import (
	"bytes"
	"strings"
)

// The words that stand near a number and say what it is.
const (
	disabilityWords = "残疾"
	idWords         = "身份 证件"
	cardWords       = "卡号 银行卡 存折 一卡通 储蓄卡 借记卡 信用卡 工资卡 社保卡 惠农卡 打卡"
	accountWords    = "账号 帐号 账户 帐户 开户行 开户银行"
	bankWords       = "银行 信用社 农商行 农信社"
	phoneWords      = "电话 手机 联系 移动 tel Tel TEL phone Phone mobile Mobile"
	unitWords       = "元 万元 亿元 万 亿 吨 千克 公斤 平方 立方 % ％ 人次 ㎡"
	moneySigns      = "¥ ￥ $ 人民币"
	passportWords   = "护照 通行证 passport Passport PASSPORT"
	mailWords       = "个人邮箱 私人邮箱 本人邮箱 个人电子邮箱 私人电子邮箱 本人电子邮箱 个人信箱 个人电子信箱 家庭邮箱 个人邮件"
	homeWords       = "家庭住址 家庭地址 住址 户籍地址 户籍所在地址 现居地址 常住地址 居住地址 居住地 居住在 居住于 家住 现住 住在 暂住 租住"
	plateRegions    = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
)

// nearBytes is how far before a number its word may stand, afterBytes how far
// after.
const nearBytes, afterBytes = 48, 30

// near reports whether one of the words stands before the cells, in their
// line.
func (sc *scanner) near(words string) bool { return sc.nearAt(sc.cells[0].start, words) }

func (sc *scanner) nearAt(start int, words string) bool {
	before := sc.s[max(0, start-nearBytes):start]
	if i := bytes.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	}
	return holds(before, words)
}

// follows reports whether one of the words stands close after the number.
func (sc *scanner) follows(words string) bool {
	from := sc.stop
	after := sc.s[from:min(len(sc.s), from+afterBytes)]
	if i := bytes.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	}
	return holds(after, words)
}

func holds(b []byte, words string) bool {
	text := string(b)
	for w := range strings.SplitSeq(words, " ") {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

func hasPrefix(b []byte, words string) bool {
	for w := range strings.SplitSeq(words, " ") {
		if bytes.HasPrefix(b, []byte(w)) {
			return true
		}
	}
	return false
}

// priced reports whether one of the words stands right before the cells.
func (sc *scanner) priced(words string) bool {
	start := sc.cells[0].start
	text := strings.TrimRight(string(sc.s[max(0, start-16):start]), " ")
	for w := range strings.SplitSeq(words, " ") {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

// labelled reports whether the letters that end b are a word for a number.
func labelled(b []byte) bool {
	i := len(b)
	for i > 0 && i > len(b)-8 && wordByte(b[i-1]) {
		i--
	}
	switch strings.ToLower(string(b[i:])) {
	case "tel", "phone", "mobile", "mob", "id", "idcard", "no", "sfz", "card", "qq", "wx":
		return true
	}
	return false
}

// label returns what the words right before s[start] make of an account:
// QQ or WeChat, else 0.
func (sc *scanner) label(start int) Kind {
	before := sc.s[max(0, start-30):start]
	if bytes.IndexByte(before, 'q') < 0 && bytes.IndexByte(before, 'Q') < 0 && !bytes.Contains(before, []byte("信")) && !bytes.Contains(before, []byte("扣")) {
		return 0
	}
	text := string(before)
	text = strings.TrimRight(text, " :：=为是号码\u3000")
	switch {
	case strings.HasSuffix(strings.ToLower(text), "qq"), strings.HasSuffix(text, "扣扣"):
		return QQ
	case strings.HasSuffix(text, "微信"):
		return WeChat
	}
	return 0
}

// passport looks for a letter or two and seven to nine digits, of which the
// first is s[start], after a word for a passport.
func (sc *scanner) passport(start int) bool {
	l := len(sc.cells)
	for k := range sc.cells {
		if sc.cells[k].part {
			l = k
			break
		}
	}
	if l < 7 || l > 9 || !sc.ends(l-1) {
		return false
	}
	i := start
	for i > 0 && wordByte(sc.s[i-1]) {
		i--
	}
	if start-i < 1 || start-i > 2 || !sc.nearAt(i, passportWords) {
		return false
	}
	cells := append([]cell(nil), sc.cells[:l]...)
	sc.cells = sc.cells[:0]
	for ; i < start; i++ {
		sc.cells = append(sc.cells, cell{start: i, end: i + 1})
	}
	sc.cells = append(sc.cells, cells...)
	sc.add(Find{Kind: Passport}, len(sc.cells), 1, 2)
	return true
}

// email looks for an address about the @ at s[i], after a word that says it is
// somebody's own.
func (sc *scanner) email(i int) {
	from, to := i, i+1
	for from > 0 && i-from < 64 && (wordByte(sc.s[from-1]) || strings.IndexByte("._+-", sc.s[from-1]) >= 0) {
		from--
	}
	dots := 0
	for to < len(sc.s) && to-i < 64 && (wordByte(sc.s[to]) || sc.s[to] == '.' || sc.s[to] == '-') {
		if sc.s[to] == '.' {
			dots++
		}
		to++
	}
	if from == i || dots == 0 || !sc.nearAt(from, mailWords) {
		return
	}
	sc.pieces(from, to)
	keep := 0
	if i-from >= 3 {
		keep = 1
	}
	sc.add(Find{Kind: Email}, to-from, keep, to-i)
}

// pieces makes a cell of each byte, ASCII all of them.
func (sc *scanner) pieces(from, to int) {
	sc.cells = sc.cells[:0]
	for i := from; i < to; i++ {
		sc.cells = append(sc.cells, cell{start: i, end: i + 1})
	}
}

// wechat looks for an account after the 微 at s[i].
func (sc *scanner) wechat(i int) {
	rest := string(sc.s[i:min(len(sc.s), i+80)])
	if !strings.HasPrefix(rest, "微信") {
		return
	}
	account := strings.TrimLeft(rest[len("微信"):], " :：=为是号码\u3000")
	from := i + len(rest) - len(account)
	n, digits := 0, 0
	for n < len(account) && (wordByte(account[n]) || account[n] == '-' || account[n] == '_') {
		if account[n] <= '9' && account[n] >= '0' {
			digits++
		}
		n++
	}
	if n < 6 || n > 20 || digits == n || from == i+len("微信") {
		return // a number is judged as one
	}
	sc.pieces(from, from+n)
	sc.add(Find{Kind: WeChat}, n, 2, 2)
}

// plate looks for the plate of a car after the 牌 at s[i].
func (sc *scanner) plate(i int) {
	before := string(sc.s[max(0, i-6):i])
	if !strings.HasSuffix(before, "车") && !strings.HasSuffix(before, "号") {
		return
	}
	rest := string(sc.s[i:min(len(sc.s), i+40)])
	at := strings.IndexAny(rest, plateRegions)
	if at < 0 {
		return
	}
	cells := []cell{{start: i + at, end: i + at + 3}}
	digits := 0
	j := at + 3
	for j < len(rest) {
		if dot := rest[j:]; len(cells) == 2 && strings.HasPrefix(dot, "·") {
			j += len("·")
			continue
		}
		if !wordByte(rest[j]) {
			break
		}
		if rest[j] <= '9' {
			digits++
		}
		cells = append(cells, cell{start: i + j, end: i + j + 1})
		j++
	}
	if n := len(cells); n < 7 || n > 8 || digits == 0 || rest[at+3] <= '9' {
		return
	}
	sc.cells = cells
	sc.add(Find{Kind: Plate}, len(cells), 2, 2)
}
