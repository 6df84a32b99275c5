package model

// Body is a leading group, its office, a party group, or another body.
type Body struct {
	Common
	Type         Str       `key:"kind" req:"R" enum:"leading_group office info_centre workstation supervision_group discipline_organ coordination_group party_group meeting"`
	Members      []Member  `key:"members" req:"C"`
	DeclaredSize Size      `key:"declared_size"`
	Under        Ref[Body] `key:"under"`
	OfficeOf     Ref[Body] `key:"office_of"`
	Functions    []Str     `key:"functions"`
}

// Member is a post that sits in a body.
type Member struct {
	Post Ref[Post] `key:"post" req:"R" neutral:"成员岗位"`
	Role Str       `key:"role" req:"R"`
	At   Place
}

// Size is the number of members that a text announces, by role.
type Size struct {
	Head   Int `key:"head"`
	Deputy Int `key:"deputy"`
	Member Int `key:"member"`
	At     Place
}

// Body declares the kind.
func (kinds) Body() *Kind { return declare[Body](Kind{Name: "body", Face: FacePart}) }
