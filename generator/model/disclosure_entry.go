package model

// DisclosureEntry is one line of a disclosure catalogue: what is disclosed, to
// whom, how, when and by whom.
type DisclosureEntry struct {
	Common
	Catalogue   Ref[DisclosureCatalogue] `key:"catalogue" req:"R"`
	Content     Str                      `key:"content" req:"R"`
	To          EntryAudience            `key:"audience" req:"R"`
	Form        []Ref[Outlet]            `key:"form" req:"R"`
	TimeLimit   EntryLimit               `key:"time_limit" req:"R"`
	Procedure   []AnyRef                 `key:"procedure" req:"R" ref:"review_chain" text:"yes"`
	Responsible Ref[Department]          `key:"responsible" req:"R"`
	Class       Str                      `key:"class" req:"R" from:"vocabulary:disclosure.class"`
	Update      Str                      `key:"update" req:"R" enum:"once month quarter half year on_change"`
	Redaction   []Str                    `key:"redaction"`
}

// EntryAudience is the 范围 of an entry.
type EntryAudience struct {
	Scope Str `key:"scope" req:"R" enum:"society clients limited unit superior internal"`
	Text  Str `key:"text"`
	At    Place
}

// EntryLimit is the 时限 of an entry.
type EntryLimit struct {
	Type    Str `key:"kind" req:"R" enum:"before within continuous"`
	Days    Int `key:"days"`
	DayKind Str `key:"day_kind" enum:"日 工作日"`
	Of      Str `key:"of"`
	At      Place
}

// DisclosureEntry declares the kind.
func (kinds) DisclosureEntry() *Kind {
	return declare[DisclosureEntry](Kind{Name: "disclosure_entry", Face: FacePart})
}
