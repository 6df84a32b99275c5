package derive

import (
	"time"

	"gongshi/generator/model"
)

// Phase is where a publicity period stands.
type Phase uint8

// The phases. NoPeriod is the phase of what has no whole period.
const (
	NoPeriod Phase = iota
	Coming
	Open
	Closed
)

// Publicity is the state of a publicity period on a day.
type Publicity struct {
	Phase Phase
	// Days is the length of the period, both days counted.
	Days int
	// Left is how many days remain while Open, the last one and the day of
	// the question counted: 1 on the last day. While Coming it is the number
	// of days until the first.
	Left int
}

// PublicityAt returns the state of the period from … to, both days included,
// on the day asOf. The phase is NoPeriod where a day is missing or to lies
// before from.
func PublicityAt(from, to, asOf model.Day) Publicity {
	n := Days(from, to)
	switch {
	case n <= 0 || !asOf.Valid():
		return Publicity{}
	case asOf.Before(from):
		return Publicity{Phase: Coming, Days: n, Left: model.DaysBetween(asOf, from)}
	case asOf.After(to):
		return Publicity{Phase: Closed, Days: n}
	}
	return Publicity{Phase: Open, Days: n, Left: Days(asOf, to)}
}

// NoticePublicity returns the state of a notice on the site's day. A notice
// with a day of closing is closed from then on.
func NoticePublicity(s *model.Site, n *model.Notice) Publicity {
	p := PublicityAt(n.From.V, n.To.V, s.AsOf)
	if p.Phase == Open && n.ClosedOn.Set() && !n.ClosedOn.V.After(s.AsOf) {
		p.Phase, p.Left = Closed, 0
	}
	return p
}

// Days returns how many days from … to has, both counted: 1 for one day. It
// returns 0 where a day is missing and where to lies before from.
func Days(from, to model.Day) int {
	if !from.Valid() || !to.Valid() || to.Before(from) {
		return 0
	}
	return model.DaysBetween(from, to) + 1
}

// Weekdays returns how many of the days from … to, both counted, are no
// Saturday and no Sunday. Public holidays and the working weekends that make
// up for them are not known here.
func Weekdays(from, to model.Day) int {
	n := Days(from, to)
	count := n / 7 * 5
	for d, i := from, 0; i < n%7; d, i = d.AddDays(1), i+1 {
		if w := d.Weekday(); w != time.Saturday && w != time.Sunday {
			count++
		}
	}
	return count
}
