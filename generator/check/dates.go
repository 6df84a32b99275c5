package check

import (
	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// textOf returns the text of v that an author wrote as prose, with its place.
// Closed values, ids and names of records are none.
func textOf(v model.Value) (string, source.Span, bool) {
	switch x := v.Ptr.(type) {
	case *model.Str:
		return x.V, x.At, v.Field.Enum == nil && v.Field.From == "" && v.Field.Key != "id"
	case *model.MD:
		return x.V, x.At, true
	case *model.Pair:
		return x.Value.V, x.Value.At, true
	case *model.AnyRef:
		return x.V, x.At, x.Free
	}
	return "", source.Span{}, false
}

// quoted reports whether v is the text of an issued document, which is
// published as printed: a finding there is a warning.
func quoted(rec model.Record, v model.Value) bool {
	return rec.Base().Kind.Name == "document" && (v.Path == "body" || v.Path == "title")
}

// remark reports whether v says what is wrong in a source: no finding there.
func remark(v model.Value) bool { return v.Path == "source_note" || v.Path == "waivers.reason" }

// inText reports a fault of a text that was found at m.
func (r *report) inText(rec model.Record, v model.Value, d diag.Diagnostic) {
	if quoted(rec, v) {
		d.Hint = diag.Say("原文照登，不改；在 source_note 里说明", "an issued text stays as printed; say so in source_note")
		r.warn(rec, d)
		return
	}
	r.add(rec, d)
}

// r003: a date exists.
func r003(rec model.Record, v model.Value, out *report) {
	d := diag.Diagnostic{Code: diag.R003, Hint: diag.Say("核对原文；原文如此的照登，在 source_note 里说明并写 waivers", "check the source; where it prints this, keep it, say so in source_note and waive the rule")}
	if w, ok := v.Ptr.(*model.When); ok {
		d.Span = w.At
		m := model.ImpossibleDates(w.V.Text)
		if len(m) > 0 {
			d.Span = part(w.At, w.V.Text, m[0].Start, m[0].End)
		}
		switch {
		case w.V.Impossible:
			d.Text = diag.Say("“%s”这一天不存在", "%q does not exist", w.V.Text)
			if len(m) > 0 {
				d.Text = noSuch(w.V.Text[m[0].Start:m[0].End], m[0])
			}
			out.add(rec, d)
		case w.V.Unknown && !unstated(rec, v.Field.Key):
			d.Text = diag.Say("看不懂日期“%s”", "the date %q is not understood", w.V.Text)
			d.Hint = diag.Say("写成“2012年5月25日”“6月30日前”“4月至9月”“每季度”这样的形式", "write it as 2012年5月25日, 6月30日前 or 4月至9月")
			out.warn(rec, d)
		}
		return
	}
	text, at, ok := textOf(v)
	if !ok || remark(v) {
		return
	}
	for _, m := range model.ImpossibleDates(text) {
		d.Span = part(at, text, m.Start, m.End)
		d.Text = noSuch(text[m.Start:m.End], m)
		out.inText(rec, v, d)
	}
}

// noSuch says why the calendar has no date that reads so.
func noSuch(printed string, m model.Match) diag.Message {
	if m.Reason == model.NoSuchDay {
		return diag.Say("“%[1]s”不存在：%[2]d月只有%[3]d日", "%[1]q does not exist: month %[2]d has %[3]d days", printed, m.Month, m.Last)
	}
	return diag.Say("“%[1]s”不存在：没有%[2]d月", "%[1]q does not exist: there is no month %[2]d", printed, m.Month)
}

// r005Value: in dates and texts, a range ends after it begins, and two months
// have a sign between them.
func r005Value(rec model.Record, v model.Value, out *report) {
	if w, ok := v.Ptr.(*model.When); ok {
		if x := w.V; !x.From.IsZero() && !x.To.IsZero() && x.HasYear && x.To.Before(x.From) {
			out.add(rec, diag.Diagnostic{
				Code: diag.R005, Span: w.At,
				Text: diag.Say("“%s”的结束早于开始", "%q ends before it begins", x.Text),
				Hint: diag.Say("核对前后两个日期", "check the two dates"),
			})
		}
		return
	}
	text, at, ok := textOf(v)
	if !ok || remark(v) {
		return
	}
	for _, m := range model.GluedMonths(text) {
		out.warn(rec, diag.Diagnostic{
			Code: diag.R005, Span: part(at, text, m.Start, m.End),
			Text: diag.Say("“%s”两个月份之间缺少连接的符号", "%q: nothing stands between the two months", text[m.Start:m.End]),
			Hint: diag.Say("写成“7月至8月”；原文如此的照登，在 source_note 里说明", "write 7月至8月; where the source prints this, say so in source_note"),
		})
	}
}

// r005: the ranges that two fields make are in order. Publicity periods are
// left to R117.
func r005(s *model.Site, out *report) {
	for _, rec := range out.records {
		b := rec.Base()
		inOrder(rec, b.ValidFrom, b.ValidTo, "valid_from", "valid_to", out)
		n, isNotice := rec.(*model.Notice)
		if isNotice && n.Type.V != "公示" {
			inOrder(rec, n.From, n.To, "from", "to", out)
		}
		if b.Kind.Name != "level_announcement" || !decided(rec) {
			inOrder(rec, b.NoticeFrom, b.NoticeTo, "notice_from", "notice_to", out)
		}
	}
}

func inOrder(rec model.Record, from, to model.Date, fromKey, toKey string, out *report) {
	if !from.Set() || !to.Set() || !to.V.Before(from.V) {
		return
	}
	out.add(rec, diag.Diagnostic{
		Code: diag.R005, Span: to.At,
		Text: diag.Say("%[1]s 是 %[2]s，早于 %[3]s 的 %[4]s", "%[1]s, %[2]s, is before %[3]s, %[4]s", toKey, to.V, fromKey, from.V),
		Hint: diag.Say("核对两个日期，多半是写反了", "check the two days"),
		Also: []diag.Note{{Span: from.At, Text: diag.Say("开始的日期在这里", "it begins here")}},
	})
}
