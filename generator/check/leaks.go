package check

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// KnownText is what the site's templates, stylesheets, scripts and fixed texts
// print themselves: words in it betray nothing.
type KnownText [][]byte

// Leaks finds, in rendered bytes, what the audience may not see: ids of hidden
// records, and texts of 12 characters or more from hidden records and fields.
// An id or text that also belongs to something shown, or to the known text, is
// no leak. It is immutable and safe for concurrent use.
//
// Each line of a text is looked for: a line of fewer than 16 letters, digits
// and Han characters as a whole, a longer one in windows of 16, one every
// eight, so that a cut text is found where 24 of them are left. Shorter pieces
// are common phrases. What dates alone could spell is not looked for.
//
// BUG: a text of 12 characters or more with fewer than eight letters, digits
// and Han characters ("a-b-c-d-e-f") is not looked for.
type Leaks struct {
	secrets []secret
	ids     map[string]int // id to secret
	weak    map[string]int // ids that look like numbers: found in addresses only
	idBits  bits
	windows windows
	// lines are the short lines by the hash of their first characters.
	lines map[uint64][]*line
	// tails are the hashes of the last startRunes characters of windows and
	// of the first of lines: almost no stretch of an output has one of them.
	tails bits
	latin bool // some of those stretches are of ASCII alone
}

// secret is one hidden value.
type secret struct {
	at   source.Span
	what diag.Message
	risk bool
}

// NewLeaks compares the whole site with what the audience is shown of it.
func NewLeaks(whole, shown *model.Site, known KnownText) *Leaks {
	l := &Leaks{ids: map[string]int{}, weak: map[string]int{}, lines: map[uint64][]*line{}}
	var marks []mark
	visible := map[string]bool{}
	for _, k := range model.Kinds() {
		for _, r := range shown.Records(k) {
			visible[k.Name+" "+r.Base().Home+" "+r.Base().ID.V] = true
		}
	}
	for _, k := range model.Kinds() {
		for _, r := range whole.Records(k) {
			b := r.Base()
			seen := visible[k.Name+" "+b.Home+" "+b.ID.V]
			if !seen {
				l.hideID(r)
			}
			model.Walk(r, func(v model.Value) {
				if seen && v.Reach <= shown.Audience.Reach() {
					return
				}
				text, at, ok := textOf(v)
				if w, isDate := v.Ptr.(*model.When); isDate {
					text, at, ok = w.V.Text, w.At, true
				}
				if ok {
					marks = l.hideText(marks, r, v, text, at)
				}
			})
		}
	}
	l.windows = newWindows(marks)
	l.index()
	l.forgive(shown, known)
	l.index()
	return l
}

// index makes the filters for ids and for texts.
func (l *Leaks) index() {
	l.idBits, l.tails = bits{}, bits{}
	l.idBits.grow(len(l.ids))
	for id := range l.ids {
		l.idBits.set(hashID(id))
	}
	l.tails.grow(len(l.windows.marks) + len(l.lines))
	l.latin = false
	for _, m := range l.windows.marks {
		l.tails.set(m.tail)
		l.latin = l.latin || m.latin
	}
	for start, lines := range l.lines {
		l.tails.set(start)
		for _, x := range lines {
			l.latin = l.latin || x.latin
		}
	}
}

// hideID adds the id of a hidden record. Ids that are periods or days stand on
// many pages by right; ids of digits alone or of two letters are looked for in
// addresses only.
func (l *Leaks) hideID(r model.Record) {
	b := r.Base()
	if _, err := model.ParsePeriod(strings.ToUpper(b.ID.V)); err == nil || b.ID.V == "" {
		return
	}
	if _, err := model.ParseDay(b.ID.V); err == nil {
		return
	}
	ids := l.ids
	if len(b.ID.V) < 3 || strings.Trim(b.ID.V, "0123456789-") == "" {
		ids = l.weak
	}
	if _, double := ids[b.ID.V]; double {
		return
	}
	ids[b.ID.V] = len(l.secrets)
	l.secrets = append(l.secrets, secret{
		at: or(b.ID.At, b.At), risk: riskData(b.Kind.Name, "id"),
		what: diag.Say("%[1]s“%[2]s”的编号", "the id of the %[3]s %[2]q", b.Kind.Wording().ZH, b.ID.V, b.Kind.Name),
	})
}

// hideText adds a hidden text, line by line.
func (l *Leaks) hideText(marks []mark, r model.Record, v model.Value, text string, at source.Span) []mark {
	b, added := r.Base(), false
	for text := range strings.SplitSeq(withoutTargets(text), "\n") {
		text = strings.TrimLeft(text, "0123456789.、)-*+ \t") // the mark of a list item
		if visibleLength(text) < minTextRunes {
			continue
		}
		runes := keptRunes(text)
		switch {
		case len(runes) >= windowRunes:
			n := len(marks)
			marks = appendMarks(marks, runes, len(l.secrets))
			added = added || len(marks) > n
		case len(runes) >= startRunes && telling(runes):
			start := hashRunes(runes[:startRunes])
			l.lines[start] = append(l.lines[start], &line{rest: runes[startRunes:], secret: int32(len(l.secrets)), latin: latin(runes[:startRunes])})
			added = true
		}
	}
	if added {
		l.secrets = append(l.secrets, secret{
			at: at, risk: riskData(b.Kind.Name, v.Path),
			what: diag.Say("%[1]s“%[2]s”的%[3]s", "%[5]s of the %[4]s %[2]q", b.Kind.Wording().ZH, b.ID.V, model.FieldWording(b.Kind, v.Path).ZH, b.Kind.Name, v.Path),
		})
	}
	return marks
}

