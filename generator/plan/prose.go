package plan

import (
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/markdown"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// Prose is a Markdown text with the addresses of its links.
type Prose struct {
	Text string
	// Links gives the printed address for each destination as written.
	Links map[string]string
	// Level is the heading level of its topmost headings, 2 to 6.
	Level int
	// Prefix keeps the anchors of several texts on one page apart.
	Prefix string
}

// prose is a parsed text of the source, kept while planning.
type prose struct {
	links   []markdown.Link
	anchors []string
}

// pendingLink is a link to an anchor of our own pages, judged at the end.
type pendingLink struct {
	to string
	at source.Span
}

// prose returns the Markdown text md for page g. Its links are judged here;
// faults have their place in the source. It returns nil where there is no text.
func (p *planner) prose(g *Page, md model.MD, home string, level int) *Prose {
	if strings.TrimSpace(md.V) == "" {
		return nil
	}
	out := &Prose{Text: md.V, Level: level}
	if markdown.Plainly(md.V) {
		return out
	}
	for _, l := range p.parse(md).links {
		href, ok := p.resolve(g, l, md, home)
		if !ok {
			continue
		}
		if out.Links == nil {
			out.Links = map[string]string{}
		}
		out.Links[l.Dest] = href
	}
	return out
}

func (p *planner) parse(md model.MD) *prose {
	if d, ok := p.docs[md.At]; ok {
		return d
	}
	doc, faults := markdown.Parse(markdown.Source{Text: []byte(md.V), At: md.At, Exact: md.Exact})
	p.faults.Add(faults...)
	d := &prose{links: doc.Links(), anchors: doc.Anchors()}
	p.docs[md.At] = d
	return d
}

func (p *planner) resolve(g *Page, l markdown.Link, md model.MD, home string) (href string, ok bool) {
	switch l.Kind {
	case markdown.LinkWeb, markdown.LinkMail, markdown.LinkPhone:
		return l.Dest, true
	case markdown.LinkAnchor:
		for _, a := range p.parse(md).anchors {
			if a == l.Fragment {
				return "#" + l.Fragment, true
			}
		}
		p.dead(diag.P003, l.Span, diag.Say("本文里没有锚点“%s”", "the text has no anchor %q", l.Fragment),
			diag.Say("锚点是标题的文字；先看看标题是不是改过了", "anchors are the texts of headings"))
		return "", false
	case markdown.LinkRecord:
		return p.recordLink(g, l, home)
	case markdown.LinkFile:
		return p.fileLink(g, l, md, home)
	}
	return "", false
}

func (p *planner) dead(code diag.Code, at source.Span, text, hint diag.Message) {
	p.faults.Add(diag.Diagnostic{Code: code, Span: at, Text: text, Hint: hint})
}

func (p *planner) recordLink(g *Page, l markdown.Link, home string) (string, bool) {
	unit := l.Record.Unit
	if unit == "" {
		unit = home
	}
	var r model.Record
	if k := model.KindOf(l.Record.Kind); k != nil {
		if k.Name == "unit" {
			unit = l.Record.ID
		}
		r = p.site.Find(k, unit, l.Record.ID)
	}
	if r == nil && !p.site.Whole(unit) {
		return "", false // it may stand in a file that could not be read, which was reported
	}
	if r == nil || Address(r) == "" {
		p.dead(diag.P002, l.Span, diag.Say("链接所指的记录不在这个版本的网站里：%s", "the record linked to is not on this site: %s", l.Dest),
			diag.Say("先看 ref: 后面的种类和编号有没有写错；没有写错的，看那条记录的 status 是不是 \"published\"、发布日期 published_on 到了没有、scope 是不是比本页窄；本来就不公开的，去掉链接，只留文字",
				"check kind and id; then status, published_on and scope of that record; where it is not for these readers, drop the link"))
		return "", false
	}
	to := Address(r)
	if l.Fragment != "" {
		to, _, _ = strings.Cut(to, "#")
		to += "#" + l.Fragment
	}
	p.pend = append(p.pend, pendingLink{to, l.Span})
	return relative(g.Path, to), true
}

// fileLink publishes an attachment that lies beside the Markdown file.
func (p *planner) fileLink(g *Page, l markdown.Link, md model.MD, home string) (string, bool) {
	_, to, ok := p.attachment(md.At, home, l.Path, l.Span)
	if !ok {
		return "", false
	}
	return relative(g.Path, to), true
}

// checkLinks judges links that authors wrote to pages of this site, now that
// all pages are known.
func (p *planner) checkLinks() {
	paths := make(map[string]bool, len(p.out))
	for _, t := range p.out {
		paths[t.Path] = true
	}
	for _, l := range p.pend {
		file, _, _ := strings.Cut(l.to, "#")
		if !paths[file] {
			p.dead(diag.P002, l.at, diag.Say("链接所指的页面 %s 不存在", "there is no page %s", file),
				diag.Say("去掉这个链接，或改指别的记录", "drop the link or link to another record"))
		}
	}
}
