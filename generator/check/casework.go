package check

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/personal"
)

// tellsCases reports whether the rule on casework looks at a kind: what a unit
// tells the public of its doings. Schemes, glossary, documents, channels,
// powers and flowcharts speak of rules: that informants are protected, that a
// court files suits.
func tellsCases(kind string) bool {
	switch kind {
	case "disclosure_item", "notice", "quarterly_disclosure", "case_release", "major_matter", "citizen_topic", "education", "report":
		return true
	}
	return false
}

// r126: what goes out to the public holds no detail of a case: no case number
// of a discipline organ, no informant or witness beside who it is, no post or
// department beside an investigation.
func r126(rec model.Record, v model.Value, out *report) {
	if v.Reach != model.ReachPublic || !tellsCases(rec.Base().Kind.Name) || remark(v) {
		return
	}
	text, at := wordsOf(v)
	if !strings.ContainsAny(text, "纪监举证访告诉立") || out.released(rec) {
		return
	}
	from := 0
	for from < len(text) {
		n := strings.IndexAny(text[from:], "。；;！!？?\n")
		if n < 0 {
			n = len(text) - from
		}
		sentence := text[from : from+n]
		for _, c := range out.casework(rec.Base().Home, sentence) {
			out.add(rec, diag.Diagnostic{
				Code: diag.R126, Span: exactPart(at, text, from+c.from, from+c.to), Personal: true,
				Text: c.text, Hint: diag.Say(
					"删去这些细节；经批准发布的案件信息写成 case_release，写明 approved_by 和 approved_on",
					"take the detail out; news of a case that was approved is a case_release with approved_by and approved_on"),
			})
		}
		from += n + 1
	}
}

// released reports whether rec is news of a case that was approved before it
// went out.
func (r *report) released(rec model.Record) bool {
	c, ok := rec.(*model.CaseRelease)
	if !ok || c.ApprovedBy.To == nil || !c.ApprovedOn.Set() {
		return false
	}
	out := r.site.AsOf
	if c.PublishedOn.Set() {
		out = c.PublishedOn.V
	}
	return c.ApprovedOn.V.Compare(out) <= 0
}

// detail is a stretch of a sentence that tells of a case.
type detail struct {
	from, to int
	text     diag.Message
}

// casework returns the details that one sentence of the unit home holds.
func (r *report) casework(home, sentence string) (out []detail) {
	words := caseWords()
	if strings.Contains(sentence, "号") && strings.ContainsAny(sentence, "纪监") {
		for _, m := range words.number.FindAllStringIndex(sentence, -1) {
			out = append(out, detail{m[0], m[1], diag.Say("公开的文字里有纪检案号", "a public text holds the case number of a discipline organ")})
		}
	}
	for _, m := range finds(words.informant, sentence, "报人", "证人", "访人", "告人", "举人", "信人", "诉人") {
		if end, ok := r.identified(home, sentence, m[1]); ok {
			out = append(out, detail{m[0], end, diag.Say("公开的文字里把%s和身份、岗位或联系方式写在一起", "a public text tells who the %[2]s is", sentence[m[0]:m[1]], "informant or witness")})
		}
	}
	for _, m := range finds(words.inquiry, sentence, "立案") {
		if who := r.targeted(home, sentence, m[0]); who != "" {
			out = append(out, detail{m[0], m[1], diag.Say("公开的文字里说“%s”被立案", "a public text says that %q is under investigation", who)})
		}
	}
	return out
}

// finds returns the matches of re where sentence holds one of parts, of which
// each match has one: looking for those is twenty times faster.
func finds(re *regexp.Regexp, sentence string, parts ...string) [][]int {
	if !slices.ContainsFunc(parts, func(s string) bool { return strings.Contains(sentence, s) }) {
		return nil
	}
	return re.FindAllStringIndex(sentence, -1)
}

// The words of casework, compiled once.
type caseWord struct{ number, informant, inquiry, contact, surname, copula, title *regexp.Regexp }

