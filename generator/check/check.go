// Package check judges a loaded site by the rules of the disclosure domain,
// and rendered bytes by what their readers may see. It reports faults of
// authors and never errors.
package check

import (
	"gongshi/generator/derive"
	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// Site judges the whole, unfiltered site after derive.Complete and returns its
// faults in order of place, waivers applied: a waived fault is a warning with
// the reason given. It changes nothing in s.
func Site(s *model.Site) []diag.Diagnostic {
	out := newReport(s)
	var visitors []visitor
	for _, r := range rules() {
		if r.whole != nil {
			r.whole(s, out)
		}
		if r.value != nil {
			visitors = append(visitors, r.value)
		}
	}
	visitors = append(visitors, markdownText)
	for _, rec := range out.records {
		requiredFields(rec, out)
		visit(rec, visitors, out)
	}
	return out.settle()
}

// visitor judges one value of a record.
type visitor func(rec model.Record, v model.Value, out *report)

// rule is one rule: its code and what judges it. A rule about single values
// has a visitor, so that the fields of a record are walked once for all rules.
type rule struct {
	code  diag.Code
	whole func(*model.Site, *report)
	value visitor
}

// rules is the table of all rules.
func rules() []rule {
	return []rule{
		{diag.R001, r001, nil},
		{diag.R002, r002, r002Value},
		{diag.R003, nil, r003},
		{diag.R005, r005, r005Value},
		{diag.R020, nil, r020},
		{diag.R021, r021, nil},
		{diag.R022, r022, nil},
		{diag.R023, r023, nil},
		{diag.R024, nil, r024},
		{diag.R040, r040, nil},
		{diag.R041, r041, nil},
		{diag.R042, r042, nil},
		{diag.R043, r043, nil},
		{diag.R044, r044, nil},
		{diag.R045, r045, nil},
		{diag.R046, r046, nil},
		{diag.R047, r047, nil},
		{diag.R048, r048, nil},
		{diag.R049, r049, nil},
		{diag.R050, r050, nil},
		{diag.R060, r060, nil},
		{diag.R061, r061, nil},
		{diag.R062, r062, nil},
		{diag.R070, r070, nil},
		{diag.R071, r071, nil},
		{diag.R072, r072, nil},
		{diag.R073, r073, nil},
		{diag.R075, r075, nil},
		{diag.R111, r111, nil},
		{diag.R112, r112, nil},
		{diag.R113, r113, nil},
		{diag.R114, r114, nil},
		{diag.R117, r117, nil},
		{diag.R118, r118, nil},
		{diag.R121, r121, nil},
		{diag.S019, s019, s019Value},
	}
}

// visit walks the values that the author of rec wrote.
func visit(rec model.Record, visitors []visitor, out *report) {
	a, _ := rec.(*model.LevelAnnouncement)
	made := a != nil && derive.Made(a)
	model.Walk(rec, func(v model.Value) {
		if made && (v.Path == "rows" || len(v.Path) > 5 && v.Path[:5] == "rows.") {
			return // made from records that are judged themselves
		}
		for _, see := range visitors {
			see(rec, v, out)
		}
	})
}
