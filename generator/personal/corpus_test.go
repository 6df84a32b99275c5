package personal

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// sort is a class of the corpus: numbers made by one rule, set into several surroundings.
type sort struct {
	name string
	kind Kind // 0: nothing personal, whatever is found is a false alarm
	n    int
	// make returns a number; the texts that it may stand in hold %s.
	make func(*rand.Rand) string
	in   []string
	// alarms is how many false alarms are known, and why.
	alarms int
	why    string
}

var (
	around = []string{
		"%s", "身份证号码：%s。", "张某某（身份证号%s）于2012年3月5日提出申请，经审查予以许可。", "| 3 | 王某 | %s | 合格 |", "序号,姓名,证件\n1,李某,%s,是\n",
		"https://example.gov.cn/q?id=%s&type=1", "证件号“%s”，请核对", "公民身份号码为%s的申请人", "%s/男/汉族", "（%s）", "1.%s", "No.%s", "姓名：赵某;证件：%s;",
		"一、名单\n二、%s\n", "a=%s", "[%s](x.html)", "**%s**", "3 %s 2", "住户%s、", "ID%s",
	}
	phones = []string{
		"%s", "联系电话：%s", "联系人王某，手机%s，请于工作日拨打。", "| 李某 | %s |", "x,%s,y", "tel:%s", "Tel%s", "电话（%s）", "%s/0431-85612345", "0431-85612345、%s",
		"找张某%s", "%s。", "请拨打%s咨询", "?phone=%s", "`%s`", "2 %s", "%s 万某某",
	}
	cards     = []string{"%s", "卡号：%s", "开户行：某某银行，账号%s", "| 王某 | %s | 1200元 |", "一卡通,%s,650", "银行卡%s已发放", "（卡号 %s）", "账户：%s。"}
	weakCards = []string{"卡号：%s", "银行卡号：%s，开户行略", "存折%s", "补贴打卡：%s"}
	homes     = []string{"家庭住址：%s。", "住址：%s", "张某，家住%s，现年六十岁", "| 现住%s | 是 |", "户籍地址：%s;电话略", "住址为%s"}
	plain     = []string{"%s", "编号：%s", "编号%s。", "| 3 | %s | 合格 |", "1,%s,x\n", "（%s）", "见%s，请核对", "https://example.gov.cn/%s.html"}
)

func digitsOf(r *rand.Rand, n int) string {
	var out strings.Builder
	for range n {
		out.WriteByte(byte('0' + r.IntN(10)))
	}
	return out.String()
}

func pick(r *rand.Rand, words ...string) string { return words[r.IntN(len(words))] }

func region(r *rand.Rand) string {
	return pick(r, "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
		"50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83") + fmt.Sprintf("%02d%02d", 1+r.IntN(30), 1+r.IntN(30))
}

func checkChar(body string) string {
	weights := []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += w * int(body[i]-'0')
	}
	return string("10X98765432"[sum%11])
}

func identity(r *rand.Rand) string {
	body := region(r) + fmt.Sprintf("%d%02d%02d", 1920+r.IntN(100), 1+r.IntN(12), 1+r.IntN(28)) + digitsOf(r, 3)
	return body + checkChar(body)
}

func mobileOf(r *rand.Rand) string { return fmt.Sprintf("1%d", 3+r.IntN(7)) + digitsOf(r, 9) }

func luhnOf(body string) string {
	for d := '0'; ; d++ {
		sc := scanner{s: []byte(body + string(d))}
		for i := range sc.s {
			sc.cells = append(sc.cells, cell{value: sc.s[i] - '0'})
		}
		if sc.luhn(len(sc.cells)) {
			return body + string(d)
		}
	}
}

func cardOf(r *rand.Rand, prefix string, n int) string {
	return luhnOf(prefix + digitsOf(r, n-1-len(prefix)))
}

