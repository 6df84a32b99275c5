package model

// SearchSettings is [search] of gongshi.toml: words that search takes for each
// other, and what queries must find.
type SearchSettings struct {
	Synonyms []SynonymGroup `key:"synonyms"`
	Expect   []SearchExpect `key:"expect"`
	At       Place
}

// SynonymGroup is words that stand for each other.
type SynonymGroup struct {
	Words []Str
	At    Place
}

// SearchExpect is a query and what it must find. Addresses are paths of the
// site; in them * stands for any letters within a part, as in path.Match.
type SearchExpect struct {
	Query  Str   `key:"query" req:"R"`
	First  []Str `key:"first"`  // one of these among the first Within
	Within Int   `key:"within"` // 1 … 10; 3 where not given
	Any    []Str `key:"any"`    // each of these among the first ten
	Never  []Str `key:"never"`  // none of these among the first ten
	None   Bool  `key:"none"`   // nothing at all is found
	Note   Str   `key:"note"`
	At     Place
}