// withoutTargets drops what links of a text to records name, "(ref:power/a)":
// an id is looked for as such where its record is hidden, and the ids of two
// records in a row stand in many files.
func withoutTargets(text string) string {
	for {
		i := strings.Index(text, "](ref:")
		if i < 0 {
			return text
		}
		n := strings.IndexByte(text[i:], ')')
		if n < 0 {
			return text
		}
		text = text[:i+1] + text[i+n+1:]
	}
}

// riskData reports whether a field, or the id of a kind, tells of risks.
func riskData(kind, field string) bool {
	switch kind {
	case "risk_point", "measure":
		return true
	case "flowchart":
		return field == "nodes.level" || field == "nodes.risk_points" || field == "nodes.measures"
	case "power":
		return field == "risk_points" || strings.HasPrefix(field, "no_risk")
	case "level_announcement":
		return strings.HasPrefix(field, "rows")
	}
	return false
}

// forgive takes out what the audience sees anyway.
func (l *Leaks) forgive(shown *model.Site, known KnownText) {
	s := &scan{Leaks: l, forgiving: true, forgivenIDs: map[string]bool{}, forgivenWindows: map[uint64]bool{}, forgivenLines: map[*line]bool{}}
	for _, text := range known {
		s.text(text)
	}
	for _, k := range model.Kinds() {
		s.word(k.Name + " " + k.Folder + " " + k.Wording().ZH + " " + k.Wording().EN)
		s.fields(k, k.Fields, "")
		for _, r := range shown.Records(k) {
			b := r.Base()
			s.forgivenIDs[b.ID.V] = true
			s.forgivenIDs[b.Home] = true
			s.word(model.Title(r))
			s.word(b.Facts.WidenedBy)
			model.Walk(r, func(v model.Value) {
				if p, ok := v.Ptr.(*model.Pair); ok {
					s.word(p.Key.V)
				}
				s.word(v.Text())
			})
		}
	}
	s.fields(nil, model.FieldsOf[model.Settings](), "")
	for _, word := range settingTexts(shown.Settings) {
		s.word(word)
	}
	for id := range s.forgivenIDs {
		delete(l.ids, id)
		delete(l.weak, id)
	}
	l.windows.drop(s.forgivenWindows)
	for start, lines := range l.lines {
		lines = slices.DeleteFunc(lines, func(x *line) bool { return s.forgivenLines[x] })
		if l.lines[start] = lines; len(lines) == 0 {
			delete(l.lines, start)
		}
	}
}

func settingTexts(s model.Settings) []string {
	out := []string{
		s.Title.V, s.Subtitle.V, s.BaseURL.V, s.Banner.V, s.SiteIDCode.V, s.Domain.V, s.ICP.V, s.PoliceRecord.V,
		s.Badge.Label.V, s.Badge.Link.V, s.About.V,
		s.Contact.Office.V, s.Contact.Address.V, s.Contact.Phone.V, s.Contact.Email.V, s.Contact.Postcode.V, s.Contact.Hours.V,
	}
	return out
}

// fields forgives the words of the schema.
func (s *scan) fields(k *model.Kind, fields []model.Field, path string) {
	for _, f := range fields {
		s.word(f.Key)
		s.word(strings.Join(f.Enum, " ") + " " + strings.Join(f.Words, " ") + " " + f.Neutral)
		if k != nil {
			word := model.FieldWording(k, path+f.Key)
			s.word(word.ZH + " " + word.EN)
		}
		s.fields(k, f.Fields, path+f.Key+".")
	}
}

// Scan returns a fault for every hidden value found in the bytes of the output
// file path (slash-separated), or in path itself; each value once. Give it the
// bytes before they are compressed. The place of a fault is the value in its
// source, the text says where in the output it stands.
func (l *Leaks) Scan(file string, data []byte) []diag.Diagnostic {
	found := map[int]int{} // secret to offset
	s := &scan{Leaks: l}
	switch strings.ToLower(path.Ext(file)) {
	case ".html", ".svg", ".xml", ".htm":
		s.markup = true
	case ".csv", ".json":
		s.cells = true
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".woff", ".woff2", ".ttf", ".otf":
		data = nil // holds no text that could be found
	}
	s.hit = func(secret, offset int) {
		if _, again := found[secret]; !again {
			found[secret] = offset
		}
	}
	s.text(data)
	s.hit = func(secret, _ int) { found[secret] = -1 }
	s.markup, s.cells = false, false
	s.text([]byte("/" + file))
	return l.faults(file, data, found)
}

func (l *Leaks) faults(file string, data []byte, found map[int]int) []diag.Diagnostic {
	var list diag.List
	var keys []int
	for k := range found {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, cmp.Compare)
	for _, k := range keys {
		secret := l.secrets[k]
		where := file
		if at := found[k]; at >= 0 {
			p := (&source.File{Bytes: data}).Position(at)
			where = fmt.Sprintf("%s:%d:%d", file, p.Line, p.Column)
		}
		d := diag.Diagnostic{
			Code: diag.R110, Span: secret.at,
			Text: diag.Say("%[1]s不对这些读者公开，却出现在 %[3]s", "%[2]s is not for these readers, but stands in %[3]s", secret.what.ZH, secret.what.EN, where),
			Hint: diag.Say("公开的记录里不要抄写它；如果应当公开，改这条记录的 scope、status 或 published_on", "do not repeat it in a record that is shown; if it may be shown, change scope, status or published_on of this record"),
		}
		if secret.risk {
			d.Code = diag.R065
		}
		list.Add(d)
	}
	return list.Sorted()
}