func creditOf(r *rand.Rand, prefix string) string {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	body := prefix + region(r)
	for range 9 {
		body += string(alphabet[r.IntN(31)])
	}
	sum, weight := 0, 1
	for i := range 17 {
		sum += creditValue(body[i]) * weight
		weight = weight * 3 % 31
	}
	return body + string(alphabet[(31-sum%31)%31])
}

// The ways people write a number.
func wideOf(s string) string {
	return strings.Map(func(c rune) rune {
		if c < 0x80 {
			return c + 0xfee0
		}
		return c
	}, s)
}

func hanOf(s string) string {
	r := []rune("〇一二三四五六七八九")
	var out strings.Builder
	for _, c := range s {
		if c == 'X' {
			out.WriteRune(c)
		} else {
			out.WriteRune(r[c-'0'])
		}
	}
	return out.String()
}

func grouped(sep string, sizes ...int) func(string) string {
	return func(s string) string {
		var parts []string
		for _, n := range sizes {
			parts = append(parts, s[:n])
			s = s[n:]
		}
		return strings.Join(append(parts, s), sep)
	}
}

func written(of func(*rand.Rand) string, ways ...func(string) string) func(*rand.Rand) string {
	return func(r *rand.Rand) string { return ways[r.IntN(len(ways))](of(r)) }
}

func every(s string) string { return strings.Join(strings.Split(s, ""), " ") }

