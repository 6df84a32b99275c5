package model

import (
	"strings"

	"gongshi/generator/source"
)

// Name is what an author writes to name another record: "id", "unit/id", or
// for references to several kinds "kind:id".
type Name struct {
	V  string
	At source.Span
	// Hidden is set on a filtered site where the record named exists but is
	// not for this audience; V is then empty.
	Hidden bool
}

// Set reports whether the author named something.
func (n Name) Set() bool { return !n.At.IsZero() }

// Place returns where the name stands.
func (n Name) Place() source.Span { return n.At }

// Split takes a name apart; kind and unit are "" where they were not written.
func (n Name) Split() (kind, unit, id string) {
	id = n.V
	if k, rest, ok := strings.Cut(id, ":"); ok {
		kind, id = k, rest
	}
	if u, rest, ok := strings.Cut(id, "/"); ok {
		unit, id = u, rest
	}
	return kind, unit, id
}

// Ref names a record of one kind. To is nil until Bind found it.
type Ref[T any] struct {
	Name
	To *T
}

// AnyRef names a record of one of several kinds, or holds one of the words or
// the free text that its field allows; To is nil then.
type AnyRef struct {
	Name
	To Record
	// Free is set where the name is an allowed word or text and no id.
	Free bool
}

// binder is a reference as generic code sees it.
type binder interface {
	name() *Name
	bind(Record)
	target() Record
	clear()
}

func (r *Ref[T]) name() *Name { return &r.Name }
func (r *Ref[T]) bind(to Record) {
	r.To, _ = any(to).(*T)
}
func (r *Ref[T]) clear() { *r = Ref[T]{} }
func (r *Ref[T]) target() Record {
	if r.To == nil {
		return nil
	}
	return any(r.To).(Record)
}
func (r *Ref[T]) kindOf() any { return (*T)(nil) }

func (r *AnyRef) name() *Name    { return &r.Name }
func (r *AnyRef) bind(to Record) { r.To = to }
func (r *AnyRef) clear()         { *r = AnyRef{} }
func (r *AnyRef) target() Record { return r.To }

// kinded is implemented by a Ref, not by an AnyRef.
type kinded interface{ kindOf() any }
