package corpus

import (
	"fmt"
	"time"
)

// day counts the days from 2019-01-01, which is day 0.
type day int

// calendar knows how days are written.
type calendar struct{ iso, zh []string }

const (
	calendarDays = 2500
	dayAsOf      = day(2250) // 2025-02-28
	dayFirst     = day(740)  // what is published is not older than early 2021
)

func newCalendar() calendar {
	var c calendar
	t := time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)
	for range calendarDays {
		c.iso = append(c.iso, t.Format("2006-01-02"))
		c.zh = append(c.zh, fmt.Sprintf("%d年%d月%d日", t.Year(), t.Month(), t.Day()))
		t = t.AddDate(0, 0, 1)
	}
	return c
}

// dayOf returns the day of a date.
func dayOf(y, m, d int) day {
	return day(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Sub(
		time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)) / (24 * time.Hour))
}

// year returns the year of the day as printed.
func (c *calendar) year(d day) string { return c.iso[d][:4] }

// someDay returns a day on which something was published, more often a recent
// one than an old one.
func (m *maker) someDay() day {
	span := int(dayAsOf - dayFirst - 10)
	return dayFirst + day(span-min(m.rng.IntN(span), m.rng.IntN(span)))
}