func trueSorts() []sort {
	return []sort{
		{"ID", IDNumber, 200, identity, around, 0, ""},
		{"ID full-width", IDNumber, 60, written(identity, wideOf), around, 0, ""},
		{"ID lower x", IDNumber, 40, written(identity, strings.ToLower), around, 0, ""},
		{"ID spaced", IDNumber, 80, written(identity, grouped(" ", 6, 8), grouped(" ", 6, 4, 4), grouped(" ", 4, 4, 4, 4), grouped("　", 3, 3, 4, 4), grouped(" ", 6, 6), grouped(" ", 9), every), around, 0, ""},
		{"ID hyphens", IDNumber, 60, written(identity, grouped("-", 6, 8), grouped("－", 6, 4, 4), grouped("—", 6, 8, 3), grouped(" - ", 6, 8)), around, 0, ""},
		{"ID zero-width", IDNumber, 40, written(identity, grouped("\u200b", 6, 8), grouped("\ufeff", 3, 5, 7), grouped("\u00ad", 10)), around, 0, ""},
		{"ID Chinese digits", IDNumber, 40, written(identity, hanOf), around[:10], 0, ""},
		{"old ID", OldIDNumber, 80, func(r *rand.Rand) string {
			province := pick(r, "11", "15", "22", "31", "37", "42", "46", "50", "54", "61", "65")
			return province + fmt.Sprintf("%02d%02d", 1+r.IntN(30), 1+r.IntN(30)) + fmt.Sprintf("%02d%02d%02d", 20+r.IntN(79), 1+r.IntN(12), 1+r.IntN(28)) + digitsOf(r, 3)
		}, around, 0, ""},
		{"disability", DisabilityNumber, 80, func(r *rand.Rand) string { return identity(r) + fmt.Sprint(1+r.IntN(7)) + fmt.Sprint(1+r.IntN(4)) }, around, 0, ""},
		{"disability renewed", DisabilityNumber, 40, func(r *rand.Rand) string {
			return identity(r) + fmt.Sprint(1+r.IntN(7)) + fmt.Sprint(1+r.IntN(4)) + fmt.Sprint(1+r.IntN(3))
		}, []string{"残疾人证%s", "残疾证号：%s。", "残疾证,%s,二级"}, 0, ""},
		{"mobile", Mobile, 160, mobileOf, phones, 0, ""},
		{"mobile full-width", Mobile, 40, written(mobileOf, wideOf), phones, 0, ""},
		{"mobile spaced", Mobile, 80, written(mobileOf, grouped(" ", 3, 4), grouped("-", 3, 4), grouped(" ", 3), grouped("-", 7), grouped("\u00a0", 3, 4), grouped("\u200b", 3, 4), every), phones, 0, ""},
		{"mobile odd groups", Mobile, 30, written(mobileOf, grouped(" ", 4, 3), grouped("-", 4, 4), grouped(" ", 2, 3, 3)), []string{"手机：%s", "联系电话%s。"}, 0, ""},
		{"mobile +86", Mobile, 60, func(r *rand.Rand) string { return pick(r, "+86", "86", "0086", "+86 ", "+86-", "0") + mobileOf(r) }, phones[:6], 0, ""},
		{"mobile Chinese digits", Mobile, 40, written(mobileOf, hanOf), phones, 0, ""},
		{"card 62", BankCard, 120, func(r *rand.Rand) string { return cardOf(r, "62", 16+r.IntN(4)) }, cards, 0, ""},
		{"card 62 spaced", BankCard, 40, written(func(r *rand.Rand) string { return cardOf(r, "62", 19) }, grouped(" ", 4, 4, 4, 4), grouped("-", 4, 4, 4, 4), grouped(" ", 6), wideOf), cards, 0, ""},
		{"card 9558", BankCard, 30, func(r *rand.Rand) string { return cardOf(r, "9558", 19) }, cards, 0, ""},
		{"card 4, 5, 3, 60", BankCard, 80, func(r *rand.Rand) string { return cardOf(r, pick(r, "4", "51", "55", "35", "60", "94", "87"), 16) }, weakCards, 0, ""},
		{"one-person business", CreditCode, 60, func(r *rand.Rand) string { return creditOf(r, "92") }, []string{"%s", "统一社会信用代码：%s", "| 张某商店 | %s |", "x,%s,y", "（%s）"}, 0, ""},
		{"passport", Passport, 40, func(r *rand.Rand) string { return pick(r, "E", "G", "EA", "ED") + digitsOf(r, 8)[:8] }, []string{"护照%s", "持护照（%s）入境", "护照号码：%s。"}, 0, ""},
		{"e-mail", Email, 40, func(r *rand.Rand) string {
			return pick(r, "zhang.san", "li_4", "w1990") + digitsOf(r, 3) + pick(r, "@qq.com", "@163.com", "@mail.example.cn")
		}, []string{"个人邮箱：%s", "本人邮箱%s。", "个人电子邮箱（%s）"}, 0, ""},
		{"plate", Plate, 40, func(r *rand.Rand) string {
			return pick(r, "京A", "吉B", "粤C·") + pick(r, "", "D") + digitsOf(r, 5)
		}, []string{"车牌号%s", "号牌为%s的轿车", "车牌：%s。"}, 0, ""},
		{"WeChat", WeChat, 40, func(r *rand.Rand) string { return pick(r, "wang_", "li-", "zz") + digitsOf(r, 6) }, []string{"微信号：%s", "微信:%s", "微信号是%s，"}, 0, ""},
		{"QQ", QQ, 40, func(r *rand.Rand) string { return "2" + digitsOf(r, 5+r.IntN(4)) }, []string{"QQ：%s", "QQ号%s", "qq:%s。"}, 0, ""},
		{"home", HomeAddress, 60, func(r *rand.Rand) string {
			return "某县某镇" + pick(r, "幸福路", "某村三组", "某小区", "和平大街") + digitsOf(r, 2) + pick(r, "号", "号楼", "栋", "幢") + pick(r, "", "2单元", "3门", "A座") + pick(r, "", "501室", "12户")
		}, homes, 0, ""},
		{"poor mask", IDNumber, 40, func(r *rand.Rand) string {
			s := identity(r)
			return pick(r, s[:6]+"********"+s[14:], s[:10]+"****"+s[14:], s[:14]+"****")
		}, around[:12], 0, ""},
	}
}

