package check

import (
	"slices"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/personal"
)

// allow applies one allowance of rec to what R125 found on rec: the finds with
// that mask become warnings with the reason. One that has run out counts no
// more, one that matches nothing is a fault.
func (r *report) allow(rec model.Record, a *model.Allowance, found []int) {
	if !a.Value.Set() || !a.Reason.Set() || !a.Until.Set() {
		return // said elsewhere
	}
	bare := personal.Bare(a.Value.V)
	matched := false
	var masks []string
	for _, i := range found {
		f := &r.found[i]
		if f.fault.Code != diag.R125 || f.mask == "" {
			continue
		}
		if f.mask != bare {
			if !slices.Contains(masks, f.mask) {
				masks = append(masks, f.mask)
			}
			continue
		}
		matched = true
		if allowanceHolds(a, r.site.AsOf) {
			f.fault.Severity, f.fault.Waived = diag.Warning, a.Reason.V
		}
	}
	switch {
	case !matched:
		d := diag.Diagnostic{
			Code: diag.S027, Span: a.Value.At,
			Text: diag.Say("这条记录里没有 %s 需要准许", "this record holds no %s to allow", bare),
			Hint: diag.Say("已经删去的，删去这条 allowances；没有删的，照抄提示里打了星号的样子", "where it is gone, remove the allowance; otherwise copy the masked form from the message"),
		}
		if len(masks) > 0 {
			d.Hint = diag.Say("这条记录里有的是：%s", "what the record holds: %s", listed(masks))
		}
		r.add(nil, d)
	case !allowanceHolds(a, r.site.AsOf):
		r.add(nil, diag.Diagnostic{
			Code: diag.S028, Span: a.Until.At,
			Text: diag.Say("准许公开 %s 的期限 %s 已过", "the allowance of %s ran out on %s", bare, a.Until.V),
			Hint: diag.Say("删去号码和这条准许；确需继续公开的，经同意后写新的 until", "remove number and allowance; where it must stay, set a new until with consent"),
		})
	}
}

// allowanceHolds reports whether an allowance counts on a day.
func allowanceHolds(a *model.Allowance, asOf model.Day) bool {
	return a.Value.Set() && a.Reason.Set() && a.Until.Set() && !a.Until.V.Before(asOf)
}
