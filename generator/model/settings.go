package model

// Settings is gongshi.toml: what concerns the site as a whole.
type Settings struct {
	Title    Str  `key:"title" req:"R"`
	Subtitle Str  `key:"subtitle"`
	BaseURL  Str  `key:"base_url"`
	AsOf     Date `key:"as_of"`
	Timezone Str  `key:"timezone"`
	// Banner is shown at the top of every page, for demonstrations.
	Banner  Str  `key:"banner"`
	NoIndex Bool `key:"noindex"`
	// SiteIDCode, Domain, ICP and PoliceRecord are for the page tags and the
	// footer; what is not given is not shown.
	SiteIDCode   Str     `key:"site_id_code"`
	Domain       Str     `key:"domain"`
	ICP          Str     `key:"icp"`
	PoliceRecord Str     `key:"police_record"`
	Badge        Badge   `key:"badge"`
	Contact      Contact `key:"contact"`
	About        MD      `key:"about"`
	// Search is [search], which stands beside [site] in the file.
	Search SearchSettings
	At     Place
}

// Badge is the mark of Party and government sites at the foot of a page.
type Badge struct {
	Label Str `key:"label" req:"R"`
	Link  Str `key:"link" req:"R"`
	At    Place
}

// Contact says how to reach the office that runs the site or a unit.
type Contact struct {
	Office   Str `key:"office"`
	Address  Str `key:"address"`
	Phone    Str `key:"phone"`
	Email    Str `key:"email"`
	Postcode Str `key:"postcode"`
	Hours    Str `key:"hours"`
	At       Place
}
