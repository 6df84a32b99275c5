package model

// DisclosureItem is one thing disclosed under an entry of the catalogue.
type DisclosureItem struct {
	Common
	Entry    Ref[DisclosureEntry] `key:"entry" req:"R"`
	Power    Ref[Power]           `key:"power"`
	Files    []FileRef            `key:"files"`
	Period   Term                 `key:"period"`
	MadeOn   Date                 `key:"made_on" req:"R"`
	Changes  []ItemChange         `key:"changes"`
	Replaces Ref[DisclosureItem]  `key:"replaces"`
	Summary  Str                  `key:"summary"`
	Body     MD                   `key:"body" req:"R" body:"yes"`
}

// FileRef is a file that lies beside the item's text.
type FileRef struct {
	Name   Str `key:"name" req:"R"`
	Title  Str `key:"title"`
	Bytes  Int `key:"bytes"`
	SHA256 Str `key:"sha256"`
	At     Place
}

// ItemChange says what changed in an item, and when.
type ItemChange struct {
	On   Date `key:"on" req:"R"`
	What Str  `key:"what" req:"R"`
	At   Place
}

// DisclosureItem declares the kind.
func (kinds) DisclosureItem() *Kind {
	return declare[DisclosureItem](Kind{Name: "disclosure_item", Folder: "items", Face: FaceOwn})
}
