package model

// Post is a post, never the person who holds it.
type Post struct {
	Common
	Name       Str             `key:"name" req:"R" title:"yes"`
	Position   Str             `key:"position"`
	Department Ref[Department] `key:"department" req:"C"`
	Tier       Str             `key:"tier" req:"C" from:"vocabulary:post.tier"`
	Rank       Str             `key:"rank" req:"C" from:"vocabulary:post.rank"`
	Duties     MD              `key:"duties" req:"C" body:"yes"`
	Powers     []Ref[Power]    `key:"powers"`
	Level      Str             `key:"level" req:"C" vis:"U" from:"level"`
	KeyPost    Bool            `key:"key_post" vis:"U"`
	TenureFrom Date            `key:"tenure_from" req:"C" vis:"I"`
	Rotation   Rotation        `key:"rotation" req:"C" vis:"I"`
	SignText   MD              `key:"sign_text" vis:"U"`
}

// Rotation says when the holder of a post moves on.
type Rotation struct {
	Due       Date `key:"due"`
	Planned   Date `key:"planned"`
	Done      Date `key:"done"`
	Exemption Str  `key:"exemption"`
	At        Place
}

// Post declares the kind.
func (kinds) Post() *Kind { return declare[Post](Kind{Name: "post", Face: FacePart}) }
