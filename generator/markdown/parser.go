package markdown

import (
	"sync"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Keys and kinds are numbers that the library hands out; they are taken once,
// before any goroutine can parse, and never change.
var (
	workKey     = parser.NewContextKey()
	notesKey    = parser.NewContextKey()
	kindNoteDef = ast.NewNodeKind("NoteDef")
	kindNoteRef = ast.NewNodeKind("NoteRef")
)

// shared returns the one parser of the process. It is immutable after its
// construction, which takes longer than reading a short text.
var shared = sync.OnceValue(newParser)

func newParser() parser.Parser {
	inline := []util.PrioritizedValue{
		util.Prioritized(guarded{parser.NewCodeSpanParser()}, 100),
		util.Prioritized(noteRefParser{}, 101),
		util.Prioritized(guardedLink{guarded{parser.NewLinkParser()}}, 200),
		util.Prioritized(guarded{parser.NewAutoLinkParser()}, 300),
		util.Prioritized(guarded{parser.NewRawHTMLParser()}, 400),
		util.Prioritized(guarded{emphasisParser{}}, 500),
	}
	return parser.NewParser(
		parser.WithBlockParsers(append(parser.DefaultBlockParsers(),
			util.Prioritized(noteDefParser{}, 850))...),
		parser.WithInlineParsers(inline...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

// work counts what the inline parsers of one text may have cost: each attempt
// may read to the end of its paragraph, so 1 MiB of "[a](<b" would cost 10^11
// steps. Past maxWork the attempts stop and the text is refused.
type work struct {
	spent int
	over  bool
	at    int // offset of the attempt that was one too many
}

func (w *work) charge(parent ast.Node, block text.Reader) bool {
	if w.over {
		return false
	}
	lines := parent.Lines()
	_, seg := block.Position()
	w.spent += lines.At(lines.Len()-1).Stop - seg.Start
	if w.spent > maxWork {
		w.over, w.at = true, seg.Start
	}
	return !w.over
}

// guarded charges the attempts of an inline parser.
type guarded struct{ parser.InlineParser }

func (g guarded) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if !pc.Get(workKey).(*work).charge(parent, block) {
		return nil
	}
	return g.InlineParser.Parse(parent, block, pc)
}

// guardedLink passes on the end of a block, which the link parser must hear.
type guardedLink struct{ guarded }

func (g guardedLink) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	g.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// emphasisParser reads * and _ as CommonMark does, except that a run of *
// beside a wide character asks only whether it would start with closing or end
// with opening punctuation. CommonMark takes 》 for punctuation that separates,
// and so prints the stars of **《建筑法》**规定. The names in 张**、李** stay as
// they are, because 、 cannot begin an emphasis.
type emphasisParser struct{}

func (emphasisParser) Trigger() []byte { return []byte{'*', '_'} }

func (emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 1, emphasisRuns{})
	if node == nil {
		return nil
	}
	if node.Char == '*' {
		after := ' '
		if node.OriginalLength < len(line) {
			after = util.ToRune(line, node.OriginalLength)
		}
		if isWide(before) || isWide(after) {
			node.CanOpen = !util.IsSpaceRune(after) && !isClosing(after)
			node.CanClose = !util.IsSpaceRune(before) && !isOpening(before)
		}
	}
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

type emphasisRuns struct{}

func (emphasisRuns) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

func (emphasisRuns) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (emphasisRuns) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// isWide reports whether r takes the width of a Han character, punctuation
// included.
func isWide(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r <= 0xA4CF, // radicals, punctuation, kana, Han, Yi
		0xAC00 <= r && r <= 0xD7A3,
		0xF900 <= r && r <= 0xFAFF,
		0xFE30 <= r && r <= 0xFE6F,
		0xFF01 <= r && r <= 0xFF60,
		0xFFE0 <= r && r <= 0xFFE6,
		0x20000 <= r && r <= 0x3FFFD:
		return true
	}
	return false
}

// isClosing reports whether r is punctuation that no phrase begins with.
func isClosing(r rune) bool {
	switch r {
	case '、', '，', '。', '；', '：', '！', '？', '．', ',', '.', ';', ':', '!', '?', '…', '%', '％':
		return true
	}
	return unicode.In(r, unicode.Pe, unicode.Pf)
}

// isOpening reports whether r is punctuation that no phrase ends with.
func isOpening(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pi) }
