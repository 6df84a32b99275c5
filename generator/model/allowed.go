package model

import "strings"

// Choice is one value that a scheme or vocabulary allows.
type Choice struct {
	Code, Label string
	Aliases     []string
}

// Allowed returns the values that from (see Field.From) gives to records in
// the folder home. Declared is false where the unit has no such scheme or
// vocabulary; the choices are then nil. The caller must not change them.
func (s *Site) Allowed(home, from string) (choices []Choice, declared bool) {
	if name, ok := strings.CutPrefix(from, "vocabulary:"); ok {
		return s.vocabulary(home, name)
	}
	u := s.Unit(home)
	if u == nil {
		return nil, false
	}
	switch from {
	case "level":
		return levelChoices(u.Schemes.Levels.To)
	case "colour":
		return colourChoices(u.Schemes.Colours.To)
	}
	c := u.Schemes.Categories.To
	if c == nil {
		return nil, false
	}
	switch from {
	case "category":
		for _, x := range c.Categories {
			choices = append(choices, Choice{Code: x.Code.V, Label: x.Label.V})
		}
		return choices, len(c.Categories) > 0
	case "layer":
		for _, x := range c.Layers {
			choices = append(choices, Choice{Code: x.Code.V, Label: x.Label.V})
		}
		return choices, len(c.Layers) > 0
	case "place":
		return answeredChoices(c.Places)
	case "cause":
		return answeredChoices(c.Causes)
	case "risk_kind":
		return plainChoices(c.Types)
	case "direction":
		return plainChoices(c.Directions)
	case "search_method":
		return plainChoices(c.SearchMethods)
	}
	return nil, false
}

// Label returns what readers see for a code of from: the label of the scheme
// or vocabulary, else the code itself.
func (s *Site) Label(home, from, code string) string {
	choices, _ := s.Allowed(home, from)
	for _, c := range choices {
		if c.Code == code {
			return c.Label
		}
	}
	for _, c := range choices {
		for _, a := range c.Aliases {
			if a == code {
				return c.Label
			}
		}
	}
	return code
}

// named is a vocabulary as the folder home sees it.
type named struct{ home, name string }

// vocabulary returns the values of the unit's own and the shared vocabularies
// of that name; shared memory.
func (s *Site) vocabulary(home, name string) (choices []Choice, declared bool) {
	choices, declared = s.vocabularies[named{home, name}]
	if !declared { // the unit has none of its own
		choices, declared = s.vocabularies[named{Shared, name}]
	}
	return choices, declared
}

// gatherVocabularies fills what vocabulary looks up: pages ask for the label
// of a code a hundred thousand times.
func (s *Site) gatherVocabularies() {
	s.vocabularies = map[named][]Choice{}
	records := s.records[KindOf("vocabulary")]
	add := func(to named, v *Vocabulary) {
		choices := s.vocabularies[to]
		for _, w := range v.Values {
			c := Choice{Code: w.Code.V, Label: w.Text()}
			for _, a := range w.Aliases {
				c.Aliases = append(c.Aliases, a.V)
			}
			choices = append(choices, c)
		}
		s.vocabularies[to] = choices
	}
	for _, r := range records {
		v := r.(*Vocabulary)
		add(named{v.Home, v.For.V}, v)
	}
	own := make([]named, 0, len(s.vocabularies))
	for n := range s.vocabularies {
		if n.home != Shared {
			own = append(own, n)
		}
	}
	for _, n := range own {
		s.vocabularies[n] = append(s.vocabularies[n], s.vocabularies[named{Shared, n.name}]...)
	}
}

func levelChoices(l *LevelScheme) (choices []Choice, declared bool) {
	if l == nil {
		return nil, false
	}
	for _, x := range l.Levels {
		c := Choice{Code: x.Code.V, Label: x.Label.V}
		for _, a := range l.Aliases {
			if a.Value.V == x.Code.V {
				c.Aliases = append(c.Aliases, a.Key.V)
			}
		}
		choices = append(choices, c)
	}
	return choices, true
}

func colourChoices(l *ColourScheme) (choices []Choice, declared bool) {
	if l == nil {
		return nil, false
	}
	for _, x := range l.Colours {
		choices = append(choices, Choice{Code: x.Code.V, Label: x.Label.V})
	}
	return choices, true
}

func answeredChoices(list []Answered) (choices []Choice, declared bool) {
	for _, x := range list {
		choices = append(choices, Choice{Code: x.Code.V, Label: x.Label.V})
	}
	return choices, len(list) > 0
}

func plainChoices(list []Str) (choices []Choice, declared bool) {
	for _, x := range list {
		choices = append(choices, Choice{Code: x.V, Label: x.V})
	}
	return choices, len(list) > 0
}
