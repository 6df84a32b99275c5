package plan

import (
	"strconv"
	"strings"

	"gongshi/generator/model"
)

// DocumentListView is the list of a unit's documents.
type DocumentListView struct {
	Page
	Table Table
}

// DocumentView is the page of one document.
type DocumentView struct {
	Page
	Abstract    string
	Addressees  string
	Body        *Prose
	Basis       []BasisNode // texts it rests on, and what those rest on
	Slogans     []Titled
	Mechanisms  []MechanismLine
	Goals       *Table
	Fixes       *Table // printed forms and what they stand for
	Attachments []Download
	CitedBy     []ListEntry
}

// BasisNode is a text that another rests on, and what it rests on itself.
type BasisNode struct {
	Link  Link
	Basis []BasisNode
}

// MechanismLine is one mechanism with its tasks.
type MechanismLine struct {
	Title string
	Tasks []string
}

// documents plans the list of the documents in the folder home and a page for
// each.
func (p *planner) documents(home string) {
	all := model.In[model.Document](p.site, home)
	if len(all) == 0 {
		return
	}
	for _, d := range all {
		p.document(d)
	}
	u := p.site.Unit(home)
	title := "文件库"
	if u == nil {
		title = "共同引用的文件"
	}
	v := &DocumentListView{Page: p.page(home+"/documents.html", title, u)}
	g := &v.Page
	v.list("制度文件和引用的上级文件", "政策文件")
	v.Table = Table{Caption: "文件", Small: "共" + plural(len(all), "件"), Columns: columns(TableColumn{"标题", ""}, TableColumn{"文号", "code"},
		TableColumn{"种类", "short"}, TableColumn{"发布机构", ""}, TableColumn{"成文日期", ""}, TableColumn{"发布日期", "date"})}
	file := tableOf("documents", p.nameOf(home)+"文件", "id", "编号", "title", "标题", "doc_no", "文号", "kind", "种类", "issuer", "发布机构",
		"issued_on", "成文日期", "validity", "有效性", "external", "外部文件", "published_on", "发布日期@", "page", "网页")
	for _, d := range all {
		kind, issuer := p.enum(d, "kind", d.Type.V), joinLinks(p.issuers(g, d))
		title := linkCell(p.link(g, d))
		if s := releaseState(d); s != nil {
			title.Small = s.Text
		}
		v.Table.Rows = append(v.Table.Rows, rowOf(title, textCell(d.DocNo.String()), textCell(kind), textCell(issuer),
			textCell(d.IssuedOn.V.Text), dayCell(d.PublishedOn)))
		file.Rows = append(file.Rows, fileRow(d.ID.V, d.Title.V, d.DocNo.String(), kind, issuer, d.IssuedOn.V.Text, d.Validity.V,
			model.Plain(d.External), model.Plain(d.PublishedOn), Address(d)))
		v.newest(d)
	}
	v.Table.trim()
	p.download(g, home+"/documents", file)
	p.show("documents", g, v, model.Place{})
}

func (p *planner) issuers(g *Page, d *model.Document) []Link {
	var out []Link
	for _, i := range d.Issuer {
		if l := p.refLink(g, i, ""); l.Text != "" {
			out = append(out, l)
		}
	}
	return out
}

func (p *planner) document(d *model.Document) {
	u := p.site.Unit(d.Home)
	list := "文件库"
	if u == nil {
		list = "共同引用的文件"
	}
	g := p.page(Address(d), d.Title.V, u, Link{list, d.Home + "/documents.html"})
	g.Kind = p.enum(d, "kind", d.Type.V)
	if d.External.V {
		g.Notes = append(g.Notes, Note{Kind: "source", Label: "外部文件", Text: "本站只登记题名和用途，全文以发布机关公布的文本为准。"})
	}
	p.about(&g, d)
	v := &DocumentView{Page: g, Abstract: d.Summary.V, Addressees: joinStrs(d.Addressees)}
	p.issuerMeta(&v.Page, d)
	v.Summary = orText(d.Summary.V, joined("，", p.enum(d, "kind", d.Type.V), joinLinks(p.issuers(&v.Page, d)))+"："+d.Title.V)
	v.Body = p.prose(&v.Page, d.Body, d.Home, 2)
	v.Basis = p.basisTree(&v.Page, d, map[*model.Document]bool{})
	v.Slogans, v.Mechanisms, v.Goals = slogans(d), mechanisms(d), p.goals(d)
	for _, a := range d.Attachments {
		v.Attachments = append(v.Attachments, p.annex(&v.Page, d, a))
	}
	v.Fixes = p.fixes(d)
	v.CitedBy = p.citedBy(&v.Page, d)
	p.show("document", &v.Page, v, d.ID.At)
}

// issuerMeta puts the issuers of the text in the place of the unit that shows
// it.
func (p *planner) issuerMeta(g *Page, d *model.Document) {
	issuers := p.issuers(g, d)
	if len(issuers) == 0 {
		return
	}
	g.Article.Source = joinLinks(issuers)
	for i := range g.Meta {
		if g.Meta[i].Term == "发布机构" {
			g.Meta[i] = Entry{Term: "发布机构", Links: issuers}
		}
	}
	if cc := joinStrs(d.CC); cc != "" {
		g.Meta = append(g.Meta, Entry{Term: "抄送", Text: cc})
	}
	if len(d.Keywords) > 0 {
		g.Meta = append(g.Meta, Entry{Term: "主题词", Text: joinStrs(d.Keywords)})
		g.Article.Keywords = strings.Join(strs(d.Keywords), ",")
	}
}

