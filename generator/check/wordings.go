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

// prose is one text of a unit, as R223 compares it with the others.
type prose struct {
	rec   model.Record
	value model.Value
	text  string
	at    source.Span
}

// wording is a place where a term stands.
type wording struct {
	p    *prose
	from int
	term string
}

// r223: a unit writes a term in one way. Each pair is reported once, where the
// second way stands first, with the first way beside it.
func r223(s *model.Site, out *report) {
	texts := map[string][]*prose{}
	for _, rec := range out.records {
		home := rec.Base().Home
		kind := rec.Base().Kind.Name
		if home == model.Shared || kind == "text_fix" || kind == "glossary" || kind == "vocabulary" || ofOthers(rec) {
			continue
		}
		model.Walk(rec, func(v model.Value) {
			if text, at, ok := textOf(v); ok && !remark(v) && !strings.HasPrefix(v.Path, "basis.") && utf8.RuneCountInString(text) > 3 {
				texts[home] = append(texts[home], &prose{rec, v, text, at})
			}
		})
	}
	for _, u := range s.Units {
		w := &wordings{texts: texts[u.Home], out: out}
		w.pairs()
		w.tables()
		w.mechanisms()
		w.departments(model.In[model.Department](s, u.Home))
		w.citations()
	}
}

// wordings compares the texts of one unit.
type wordings struct {
	texts []*prose
	out   *report
}

// termPairs are the two ways in which units are known to write one thing. Only
// whole terms count: 防控 and 防范 alone are two good words.
func termPairs() [][2]string {
	return [][2]string{
		{"风险防控措施", "风险防范措施"},
		{"风险防控工作", "风险防范工作"},
		{"风险防控管理", "风险防范管理"},
		{"风险防控管理", "风险防备管理"},
		{"风险防控机制", "风险防范机制"},
		{"风险防控体系", "风险防范体系"},
		{"风险辨识防控", "风险辨认防控"},
		{"风险等级", "权力等级"},
		{"预警级别", "预警等级"},
		{"责任追究制", "责任追查制"},
		{"廉政风险点", "廉洁风险点"},
		{"重点监控岗位", "重点防控岗位"},
		{"首问负责制", "首问责任制"},
	}
}

// first returns where a term stands first, outside of longer words that hold
// it by right.
func (w *wordings) first(term string) *wording {
	for _, p := range w.texts {
		i := strings.Index(p.text, term)
		if i < 0 || strings.LastIndex(p.text[:i], "《") > strings.LastIndex(p.text[:i], "》") {
			continue // or in the title of another text
		}
		if !strings.HasPrefix(p.text[i+len(term):], "示范点") {
			return &wording{p, i, term}
		}
	}
	return nil
}

func (w *wordings) pairs() {
	for _, pair := range termPairs() {
		a, b := w.first(pair[0]), w.first(pair[1])
		if a != nil && b != nil {
			w.report(a, b)
		}
	}
}

// report reports two ways to write one thing at the one that stands later.
func (w *wordings) report(a, b *wording) {
	if b.place().Before(a.place()) {
		a, b = b, a
	}
	w.out.proofed(b.p.rec, b.p.value, diag.Diagnostic{
		Code: diag.R223, Span: b.place(),
		Text: diag.Say("这里写“%[1]s”，别处写“%[2]s”", "%[1]q here, and %[2]q elsewhere", b.term, a.term),
		Hint: diag.Say("是一回事的统一成一种写法；确是两回事的，写 waivers 说明", "use one of the two; where they are two things, waive the rule"),
		Also: []diag.Note{{Span: a.place(), Text: diag.Say("另一种写法在这里", "the other way is here")}},
	})
}

func (x *wording) place() source.Span {
	return part(x.p.at, x.p.text, x.from, x.from+len(x.term))
}

