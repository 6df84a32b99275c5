package model

import (
	"reflect"
	"strings"

	"gongshi/generator/source"
)

// Need says whether an author must give a field.
type Need uint8

// The needs. A Conditional field is required where a rule says so.
const (
	Optional Need = iota
	Required
	Conditional
)

// Type is the form of a field's value.
type Type uint8

// The types of fields.
const (
	TypeText Type = iota
	TypeMarkdown
	TypeInt
	TypeNumber
	TypeBool
	TypeDay
	TypeDatex
	TypePeriod
	TypeRef    // one kind
	TypeAnyRef // several kinds, words or text
	TypeCounts // table of totals
	TypePairs  // table with free keys
	TypeGroup  // nested table with fields of its own
	TypeWords  // list of words, for settings alone
)

// Field is one field of a kind or of a nested table.
type Field struct {
	Key      string
	Index    []int // path in the struct, for reflection
	Type     Type
	List     bool // an array of the type
	Need     Need
	Vis      Reach
	Enum     []string // closed values, nil where open
	From     string   // what gives the allowed values, see the package comment
	Targets  []string // kinds a reference may name; "*" for all, "same" for the record's own
	Words    []string // words allowed in place of a reference
	FreeText bool     // Chinese text allowed in place of a reference
	Neutral  string
	IsTitle  bool
	IsBody   bool
	path     string  // dotted keys from the record
	at       []int   // of a nested table: the way to its place in the struct
	Fields   []Field // of a nested table

	target reflect.Type // of a Ref
}

// setPaths gives each field the dotted path of keys that leads to it.
func setPaths(fields []Field, prefix string) {
	for i := range fields {
		f := &fields[i]
		f.path = prefix + f.Key
		setPaths(f.Fields, f.path+".")
	}
}

// FieldsOf returns the field list of a struct that is no kind, such as the
// site's settings.
func FieldsOf[T any]() []Field {
	fields := fieldsOf(reflect.TypeFor[T]())
	setPaths(fields, "")
	return fields
}

func fieldsOf(t reflect.Type) []Field {
	var out []Field
	for i := range t.NumField() {
		sf := t.Field(i)
		key, tagged := sf.Tag.Lookup("key")
		if sf.Anonymous && !tagged && sf.Type.Kind() == reflect.Struct {
			for _, f := range fieldsOf(sf.Type) {
				f.Index = append([]int{i}, f.Index...)
				out = append(out, f)
			}
			continue
		}
		if !tagged {
			continue
		}
		f := Field{Key: key, Index: []int{i}}
		f.readTags(sf.Tag)
		f.readType(sf.Type)
		out = append(out, f)
	}
	return out
}

func (f *Field) readTags(tag reflect.StructTag) {
	switch tag.Get("req") {
	case "R":
		f.Need = Required
	case "C":
		f.Need = Conditional
	}
	switch tag.Get("vis") {
	case "L":
		f.Vis = ReachLimited
	case "U":
		f.Vis = ReachUnit
	case "I":
		f.Vis = ReachInternal
	}
	if s := tag.Get("enum"); s != "" {
		f.Enum = strings.Fields(s)
	}
	f.From = tag.Get("from")
	f.Targets = strings.Fields(tag.Get("ref"))
	f.Words = strings.Fields(tag.Get("words"))
	f.FreeText = tag.Get("text") == "yes"
	f.Neutral = tag.Get("neutral")
	f.IsTitle = tag.Get("title") == "yes"
	f.IsBody = tag.Get("body") == "yes"
}

func (f *Field) readType(t reflect.Type) {
	switch reflect.Zero(t).Interface().(type) {
	case Counts:
		f.Type = TypeCounts
		return
	case Pairs:
		f.Type = TypePairs
		return
	case []SynonymGroup:
		f.Type, f.List = TypeWords, true
		return
	}
	if t.Kind() == reflect.Slice {
		f.List = true
		t = t.Elem()
	}
	switch v := reflect.New(t).Interface().(type) {
	case *Str:
		f.Type = TypeText
	case *MD:
		f.Type = TypeMarkdown
	case *Int:
		f.Type = TypeInt
	case *Num:
		f.Type = TypeNumber
	case *Bool:
		f.Type = TypeBool
	case *Date:
		f.Type = TypeDay
	case *When:
		f.Type = TypeDatex
	case *Term:
		f.Type = TypePeriod
	case *AnyRef:
		f.Type = TypeAnyRef
	case kinded:
		f.Type = TypeRef
		f.target = reflect.TypeOf(v.kindOf()).Elem()
	default:
		f.Type = TypeGroup
		f.Fields = fieldsOf(t)
		if at, ok := t.FieldByName("At"); ok && at.Type == reflect.TypeFor[source.Span]() {
			f.at = at.Index
		}
	}
}

