package check

import (
	"reflect"
	"slices"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// requiredFields reports, as S010, what a record must say and does not: its
// status always, the rest once it is approved. Fields that a rule of the
// domain asks for are left to that rule, which can be waived.
func requiredFields(rec model.Record, out *report) {
	b := rec.Base()
	if b.Damaged {
		return // the reader has reported it
	}
	if !b.Status.Set() {
		missing(rec, "status", "status", b.At, out)
		return
	}
	if !decided(rec) {
		return
	}
	unscoped(rec, out)
	if model.Released(b.Status.V) && !b.PublishedOn.Set() {
		out.lacks(rec, "published_on", diag.Diagnostic{
			Code: diag.S010, Span: b.Status.At,
			Text: diag.Say("状态是 %s，没有写发布日期 published_on，这条记录不会出现在网站上", "the status is %s without published_on, so the record will not appear", b.Status.V),
			Hint: diag.Say("加上 published_on = 2012-05-02 这样的日期", "add published_on = 2012-05-02"),
		})
	}
	demand(rec, reflect.ValueOf(rec).Elem(), b.Kind.Fields, "", b.At, out)
}

// demand walks the fields that were given and reports the required ones that
// were not. at is the place of the table they belong to.
func demand(rec model.Record, v reflect.Value, fields []model.Field, path string, at source.Span, out *report) {
	b := rec.Base()
	for i := range fields {
		f := &fields[i]
		if f.Need != model.Required && f.Type != model.TypeGroup {
			continue
		}
		fv := v.FieldByIndex(f.Index)
		given := wasGiven(f, fv)
		if given && f.Type != model.TypeGroup || !given && f.Need != model.Required {
			continue
		}
		p := f.Key
		if path != "" {
			p = path + "." + f.Key
		}
		if ruled(b.Kind.Name, p) {
			continue
		}
		switch {
		case !given && f.Key == "id" && path == "": // reported when it was read
		case !given && p == b.Kind.TitleKey && b.ID.Set():
			missing(rec, p, f.Key, b.ID.At, out)
		case !given:
			missing(rec, p, f.Key, at, out)
		case !f.List:
			demand(rec, fv, f.Fields, p, placeOf(f, fv), out)
		default:
			for j := range fv.Len() {
				place := placeOf(f, fv.Index(j))
				if place != b.At { // else made by us, not written
					demand(rec, fv.Index(j), f.Fields, p, place, out)
				}
			}
		}
	}
}

// wasGiven reports whether the author wrote a value: it has a place, or is a
// list, even an empty one.
func wasGiven(f *model.Field, v reflect.Value) bool {
	if v.Kind() == reflect.Slice {
		return !v.IsNil()
	}
	return !placeOf(f, v).IsZero()
}

// placeOf returns where the value v of field f stands.
func placeOf(f *model.Field, v reflect.Value) source.Span {
	return model.Value{Field: f, Ptr: v.Addr().Interface()}.Place()
}

func missing(rec model.Record, path, key string, at source.Span, out *report) {
	b := rec.Base()
	if slices.Contains(b.Unread, path) {
		return // it is there, and what is wrong with it was said
	}
	hint := diag.Say("加上 %[1]s = …；原文没有写明的，在 unstated 里列 \"%[1]s\"", "add %[1]s = …; where the source gives none, list %[1]q in unstated", key)
	if path == "status" {
		hint = diag.Say("加上 status = \"draft\"（草稿）；可以发布时改成 \"published\"，并写 published_on", "add status = \"draft\"; when it may be published, \"published\" with published_on")
	}
	word := model.FieldWording(b.Kind, path)
	field, _, _ := strings.Cut(path, ".")
	for _, f := range []string{field, key} {
		if unstated(rec, f) {
			field = f
		}
	}
	if unstated(rec, field) {
		return // said by the author, and nothing here could be accepted by a waiver
	}
	out.lacks(rec, field, diag.Diagnostic{
		Code: diag.S010, Span: or(at, b.At),
		Text: diag.Say("%[1]s缺少%[2]s %[3]s", "this %[5]s lacks %[3]s (%[4]s)", b.Kind.Wording().ZH, word.ZH, path, word.EN, b.Kind.Name),
		Hint: hint,
	})
}

// ruled reports whether a rule of the domain asks for the field. S021 to S024
// judge waivers.
func ruled(kind, path string) bool {
	switch kind + "." + path {
	case "power.basis", "power.department", "power.type", "power.flowcharts",
		"power_change.basis", "power_change.legal_review", "power_change.announcement",
		"risk_point.measures", "risk_point.responsible",
		"disclosure_entry.content", "disclosure_entry.audience", "disclosure_entry.form",
		"disclosure_entry.time_limit", "disclosure_entry.procedure", "disclosure_entry.responsible",
		"flowchart.nodes.actor", "level_announcement.objection_channel", "schedule.year",
		"register.signed", "register.signed.on", "register.filled_on", "key_post_list.items":
		return true
	}
	return path == "waivers" || path == "scope_decision"
}
