package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// labelUse is a word for departments other than the unit's own, where it was
// met first and how often.
type labelUse struct {
	rec   model.Record
	at    source.Span
	shown string // the phrase it was met in
	quote bool
	count int
}

// r030: a unit calls its departments by one word. Each other word is reported
// once, where it stands first in the unit's own records, with the number of
// places. Texts of others and remarks on sources do not count.
func r030(s *model.Site, out *report) {
	labels := departmentLabels(s)
	own := map[string]*labelSearch{}
	for _, u := range s.Units {
		if u.DeptLabel.V == "" {
			continue
		}
		l := &labelSearch{unit: u, uses: map[string]*labelUse{}}
		l.words = pick(labels, func(w string) bool { return !strings.Contains(u.DeptLabel.V, w) }) // 内设科室 holds 科室
		for _, d := range model.In[model.Department](s, u.Home) {
			if d.Type.V == "subordinate" {
				l.below = append(l.below, pick(append(strs(d.Aliases), d.Name.V), func(w string) bool { return w != "" })...)
			}
		}
		own[u.Home] = l
	}
	for _, rec := range out.records {
		l := own[rec.Base().Home]
		if l == nil || rec.Base().Kind.Name == "vocabulary" {
			continue
		}
		if d, ok := rec.(*model.Document); ok && d.External.V {
			continue
		}
		model.Walk(rec, func(v model.Value) {
			if t, at, ok := textOf(v); ok && !remark(v) {
				l.see(rec, v, t, at)
			}
		})
	}
	for _, u := range s.Units {
		if l := own[u.Home]; l != nil {
			l.report(out)
		}
	}
}

// departmentLabels returns the words by which units call their departments:
// those of the vocabularies and the usual ones. 部门, which everybody uses of
// anything, stands last.
func departmentLabels(s *model.Site) []string {
	labels := []string{"科室", "股室", "处室", "部室"}
	for _, v := range model.All[model.Vocabulary](s) {
		if v.For.V != "unit.dept_label" {
			continue
		}
		for _, w := range v.Values {
			if utf8.RuneCountInString(w.Code.V) > 1 && w.Code.V != "部门" && w.Code.V != "单位" {
				labels = append(labels, w.Code.V)
			}
		}
	}
	slices.Sort(labels)
	return append(slices.Compact(labels), "部门")
}

// labelSearch looks for the other words in the texts of one unit.
type labelSearch struct {
	unit  *model.Unit
	words []string
	uses  map[string]*labelUse
	below []string  // names of the unit's subordinate bodies
	sub   *labelUse // one of them listed under the label, where it was met first
}

func (l *labelSearch) see(rec model.Record, v model.Value, t string, at source.Span) {
	l.seeBelow(rec, v, t, at)
	for _, w := range l.words {
		for from := 0; ; {
			i := strings.Index(t[from:], w)
			if i < 0 {
				break
			}
			i += from
			from = i + len(w)
			start, end, ok := ownLabel(t, i, from, w)
			if !ok {
				continue
			}
			u := l.uses[w]
			if u == nil {
				u = &labelUse{}
				l.uses[w] = u
			}
			u.count++
			if u.rec == nil || !quoted(rec, v) && u.quote || quoted(rec, v) == u.quote && at.Before(u.at) {
				u.rec, u.at, u.shown, u.quote = rec, part(at, t, i, from), t[start:end], quoted(rec, v)
			}
		}
	}
}

// seeBelow looks for subordinate bodies in a list under the unit's label:
// 部室：康复中心、语训学校。
func (l *labelSearch) seeBelow(rec model.Record, v model.Value, t string, at source.Span) {
	for _, mark := range []string{"：", ":"} {
		head := l.unit.DeptLabel.V + mark
		for from := 0; len(l.below) > 0; {
			i := strings.Index(t[from:], head)
			if i < 0 {
				break
			}
			from += i + len(head)
			list := t[from:]
			if end := strings.IndexAny(list, "。；;：:\n"); end >= 0 {
				list = list[:end]
			}
			for _, name := range l.below {
				j := strings.Index(list, name)
				if j < 0 {
					continue
				}
				if l.sub == nil {
					l.sub = &labelUse{rec: rec, at: part(at, t, from+j, from+j+len(name)), shown: name, quote: quoted(rec, v)}
				}
				l.sub.count++
				break
			}
		}
	}
}

