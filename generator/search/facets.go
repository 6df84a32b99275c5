package search

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"
)

// facetLabels are the names of facets in the order in which they are shown.
func facetLabels() [][2]string {
	return [][2]string{
		{"unit", "单位"}, {"kind", "种类"}, {"open", "公示状态"}, {"department", "科室"}, {"type", "权力类型"},
		{"level", "风险等级"}, {"year", "年份"}, {"quarter", "季度"},
	}
}

// facets writes the pages of each value of each facet.
func facets(p placed) []byte {
	type value struct {
		Label string `json:"label"`
		N     int    `json:"n"`
		Set   string `json:"set"`
	}
	type facet struct {
		Name   string  `json:"name"`
		Label  string  `json:"label"`
		Values []value `json:"values"`
	}
	all := map[string]map[string][]int32{}
	for i, e := range p.pages {
		for _, f := range e.Facets {
			if all[f.Name] == nil {
				all[f.Name] = map[string][]int32{}
			}
			if list := all[f.Name][f.Value]; len(list) == 0 || list[len(list)-1] != p.slots[i] {
				all[f.Name][f.Value] = append(list, p.slots[i])
			}
		}
	}
	out := struct {
		Facets []facet `json:"facets"`
	}{}
	for _, l := range facetLabels() {
		f := facet{Name: l[0], Label: l[1]}
		for v, list := range all[l[0]] {
			var w bitWriter
			w.set(list, 0, p.size-1)
			f.Values = append(f.Values, value{v, len(list), base64.RawURLEncoding.EncodeToString(w.bytes())})
		}
		latest := l[0] == "year" || l[0] == "quarter"
		slices.SortFunc(f.Values, func(a, b value) int {
			if latest {
				return strings.Compare(b.Label, a.Label)
			}
			return cmp.Or(cmp.Compare(b.N, a.N), strings.Compare(a.Label, b.Label))
		})
		if len(f.Values) > 0 {
			out.Facets = append(out.Facets, f)
		}
	}
	b, err := json.Marshal(out)
	if err != nil { // strings and numbers only
		panic(err)
	}
	return b
}
