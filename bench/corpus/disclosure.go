package corpus

import (
	"fmt"
	"strings"
)

// disclosures writes one quarterly disclosure for each department and quarter.
func (m *maker) disclosures(o *organisation) error {
	w := &tomlBuf{}
	for q := range o.quarters {
		year, n := 2024-q/4, 4-q%4
		end := dayOf(year, n*3, 28) + 4
		for i, d := range o.depts {
			w.record("quarterly_disclosure")
			w.str("id", fmt.Sprintf("q-%d-%d-%s", year, n, d.id))
			w.str("department", d.id)
			w.str("period", fmt.Sprintf("%d-Q%d", year, n))
			w.str("approved_by", "group")
			approved := end + day(m.between(2, 12))
			w.bare("approved_on", m.iso[approved])
			w.society(m.iso[approved+day(m.between(1, 5))])
			m.facts[factQuarter] = fmt.Sprintf("%d年第%s季度", year, zhNumber(n))
			m.about(m.topic(o), d.name, end)
			if m.chance(4) && i > 0 {
				w.raw("nil_return = {reason = \"本季度没有发生应当公示的事项\"}\n")
				continue
			}
			m.matters(w)
		}
	}
	return m.emit(o.path("disclosures.toml"), w.b)
}

// matters writes three to five matters with texts and figures, and how many
// there are of each class.
func (m *maker) matters(w *tomlBuf) {
	m.newText()
	var totals []string
	counts := map[string]int{}
	classes := make([]int, m.between(3, 5))
	for i := range classes {
		classes[i] = m.rng.IntN(len(matterClasses))
		counts[matterClasses[classes[i]]]++
	}
	for _, c := range matterClasses {
		if counts[c] > 0 {
			totals = append(totals, fmt.Sprintf("%q = %d", c, counts[c]))
		}
	}
	w.raw("totals = {" + strings.Join(totals, ", ") + "}\n")
	for _, c := range classes {
		w.table("[[quarterly_disclosure.matters]]")
		w.str("class", matterClasses[c])
		w.str("title", m.say("qtitle-"+"abcde"[c:c+1]))
		var text []byte
		for range m.between(1, 3) {
			text = m.add(text, "s-quarter")
		}
		w.str("text", string(text))
		switch {
		case c == 0:
			done := m.between(5, 300)
			w.raw(fmt.Sprintf("figures = [{label = \"受理\", value = %d, unit = \"件\"}, {label = \"办结\", value = %d, unit = \"件\"}]\n", done+m.between(0, 20), done))
		case c < 4 && m.chance(70):
			w.raw(fmt.Sprintf("figures = [{label = \"金额\", value = %d.%d, unit = \"万元\"}]\n", m.between(1, 480), m.between(1, 9)))
		}
	}
}

// items writes the disclosure items: those of every other entry as Markdown
// files, the others in one TOML file, as offices do both.
func (m *maker) items(o *organisation) error {
	w, together := &tomlBuf{}, &tomlBuf{}
	var body []byte
	for i := range o.nItems {
		id := fmt.Sprintf("item-%05d", i+1)
		if i%len(o.entries)%2 == 1 {
			together.record("disclosure_item")
			m.item(together, o, i, id)
			body = m.body(body[:0], m.wanted(), "s-close")
			together.long("body", body)
			continue
		}
		w.reset()
		w.raw("+++\n[disclosure_item]\n")
		m.item(w, o, i, id)
		w.raw("+++\n\n")
		w.b = m.body(w.b, m.wanted(), "s-close")
		if err := m.emit("content/"+o.id+"/"+id+".md", w.b); err != nil {
			return err
		}
	}
	return m.emit(o.path("items.toml"), together.b)
}

// item writes the fields of the item at index i, all but its body.
func (m *maker) item(w *tomlBuf, o *organisation, i int, id string) {
	entry := i % len(o.entries)
	d := o.depts[entry%len(o.depts)]
	on := m.someDay()
	if i < len(o.entries) { // the newest of each entry is no older than its cadence
		on = dayAsOf - day(m.between(15, 50))
	}
	m.about(m.topic(o), d.name, on)
	w.str("id", id)
	w.str("title", m.say("item-head"))
	w.str("entry", o.entries[entry])
	w.bare("made_on", m.iso[on])
	w.str("index_no", fmt.Sprintf("GS%03d-%s-%05d", o.index+1, m.year(on), i+1))
	w.str("subject_class", pickOf(m, subjectClasses))
	if m.chance(15) {
		w.str("power", pickOf(m, o.powers).id)
	}
	m.newText()
	w.str("summary", m.say("s-open"))
	m.release(w, on+day(m.between(1, 9)))
}

// release writes scope and status: published on that day, now and then still
// a draft.
func (m *maker) release(w *tomlBuf, on day) {
	if m.chance(1) {
		w.raw("scope = \"society\"\nstatus = \"draft\"\n")
		return
	}
	w.society(m.iso[on])
}
