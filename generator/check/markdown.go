package check

import (
	"gongshi/generator/markdown"
	"gongshi/generator/model"
)

// markdownText judges a Markdown text as the reader of Markdown does: raw HTML,
// links that may not be published, texts beyond the limits. Every text is
// judged, also those that no public build shows.
func markdownText(rec model.Record, v model.Value, out *report) {
	md, ok := v.Ptr.(*model.MD)
	if !ok {
		return
	}
	s030Text(rec, md, out)
	if markdown.Plainly(md.V) {
		return
	}
	doc, faults := markdown.Parse(markdown.Source{Text: []byte(md.V), At: md.At, Exact: md.Exact})
	if len(faults) == 0 {
		// The page itself is read as a browser reads it: what the parser let
		// by must not get out.
		faults = doc.CheckOutput(doc.Render(nil, markdown.Options{}))
	}
	for _, d := range faults {
		out.put(rec, d)
	}
}