// tables reports a form that is called 一览表 here and 登记表 there: what stands
// before the word is the same.
func (w *wordings) tables() {
	seen := map[string]*wording{} // by what stands before the word
	for _, p := range w.texts {
		for _, word := range []string{"一览表", "登记表", "汇总表", "统计表", "明细表"} {
			for at := 0; ; {
				i := strings.Index(p.text[at:], word)
				if i < 0 {
					break
				}
				at += i + len(word)
				stem := tailOf(p.text[:at-len(word)], 12)
				if utf8.RuneCountInString(stem) < 5 {
					continue
				}
				x := &wording{p, at - len(word) - len(stem), stem + word}
				if first := seen[stem]; first == nil {
					seen[stem] = x
				} else if first.term != x.term {
					w.report(first, x)
					seen[stem] = x
				}
			}
		}
	}
}

// tailOf returns the Chinese characters that end s, at most n.
func tailOf(s string, n int) string {
	start := len(s)
	for n > 0 && start > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:start])
		if !unicode.Is(unicode.Han, r) {
			break
		}
		start -= size
		n--
	}
	return s[start:]
}

// mechanisms reports a mechanism that has one name in the list and another in
// its chapter: names of one length that differ in one character, or that end
// alike where the one is listed and the other heads a chapter.
func (w *wordings) mechanisms() {
	var listed, heads, all []*wording
	for _, p := range w.texts {
		for _, x := range mechanismsIn(p) {
			all = append(all, x)
			head, rest := p.text[:x.from], p.text[x.from+len(x.term):]
			switch {
			case strings.HasPrefix(p.value.Path, "mechanisms."), strings.HasPrefix(rest, "、"), strings.HasPrefix(rest, "和"),
				strings.HasSuffix(head, "、"), strings.HasSuffix(head, "和"):
				listed = append(listed, x)
			case rest == "" || rest[0] == '\n' || rest[0] == ' ':
				heads = append(heads, x)
			}
		}
	}
	done := map[[2]string]bool{}
	report := func(a, b *wording) {
		key := [2]string{min(a.term, b.term), max(a.term, b.term)}
		if a.term != b.term && !done[key] {
			done[key] = true
			w.report(a, b)
		}
	}
	for i, a := range all {
		for _, b := range all[:i] {
			if oneOff([]rune(a.term), []rune(b.term)) {
				report(b, a)
			}
		}
	}
	names := func(list []*wording, term string) bool {
		return slices.ContainsFunc(list, func(x *wording) bool { return x.term == term })
	}
	for _, h := range heads {
		for _, l := range listed {
			if !names(listed, h.term) && !names(heads, l.term) && l.p.rec == h.p.rec && sameTail(l.term, h.term) {
				report(l, h)
			}
		}
	}
}

// mechanismsIn returns the names of mechanisms in a text: 7 to 12 characters
// that end with 机制, without the verb before them.
func mechanismsIn(p *prose) []*wording {
	var out []*wording
	for at := 0; ; {
		i := strings.Index(p.text[at:], "机制")
		if i < 0 {
			return out
		}
		at += i + len("机制")
		name := tailOf(p.text[:at], 16)
		for _, verb := range []string{"构建", "建立", "健全", "完善", "推进", "形成", "落实", "实行", "建成", "加强", "创新", "以", "把", "对", "将", "按", "的", "和", "与", "及", "各项", "一套", "为"} {
			if k := strings.LastIndex(name, verb); k >= 0 && k+len(verb) < len(name)-len("机制") {
				name = name[k+len(verb):]
			}
		}
		if n := utf8.RuneCountInString(name); n >= 7 && n <= 12 {
			out = append(out, &wording{p, at - len(name), name})
		}
	}
}

// oneOff reports whether two names of one length differ in one character, and
// not in a number or in one that tells two things apart.
func oneOff(a, b []rune) bool {
	if len(a) != len(b) {
		return false
	}
	differ := 0
	for i := range a {
		if a[i] != b[i] {
			differ++
			if strings.ContainsRune("一二三四五六七八九十上下内外前后大小市县省乡镇", a[i]) {
				return false
			}
		}
	}
	return differ == 1
}

// sameTail reports whether two different names of one length end with the same
// four characters.
func sameTail(a, b string) bool {
	x, y := []rune(a), []rune(b)
	return a != b && len(x) == len(y) && len(x) >= 8 && string(x[len(x)-4:]) == string(y[len(y)-4:])
}

