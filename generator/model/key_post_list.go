package model

// KeyPostList names the posts and departments under special watch.
type KeyPostList struct {
	Common
	DeclaredCount Int       `key:"declared_count" req:"R" vis:"U"`
	Items         []AnyRef  `key:"items" req:"R" vis:"U" ref:"post department"`
	Duties        []Str     `key:"duties" vis:"U"`
	DecidedBy     Ref[Body] `key:"decided_by" req:"R" vis:"U"`
	DecidedOn     Date      `key:"decided_on" req:"R" vis:"I"`
	ReportedTo    AnyRef    `key:"reported_to" req:"C" vis:"I" ref:"body" text:"yes"`
	Note          MD        `key:"note" vis:"U" body:"yes"`
}

// KeyPostList declares the kind.
func (kinds) KeyPostList() *Kind {
	return declare[KeyPostList](Kind{
		Name: "key_post_list", Folder: "key-posts", Face: FaceGeneric,
		Default: ReachUnit, Ceiling: ReachLimited, Decided: ReachPublic,
	})
}
