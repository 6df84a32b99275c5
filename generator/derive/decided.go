package derive

import (
	"slices"

	"gongshi/generator/model"
)

// ChainOf returns the review chain that governs r: the one a measure names
// itself, else the first of its unit's chains that applies to records of its
// kind and layer, else nil. A chain for the record's own layer goes before
// one for all layers.
func ChainOf(s *model.Site, r model.Record) *model.ReviewChain {
	if m, ok := r.(*model.Measure); ok && m.Chain.To != nil {
		return m.Chain.To
	}
	b := r.Base()
	u := s.Unit(b.Home)
	if u == nil {
		return nil
	}
	var general *model.ReviewChain
	layer := layerOf(r)
	for _, ref := range u.Schemes.Chains {
		c := ref.To
		if c == nil || !holds(c.AppliesTo, b.Kind.Name) {
			continue
		}
		if len(c.Layers) == 0 {
			if general == nil {
				general = c
			}
		} else if layer != "" && holds(c.Layers, layer) {
			return c
		}
	}
	return general
}

// DecidedOn returns the day on which r was decided: the day of the last pass
// of the deciding step of its chain. Where no chain governs r it is the day
// that an announcement or a quarterly disclosure gives itself. ok is false
// where r was not decided or nothing tells.
func DecidedOn(s *model.Site, r model.Record) (day model.Day, ok bool) {
	c := ChainOf(s, r)
	if c == nil {
		return ownDecision(r)
	}
	i := c.Deciding()
	if i < 0 {
		return ownDecision(r)
	}
	review := r.Base().Review
	for j := len(review) - 1; j >= 0; j-- {
		e := review[j]
		if e.Step.V != c.Steps[i].Name.V {
			continue
		}
		if e.Result.V == "pass" && e.On.Set() {
			return e.On.V, true
		}
		return model.Day{}, false // the last word of that step was no pass
	}
	return model.Day{}, false
}

// ownDecision reads the decision that a record states in fields of its own.
func ownDecision(r model.Record) (model.Day, bool) {
	switch x := r.(type) {
	case *model.LevelAnnouncement:
		return x.DecidedOn.V, x.DecidedOn.Set()
	case *model.QuarterlyDisclosure:
		return x.ApprovedOn.V, x.ApprovedOn.Set()
	}
	return model.Day{}, false
}

func layerOf(r model.Record) string {
	switch x := r.(type) {
	case *model.RiskPoint:
		return x.Layer.V
	case *model.Measure:
		return x.Layer.V
	}
	return ""
}

func holds(list []model.Str, word string) bool {
	return slices.ContainsFunc(list, func(s model.Str) bool { return s.V == word })
}