// TargetKinds returns the kinds that a reference in field f of a record of
// kind own may name.
func (f *Field) TargetKinds(own *Kind) []*Kind {
	if f.target != nil {
		return []*Kind{kindOfType(f.target)}
	}
	var out []*Kind
	for _, t := range f.Targets {
		switch t {
		case "*":
			return Kinds()
		case "same":
			out = append(out, own)
		default:
			out = append(out, KindOf(t))
		}
	}
	return out
}

// Value is one value met on a walk: the field it belongs to, the dotted path
// of keys that leads to it, and a pointer to it (*Str, *MD, *Ref[Post] …; for
// a nested table a pointer to its struct).
type Value struct {
	Field *Field
	Path  string
	Ptr   any
	// Reach is how far the value goes within a record of the walk.
	Reach Reach
}

// Place returns where the value stands, the zero span where it was not given.
func (v Value) Place() source.Span {
	switch x := v.Ptr.(type) {
	case *Str: // the commonest types by name: telling them is faster
		return x.At
	case *MD:
		return x.At
	case *Bool:
		return x.At
	case *Date:
		return x.At
	case *When:
		return x.At
	case *AnyRef:
		return x.At
	case interface{ Place() source.Span }:
		return x.Place()
	case *Count:
		return x.Key.At
	case *Pair:
		return x.Key.At
	}
	if v.Field == nil || v.Field.at == nil {
		return source.Span{}
	}
	return *reflect.ValueOf(v.Ptr).Elem().FieldByIndex(v.Field.at).Addr().Interface().(*source.Span)
}

// Ref returns the name and the record of a reference; ok is false where the
// value is no reference.
func (v Value) Ref() (name *Name, to Record, ok bool) {
	b, ok := v.Ptr.(binder)
	if !ok {
		return nil, nil, false
	}
	return b.name(), b.target(), true
}

// Text returns the value's text where it is plain text, Markdown or a name.
func (v Value) Text() string {
	switch x := v.Ptr.(type) {
	case *Str:
		return x.V
	case *MD:
		return x.V
	case *When:
		return x.V.Text
	case *Num:
		return x.V.Text
	case *Pair:
		return x.Value.V
	case *Count:
		return x.Key.V
	}
	if b, ok := v.Ptr.(binder); ok {
		return b.name().V
	}
	return ""
}

// Walk calls visit for every value that the record holds, fields in the order
// of the kind, list items in order, a nested table before its fields. Values
// that were not given are passed over.
func Walk(r Record, visit func(Value)) {
	b := r.Base()
	w := walker{kindDefault: b.Kind.Default, record: ReachOf(b.Scope.V), visit: visit}
	w.fields(reflect.ValueOf(r).Elem(), b.Kind.Fields, ReachPublic)
}

type walker struct {
	kindDefault, record Reach
	visit               func(Value)
}

func (w *walker) fields(v reflect.Value, fields []Field, outer Reach) {
	for i := range fields {
		f := &fields[i]
		fv := v
		for _, at := range f.Index {
			fv = fv.Field(at)
		}
		reach := max(outer, fieldReach(f.Vis, w.kindDefault, w.record))
		if f.List || f.Type == TypeCounts || f.Type == TypePairs {
			for j := range fv.Len() {
				w.one(f, fv.Index(j), reach)
			}
			continue
		}
		w.one(f, fv, reach)
	}
}

func (w *walker) one(f *Field, v reflect.Value, reach Reach) {
	val := Value{Field: f, Path: f.path, Ptr: v.Addr().Interface(), Reach: reach}
	if val.Place().IsZero() {
		return
	}
	w.visit(val)
	if f.Type == TypeGroup {
		w.fields(v, f.Fields, reach)
	}
}
