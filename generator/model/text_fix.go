package model

// TextFix lists printed forms and the normal forms they stand for, in one
// document or in all texts of its unit. It serves search and the text rules;
// what is published is never rewritten.
type TextFix struct {
	Common
	Document Ref[Document] `key:"document"`
	Fixes    []Fix         `key:"fixes" req:"R"`
}

// Fix is one printed form. Count is how often the document prints it.
type Fix struct {
	Printed Str `key:"printed" req:"R"`
	Normal  Str `key:"normal" req:"R"`
	Type    Str `key:"kind" req:"R" enum:"look_alike substitution traditional pinyin typo dropped"`
	Count   Int `key:"count"`
	At      Place
}

// TextFix declares the kind.
func (kinds) TextFix() *Kind {
	return declare[TextFix](Kind{Name: "text_fix", Face: FacePart})
}
