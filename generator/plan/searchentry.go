package plan

import (
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/derive"
	"gongshi/generator/model"
)

// The classes of pages in the order of results: what a citizen asks for first.
const (
	classGuide   = 0 // explanations, entries, what is open now
	classCurrent = 1 // powers, charts, open notices, commitments, blank forms
	classOther   = 2 // all other records
	classOver    = 3 // superseded, withdrawn, no longer exercised
)

// FacetNames are the names of facets in the order in which they are offered,
// each with its label.
func FacetNames() []Link {
	return []Link{
		{Text: "单位", Href: "unit"}, {Text: "种类", Href: "kind"}, {Text: "部门", Href: "department"}, {Text: "权力类型", Href: "type"},
		{Text: "风险等级", Href: "level"}, {Text: "季度", Href: "quarter"}, {Text: "年份", Href: "year"}, {Text: "公示期", Href: "open"},
	}
}

// stateOpen is the state of what can be objected to now; results change at
// most once a day with it, as they do not count the days.
const stateOpen = "公示期内"

// recordEntry is the entry of the page of r.
func (p *planner) recordEntry(r model.Record) *SearchEntry {
	b := r.Base()
	e := &SearchEntry{Kind: b.Kind.Wording().ZH, Group: b.Kind.Name, Order: kindOrder(b.Kind.Name), Class: classOther, Unit: unitOf(b.Home), Day: b.PublishedOn.V}
	if f := p.units[b.Home]; f != nil {
		e.UnitName = f.ShortName
	}
	x := p.ownFacets(r, e)
	pub := derive.PublicityAt(b.NoticeFrom.V, b.NoticeTo.V, p.site.AsOf)
	if n, ok := r.(*model.Notice); ok {
		e.ByDay = true
		if e.Kind, pub = n.Type.V, (derive.Publicity{}); n.Type.V == "公示" {
			pub = derive.NoticePublicity(p.site, n)
		}
	}
	switch pub.Phase {
	case derive.Open:
		e.Class, e.State, x.open = classCurrent, stateOpen, stateOpen
	case derive.Coming:
		e.Class, e.State = classCurrent, "尚未开始"
	case derive.Closed:
		e.State = "公示已结束"
	}
	if s := releaseState(r); s != nil {
		e.Class, e.State, x.open = classOver, s.Text, ""
	}
	if b.IndexNo.Set() {
		e.Codes = append(e.Codes, b.IndexNo.V)
	}
	e.Facets = x.list(e)
	return e
}

// kindOrder is the order of kinds within a class: who asks how a thing is done
// wants its page, then its chart; who asks for an announcement wants it before
// what it announces.
func kindOrder(group string) int {
	switch group {
	case "power":
		return 1
	case "flowchart":
		return 2
	case "notice":
		return 3
	case "level_announcement":
		return 4
	}
	return 9
}

// unitOf is the folder home where it is that of a unit.
func unitOf(home string) string {
	if home == model.Shared {
		return ""
	}
	return home
}

// facets are the values of a page beside those of its entry.
type facets struct {
	department, typ, level, open string
	period                       model.Period
}

// list puts the facets into their order; what is "" is left out.
func (x facets) list(e *SearchEntry) []Facet {
	year, quarter := "", ""
	switch {
	case !x.period.IsZero():
		year = strconv.Itoa(x.period.Year())
		if x.period.Kind() == model.QuarterPeriod {
			quarter = x.period.String()
		}
	case !e.Day.IsZero():
		year = strconv.Itoa(int(e.Day.Y))
	}
	values := map[string]string{"unit": e.UnitName, "kind": e.Kind, "department": x.department, "type": x.typ,
		"level": x.level, "quarter": quarter, "year": year, "open": x.open}
	var out []Facet
	for _, n := range FacetNames() {
		if v := values[n.Href]; v != "" {
			out = append(out, Facet{n.Href, v})
		}
	}
	return out
}

