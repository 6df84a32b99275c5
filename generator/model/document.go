package model

import "strings"

// Document is an issued text.
type Document struct {
	Common
	Type        Str          `key:"kind" req:"R" enum:"notice plan opinion rules method proposal report regulation handbook"`
	Issuer      []AnyRef     `key:"issuer" req:"R" ref:"unit" text:"yes"`
	DocNo       DocNo        `key:"doc_no"`
	IssuedOn    When         `key:"issued_on" req:"R"`
	Addressees  []Str        `key:"addressees"`
	CC          []Str        `key:"cc"`
	Keywords    []Str        `key:"keywords"`
	Attachments []Attachment `key:"attachments"`
	Basis       []CitedText  `key:"basis"`
	Slogans     []Slogan     `key:"slogans"`
	Mechanisms  []Mechanism  `key:"mechanisms"`
	Goals       []Goal       `key:"goals"`
	Summary     Str          `key:"summary"`
	// External marks a text of another issuer that the unit only cites.
	External Bool `key:"external"`
	Body     MD   `key:"body" body:"yes"`
}

// DocNo is a document number: 威纪通[2011]8号.
type DocNo struct {
	Agency  Str `key:"agency" req:"R"`
	Year    Int `key:"year"`
	Number  Int `key:"number"`
	Bracket Str `key:"bracket" enum:"〔〕 []"`
	At      Place
}

// String prints the number as documents do, with the bracket of the source;
// parts that were lost are left blank.
func (n DocNo) String() string {
	if n.Agency.V == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString(n.Agency.V)
	if n.Year.Set() {
		open, shut := "〔", "〕"
		if n.Bracket.V == "[]" {
			open, shut = "[", "]"
		}
		b.WriteString(open + Plain(n.Year) + shut)
	}
	b.WriteString(Plain(n.Number) + "号")
	return b.String()
}

// Attachment is a numbered annex of a document.
type Attachment struct {
	No    Int    `key:"no" req:"R"`
	Title Str    `key:"title" req:"R"`
	Ref   AnyRef `key:"ref" ref:"*"`
	At    Place
}

// CitedText is a text that a document rests on.
type CitedText struct {
	Title    Str           `key:"title" req:"R"`
	DocNo    Str           `key:"doc_no"`
	Resolved Ref[Document] `key:"resolved"`
	At       Place
}

// Slogan is a counted phrase such as 三重一大 with the items it counts.
type Slogan struct {
	Name     Str   `key:"name" req:"R"`
	Declared Int   `key:"declared"`
	Items    []Str `key:"items"`
	Mark     Str   `key:"mark"`
	At       Place
}

// Mechanism is one of the mechanisms that a text sets up, with its tasks.
type Mechanism struct {
	No    Int   `key:"no" req:"R"`
	Title Str   `key:"title" req:"R"`
	Tasks []Str `key:"tasks"`
	At    Place
}

// Goal is what a text wants to have reached by a day.
type Goal struct {
	Subject Str  `key:"subject" req:"R"`
	Degree  Str  `key:"degree" req:"R"`
	Text    Str  `key:"text" req:"R"`
	Due     When `key:"due" req:"R"`
	At      Place
}

// Document declares the kind.
func (kinds) Document() *Kind {
	return declare[Document](Kind{Name: "document", Folder: "documents", Face: FaceOwn})
}
