package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/proof"
	"gongshi/generator/source"
)

// proofer judges prose: each text of an author is read once, and every rule
// about damage takes what concerns it.
type proofer struct {
	options map[textKey]*proof.Options
	above   map[string]*superiors
}

// textKey says whose text it is: the folder, and the document where
// corrections of its own are known.
type textKey struct{ home, document string }

func newProofer() *proofer {
	return &proofer{options: map[textKey]*proof.Options{}, above: map[string]*superiors{}}
}

// visit judges one value where it is a text.
func (t *proofer) visit(rec model.Record, v model.Value, out *report) {
	text, at, ok := textOf(v)
	if !ok || remark(v) || text == "" || isFix(rec, v) {
		return
	}
	opt := t.optionsFor(rec, out)
	_, markdown := v.Ptr.(*model.MD)
	opt.Markdown, opt.Line = markdown, v.Field.IsTitle
	found := pick(proof.Scan(text, opt), func(f proof.Finding) bool { return !f.Style })
	if opt.Foreign {
		t.receivers(rec, v, text, at, out)
	}
	if len(found) == 0 {
		return
	}
	p := placer{at: at, text: text, start: strings.Index(string(at.Bytes()), text)}
	for i, f := range found {
		if f.Code != diag.R210 && (f.Code != diag.R211 || !f.Safe) {
			out.proofed(rec, v, p.diagnostic(f))
		} else if first, rest := alike(found, i); first {
			out.proofed(rec, v, p.many(f, rest))
		}
	}
}

// ofOthers reports whether rec is the text of another issuer.
func ofOthers(rec model.Record) bool {
	d, ok := rec.(*model.Document)
	return ok && d.External.V
}

// isFix reports whether v is a form that a text_fix lists because it is wrong,
// or a number that was masked on purpose.
func isFix(rec model.Record, v model.Value) bool {
	return rec.Base().Kind.Name == "text_fix" && strings.HasPrefix(v.Path, "fixes.") || strings.HasPrefix(v.Path, "allowances.")
}

// optionsFor returns what is known of the texts of a record.
func (t *proofer) optionsFor(rec model.Record, out *report) *proof.Options {
	b := rec.Base()
	key := textKey{home: b.Home}
	if b.Kind.Name == "document" {
		key.document = b.ID.V
	}
	opt := t.options[key]
	if opt != nil {
		return opt
	}
	opt = &proof.Options{Foreign: b.Home != model.Shared && !ofOthers(rec)}
	if u := out.site.Unit(b.Home); u != nil {
		opt.Unit = strings.Join(append(strs(u.Aliases), u.Name.V, u.ShortName.V), " ")
	}
	for _, f := range model.In[model.TextFix](out.site, b.Home) {
		opt.Fixes = append(opt.Fixes, fixesOf(f, rec)...)
	}
	t.options[key] = opt
	return opt
}

// fixesOf returns the corrections of f that hold for a text of rec. What a
// machine put in place of another word counts in its own document alone, and
// only from three characters on: 规定 for 要求 is wrong there and right in any
// other sentence.
func fixesOf(f *model.TextFix, rec model.Record) []proof.Fix {
	own := f.Document.To != nil && f.Document.To.Base() == rec.Base()
	if f.Document.Set() && !own {
		return nil
	}
	var out []proof.Fix
	for _, x := range f.Fixes {
		switch x.Type.V {
		case "typo", "dropped":
		case "substitution":
			if !own || utf8.RuneCountInString(x.Printed.V) < 3 {
				continue
			}
		default:
			continue // the tables of the proof-reader know them
		}
		out = append(out, proof.Fix{Printed: x.Printed.V, Normal: x.Normal.V, Kind: x.Type.V})
	}
	return out
}

// alike returns the findings of one text that a machine may mend in one go and
// that are of the code of found[i]; first is whether found[i] is the first.
func alike(found []proof.Finding, i int) (first bool, rest []proof.Finding) {
	same := func(f proof.Finding) bool { return f.Code == found[i].Code && f.Safe }
	if slices.ContainsFunc(found[:i], same) {
		return false, nil
	}
	return true, pick(found[i+1:], same)
}

// placer turns places of a text into places of the source.
type placer struct {
	at    source.Span
	text  string
	start int // where the text begins within at, -1 where it is written in another way
}

func (p *placer) span(from, to int) source.Span {
	if p.start >= 0 {
		start := int(p.at.Start) + p.start
		return p.at.File.At(start+from, start+to)
	}
	// The source writes escapes: the stretch is looked for with a little of
	// what stands before it.
	raw := string(p.at.Bytes())
	for _, head := range []int{12, 0} {
		begin := max(0, from-head)
		for begin > 0 && !utf8.RuneStart(p.text[begin]) {
			begin--
		}
		want := p.text[begin:to]
		if i := strings.Index(raw, want); i >= 0 && strings.Count(raw, want) == 1 {
			start := int(p.at.Start) + i
			return p.at.File.At(start+from-begin, start+to-begin)
		}
	}
	return p.at
}

