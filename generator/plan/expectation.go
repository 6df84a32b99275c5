package plan

import (
	"path"
	"slices"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// firstPage is how many results stand on the first page of results.
const firstPage = 10

// Expectation is a query of the settings with what it must find. Addresses are
// patterns as of path.Match.
type Expectation struct {
	Query  string
	First  []Wanted // one of these among the first Within
	Within int      // 1 … 10
	Any    []Wanted // each of these among the first ten
	Never  []Wanted // none of these among the first ten
	None   bool     // nothing holds all that is asked
	At     source.Span
}

// Wanted is an address or a pattern of addresses, and where it is written.
type Wanted struct {
	Pattern string
	At      source.Span
}

// expectations are those of the settings that can be read.
func expectations(list []model.SearchExpect) []Expectation {
	const usual = 3 // results that are looked at
	wanted := func(list []model.Str) []Wanted {
		var out []Wanted
		for _, a := range list {
			out = append(out, Wanted{a.V, a.At})
		}
		return out
	}
	var out []Expectation
	for i := range list {
		x := &list[i]
		if !x.Query.Set() {
			continue
		}
		e := Expectation{Query: x.Query.V, First: wanted(x.First), Any: wanted(x.Any), Never: wanted(x.Never),
			None: x.None.V, At: x.Query.At, Within: usual}
		if x.Within.Set() {
			e.Within = int(x.Within.V)
		}
		out = append(out, e)
	}
	return out
}

// Judge compares what the query found, site paths in the order of the results,
// with what it must find. The first exact of them hold all that was asked, the
// others are shown where these are few. Of found only the first ten matter.
func (e Expectation) Judge(found []string, exact int) []diag.Diagnostic {
	found = found[:min(len(found), firstPage)]
	var out diag.List
	fault := func(at source.Span, text diag.Message) {
		out.Add(diag.Diagnostic{Code: diag.P007, Severity: diag.Error, Span: at, Text: text, Hint: foundHint(found)})
	}
	if e.None && min(exact, len(found)) > 0 {
		fault(e.At, diag.Say("检索“%s”应当什么也找不到，却找到了 %s", "the query %q must find nothing and finds %s", e.Query, found[0]))
	}
	if head := found[:min(len(found), e.Within)]; len(e.First) > 0 && !slices.ContainsFunc(e.First, func(w Wanted) bool { return w.in(head) != "" }) {
		fault(e.First[0].At, diag.Say("检索“%[1]s”的前%[2]d条里没有 %[3]s", "the first %[2]d results of %[1]q lack %[3]s", e.Query, e.Within, patterns(e.First)))
	}
	for _, w := range e.Any {
		if w.in(found) == "" {
			fault(w.At, diag.Say("检索“%s”的第一页没有 %s", "the first page of results of %q lacks %s", e.Query, w.Pattern))
		}
	}
	for _, w := range e.Never {
		if a := w.in(found); a != "" {
			fault(w.At, diag.Say("检索“%s”的第一页不应有 %s", "the first page of results of %q must not have %s", e.Query, a))
		}
	}
	return out.Sorted()
}

// in returns the first of the addresses that is meant, "" where none is.
func (w Wanted) in(found []string) string {
	for _, a := range found {
		if ok, err := path.Match(w.Pattern, a); ok && err == nil {
			return a
		}
	}
	return ""
}

func patterns(list []Wanted) string {
	var out []string
	for _, w := range list {
		out = append(out, w.Pattern)
	}
	return strings.Join(out, " / ")
}

// foundHint tells what was found.
func foundHint(found []string) diag.Message {
	const most = 5
	if len(found) == 0 {
		return diag.Say("什么也没有找到", "nothing is found")
	}
	list := strings.Join(found[:min(len(found), most)], " ")
	if len(found) > most {
		list += " …"
	}
	return diag.Say("实际找到：%s", "it finds: %s", list)
}
