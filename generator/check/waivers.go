package check

import (
	"slices"

	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// settle applies the waivers, reports those that are no good, and returns all
// faults in order.
func (r *report) settle() []diag.Diagnostic {
	byRecord := map[*model.Common][]int{}
	for i, f := range r.found {
		if f.record != nil {
			b := f.record.Base()
			byRecord[b] = append(byRecord[b], i)
		}
	}
	for _, rec := range r.records {
		b := rec.Base()
		for i := range b.Waivers {
			r.waive(rec, &b.Waivers[i], byRecord[b])
		}
		for i := range b.Allowances {
			r.allow(rec, &b.Allowances[i], byRecord[b])
		}
	}
	var list diag.List
	for _, f := range r.found {
		list.Add(f.fault)
	}
	return list.Sorted()
}

// waive applies one waiver of rec to the faults found on rec.
func (r *report) waive(rec model.Record, w *model.Waiver, found []int) {
	if !w.Rule.Set() || !r.waiverHolds(rec, w) {
		return
	}
	matched := false
	for _, i := range found {
		f := &r.found[i].fault
		if string(f.Code) != w.Rule.V {
			continue
		}
		matched = true
		f.Severity, f.Waived = diag.Warning, w.Reason.V
	}
	if !matched && r.site.Whole(rec.Base().Home) { // else the rule may not have looked
		r.add(nil, diag.Diagnostic{
			Code: diag.S021, Span: w.Rule.At,
			Text: diag.Say("这条记录没有 %s 的问题可以免除", "this record has no finding of %s to waive", w.Rule.V),
			Hint: diag.Say("问题已经改好的，删去这条 waivers", "where it has been mended, remove the waiver"),
		})
	}
}

// waiverHolds reports the faults of the waiver itself.
func (r *report) waiverHolds(rec model.Record, w *model.Waiver) bool {
	d := diag.Diagnostic{Span: w.Rule.At}
	info, known := diag.Explain(diag.Code(w.Rule.V))
	switch {
	case !known || string(info.Code) != w.Rule.V:
		var codes []string
		for _, c := range diag.Codes() {
			if c.Waivable {
				codes = append(codes, string(c.Code))
			}
		}
		d.Code = diag.S021
		d.Text = diag.Say("没有编号为“%s”的规则", "there is no rule %q", w.Rule.V)
		d.Hint = diag.Say("照抄提示里的编号，如 R075", "copy the code from the message, as in R075")
		if slices.Contains(codes, string(info.Code)) {
			d.Hint = diag.Say("写成大写：\"%s\"", "write it in upper case: %q", string(info.Code))
		}
	case !info.Waivable:
		d.Code = diag.S023
		d.Text = diag.Say("%[1]s（%[2]s）不能免除", "%[1]s (%[3]s) cannot be waived", w.Rule.V, info.Title.ZH, info.Title.EN)
		d.Hint = diag.Say("删去这条 waivers，改正问题本身", "remove the waiver and mend the fault itself")
	case !w.Reason.Set():
		d.Code = diag.S024
		d.Text = diag.Say("免除 %s 没有写理由", "the waiver of %s has no reason", w.Rule.V)
		d.Hint = diag.Say("加上 reason = \"…\"", "add reason = \"…\"")
	case !w.Until.Set() && !rec.Base().SourceNote.Set():
		d.Code = diag.S024
		d.Text = diag.Say("免除 %s 没有期限，记录也没有来源说明", "the waiver of %s has no last day and the record no source note", w.Rule.V)
		d.Hint = diag.Say("加上 until = 2013-12-31 这样的期限，或给记录写 source_note 说明原文如此", "add until = 2013-12-31, or a source_note that says what the source prints")
	case w.Until.Set() && w.Until.V.Before(r.site.AsOf):
		d.Code, d.Span = diag.S022, w.Until.At
		d.Text = diag.Say("免除 %s 的期限 %s 已过", "the waiver of %s ran out on %s", w.Rule.V, w.Until.V)
		d.Hint = diag.Say("改正问题，或经同意后延长 until", "mend the fault, or extend until with consent")
	default:
		return true
	}
	r.add(nil, d)
	return false
}