func (p *placer) diagnostic(f proof.Finding) diag.Diagnostic {
	d := diag.Diagnostic{Code: f.Code, Span: p.span(f.Start, f.End), Text: f.Text, Hint: f.Hint}
	for _, a := range f.Also {
		d.Also = append(d.Also, diag.Note{Span: p.span(a.Start, a.End), Text: a.Text})
	}
	d.Mends = p.mends(f)
	return d
}

// mends is the change of the source that mends f, none where a reader must
// judge or the source writes the stretch in another way than the text.
func (p *placer) mends(f proof.Finding) []diag.Mend {
	at := p.span(f.Start, f.End)
	if !f.Safe || !f.HasMend || string(at.Bytes()) != p.text[f.Start:f.End] {
		return nil
	}
	return []diag.Mend{{Span: at, New: f.Mend}}
}

// many makes one fault of many alike: a text that has pinyin has it everywhere.
func (p *placer) many(f proof.Finding, rest []proof.Finding) diag.Diagnostic {
	const shown = 9
	d := p.diagnostic(f)
	if len(rest) == 0 {
		return d
	}
	d.Text.ZH += diag.Say("，这篇里这类问题共 %d 处", "", len(rest)+1).ZH
	d.Text.EN += diag.Say("", "; %d such places in this text", len(rest)+1).EN
	for _, x := range rest {
		d.Mends = append(d.Mends, p.mends(x)...)
	}
	for _, x := range rest[:min(len(rest), shown)] {
		d.Also = append(d.Also, diag.Note{Span: p.span(x.Start, x.End), Text: x.Text})
	}
	return d
}

// proofed reports a damage: a warning in an issued text, which stays as it is
// printed, and for the rules of which only fields can be in error.
func (r *report) proofed(rec model.Record, v model.Value, d diag.Diagnostic) {
	if quoted(rec, v) {
		d.Hint = diag.Say("照录的原文本来如此的不改，在 source_note 里说明；录入或复制时弄错的才改", "what the original prints stays, and source_note says so; mend what went wrong in copying")
		r.warn(rec, d)
		return
	}
	if d.Code == diag.R005 {
		r.warn(rec, d)
		return
	}
	r.add(rec, d)
}

// superiors are the bodies above a county unit.
type superiors struct {
	county bool
	names  []string
}

// receivers is the part of R219 about whom a county unit reports to: 报市… is
// a body that the unit lists among its superiors.
func (t *proofer) receivers(rec model.Record, v model.Value, text string, at source.Span, out *report) {
	home := rec.Base().Home
	s := t.above[home]
	if s == nil {
		s = superiorsOf(out.site.Unit(home))
		t.above[home] = s
	}
	if !s.county {
		return
	}
	for from := 0; ; {
		i := strings.Index(text[from:], "报市")
		if i < 0 {
			return
		}
		i += from + len("报")
		from = i
		name := receiver(text[i:])
		if name == "" || s.lists(name) || strings.HasSuffix(text[:i], "申报") {
			continue
		}
		out.proofed(rec, v, diag.Diagnostic{
			Code: diag.R219, Span: part(at, text, i, i+len(name)),
			Text: diag.Say("县级单位报送“%s”，单位的 superior_bodies 里没有这个市级机构", "a county unit reports to %q, which superior_bodies does not list", name),
			Hint: diag.Say("核对是不是套用了市里的文稿；确实报送的，把它列入 superior_bodies", "see whether a city's text was taken over; where it is right, list the body in superior_bodies"),
		})
	}
}

func superiorsOf(u *model.Unit) *superiors {
	if u == nil || u.AdminLevel.V != "county" || !strings.ContainsAny(u.Name.V, "县旗") || strings.Contains(u.Name.V, "市") {
		return &superiors{}
	}
	s := &superiors{county: true}
	for _, r := range u.SuperiorBodies {
		s.names = append(s.names, r.Body.V)
		if r.Body.To != nil {
			s.names = append(s.names, model.Title(r.Body.To))
		}
	}
	return s
}

// lists reports whether one of the bodies is the one that is named in short.
func (s *superiors) lists(name string) bool {
	head := []rune(name)
	head = head[:min(len(head), 3)]
	return slices.ContainsFunc(s.names, func(n string) bool { return strings.Contains(n, string(head)) })
}

// receiver reads the name of a city body at the start of s, "" where 市 begins
// another word.
func receiver(s string) string {
	for _, other := range []string{"市场", "市级", "市民", "市政", "市价", "市值"} {
		if strings.HasPrefix(s, other) {
			return ""
		}
	}
	end := len(s)
	for _, stop := range []string{"备案", "审", "批", "，", "。", "；", ",", ";", "、", "\n", "和", "及", "）", ")", " ", "|"} {
		if i := strings.Index(s, stop); i >= 0 {
			end = min(end, i)
		}
	}
	if name := s[:end]; utf8.RuneCountInString(name) >= 3 {
		return name
	}
	return ""
}
