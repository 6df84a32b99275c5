package check

import (
	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/proof"
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

// r003Value: a date exists. What texts say is read with their other damage.
func r003Value(rec model.Record, v model.Value, out *report) {
	w, ok := v.Ptr.(*model.When)
	if !ok {
		return
	}
	d := diag.Diagnostic{Code: diag.R003, Span: w.At, Hint: diag.Say("核对原文；原文如此的照登，在 source_note 里说明并写 waivers", "check the source; where it prints this, keep it, say so in source_note and waive the rule")}
	switch {
	case w.V.Impossible:
		d.Text = diag.Say("“%s”这一天不存在", "%q does not exist", w.V.Text)
		if m := proof.ImpossibleDates(w.V.Text); len(m) > 0 {
			d.Span = part(w.At, w.V.Text, m[0].Start, m[0].End)
			d.Text = proof.NoSuch(w.V.Text[m[0].Start:m[0].End], m[0])
		}
		out.add(rec, d)
	case w.V.Unknown && !unstated(rec, v.Field.Key):
		d.Text = diag.Say("看不懂日期“%s”", "the date %q is not understood", w.V.Text)
		d.Hint = diag.Say("写成“2012年5月25日”“6月30日前”“4月至9月”“每季度”这样的形式", "write it as 2012年5月25日, 6月30日前 or 4月至9月")
		out.warn(rec, d)
	}
}

// r004: a document number has its year, and a document says when it was issued
// and under which number. What texts say is read with their other damage.
func r004(s *model.Site, out *report) {
	for _, d := range all[model.Document](s) {
		// A plan or a set of rules may be numbered as part of the notice that
		// issued it; without a day it is found by its number alone.
		lost := diag.Diagnostic{Code: diag.R004, Hint: diag.Say("查对原件补上；原件缺失的，在 unstated 里列出这一项，并在 source_note 里说明", "put it in after the original; where the original lacks it, list the field in unstated and say so in source_note")}
		switch n := d.DocNo; {
		case n.At.IsZero():
			if !d.External.V && (d.Type.V == "notice" || !dayKnown(d.IssuedOn)) {
				lost.Span = or(d.Title.At, d.At)
				lost.Text = diag.Say("文件没有文号", "the document has no number")
				if d.Type.V != "notice" && d.IssuedOn.V.HasDays() {
					lost.Text = diag.Say("文件没有文号，印发日期“%s”又没有写到日，别人查不到它", "the document has no number, and its day of issue, %q, is no day: nobody can find it", d.IssuedOn.V.Text)
				}
				out.lacks(d, "doc_no", lost)
			}
		case !n.Year.Set() && !unstated(d, "doc_no"):
			lost.Span = or(n.Agency.At, n.At)
			lost.Text = diag.Say("文号“%s”没有年份", "the document number %q has no year", n.String())
			out.lacks(d, "year", lost)
		case !n.Number.Set() && !unstated(d, "doc_no"):
			lost.Span = or(n.Agency.At, n.At)
			lost.Text = diag.Say("文号“%s”没有号数", "the document number %q has no number", n.String())
			out.lacks(d, "number", lost)
		}
		if w := d.IssuedOn; w.Set() && (w.V.Vague || w.V.Incomplete) {
			lost.Span = w.At
			lost.Text = diag.Say("印发日期“%s”不完整", "the day of issue, %q, is incomplete", w.V.Text)
			out.lacks(d, "issued_on", lost)
		}
	}
}

// dayKnown reports whether w names one day; what cannot be read at all is left
// to R003.
func dayKnown(w model.When) bool {
	if w.V.Vague || w.V.Incomplete {
		return false
	}
	return !w.V.HasDays() || w.V.From == w.V.To
}

// r005Value: in dates, a range ends after it begins.
func r005Value(rec model.Record, v model.Value, out *report) {
	w, ok := v.Ptr.(*model.When)
	if !ok {
		return
	}
	if x := w.V; !x.From.IsZero() && !x.To.IsZero() && x.HasYear && x.To.Before(x.From) {
		out.add(rec, diag.Diagnostic{
			Code: diag.R005, Span: w.At,
			Text: diag.Say("“%s”的结束早于开始", "%q ends before it begins", x.Text),
			Hint: diag.Say("核对前后两个日期", "check the two dates"),
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
