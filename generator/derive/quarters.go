package derive

import (
	"slices"

	"gongshi/generator/model"
)

// QuarterLine is what one department disclosed.
type QuarterLine struct {
	Department *model.Department
	// Disclosures are in order of time, one for each quarter; of several for
	// one quarter the one published last.
	Disclosures []*model.QuarterlyDisclosure
}

// Of returns the line's disclosure of period p, or nil.
func (l QuarterLine) Of(p model.Period) *model.QuarterlyDisclosure {
	for _, q := range l.Disclosures {
		if q.Period.V == p {
			return q
		}
	}
	return nil
}

// Quarters returns a line for every department in the folder home that owes
// quarterly disclosures or made one, in the order of the departments, and the
// periods from the first to the last disclosed, none left out.
func Quarters(s *model.Site, home string) (lines []QuarterLine, periods []model.Period) {
	made := map[*model.Department][]*model.QuarterlyDisclosure{}
	var first, last model.Period
	for _, q := range model.In[model.QuarterlyDisclosure](s, home) {
		if q.Department.To == nil || q.Period.V.Kind() != model.QuarterPeriod {
			continue
		}
		made[q.Department.To] = append(made[q.Department.To], q)
		if first.IsZero() || q.Period.V.Compare(first) < 0 {
			first = q.Period.V
		}
		if q.Period.V.Compare(last) > 0 {
			last = q.Period.V
		}
	}
	for _, d := range model.In[model.Department](s, home) {
		if qs := made[d]; d.QuarterlyDisclosure.V || len(qs) > 0 {
			lines = append(lines, QuarterLine{d, onePerQuarter(qs)})
		}
	}
	if !first.IsZero() {
		for p := first; p.Compare(last) <= 0; p = p.Next() {
			periods = append(periods, p)
		}
	}
	return lines, periods
}

func onePerQuarter(qs []*model.QuarterlyDisclosure) []*model.QuarterlyDisclosure {
	slices.SortStableFunc(qs, func(a, b *model.QuarterlyDisclosure) int {
		if c := a.Period.V.Compare(b.Period.V); c != 0 {
			return c
		}
		return b.PublishedOn.V.Compare(a.PublishedOn.V) // the newest first
	})
	return slices.CompactFunc(qs, func(a, b *model.QuarterlyDisclosure) bool { return a.Period.V == b.Period.V })
}
