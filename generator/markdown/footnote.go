package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// noteDef is a footnote, `[^label]: text`, with further lines indented by four.
// Footnotes stand at the top level only; the library's own lose the text of a
// footnote inside a footnote.
type noteDef struct {
	ast.BaseBlock
	label      string
	start, end int        // of `[^label]`
	index      int        // number printed, from 1
	refs       []*noteRef // those that print, in order
}

func (n *noteDef) Kind() ast.NodeKind       { return kindNoteDef }
func (n *noteDef) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }
func (n *noteDef) id() string               { return "fn-" + strconv.Itoa(n.index) }

// refID is the anchor of the i-th mention, from 0.
func (n *noteDef) refID(i int) string {
	id := "fnref-" + strconv.Itoa(n.index)
	if i > 0 {
		id += "-" + strconv.Itoa(i+1)
	}
	return id
}

// noteRef is one mention of a footnote in the text.
type noteRef struct {
	ast.BaseInline
	def *noteDef
	nth int // from 0 among the mentions of def
}

func (n *noteRef) Inline()                  {}
func (n *noteRef) Kind() ast.NodeKind       { return kindNoteRef }
func (n *noteRef) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

// noteLabel returns the label of s, which starts with `[^`, and the length of
// `[^label]`; "" when it is no label.
func noteLabel(s []byte) (label []byte, n int) {
	const maxLabel = 100
	end := bytes.IndexByte(s[:min(len(s), maxLabel)], ']')
	if end < 3 || bytes.ContainsAny(s[2:end], " \t\r\n[\\") {
		return nil, 0
	}
	return s[2:end], end + 1
}

type noteDefParser struct{}

func (noteDefParser) Trigger() []byte { return []byte{'['} }

func (noteDefParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	pos := pc.BlockOffset()
	if parent.Kind() != ast.KindDocument || pos < 0 || !bytes.HasPrefix(line[pos:], []byte("[^")) {
		return nil, parser.NoChildren
	}
	label, n := noteLabel(line[pos:])
	if label == nil || pos+n >= len(line) || line[pos+n] != ':' {
		return nil, parser.NoChildren
	}
	start := seg.Start + pos
	def := &noteDef{label: string(label), start: start, end: start + n}
	defs, _ := pc.Get(notesKey).(map[string]*noteDef)
	if defs == nil {
		defs = map[string]*noteDef{}
		pc.Set(notesKey, defs)
	}
	if defs[def.label] == nil {
		defs[def.label] = def
	}
	reader.Advance(pos + n + 1)
	return def, parser.HasChildren
}

func (noteDefParser) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if pos < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

func (noteDefParser) Close(ast.Node, text.Reader, parser.Context) {}
func (noteDefParser) CanInterruptParagraph() bool                 { return true }
func (noteDefParser) CanAcceptIndentedLine() bool                 { return false }

type noteRefParser struct{}

// The '!' is there because in "注意![^1]" it would begin an image.
func (noteRefParser) Trigger() []byte { return []byte{'!', '['} }

func (noteRefParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if line[0] == '!' {
		line, seg = line[1:], seg.WithStart(seg.Start+1)
	}
	if len(line) < 4 || line[0] != '[' || line[1] != '^' {
		return nil
	}
	label, n := noteLabel(line)
	if label == nil {
		return nil
	}
	defs, _ := pc.Get(notesKey).(map[string]*noteDef)
	def := defs[string(label)]
	if def == nil {
		return nil
	}
	ref := &noteRef{def: def}
	ref.SetPos(seg.Start)
	if block.Peek() == '!' {
		parent.AppendChild(parent, ast.NewTextSegment(text.NewSegment(seg.Start-1, seg.Start)))
		block.Advance(1)
	}
	block.Advance(n)
	return ref
}
