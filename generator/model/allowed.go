package model

import "strings"

// Choice is one value that a scheme or vocabulary allows.
type Choice struct {
	Code, Label string
	Aliases     []string
}

// Allowed returns the values that from (see Field.From) gives to records in
// the folder home. Declared is false where the unit has no such scheme or
// vocabulary; the choices are then nil.
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

// vocabulary gathers the values of the unit's own and the shared vocabularies
// of that name.
func (s *Site) vocabulary(home, name string) (choices []Choice, declared bool) {
	k := KindOf("vocabulary")
	homes := []string{home}
	if home != Shared {
		homes = append(homes, Shared)
	}
	for _, h := range homes {
		for _, r := range s.Home(k, h) {
			v := r.(*Vocabulary)
			if v.For.V != name {
				continue
			}
			declared = true
			for _, w := range v.Values {
				c := Choice{Code: w.Code.V, Label: w.Text()}
				for _, a := range w.Aliases {
					c.Aliases = append(c.Aliases, a.V)
				}
				choices = append(choices, c)
			}
		}
	}
	return choices, declared
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
