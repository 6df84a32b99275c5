package model

// Record is one record of any kind. Every kind embeds Common, which gives it.
type Record interface {
	// Base returns the fields that all kinds share. It is never nil and
	// shares memory with the record.
	Base() *Common
}

// Common holds the fields that every kind shares.
type Common struct {
	ID    Str       `key:"id" req:"R"`
	Title Str       `key:"title" req:"R"`
	Owner Ref[Unit] `key:"unit"`
	Scope Str       `key:"scope" enum:"society clients limited unit superior internal"`

	ScopeDecision ScopeDecision `key:"scope_decision" req:"C" vis:"I"`
	ScopeWho      Str           `key:"scope_who" req:"C"`
	Status        Str           `key:"status" req:"R" enum:"draft in_review approved published superseded withdrawn" vis:"I"`
	ValidFrom     Date          `key:"valid_from"`
	ValidTo       Date          `key:"valid_to"`
	PublishedOn   Date          `key:"published_on" req:"C"`
	Outlets       []Ref[Outlet] `key:"outlets" req:"C"`
	NoticeFrom    Date          `key:"notice_from" req:"C"`
	NoticeTo      Date          `key:"notice_to" req:"C"`
	Source        []Citation    `key:"source"`
	Review        []Review      `key:"review" req:"C" vis:"I"`
	Revises       AnyRef        `key:"revises" ref:"same"`
	ChangeNote    Str           `key:"change_note" req:"C"`
	Unstated      []Str         `key:"unstated" vis:"I"`
	Waivers       []Waiver      `key:"waivers" vis:"I"`
	Allowances    []Allowance   `key:"allowances" vis:"I"`
	SourceNote    MD            `key:"source_note"`
	Illustrative  Bool          `key:"illustrative"`
	IndexNo       Str           `key:"index_no"`
	SubjectClass  Str           `key:"subject_class" from:"vocabulary:subject_class"`
	Validity      Str           `key:"validity" enum:"现行有效 已修改 已废止 失效"`

	// What follows is no field of the source.

	// Kind is the record's kind; never nil after loading.
	Kind *Kind
	// Home is the folder the record lies in: the id of its unit, or "common".
	Home string
	// At is the place of the record's header.
	At Place
	// Facts that were worked out before fields were filtered away.
	Facts Facts
	// Unread are the paths of fields ("time_limit.unit") that the author
	// wrote but that could not be taken; the reader has reported them.
	Unread []string
	// Damaged says that lines of the record could not be read at all, so that
	// what seems to be missing may stand there.
	Damaged bool
}

// Base returns c itself.
func (c *Common) Base() *Common { return c }

// ScopeDecision is the decision that widens a record's scope.
type ScopeDecision struct {
	By  Ref[Body] `key:"by" req:"R"`
	On  Date      `key:"on" req:"R"`
	Doc AnyRef    `key:"doc" req:"R" ref:"document" text:"yes"`
	At  Place
}

// Citation is a place in a source text that a record rests on.
type Citation struct {
	Doc   AnyRef `key:"doc" req:"R" ref:"document" text:"yes"`
	Place Str    `key:"place"`
	At    Place
}

// Basis is a provision that gives a power or a rule.
type Basis struct {
	Doc     AnyRef `key:"doc" req:"R" ref:"document" text:"yes"`
	Article Str    `key:"article"`
	Text    Str    `key:"text"`
	At      Place
}

// Review is one step of a record's review.
type Review struct {
	Step    Str       `key:"step" req:"R"`
	On      Date      `key:"on" req:"R"`
	ByPost  Ref[Post] `key:"by_post"`
	Result  Str       `key:"result" req:"R" enum:"pass return filed"`
	Opinion MD        `key:"opinion"`
	At      Place
}

// Waiver accepts a finding of one rule on the record that carries it, with a
// reason, until a day or as long as a source note explains it.
type Waiver struct {
	Rule   Str       `key:"rule" req:"R"`
	Reason Str       `key:"reason" req:"R"`
	ByPost Ref[Post] `key:"by_post"`
	Until  Date      `key:"until"`
	At     Place
}

// Allowance accepts one personal number or address in the record that carries
// it, where the law or the purpose needs it published, until a day. Value is
// the masked form that the fault showed, so that the number stands nowhere twice.
type Allowance struct {
	Value  Str       `key:"value" req:"R"`
	Reason Str       `key:"reason" req:"R"`
	ByPost Ref[Post] `key:"by_post"`
	Until  Date      `key:"until" req:"R"`
	At     Place
}

// Facts are what readers may know of a record although the fields it comes
// from are not for them.
type Facts struct {
	// State is published, superseded or withdrawn where the record was
	// released, else "".
	State string
	// DecidedOn is the day the deciding step of the review passed, or zero.
	DecidedOn Day
	// WidenedBy and WidenedOn tell of a decision that widened the scope.
	WidenedBy string
	WidenedOn Day
}
