package model

// AssessmentScheme is how a unit is marked: scale, grades, methods.
type AssessmentScheme struct {
	Common
	Name        Str       `key:"name" req:"R" title:"yes"`
	Scale       Str       `key:"scale" req:"R" enum:"percent grade pass_return"`
	Grades      []Grade   `key:"grades" req:"C"`
	Methods     []Method  `key:"methods" req:"C"`
	Ranking     Bool      `key:"ranking" req:"R"`
	Period      Str       `key:"period" req:"R" enum:"quarter half year"`
	When        When      `key:"when" req:"R"`
	Assessor    Ref[Body] `key:"assessor" req:"R"`
	Explanation MD        `key:"explanation" body:"yes"`
}

// Grade is one mark, best first, with the scores that give it and what follows.
type Grade struct {
	Label        Str   `key:"label" req:"R"`
	Rank         Int   `key:"rank" req:"R"`
	Min          Num   `key:"min"`
	Max          Num   `key:"max"`
	Consequences []Str `key:"consequences" from:"vocabulary:grade.consequence"`
	At           Place
}

// Method is a way to assess, and its weight in percent where one is set.
type Method struct {
	Name   Str `key:"name" req:"R"`
	Weight Num `key:"weight"`
	At     Place
}

// AssessmentScheme declares the kind.
func (kinds) AssessmentScheme() *Kind {
	return declare[AssessmentScheme](Kind{Name: "assessment_scheme", Face: FacePart})
}