func nearMisses() []sort {
	date := func(r *rand.Rand) string {
		return fmt.Sprintf("%d%02d%02d", 2005+r.IntN(10), 1+r.IntN(12), 1+r.IntN(28))
	}
	return []sort{
		{"wrong check character", 0, 100, func(r *rand.Rand) string {
			s := identity(r)
			last := "0123456789X"
			i := strings.IndexByte(last, s[17])
			return s[:17] + string(last[(i+1+r.IntN(10))%11])
		}, around[:10], 0, ""},
		{"impossible day", 0, 60, func(r *rand.Rand) string {
			body := region(r) + fmt.Sprint(1950+r.IntN(60)) + pick(r, "0230", "0631", "1301", "0000", "1232") + digitsOf(r, 3)
			return body + checkChar(body)
		}, around[:10], 0, ""},
		{"impossible year", 0, 40, func(r *rand.Rand) string {
			body := region(r) + fmt.Sprint(1100+r.IntN(700)) + "0101" + digitsOf(r, 3)
			return body + checkChar(body)
		}, around[:10], 0, ""},
		{"unknown region", 0, 60, func(r *rand.Rand) string {
			body := pick(r, "10", "16", "24", "38", "47", "55", "66", "72", "84", "99", "00") + digitsOf(r, 4) + fmt.Sprintf("19%02d0101", r.IntN(99)) + digitsOf(r, 3)
			return body + checkChar(body)
		}, around[:10], 0, ""},
		{"longer digit run", 0, 60, func(r *rand.Rand) string { return identity(r)[:17] + digitsOf(r, 8+r.IntN(30)) }, plain, 0, ""},
		{"digits in a hash", 0, 60, func(r *rand.Rand) string { return "a" + identity(r) + "f3" }, plain, 0, ""},
		{"document number", 0, 60, func(r *rand.Rand) string {
			return pick(r, "广委办〔", "吉政发[", "国办发（") + fmt.Sprint(2000+r.IntN(20)) + pick(r, "〕", "]", "）") + fmt.Sprint(1+r.IntN(200)) + "号"
		}, plain, 0, ""},
		{"index number", 0, 60, func(r *rand.Rand) string {
			return "11220" + digitsOf(r, 3) + "-" + pick(r, "1/", "04_A/", "") + fmt.Sprint(2005+r.IntN(10)) + "-" + digitsOf(r, 5)
		}, plain, 0, ""},
		{"item code of 31 digits", 0, 60, func(r *rand.Rand) string {
			return pick(r, "11", "12") + region(r) + "MB" + digitsOf(r, 8) + "000" + digitsOf(r, 10)
		}, plain, 0, ""},
		{"item code, digits only", 0, 40, func(r *rand.Rand) string { return "11" + region(r) + digitsOf(r, 23) }, plain, 0, ""},
		{"project code", 0, 60, func(r *rand.Rand) string {
			return fmt.Sprint(2015+r.IntN(8)) + "-" + region(r) + "-78-" + pick(r, "01", "02", "03") + "-" + digitsOf(r, 6)
		}, plain, 0, ""},
		{"amount", 0, 60, func(r *rand.Rand) string {
			return pick(r, "1", "15", "138") + digitsOf(r, 8) + pick(r, ".00元", ".50", "元", "万元")
		}, []string{"合计%s", "预算%s", "| 支出 | %s |"}, 0, ""},
		{"amount of eleven digits", 0, 40, func(r *rand.Rand) string { return mobileOf(r) + pick(r, ".00元", "元", "万元", ".5") }, []string{"合计%s", "预算%s", "| 支出 | %s |", "总投资%s。"}, 0, ""},
		{"office phone", 0, 80, func(r *rand.Rand) string {
			return pick(r, "0431-", "010-", "(0431)", "0431 ", "0755－") + pick(r, "8", "2") + digitsOf(r, 7) + pick(r, "", "-8001", "转801")
		}, phones, 0, ""},
		{"two office phones", 0, 30, func(r *rand.Rand) string {
			return "85" + digitsOf(r, 6) + pick(r, "、", "，", " / ", ", ") + "85" + digitsOf(r, 6)
		}, phones, 0, ""},
		{"12345 and 400", 0, 40, func(r *rand.Rand) string {
			return pick(r, "12345", "12388", "12315", "110", "400-820-"+digitsOf(r, 4), "400"+digitsOf(r, 7), "800-810-"+digitsOf(r, 4), "95588", "10086")
		}, phones, 0, ""},
		{"postcode and hotline", 0, 30, func(r *rand.Rand) string {
			return "130" + digitsOf(r, 3) + pick(r, " ", "  ") + pick(r, "12345", "12388", "85"+digitsOf(r, 6))
		}, []string{"邮编%s", "某路1号 %s", "| %s |"}, 0, ""},
		{"ICP and police record", 0, 40, func(r *rand.Rand) string {
			return pick(r, "吉ICP备"+digitsOf(r, 8)+"号-1", "吉公网安备 2201"+digitsOf(r, 10)+"号")
		}, plain, 0, ""},
		{"credit code", 0, 80, func(r *rand.Rand) string { return creditOf(r, pick(r, "11", "12", "51", "91", "93", "N1")) }, []string{"统一社会信用代码：%s", "%s", "| 某公司 | %s |", "x,%s,y"}, 0, ""},
		{"credit code, digits only", 0, 40, func(r *rand.Rand) string {
			for {
				body := pick(r, "91", "12", "51") + region(r) + digitsOf(r, 9)
				for d := '0'; d <= '9'; d++ {
					if creditCode([]byte(body + string(d))) {
						return body + string(d)
					}
				}
			}
		}, []string{"统一社会信用代码：%s", "%s", "开户行某银行，代码%s"}, 0, ""},
		{"wrong code of a business", 0, 30, func(r *rand.Rand) string {
			s := creditOf(r, "92")
			return s[:16] + string(s[17]) + pick(r, "Z", "I", "O")
		}, plain, 0, ""},
		{"date and time", 0, 60, func(r *rand.Rand) string {
			return pick(r, date(r), date(r)+digitsOf(r, 6), fmt.Sprintf("%d-%02d-%02d", 1990+r.IntN(30), 1+r.IntN(12), 1+r.IntN(28)), "2012-03-05 13:40:12", "2012-01-02 - 2013-03-04", "1345678901", "1345678901234", "二〇一二年三月五日")
		}, plain, 0, ""},
		{"ISBN", 0, 40, func(r *rand.Rand) string {
			return pick(r, "978-7-"+digitsOf(r, 4)+"-"+digitsOf(r, 4)+"-"+digitsOf(r, 1), "978"+digitsOf(r, 10), "ISSN 1"+digitsOf(r, 3)+"-"+digitsOf(r, 4))
		}, plain, 0, ""},
		{"order number", 0, 80, func(r *rand.Rand) string { return date(r) + digitsOf(r, pick2(r, 6, 8, 10, 11, 12)) }, plain, 0, ""},
		{"register number by region, day and turn", 0, 80, func(r *rand.Rand) string { return region(r) + date(r) + digitsOf(r, 4) }, plain, 6, "region, day and turn in one: one in eleven has the right check digit"},
		{"card with a wrong check digit", 0, 60, func(r *rand.Rand) string {
			s := cardOf(r, pick(r, "62", "4", "9558"), 19)
			return s[:18] + string('0'+(s[18]-'0'+1+byte(r.IntN(9)))%10)
		}, cards, 0, ""},
		{"account that nothing calls one", 0, 40, func(r *rand.Rand) string { return cardOf(r, pick(r, "4", "2", "1", "8"), 16+r.IntN(4)) }, []string{"编号%s", "%s", "| %s |", "运单%s"}, 0, ""},
		{"good mask", 0, 60, func(r *rand.Rand) string {
			s, m := identity(r), mobileOf(r)
			return pick(r, s[:2]+"*************"+s[15:], s[:4]+"**********"+s[14:], m[:3]+"****"+m[7:], s[:3]+"***************", "6222************"+digitsOf(r, 3))
		}, around, 0, ""},
		{"address of an office", 0, 40, func(r *rand.Rand) string {
			return "某市人民大街" + digitsOf(r, 3) + "号" + pick(r, "", "3楼", "502室")
		}, []string{"办公地址：%s", "本局地址：%s", "受理地点：%s", "住所：%s", "住房和城乡建设局（%s）", "居住证办理：%s", "请到%s"}, 0, ""},
		{"mailbox, plate, account of an office", 0, 40, func(r *rand.Rand) string {
			return pick(r, "jubao@163.com", "E1234567", "京A12345", "wang_123456", "公众号langong_2012", "2"+digitsOf(r, 8))
		}, []string{"%s", "监督邮箱%s", "型号%s", "微信公众号%s"}, 0, ""},
		{"Chinese numerals in prose", 0, 40, func(r *rand.Rand) string {
			return pick(r, "一二三四五六七八九十", "二〇一二年一月至二〇一三年六月", "一三五七九", "三、四、五", "五个一、七个严禁", "一是一、二是二")
		}, plain, 0, ""},
		{"two office phones with a blank", 0, 20, func(r *rand.Rand) string { return "0431-85" + digitsOf(r, 6) + " 85" + digitsOf(r, 6) }, phones, 0, ""},
		{"statistics with blanks", 0, 60, func(r *rand.Rand) string {
			var out []string
			for range 12 {
				out = append(out, fmt.Sprint(r.IntN(20000)))
			}
			return strings.Join(out, pick(r, " ", "  "))
		}, plain, 0, ""},
	}
}

