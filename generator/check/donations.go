package check

import (
	"gongshi/generator/derive"
	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// donations hold the amounts of an item about donated money or goods to their
// sums, exactly as written. An amount that was not given or cannot be read
// silences what needs it.
func donations(i *model.DisclosureItem, out *report) {
	if d := i.DonatedProject; !d.At.IsZero() {
		spent, whole := totalOf(d.Uses)
		given, ok := derive.AmountOf(d.Amount.V)
		if whole && ok && spent.Compare(given) > 0 {
			out.add(i, diag.Diagnostic{
				Code: diag.R075, Span: d.Amount.At,
				Text: diag.Say("捐建项目的各项用款合计 %[1]s 元，超过捐款 %[2]s 元，多出 %[3]s 元", "the uses of the donated project add up to %[1]s yuan, more than the %[2]s yuan given; the difference is %[3]s", spent, given, spent.Sub(given)),
				Hint: diag.Say("核对 amount 和 uses 的每一笔；另有来源的钱不要写进这里", "check amount and each of uses; money from elsewhere does not belong here"),
			})
		}
	}
	if f := i.FundUse; !f.At.IsZero() {
		fundUse(i, f, out)
	}
}

func fundUse(i *model.DisclosureItem, f model.FundUse, out *report) {
	used, haveUsed := derive.AmountOf(f.Used.V)
	if spent, whole := totalOf(f.Uses); whole && haveUsed && spent.Compare(used) != 0 {
		out.add(i, diag.Diagnostic{
			Code: diag.R075, Span: f.Used.At,
			Text: diag.Say("使用总数 %[1]s %[3]s，列出的各项使用合计 %[2]s %[3]s", "%[1]s %[3]s were used, but the uses listed add up to %[2]s %[3]s", used, spent, f.Unit.V),
			Hint: diag.Say("核对 used 和 uses 的每一笔；没有一一列出的，单列一项“其他”", "check used and each of uses; give what is not listed a line of its own"),
		})
	}
	opening, haveOpening := derive.AmountOf(f.Opening.V)
	received, haveReceived := derive.AmountOf(f.Received.V)
	balance, haveBalance := derive.AmountOf(f.Balance.V)
	if !haveUsed || !haveReceived || !haveBalance || f.Opening.Set() && !haveOpening || unstated(i, "opening") {
		return
	}
	rest := opening.Add(received).Sub(used)
	if rest.Compare(balance) == 0 {
		return
	}
	d := diag.Diagnostic{
		Code: diag.R075, Span: f.Balance.At,
		Text: diag.Say("结余写 %[1]s %[6]s，期初 %[2]s 加收入 %[3]s 减使用 %[4]s 应当是 %[5]s %[6]s", "the balance is given as %[1]s %[6]s, but opening %[2]s plus received %[3]s less used %[4]s is %[5]s %[6]s", balance, opening, received, used, rest, f.Unit.V),
		Hint: diag.Say("核对这四个数，或写 balance = %s", "check the four numbers, or write balance = %s", rest),
	}
	if !f.Opening.Set() {
		d.Hint = diag.Say("没有写期初 opening，按 0 算；有期初结余的补上，没有的写 balance = %s", "no opening is given, which counts as 0; add it, or write balance = %s", rest)
	}
	out.add(i, d)
}

// totalOf adds up uses. whole is false where there are none or one of them has
// no amount.
func totalOf(uses []model.Spent) (sum derive.Amount, whole bool) {
	for _, u := range uses {
		a, ok := derive.AmountOf(u.Amount.V)
		if !ok {
			return derive.Amount{}, false
		}
		sum = sum.Add(a)
	}
	return sum, len(uses) > 0
}
