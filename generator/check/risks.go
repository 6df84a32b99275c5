package check

import (
	"slices"
	"strings"

	"gongshi/generator/derive"
	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// r070: a risk point has a measure.
func r070(s *model.Site, out *report) {
	for _, p := range all[model.RiskPoint](s) {
		if len(p.Measures) == 0 {
			out.lacks(p, "measures", diag.Diagnostic{
				Code: diag.R070, Span: or(p.ID.At, p.At),
				Text: diag.Say("风险点“%s”没有防控措施", "the risk point %q has no measure", p.ID.V),
				Hint: diag.Say("加上 measures = [\"…\"]，写措施的编号", "add measures = [\"…\"] with the ids of measures"),
			})
		}
	}
}

// r071: a risk point has a responsible post and, where the scheme names one, a
// supervisor; both hold the roles that its level and layer ask for.
func r071(s *model.Site, out *report) {
	for _, p := range all[model.RiskPoint](s) {
		if !p.Responsible.Set() {
			out.lacks(p, "responsible", diag.Diagnostic{
				Code: diag.R071, Span: or(p.ID.At, p.At),
				Text: diag.Say("风险点“%s”没有写责任岗位", "the risk point %q has no responsible post", p.ID.V),
				Hint: diag.Say("加上 responsible = \"…\"，写岗位的编号", "add responsible = \"…\" with the id of a post"),
			})
			continue
		}
		if u := s.Unit(p.Home); u != nil {
			pointRoles(s, u, p, out)
		}
	}
}

// pointRoles compares the posts of p with the roles that the schemes ask for:
// those of its level, else those of its layer, of which the responsible post
// holds one.
func pointRoles(s *model.Site, u *model.Unit, p *model.RiskPoint, out *report) {
	if scheme := u.Schemes.Levels.To; scheme != nil {
		if l := scheme.Level(p.Level.V); l != nil {
			if l.ResponsibleRole.Set() {
				asRole(s, u, p, wanted{"responsible", p.Responsible, l.Label.V, []model.Str{l.ResponsibleRole}}, out)
			}
			if l.SupervisorRole.Set() {
				asRole(s, u, p, wanted{"supervisor", p.Supervisor, l.Label.V, []model.Str{l.SupervisorRole}}, out)
			}
			if l.ResponsibleRole.Set() {
				return
			}
		}
	}
	if layer := layerOf(u, p.Layer.V); layer != nil && len(layer.ResponsibleChain) > 0 {
		asRole(s, u, p, wanted{"responsible", p.Responsible, layer.Label.V, layer.ResponsibleChain}, out)
	}
}

// wanted is a field of a risk point, what it names, and the roles of which a
// level or layer (by) asks one.
type wanted struct {
	field string
	given model.AnyRef
	by    string
	roles []model.Str
}

// asRole reports p where what a field names holds none of the roles wanted.
func asRole(s *model.Site, u *model.Unit, p *model.RiskPoint, w wanted, out *report) {
	if unstated(p, w.field) {
		return
	}
	var names []string
	known := len(w.roles) == 1 // of a chain, nobody or somebody unknown settles nothing
	for _, role := range w.roles {
		h := derive.ResolveRole(s, u, role.V, p.Subject.To)
		if h.Lacks != nil {
			b := h.Lacks.Base()
			out.lacks(h.Lacks, h.Field, diag.Diagnostic{
				Code: diag.R071, Span: or(b.ID.At, b.At),
				Text: diag.Say("“%[1]s”的风险由%[2]s负责，%[3]s却没有写 %[4]s", "risks of %[1]q answer to the role %[2]q, but %[3]s does not say in %[4]s who that is", w.by, role.V, named(h.Lacks), h.Field),
				Hint: diag.Say("加上 %s = \"…\"，写岗位的编号", "add %s = \"…\" with the id of a post", h.Field),
			})
			return
		}
		for _, r := range h.Records {
			if w.given.To == r {
				return
			}
			names = append(names, r.Base().ID.V)
		}
	}
	if len(names) == 0 && (w.given.Set() || !known) {
		return // nobody of the unit holds the role: there is nothing to compare
	}
	d := diag.Diagnostic{Code: diag.R071, Span: or(w.given.At, p.ID.At, p.At)}
	roles := listed(strs(w.roles))
	if w.given.Set() {
		d.Text = diag.Say("“%[1]s”的风险由%[2]s负责，%[3]s 写的“%[4]s”不是", "risks of %[1]q answer to the role %[2]q, which %[4]q in %[3]s does not hold", w.by, roles, w.field, w.given.V)
	} else {
		d.Text = diag.Say("“%[1]s”的风险由%[2]s监督，没有写 %[3]s", "risks of %[1]q are supervised by the role %[2]q, but there is no %[3]s", w.by, roles, w.field)
	}
	d.Hint = diag.Say("写 %s = \"%s\"", "write %s = %q", w.field, strings.Join(names, ""))
	if len(names) != 1 {
		d.Hint = diag.Say("%[1]s 可以写：%[2]s", "%[1]s can be: %[2]s", w.field, listed(names))
	}
	if len(names) == 0 {
		d.Hint = diag.Say("加上 %s = \"…\"", "add %s = \"…\"", w.field)
	}
	out.add(p, d)
}

// r075: the parts of an announcement's totals add up, and so do the amounts of
// an item about donated money or goods.
func r075(s *model.Site, out *report) {
	for _, i := range all[model.DisclosureItem](s) {
		donations(i, out)
	}
	quarterlyTotals(s, out)
	carried(s, out)
	for _, a := range all[model.LevelAnnouncement](s) {
		t := a.Totals
		if !t.All.Set() {
			continue
		}
		madeTotals(s, a, out)
		sums(a, t.All, []table{
			{"by_level", "分等级", t.ByLevel}, {"by_category", "分类别", t.ByCategory},
			{"by_layer", "分层面", t.ByLayer}, {"by_department", "分部室", t.ByDepartment},
		}, diag.R075, out)
	}
}

// r121: the rows of an announcement are what was decided.
func r121(s *model.Site, out *report) {
	for _, a := range all[model.LevelAnnouncement](s) {
		scheme := levelScheme(s, a.Home)
		if scheme == nil || len(a.Rows) == 0 || derive.Made(a) {
			continue
		}
		type pair struct {
			subject model.Record
			level   string
		}
		decided, about := map[pair]bool{}, map[model.Record][]derive.Row{}
		for _, r := range derive.AnnouncementRows(s, a) {
			decided[pair{r.Subject, r.Level}] = true
			about[r.Subject] = append(about[r.Subject], r)
		}
		written, complete := map[pair]bool{}, true
		for _, row := range a.Rows {
			l := scheme.Level(row.Level.V)
			if row.Subject.To == nil || l == nil {
				complete = false // R002 or R020 tells
				continue
			}
			p := pair{row.Subject.To, l.Code.V}
			written[p] = true
			if decided[p] {
				continue
			}
			d := diag.Diagnostic{
				Code: diag.R121, Span: row.Level.At,
				Text: diag.Say("公示写%[1]s为“%[2]s”，到 %[3]s 没有这样的决定", "the announcement gives %[1]s the level %[2]q, but by %[3]s nothing of the kind was decided", named(p.subject), l.Label.V, a.AsOf.V),
				Hint: diag.Say("核对等级和审核记录；不写 rows，就由已决定的记录自动生成", "check the level and the review; without rows they are made from the decided records"),
			}
			for _, r := range about[p.subject] {
				d.Also = append(d.Also, diag.Note{Span: r.From.Base().At, Text: diag.Say("已决定的等级是“%s”", "the level decided is %q", r.Level)})
			}
			out.add(a, d)
		}
		var missing []string
		for q := range decided {
			if !written[q] {
				missing = append(missing, named(q.subject)+" "+q.level)
			}
		}
		if slices.Sort(missing); complete && len(missing) > 0 {
			out.add(a, diag.Diagnostic{
				Code: diag.R121, Span: a.AsOf.At,
				Text: diag.Say("到 %[1]s 已决定的 %[2]d 项没有列入公示：%[3]s", "%[2]d decided by %[1]s are not in the announcement: %[3]s", a.AsOf.V, len(missing), listed(missing)),
				Hint: diag.Say("补进 rows；不写 rows，就由已决定的记录自动生成", "add them to rows; without rows they are made from the decided records"),
			})
		}
	}
}
