package feed

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	ical "github.com/emersion/go-ical"
)

// Calendar is one iCalendar file of whole days.
type Calendar struct {
	Product string // PRODID; required
	Name    string // shown by calendar programs
	Events  []Event
}

// Event is a day or a run of days. Of First and Last only the date counts, in
// the zone they carry.
type Event struct {
	UID         string // permanent, unique in the file; required
	Summary     string // required
	Description string
	URL         string    // absolute, "" for none
	First       time.Time // required
	Last        time.Time // inclusive; First when zero
	Stamp       time.Time // when the entry was made or changed; required
	Categories  []string
}

// ErrNoEvents is returned for a calendar without events, which the standard
// does not allow: write no file.
var ErrNoEvents = errors.New("calendar has no events")

// ICS returns the file: CRLF lines of at most 75 bytes, folded between
// characters. Events keep their order. It fails when something required is
// missing, two events share a UID or an event ends before it begins.
func (c Calendar) ICS() ([]byte, error) {
	if len(c.Events) == 0 {
		return nil, ErrNoEvents
	}
	cal := ical.NewCalendar()
	cal.Props.SetText(ical.PropVersion, "2.0")
	cal.Props.SetText(ical.PropProductID, oneLine(c.Product))
	cal.Props.SetText(ical.PropCalendarScale, "GREGORIAN")
	if c.Name != "" {
		cal.Props.SetText(ical.PropName, oneLine(c.Name))
		cal.Props.SetText("X-WR-CALNAME", oneLine(c.Name))
	}
	seen := map[string]bool{}
	for _, e := range c.Events {
		if seen[e.UID] {
			return nil, fmt.Errorf("calendar: event %q: uid is used twice", e.UID)
		}
		seen[e.UID] = true
		comp, err := e.component()
		if err != nil {
			return nil, fmt.Errorf("calendar: event %q: %w", e.UID, err)
		}
		cal.Children = append(cal.Children, comp)
	}
	var b bytes.Buffer
	if err := ical.NewEncoder(&b).Encode(cal); err != nil {
		return nil, fmt.Errorf("calendar: %w", err)
	}
	return fold(b.Bytes()), nil
}

func (e Event) component() (*ical.Component, error) {
	last := e.Last
	if last.IsZero() {
		last = e.First
	}
	first := day(e.First)
	end := day(last).AddDate(0, 0, 1) // the standard's end is exclusive
	switch {
	case e.UID == "" || e.Summary == "" || e.First.IsZero() || e.Stamp.IsZero():
		return nil, errors.New("uid, summary, date or stamp is missing")
	case !end.After(first):
		return nil, errors.New("ends before it begins")
	}
	ev := ical.NewEvent()
	ev.Props.SetText(ical.PropUID, oneLine(e.UID))
	ev.Props.SetDateTime(ical.PropDateTimeStamp, e.Stamp.UTC())
	ev.Props.SetDate(ical.PropDateTimeStart, first)
	ev.Props.SetDate(ical.PropDateTimeEnd, end)
	ev.Props.SetText(ical.PropSummary, oneLine(e.Summary))
	ev.Props.SetText(ical.PropTransparency, "TRANSPARENT") // a notice takes nobody's time
	if e.Description != "" {
		ev.Props.SetText(ical.PropDescription, printable(e.Description))
	}
	if len(e.Categories) > 0 {
		words := make([]string, len(e.Categories))
		for i, w := range e.Categories {
			words[i] = oneLine(w)
		}
		list := ical.NewProp(ical.PropCategories)
		list.SetTextList(words)
		ev.Props.Set(list)
	}
	if e.URL != "" {
		u, err := url.Parse(e.URL)
		if err != nil {
			return nil, fmt.Errorf("address: %w", err)
		}
		ev.Props.SetURI(ical.PropURL, u)
	}
	return ev.Component, nil
}

func day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// printable drops control characters and makes every line end a single \n.
func printable(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case isControl(r):
			return -1
		}
		return r
	}, s)
}

func oneLine(s string) string {
	return strings.Join(strings.Fields(printable(s)), " ")
}

// fold breaks lines longer than 75 bytes, line end not counted, before a
// character that would cross the limit; the next line begins with a space. The
// library writes lines whole.
func fold(ics []byte) []byte {
	const limit = 75
	out := make([]byte, 0, len(ics)+len(ics)/limit*3)
	width := 0
	for i := 0; i < len(ics); {
		_, n := utf8.DecodeRune(ics[i:])
		switch {
		case ics[i] == '\r' || ics[i] == '\n':
			width = 0
		case width+n > limit:
			out = append(out, "\r\n "...)
			width = 1 + n
		default:
			width += n
		}
		out = append(out, ics[i:i+n]...)
		i += n
	}
	return out
}
