package plan

import (
	"strings"

	"gongshi/generator/markdown"
	"gongshi/generator/model"
)

// Terms are the words of the glossary that some pages explain where they first
// occur, and below their text. Those of a unit are the shared ones without
// systems or with the unit among them, and its own.
type Terms struct{ List []Term }

// Term is one of them.
type Term struct {
	ID    string // its anchor in the glossary
	Word  string
	Forms []string // as texts write it, Word among them
	Text  string   // what it means, without marks
}

// terms returns what pages of u explain, nil where there is nothing; u is nil
// for pages of the site as a whole.
func (p *planner) terms(u *model.Unit) *Terms {
	var out Terms
	for _, t := range model.All[model.Glossary](p.site) {
		if !appliesTo(t, u) {
			continue
		}
		_, id, _ := strings.Cut(Address(t), "#")
		doc, _ := markdown.Parse(markdown.Source{Text: []byte(t.Definition.V), At: t.Definition.At, Exact: t.Definition.Exact})
		x := Term{ID: id, Word: t.Term.V, Forms: []string{t.Term.V}, Text: strings.Join(strings.Fields(doc.PlainText()), " ")}
		for _, a := range t.Aliases {
			x.Forms = append(x.Forms, a.V)
		}
		out.List = append(out.List, x)
	}
	if len(out.List) == 0 {
		return nil
	}
	return &out
}

func appliesTo(t *model.Glossary, u *model.Unit) bool {
	if u == nil {
		return t.Home == model.Shared
	}
	if t.Home != model.Shared {
		return t.Home == u.Home
	}
	if len(t.Systems) == 0 {
		return true
	}
	for _, s := range t.Systems {
		if s.To == u {
			return true
		}
	}
	return false
}
