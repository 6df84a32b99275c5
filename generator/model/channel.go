package model

// Channel is a way to complain, object or suggest; institutional addresses only.
type Channel struct {
	Common
	Type         Str       `key:"kind" req:"R" enum:"mailbox letter visit phone box hotline radio email survey meeting"`
	Value        Str       `key:"value" req:"R"`
	Hours        Str       `key:"hours"`
	Accepts      []Str     `key:"accepts" enum:"建议 意见 举报 异议 投诉"`
	Confidential Bool      `key:"confidential"`
	Keeper       Ref[Body] `key:"owner" req:"R"`
	AnswerDays   Int       `key:"answer_days"`
}

// Channel declares the kind.
func (kinds) Channel() *Kind { return declare[Channel](Kind{Name: "channel", Face: FacePart}) }
