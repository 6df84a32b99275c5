package generator_test

import (
	"bytes"
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"gongshi/generator"
	"gongshi/generator/check"
	"gongshi/generator/derive"
	"gongshi/generator/model"
	"gongshi/generator/plan"
	"gongshi/generator/render"
	"gongshi/generator/search"
	"gongshi/generator/source"
	"gongshi/layouts"
)

// A canary is a mark planted in one field of one record. It is searched for in
// every byte of every output of every audience.
type canary struct {
	kind, field, scope, status string
	reach                      model.Reach // how far it may go
	released                   bool        // status and day allow readers outside the unit to see it
}

func (c canary) allowed(a model.Audience) bool {
	if a.Reach() <= model.ReachLimited && !c.released {
		return false
	}
	return c.reach <= a.Reach()
}

var (
	scopes   = []string{"society", "clients", "limited", "unit", "superior", "internal", ""}
	statuses = []string{"draft", "in_review", "approved", "published", "superseded", "withdrawn", "published-later", "published-undated"}
	asOf     = model.Day{Y: 2013, M: 1, D: 20}
)

// aviary plants the canaries.
type aviary struct {
	file    *source.File
	birds   []canary
	records []model.Record
	files   map[string]*source.File
	// targets are the ids planted for each kind, for references to name.
	targets map[string][]string
	turn    int
}

// mark returns a new mark. It is a slug, so that it can stand in an id, and
// holds no word of another one.
func (a *aviary) mark(c canary) string {
	a.birds = append(a.birds, c)
	return fmt.Sprintf("qz%06dzq", len(a.birds)-1)
}

// number returns a new mark for fields that hold numbers: 97 and seven digits.
func (a *aviary) number(c canary) int64 {
	a.birds = append(a.birds, c)
	return int64(970000000 + len(a.birds) - 1)
}

var (
	wordMark   = regexp.MustCompile(`qz(\d{6})zq`)
	numberMark = regexp.MustCompile(`97(\d{7})`)
)

// found returns the canaries that b holds.
func (a *aviary) found(b []byte) []canary {
	var out []canary
	for _, re := range []*regexp.Regexp{wordMark, numberMark} {
		for _, m := range re.FindAllSubmatch(b, -1) {
			if n, err := strconv.Atoi(string(m[1])); err == nil && n < len(a.birds) {
				out = append(out, a.birds[n])
			}
		}
	}
	return out
}

// visibility is what design.md says, said again: a field whose own visibility
// is not narrower than the kind's default follows the record, another goes as
// far as the narrower of the two.
func visibility(field, usual, record model.Reach) model.Reach {
	if field <= usual {
		return record
	}
	return max(field, record)
}

// plant makes one record of kind k with a canary in every field.
func (a *aviary) plant(k *model.Kind, scope, status string) {
	r := k.New()
	b := r.Base()
	b.Home = "birds"
	at := a.file.At(0, 1)
	b.At = at
	c := canary{kind: k.Name, scope: scope, status: status, reach: model.ReachOf(scope)}
	c.released = status == "published" || status == "superseded" || status == "withdrawn"
	p := planter{aviary: a, kind: k, bird: c, record: c.reach}
	p.fields(reflect.ValueOf(r).Elem(), k.Fields, "", model.ReachPublic)

	c.field = "id"
	b.ID = model.Str{V: a.mark(c), At: at}
	b.Scope = model.Str{V: scope, At: at}
	b.Status = model.Str{V: strings.SplitN(status, "-", 2)[0], At: at}
	b.PublishedOn = model.Date{V: model.Day{Y: 2012, M: 3, D: 1}, At: at}
	switch status {
	case "published-later":
		b.PublishedOn.V = model.Day{Y: 2013, M: 1, D: 21}
	case "published-undated":
		b.PublishedOn = model.Date{}
	}
	shape(r)
	a.targets[k.Name] = append(a.targets[k.Name], b.ID.V)
	a.records = append(a.records, r)
}

// shape gives a record the little order that pages rely on and rules ensure.
func shape(r model.Record) {
	switch x := r.(type) {
	case *model.Flowchart:
		for i := range x.Nodes {
			x.Nodes[i].Type.V = []string{"start", "decision", "end"}[i%3]
		}
		for i := range x.Edges {
			x.Edges[i].From.V = x.Nodes[i%len(x.Nodes)].ID.V
			x.Edges[i].To.V = x.Nodes[(i+1)%len(x.Nodes)].ID.V
		}
	case *model.PowerCatalogue:
		x.AsOf.V = model.Day{Y: 2012, M: 1, D: 1}
	}
}

