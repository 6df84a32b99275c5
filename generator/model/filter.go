package model

import "reflect"

// Held is a record that a build leaves out, and why.
type Held struct {
	Record Record
	Reason HeldReason
}

// HeldReason says why a record is not in a build.
type HeldReason uint8

// The reasons.
const (
	HeldScope  HeldReason = iota // its scope is narrower than the audience
	HeldStatus                   // it is not released
	HeldDay                      // its day of publication has not come, or is missing
	HeldUnit                     // its unit is held back
)

// For returns what the audience may see of s, as a site of its own in which
// nothing else exists: records are left out, fields emptied and references to
// what is left out cleared. It is to be called once, on the whole site, before
// anything is planned. Held lists what was left out, in the order of the site.
func (s *Site) For(a Audience) (*Site, []Held) {
	f := filter{site: s, audience: a, hidden: map[*Common]bool{}}
	var kept []Record
	var held []Held
	for _, k := range Kinds() {
		for _, r := range s.records[k] {
			if why, ok := f.holds(r); ok {
				held = append(held, Held{r, why})
				f.hidden[r.Base()] = true
			}
		}
	}
	for _, k := range Kinds() {
		for _, r := range s.records[k] {
			if !f.hidden[r.Base()] {
				kept = append(kept, f.copy(r))
			}
		}
	}
	out := NewSite(s.Settings, s.AsOf, kept, s.Attachments)
	out.Audience = a
	out.lost = s.lost
	return out, held
}

type filter struct {
	site     *Site
	audience Audience
	hidden   map[*Common]bool
}

// holds reports whether r is left out, and why.
func (f *filter) holds(r Record) (HeldReason, bool) {
	b := r.Base()
	if u := f.site.Unit(b.Home); u != nil && b.Kind.Name != "unit" {
		if _, out := f.holds(u); out {
			return HeldUnit, true
		}
	}
	if ReachOf(b.Scope.V) > f.audience.Reach() {
		return HeldScope, true
	}
	if f.audience.Reach() > ReachLimited {
		return 0, false
	}
	if !Released(b.Status.V) {
		return HeldStatus, true
	}
	if !b.PublishedOn.Set() || b.PublishedOn.V.Compare(f.site.AsOf) > 0 {
		return HeldDay, true
	}
	return 0, false
}

// copy returns a copy of r without the fields that are not for the audience.
func (f *filter) copy(r Record) Record {
	b := r.Base()
	out := reflect.New(reflect.TypeOf(r).Elem())
	out.Elem().Set(reflect.ValueOf(r).Elem())
	c := out.Interface().(Record)
	cut := cutter{filter: f, kindDefault: b.Kind.Default, record: ReachOf(b.Scope.V)}
	cut.fields(out.Elem(), b.Kind.Fields, ReachPublic)
	if n, ok := c.(narrower); ok {
		n.narrow(r, f.audience)
	}
	if by := b.ScopeDecision.By.To; by != nil && f.hidden[by.Base()] {
		c.Base().Facts.WidenedBy = "" // that there was a decision may be told, not by whom
	}
	return c
}

// narrower is implemented by kinds with values whose reach another record
// gives. Narrow empties those that are not for the audience; whole is the
// record before anything was cut.
type narrower interface {
	narrow(whole Record, a Audience)
}

type cutter struct {
	*filter
	kindDefault, record Reach
}

func (c *cutter) fields(v reflect.Value, fields []Field, outer Reach) {
	for i := range fields {
		f := &fields[i]
		fv := v.FieldByIndex(f.Index)
		reach := max(outer, fieldReach(f.Vis, c.kindDefault, c.record))
		if reach > c.audience.Reach() {
			fv.SetZero()
			continue
		}
		if f.List || f.Type == TypeCounts {
			if fv.Len() == 0 {
				continue // keeps "given, but empty" apart from "not given"
			}
			fresh := reflect.MakeSlice(fv.Type(), 0, fv.Len())
			for j := range fv.Len() {
				item := reflect.New(fv.Type().Elem()).Elem()
				item.Set(fv.Index(j))
				if c.value(f, item, reach) {
					fresh = reflect.Append(fresh, item)
				}
			}
			fv.Set(fresh)
			continue
		}
		c.value(f, fv, reach)
	}
}

// value cuts one value in place and reports whether anything of it is left.
func (c *cutter) value(f *Field, v reflect.Value, reach Reach) bool {
	switch f.Type {
	case TypeGroup:
		c.fields(v, f.Fields, reach)
	case TypeRef, TypeAnyRef:
		return c.reference(f, v.Addr().Interface().(binder))
	case TypeCounts:
		n := v.Addr().Interface().(*Count)
		if n.To != nil && c.hidden[n.To.Base()] {
			n.Key.V = f.Neutral
		}
		n.To = nil
	}
	return true
}

// reference clears a reference to what is left out and unbinds the others, so
// that they can be bound within the new site.
func (c *cutter) reference(f *Field, ref binder) bool {
	to := ref.target()
	if to == nil || !c.hidden[to.Base()] {
		if to != nil {
			ref.bind(nil)
		}
		return true
	}
	at := ref.name().At
	ref.clear()
	if f.Neutral == "" {
		return false
	}
	*ref.name() = Name{At: at, Hidden: true}
	return true
}
