package check

import (
	"gongshi/generator/derive"
	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// activePowers returns the powers that are approved and active.
func activePowers(s *model.Site) []*model.Power {
	return pick(all[model.Power](s), func(p *model.Power) bool { return p.State.V == model.PowerActive })
}

// r040: an active power has basis, department and type.
func r040(s *model.Site, out *report) {
	for _, p := range activePowers(s) {
		for _, f := range []struct {
			key, zh string
			given   bool
		}{
			{"basis", "法定依据", len(p.Basis) > 0},
			{"department", "行使部室", p.Department.Set()},
			{"type", "权力类型", p.Type.Set()},
		} {
			if f.given {
				continue
			}
			out.lacks(p, f.key, diag.Diagnostic{
				Code: diag.R040, Span: or(p.ID.At, p.At),
				Text: diag.Say("权力事项%[1]s没有写%[3]s %[2]s", "the power %[1]s has no %[2]s", named(p), f.key, f.zh),
				Hint: example(f.key),
			})
		}
	}
}

// example shows how a field is written.
func example(key string) diag.Message {
	forms := map[string]string{
		"basis":        `basis = [{doc = "…", article = "第…条"}]`,
		"department":   `department = "…"`,
		"type":         `type = "行政许可"`,
		"legal_review": `legal_review = {dept = "…", on = 2012-05-03, result = "pass"}`,
		"announcement": `announcement = "…"`,
		"flowcharts":   `flowcharts = ["…"]`,
	}
	form, ok := forms[key]
	if !ok {
		form = key + " = …"
	}
	return diag.Say("加上 %s；原文没有写明的，在 unstated 里列 \"%[2]s\"", "add %[1]s; where the source gives none, list %[2]q in unstated", form, key)
}

// r049: an active power has a flowchart.
func r049(s *model.Site, out *report) {
	for _, p := range activePowers(s) {
		if len(p.Flowcharts) == 0 {
			d := diag.Diagnostic{
				Code: diag.R049, Span: or(p.ID.At, p.At),
				Text: diag.Say("权力事项%s没有流程图", "the power %s has no flowchart", named(p)),
				Hint: example("flowcharts"),
			}
			out.lacks(p, "flowcharts", d)
		}
	}
}

// r050: a power has risk points, or says why it has none. A unit without
// levels and categories of risk owes neither.
func r050(s *model.Site, out *report) {
	pointed := map[*model.Power]bool{}
	for _, r := range model.All[model.RiskPoint](s) {
		if r.Power.To != nil {
			pointed[r.Power.To] = true
		}
	}
	for _, p := range activePowers(s) {
		u := s.Unit(p.Home)
		if u == nil || u.Schemes.Levels.To == nil && u.Schemes.Categories.To == nil {
			continue
		}
		if len(p.RiskPoints) > 0 || pointed[p] || p.NoRisk.Reason.Set() {
			continue
		}
		out.lacks(p, "risk_points", diag.Diagnostic{
			Code: diag.R050, Span: or(p.ID.At, p.At),
			Text: diag.Say("权力事项%s没有廉政风险点，也没有说明为什么没有", "the power %s has no risk points and does not say why", named(p)),
			Hint: diag.Say("加上 risk_points = [\"…\"]；确无风险的写 no_risk = {reason = \"…\", by_post = \"…\"}", "add risk_points = [\"…\"], or no_risk = {reason = \"…\", by_post = \"…\"}"),
		})
	}
}

// r048: the total of a catalogue is the number of its powers, and the sum of
// each table that is given.
func r048(s *model.Site, out *report) {
	newest := map[string]*model.PowerCatalogue{}
	for _, c := range all[model.PowerCatalogue](s) {
		if n := newest[c.Home]; c.Status.V != model.Withdrawn && (n == nil || !c.AsOf.V.Before(n.AsOf.V)) {
			newest[c.Home] = c
		}
		total := catalogueTotal(c, out)
		if !c.DeclaredTotal.Set() {
			continue
		}
		if c.DeclaredTotal.V != total {
			out.add(c, diag.Diagnostic{
				Code: diag.R048, Span: c.DeclaredTotal.At,
				Text: diag.Say("目录写共 %d 项，列出的权力事项是 %d 项", "the catalogue declares %d powers and lists %d", c.DeclaredTotal.V, total),
				Hint: diag.Say("核对 powers，或把 declared_total 改成 %d", "check powers, or write declared_total = %d", total),
			})
		}
		sums(c, c.DeclaredTotal, []table{
			{"by_type", "分类型", c.ByType}, {"by_department", "分部室", c.ByDepartment},
		}, diag.R048, out)
	}
	for _, u := range s.Units {
		if c := newest[u.Home]; c != nil {
			catalogueComplete(s, c, out)
		}
	}
}

// catalogueTotal counts the powers of c, each once, and reports doubles.
func catalogueTotal(c *model.PowerCatalogue, out *report) int64 {
	first := map[string]model.Name{}
	for _, p := range c.Powers {
		id := p.V
		if p.To != nil {
			id = p.To.Home + "/" + p.To.ID.V
		}
		if f, double := first[id]; double {
			out.add(c, diag.Diagnostic{
				Code: diag.R048, Span: p.At,
				Text: diag.Say("权力事项“%s”在目录里列了两次", "the power %q is listed twice", p.V),
				Hint: diag.Say("每项只列一次，删去一个", "list each power once; remove one"),
				Also: []diag.Note{{Span: f.At, Text: diag.Say("第一次列在这里", "first listed here")}},
			})
			continue
		}
		first[id] = p.Name
	}
	return int64(len(first))
}

// catalogueComplete holds the newest catalogue to the unit's active powers.
// Powers that changed or began after its day are for the next version.
func catalogueComplete(s *model.Site, c *model.PowerCatalogue, out *report) {
	in := map[*model.Power]bool{}
	for _, p := range c.Powers {
		in[p.To] = true
	}
	later := map[*model.Power]bool{}
	for _, ch := range derive.ChangesIn(s, c.Home) {
		later[ch.Power.To] = later[ch.Power.To] || ch.On.V.After(c.AsOf.V)
	}
	var missing []string
	for _, p := range activePowers(s) {
		if p.Home == c.Home && !in[p] && !later[p] && !p.ValidFrom.V.After(c.AsOf.V) {
			missing = append(missing, named(p))
		}
	}
	if len(missing) == 0 {
		return
	}
	out.add(c, diag.Diagnostic{
		Code: diag.R048, Span: or(c.DeclaredTotal.At, c.At),
		Text: diag.Say("目录没有列出 %d 项现行权力：%s", "the catalogue leaves out %d active powers: %s", len(missing), listed(missing)),
		Hint: diag.Say("补进 powers；目录之后才有的，写上 power_change 记录变动的日期", "add them to powers; for those that came later, record the change with its day"),
	})
}

// table is a table of totals by the key and the Chinese name it has.
type table struct {
	key, zh string
	counts  model.Counts
}

// apart says by how much the parts miss their total.
func apart(rest int64) string {
	if rest < 0 {
		return "各数加起来多出 %[5]d"
	}
	return "各数加起来还少 %[5]d"
}

// sums reports the tables that do not add up to total.
func sums(rec model.Record, total model.Int, tables []table, code diag.Code, out *report) {
	for _, t := range tables {
		sum := t.counts.Sum()
		if t.counts == nil || sum == total.V {
			continue
		}
		d := diag.Diagnostic{
			Code: code, Span: total.At,
			Text: diag.Say("总数 %[1]d 不等于%[2]s（%[3]s）之和 %[4]d，"+apart(total.V-sum), "the total %[1]d is not the sum of %[3]s, %[4]d; the difference is %[5]d", total.V, t.zh, t.key, sum, max(total.V-sum, sum-total.V)),
			Hint: diag.Say("核对各数；确实归不进任何一类的，单列一类写明", "check the numbers; what fits nowhere needs a line with a name of its own"),
		}
		if len(t.counts) > 0 {
			d.Span = t.counts[0].Key.At.File.At(int(t.counts[0].Key.At.Start), int(t.counts[len(t.counts)-1].N.At.End))
			if d.Span.Start > d.Span.End {
				d.Span = t.counts[0].Key.At
			}
			d.Also = []diag.Note{{Span: total.At, Text: diag.Say("总数在这里", "the total is here")}}
		}
		out.add(rec, d)
	}
}
