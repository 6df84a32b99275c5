package check

import (
	"slices"

	"gongshi/generator/derive"
	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// r076: the rows of a register follow the row groups of its form: each row has
// one of them, each group has a row, if only one that says 无. Rows that were
// made follow them but for risk points that have no group.
func r076(s *model.Site, out *report) {
	type homeless struct {
		point *model.RiskPoint
		form  *model.RegisterForm
	}
	told := map[homeless]bool{}
	for _, r := range all[model.Register](s) {
		form := r.Form.To
		if form == nil || len(form.RowGroups) == 0 || len(r.Rows) == 0 {
			continue
		}
		if !derive.MadeRegister(r) {
			writtenRows(r, form, out)
			continue
		}
		for _, row := range r.Rows {
			p := row.RiskPoint.To
			if p == nil || row.Group.Set() || told[homeless{p, form}] {
				continue
			}
			told[homeless{p, form}] = true
			withoutGroup(s, r, p, out)
		}
	}
}

// withoutGroup reports a risk point that has no place on the form of r.
func withoutGroup(s *model.Site, r *model.Register, p *model.RiskPoint, out *report) {
	form := r.Form.To
	label := labelFor(s, p.Home, "category", p.Category.V)
	d := diag.Diagnostic{
		Code: diag.R076, Span: or(p.Category.At, p.ID.At, p.At),
		Text: diag.Say("风险点的类别“%[1]s”在《%[2]s》上没有位置，填不进登记表", "the category %[1]q has no row group on the form %[2]q, so the risk point has no place in the register", label, model.Title(form)),
		Hint: diag.Say("表上的分类有：%s；改正风险点的 category，或给表样的 row_groups 加一类", "the form has: %s; mend the category, or add a row group to the form", listed(groupLabels(form))),
		Also: []diag.Note{{Span: r.At, Text: diag.Say("登记表在这里", "the register is here")}},
	}
	for _, g := range form.RowGroups {
		if g.ThreeBigOne.Set() && p.Category.Set() && (g.Label.V == label || g.Category.V == p.Category.V) {
			d.Text = diag.Say("《%[2]s》的“%[1]s”按“三重一大”归行，风险点没有写是哪一项", "the form %[2]q sorts %[1]q by kind of major matter, and the risk point does not say its kind", g.Label.V, model.Title(form))
			d.Hint = diag.Say("给风险点加上 three_big_one = \"%s\"", "add three_big_one = %q to the risk point", g.ThreeBigOne.V)
		}
	}
	if !p.Category.Set() {
		d.Text = diag.Say("风险点没有写类别，填不进《%s》", "the risk point has no category, so it has no place on the form %q", model.Title(form))
	}
	out.lacks(p, "category", d)
}

// writtenRows holds rows that an author wrote to the groups of the form.
func writtenRows(r *model.Register, form *model.RegisterForm, out *report) {
	filled := make([]*model.RegisterRow, len(form.RowGroups))
	for i := range r.Rows {
		row := &r.Rows[i]
		g := form.Group(row.Group.V)
		switch {
		case g < 0 && !row.Group.Set():
			out.add(r, diag.Diagnostic{
				Code: diag.R076, Span: or(row.At, r.At),
				Text: diag.Say("这一行没有写属于哪一类 group", "this row has no group"),
				Hint: diag.Say("写 group = \"…\"，表上的分类有：%s", "write group = \"…\"; the form has: %s", listed(groupLabels(form))),
			})
		case g < 0:
			out.add(r, diag.Diagnostic{
				Code: diag.R076, Span: row.Group.At,
				Text: diag.Say("《%[2]s》上没有“%[1]s”这一类", "the form %[2]q has no group %[1]q", row.Group.V, model.Title(form)),
				Hint: out.did(row.Group.V, groupLabels(form), diag.Say("表上的分类有：%s", "the form has: %s", listed(groupLabels(form)))),
				Also: []diag.Note{{Span: form.RowGroups[0].At, Text: diag.Say("表样的分类从这里开始", "the groups of the form begin here")}},
			})
		case filled[g] != nil && (filled[g].None.V || row.None.V):
			out.add(r, diag.Diagnostic{
				Code: diag.R076, Span: or(row.Group.At, row.At),
				Text: diag.Say("“%s”一类写了“无”，又另有一行", "the group %q says 无 and has another row", form.RowGroups[g].Label.V),
				Hint: diag.Say("有风险的删去 none = true 的那一行，没有的只留那一行", "where there is a risk, remove the row with none = true; where not, keep only that one"),
				Also: []diag.Note{{Span: or(filled[g].Group.At, filled[g].At), Text: diag.Say("另一行在这里", "the other row")}},
			})
		default:
			filled[g] = row
		}
	}
	var missing []string
	for g, row := range filled {
		if row == nil {
			missing = append(missing, "“"+form.RowGroups[g].Label.V+"”")
		}
	}
	if len(missing) > 0 {
		out.lacks(r, "rows", diag.Diagnostic{
			Code: diag.R076, Span: or(r.ID.At, r.At),
			Text: diag.Say("登记表没有填%s", "the register leaves out %s", listed(missing)),
			Hint: diag.Say("有风险的各加一行；没有风险的写 {group = \"…\", none = true}，印出来是“无”", "add a row for each; one without risk is {group = \"…\", none = true}, printed as 无"),
		})
	}
}

func groupLabels(form *model.RegisterForm) []string {
	var words []string
	for _, g := range form.RowGroups {
		words = append(words, g.Label.V)
	}
	return words
}

// r077: a register has its day and every signature that its form asks for,
// each dated and none before the register was filled in. A form without
// signature lines and without a line for the day asks for neither.
func r077(s *model.Site, out *report) {
	for _, r := range all[model.Register](s) {
		form := r.Form.To
		if form == nil {
			continue
		}
		at := or(r.ID.At, r.At)
		if !r.FilledOn.Set() && (len(form.Signatures) > 0 || form.DateLabel.Set()) {
			out.lacks(r, "filled_on", diag.Diagnostic{
				Code: diag.R077, Span: at,
				Text: diag.Say("登记表没有写填表日期 filled_on", "the register has no filled_on"),
				Hint: diag.Say("加上 filled_on = 2012-05-20 这样的日期", "add filled_on = 2012-05-20"),
			})
		}
		role := func(word string) string { return codeFor(s, r.Home, "vocabulary:role", word) }
		var missing []string
		for _, line := range form.Signatures {
			signed := slices.ContainsFunc(r.Signed, func(x model.Signed) bool { return role(x.Role.V) == role(line.Role.V) })
			if word := "“" + line.Label.V + "”（" + line.Role.V + "）"; !signed && !slices.Contains(missing, word) {
				missing = append(missing, word)
			}
		}
		if len(missing) > 0 {
			out.lacks(r, "signed", diag.Diagnostic{
				Code: diag.R077, Span: at,
				Text: diag.Say("登记表缺 %d 个签字：%s", "the register lacks %d signatures: %s", len(missing), listed(missing)),
				Hint: diag.Say("在 signed 里各加一条 {role = \"括号里的角色\", on = 签字的日期}；还没有签的，写 status = \"in_review\"", "add {role = \"the role in brackets\", on = the day} to signed for each; until they have signed, write status = \"in_review\""),
				Also: []diag.Note{{Span: form.Signatures[0].At, Text: diag.Say("表样的签字栏在这里", "the signature lines of the form")}},
			})
		}
		for _, x := range r.Signed {
			signatureDay(r, x, out)
		}
	}
}

// signatureDay judges the day of one signature.
func signatureDay(r *model.Register, x model.Signed, out *report) {
	switch {
	case !x.On.Set():
		out.lacks(r, "signed", diag.Diagnostic{
			Code: diag.R077, Span: or(x.Role.At, x.At),
			Text: diag.Say("“%s”的签字没有日期", "the signature of %q has no day", x.Role.V),
			Hint: diag.Say("加上 on = 签字的日期", "add on = the day"),
		})
	case r.FilledOn.Set() && x.On.V.Before(r.FilledOn.V):
		out.add(r, diag.Diagnostic{
			Code: diag.R077, Span: x.On.At,
			Text: diag.Say("“%[1]s”%[2]s 就签了字，登记表 %[3]s 才填", "%[1]q signed on %[2]s, but the register was filled in on %[3]s", x.Role.V, x.On.V, r.FilledOn.V),
			Hint: diag.Say("核对两个日期；先填表，后签字", "check the two days; filling in comes first"),
			Also: []diag.Note{{Span: r.FilledOn.At, Text: diag.Say("填表日期在这里", "the day of filling in")}},
		})
	}
}
