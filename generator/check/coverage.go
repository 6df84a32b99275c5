package check

import (
	"slices"

	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// bearer is what kind of subject a form or layer is about.
type bearer string

// The kinds of subjects.
const (
	unknownBearer bearer = ""
	posts         bearer = "post"
	departments   bearer = "department"
	wholeUnit     bearer = "unit"
)

// words returns what people call such a subject in a unit.
func (b bearer) words(u *model.Unit) (zh, en string) {
	switch b {
	case posts:
		return "岗位", "post"
	case departments:
		if u.DeptLabel.Set() {
			return u.DeptLabel.V, "department"
		}
		return "部室", "department"
	}
	return "单位", "unit"
}

func bearerOf(rec model.Record) bearer {
	if rec == nil {
		return unknownBearer
	}
	return bearer(rec.Base().Kind.Name)
}

// bearerOfForm returns what a form with a line per risk of one subject is
// about, as the cells of its header say; where they do not, what all decided
// risk points of its layer are about.
func bearerOfForm(s *model.Site, u *model.Unit, f *model.RegisterForm) bearer {
	found := map[bearer]bool{}
	for _, c := range f.Header {
		switch c.Key.V {
		case "post", "position", "duties":
			found[posts] = true
		case "department", "department_head", "department_functions", "leader_in_charge":
			found[departments] = true
		case "unit", "unit_head", "unit_functions":
			found[wholeUnit] = true
		}
	}
	for _, b := range []bearer{posts, departments, wholeUnit} { // a form for a post names its department and unit too
		if found[b] {
			return b
		}
	}
	only := unknownBearer
	for _, p := range currentIn[model.RiskPoint](s, u.Home) {
		if b := bearerOf(p.Subject.To); p.Layer.V == f.Layer.V && b != unknownBearer {
			if only != unknownBearer && only != b {
				return unknownBearer
			}
			only = b
		}
	}
	return only
}

// layerForms are the forms of one layer of a unit and what they are about.
type layerForms struct {
	layer  string
	bearer bearer
	forms  []*model.RegisterForm
	on     []model.Record // what lies on the layer; see subjects
}

// formsByLayer returns the forms that a unit uses for its layers.
func formsByLayer(s *model.Site, u *model.Unit) []layerForms {
	forms := currentIn[model.RegisterForm](s, u.Home)
	for _, ref := range u.Schemes.Forms {
		if ref.To != nil && standing(s, ref.To) && !slices.Contains(forms, ref.To) {
			forms = append(forms, ref.To)
		}
	}
	var out []layerForms
	for _, f := range forms {
		if !f.Layer.Set() || f.RowsOf.V != "subject" {
			continue
		}
		b := bearerOfForm(s, u, f)
		if b == unknownBearer {
			continue
		}
		i := slices.IndexFunc(out, func(l layerForms) bool { return l.layer == f.Layer.V && l.bearer == b })
		if i < 0 {
			i = len(out)
			out = append(out, layerForms{layer: f.Layer.V, bearer: b})
		}
		out[i].forms = append(out[i].forms, f)
	}
	return out
}

// subjects returns what of u lies on the layer: where the layer bears the name
// of a tier of posts, the posts of that tier.
func (l layerForms) subjects(s *model.Site, u *model.Unit) []model.Record {
	var list []model.Record
	switch l.bearer {
	case posts:
		all := currentIn[model.Post](s, u.Home)
		tiered := slices.ContainsFunc(all, func(p *model.Post) bool { return l.ofTier(s, p) })
		for _, p := range all {
			if !tiered || l.ofTier(s, p) {
				list = append(list, p)
			}
		}
	case departments:
		for _, d := range currentIn[model.Department](s, u.Home) {
			if d.Type.V != "lower_unit" { // keeps registers of its own
				list = append(list, d)
			}
		}
	case wholeUnit:
		list = append(list, u)
	}
	return list
}

func (l layerForms) ofTier(s *model.Site, p *model.Post) bool {
	return p.Tier.Set() && codeFor(s, p.Home, "vocabulary:post.tier", p.Tier.V) == codeFor(s, p.Home, "vocabulary:post.tier", l.layer)
}

// r078: on every layer that has a form each subject has a register, and no
// register is about a subject of another layer than its form.
func r078(s *model.Site, out *report) {
	for _, u := range s.Units {
		registers := currentIn[model.Register](s, u.Home)
		for _, l := range formsByLayer(s, u) {
			l.on = l.subjects(s, u)
			on := map[model.Record]bool{}
			for _, rec := range l.on {
				on[rec] = true
			}
			have := map[model.Record]bool{}
			for _, r := range registers {
				if r.Form.To == nil || r.Subject.To == nil || !slices.Contains(l.forms, r.Form.To) {
					continue
				}
				have[r.Subject.To] = true
				if !on[r.Subject.To] {
					l.astray(s, u, r, out)
				}
			}
			l.complete(u, have, out)
		}
	}
}

// astray reports a register whose subject does not lie on the layer.
func (l layerForms) astray(s *model.Site, u *model.Unit, r *model.Register, out *report) {
	is := bearerOf(r.Subject.To)
	zh, en := l.bearer.words(u)
	d := diag.Diagnostic{
		Code: diag.R078, Span: r.Subject.At,
		Hint: diag.Say("换成这个对象该填的表样 form，或改正 subject", "take the form for this subject, or mend subject"),
		Also: []diag.Note{{Span: or(r.Form.To.Layer.At, r.Form.To.At), Text: diag.Say("表样的层面在这里", "the layer of the form")}},
	}
	switch {
	case is != l.bearer:
		isZH, isEN := is.words(u)
		d.Text = diag.Say("《%[1]s》是给%[2]s填的，这里填的是%[3]s%[4]s", "the form %[1]q is for a %[5]s, and this register is about the %[6]s %[4]s", model.Title(r.Form.To), zh, isZH, named(r.Subject.To), en, isEN)
	case is == posts && r.Subject.To.Base().Home == u.Home && standing(s, r.Subject.To):
		d.Text = diag.Say("《%[1]s》是给“%[2]s”填的，%[3]s不是这一层次的岗位", "the form %[1]q is for the layer %[2]q, and the post %[3]s is of another tier", model.Title(r.Form.To), l.layer, named(r.Subject.To))
	default:
		return
	}
	out.add(r, d)
}

// complete reports, once for the layer, the subjects that have no register.
func (l layerForms) complete(u *model.Unit, have map[model.Record]bool, out *report) {
	var missing []string
	for _, rec := range l.on {
		if !have[rec] {
			missing = append(missing, named(rec))
		}
	}
	if len(missing) == 0 {
		return
	}
	form := l.forms[len(l.forms)-1]
	var about model.Record = form
	at := or(form.Layer.At, form.At)
	if form.Home != u.Home { // a shared form: the unit is what can be mended
		about, at = u, or(u.ID.At, u.At)
	}
	zh, en := l.bearer.words(u)
	out.add(about, diag.Diagnostic{
		Code: diag.R078, Span: at,
		Text: diag.Say("“%[1]s”层面有表样，%[2]d 个%[3]s里有 %[4]d 个没有登记表：%[5]s", "the layer %[1]q has a form, and of %[2]d subjects (%[6]s) %[4]d have no register: %[5]s", l.layer, len(l.on), zh, len(missing), listed(missing), en),
		Hint: diag.Say("各写一条 register，form 写 \"%s\"；不写 rows 就按已审定的风险点自动填", "write a register with form = %q for each; without rows they are made from the decided risk points", form.ID.V),
	})
}
