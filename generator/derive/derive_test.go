package derive

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"gongshi/generator/load"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

const office = `
[[unit]]
id = "ju"
name = "某县某局"
kind = "government"
admin_level = "county"
dept_label = "科室"
head_post = "juzhang"
superior_bodies = [{role = "上级纪检机关", body = "jiwei"}]
schemes = {levels = "dengji", chains = ["yiban", "danwei"]}
status = "approved"

[[vocabulary]]
id = "role"
for = "role"
values = [{code = "主要领导", aliases = ["会主要领导"]}, {code = "一把手", label = "主要领导"}]
status = "approved"

[[level_scheme]]
id = "dengji"
name = "等级"
basis = "by_criteria"
aliases = {"1" = "A"}
status = "approved"
levels = [{code = "B", label = "B级", rank = 2}, {code = "A", label = "A级", rank = 1}]

[[review_chain]]
id = "yiban"
title = "一般"
applies_to = ["risk_point"]
status = "approved"
steps = [{order = 1, name = "评议", kind = "review"}, {order = 2, name = "审核", kind = "review", decides = true}, {order = 3, name = "公示", kind = "announce"}]

[[review_chain]]
id = "danwei"
title = "单位层面"
applies_to = ["risk_point"]
layers = ["单位"]
status = "approved"
steps = [{order = 1, name = "上级审核", kind = "review", decides = true}]

[[department]]
id = "yi"
name = "一科"
kind = "inner"
head_post = "kezhang"
leader_in_charge = "fujuzhang"
quarterly_disclosure = true
status = "approved"

[[department]]
id = "er"
name = "二科"
kind = "inner"
status = "approved"

[[post]]
id = "juzhang"
name = "局长"
status = "approved"

[[post]]
id = "fujuzhang"
name = "副局长"
level = "B"
status = "approved"

[[post]]
id = "kezhang"
name = "科长"
department = "yi"
status = "approved"

[[body]]
id = "jiwei"
title = "纪委"
kind = "discipline_organ"
status = "approved"

[[power]]
id = "xuke"
title = "许可"
status = "approved"
`

func siteOf(t *testing.T, more string) *model.Site {
	t.Helper()
	snap, _, err := source.Take(fstest.MapFS{
		"gongshi.toml":      {Data: []byte("[site]\ntitle = \"站\"\n")},
		"data/ju/unit.toml": {Data: []byte(office + more)},
	}, source.SnapshotOptions{})
	if err != nil {
		t.Fatal(err)
	}
	settings, faults := load.Settings(snap)
	site, more2 := load.Site(snap, settings, day(t, "2013-01-20"), load.Options{})
	for _, d := range append(faults, more2...) {
		t.Errorf("%s %s", d.Code, d.Text.EN)
	}
	return site
}

