package plan

import (
	"strings"

	"gongshi/generator/model"
)

// Address returns where the record r is shown: a path of the site, with an
// anchor after "#" where the record is part of a page. It is "" for kinds that
// are shown nowhere by themselves.
func Address(r model.Record) string {
	b := r.Base()
	home, id := b.Home, b.ID.V
	switch x := r.(type) {
	case *model.Unit:
		return home + "/index.html"
	case *model.QuarterlyDisclosure:
		if x.Department.To == nil || !x.Period.Set() {
			return ""
		}
		return home + "/disclosures/" + x.Period.V.Slug() + "/" + x.Department.To.ID.V + ".html"
	case *model.Department, *model.Post, *model.Body, *model.Outlet:
		return home + "/organization.html#" + b.Kind.Name + "-" + id
	case *model.Channel:
		return home + "/channels.html#channel-" + id
	case *model.Glossary:
		if home != model.Shared {
			id = home + "-" + id // units may explain one word each
		}
		return "glossary.html#term-" + id
	case *model.PowerChange:
		return home + "/power-changes.html#" + id
	case *model.Schedule:
		return home + "/schedule.html#schedule-" + id
	case *model.ColourScheme:
		return home + "/warnings.html#colour_scheme-" + id
	case *model.LevelScheme, *model.CategoryScheme, *model.ReviewChain, *model.AssessmentScheme,
		*model.RiskPoint, *model.Measure:
		return home + "/risk.html#" + b.Kind.Name + "-" + id
	case *model.DisclosureCatalogue, *model.DisclosureEntry:
		return home + "/catalogue.html#" + id
	case *model.Vocabulary:
		return ""
	}
	if b.Kind.Folder == "" {
		return ""
	}
	return home + "/" + b.Kind.Folder + "/" + id + ".html"
}

// relative returns the link from the page at path from to the site path to,
// which may carry an anchor.
func relative(from, to string) string {
	if i := strings.IndexByte(to, '#'); i >= 0 && to[:i] == from {
		return to[i:]
	}
	for { // drop the folders that both are in
		i, j := strings.IndexByte(from, '/'), strings.IndexByte(to, '/')
		if i < 0 || i != j || from[:i] != to[:j] {
			break
		}
		from, to = from[i+1:], to[j+1:]
	}
	if up := strings.Count(from, "/"); up > 0 {
		return strings.Repeat("../", up) + to
	}
	return to
}

// root returns the way from the page at path up to the site's folder: "",
// "../", "../../" …
func root(path string) string { return strings.Repeat("../", strings.Count(path, "/")) }
