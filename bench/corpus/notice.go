package corpus

import "fmt"

// noticeFiles writes the notices: one for each change of a power, the rest
// about anything.
func (m *maker) noticeFiles(o *organisation) error {
	w := &tomlBuf{}
	for n, i := 0, 0; i < len(o.powers); i++ {
		p := &o.powers[i]
		if p.change == "" {
			continue
		}
		n++
		word := ""
		for _, c := range changeKinds {
			if c.kind == p.change {
				word = c.word
			}
		}
		m.about(p.topic, o.depts[p.dept].name, p.changedOn)
		w.reset()
		w.raw("+++\n[notice]\n")
		w.str("id", changeNotice(n))
		w.str("title", "关于"+word+"“"+p.title+"”的公告")
		w.str("kind", "公告")
		w.str("subject", "power_change:"+changeID(n))
		w.bare("from", m.iso[p.changedOn])
		w.society(m.iso[p.changedOn])
		w.raw("+++\n\n")
		w.b = m.body(w.b, m.wanted(), "s-close")
		if err := m.emit("content/"+o.id+"/"+changeNotice(n)+".md", w.b); err != nil {
			return err
		}
	}
	for i := range o.nNotices - o.nChanges {
		id := fmt.Sprintf("notice-%05d", i+1)
		m.notice(w, o, id)
		if err := m.emit("content/"+o.id+"/"+id+".md", w.b); err != nil {
			return err
		}
	}
	return nil
}

// notice writes one notice: with a period for objections, which may still be
// open, or without.
func (m *maker) notice(w *tomlBuf, o *organisation, id string) {
	on := m.someDay()
	if m.chance(2) {
		on = dayAsOf - day(m.between(1, 5))
	}
	m.about(m.topic(o), pickOf(m, o.depts).name, on)
	w.reset()
	w.raw("+++\n[notice]\n")
	w.str("id", id)
	kind, last := "公示", "s-objection"
	if m.chance(38) {
		kind, last = "公告", "s-close"
	}
	w.str("title", m.say("notice-head")+kind)
	w.str("kind", kind)
	w.bare("from", m.iso[on])
	if kind == "公示" {
		to := on + day(m.between(8, 15))
		w.bare("to", m.iso[to])
		w.str("objection_channel", pickOf(m, []string{"phone", "mailbox", "box"}))
		if closed := min(to+day(m.between(1, 3)), dayAsOf); to < dayAsOf {
			w.num("objections", max(m.between(-12, 2), 0))
			w.str("outcome", "期满后经核实，按公示内容办理。")
			w.bare("closed_on", m.iso[closed])
		}
	}
	m.release(w, on)
	w.raw("+++\n\n")
	w.b = m.body(w.b, m.wanted(), last)
}

// documentKinds are kinds of documents and the words that end their titles.
var documentKinds = [][2]string{{"notice", "通知"}, {"plan", "实施方案"}, {"opinion", "意见"}, {"rules", "细则"}, {"method", "办法"}, {"report", "汇报"}}

// documents writes the unit's documents, a Markdown file each.
func (m *maker) documents(o *organisation) error {
	w := &tomlBuf{}
	for i := range o.nDocs {
		on := m.someDay()
		m.about(m.topic(o), pickOf(m, o.depts).name, on)
		k := documentKinds[min(m.rng.IntN(9), m.rng.IntN(6), 5)]
		id := fmt.Sprintf("doc-%04d", i+1)
		w.reset()
		w.raw("+++\n[document]\n")
		w.str("id", id)
		w.str("title", m.say("doc-head")+k[1])
		w.str("kind", k[0])
		w.list("issuer", []string{o.id})
		w.raw("doc_no = {agency = \"" + o.name[:3] + "公发\", year = " + m.year(on) + ", number = " + itoa(i+1) + ", bracket = \"〔〕\"}\n")
		w.str("issued_on", m.zh[on])
		w.list("addressees", []string{"各" + o.label, "各下属单位"})
		w.list("keywords", []string{m.facts[factTopic], m.say("mgmt")})
		w.str("index_no", fmt.Sprintf("GS%03d-D%05d", o.index+1, i+1))
		w.str("subject_class", pickOf(m, subjectClasses))
		w.str("validity", "现行有效")
		w.society(m.iso[on+day(m.between(0, 9))])
		w.raw("+++\n\n")
		w.b = m.body(w.b, m.wanted(), "s-plan")
		if err := m.emit("content/"+o.id+"/"+id+".md", w.b); err != nil {
			return err
		}
	}
	return nil
}