// departments reports a department that stands under its name here and under a
// part of it there, which is no alias of it.
func (w *wordings) departments(list []*model.Department) {
	known := map[string]bool{}
	for _, d := range list {
		known[d.Name.V] = true
		for _, a := range d.Aliases {
			known[a.V] = true
		}
	}
	for _, d := range list {
		name := []rune(d.Name.V)
		if len(name) < 6 || d.Kind == nil {
			continue
		}
		tail := string(name[len(name)-2:])
		if !slices.Contains([]string{"中心", "学校", "医院", "公司", "大队", "支队", "协会", "站点", "车间"}, tail) {
			continue
		}
		if x := w.shortened(d, string(name), tail, known); x != nil {
			w.out.proofed(x.p.rec, x.p.value, diag.Diagnostic{
				Code: diag.R223, Span: x.place(),
				Text: diag.Say("这里写“%[1]s”，登记的名称是“%[2]s”", "%[1]q here, and its name on record is %[2]q", x.term, d.Name.V),
				Hint: diag.Say("写全称，或把简称写进它的 aliases；原文如此的照登，在 source_note 里说明", "write the full name or list the short one in aliases; an issued text stays as printed"),
				Also: []diag.Note{{Span: d.Name.At, Text: diag.Say("登记在这里", "it is on record here")}},
			})
		}
	}
}

// shortened looks for the name of d with characters left out.
func (w *wordings) shortened(d *model.Department, name, tail string, known map[string]bool) *wording {
	for _, p := range w.texts {
		if p.rec.Base() == d.Base() {
			continue
		}
		for at := 0; ; {
			i := strings.Index(p.text[at:], tail)
			if i < 0 {
				break
			}
			at += i + len(tail)
			run := tailOf(p.text[:at], 14)
			if strings.HasSuffix(run, name) || knownTail(run, known) {
				continue
			}
			for n := 5; n >= 4; n-- { // 语训学校, 康复中心
				short := tailOf(run, n)
				if utf8.RuneCountInString(short) == n && isWordOf(run, short) && subsequence(short, name) {
					return &wording{p, at - len(short), short}
				}
			}
		}
	}
	return nil
}

// isWordOf reports whether short, which ends run, begins a word there.
func isWordOf(run, short string) bool {
	if run == short {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(run[:len(run)-len(short)])
	return strings.ContainsRune("和与及由向在到对的至按将请各市县区", last)
}

func knownTail(run string, known map[string]bool) bool {
	for i := range run {
		if known[run[i:]] {
			return true
		}
	}
	return false
}

// subsequence reports whether all characters of short stand in long in order.
func subsequence(short, long string) bool {
	for _, r := range short {
		_, rest, ok := strings.Cut(long, string(r))
		if !ok {
			return false
		}
		long = rest
	}
	return true
}

// citations reports a text cited under a short title that no title in the same
// text bears: 《实施意见》 after 《关于…的意见》.
func (w *wordings) citations() {
	for _, p := range w.texts {
		if !strings.Contains(p.text, "》") || strings.Contains(p.text, "以下简称") {
			continue
		}
		titles := citedTitles(p)
		for _, x := range titles {
			n := utf8.RuneCountInString(x.term)
			if n > 5 || n < 3 {
				continue
			}
			kind := x.term[len(x.term)-len("意见"):]
			if !slices.Contains([]string{"意见", "方案", "办法", "规定", "细则", "通知", "规则", "纲要"}, kind) {
				continue
			}
			var other *wording
			named := false
			for _, y := range titles {
				if len(y.term) > len(x.term) {
					named = named || strings.HasSuffix(y.term, x.term)
					if other == nil && strings.HasSuffix(y.term, kind) && y.from < x.from {
						other = y
					}
				}
			}
			if other != nil && !named {
				w.report(other, x)
				break
			}
		}
	}
}

// citedTitles returns what stands between 《 and 》 in a text.
func citedTitles(p *prose) []*wording {
	var out []*wording
	for at := 0; ; {
		i := strings.Index(p.text[at:], "《")
		if i < 0 {
			return out
		}
		at += i + len("《")
		end := strings.Index(p.text[at:], "》")
		if end < 0 {
			return out
		}
		if end > 0 && !strings.Contains(p.text[at:at+end], "《") {
			out = append(out, &wording{p, at, p.text[at : at+end]})
		}
	}
}
