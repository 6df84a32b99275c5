package check

import (
	"path"
	"slices"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/personal"
	"gongshi/generator/source"
)

// wordsOf returns the text of a value in which a person may be named: unlike
// textOf also ids, which become addresses.
func wordsOf(v model.Value) (string, source.Span) {
	switch x := v.Ptr.(type) {
	case *model.Str:
		return x.V, x.At
	case *model.MD:
		return x.V, x.At
	case *model.Pair:
		return x.Value.V, x.Value.At
	case *model.When:
		return x.V.Text, x.At
	case *model.AnyRef:
		if x.Free {
			return x.V, x.At
		}
	}
	return "", source.Span{}
}

// r125Value: no text for the public points at one person. Within a narrower
// circle only numbers that open an account or an identity are told of.
func r125Value(rec model.Record, v model.Value, out *report) {
	if v.Reach >= model.ReachInternal {
		return
	}
	text, at := wordsOf(v)
	if text == "" {
		return
	}
	for _, f := range personal.Scan(text) {
		if rec.Base().Kind.Name == "channel" && v.Path == "value" && f.Kind == personal.Mobile {
			continue // R127 says it
		}
		out.personal(rec, personalFind{f, v.Reach, exactPart(at, text, f.Start, f.End)})
	}
	if v.Reach == model.ReachPublic {
		for _, n := range out.names().find(text) {
			out.named(rec, n.name, exactPart(at, text, n.start, n.end))
		}
	}
}

// exactPart is part, also where the source writes only the value's stretch
// itself as it is.
func exactPart(at source.Span, value string, from, to int) source.Span {
	span := part(at, value, from, to)
	if span != at {
		return span
	}
	if i := strings.Index(string(at.Bytes()), value[from:to]); i >= 0 {
		return at.File.At(int(at.Start)+i, int(at.Start)+i+to-from)
	}
	return at
}

// personalFind is a find with how far it goes and where it stands.
type personalFind struct {
	personal.Find
	reach model.Reach
	at    source.Span
}

// personal reports a find of R125 on rec.
func (r *report) personal(rec model.Record, f personalFind) {
	if f.reach != model.ReachPublic && !f.Sure {
		return
	}
	bare := personal.Bare(f.Masked)
	what := personalWord(f.Find)
	d := diag.Diagnostic{
		Code: diag.R125, Span: f.at, Personal: true, Severity: diag.Warning,
		Text: diag.Say("公开的文字里有%[1]s %[3]s", "a public text holds %[2]s %[3]s", what.ZH, what.EN, bare),
		Hint: r.allowanceLine(bare, diag.Say("删去它，写岗位就够了", "take it out, the post is enough")),
	}
	switch {
	case f.reach != model.ReachPublic:
		d.Text = diag.Say("内部公开的文字里有%[1]s %[3]s", "a text for some readers holds %[2]s %[3]s", what.ZH, what.EN, bare)
	case f.Sure:
		d.Severity = diag.Error
	case f.Partly:
		d.Text = diag.Say("%[1]s遮得不够，还看得出十位以上：%[3]s", "%[2]s is masked poorly, ten digits or more are left of %[3]s", what.ZH, what.EN, bare)
		d.Hint = diag.Say("最多留前 2 位和后 3 位，写成 %s", "leave the first two and the last three at most: %s", bare)
	case f.Kind == personal.HomeAddress:
		d.Hint = r.allowanceLine(bare, diag.Say("住址写到乡镇、街道为止", "stop at the township or street"))
	case f.Kind == personal.Mobile:
		d.Hint = r.allowanceLine(bare, diag.Say("换成单位的固定电话，或删去它", "give an office line, or take it out"))
	}
	r.found = append(r.found, finding{fault: d, record: rec, mask: bare})
}

// allowanceLine is the hint that begins with do and shows the line that would
// allow a number.
func (r *report) allowanceLine(bare string, do diag.Message) diag.Message {
	return diag.Say("%[1]s；依法必须公开的，在这条记录里加上 allowances = [{value = \"%[3]s\", reason = \"…\", until = %04[4]d-12-31}]",
		"%[2]s; where the law wants it published, add allowances = [{value = %[3]q, reason = \"…\", until = %04[4]d-12-31}] to the record",
		do.ZH, do.EN, bare, int(r.site.AsOf.Y)+1)
}