func day(t *testing.T, s string) model.Day {
	t.Helper()
	d, err := model.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func find[T any](t *testing.T, s *model.Site, kind, id string) *T {
	t.Helper()
	r, ok := s.Find(model.KindOf(kind), "ju", id).(any).(*T)
	if !ok {
		t.Fatalf("no %s %s", kind, id)
	}
	return r
}

func point(id, layer, level, review, more string) string {
	return fmt.Sprintf(`
[[risk_point]]
id = %q
text = "风险"
subject = "post:kezhang"
power = "xuke"
layer = %q
level = %q
status = "approved"
review = [%s]
%s
`, id, layer, level, review, more)
}

const passed = `{step = "评议", on = 2012-03-01, result = "pass"}, {step = "审核", on = 2012-03-05, result = "pass"}`

func TestDecidedOnIsTheLastPassOfTheDecidingStep(t *testing.T) {
	s := siteOf(t,
		point("a", "岗位", "A", passed, "")+
			point("b", "岗位", "A", `{step = "审核", on = 2012-03-05, result = "pass"}, {step = "审核", on = 2012-03-06, result = "return"}`, "")+
			point("c", "岗位", "A", `{step = "审核", on = 2012-03-05, result = "return"}, {step = "审核", on = 2012-03-09, result = "pass"}, {step = "公示", on = 2012-03-10, result = "filed"}`, "")+
			point("d", "单位", "A", passed, "")+
			point("e", "单位", "A", `{step = "上级审核", on = 2012-04-01, result = "pass"}`, "")+
			point("f", "岗位", "A", "", ""))
	for id, want := range map[string]string{"a": "2012-03-05", "b": "", "c": "2012-03-09", "d": "", "e": "2012-04-01", "f": ""} {
		got, ok := DecidedOn(s, find[model.RiskPoint](t, s, "risk_point", id))
		if got.String() != want || ok != (want != "") {
			t.Errorf("%s: decided on %q (%v), want %q", id, got, ok, want)
		}
	}
}

func TestResolveRole(t *testing.T) {
	s := siteOf(t, "")
	u := s.Unit("ju")
	for _, c := range []struct{ role, kind, subject, want string }{
		{"主要领导", "post", "kezhang", "juzhang"},
		{"会主要领导", "post", "kezhang", "juzhang"}, // an alias of the vocabulary
		{"一把手", "unit", "ju", "juzhang"},        // by its label
		{"分管领导", "post", "kezhang", "fujuzhang"},
		{"分管领导", "department", "yi", "fujuzhang"},
		{"分管领导", "unit", "ju", "fujuzhang"},
		{"分管领导", "post", "juzhang", ""}, // nobody stands above
		{"分管领导", "department", "er", "lacks er.leader_in_charge"},
		{"科室负责人", "department", "yi", "kezhang"},
		{"部门负责人", "department", "yi", "kezhang"},
		{"上级纪检机关", "post", "kezhang", "jiwei"},
		{"群众", "post", "kezhang", ""},
	} {
		h := ResolveRole(s, u, c.role, s.Find(model.KindOf(c.kind), "ju", c.subject))
		var got []string
		for _, r := range h.Records {
			got = append(got, r.Base().ID.V)
		}
		if h.Lacks != nil {
			got = append(got, "lacks "+h.Lacks.Base().ID.V+"."+h.Field)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s of %s: %v, want %q", c.role, c.subject, got, c.want)
		}
	}
}

func TestAnnouncementRowsAreWhatWasDecided(t *testing.T) {
	s := siteOf(t,
		point("a", "岗位", "B", passed, "")+
			point("b", "岗位", "1", passed, "")+
			point("later", "岗位", "A", strings.ReplaceAll(passed, "2012", "2013"), "")+
			point("gone", "岗位", "A", passed, "valid_to = 2012-05-31")+
			point("raised", "岗位", "A", passed, `adjustments = [{on = 2012-08-01, from = "B", to = "A", reason = "变"}]`)+
			point("none", "岗位", "B", "", "")+`
[[level_announcement]]
id = "quanli"
subject_type = "powers"
as_of = 2012-06-01
status = "draft"

[[level_announcement]]
id = "gangwei"
subject_type = "posts"
as_of = 2012-06-01
status = "draft"

[[level_announcement]]
id = "bumen"
subject_type = "departments"
as_of = 2012-06-01
status = "draft"
`)
	for id, want := range map[string]string{
		"quanli": "xuke A b, xuke B a, xuke B raised", "gangwei": "kezhang A b, kezhang B a, kezhang B raised", "bumen": "",
	} {
		var got []string
		for _, r := range AnnouncementRows(s, find[model.LevelAnnouncement](t, s, "level_announcement", id)) {
			got = append(got, r.Subject.Base().ID.V+" "+r.Level+" "+r.From.Base().ID.V)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %v, want %s", id, got, want)
		}
	}
}

func TestRowsByPostComeFromPosts(t *testing.T) {
	s := siteOf(t, `
[[level_announcement]]
id = "gangwei"
subject_type = "posts"
as_of = 2012-06-01
status = "draft"
`)
	find[model.LevelScheme](t, s, "level_scheme", "dengji").Basis.V = "by_post"
	rows := AnnouncementRows(s, find[model.LevelAnnouncement](t, s, "level_announcement", "gangwei"))
	if len(rows) != 1 || rows[0].Subject.Base().ID.V != "fujuzhang" || rows[0].Level != "B" {
		t.Errorf("got %+v", rows)
	}
}

func TestCompleteSurvivesTheFilter(t *testing.T) {
	s := siteOf(t, strings.Replace(point("a", "岗位", "A", passed, "scope = \"unit\""), `"approved"`, `"published"`, 1)+`
[[level_announcement]]
id = "quanli"
title = "公示"
subject_type = "powers"
as_of = 2012-06-01
scope = "unit"
status = "published"
scope_decision = {by = "jiwei", on = 2012-05-01, doc = "纪要"}
`)
	Complete(s)
	shown, _ := s.For(model.Office)
	p := find[model.RiskPoint](t, shown, "risk_point", "a")
	if p.Facts.State != "published" || p.Facts.DecidedOn.String() != "2012-03-05" {
		t.Errorf("facts %+v", p.Facts)
	}
	a := find[model.LevelAnnouncement](t, shown, "level_announcement", "quanli")
	if a.Facts.WidenedBy != "纪委" || a.Facts.WidenedOn.String() != "2012-05-01" {
		t.Errorf("facts %+v", a.Facts)
	}
	if len(a.Rows) != 1 || !Made(a) || a.Rows[0].Subject.To != model.Record(find[model.Power](t, shown, "power", "xuke")) || !a.Rows[0].Level.Set() {
		t.Errorf("rows %+v", a.Rows)
	}
}

func TestWrittenRowsStay(t *testing.T) {
	s := siteOf(t, `
[[level_announcement]]
id = "gangwei"
subject_type = "posts"
as_of = 2012-06-01
status = "draft"
rows = [{subject = "juzhang", level = "A"}]
`)
	Complete(s)
	a := find[model.LevelAnnouncement](t, s, "level_announcement", "gangwei")
	if len(a.Rows) != 1 || Made(a) {
		t.Errorf("rows %+v", a.Rows)
	}
}

func TestPublicityAt(t *testing.T) {
	for _, c := range []struct {
		from, to, asOf string
		want           Publicity
	}{
		{"2012-04-26", "2012-04-29", "2012-04-25", Publicity{Coming, 4, 1}},
		{"2012-04-26", "2012-04-29", "2012-04-26", Publicity{Open, 4, 4}},
		{"2012-04-26", "2012-04-29", "2012-04-29", Publicity{Open, 4, 1}},
		{"2012-04-26", "2012-04-29", "2012-04-30", Publicity{Closed, 4, 0}},
		{"2012-06-24", "2012-06-24", "2012-06-24", Publicity{Open, 1, 1}},
		{"2012-04-29", "2012-04-26", "2012-04-27", Publicity{}},
	} {
		if got := PublicityAt(day(t, c.from), day(t, c.to), day(t, c.asOf)); got != c.want {
			t.Errorf("%s…%s at %s: %+v, want %+v", c.from, c.to, c.asOf, got, c.want)
		}
	}
	if got := PublicityAt(model.Day{}, day(t, "2012-04-26"), day(t, "2012-04-26")); got != (Publicity{}) {
		t.Errorf("without a first day: %+v", got)
	}
}

func TestWeekdays(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     int
	}{
		{"2012-04-27", "2012-04-30", 2}, // Friday to Monday
		{"2012-04-28", "2012-04-29", 0}, // a weekend
		{"2012-04-23", "2012-05-06", 10},
	} {
		if got := Weekdays(day(t, c.from), day(t, c.to)); got != c.want {
			t.Errorf("%s…%s: %d, want %d", c.from, c.to, got, c.want)
		}
	}
}

