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
	// Exactly one of these for the special kinds of item.
	DonatedProject DonatedProject `key:"donated_project"`
	FundUse        FundUse        `key:"fund_use"`
	Procurement    Procurement    `key:"procurement"`
	Trade          Trade          `key:"trade"`
	Decision       Decision       `key:"decision"`
	Summary        Str            `key:"summary"`
	Body           MD             `key:"body" req:"R" body:"yes"`
}

// DonatedProject is a project built with donated money (捐建项目).
type DonatedProject struct {
	Site      Str     `key:"site" req:"R"`
	Amount    Num     `key:"amount" req:"R"` // yuan
	DonorKind Str     `key:"donor_kind" req:"R" enum:"机构 企业 个人 其他"`
	Progress  Str     `key:"progress"`
	Uses      []Spent `key:"uses"`
	At        Place
}

// FundUse is what became of money or goods that were collected.
type FundUse struct {
	Source   Str     `key:"source" req:"R"`
	Opening  Num     `key:"opening"`
	Received Num     `key:"received" req:"R"`
	Used     Num     `key:"used" req:"R"`
	Balance  Num     `key:"balance"`
	Unit     Str     `key:"unit" req:"R"` // 元, 件, 袋 …
	Uses     []Spent `key:"uses"`
	At       Place
}

// Spent is one use of money or goods, in the unit of its table.
type Spent struct {
	Purpose  Str  `key:"purpose" req:"R"`
	Amount   Num  `key:"amount" req:"R"`
	Receiver Str  `key:"receiver"`
	On       Date `key:"on"`
	At       Place
}

// Procurement is a purchase with public money.
type Procurement struct {
	Method   Str  `key:"method" req:"R" enum:"公开招标 邀请招标 竞争性谈判 询价 单一来源 其他"`
	Budget   Num  `key:"budget"` // yuan
	Amount   Num  `key:"amount"` // yuan
	Supplier Str  `key:"supplier"`
	Result   Str  `key:"result" req:"R" enum:"计划 进行中 成交 流标 终止"`
	ResultOn Date `key:"result_on"`
	At       Place
}

// Trade is a deal on the market of public resources.
type Trade struct {
	Type     Str `key:"kind" req:"R" from:"vocabulary:trade.kind"`
	Platform Str `key:"platform" req:"R"`
	Stage    Str `key:"stage" req:"R" enum:"公告 开标 结果 合同 终止"`
	Amount   Num `key:"amount"` // yuan
	Winner   Str `key:"winner"`
	At       Place
}

// Decision is a major decision made public before it is taken.
type Decision struct {
	Stage   Str  `key:"stage" req:"R" enum:"预公示 听证 征求意见 决定"`
	Hearing Date `key:"hearing_on"`
	Where   Str  `key:"hearing_place"`
	Views   Int  `key:"views"`
	Outcome Str  `key:"outcome"`
	At      Place
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
