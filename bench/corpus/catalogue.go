package corpus

import "fmt"

// catalogues writes the two versions of the power catalogue, the changes
// between them, and the disclosure catalogue with its entries.
func (m *maker) catalogues(o *organisation) error {
	w := &tomlBuf{}
	change := 0
	var changes []string
	for i := range o.powers {
		p := &o.powers[i]
		if p.change == "" {
			continue
		}
		change++
		id := changeID(change)
		changes = append(changes, id)
		w.record("power_change")
		w.str("id", id)
		w.str("power", p.id)
		w.str("kind", p.change)
		w.bare("on", m.iso[p.changedOn])
		w.raw("basis = [{doc = \"" + lawID(m.rng.IntN(8)) + "\", article = \"第" + zhNumber(m.between(2, 60)) + "条\"}]\n")
		w.raw("legal_review = {dept = \"department:" + o.depts[2].id + "\", on = " + m.iso[p.changedOn-10] + ", result = \"pass\"}\n")
		switch p.change {
		case "changed":
			days := p.flow.days()
			w.raw(fmt.Sprintf("before = {\"承诺时限\" = \"%d个工作日\"}\nafter = {\"承诺时限\" = \"%d个工作日\"}\n", days+8, days+3))
		case "transferred":
			w.str("from_unit", o.id)
			w.str("to_unit", "县政务服务中心")
		}
		w.str("announcement", changeNotice(change))
		w.society(m.iso[p.changedOn])
	}
	m.catalogue(w, o, "catalogue-1", "2022年版", o.firstCatalogue, nil)
	m.catalogue(w, o, "catalogue-2", "2024年版", o.secondCatalogueOn, changes)
	m.entries(w, o)
	return m.emit(o.path("catalogues.toml"), w.b)
}

func changeID(n int) string     { return fmt.Sprintf("change-%02d", n) }
func changeNotice(n int) string { return fmt.Sprintf("notice-change-%02d", n) }

// catalogue writes the version with that id: the first holds every power but
// the added ones, the second every active power.
func (m *maker) catalogue(w *tomlBuf, o *organisation, id, version string, on day, changes []string) {
	var ids []string
	byType, byDept := make([]int, len(powerTypes)), make([]int, len(o.depts))
	for i := range o.powers {
		p := &o.powers[i]
		if changes == nil && p.change == "added" || changes != nil && p.state() != "active" {
			continue
		}
		ids = append(ids, p.id)
		byDept[p.dept]++
		for j, t := range powerTypes {
			if t == p.kind {
				byType[j]++
			}
		}
	}
	w.record("power_catalogue")
	w.str("id", id)
	w.str("version", version)
	w.bare("as_of", m.iso[on])
	w.num("declared_total", len(ids))
	w.list("powers", ids)
	w.raw("by_type = {")
	sep := ""
	for j, n := range byType {
		if n > 0 {
			w.raw(sep + "\"" + powerTypes[j] + "\" = " + itoa(n))
			sep = ", "
		}
	}
	w.raw("}\nby_department = {")
	sep = ""
	for j, n := range byDept {
		if n > 0 {
			w.raw(sep + o.depts[j].id + " = " + itoa(n))
			sep = ", "
		}
	}
	w.raw("}\nscope = \"society\"\noutlets = [\"site\"]\npublished_on = " + m.iso[on+3] + "\n")
	if changes == nil {
		w.str("status", "superseded")
		return
	}
	w.str("status", "published")
	w.str("revises", "catalogue-1")
	w.str("change_note", "按照权力变动公告修订。")
	w.list("changes", changes)
}

// entries writes the disclosure catalogue.
func (m *maker) entries(w *tomlBuf, o *organisation) {
	w.record("disclosure_catalogue")
	w.str("id", "open")
	w.str("title", o.short+"公开目录清单")
	w.str("version", "2021年版")
	w.bare("as_of", "2021-01-08")
	w.society("2021-01-08")
	contents := m.distinct("topic", len(o.entries))
	for i, id := range o.entries {
		content := contents[i%len(contents)] + "情况"
		w.record("disclosure_entry")
		w.str("id", id)
		w.str("title", content)
		w.str("catalogue", "open")
		w.str("content", content)
		w.raw("audience = {scope = \"society\", text = \"社会公众\"}\nform = [\"site\"]\n")
		w.raw("time_limit = {kind = \"within\", days = 20, day_kind = \"工作日\", of = \"信息形成之日\"}\n")
		w.list("procedure", []string{"承办" + o.label + "拟稿", "负责人审核", "分管领导审定", "公布"})
		w.str("responsible", o.depts[i%len(o.depts)].id)
		w.str("class", pickOf(m, matterClasses))
		w.str("update", pickOf(m, []string{"on_change", "on_change", "quarter", "year"}))
		w.list("redaction", []string{"身份证件号码", "家庭住址", "联系电话"})
		w.society("2021-01-08")
	}
}
