package check

import (
	"slices"

	"gongshi/generator/model"
)

// standing reports whether rec is approved and holds on the site's day: not
// superseded, withdrawn, run out or yet to come. What no longer holds cannot
// be mended and owes nothing any more.
func standing(s *model.Site, rec model.Record) bool {
	b := rec.Base()
	return decided(rec) && b.Status.V != model.Superseded && b.Status.V != model.Withdrawn &&
		!(b.ValidTo.Set() && b.ValidTo.V.Before(s.AsOf)) && !(b.ValidFrom.Set() && b.ValidFrom.V.After(s.AsOf))
}

// current returns the records of the kind whose struct is T that hold on the
// site's day.
func current[T any](s *model.Site) []*T {
	return pick(model.All[T](s), func(x *T) bool { return standing(s, any(x).(model.Record)) })
}

// currentIn returns those of current that lie in the folder home.
func currentIn[T any](s *model.Site, home string) []*T {
	return pick(model.In[T](s, home), func(x *T) bool { return standing(s, any(x).(model.Record)) })
}

// codeFor returns the code that a word of a scheme or vocabulary means in the
// folder home: the code itself, or that of which it is an alias or the label.
// A word that is unknown comes back as it is.
func codeFor(s *model.Site, home, from, word string) string {
	choices, _ := s.Allowed(home, from)
	for _, c := range choices {
		if c.Code == word {
			return word
		}
	}
	for _, c := range choices {
		if c.Label == word || slices.Contains(c.Aliases, word) {
			return c.Code
		}
	}
	return word
}

// chartsOf returns the flowcharts of each power that hold on the site's day.
func chartsOf(s *model.Site) map[*model.Power][]*model.Flowchart {
	charts := map[*model.Power][]*model.Flowchart{}
	for _, f := range current[model.Flowchart](s) {
		if f.Power.To != nil {
			charts[f.Power.To] = append(charts[f.Power.To], f)
		}
	}
	return charts
}

// runningPowers returns the powers that hold on the site's day and are active.
func runningPowers(s *model.Site) []*model.Power {
	return pick(current[model.Power](s), func(p *model.Power) bool { return p.State.V == model.PowerActive })
}
