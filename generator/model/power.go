package model

// Power is one thing that a unit may do by law or rule.
type Power struct {
	Common
	Code               Str              `key:"code" req:"R"`
	Type               Str              `key:"type" req:"R" from:"vocabulary:power.type"`
	Basis              []Basis          `key:"basis" req:"R"`
	Department         Ref[Department]  `key:"department" req:"R"`
	Posts              []Ref[Post]      `key:"posts"`
	Object             Str              `key:"object"`
	Conditions         []Str            `key:"conditions"`
	Materials          []Str            `key:"materials"`
	Steps              []Str            `key:"steps"`
	TimeLimit          PowerLimit       `key:"time_limit" req:"C"`
	Fee                Fee              `key:"fee"`
	Discretion         Bool             `key:"discretion"`
	DiscretionStandard MD               `key:"discretion_standard" req:"C"`
	CollectiveReview   Bool             `key:"collective_review"`
	Flowcharts         []Ref[Flowchart] `key:"flowcharts" req:"R"`
	RiskPoints         []Ref[RiskPoint] `key:"risk_points" req:"C" vis:"U"`
	NoRisk             NoRisk           `key:"no_risk" req:"C" vis:"U"`
	Online             Bool             `key:"online"`
	OnlineSupervision  Bool             `key:"online_supervision"`
	State              Str              `key:"state" req:"R" enum:"active transferred cancelled"`
	ComplaintChannel   Ref[Channel]     `key:"complaint_channel"`
	Description        MD               `key:"description" body:"yes"`
}

// PowerLimit is how long the exercise of a power may take.
type PowerLimit struct {
	Statutory Num `key:"statutory"`
	Promised  Num `key:"promised"`
	Unit      Str `key:"unit" req:"R" enum:"工作日 日 月"`
	At        Place
}

// Fee is what a citizen pays.
type Fee struct {
	Amount Num `key:"amount" req:"R"` // yuan
	Basis  Str `key:"basis"`
	At     Place
}

// NoRisk says why a power has no risk points.
type NoRisk struct {
	Reason Str       `key:"reason" req:"R"`
	ByPost Ref[Post] `key:"by_post" req:"R"`
	At     Place
}

// The states of a power.
const (
	PowerActive      = "active"
	PowerTransferred = "transferred"
	PowerCancelled   = "cancelled"
)

// Power declares the kind.
func (kinds) Power() *Kind {
	return declare[Power](Kind{Name: "power", Folder: "powers", Face: FaceOwn})
}