// ownFacets fills in what a kind has of its own: kind in words, class, state,
// codes; and returns its facets.
func (p *planner) ownFacets(r model.Record, e *SearchEntry) (x facets) {
	switch r := r.(type) {
	case *model.Power:
		x = p.powerFacets(r)
		e.Class = classCurrent
		if r.State.V != model.PowerActive {
			e.Class, e.State = classOver, powerState(r.State.V).Text
		}
		e.Codes = append(e.Codes, r.Code.V)
	case *model.Flowchart:
		e.Class = classCurrent
		if w := r.Power.To; w != nil {
			x = p.powerFacets(w)
			if newestChart(w) != r && slices.ContainsFunc(w.Flowcharts, func(f model.Ref[model.Flowchart]) bool { return f.To == r }) {
				e.Class, e.State = classOver, "旧版"
			} else if w.State.V != model.PowerActive {
				e.Class, e.State = classOver, powerState(w.State.V).Text
			}
		}
	case *model.PowerCatalogue:
		e.Class, e.State = classGuide, "现行"
		if u := p.site.Unit(r.Home); u != nil && newestCatalogue(p.site, u) != r {
			e.Class, e.State = classOver, "旧版"
		}
	case *model.QuarterlyDisclosure:
		x.period = r.Period.V
		x.department = departmentName(r.Department.To)
		e.Kind = "季度公示"
		e.Codes = append(e.Codes, r.Period.V.String())
	case *model.DisclosureItem:
		x.period = r.Period.V
		if r.Entry.To != nil {
			x.department = departmentName(r.Entry.To.Responsible.To)
		}
	case *model.Document:
		if no := r.DocNo.String(); no != "" {
			e.Codes = append(e.Codes, no)
		}
		e.Kind = "文件"
	case *model.RegisterForm, *model.ReportTemplate:
		e.Kind, e.Class = "表格样式", classCurrent
	case *model.Commitment:
		x.period = r.Period.V
		if r.Type.V == "公开承诺" {
			e.Kind, e.Class = r.Type.V, classCurrent
		}
	}
	return x
}

// powerFacets are those of a power and of its charts. Its level is that of the
// highest of its risk points that the audience may see.
func (p *planner) powerFacets(w *model.Power) facets {
	x := facets{department: departmentName(w.Department.To), typ: p.site.Label(w.Home, "vocabulary:power.type", w.Type.V)}
	rank := 0
	add := func(points []model.Ref[model.RiskPoint]) {
		for _, r := range points {
			if r.To == nil || !r.To.Level.Set() {
				continue
			}
			if l := p.riskLevel(w.Home, r.To.Level.V); l.Rank > 0 && (rank == 0 || l.Rank < rank) {
				rank, x.level = l.Rank, l.Label
			}
		}
	}
	add(w.RiskPoints)
	if chart := newestChart(w); chart != nil {
		for i := range chart.Nodes {
			add(chart.Nodes[i].RiskPoints)
		}
	}
	return x
}

func departmentName(d *model.Department) string {
	if d == nil {
		return ""
	}
	return d.Name.V
}

// standing is a page that is no single record's, as the index sees it.
type standing struct {
	kind, group string
	class       int
}

// standings are these pages by their layout. Those that are not among them are
// not in the index: 404, the site map, search itself, prints of other pages.
func standings() map[string]standing {
	const column = "栏目"
	return map[string]standing{
		"unit":          {"单位", "unit", classGuide},
		"channels":      {"监督渠道", "channels", classGuide},
		"risk":          {"说明", "guide", classGuide},
		"warnings":      {"说明", "guide", classGuide},
		"glossary":      {"说明", "guide", classGuide},
		"about":         {"说明", "guide", classGuide},
		"power-changes": {"权力变动", "power-changes", classGuide},
		"catalogue":     {"公开目录", "catalogue", classGuide},
		"period":        {"季度公示", "period", classGuide},
		"powers":        {column, "column", classGuide},
		"notices":       {column, "column", classGuide},
		"calendar":      {column, "column", classGuide},
		"home":          {column, "list", classCurrent},
		"units":         {column, "list", classCurrent},
		"changes":       {column, "list", classCurrent},
		"open-data":     {column, "list", classCurrent},
		"flowcharts":    {column, "list", classCurrent},
		"catalogues":    {column, "list", classCurrent},
		"items":         {column, "list", classCurrent},
		"disclosures":   {column, "list", classCurrent},
		"announcements": {column, "list", classCurrent},
		"documents":     {column, "list", classCurrent},
		"forms":         {column, "list", classCurrent},
		"registers":     {column, "list", classCurrent},
		"maps":          {column, "list", classCurrent},
		"list":          {column, "list", classCurrent},
		"schedule":      {"工作安排", "schedule", classCurrent},
		"organization":  {"机构职责", "organization", classCurrent},
	}
}

// standingEntry is the entry of a page of that layout which is no record's,
// nil where it is not in the index.
func (p *planner) standingEntry(layout string, g *Page) *SearchEntry {
	s, ok := p.standing[layout]
	if !ok {
		return nil
	}
	e := &SearchEntry{Kind: s.kind, Group: s.group, Order: kindOrder(s.group), Class: s.class, Day: g.Updated}
	if g.Pager != nil && g.Pager.Newer != nil { // a later page of a list
		e.Group, e.Class = "list", classOther
	}
	var x facets
	if g.Unit != nil {
		e.Unit, e.UnitName = g.Unit.Home, g.Unit.ShortName
	}
	if layout == "period" {
		slug := strings.TrimSuffix(strings.TrimPrefix(g.Path, "periods/"), ".html")
		x.period, _ = model.ParsePeriod(strings.ToUpper(slug))
		e.Codes = []string{x.period.String()}
	}
	e.Facets = x.list(e)
	return e
}
