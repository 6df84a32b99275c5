package diag

import (
	"io"
	"net/url"
	"strings"

	"gongshi/generator/source"
)

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool struct {
		Driver sarifDriver `json:"driver"`
	} `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifDriver struct {
	Name  string      `json:"name"`
	Rules []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID      Code      `json:"id"`
	Short   sarifText `json:"shortDescription"`
	Full    sarifText `json:"fullDescription"`
	Help    sarifText `json:"help"`
	Default struct {
		Level string `json:"level"`
	} `json:"defaultConfiguration"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifResult struct {
	RuleID       Code               `json:"ruleId"`
	RuleIndex    int                `json:"ruleIndex"` // -1 for a code that is not registered
	Level        string             `json:"level"`
	Message      sarifText          `json:"message"`
	Locations    []sarifLocation    `json:"locations"`
	Related      []sarifLocation    `json:"relatedLocations,omitempty"`
	Suppressions []sarifSuppression `json:"suppressions,omitempty"`
}

type sarifLocation struct {
	Physical sarifPhysical `json:"physicalLocation"`
	Message  *sarifText    `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact struct {
		URI string `json:"uri"`
	} `json:"artifactLocation"`
	Region sarifRegion `json:"region"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine"`
	EndColumn   int `json:"endColumn"`
}

type sarifSuppression struct {
	Kind          string `json:"kind"`
	Status        string `json:"status"`
	Justification string `json:"justification"`
}

// WriteSARIF prints a SARIF 2.1.0 log with one run: the rules that occur, with
// their explanations, and the faults in the order given. Waived faults are
// suppressed results with the reason as justification. Columns count
// characters. It returns the first error of w.
func WriteSARIF(w io.Writer, ds []Diagnostic, lang string) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: make([]sarifResult, 0, len(ds))}
	run.Tool.Driver.Name = "gongshi"
	rules, index := sarifRules(ds, lang)
	run.Tool.Driver.Rules = rules
	for _, d := range masked(ds) {
		at, ok := index[d.Code]
		if !ok {
			at = -1
		}
		message := d.Text.In(lang)
		if hint := d.Hint.In(lang); hint != "" {
			message += "\n" + hint
		}
		r := sarifResult{
			RuleID: d.Code, RuleIndex: at, Level: d.Level().String(), Message: sarifText{message},
			Locations: sarifLocations(d.Span, nil),
		}
		for _, n := range d.Also {
			r.Related = append(r.Related, sarifLocations(n.Span, &sarifText{n.Text.In(lang)})...)
		}
		if d.Waived != "" {
			r.Suppressions = []sarifSuppression{{Kind: "inSource", Status: "accepted", Justification: d.Waived}}
		}
		run.Results = append(run.Results, r)
	}
	log := sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	}
	return encode(w, log, "print faults as SARIF")
}

// sarifRules returns the registered rules that ds names, sorted, and their
// places.
func sarifRules(ds []Diagnostic, lang string) ([]sarifRule, map[Code]int) {
	used := map[Code]bool{}
	for _, d := range ds {
		used[d.Code] = true
	}
	rules, index := []sarifRule{}, map[Code]int{}
	for _, in := range registry() {
		if !used[in.Code] {
			continue
		}
		index[in.Code] = len(rules)
		r := sarifRule{
			ID:    in.Code,
			Short: sarifText{in.Title.In(lang)},
			Full:  sarifText{in.What.In(lang)},
			Help:  sarifText{strings.Join([]string{in.Why.In(lang), in.Source.In(lang), in.Mend.In(lang)}, "\n")},
		}
		r.Default.Level = in.Severity.String()
		rules = append(rules, r)
	}
	return rules, index
}

// sarifLocations returns the one place of a span, none for the zero span.
func sarifLocations(s source.Span, message *sarifText) []sarifLocation {
	if s.IsZero() {
		return []sarifLocation{}
	}
	from, to := s.File.Position(int(s.Start)), s.File.Position(int(s.End))
	loc := sarifLocation{Message: message}
	loc.Physical.Artifact.URI = (&url.URL{Path: pathOf(s)}).String()
	loc.Physical.Region = sarifRegion{from.Line, from.Column, to.Line, to.Column}
	return []sarifLocation{loc}
}
