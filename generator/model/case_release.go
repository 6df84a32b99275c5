package model

// CaseRelease is news of a case, published after approval (案件信息发布).
type CaseRelease struct {
	Common
	ApprovedBy Ref[Body] `key:"approved_by" req:"R"`
	ApprovedOn Date      `key:"approved_on" req:"R"`
	Body       MD        `key:"body" req:"R" body:"yes"`
}

// CaseRelease declares the kind.
func (kinds) CaseRelease() *Kind {
	return declare[CaseRelease](Kind{Name: "case_release", Folder: "cases", Face: FaceGeneric})
}
