package corpus

import "fmt"

// schemes writes the unit's levels, categories and review chain, and the
// announcement of its levels.
func (m *maker) schemes(o *organisation) error {
	w := &tomlBuf{}
	w.record("level_scheme")
	w.str("id", "levels")
	w.str("name", o.short+"廉政风险等级")
	w.num("declared_count", 3)
	w.str("basis", "mixed")
	w.str("explanation", "等级按发生频率、权力重要性和危害程度综合评定，由领导小组集体审定，每年复核一次。")
	w.society("2021-01-07")
	for i, code := range o.levels {
		w.table("[[level_scheme.levels]]")
		w.str("code", code)
		w.str("label", code+[]string{"级风险", "风险", "等级风险"}[o.index%3])
		w.num("rank", i+1)
		grade := []string{"大", "中等", "小"}[i]
		w.raw("criteria = [{dimension = \"发生频率\", text = \"可能性" + grade + "\"}, {dimension = \"危害程度\", text = \"危害" + grade + "\"}]\n")
		w.str("responsible_role", []string{"主要领导", "分管领导", o.label + "负责人"}[i])
		w.str("control_mode", []string{"重点管理", "强化管理", "常规管理"}[i])
		w.str("self_check_every", []string{"half", "year", "year"}[i])
		w.list("measure_sets", [][]string{{"强化"}, {"基本"}, {"基本"}}[i])
		w.list("publish_where", []string{"intranet", "board"})
		w.str("publish_scope", "unit")
	}
	w.record("category_scheme")
	w.str("id", "categories")
	w.str("name", o.short+"廉政风险类别")
	w.num("declared_count", len(o.categories))
	w.raw("categories = [\n")
	for _, c := range o.categories {
		w.raw("  {code = \"" + c + "\", label = \"" + c + "风险\"},\n")
	}
	w.raw("]\nlayers = [{code = \"岗位\", label = \"岗位\"}, {code = \"部门\", label = \"" + o.label + "\"}]\n")
	w.list("search_methods", []string{"自己找", "群众点", "互相查", "领导评", "集体议"})
	w.society("2021-01-07")
	w.record("review_chain")
	w.str("id", "review")
	w.str("title", o.short+"廉政风险审核程序")
	w.list("applies_to", []string{"risk_point", "measure"})
	w.society("2021-01-07")
	for i, s := range []struct{ name, role, kind, more string }{
		{"自查自评", "", "search", ""},
		{"交叉互评", o.label + "负责人", "review", "can_return = true\n"},
		{"集体审定", "领导班子", "review", "decides = true\n"},
		{"单位内公示", "", "announce", ""},
	} {
		w.table("[[review_chain.steps]]")
		w.num("order", i+1)
		w.str("name", s.name)
		if s.role != "" {
			w.str("role", s.role)
		}
		w.str("kind", s.kind)
		w.raw(s.more)
	}
	m.announcement(o, w)
	return m.emit(o.path("schemes.toml"), w.b)
}

// announcement shows the levels of the posts inside the unit.
func (m *maker) announcement(o *organisation, w *tomlBuf) {
	counts := map[string]int{}
	for _, level := range o.levelOf {
		counts[level]++
	}
	byDept := fmt.Sprintf("unit = %d", len(o.leaders))
	for _, d := range o.depts {
		byDept += fmt.Sprintf(", %s = %d", d.id, 1+len(d.staff))
	}
	w.record("level_announcement")
	w.str("id", "levels-2024")
	w.str("title", o.short+"2024年度岗位廉政风险等级公示")
	w.bare("as_of", "2024-06-20")
	w.str("period", "2024")
	w.str("subject_type", "posts")
	w.str("decided_by", "group")
	w.bare("decided_on", "2024-06-20")
	w.str("objection_channel", "phone")
	w.bare("notice_from", "2024-06-24")
	w.bare("notice_to", "2024-07-05")
	w.inside("2024-06-24")
	w.raw("totals = {all = " + itoa(len(o.levelOf)) + ", by_level = {")
	for i, l := range o.levels {
		if i > 0 {
			w.raw(", ")
		}
		w.raw("\"" + l + "\" = " + itoa(counts[l]))
	}
	w.raw("}, by_department = {" + byDept + "}}\n")
}
