package model

// Reach says how far a record or field goes: each step contains the ones
// before it.
type Reach uint8

// The reaches, widest first.
const (
	ReachPublic   Reach = iota // society and the unit's clients
	ReachLimited               // those named in scope_who
	ReachUnit                  // inside the unit
	ReachInternal              // superiors and the officer's own use
)

// The scopes an author may write.
const (
	Society  = "society"
	Clients  = "clients"
	Limited  = "limited"
	InUnit   = "unit"
	Superior = "superior"
	Internal = "internal"
)

// ReachOf returns how far a record of that scope goes; a missing or unknown
// scope is internal.
func ReachOf(scope string) Reach {
	switch scope {
	case Society, Clients:
		return ReachPublic
	case Limited:
		return ReachLimited
	case InUnit:
		return ReachUnit
	}
	return ReachInternal
}

// Audience is whom a build is for. Audiences contain each other: the public
// one holds least, the office one everything.
type Audience string

// The audiences.
const (
	Public     Audience = "public"
	LimitedTo  Audience = "limited"
	WithinUnit Audience = "unit"
	Office     Audience = "office"
)

// Audiences lists them from the least to the most.
func Audiences() []Audience { return []Audience{Public, LimitedTo, WithinUnit, Office} }

// Reach returns the narrowest reach that the audience still sees.
func (a Audience) Reach() Reach {
	switch a {
	case LimitedTo:
		return ReachLimited
	case WithinUnit:
		return ReachUnit
	case Office:
		return ReachInternal
	}
	return ReachPublic
}

// Label returns the Chinese name of the audience.
func (a Audience) Label() string {
	switch a {
	case LimitedTo:
		return "一定范围"
	case WithinUnit:
		return "单位内部"
	case Office:
		return "经办人"
	}
	return "社会公众"
}

// The states of a record.
const (
	Draft      = "draft"
	InReview   = "in_review"
	Approved   = "approved"
	Published  = "published"
	Superseded = "superseded"
	Withdrawn  = "withdrawn"
)

// Decided reports whether a status is approved or later: rules on
// completeness bind such records only.
func Decided(status string) bool {
	switch status {
	case Approved, Published, Superseded, Withdrawn:
		return true
	}
	return false
}

// Released reports whether a record of that status may leave the unit.
func Released(status string) bool {
	return status == Published || status == Superseded || status == Withdrawn
}

// fieldReach returns how far a field goes: a field whose own visibility is not
// narrower than the kind's default follows the record; a narrower one goes as
// far as the narrower of the two.
func fieldReach(vis, kindDefault, record Reach) Reach {
	if vis <= kindDefault {
		return record
	}
	return max(vis, record)
}
