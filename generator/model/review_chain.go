package model

// ReviewChain is the procedure by which records of some kinds are decided.
type ReviewChain struct {
	Common
	Steps []Step `key:"steps" req:"R"`
	// AppliesTo names the kinds that the chain governs, Layers the layers of
	// risk it is for (empty: all).
	AppliesTo []Str `key:"applies_to"`
	Layers    []Str `key:"layers" from:"layer"`
}

// Step is one step of a review. Steps of kind search are methods: their order
// is free and they need no record.
type Step struct {
	Order     Int  `key:"order" req:"R"`
	Name      Str  `key:"name" req:"R"`
	Role      Str  `key:"role" from:"vocabulary:role"`
	Decides   Bool `key:"decides"`
	Outside   Bool `key:"outside"`
	CanReturn Bool `key:"can_return"`
	Type      Str  `key:"kind" req:"R" enum:"search review file announce"`
	At        Place
}

// Deciding returns the index of the step that decides, or -1.
func (c *ReviewChain) Deciding() int {
	for i, s := range c.Steps {
		if s.Decides.V {
			return i
		}
	}
	return -1
}

// ReviewChain declares the kind.
func (kinds) ReviewChain() *Kind {
	return declare[ReviewChain](Kind{Name: "review_chain", Face: FacePart})
}
