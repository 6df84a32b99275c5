package model

// PowerChange is one change in what a unit may do.
type PowerChange struct {
	Common
	Power        Ref[Power]  `key:"power" req:"R"`
	Type         Str         `key:"kind" req:"R" enum:"established added changed transferred cancelled"`
	On           Date        `key:"on" req:"R"`
	Basis        []Basis     `key:"basis" req:"R"`
	LegalReview  LegalReview `key:"legal_review" req:"R"`
	Before       Pairs       `key:"before" req:"C"`
	After        Pairs       `key:"after" req:"C"`
	FromUnit     Ref[Unit]   `key:"from_unit" req:"C"`
	ToUnit       AnyRef      `key:"to_unit" req:"C" ref:"unit" text:"yes"`
	ToPower      Ref[Power]  `key:"to_power" req:"C"`
	Announcement Ref[Notice] `key:"announcement" req:"R"`
	Note         MD          `key:"note" body:"yes"`
}

// LegalReview is the review of a change by the unit's legal department.
type LegalReview struct {
	Dept   AnyRef `key:"dept" req:"R" ref:"department body" text:"yes"`
	On     Date   `key:"on" req:"R"`
	Result Str    `key:"result" req:"R" enum:"pass return"`
	At     Place
}

// ChangeLabel returns the official word for a kind of change.
func ChangeLabel(kind string) string {
	switch kind {
	case "established":
		return "设定"
	case "added":
		return "增加"
	case "changed":
		return "变更"
	case "transferred":
		return "转移"
	case "cancelled":
		return "取消"
	}
	return kind
}

// DerivedTitle names the change by its kind and its power.
func (c *PowerChange) DerivedTitle() string {
	if c.Power.To == nil {
		return ""
	}
	return ChangeLabel(c.Type.V) + "“" + c.Power.To.Title.V + "”"
}

// PowerChange declares the kind.
func (kinds) PowerChange() *Kind {
	return declare[PowerChange](Kind{Name: "power_change", Folder: "power-changes", Face: FacePart})
}