func pick2(r *rand.Rand, n ...int) int { return n[r.IntN(len(n))] }

// TestCorpus holds the scanner to recall 1.000 for every sort of true number
// and to the known false alarms. Run it with -v for the table.
func TestCorpus(t *testing.T) {
	total, alarms, misses := 0, 0, 0
	for i, c := range slices.Concat(trueSorts(), nearMisses()) {
		r := rand.New(rand.NewPCG(20260101, uint64(i)))
		bad := 0
		for k := range c.n {
			number := c.make(r)
			form := c.in[k%len(c.in)]
			before, _, _ := strings.Cut(form, "%s")
			text := strings.Replace(form, "%s", number, 1)
			total++
			finds := Scan(text)
			checkFinds(t, text)
			if c.kind == 0 {
				if len(finds) > 0 {
					bad++
					t.Logf("false alarm, %s: %q is %+v", c.name, text, finds)
				}
				continue
			}
			from, to := len(before), len(before)+len(number)
			if !slices.ContainsFunc(finds, func(f Find) bool {
				return f.Kind == c.kind && (f.Start == from || c.kind == HomeAddress || c.kind == Mobile && f.Start > from && f.Start <= from+4) && (f.End == to || c.kind == HomeAddress)
			}) {
				bad++
				t.Errorf("missed, %s: %q: %+v", c.name, text, finds)
			}
		}
		if c.kind == 0 {
			alarms += bad
			t.Logf("%-42s %4d strings  false alarms %2d (known %d) %s", c.name, c.n, bad, c.alarms, c.why)
			if bad > c.alarms {
				t.Errorf("%s: %d false alarms, %d are known", c.name, bad, c.alarms)
			}
		} else {
			misses += bad
			t.Logf("%-42s %4d strings  recall %.3f", c.name, c.n, float64(c.n-bad)/float64(c.n))
		}
	}
	t.Logf("%d strings, %d missed, %d false alarms", total, misses, alarms)
	if total < 2000 {
		t.Errorf("only %d strings", total)
	}
}
