package model

import (
	"testing"

	"gongshi/generator/source"
)

// fixture makes records with one place that stands for "given".
type fixture struct{ file *source.File }

func (f fixture) at() source.Span    { return f.file.At(0, 1) }
func (f fixture) str(s string) Str   { return Str{V: s, At: f.at()} }
func (f fixture) name(s string) Name { return Name{V: s, At: f.at()} }
func (f fixture) date(y, m, d int) Date {
	return Date{V: Day{Y: int16(y), M: int8(m), D: int8(d)}, At: f.at()}
}

// record returns a published record of the kind with that name.
func (f fixture) record(kind, home, id, scope string) Record {
	r := KindOf(kind).New()
	b := r.Base()
	b.Home, b.At = home, f.at()
	b.ID, b.Scope, b.Status = f.str(id), f.str(scope), f.str(Published)
	b.PublishedOn = f.date(2012, 3, 1)
	return r
}

func newFixture() fixture {
	return fixture{&source.File{Path: "data/u/a.toml", Bytes: []byte("x")}}
}

var testDay = Day{Y: 2013, M: 1, D: 20}

func TestRecordsAreHeldByScopeStatusAndDay(t *testing.T) {
	f := newFixture()
	for _, c := range []struct {
		scope, status string
		published     Date
		shown         [4]bool // public, limited, unit, office
	}{
		{Society, Published, f.date(2013, 1, 20), [4]bool{true, true, true, true}},
		{Clients, Superseded, f.date(2012, 1, 1), [4]bool{true, true, true, true}},
		{Society, Withdrawn, f.date(2012, 1, 1), [4]bool{true, true, true, true}},
		{Society, Published, f.date(2013, 1, 21), [4]bool{false, false, true, true}},
		{Society, Published, Date{}, [4]bool{false, false, true, true}},
		{Society, Draft, f.date(2012, 1, 1), [4]bool{false, false, true, true}},
		{Society, InReview, f.date(2012, 1, 1), [4]bool{false, false, true, true}},
		{Society, Approved, f.date(2012, 1, 1), [4]bool{false, false, true, true}},
		{Limited, Published, f.date(2012, 1, 1), [4]bool{false, true, true, true}},
		{InUnit, Published, f.date(2012, 1, 1), [4]bool{false, false, true, true}},
		{Superior, Published, f.date(2012, 1, 1), [4]bool{false, false, false, true}},
		{Internal, Published, f.date(2012, 1, 1), [4]bool{false, false, false, true}},
		{"", Published, f.date(2012, 1, 1), [4]bool{false, false, false, true}}, // missing is internal
	} {
		r := f.record("notice", "u", "n", c.scope)
		r.Base().Status.V = c.status
		r.Base().PublishedOn = c.published
		whole := NewSite(Settings{}, testDay, []Record{f.record("unit", "u", "u", Society), r}, nil)
		for i, a := range Audiences() {
			shown, held := whole.For(a)
			got := len(All[Notice](shown)) == 1
			if got != c.shown[i] || got == (len(held) == 1) {
				t.Errorf("scope %q, %s, published %v: %s sees it: %v, want %v", c.scope, c.status, c.published.V, a, got, c.shown[i])
			}
		}
	}
}

func TestFieldsFollowTheRecordOrStayNarrower(t *testing.T) {
	for _, c := range []struct {
		field, usual, record, want Reach
		why                        string
	}{
		{ReachPublic, ReachPublic, ReachPublic, ReachPublic, "a public field of a public record"},
		{ReachUnit, ReachPublic, ReachPublic, ReachUnit, "a post's level stays in the unit"},
		{ReachUnit, ReachUnit, ReachPublic, ReachPublic, "an announcement's rows follow its decision"},
		{ReachLimited, ReachUnit, ReachPublic, ReachPublic, "its totals do, too"},
		{ReachInternal, ReachUnit, ReachPublic, ReachInternal, "what is internal never follows"},
		{ReachPublic, ReachPublic, ReachInternal, ReachInternal, "a field is never wider than its record"},
		{ReachUnit, ReachPublic, ReachInternal, ReachInternal, "the narrower of the two"},
	} {
		if got := fieldReach(c.field, c.usual, c.record); got != c.want {
			t.Errorf("%s: %d, want %d", c.why, got, c.want)
		}
	}
}

