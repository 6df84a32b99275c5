package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"gongshi/generator/diag"
)

// collector walks a parsed text once and fills the Doc.
type collector struct {
	d        *Doc
	faults   diag.List
	tooLarge bool
	images   int // images around the node being visited
	destSum  int
	used     map[*byte]bool // first byte of each definition's address that a link uses
	defs     []*ast.LinkReferenceDefinition
	heads    []*ast.Heading
	explicit []string // ids written after the headings, "" for none
	tables   []*east.Table
	defined  []*noteDef
	mentions []*noteRef
}

func (c *collector) run(root ast.Node) {
	c.visit(root, 0)
	if c.tooLarge {
		return
	}
	c.finishNotes()
	c.finishHeadings()
	c.finishCaptions()
	c.finishDefinitions()
}

func (c *collector) refuse(at int, text diag.Message) {
	c.tooLarge = true
	c.faults.Add(limitFault(c.d.src.span(at, at+1), text))
}

func (c *collector) visit(n ast.Node, depth int) {
	if depth > maxDepth {
		if !c.tooLarge {
			c.refuse(n.Pos(), diag.Say("标记嵌套太深", "markup is nested too deep"))
		}
		return
	}
	switch n := n.(type) {
	case *ast.Heading:
		c.heading(n)
	case *ast.HTMLBlock:
		c.htmlBlock(n)
	case *ast.RawHTML:
		segs := n.Segments
		c.html(segs.At(0).Start, segs.At(segs.Len()-1).Stop)
	case *ast.Link:
		c.link(n, n.Destination, n.Title, n.Reference != nil, false)
	case *ast.Image:
		c.link(n, n.Destination, n.Title, n.Reference != nil, true)
		c.alt(n)
	case *ast.AutoLink:
		c.autoLink(n)
	case *ast.LinkReferenceDefinition:
		c.defs = append(c.defs, n)
	case *east.Table:
		c.tables = append(c.tables, n)
	case *noteDef:
		c.defined = append(c.defined, n)
	case *noteRef:
		if c.images > 0 { // an image's description prints no link
			return
		}
		if c.mentions = append(c.mentions, n); len(c.mentions) > MaxRefs {
			c.refuse(n.Pos(), diag.Say("脚注引用最多 %d 处", "footnotes are mentioned at most %d times", MaxRefs))
		}
	}
	if n.Kind() == ast.KindImage {
		c.images++
		defer func() { c.images-- }()
	}
	for child := n.FirstChild(); child != nil && !c.tooLarge; child = child.NextSibling() {
		c.visit(child, depth+1)
	}
}

func (c *collector) htmlBlock(n *ast.HTMLBlock) {
	seg := n.Lines().At(0)
	line := c.d.src.Text[seg.Start:seg.Stop]
	lead := len(line) - len(bytes.TrimLeft(line, " \t"))
	end := len(bytes.TrimRight(line, "\r\n"))
	if i := bytes.IndexByte(line, '>'); i >= 0 {
		end = i + 1
	}
	c.html(seg.Start+lead, seg.Start+end)
}

func (c *collector) html(start, end int) {
	text := string(c.d.src.Text[start:end])
	hint := diag.Say(`请用 Markdown 写；要原样显示尖括号，请写成 \<`, `write Markdown; to show the bracket itself write \<`)
	if strings.HasPrefix(strings.ToLower(text), "<br") {
		hint = diag.Say("要分段，空一行；表格的一格里要分几句，用分号隔开", "leave a line empty for a new paragraph; in a cell use semicolons")
	} else if strings.Contains(text, "class=") || strings.Contains(text, "style=") {
		hint = diag.Say("这是从 Word 或网页贴来的：删去所有尖括号和里面的内容，只留文字；粗体写 **文字**，标题写 ## 标题", "it was pasted from Word or a page: keep the words alone; write **bold** and ## heading")
	}
	if strings.HasPrefix(text, "<!--") {
		hint = diag.Say("注释请从正文里删去，不要留在要公开的文件里", "delete comments from a text that is to be published")
	}
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		text = text[:i] + "…"
	}
	c.faults.Add(diag.Diagnostic{
		Code: diag.S016, Span: c.d.src.span(start, end), Hint: hint,
		Text: diag.Say("正文里不能有 HTML：%s", "raw HTML in the text: %s", text),
	})
}

func (c *collector) link(n ast.Node, raw, title []byte, byReference, image bool) {
	if len(raw) > 0 && byReference {
		if c.used == nil {
			c.used = map[*byte]bool{}
		}
		c.used[&raw[0]] = true
	}
	start, end := c.place(n, raw)
	if c.destSum += len(raw) + len(title); c.destSum > maxDestsSum {
		c.refuse(start, diag.Say("链接地址和标题加起来太长", "link addresses and titles are too long together"))
		return
	}
	dest := raw
	if bytes.ContainsAny(raw, `\&`) {
		dest = unescape(nil, raw)
	}
	c.addLink(n, string(dest), image, start, end)
}

func (c *collector) autoLink(n *ast.AutoLink) {
	dest := string(n.URL(c.d.src.Text))
	start := n.Pos() + 1
	end := start + len(n.Label(c.d.src.Text))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(dest), "mailto:") {
		dest = "mailto:" + dest
	}
	c.addLink(n, dest, false, start, end)
}