// personalWord is what messages call a find.
func personalWord(f personal.Find) diag.Message {
	switch f.Kind {
	case personal.DisabilityNumber:
		return diag.Say("残疾人证号", "a disability certificate number")
	case personal.IDNumber:
		return diag.Say("身份证号", "an identity number")
	case personal.OldIDNumber:
		return diag.Say("15 位身份证号", "an identity number of 15 digits")
	case personal.BankCard:
		return diag.Say("银行卡号", "a bank card number")
	case personal.Mobile:
		return diag.Say("手机号", "a mobile number")
	case personal.CreditCode:
		return diag.Say("个体工商户的信用代码", "the credit code of a one-person business")
	case personal.Passport:
		return diag.Say("护照号", "a passport number")
	case personal.Email:
		return diag.Say("个人邮箱", "somebody's own mailbox")
	case personal.Plate:
		return diag.Say("车牌号", "the plate of a car")
	case personal.WeChat:
		return diag.Say("微信号", "a WeChat account")
	case personal.QQ:
		return diag.Say("QQ 号", "a QQ number")
	}
	return diag.Say("家庭住址的门牌", "the house of a home address")
}

// named reports that a public text names a holder of a post.
func (r *report) named(rec model.Record, name string, at source.Span) {
	bare := maskedName(name)
	r.found = append(r.found, finding{record: rec, mask: bare, fault: diag.Diagnostic{
		Code: diag.R125, Span: at, Personal: true,
		Text: diag.Say("公开的文字里有在岗人员的姓名 %s", "a public text names the holder of a post, %s", bare),
		Hint: r.allowanceLine(bare, diag.Say("写岗位，不写姓名", "write the post, not the name")),
	}})
}

// maxPerFile bounds the faults of one attachment: a table of ten thousand
// numbers is one mistake.
const maxPerFile = 20

// r125 judges the attachments that public records mention, in the place where
// the number stands.
func r125(s *model.Site, out *report) {
	var paths []string
	for p := range s.Attachments {
		if textForm(p) != 0 {
			paths = append(paths, p)
		}
	}
	slices.Sort(paths)
	for _, p := range paths {
		f := s.Attachments[p]
		finds := attachmentFinds(f)
		names := out.names().find(string(f.Bytes))
		if len(finds)+len(names) == 0 {
			continue
		}
		rec, reach := mentionedBy(out, p)
		if rec == nil || reach >= model.ReachInternal {
			continue // no page leads to it, so it is not published
		}
		for _, x := range finds[:min(len(finds), maxPerFile)] {
			out.personal(rec, personalFind{x, reach, f.At(x.Start, x.End)})
		}
		if more := len(finds) - maxPerFile; more > 0 && reach == model.ReachPublic {
			out.add(rec, diag.Diagnostic{
				Code: diag.R125, Span: f.At(finds[maxPerFile].Start, finds[maxPerFile].End), Personal: true,
				Text: diag.Say("这个附件里还有 %d 处个人信息", "this attachment holds %d more", more),
				Hint: diag.Say("先从附件里删去这些列，再生成", "take these columns out of the attachment first"),
			})
		}
		for _, n := range names[:min(len(names), maxPerFile)] {
			if reach == model.ReachPublic {
				out.named(rec, n.name, f.At(n.start, n.end))
			}
		}
	}
}

// The forms of attachments that hold text.
const (
	textFile = iota + 1
	markupFile
)

// textForm tells a file that holds text by its name, else 0.
func textForm(name string) int {
	switch strings.ToLower(path.Ext(name)) {
	case ".csv", ".txt", ".tsv", ".md", ".json", ".toml", ".yaml", ".yml", ".ics":
		return textFile
	case ".html", ".htm", ".xhtml", ".xml", ".svg":
		return markupFile
	}
	return 0
}

// attachmentFinds returns what is personal in a file.
func attachmentFinds(f *source.File) []personal.Find {
	finds := personal.Scan(string(f.Bytes))
	if textForm(f.Path) != markupFile {
		return finds
	}
	all := personal.ScanFile(f.Bytes, personal.Markup)
	for _, x := range finds {
		if !slices.ContainsFunc(all, func(y personal.Find) bool { return x.Start < y.End && y.Start < x.End }) {
			all = append(all, x)
		}
	}
	slices.SortFunc(all, func(a, b personal.Find) int { return a.Start - b.Start })
	return all
}

// mentionedBy returns the record of the unit that leads furthest to the
// attachment at p, and how far; nil where none names it.
func mentionedBy(out *report, p string) (by model.Record, reach model.Reach) {
	rest, _ := strings.CutPrefix(p, "content/")
	home, _, _ := strings.Cut(rest, "/")
	name := path.Base(p)
	for _, rec := range out.records {
		if rec.Base().Home != home {
			continue
		}
		model.Walk(rec, func(v model.Value) {
			text, _ := wordsOf(v)
			if (by == nil || v.Reach < reach) && strings.Contains(text, name) {
				by, reach = rec, v.Reach
			}
		})
	}
	return by, reach
}