// ownLabel reports whether the word at t[from:to] is said of departments of
// the unit itself, and the phrase that shows it.
func ownLabel(t string, from, to int, word string) (start, end int, ok bool) {
	head, tail := t[:from], t[to:]
	for _, p := range []string{"上级", "外单位", "其他单位", "兄弟单位", "对口", "市直", "县直", "区直", "省直", "市级", "县级", "省级", "中央", "政府", "委员会", "法制", "财政", "税务", "公安"} {
		if strings.HasSuffix(head, p) {
			return 0, 0, false // of another house
		}
	}
	if word != "部门" {
		return from, to, true
	}
	// 部门 is everybody's word: it counts only where the unit speaks of its
	// own parts.
	for _, p := range []string{"局属各", "内设", "机关各", "下设各", "我局各", "我会各", "本单位各", "所属各", "公司各"} {
		if strings.HasSuffix(head, p) {
			return from - len(p), to, true
		}
	}
	if before, found := strings.CutSuffix(head, "各"); found && aloneAt(before) && !strings.HasPrefix(tail, "规章") {
		return len(before), to, true
	}
	if before, found := strings.CutSuffix(head, "本"); found && aloneAt(before) {
		return len(before), to, true
	}
	if strings.HasPrefix(tail, "负责人") && aloneAt(head) {
		return from, to + len("负责人"), true
	}
	return 0, 0, false
}

// aloneAt reports whether no Han letter that belongs to the word behind it
// ends head: 各部门 stands alone in “，各部门” and “由各部门”, not in “全市各部门”.
func aloneAt(head string) bool {
	if head == "" {
		return true
	}
	for _, w := range []string{"由", "和", "及", "与", "对", "向", "将", "把", "要求", "组织", "督促", "分发", "发至", "报", "在", "是", "为", "以", "经", "给", "让", "使"} {
		if strings.HasSuffix(head, w) {
			return true
		}
	}
	last, _ := utf8.DecodeLastRuneInString(head)
	return !unicode.Is(unicode.Han, last)
}

func (l *labelSearch) report(out *report) {
	if u := l.sub; u != nil {
		out.warn(u.rec, diag.Diagnostic{
			Code: diag.R030, Span: u.at,
			Text: diag.Say("“%[1]s”登记为下属单位，这里列在“%[2]s”名下，这样的地方有 %[3]d 处", "%[1]q is on record as a subordinate body and listed among the departments, %[2]q, in %[3]d places", u.shown, l.unit.DeptLabel.V, u.count),
			Hint: diag.Say("写成“%[1]s、单位：……”，或者核对那条部门记录的 kind；原文如此的照登，在 source_note 里说明并写 waivers", "list it apart from the %[1]s, or check the kind of its record; where the source prints this, say so in source_note and waive the rule", l.unit.DeptLabel.V),
			Also: []diag.Note{{Span: l.unit.DeptLabel.At, Text: diag.Say("本单位的称谓在这里", "the unit's own word is here")}},
		})
	}
	for _, w := range l.words {
		u := l.uses[w]
		if u == nil {
			continue
		}
		d := diag.Diagnostic{
			Code: diag.R030, Span: u.at,
			Text: diag.Say("本单位的部门统一称“%[1]s”，这里写“%[2]s”，“%[3]s”一共出现 %[4]d 处", "the unit calls its departments %[1]q, here stands %[2]q; %[3]q is used %[4]d times", l.unit.DeptLabel.V, u.shown, w, u.count),
			Hint: diag.Say("统一写成“%s”；指外单位的，写明是哪个单位的", "write %q throughout; where another house is meant, name it", l.unit.DeptLabel.V),
			Also: []diag.Note{{Span: l.unit.DeptLabel.At, Text: diag.Say("本单位的称谓在这里", "the unit's own word is here")}},
		}
		if u.quote {
			d.Hint = diag.Say("原文照登，不改；在 source_note 里说明并写 waivers", "an issued text stays as printed; say so in source_note and waive the rule")
		}
		out.warn(u.rec, d)
	}
}
