// Package check judges a loaded site by the rules of the disclosure domain,
// and rendered bytes by what their readers may see. It reports faults of
// authors and never errors.
package check

import (
	"slices"

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
	visitors = append(visitors, markdownText, s029Value)
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

// rules is the table of all rules, family by family.
func rules() []rule {
	return slices.Concat(recordRules(), dateRules(), documentRules(), schemeRules(), powerRules(), flowRules(),
		riskRules(), registerRules(), publicationRules(), textRules(), privacyRules())
}

// visit walks the values that the author of rec wrote.
func visit(rec model.Record, visitors []visitor, out *report) {
	made := false // rows made from records that are judged themselves
	switch x := rec.(type) {
	case *model.LevelAnnouncement:
		made = derive.Made(x)
	case *model.Register:
		made = derive.MadeRegister(x)
	}
	model.Walk(rec, func(v model.Value) {
		if made && (v.Path == "rows" || len(v.Path) > 5 && v.Path[:5] == "rows.") {
			return
		}
		for _, see := range visitors {
			see(rec, v, out)
		}
	})
}