// basisTree returns what d rests on, down to texts that cite nothing. What a
// text rests on is told once, at its first place in the tree: texts that cite
// each other would make it endless, and common ones immense.
func (p *planner) basisTree(g *Page, d *model.Document, told map[*model.Document]bool) []BasisNode {
	told[d] = true
	var out []BasisNode
	for _, b := range d.Basis {
		n := BasisNode{Link: p.citedText(g, b)}
		if to := b.Resolved.To; to != nil && !told[to] {
			n.Basis = p.basisTree(g, to, told)
		}
		out = append(out, n)
	}
	return out
}

func (p *planner) citedText(g *Page, b model.CitedText) Link {
	l := Link{Text: b.Title.V}
	if b.Resolved.To != nil {
		l = p.linkAs(g, b.Resolved.To, b.Title.V)
	}
	if !strings.HasPrefix(l.Text, "《") {
		l.Text = "《" + l.Text + "》"
	}
	if b.DocNo.V != "" {
		l.Text += "（" + b.DocNo.V + "）"
	}
	return l
}

// slogans are the counted phrases of a text with what they count.
func slogans(d *model.Document) []Titled {
	if len(d.Slogans) == 0 {
		return nil
	}
	t := Table{Caption: "文件里的提法", Said: true, Class: "stack overview", Columns: columns(TableColumn{"提法", "short"}, TableColumn{"文中项数", "short"}, TableColumn{"包括", ""})}
	for _, s := range d.Slogans {
		t.Rows = append(t.Rows, rowOf(textCell(s.Name.V), textCell(declared(s)), orSoft(joinStrs(s.Items), "文件没有列出")))
	}
	t.trim()
	return []Titled{{"文件里的提法", t}}
}

// declared tells how many things a phrase counts, as its text says.
func declared(s model.Slogan) string {
	if !s.Declared.Set() {
		return ""
	}
	return model.Plain(s.Declared) + "项"
}

func mechanisms(d *model.Document) []MechanismLine {
	var out []MechanismLine
	for _, m := range d.Mechanisms {
		out = append(out, MechanismLine{m.Title.V, strs(m.Tasks)})
	}
	return out
}

func (p *planner) goals(d *model.Document) *Table {
	if len(d.Goals) == 0 {
		return nil
	}
	t := &Table{Caption: "目标和期限", Said: true, Columns: columns(TableColumn{"对象", "short"}, TableColumn{"程度", "short"}, TableColumn{"目标", ""}, TableColumn{"期限", "short"})}
	for _, x := range d.Goals {
		t.Rows = append(t.Rows, rowOf(textCell(x.Subject.V), textCell(x.Degree.V), textCell(x.Text.V), textCell(x.Due.V.Text)))
	}
	return t
}

// fixes lists the forms that d prints wrong and the normal ones, nil where none
// are recorded.
func (p *planner) fixes(d *model.Document) *Table {
	t := &Table{Caption: "原件文字对照", Small: "左边照原件，右边是应有的写法；公布的原文不改", Class: "none", Columns: columns(
		TableColumn{"印成", "short"}, TableColumn{"应为", "short"}, TableColumn{"性质", "short"}, TableColumn{"处数", "num"})}
	for _, f := range model.In[model.TextFix](p.site, d.Home) {
		if f.Document.To != d {
			continue
		}
		for _, x := range f.Fixes {
			t.Rows = append(t.Rows, rowOf(textCell(x.Printed.V), textCell(x.Normal.V), textCell(p.enum(f, "fixes.kind", x.Type.V)), textCell(model.Plain(x.Count))))
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	t.trim()
	return t
}

// annex is a numbered annex: a link to the record that holds it, or its title.
func (p *planner) annex(g *Page, d *model.Document, a model.Attachment) Download {
	out := Download{Label: "附件" + strconv.FormatInt(a.No.V, 10) + "：" + a.Title.V}
	if a.Ref.To != nil {
		out.Href = p.link(g, a.Ref.To).Href
	}
	return out
}

// size prints a number of bytes for readers.
func size(bytes int) string {
	const kilo = 1024
	switch {
	case bytes < kilo:
		return strconv.Itoa(bytes) + "字节"
	case bytes < kilo*kilo:
		return strconv.Itoa((bytes+kilo/2)/kilo) + " KB"
	}
	tenths := (bytes*10 + kilo*kilo/2) / (kilo * kilo)
	return strconv.Itoa(tenths/10) + "." + strconv.Itoa(tenths%10) + " MB"
}

// citedBy lists the powers and documents that rest on d.
func (p *planner) citedBy(g *Page, d *model.Document) []ListEntry {
	var out []ListEntry
	add := func(r model.Record) {
		b := r.Base()
		e := ListEntry{Link: p.link(g, r), Parts: []Part{{Text: b.Kind.Wording().ZH}}}
		if f := p.units[b.Home]; f != nil && b.Home != d.Home {
			e.Parts = append(e.Parts, Part{Text: f.ShortName})
		}
		if b.PublishedOn.Set() {
			e.Parts = append(e.Parts, Part{Day: b.PublishedOn.V, After: "发布"})
		}
		out = append(out, e)
	}
	for _, r := range p.citing[d] {
		add(r)
	}
	return out
}

// citingOf gathers, for each document, the documents and powers that rest on
// it, each once.
func citingOf(s *model.Site) map[*model.Document][]model.Record {
	out := map[*model.Document][]model.Record{}
	add := func(d *model.Document, r model.Record) {
		if have := out[d]; d != nil && (len(have) == 0 || have[len(have)-1] != r) {
			out[d] = append(have, r)
		}
	}
	for _, x := range model.All[model.Document](s) {
		for _, b := range x.Basis {
			add(b.Resolved.To, x)
		}
	}
	for _, w := range model.All[model.Power](s) {
		for _, b := range w.Basis {
			d, _ := b.Doc.To.(*model.Document)
			add(d, w)
		}
	}
	return out
}
