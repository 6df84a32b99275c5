package model

// impossible reports whether an end names a month or day that no year has.
func (e *datexExpr) impossible() bool {
	e.inherit()
	return e.a.impossible() || e.isRange && e.b.impossible()
}

func (p *datexPoint) impossible() bool {
	if p.every == 3 && p.hasMonth && (p.month < 1 || p.month > 3) {
		return true
	}
	if p.hasMonth && (p.month < 1 || p.month > 12) {
		return true
	}
	if !p.hasDay {
		return false
	}
	year, month := p.year, p.month
	if year == 0 {
		year = 2000 // 29 February may exist
	}
	if !p.hasMonth {
		month = 1 // the 31st may exist
	}
	return !dayExists(year, month, p.day)
}

// inherit gives each end of a range what it takes from the other: the second
// its year and month from the first, a number without a unit (4-6月) the unit
// of the other end.
func (e *datexExpr) inherit() {
	if !e.isRange {
		return
	}
	a, b := &e.a, &e.b
	if a.loose >= 0 {
		switch {
		case b.hasMonth && !a.hasMonth:
			a.month, a.hasMonth, a.loose = a.loose, true, -1
			if b.hasDay {
				a.loose = a.month // 4-6月3日 says nothing
			}
		case b.hasDay && a.hasMonth && !a.hasDay:
			a.day, a.hasDay, a.loose = a.loose, true, -1
		case b.year != 0 && !b.hasMonth && a.year == 0 && a.loose >= 1000:
			a.year, a.loose = a.loose, -1
		}
	}
	if b.year == 0 && !b.bareYear && b.plan == 0 && b.every == 0 {
		b.year, b.bareYear, b.every = a.year, a.bareYear, a.every
		if b.nextYear && a.year != 0 {
			b.year, b.nextYear = a.year+1, false
		}
	}
	if b.hasDay && !b.hasMonth && a.hasDay {
		b.month, b.hasMonth = a.month, a.hasMonth
	}
}

// settle turns what was read into days. It reports false, leaving d as it was,
// when the parts make no date, and when 前 follows a month or longer, which
// some read as including it and some not. The ends must be possible.
func (e *datexExpr) settle(d *Datex, opt DatexOptions) bool {
	if !e.a.sound() || e.isRange && (!e.b.sound() || !e.sameKind()) {
		return false
	}
	if e.before && !e.isRange && !e.a.hasDay && !e.a.atEnd {
		return false
	}
	out := Datex{Text: d.Text, Every: e.a.every}
	year, hasYear := e.a.years(opt)
	first, last := e.a.span(year)
	out.From, out.To, out.HasYear, out.monthEnd = first, last, hasYear, e.a.endsMonth()
	switch {
	case e.isRange:
		yearB, _ := e.b.years(opt)
		_, out.To = e.b.span(yearB)
		out.monthEnd = e.b.endsMonth()
		if e.a.atEnd {
			out.From = last
		}
	case e.openLate:
		out.To, out.monthEnd = Day{}, false
		if e.a.atEnd {
			out.From = last
		}
	case e.before || e.until || e.a.atEnd || e.a.within:
		out.From = Day{}
	}
	if e.before && opt.BeforeExcludes && !out.dayBefore() {
		return false
	}
	if out.HasYear && !(endExists(out.From) && endExists(out.To)) {
		out = Datex{Text: d.Text, Impossible: true} // 今年2月29日
	}
	*d = out
	return true
}

// endExists reports whether an end is open or a day of the calendar.
func endExists(end Day) bool { return end.IsZero() || end.Valid() }

// sound reports whether the parts of an end go together.
func (p *datexPoint) sound() bool {
	switch {
	case p.loose >= 0 || p.nextYear:
		return false
	case p.hasDay && !p.hasMonth:
		return p.every == 1
	case p.plan != 0:
		return !p.hasMonth && p.half == 0 && p.quarter == 0
	case p.every != 0 && p.every != 12:
		return p.half == 0 && p.quarter == 0 && (!p.hasMonth || p.every == 3)
	}
	return p.every != 0 || p.year != 0 || p.bareYear || p.hasMonth || p.half != 0 || p.quarter != 0
}

// sameKind reports whether both ends of a range have a year, or none, or recur
// alike.
func (e *datexExpr) sameKind() bool {
	a, b := &e.a, &e.b
	return a.every == b.every && a.plan == 0 && b.plan == 0 && (a.year != 0) == (b.year != 0) && a.bareYear == b.bareYear
}

// years returns the year an end stands in, 0 and false when it names none.
func (p *datexPoint) years(opt DatexOptions) (year int, hasYear bool) {
	switch {
	case p.plan != 0:
		return 1986 + 5*(p.plan-7), true
	case p.bareYear:
		return opt.Year, opt.Year >= 1 && opt.Year <= 9999
	}
	return p.year, p.year != 0
}

// span returns the first and last day of an end in a year, 0 for some year.
// Of some year February has 29 days.
func (p *datexPoint) span(year int) (first, last Day) {
	from, to := 1, 12
	switch {
	case p.hasMonth:
		from, to = p.month, p.month
	case p.half != 0:
		from, to = 6*p.half-5, 6*p.half
	case p.quarter != 0:
		from, to = 3*p.quarter-2, 3*p.quarter
	case p.every != 0:
		to = int(p.every)
	}
	lastYear := year
	if p.plan != 0 {
		lastYear += 4
	}
	lastDay := 29
	if year != 0 || to != 2 {
		lastDay = daysInMonth(lastYear, to)
	}
	first, last = Day{int16(year), int8(from), 1}, Day{int16(lastYear), int8(to), int8(lastDay)}
	switch {
	case p.hasDay:
		first.D, last.D = int8(p.day), int8(p.day)
	case p.third != 0:
		first.D = int8(10*p.third - 9)
		if p.third < 3 {
			last.D = int8(10 * p.third)
		}
	}
	return first, last
}

// endsMonth reports whether the end closes with its month.
func (p *datexPoint) endsMonth() bool { return !p.hasDay && (p.third == 0 || p.third == 3) }

// dayBefore moves To to the day before, for 前 that excludes. The end of a
// month stays: 4月底前 includes its last day in any reading. It reports false
// where the day before lies in a year that is not known.
func (d *Datex) dayBefore() bool {
	if d.monthEnd {
		return true
	}
	switch {
	case d.To.D > 1:
		d.To.D--
	case d.To.M > 1:
		d.To = Day{d.To.Y, d.To.M - 1, int8(daysInMonth(2000, int(d.To.M)-1))}
		d.monthEnd = true
		if d.HasYear {
			d.To.D = int8(daysInMonth(int(d.To.Y), int(d.To.M)))
		}
	case d.HasYear:
		d.To = d.To.AddDays(-1)
	default:
		return false
	}
	return true
}
