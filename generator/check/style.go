package check

import (
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/proof"
)

// Style returns what is poor form in the texts of s and no fault, each with
// what a machine may write instead: full-width digits, and document numbers
// whose year stands in other brackets than 〔〕. Numbers that a document of the
// site prints with [] keep them, and issued texts keep what they print.
func Style(s *model.Site) []diag.Diagnostic {
	square := squareAgencies(s)
	var out []diag.Diagnostic
	for _, k := range model.Kinds() {
		for _, rec := range s.Records(k) {
			model.Walk(rec, func(v model.Value) {
				text, at, ok := textOf(v)
				if !ok || text == "" || remark(v) || isFix(rec, v) || quoted(rec, v) {
					return
				}
				_, markdown := v.Ptr.(*model.MD)
				p := placer{at: at, text: text, start: strings.Index(string(at.Bytes()), text)}
				found := pick(proof.Scan(text, &proof.Options{Markdown: markdown, Line: v.Field.IsTitle}), func(f proof.Finding) bool { return f.Style })
				for _, f := range append(found, proof.DocNoBrackets(text)...) {
					if !keepsBrackets(text[:f.Start], f, square) {
						out = append(out, p.diagnostic(f))
					}
				}
			})
		}
	}
	return out
}

// squareAgencies are the agencies whose documents print the year in [].
func squareAgencies(s *model.Site) []string {
	var out []string
	for _, d := range model.All[model.Document](s) {
		if d.DocNo.Bracket.V == "[]" && d.DocNo.Agency.V != "" {
			out = append(out, d.DocNo.Agency.V)
		}
	}
	return out
}

// keepsBrackets reports whether a document number after head is printed with
// [] by one of those agencies.
func keepsBrackets(head string, f proof.Finding, square []string) bool {
	if f.Code != diag.R009 {
		return false
	}
	for _, a := range square {
		if strings.HasSuffix(head, a) {
			return true
		}
	}
	return false
}
