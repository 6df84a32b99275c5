package render

import (
	"gongshi/generator/plan"
	"gongshi/generator/text"
)

// smallText breaks what stands in small type in a step into lines of a width in
// ems, each with the address to which it leads.
func smallText(small []plan.Link, ems int) (lines, hrefs []string) {
	for _, s := range small {
		for _, line := range text.Wrap(s.Text, ems*text.Em, smallLines) {
			lines, hrefs = append(lines, line), append(hrefs, s.Href)
		}
	}
	return lines, hrefs
}
