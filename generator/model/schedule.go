package model

// Schedule is a plan of work: stages and the tasks in them. Days printed
// without a year are of the schedule's year.
type Schedule struct {
	Common
	Document Ref[Document]  `key:"document"`
	Year     Int            `key:"year" req:"R"`
	Stages   []Stage        `key:"stages" req:"R"`
	Rows     []ScheduleRow  `key:"rows"`
	BodySays []OtherAccount `key:"body_says"`
	Note     MD             `key:"note" body:"yes"`
}

// Stage is a part of the plan.
type Stage struct {
	No    Int  `key:"no" req:"R"`
	Title Str  `key:"title" req:"R"`
	When  When `key:"when" req:"R"`
	Text  Str  `key:"text"`
	At    Place
}

// ScheduleRow is one task. After names the rows that must be finished first;
// without it the printed order counts.
type ScheduleRow struct {
	No       Int           `key:"no" req:"R"`
	Stage    Int           `key:"stage" req:"R"`
	Task     Str           `key:"task" req:"R"`
	When     When          `key:"when" req:"R"`
	Method   Str           `key:"method"`
	After    []Int         `key:"after"`
	Doer     AnyRef        `key:"owner" ref:"department post body" text:"yes"`
	Reviewer AnyRef        `key:"reviewer" ref:"post body" text:"yes"`
	Receiver AnyRef        `key:"receiver" ref:"body unit" text:"yes"`
	Carriers []Ref[Outlet] `key:"outlets"`
	Output   Str           `key:"output"`
	DoneOn   Date          `key:"done_on"`
	At       Place
}

// OtherAccount is what the body of the plan says of a task that its table
// lists too.
type OtherAccount struct {
	Row      Int    `key:"row" req:"R"`
	When     When   `key:"when"`
	Reviewer AnyRef `key:"reviewer" ref:"post body" text:"yes"`
	Receiver AnyRef `key:"receiver" ref:"body unit" text:"yes"`
	Task     Str    `key:"task"`
	Place    Str    `key:"place" req:"R"`
	At       Place
}

// Row returns the row with that number, or nil.
func (s *Schedule) Row(no int64) *ScheduleRow {
	for i := range s.Rows {
		if s.Rows[i].No.V == no {
			return &s.Rows[i]
		}
	}
	return nil
}

// Schedule declares the kind.
func (kinds) Schedule() *Kind {
	return declare[Schedule](Kind{Name: "schedule", Folder: "schedules", Face: FaceOwn})
}