// planter fills one record.
type planter struct {
	*aviary
	kind   *model.Kind
	bird   canary
	record model.Reach
}

func (p planter) fields(v reflect.Value, fields []model.Field, path string, outer model.Reach) {
	for i := range fields {
		f := &fields[i]
		bird := p.bird
		bird.field = strings.TrimPrefix(path+"."+f.Key, ".")
		bird.reach = max(outer, visibility(f.Vis, p.kind.Default, p.record))
		fv := v.FieldByIndex(f.Index)
		if f.List || f.Type == model.TypeCounts || f.Type == model.TypePairs {
			n := 3
			list := reflect.MakeSlice(fv.Type(), n, n)
			for j := range n {
				p.one(list.Index(j), f, bird)
			}
			fv.Set(list)
			continue
		}
		p.one(fv, f, bird)
	}
}

func (p planter) one(v reflect.Value, f *model.Field, bird canary) {
	at := p.file.At(0, 1)
	switch x := v.Addr().Interface().(type) {
	case *model.Str:
		*x = model.Str{V: p.mark(bird), At: at}
		if f.Enum != nil {
			x.V = f.Enum[len(p.birds)%len(f.Enum)]
		}
		if bird.field == "files.name" {
			x.V += ".pdf"
			name := "content/birds/" + x.V
			p.files[name] = &source.File{Path: name, Bytes: []byte(x.V)}
		}
	case *model.MD:
		*x = model.MD{V: "**" + p.mark(bird) + "** 正文", At: at}
	case *model.When:
		*x = model.When{V: model.Datex{Text: p.mark(bird)}, At: at}
	case *model.Int:
		*x = model.Int{V: p.number(bird), At: at}
	case *model.Num:
		n := p.number(bird)
		*x = model.Num{V: model.Number{Text: fmt.Sprint(n), Float: float64(n)}, At: at}
	case *model.Count:
		*x = model.Count{Key: model.Str{V: p.mark(bird), At: at}, N: model.Int{V: p.number(bird), At: at}}
		if f.Targets != nil {
			x.Key.V = p.target(f)
		}
	case *model.Pair:
		*x = model.Pair{Key: model.Str{V: p.mark(bird), At: at}, Value: model.Str{V: p.mark(bird), At: at}}
	case *model.Bool:
		*x = model.Bool{V: true, At: at}
	case *model.Date:
		*x = model.Date{V: model.Day{Y: 2012, M: int8(1 + len(p.birds)%12), D: int8(1 + len(p.birds)%28)}, At: at}
	case *model.Term:
		period, err := model.ParsePeriod([]string{"2012-Q1", "2012-Q2", "2011", "2012-Q4"}[len(p.birds)%4])
		if err != nil {
			panic(err)
		}
		*x = model.Term{V: period, At: at}
	case *model.AnyRef:
		*x = model.AnyRef{Name: model.Name{V: p.target(f), At: at}}
		if f.FreeText && len(p.birds)%3 == 0 {
			*x = model.AnyRef{Name: model.Name{V: p.mark(bird), At: at}, Free: true}
		}
	default:
		if f.Type == model.TypeRef {
			v.FieldByName("Name").Set(reflect.ValueOf(model.Name{V: p.target(f), At: at}))
			return
		}
		v.FieldByName("At").Set(reflect.ValueOf(at))
		p.fields(v, f.Fields, bird.field, bird.reach)
	}
}

// target names a planted record of a kind that f may name, another one each
// time, so that public records name hidden ones and the other way round.
func (p planter) target(f *model.Field) string {
	kinds := f.TargetKinds(p.kind)
	p.turn++
	for range kinds {
		k := kinds[p.turn%len(kinds)]
		if ids := p.targets[k.Name]; len(ids) > 0 {
			id := ids[(p.turn/len(kinds))%len(ids)]
			if len(kinds) > 1 {
				return k.Name + ":" + id
			}
			return id
		}
		p.turn++
	}
	return "none"
}

