package model

// LevelScheme is a unit's scale of risk levels.
type LevelScheme struct {
	Common
	Name          Str     `key:"name" req:"R" title:"yes"`
	DeclaredCount Int     `key:"declared_count"`
	Basis         Str     `key:"basis" req:"R" enum:"by_criteria by_post by_department mixed"`
	Aliases       Pairs   `key:"aliases"`
	Levels        []Level `key:"levels" req:"R"`
	Explanation   MD      `key:"explanation" body:"yes"`
}

// Level is one step of the scale. Rank 1 is the highest.
type Level struct {
	Code              Str           `key:"code" req:"R"`
	Label             Str           `key:"label" req:"R"`
	Rank              Int           `key:"rank" req:"R"`
	Criteria          []Criterion   `key:"criteria" req:"C"`
	PostRule          []PostRule    `key:"post_rule"`
	ResponsibleRole   Str           `key:"responsible_role" req:"C" from:"vocabulary:role"`
	SupervisorRole    Str           `key:"supervisor_role" req:"C" from:"vocabulary:role"`
	SupervisorOutside Bool          `key:"supervisor_outside"`
	ControlMode       Str           `key:"control_mode" from:"vocabulary:level.control_mode"`
	SelfCheckEvery    Str           `key:"self_check_every" enum:"quarter half year"`
	MeasureSets       []Str         `key:"measure_sets" from:"vocabulary:measure.set"`
	RotationYears     Int           `key:"rotation_years"`
	PublishWhere      []Ref[Outlet] `key:"publish_where"`
	PublishScope      Str           `key:"publish_scope" enum:"society clients limited unit superior internal"`
	At                Place
}

// Criterion says what a level means in one dimension.
type Criterion struct {
	Dimension Str `key:"dimension" req:"R" from:"vocabulary:level.dimension"`
	Text      Str `key:"text" req:"R"`
	At        Place
}

// PostRule gives a level to posts by rank, tier or department.
type PostRule struct {
	Rank       Str             `key:"rank" from:"vocabulary:post.rank"`
	Tier       Str             `key:"tier" from:"vocabulary:post.tier"`
	Department Ref[Department] `key:"dept"`
	At         Place
}

// Level returns the level that code means, after aliases, or nil.
func (s *LevelScheme) Level(code string) *Level {
	for _, a := range s.Aliases {
		if a.Key.V == code {
			code = a.Value.V
			break
		}
	}
	for i := range s.Levels {
		if s.Levels[i].Code.V == code {
			return &s.Levels[i]
		}
	}
	return nil
}

// LevelScheme declares the kind.
func (kinds) LevelScheme() *Kind {
	return declare[LevelScheme](Kind{Name: "level_scheme", Face: FacePart})
}