func TestCompareCatalogues(t *testing.T) {
	s := siteOf(t, `
[[power]]
id = "xin"
title = "新"
status = "approved"

[[power_catalogue]]
id = "m1"
as_of = 2011-01-01
powers = ["xuke"]
status = "approved"

[[power_catalogue]]
id = "m2"
as_of = 2012-01-01
powers = ["xin", "xin"]
status = "approved"

[[power_change]]
id = "zeng"
power = "xin"
kind = "added"
on = 2011-05-01
status = "approved"

[[power_change]]
id = "hou"
power = "xin"
kind = "changed"
on = 2012-05-01
status = "approved"
`)
	list := Catalogues(s, "ju")
	d := CompareCatalogues(s, list[0], list[1])
	if len(d.Added) != 1 || d.Added[0].ID.V != "xin" || len(d.Removed) != 1 || d.Removed[0].ID.V != "xuke" ||
		len(d.Changes) != 1 || d.Changes[0].ID.V != "zeng" {
		t.Errorf("got %+v", d)
	}
}

func TestQuarters(t *testing.T) {
	s := siteOf(t, `
[[quarterly_disclosure]]
id = "q1"
department = "er"
period = "2012-Q1"
status = "draft"

[[quarterly_disclosure]]
id = "q3"
department = "er"
period = "2012-Q3"
published_on = 2012-10-01
status = "draft"

[[quarterly_disclosure]]
id = "q3-2"
department = "er"
period = "2012-Q3"
published_on = 2012-10-05
status = "draft"
`)
	lines, periods := Quarters(s, "ju")
	if fmt.Sprint(periods) != "[2012-Q1 2012-Q2 2012-Q3]" {
		t.Errorf("periods %v", periods)
	}
	if len(lines) != 2 || lines[0].Department.ID.V != "yi" || len(lines[0].Disclosures) != 0 || len(lines[1].Disclosures) != 2 {
		t.Fatalf("lines %+v", lines)
	}
	if q := lines[1].Of(periods[2]); q == nil || q.ID.V != "q3-2" {
		t.Errorf("the newest of a quarter is not taken: %+v", q)
	}
	if q := lines[1].Of(periods[1]); q != nil {
		t.Errorf("a quarter without disclosure has %+v", q)
	}
}

func TestCataloguesOfAFilteredSite(t *testing.T) {
	s := siteOf(t, `
[[power_catalogue]]
id = "m1"
as_of = 2011-01-01
scope = "society"
status = "published"
published_on = 2011-01-01

[[power_change]]
id = "zeng"
power = "xuke"
kind = "added"
on = 2011-05-01
scope = "society"
status = "superseded"
published_on = 2011-01-01
`)
	for _, u := range s.Units {
		u.Scope.V, u.Status.V, u.PublishedOn = "society", "published", model.Date{V: day(t, "2011-01-01"), At: u.At}
	}
	Complete(s)
	for _, audience := range model.Audiences() {
		shown, _ := s.For(audience)
		if n, m := len(Catalogues(shown, "ju")), len(ChangesIn(shown, "ju")); n != 1 || m != 1 {
			t.Errorf("%s: %d catalogues, %d changes", audience, n, m)
		}
	}
}
