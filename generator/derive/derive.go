// Package derive computes facts from the model that authors do not type: when
// a record was decided, who holds a role, the rows of an announcement, the
// differences of two catalogues, the state of a publicity period. It knows
// nothing of pages and paths. Except for Complete, its functions change
// nothing and may be used by several goroutines on one site.
//
// Reviews and statuses are not for readers: on a filtered site ask a record's
// Facts when it was decided and what became of it, not DecidedOn, and take an
// announcement's Rows as they are.
package derive

import "gongshi/generator/model"

// Complete fills what every later stage reads: the Facts of every record, and
// the rows of announcements and registers whose rows were not written. It changes the
// records of s and is to be called once, right after loading, before the site
// is checked and filtered; nobody else may read s meanwhile.
//
// A row that was made has the place of its record's header; see Made and MadeRegister.
func Complete(s *model.Site) {
	for _, k := range model.Kinds() {
		for _, r := range s.Records(k) {
			r.Base().Facts = factsOf(s, r)
		}
	}
	for _, a := range model.All[model.LevelAnnouncement](s) {
		if len(a.Rows) == 0 {
			a.Rows = made(a, AnnouncementRows(s, a))
		}
	}
	for _, r := range model.All[model.Register](s) {
		if len(r.Rows) == 0 {
			r.Rows = RegisterRows(s, r)
		}
	}
}

func factsOf(s *model.Site, r model.Record) model.Facts {
	b := r.Base()
	var f model.Facts
	if model.Released(b.Status.V) {
		f.State = b.Status.V
	}
	f.DecidedOn, _ = DecidedOn(s, r)
	if d := b.ScopeDecision; d.By.To != nil && d.On.Set() {
		f.WidenedBy, f.WidenedOn = model.Title(d.By.To), d.On.V
	}
	return f
}
