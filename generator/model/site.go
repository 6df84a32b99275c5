package model

import (
	"reflect"
	"sort"

	"gongshi/generator/source"
)

// Shared is the folder of records that every unit sees.
const Shared = "common"

// Site is all records of a project, or what one audience may see of them. It
// is immutable once Bind ran.
type Site struct {
	Settings Settings
	AsOf     Day
	// Audience is empty on the whole, unfiltered site.
	Audience Audience
	// Units are the units in the order of their ids.
	Units []*Unit
	// Attachments are the files beside the Markdown texts, by path.
	Attachments map[string]*source.File

	records map[*Kind][]Record
	index   map[key]Record
	unit    map[string]*Unit // by folder
	doubles []Double
	lost    map[string]bool // see Lose

	vocabularies map[named][]Choice
}

// Double is an id that two records of one kind and unit use.
type Double struct{ First, Second Record }

type key struct {
	kind *Kind
	home string
	id   string
}

// NewSite returns a site of the given records, sorted by unit, file and place,
// with all references bound.
func NewSite(settings Settings, asOf Day, records []Record, attachments map[string]*source.File) *Site {
	s := &Site{
		Settings: settings, AsOf: asOf, Attachments: attachments,
		records: map[*Kind][]Record{}, index: make(map[key]Record, len(records)), unit: map[string]*Unit{},
	}
	records = append([]Record(nil), records...)
	sort.SliceStable(records, func(i, j int) bool {
		a, b := records[i].Base(), records[j].Base()
		if a.Home != b.Home {
			return a.Home < b.Home
		}
		return a.At.Before(b.At)
	})
	for _, r := range records {
		b := r.Base()
		k := key{b.Kind, b.Home, b.ID.V}
		if first, ok := s.index[k]; ok {
			s.doubles = append(s.doubles, Double{first, r})
			continue
		}
		if u, ok := r.(*Unit); ok {
			s.addUnit(u)
		}
		s.index[k] = r
		s.records[b.Kind] = append(s.records[b.Kind], r)
	}
	s.bind()
	s.gatherVocabularies()
	return s
}

// addUnit makes u the unit of its folder. Where a folder wrongly holds several
// the one whose id is the folder's name stands for it, else the first; checking
// reports the others.
func (s *Site) addUnit(u *Unit) {
	switch first := s.unit[u.Home]; {
	case first == nil:
		s.Units = append(s.Units, u)
	case first.ID.V != u.Home && u.ID.V == u.Home:
		s.Units[len(s.Units)-1] = u
	default:
		return
	}
	s.unit[u.Home] = u
}

// Lose notes that records of the folder home, of any folder where home is empty,
// could not be read. That has been reported; what refers to them is no fault.
func (s *Site) Lose(home string) {
	if s.lost == nil {
		s.lost = map[string]bool{}
	}
	s.lost[home] = true
}

// Whole reports whether all records that a name may mean in the folder home
// were read and the folder has its unit. Where it does not hold, a name that
// means nothing may be right.
func (s *Site) Whole(home string) bool {
	return !s.lost[""] && !s.lost[Shared] && !s.lost[home] && (home == Shared || s.unit[home] != nil)
}

// Doubles returns the pairs of records with one id, which rule R001 reports.
// The second of a pair is not part of the site.
func (s *Site) Doubles() []Double { return s.doubles }

// All returns the records of the kind whose struct is T, in the order of
// units, files and places. The slice is new, the records are shared.
func All[T any](s *Site) []*T {
	k := kindOfType(reflect.TypeFor[T]())
	out := make([]*T, 0, len(s.records[k]))
	for _, r := range s.records[k] {
		out = append(out, any(r).(*T))
	}
	return out
}

// In returns the records of the kind whose struct is T that lie in the folder
// home.
func In[T any](s *Site, home string) []*T {
	k := kindOfType(reflect.TypeFor[T]())
	rs := s.Home(k, home)
	out := make([]*T, len(rs))
	for i, r := range rs {
		out[i] = any(r).(*T)
	}
	return out
}

// Home returns the records of kind k in the folder home; shared memory.
func (s *Site) Home(k *Kind, home string) []Record {
	rs := s.records[k]
	i := sort.Search(len(rs), func(i int) bool { return rs[i].Base().Home >= home })
	j := i + sort.Search(len(rs)-i, func(j int) bool { return rs[i+j].Base().Home > home })
	return rs[i:j]
}

// Records returns all records of kind k; shared memory.
func (s *Site) Records(k *Kind) []Record { return s.records[k] }

// Find returns the record of kind k that the name id means in the folder home:
// first the folder's own, then a shared one. It returns nil where there is none.
func (s *Site) Find(k *Kind, home, id string) Record {
	if r, ok := s.index[key{k, home, id}]; ok {
		return r
	}
	return s.index[key{k, Shared, id}]
}

// Unit returns the unit that owns the folder home, or nil.
func (s *Site) Unit(home string) *Unit {
	return s.unit[home]
}

// Resolve returns all records that name means for field f of a record of kind
// own in folder home. More than one means that the name is ambiguous.
func (s *Site) Resolve(f *Field, own *Kind, home string, name Name) []Record {
	kindName, unit, id := name.Split()
	if unit != "" {
		home = unit
	}
	var found []Record
	for _, k := range f.TargetKinds(own) {
		if kindName != "" && k.Name != kindName {
			continue
		}
		target := home
		if k.Name == "unit" && unit == "" {
			target = id // a unit's folder bears its id
		}
		var r Record
		if unit != "" {
			r = s.index[key{k, target, id}]
		} else {
			r = s.Find(k, target, id)
		}
		if r != nil {
			found = append(found, r)
		}
	}
	return found
}

// bind points every reference of every record at the record it names.
func (s *Site) bind() {
	for _, rs := range s.records {
		for _, r := range rs {
			s.bindRecord(r)
		}
	}
}

func (s *Site) bindRecord(r Record) {
	b := r.Base()
	if u := s.Unit(b.Home); u != nil && b.Kind.Name != "unit" {
		b.Owner.To = u
	}
	Walk(r, func(v Value) {
		if c, ok := v.Ptr.(*Count); ok && len(v.Field.Targets) > 0 {
			if found := s.Resolve(v.Field, b.Kind, b.Home, Name{V: c.Key.V}); len(found) == 1 {
				c.To = found[0]
			}
			return
		}
		ref, ok := v.Ptr.(binder)
		if !ok {
			return
		}
		if any, ok := ref.(*AnyRef); ok && any.Free {
			return
		}
		if found := s.Resolve(v.Field, b.Kind, b.Home, *ref.name()); len(found) == 1 {
			ref.bind(found[0])
		}
	})
}
