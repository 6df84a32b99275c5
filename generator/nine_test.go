package generator_test

import (
	"testing"

	"gongshi/generator"
	"gongshi/generator/model"
)

// TestNineSystemsAreTold counts what the texts behind the example site state.
func TestNineSystemsAreTold(t *testing.T) {
	p, err := generator.Read(generator.Options{Dir: "..", AsOf: "2013-01-20"})
	if err != nil {
		t.Fatal(err)
	}
	s := p.Site
	if len(s.Units) != 9 {
		t.Errorf("%d units", len(s.Units))
	}
	schemes, bases := 0, map[string]bool{}
	for _, u := range s.Units {
		powers, charts := 0, 0
		for _, w := range model.In[model.Power](s, u.Home) {
			powers++
			if len(w.Flowcharts) > 0 {
				charts++
			}
		}
		if powers > 0 && (powers < 6 || charts != powers) {
			t.Errorf("%s: %d powers, %d with a flowchart", u.Home, powers, charts)
		}
		if c := u.Schemes.Colours.To; c != nil {
			schemes++
			if !c.Explanation.Set() {
				t.Errorf("%s: warnings are not explained in words", u.Home)
			}
		}
		if l := u.Schemes.Levels.To; l != nil {
			bases[l.Basis.V] = true
		}
	}
	if schemes != 4 {
		t.Errorf("%d schemes of warnings are explained, want 4", schemes)
	}
	for _, b := range []string{"by_criteria", "by_post", "mixed"} {
		if !bases[b] {
			t.Errorf("no unit has levels %s", b)
		}
	}
	for home, want := range map[string][2]int{"guangyuan-redcross": {6, 22}, "city-committee": {6, 18}} {
		if m, tasks := mechanismsOf(s, home); m != want[0] || tasks != want[1] {
			t.Errorf("%s: %d mechanisms with %d tasks, want %v", home, m, tasks, want)
		}
	}
	for home, want := range map[string]int{"dongying-dpf": 3, "wenzhou-invest": 3, "weining-commerce": 2} {
		if n := len(model.In[model.RegisterForm](s, home)); n < want {
			t.Errorf("%s: %d forms, want %d", home, n, want)
		}
	}
	if s.Find(model.KindOf("unit"), "xiangyuan-school", "xiangyuan-school").(*model.Unit).Schemes.Levels.Set() {
		t.Error("the smallest system has levels")
	}
}

// mechanismsOf returns the most mechanisms that a document of the unit sets
// up, and their tasks.
func mechanismsOf(s *model.Site, home string) (mechanisms, tasks int) {
	for _, d := range model.In[model.Document](s, home) {
		if len(d.Mechanisms) > mechanisms {
			mechanisms, tasks = len(d.Mechanisms), 0
			for _, m := range d.Mechanisms {
				tasks += len(m.Tasks)
			}
		}
	}
	return mechanisms, tasks
}
