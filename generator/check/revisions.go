package check

import (
	"slices"

	"gongshi/generator/derive"
	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// r053: after a change a new version of the catalogue follows, and a new chart
// of a power that was changed, within the term that the unit sets.
func r053(s *model.Site, out *report) {
	charts := chartsOf(s)
	for _, u := range s.Units {
		changes := pick(derive.ChangesIn(s, u.Home), func(c *model.PowerChange) bool {
			return !c.On.V.After(s.AsOf) && c.Status.V != model.Withdrawn
		})
		var versions []version
		for _, c := range derive.Catalogues(s, u.Home) {
			if c.Status.V != model.Withdrawn {
				versions = append(versions, version{c, c.AsOf})
			}
		}
		revision{u, diag.Say("权力事项目录", "catalogue"), "power_catalogue", versions}.judge(s, changes, out)
		ofPower := map[*model.Power][]*model.PowerChange{}
		for _, c := range changes {
			if c.Type.V == "changed" && c.Power.To != nil {
				ofPower[c.Power.To] = append(ofPower[c.Power.To], c)
			}
		}
		for _, p := range model.In[model.Power](s, u.Home) {
			if p.State.V != model.PowerActive || !standing(s, p) {
				continue
			}
			var versions []version
			for _, f := range charts[p] {
				if f.AsOf.Set() {
					versions = append(versions, version{f, f.AsOf})
				}
			}
			slices.SortStableFunc(versions, func(a, b version) int { return a.on.V.Compare(b.on.V) })
			revision{u, diag.Say("流程图", "flowchart"), "flowchart", versions}.judge(s, ofPower[p], out)
		}
	}
}

// version is a version of a catalogue or chart and its day.
type version struct {
	rec model.Record
	on  model.Date
}

// revision is what must follow changes: the versions of one thing, oldest first.
type revision struct {
	unit     *model.Unit
	what     diag.Message
	kind     string
	versions []version
}

// judge reports, once for a version, the changes that it should have followed
// and the changes that it followed too late. Nothing is compared where there
// is no version at all.
func (r revision) judge(s *model.Site, changes []*model.PowerChange, out *report) {
	if len(r.versions) == 0 {
		return
	}
	term := r.unit.Settings.CatalogueRevisionDays
	behind := map[int][]*model.PowerChange{} // by version; of the last version, those not followed
	late := map[int][]*model.PowerChange{}
	last := len(r.versions) - 1
	for _, c := range changes {
		due := model.Day{}
		if term.Set() {
			due = c.On.V.AddDays(int(min(term.V, 1<<30)))
		}
		i := slices.IndexFunc(r.versions, func(v version) bool { return !v.on.V.Before(c.On.V) })
		switch {
		case i < 0 && (!term.Set() || !due.IsZero() && s.AsOf.After(due)):
			behind[last] = append(behind[last], c)
		case i >= 0 && !due.IsZero() && r.versions[i].on.V.After(due):
			late[i] = append(late[i], c)
		}
	}
	for i, v := range r.versions {
		if list := behind[i]; len(list) > 0 {
			newest := list[len(list)-1].On.V
			d := r.finding(v, list)
			d.Text = diag.Say("%[1]s是 %[2]s 的，其后有 %[3]d 项权力变动还没有修订进去：%[4]s", "the %[5]s is of %[2]s, and %[3]d later changes have not been worked in: %[4]s", r.what.ZH, v.on.V, len(list), changesNamed(list), r.what.EN)
			d.Hint = diag.Say("写一条新的 %[1]s，as_of 不早于 %[2]s", "write a new %[1]s with as_of not before %[2]s", r.kind, newest)
			out.add(v.rec, d)
		}
		if list := late[i]; len(list) > 0 {
			d := r.finding(v, list)
			d.Text = diag.Say("%[1]s %[2]s 才修订，超过了单位规定的变动后 %[3]d 天：%[4]s", "the %[5]s was revised on %[2]s, later than %[3]d days after the change: %[4]s", r.what.ZH, v.on.V, term.V, changesNamed(list), r.what.EN)
			d.Hint = diag.Say("核对日期；确实修订晚了的，用 waivers 写明原因", "check the days; where the revision was late, give the reason in waivers")
			d.Also = append(d.Also, diag.Note{Span: term.At, Text: diag.Say("修订的期限写在这里", "the term is here")})
			out.add(v.rec, d)
		}
	}
}

func (r revision) finding(v version, list []*model.PowerChange) diag.Diagnostic {
	d := diag.Diagnostic{Code: diag.R053, Span: v.on.At}
	for _, c := range list[:min(len(list), 8)] {
		d.Also = append(d.Also, diag.Note{Span: c.On.At, Text: diag.Say("变动在这里", "the change is here")})
	}
	return d
}

// changesNamed lists changes for a message: the day, the kind and the power.
func changesNamed(list []*model.PowerChange) string {
	var words []string
	for _, c := range list {
		word := c.On.V.String() + " " + model.ChangeLabel(c.Type.V)
		if c.Power.To != nil {
			word += named(c.Power.To)
		}
		words = append(words, word)
	}
	return listed(words)
}
