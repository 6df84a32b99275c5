package model

import (
	"reflect"
	"sort"
	"sync"

	"gongshi/generator/source"
)

// Place is where a record or a nested table stands in the source.
type Place = source.Span

// Kind describes one kind of record: how far it may go, where its pages lie,
// and its fields.
type Kind struct {
	// Name is the table's name in TOML, "power".
	Name string
	// Folder is the last part of the address of the kind's list, and the
	// folder of its pages: "powers". Empty: the kind has no page of its own.
	Folder string
	// Default is the kind's usual reach, and the measure of its fields'
	// visibility. It is never assumed for a record.
	Default Reach
	// Ceiling is the widest reach a record may state, Decided the widest one
	// it may state with a recorded decision.
	Ceiling, Decided Reach
	// Shown says how pages of the kind are made.
	Face Face

	// Fields are the kind's own and the common fields, in the order of the
	// struct, own fields first.
	Fields []Field
	// TitleKey is the key of the field that is the record's title.
	TitleKey string
	// BodyKey is the key of the field that takes the text of a Markdown
	// file, "" where the kind cannot be written as one.
	BodyKey string

	typ   reflect.Type
	title []int
}

// Face says how a kind shows on the site.
type Face uint8

// The faces.
const (
	FaceGeneric Face = iota // a list and a page a record, made from the field list
	FaceOwn                 // pages of its own design
	FacePart                // shown on pages of other kinds
)

// New returns an empty record of the kind.
func (k *Kind) New() Record {
	r := reflect.New(k.typ).Interface().(Record)
	r.Base().Kind = k
	return r
}

// Field returns the field with that key, or nil.
func (k *Kind) Field(key string) *Field {
	for i := range k.Fields {
		if k.Fields[i].Key == key {
			return &k.Fields[i]
		}
	}
	return nil
}

// Limits is implemented by kinds whose ceiling depends on the record.
type Limits interface {
	// Limits returns the record's default, ceiling and widest decided reach.
	Limits() (usual, ceiling, decided Reach)
}

// LimitsOf returns the default, ceiling and decided reach of r.
func LimitsOf(r Record) (usual, ceiling, decided Reach) {
	if l, ok := r.(Limits); ok {
		return l.Limits()
	}
	k := r.Base().Kind
	return k.Default, k.Ceiling, k.Decided
}

// kinds carries one exported method for each kind, in the file of the kind.
type kinds struct{}

// declare completes a declaration with the fields of its struct.
func declare[T any](k Kind) *Kind {
	k.typ = reflect.TypeFor[T]()
	k.Fields = fieldsOf(k.typ)
	own, common := k.Fields[:0:0], k.Fields[:0:0]
	n := reflect.TypeFor[Common]().NumField()
	for _, f := range k.Fields {
		if f.Index[0] == 0 && len(f.Index) > 1 && f.Index[1] < n {
			common = append(common, f)
		} else {
			own = append(own, f)
		}
	}
	k.TitleKey = "title"
	for _, f := range own {
		if f.IsTitle {
			k.TitleKey = f.Key
		}
		if f.IsBody {
			k.BodyKey = f.Key
		}
	}
	if _, derived := any(new(T)).(Titler); derived || k.TitleKey != "title" {
		kept := common[:0]
		for _, f := range common {
			if f.Key == "title" {
				if k.TitleKey != "title" {
					continue
				}
				f.Need = Optional
			}
			kept = append(kept, f)
		}
		common = kept
	}
	k.Fields = append(append([]Field{}, common[:min(2, len(common))]...), own...)
	k.Fields = append(k.Fields, common[min(2, len(common)):]...)
	setPaths(k.Fields, "")
	k.title = k.Field(k.TitleKey).Index
	return &k
}

// Titler is implemented by kinds whose title follows from other fields where
// the author gives none.
type Titler interface{ DerivedTitle() string }

// Kinds returns all kinds, sorted by name. The slice and the kinds are shared
// and must not be changed.
func Kinds() []*Kind { return allKinds() }

// KindOf returns the kind with that name, or nil.
func KindOf(name string) *Kind {
	all := allKinds()
	i := sort.Search(len(all), func(i int) bool { return all[i].Name >= name })
	if i < len(all) && all[i].Name == name {
		return all[i]
	}
	return nil
}

// allKinds reads the declarations once; what it returns never changes.
var allKinds = sync.OnceValue(func() []*Kind {
	v := reflect.ValueOf(kinds{})
	var all []*Kind
	for i := range v.NumMethod() {
		all = append(all, v.Method(i).Call(nil)[0].Interface().(*Kind))
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Name < all[j].Name })
	return all
})

// kindOfType returns the kind whose struct is t.
func kindOfType(t reflect.Type) *Kind {
	for _, k := range allKinds() {
		if k.typ == t {
			return k
		}
	}
	return nil
}

// Title returns the record's title as shown: the title the author gave, else
// the one that follows from its fields, else its id.
func Title(r Record) string {
	b := r.Base()
	if s := reflect.ValueOf(r).Elem().FieldByIndex(b.Kind.title).Addr().Interface(); s != nil {
		switch x := s.(type) {
		case *Str:
			if x.V != "" {
				return x.V
			}
		case *MD:
			if x.V != "" {
				return x.V
			}
		}
	}
	if t, ok := r.(Titler); ok {
		if s := t.DerivedTitle(); s != "" {
			return s
		}
	}
	return b.ID.V
}
