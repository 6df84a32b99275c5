package plan

import "gongshi/generator/model"

// ListEntry is one line of a list of things: a link, a state in words, and
// short facts below, one of which is a date.
type ListEntry struct {
	Link  Link
	State *State
	Parts []Part
	// Open marks what readers can object to now.
	Open bool
}

// Part is a short fact of a list entry: words, a day or a period, words.
type Part struct {
	Text       string
	Day, Until model.Day
	After      string
}

// ChangeLine is one line of a list of changes, newest first.
type ChangeLine struct {
	Day model.Day
	// State is the kind of change; without a class it is a plain tag.
	State State
	Link  Link
	Text  string // what changed, after the link
	Unit  string
}

// Total is one figure of a row of figures.
type Total struct {
	Number int64
	Unit   string
	Label  string
}
