package plan

import (
	"strings"

	"gongshi/generator/model"
)

// about fills what every page of a single record shows beside its own part:
// metadata, page tags, boxes, sources.
func (p *planner) about(g *Page, r model.Record) {
	b := r.Base()
	u := p.site.Unit(b.Home)
	issuer := orText(p.frame.Publisher, p.frame.SiteTitle)
	if u != nil {
		issuer = u.Name.V
	}
	if g.Kind == "" {
		g.Kind = b.Kind.Wording().ZH
	}
	g.Article = &Article{Title: g.Title, Source: issuer, Keywords: g.Kind}
	if g.Unit != nil {
		g.Kind = g.Unit.ShortName + " · " + g.Kind
	}
	if b.PublishedOn.Set() {
		g.Article.PubDate = b.PublishedOn.V.String() + " 00:00"
		g.Updated = b.PublishedOn.V
	}
	if g.Summary == "" {
		g.Summary = issuer + "：" + g.Title
	}
	g.Meta = p.metadata(r, issuer)
	g.Notes = append(p.notes(g, r), g.Notes...)
	for _, c := range b.Source {
		g.Sources = append(g.Sources, p.citation(g, c))
	}
	g.SourceNote = p.prose(g, b.SourceNote, b.Home, 3)
	g.Search = p.recordEntry(r)
}

// metadata is the block that Chinese disclosure pages carry: 索引号, 主题分类,
// 发布机构, 成文日期, 文号, 发布日期, 有效性. What is not given is not shown.
func (p *planner) metadata(r model.Record, issuer string) []Entry {
	b := r.Base()
	made, number := "", ""
	if d, ok := r.(*model.Document); ok {
		made, number = d.IssuedOn.V.Text, d.DocNo.String()
	}
	if i, ok := r.(*model.DisclosureItem); ok && i.MadeOn.Set() {
		made = i.MadeOn.V.ZH()
	}
	var out []Entry
	add := func(term, text string) {
		if text != "" {
			out = append(out, Entry{Term: term, Text: text})
		}
	}
	add("索引号", b.IndexNo.V)
	add("主题分类", p.site.Label(b.Home, "vocabulary:subject_class", b.SubjectClass.V))
	add("发布机构", issuer)
	if i, ok := r.(*model.DisclosureItem); ok && i.MadeOn.Set() && i.PublishedOn.Set() && i.MadeOn.V.After(i.PublishedOn.V) {
		add("事项日期", made) // announced before it happens
	} else {
		add("成文日期", made)
	}
	add("文号", number)
	if b.PublishedOn.Set() {
		out = append(out, Entry{Term: "发布日期", Day: b.PublishedOn.V})
	}
	add("有效性", b.Validity.V)
	if b.Scope.V != model.Society {
		add("公开范围", strings.TrimSpace(model.EnumWording(b.Kind, "scope", b.Scope.V).ZH+" "+b.ScopeWho.V))
	}
	return out
}

// notes are the boxes that say what kind of record this is.
func (p *planner) notes(g *Page, r model.Record) []Note {
	b := r.Base()
	var out []Note
	if b.Facts.State == model.Withdrawn {
		out = append(out, Note{Kind: "withdrawn", Label: "已撤回", Text: orText(b.ChangeNote.V, "本页内容已由发布单位撤回，网址保留。")})
	}
	if b.Facts.State == model.Superseded {
		out = append(out, Note{Kind: "superseded", Label: "已被替代", Text: orText(b.ChangeNote.V, "本页是旧版本，仅供查考。")})
	}
	if b.Facts.State == "" && p.site.Audience != model.Public {
		out = append(out, Note{Kind: "draft", Label: "未发布", Text: "这条记录还没有发布，仅供内部核对。"})
	}
	switch model.ReachOf(b.Scope.V) {
	case model.ReachLimited:
		out = append(out, Note{Kind: "restricted", Label: "仅限一定范围", Text: orText(b.ScopeWho.V, "规定范围内的人员") + "可以看，不得向社会转发。"})
	case model.ReachUnit:
		out = append(out, Note{Kind: "restricted", Label: "仅限单位内", Text: "本页内容只在单位内公开，不得向社会转发。"})
	case model.ReachInternal:
		out = append(out, Note{Kind: "restricted", Label: "内部", Text: "本页内容不公开，只供经办人使用。"})
	}
	if b.Illustrative.V {
		text := "原文没有写明本页内容，这里的内容是为展示页面而编写的，不是真实记录。"
		if d, ok := r.(*model.Document); ok && d.External.V {
			text = "原文没有提到这份文件，是为展示页面而列入的。"
		}
		out = append(out, Note{Kind: "illustrative", Label: "示例", Text: text})
	}
	if !b.Facts.WidenedOn.IsZero() {
		by := orText(b.Facts.WidenedBy, "有权决定的机构")
		out = append(out, Note{Kind: "decision", Label: "公开依据", Text: "经" + by + "决定（" + b.Facts.WidenedOn.ZH() + "），" + "公开范围扩大到“" + p.enum(r, "scope", b.Scope.V) + "”。"})
	}
	return out
}

func orText(s, other string) string {
	if s != "" {
		return s
	}
	return other
}

// citation is one line of 依据来源.
func (p *planner) citation(g *Page, c model.Citation) Link {
	l := Link{Text: c.Doc.V}
	if c.Doc.To != nil {
		l = p.link(g, c.Doc.To)
		l.Text = "《" + strings.Trim(l.Text, "《》") + "》"
	}
	if c.Place.V != "" {
		l.Text += "，" + c.Place.V
	}
	return l
}

// refText returns what a page shows for a reference to several kinds: a link,
// the free text, or the neutral words where the record is not for this audience.
func (p *planner) refLink(g *Page, ref model.AnyRef, neutral string) Link {
	switch {
	case ref.To != nil:
		return p.link(g, ref.To)
	case ref.Hidden:
		return Link{Text: neutral}
	}
	return Link{Text: ref.V}
}
