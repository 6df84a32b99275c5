package model

// Datex is a date as official texts print it: the printed text, and the days it
// means as far as the text says them. The text is what readers are shown; the
// days are for order, deadlines and rules.
//
// Without HasYear, From and To are days of some year: their Y is 0, so they
// can be compared with other such days by month and day, and In places them.
// With Every, From and To are the first occurrence in a year and the others
// follow every so many months.
//
// At most one of Vague, Incomplete, Impossible and Unknown is set, and then
// there are no days.
type Datex struct {
	Text     string // as printed, never changed
	From, To Day    // first and last day, both included; zero means open
	HasYear  bool   // From and To stand in their year
	Every    int8   // months from one occurrence to the next: 0 (once), 1, 3, 6 or 12

	Vague      bool // says no day on purpose: 定期, 适时, 一年左右, 原文未写日期
	Incomplete bool // leaves a place empty: 四月 日
	Impossible bool // names a day or month the calendar lacks: 6月31日前
	Unknown    bool // not understood, or no text at all

	monthEnd bool // To is the last day of its month, whatever the year
}

// DatexOptions say what a text leaves to its surroundings. The zero value is
// for a text whose year is not known.
type DatexOptions struct {
	Year           int  // year of the document, for 年内, 年底, 今年; 0 when unknown
	BeforeExcludes bool // 20日前 ends on the 19th; by default it includes the 20th
}

// Interval is a stretch of days, both ends included; a zero end is open.
type Interval struct{ From, To Day }

// String returns the printed text.
func (d Datex) String() string { return d.Text }

// HasDays reports whether d tells at least one end.
func (d Datex) HasDays() bool { return !d.From.IsZero() || !d.To.IsZero() }

// In places a date without a year in a year (1 to 9999). A recurring date and
// one that has its year or no days come back unchanged; a 29 February that the
// year lacks comes back Impossible. Ends in the wrong order stay so.
func (d Datex) In(year int) Datex {
	if d.HasYear || d.Every != 0 || !d.HasDays() || year < 1 || year > 9999 {
		return d
	}
	from, okFrom := placed(d.From, year, false)
	to, okTo := placed(d.To, year, d.monthEnd)
	if !okFrom || !okTo {
		return Datex{Text: d.Text, Impossible: true}
	}
	d.From, d.To, d.HasYear = from, to, true
	return d
}

// placed gives a day without a year its year. A zero day stays zero.
func placed(d Day, year int, monthEnd bool) (Day, bool) {
	if d.IsZero() {
		return d, true
	}
	d.Y = int16(year)
	if monthEnd {
		d.D = 1
		d = d.LastOfMonth()
	}
	return d, d.Valid()
}

// Intervals returns what d means in a year, in order of time: every occurrence
// of a recurring date, the one interval of any other date, whose own year it
// keeps. It returns nil where d tells no days or the year lacks them.
func (d Datex) Intervals(year int) []Interval {
	if d.Every == 0 {
		p := d.In(year)
		if !p.HasDays() || !p.HasYear {
			return nil
		}
		return []Interval{{p.From, p.To}}
	}
	var out []Interval
	for shift := 0; shift < 12; shift += int(d.Every) {
		from, okFrom := placed(shifted(d.From, shift), year, false)
		to, okTo := placed(shifted(d.To, shift), year, d.monthEnd)
		if okFrom && okTo {
			out = append(out, Interval{from, to})
		}
	}
	return out
}

// shifted moves a day without a year by months; a zero day stays zero.
func shifted(d Day, months int) Day {
	if !d.IsZero() {
		d.M += int8(months)
	}
	return d
}