var caseWords = sync.OnceValue(func() caseWord {
	return caseWord{
		number:    regexp.MustCompile(`[纪监]\p{Han}{0,4}?(立|案|初核|信访|审理|线索|举报)\p{Han}{0,2}[〔\[［（(]\d{4}[〕\]］）)]第?\d{1,5}号`),
		informant: regexp.MustCompile(`举报人|证人|信访人|控告人|检举人|来访人|来信人|投诉人`),
		inquiry:   regexp.MustCompile(`立案(调查|审查|侦查)`),
		contact:   regexp.MustCompile(`^(的)?(联系|家庭)?(电话|手机|方式|住址|地址|邮箱|号码)*[为是:：\s]*[+\d０-９]`),
		copula:    regexp.MustCompile(`^\s*(（|\(|：|:|为|是|系|即|叫|名叫)?\s*`),
		// A common surname and one or two characters, or a name half hidden,
		// up to the end of a clause.
		surname: regexp.MustCompile(`^([王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴夏钟汪姜范石姚谭廖邹熊陆郝孔崔邱秦史顾侯邵孟龙段钱汤尹黎武乔贺赖龚]([某＊*×xXＸ]{1,2}|\p{Han}[＊*某])|[王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴夏钟汪姜范石姚谭廖邹熊陆郝孔崔邱秦史顾侯邵孟龙段钱汤尹黎武乔贺赖龚]\p{Han}{1,2}([，,、（(）)\s]|$))`),
		title:   regexp.MustCompile(`(局长|处长|科长|股长|所长|主任|书记|院长|庭长|校长|总经理|经理|董事长|会长|秘书长|队长|站长|镇长|乡长|县长|会计|出纳)`),
	}
})

// identified reports whether what follows an informant in a sentence, from on,
// says who it is: a contact, a name, a post; and where that ends.
func (r *report) identified(home, sentence string, from int) (end int, ok bool) {
	words, rest := caseWords(), sentence[from:]
	if m := words.contact.FindString(rest); m != "" {
		if f := personal.Scan(rest); len(f) > 0 || digitsIn(rest[strings.IndexAny(rest, "+0123456789０１２３４５６７８９"):]) >= 7 {
			return from + len(m), true
		}
	}
	joint := words.copula.FindString(rest)
	rest = rest[len(joint):]
	if m := words.surname.FindString(rest); m != "" {
		return from + len(joint) + len(m), true
	}
	if names := r.names().find(rest); len(names) > 0 && names[0].start == 0 {
		return from + len(joint) + names[0].end, true
	}
	if strings.TrimSpace(joint) == "" {
		return 0, false // "举报人可以向局长反映"
	}
	for _, who := range r.posts(home) {
		if i := strings.Index(rest, who); i >= 0 && i <= len("某某市某某局") && !strings.ContainsAny(rest[:i], "，,、向由报") {
			return from + len(joint) + i + len(who), true
		}
	}
	return 0, false
}

// digitsIn counts the digits at the start of s, hyphens passed over.
func digitsIn(s string) int {
	n := 0
	for _, c := range s {
		switch {
		case '0' <= c && c <= '9', '０' <= c && c <= '９':
			n++
		case c != '-' && c != ' ' && c != '－' && c != '+':
			return n
		}
	}
	return n
}

// targeted returns the post or department whose investigation a sentence
// tells of, where 立案调查 begins at the byte at; "" where it only says who
// investigates.
func (r *report) targeted(home, sentence string, at int) string {
	for _, who := range r.posts(home) {
		i := strings.Index(sentence, who)
		if i < 0 {
			continue
		}
		if !investigates(sentence[:i], sentence[i+len(who):], i > at) {
			return who
		}
	}
	before := sentence[:at]
	for _, m := range caseWords().title.FindAllStringIndex(before, -1) {
		if !investigates(before[:m[0]], sentence[m[1]:], false) {
			return before[m[0]:m[1]]
		}
	}
	return ""
}

// investigates reports whether the one named between before and after is the
// one who investigates or is told of it, not the one under investigation.
func investigates(before, after string, late bool) bool {
	for _, w := range []string{"由", "经", "报", "向", "请", "移交", "移送", "送交", "交", "归口", "通过", "会同"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	for _, w := range []string{"负责", "依法", "应当", "可以", "有权", "进行", "组织", "牵头", "受理", "按", "决定", "批准", "立案", "予以", "对", "根据", "和", "会"} {
		if strings.HasPrefix(after, w) && !strings.HasSuffix(before, "对") && !strings.HasSuffix(before, "将") {
			return true
		}
	}
	return late && !strings.HasSuffix(before, "对")
}

// posts are the names of the posts and departments of a unit, longest first.
func (r *report) posts(home string) []string {
	if names, ok := r.postNames[home]; ok {
		return names
	}
	var names []string
	add := func(name string) {
		if len(name) >= len("两字") {
			names = append(names, name)
		}
	}
	for _, p := range model.All[model.Post](r.site) {
		if p.Home == home {
			add(p.Name.V)
		}
	}
	for _, d := range model.All[model.Department](r.site) {
		if d.Home == home {
			add(d.Name.V)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	if r.postNames == nil {
		r.postNames = map[string][]string{}
	}
	r.postNames[home] = names
	return names
}