// newAviary plants a record for every kind, scope and status, twice, so that
// records of the first round are there for the second to name.
func newAviary() *aviary {
	a := &aviary{
		file:    &source.File{Path: "data/birds/a.toml", Bytes: []byte("x")},
		files:   map[string]*source.File{},
		targets: map[string][]string{},
	}
	unit := model.KindOf("unit").New().(*model.Unit)
	at := a.file.At(0, 1)
	str := func(s string) model.Str { return model.Str{V: s, At: at} }
	unit.Home, unit.At = "birds", at
	unit.ID, unit.Name, unit.Scope, unit.Status = str("birds"), str("试验单位"), str("society"), str("published")
	unit.Type, unit.AdminLevel, unit.DeptLabel = str("government"), str("city"), str("科室")
	unit.PublishedOn = model.Date{V: model.Day{Y: 2012, M: 1, D: 1}, At: at}
	a.records = append(a.records, unit)
	a.targets["unit"] = []string{"birds"}
	for range 2 {
		for _, k := range model.Kinds() {
			if k.Name == "unit" {
				continue
			}
			for _, scope := range scopes {
				for _, status := range statuses {
					a.plant(k, scope, status)
				}
			}
		}
	}
	return a
}

func (a *aviary) site() *model.Site {
	s := model.NewSite(model.Settings{Title: model.Str{V: "试验站"}}, asOf, a.records, a.files)
	derive.Complete(s)
	return s
}

// outputs plans and renders the site for one audience.
func outputs(t *testing.T, shown *model.Site) map[string][]byte {
	t.Helper()
	_, out := planned(t, shown)
	return out
}

// searchIndex makes the index of the site for one audience.
func searchIndex(t *testing.T, shown *model.Site) *search.Index {
	t.Helper()
	p, out := planned(t, shown)
	x, err := generator.SearchIndex(p, out)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func planned(t *testing.T, shown *model.Site) (*plan.Plan, map[string][]byte) {
	t.Helper()
	assets, err := render.Assets(layouts.Files)
	if err != nil {
		t.Fatal(err)
	}
	r, err := render.New(layouts.Files)
	if err != nil {
		t.Fatal(err)
	}
	p, _ := plan.Site(shown, plan.Options{Assets: assets, BaseURL: "https://example.org/"})
	out := map[string][]byte{}
	for _, target := range p.Targets {
		b, err := r.Render(nil, target)
		if err != nil {
			t.Fatalf("%s: %v", target.Path, err)
		}
		out[target.Path] = b
	}
	return p, out
}

func TestNothingHiddenIsInAnyOutput(t *testing.T) {
	a := newAviary()
	whole := a.site()
	for _, audience := range model.Audiences() {
		shown, _ := whole.For(audience)
		seen := map[string]bool{}
		files := outputs(t, shown)
		for name, b := range files {
			for _, c := range a.found(append([]byte(name+"\n"), b...)) {
				if !c.allowed(audience) {
					t.Errorf("%s build, %s: shows %s.%s of a record of scope %q and status %s", audience, name, c.kind, c.field, c.scope, c.status)
				}
				seen[c.kind] = true
			}
			if t.Failed() {
				return
			}
		}
		// The search would be worth nothing if nothing were shown.
		for _, k := range model.Kinds() {
			// Who holds a post stands on a register of that post alone.
			if !seen[k.Name] && k.Name != "unit" && k.Name != "vocabulary" && k.Name != "holder" && (audience != model.Public || k.Default == model.ReachPublic) {
				t.Errorf("%s build: nothing of any %s is shown", audience, k.Name)
			}
		}
		t.Logf("%s: %d files, %d kinds seen", audience, len(files), len(seen))
	}
}

func TestAPlantedLeakIsFound(t *testing.T) {
	a := newAviary()
	whole := a.site()
	shown, _ := whole.For(model.Public)
	leaks := check.NewLeaks(whole, shown, check.KnownText{})
	for _, hidden := range []struct{ kind, scope, code string }{
		{"notice", "internal", "R110"}, {"document", "unit", "R110"}, {"risk_point", "unit", "R065"}, {"measure", "unit", "R065"},
	} {
		for _, r := range whole.Records(model.KindOf(hidden.kind)) {
			b := r.Base()
			if b.Scope.V != hidden.scope || b.Status.V != "published" {
				continue
			}
			page := []byte("<p>" + b.ID.V + "</p>")
			var caught bool
			for _, c := range a.found(page) {
				caught = caught || !c.allowed(model.Public)
			}
			if !caught {
				t.Errorf("the canary search missed the id of a hidden %s", hidden.kind)
			}
			faults := leaks.Scan("index.html", page)
			if len(faults) == 0 || string(faults[0].Code) != hidden.code {
				t.Errorf("the scan of rendered bytes gave %v for the id of a hidden %s, want %s", faults, hidden.kind, hidden.code)
			}
			break
		}
	}
	for name, b := range outputs(t, shown) {
		if faults := leaks.Scan(name, b); len(faults) > 0 && !bytes.Contains(b, []byte("qz")) {
			t.Errorf("%s: %v", name, faults[0].Text.EN)
		}
	}
}
