package derive

import (
	"slices"

	"gongshi/generator/model"
)

// CatalogueDifference is what changed from one version of a catalogue to the
// next. Powers are in the order of the catalogue that holds them.
type CatalogueDifference struct {
	Added, Removed []*model.Power
	// Changes are the changes that explain the difference and those of powers
	// that both versions hold, in order of time.
	Changes []*model.PowerChange
}

// Catalogues returns the versions of the unit's catalogue that were approved,
// oldest first.
func Catalogues(s *model.Site, home string) []*model.PowerCatalogue {
	var out []*model.PowerCatalogue
	for _, c := range model.In[model.PowerCatalogue](s, home) {
		if decided(&c.Common) && c.AsOf.Set() {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b *model.PowerCatalogue) int { return a.AsOf.V.Compare(b.AsOf.V) })
	return out
}

// ChangesIn returns the approved changes in the folder home in order of time.
func ChangesIn(s *model.Site, home string) []*model.PowerChange {
	var out []*model.PowerChange
	for _, c := range model.In[model.PowerChange](s, home) {
		if decided(&c.Common) && c.On.Set() {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b *model.PowerChange) int { return a.On.V.Compare(b.On.V) })
	return out
}

// CompareCatalogues returns what changed from before to after, two versions
// of one unit's catalogue. Changes that after lists, and changes dated from
// the day of before to the day of after, belong to the difference.
func CompareCatalogues(s *model.Site, before, after *model.PowerCatalogue) CatalogueDifference {
	in := func(c *model.PowerCatalogue) map[*model.Power]bool {
		set := make(map[*model.Power]bool, len(c.Powers))
		for _, p := range c.Powers {
			if p.To != nil {
				set[p.To] = true
			}
		}
		return set
	}
	old, now := in(before), in(after)
	var d CatalogueDifference
	for _, p := range after.Powers {
		if p.To != nil && !old[p.To] {
			d.Added = append(d.Added, p.To)
			old[p.To] = true // a double counts once
		}
	}
	for _, p := range before.Powers {
		if p.To != nil && !now[p.To] {
			d.Removed = append(d.Removed, p.To)
			now[p.To] = true
		}
	}
	listed := make(map[*model.PowerChange]bool, len(after.Changes))
	for _, c := range after.Changes {
		if c.To != nil {
			listed[c.To] = true
		}
	}
	for _, c := range ChangesIn(s, after.Home) {
		if listed[c] || !c.On.V.Before(before.AsOf.V) && !c.On.V.After(after.AsOf.V) {
			d.Changes = append(d.Changes, c)
		}
	}
	return d
}

// decided reports whether a record was approved. On a filtered site the status
// is gone and only the record's facts tell.
func decided(b *model.Common) bool {
	return model.Decided(b.Status.V) || b.Facts.State != "" || !b.Facts.DecidedOn.IsZero()
}