func TestReferencesToHiddenRecordsAreCleared(t *testing.T) {
	f := newFixture()
	unit := f.record("unit", "u", "u", Society)
	hidden := f.record("post", "u", "hidden", InUnit).(*Post)
	open := f.record("post", "u", "open", Society).(*Post)
	body := f.record("body", "u", "b", Society).(*Body)
	body.Members = []Member{
		{Post: Ref[Post]{Name: f.name("open")}, Role: f.str("组长"), At: f.at()},
		{Post: Ref[Post]{Name: f.name("hidden")}, Role: f.str("成员"), At: f.at()},
	}
	dept := f.record("department", "u", "d", Society).(*Department)
	dept.HeadPost = Ref[Post]{Name: f.name("hidden")}
	power := f.record("power", "u", "p", Society).(*Power)
	power.Posts = []Ref[Post]{{Name: f.name("hidden")}, {Name: f.name("open")}}
	whole := NewSite(Settings{}, testDay, []Record{unit, hidden, open, body, dept, power}, nil)

	shown, _ := whole.For(Public)
	b := All[Body](shown)[0]
	if len(b.Members) != 2 || b.Members[0].Post.To == nil || b.Members[1].Post.V != "" || !b.Members[1].Post.Hidden {
		t.Errorf("members: %+v", b.Members)
	}
	if d := All[Department](shown)[0]; d.HeadPost.Set() || d.HeadPost.To != nil {
		t.Errorf("the head post of a department still names a hidden post: %+v", d.HeadPost)
	}
	if p := All[Power](shown)[0]; len(p.Posts) != 1 || p.Posts[0].V != "open" {
		t.Errorf("posts: %+v", p.Posts)
	}
	if b.Members[0].Post.To == open {
		t.Error("the shown site points into the whole one")
	}
	if body.Members[1].Post.V != "hidden" || dept.HeadPost.To != hidden || power.Posts[0].To != hidden {
		t.Error("filtering changed the whole site")
	}
	inside, _ := whole.For(WithinUnit)
	if d := All[Department](inside)[0]; d.HeadPost.To == nil || d.HeadPost.To.ID.V != "hidden" {
		t.Errorf("inside the unit: %+v", d.HeadPost)
	}
}

func TestUnitsHideWhatLiesInThem(t *testing.T) {
	f := newFixture()
	whole := NewSite(Settings{}, testDay, []Record{f.record("unit", "u", "u", InUnit), f.record("notice", "u", "n", Society)}, nil)
	shown, held := whole.For(Public)
	if len(All[Notice](shown)) != 0 || len(held) != 2 {
		t.Errorf("%d notices, %d held", len(All[Notice](shown)), len(held))
	}
}

func TestNamesResolveInTheirUnitThenInCommon(t *testing.T) {
	f := newFixture()
	records := []Record{
		f.record("unit", "a", "a", Society), f.record("unit", "b", "b", Society),
		f.record("document", Shared, "law", Society), f.record("document", "a", "plan", Society),
		f.record("document", "b", "plan", Society),
		f.record("post", "a", "office", Society), f.record("department", "a", "office", Society),
	}
	s := NewSite(Settings{}, testDay, records, nil)
	doc := KindOf("power").Field("basis").Fields[0]
	actor := KindOf("flowchart").Field("nodes").Fields[3]
	for _, c := range []struct {
		f    *Field
		home string
		name string
		want []string // kind/home of what is found
	}{
		{&doc, "a", "plan", []string{"document/a"}},
		{&doc, "b", "plan", []string{"document/b"}},
		{&doc, "a", "b/plan", []string{"document/b"}},
		{&doc, "a", "law", []string{"document/common"}},
		{&doc, "a", "c/plan", nil},
		{&doc, "a", "none", nil},
		{&actor, "a", "office", []string{"post/a", "department/a"}},
		{&actor, "a", "department:office", []string{"department/a"}},
		{&actor, "b", "a/office", []string{"post/a", "department/a"}},
		{&actor, "a", "power:office", nil},
	} {
		var got []string
		for _, r := range s.Resolve(c.f, KindOf("power"), c.home, Name{V: c.name}) {
			got = append(got, r.Base().Kind.Name+"/"+r.Base().Home)
		}
		if len(got) != len(c.want) {
			t.Errorf("%s in %s: %v, want %v", c.name, c.home, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s in %s: %v, want %v", c.name, c.home, got, c.want)
			}
		}
	}
}
