package check

import (
	"fmt"
	"path"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/personal"
	"gongshi/generator/source"
)

// Numbers finds identity and card numbers in the bytes of public output files,
// whichever template, layout or attachment they come from. It is immutable and
// safe for concurrent use.
type Numbers struct {
	allowed map[string]bool // by their masks
	public  bool
}

// NewNumbers takes the allowances of the whole site that count on its as-of
// day. For readers inside the unit nothing is looked for: their own records
// may hold such numbers, and the rules have warned of them.
func NewNumbers(whole *model.Site, audience model.Audience) *Numbers {
	n := &Numbers{allowed: map[string]bool{}, public: audience.Reach() == model.ReachPublic}
	for _, k := range model.Kinds() {
		for _, r := range whole.Records(k) {
			for i := range r.Base().Allowances {
				if a := &r.Base().Allowances[i]; allowanceHolds(a, whole.AsOf) {
					n.allowed[personal.Bare(a.Value.V)] = true
				}
			}
		}
	}
	return n
}

// Scan returns a fault at the place at for every sure number in the output
// file (slash-separated), or in its name, that no allowance covers; each once.
// Give it the bytes before they are compressed.
func (n *Numbers) Scan(at source.Span, file string, data []byte) []diag.Diagnostic {
	if !n.public {
		return nil
	}
	var out []diag.Diagnostic
	seen := map[string]bool{}
	add := func(f personal.Find, where string) {
		bare := personal.Bare(f.Masked)
		if n.allowed[bare] || seen[bare] || len(out) >= maxPerFile {
			return
		}
		seen[bare] = true
		what := personalWord(f)
		out = append(out, diag.Diagnostic{
			Code: diag.R125, Span: at,
			Text: diag.Say("生成的 %[4]s 里有%[1]s %[3]s", "%[4]s would hold %[2]s %[3]s", what.ZH, what.EN, bare, where),
			Hint: diag.Say("在 layouts/、附件或这条记录里找到它并删去；依法必须公开的，在记录里写 allowances = [{value = \"%s\", …}]",
				"find it in layouts/, the attachments or this record and take it out; where the law wants it, add allowances = [{value = %q, …}]", bare),
		})
	}
	if form, ok := formOf(file); ok {
		for _, f := range personal.ScanFile(data, form) {
			p := (&source.File{Bytes: data}).Position(f.Start)
			add(f, fmt.Sprintf("%s:%d:%d", file, p.Line, p.Column))
		}
	}
	for _, f := range personal.ScanFile([]byte(file), personal.Plain) {
		add(f, file)
	}
	return out
}

// formOf tells how a file is read by its name; ok is false for pictures, fonts
// and what is compressed.
func formOf(file string) (form personal.Form, ok bool) {
	switch strings.ToLower(path.Ext(file)) {
	case ".html", ".htm", ".xhtml", ".svg", ".xml":
		return personal.Markup, true
	case ".csv", ".tsv", ".json", ".txt", ".md", ".ics", ".toml", ".yaml", ".yml":
		return personal.Plain, true
	case ".css", ".js", ".mjs", ".webmanifest", ".map":
		return personal.Tight, true
	}
	return 0, false
}