func (c *collector) addLink(n ast.Node, dest string, image bool, start, end int) {
	l, why := classify(dest, image)
	l.Span = c.d.src.span(start, end)
	if !why.IsZero() {
		c.faults.Add(diag.Diagnostic{
			Code: diag.S017, Span: l.Span, Text: why,
			Hint: diag.Say("可以写：https://…、mailto:…、tel:…、ref:种类/编号、#页内地址、本文旁边的文件名",
				"allowed are https://…, mailto:…, tel:…, ref:kind/id, #anchor and the name of a file beside the text"),
		})
	}
	if c.d.linkOf == nil {
		c.d.linkOf = map[ast.Node]int{}
	}
	c.d.linkOf[n] = len(c.d.links)
	c.d.links = append(c.d.links, l)
}

// place finds raw, a destination, in the text. The library hands out slices of
// the text, so their distance from the end of its memory tells where they
// are; copies (made where tabs were split) fall back to the bracket.
func (c *collector) place(n ast.Node, raw []byte) (start, end int) {
	text := c.d.src.Text
	if at := cap(text) - cap(raw); len(raw) > 0 && at >= 0 && at+len(raw) <= len(text) && &text[at] == &raw[0] {
		return at, at + len(raw)
	}
	at := max(n.Pos(), 0)
	end = len(text)
	if i := bytes.IndexAny(text[at:], ")\n"); i >= 0 {
		end = at + i
		if text[end] == ')' {
			end++
		}
	}
	return at, end
}

func (c *collector) alt(n *ast.Image) {
	if strings.TrimSpace(string(c.d.appendPlain(nil, n))) != "" {
		return
	}
	start, end := c.place(n, n.Destination)
	c.faults.Add(diag.Diagnostic{
		Code: CodeText, Severity: diag.Warning, Span: c.d.src.span(start, end),
		Text: diag.Say("图片没有文字说明", "the image has no description"),
		Hint: diag.Say("看不见图的人靠它：![说明](文件)", "those who cannot see it need one: ![description](file)"),
	})
}

// finishNotes numbers the footnotes by first mention; those never mentioned
// come last and are faults, for their text would have no way to it.
func (c *collector) finishNotes() {
	for _, r := range c.mentions {
		if r.def.index == 0 {
			c.d.notes = append(c.d.notes, r.def)
			r.def.index = len(c.d.notes)
		}
		r.nth = len(r.def.refs)
		r.def.refs = append(r.def.refs, r)
	}
	for _, def := range c.defined {
		if def.index > 0 {
			continue
		}
		c.d.notes = append(c.d.notes, def)
		def.index = len(c.d.notes)
		c.faults.Add(diag.Diagnostic{
			Code: CodeText, Span: c.d.src.span(def.start, def.end),
			Text: diag.Say("脚注 %q 在正文里没有引用，或者重复定义", "footnote %q is mentioned nowhere, or defined twice", def.label),
			Hint: diag.Say("在正文里写 [^%s]，或删去这条脚注", "write [^%s] in the text, or delete the footnote", def.label),
		})
	}
}

// finishDefinitions reports link definitions that no link uses. `[注]: 本表…`
// is one by the rules of Markdown, and its text would vanish in silence.
func (c *collector) finishDefinitions() {
	for _, def := range c.defs {
		if len(def.Destination) > 0 && c.used[&def.Destination[0]] {
			continue
		}
		seg := def.Lines().At(0)
		end := bytes.IndexByte(c.d.src.Text[seg.Start:], '\n')
		if end < 0 {
			end = len(c.d.src.Text) - seg.Start
		}
		c.faults.Add(diag.Diagnostic{
			Code: CodeText, Span: c.d.src.span(seg.Start, seg.Start+end),
			Text: diag.Say("这一行会被当成链接定义而不显示：%q", "this line reads as a link definition and is not shown: %q", def.Label),
			Hint: diag.Say(`是正文就写成 \[%[1]s]: 或用全角冒号；不用的定义请删去`,
				`if it is text write \[%[1]s]:, else delete it`, def.Label),
		})
	}
}

// captionStart matches the first words of a caption line; the group is what is
// not printed because every reader sees that it is a table.
var captionStart = regexp.MustCompile(`^(?:(表[：:]|Table[:：])|表 ?[0-9０-９一二三四五六七八九十]+(?:[-.－][0-9]+)?[：: 　]|Table [0-9]+[:：])\s*`)

func (c *collector) finishCaptions() {
	for _, t := range c.tables {
		p, ok := t.PreviousSibling().(*ast.Paragraph)
		if !ok {
			continue
		}
		first := p.FirstChild()
		for n := first; n != nil; n = n.NextSibling() {
			if txt, ok := n.(*ast.Text); ok && (txt.SoftLineBreak() || txt.HardLineBreak()) && n.NextSibling() != nil {
				first = n.NextSibling()
			}
		}
		txt, ok := first.(*ast.Text)
		if !ok {
			continue
		}
		m := captionStart.FindSubmatchIndex(txt.Segment.Value(c.d.src.Text))
		if m == nil {
			continue
		}
		if m[2] >= 0 {
			txt.Segment = txt.Segment.WithStart(txt.Segment.Start + m[1])
		}
		c.takeCaption(t, p, first)
	}
}

// takeCaption moves the nodes of p from first on into a block that becomes the
// first child of t.
func (c *collector) takeCaption(t *east.Table, p *ast.Paragraph, first ast.Node) {
	caption := ast.NewTextBlock()
	for n := first; n != nil; {
		next := n.NextSibling()
		caption.AppendChild(caption, n)
		n = next
	}
	t.InsertBefore(t, t.FirstChild(), caption)
	if p.FirstChild() == nil {
		p.Parent().RemoveChild(p.Parent(), p)
	} else if last, ok := p.LastChild().(*ast.Text); ok {
		last.SetSoftLineBreak(false)
		last.SetHardLineBreak(false)
	}
}
