package model

// Holder is a person in a post. It is always internal: only an officer's own
// printing of registers reads it, and the check that no public text names it.
type Holder struct {
	Common
	Name    Str       `key:"name" req:"R" vis:"I" title:"yes"`
	StaffNo Str       `key:"staff_no" vis:"I"`
	Post    Ref[Post] `key:"post" req:"R" vis:"I"`
	From    Date      `key:"from" req:"R" vis:"I"`
	To      Date      `key:"to" vis:"I"`
}

// Holder declares the kind.
func (kinds) Holder() *Kind {
	return declare[Holder](Kind{
		Name: "holder", Face: FacePart,
		Default: ReachInternal, Ceiling: ReachInternal, Decided: ReachInternal,
	})
}
