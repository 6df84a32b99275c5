// Package model holds the facts of a disclosure site: one struct and one file
// for each kind of record, the values with their places in the source, and the
// one list of fields that every generic piece of work walks.
//
// A kind is declared once, by an exported method on the type kinds in the file
// of its struct; nothing else has to know of it. Field tags say:
//
//	key      the key in TOML
//	req      R required, C required under a condition that a rule states, absent: optional
//	vis      P society (default), L limited, U inside the unit, I internal
//	enum     the closed values, separated by blanks
//	from     what gives the allowed values: "vocabulary:NAME", or a scheme of the
//	        unit: level, colour, category, layer, risk_kind, direction, place, cause, search_method
//	ref      for AnyRef: the kinds it may name, "*" for every kind
//	words    for references: words allowed instead of an id
//	text     for references: "yes" lets a Chinese text stand for something that has no record
//	neutral  what is shown where the record named is not for this audience; absent: nothing
//	title    "yes": this field is the record's title
//	body     "yes": this field takes the text of a Markdown file
package model
