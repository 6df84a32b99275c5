package model

// Outlet is a carrier on which the unit publishes.
type Outlet struct {
	Common
	Name     Str `key:"name" req:"R" title:"yes"`
	Type     Str `key:"kind" req:"R" enum:"website intranet board street_board press radio tv sms weibo wechat press_conference platform handout sign meeting"`
	MaxScope Str `key:"max_scope" req:"R" enum:"society clients limited unit superior internal"`
	Address  Str `key:"address"`
}

// Outlet declares the kind.
func (kinds) Outlet() *Kind { return declare[Outlet](Kind{Name: "outlet", Face: FacePart}) }
