package model

// Obligation is what somebody owes at fixed times or on an event: a report, a
// check, an activity (定期工作).
type Obligation struct {
	Common
	// Who owes it: "departments", "powers:level" … or a Chinese name of those
	// meant; a record where there is one.
	Who         AnyRef   `key:"who" req:"R" ref:"unit department post body" text:"yes"`
	Level       Str      `key:"level" from:"level"`
	Product     Str      `key:"product" req:"R" from:"vocabulary:obligation.product"`
	To          []AnyRef `key:"to" ref:"body unit" text:"yes"`
	Every       Str      `key:"every" req:"R" enum:"week month quarter half year years once on_event"`
	Years       Int      `key:"years" req:"C"`
	Window      Window   `key:"window"`
	Due         []Str    `key:"due"`
	MonthOfYear Int      `key:"month_of_year"`
	MinCount    Int      `key:"min_count"`
	GraceDays   Int      `key:"grace_days"`
	Text        MD       `key:"text" body:"yes"`
}

// Window is the stretch of a period in which something is due: days of one of
// its months.
type Window struct {
	MonthInPeriod Int `key:"month_in_period" req:"R"`
	DayFrom       Int `key:"day_from" req:"R"`
	DayTo         Int `key:"day_to" req:"R"`
	At            Place
}

// Obligation declares the kind.
func (kinds) Obligation() *Kind {
	return declare[Obligation](Kind{Name: "obligation", Folder: "obligations", Face: FaceGeneric})
}
