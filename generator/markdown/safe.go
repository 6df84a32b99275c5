package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"gongshi/generator/diag"
)

// Unsafe is one thing in HTML that must not be published.
type Unsafe struct {
	Offset int    // of the tag, in bytes
	Value  string // the element, attribute or address
	Why    string // in English, for reports of our own bugs
}

// allowed lists the elements that Render writes and their attributes.
var allowed = map[string]string{
	"p": "", "blockquote": "", "pre": "", "ul": "", "li": "id", "hr": "", "br": "", "em": "", "strong": "",
	"h1": "id class", "h2": "id class", "h3": "id class", "h4": "id class", "h5": "id class", "h6": "id class",
	"ol": "start", "code": "class", "sup": "class id", "section": "class role aria-label",
	"a": "href title role aria-label", "img": "src alt title loading",
	"div": "class tabindex role aria-label", "table": "", "caption": "", "thead": "", "tbody": "", "tr": "",
	"th": "scope class", "td": "class",
}

// closedValues matches the values of attributes that are never an author's.
var closedValues = map[string]*regexp.Regexp{
	"class":    regexp.MustCompile(`^(?:align-(?:left|center|right)|table-wrap|footnotes|footnote-ref|visually-hidden|language-[A-Za-z0-9+_-]{1,30})$`),
	"role":     regexp.MustCompile(`^(?:region|doc-(?:endnotes|noteref|backlink))$`),
	"tabindex": regexp.MustCompile(`^0$`),
	"scope":    regexp.MustCompile(`^col$`),
	"loading":  regexp.MustCompile(`^lazy$`),
	"start":    regexp.MustCompile(`^[0-9]{1,9}$`),
}

// CheckHTML reads the output of Render as a browser would and returns whatever
// is not in the closed set of elements, attributes and link schemes. It is the
// second lock: it shares no code with the writer but the list of schemes.
func CheckHTML(page []byte) []Unsafe {
	var found []Unsafe
	var open []string
	z := html.NewTokenizer(bytes.NewReader(page))
	for off := 0; ; {
		kind := z.Next()
		at := off
		off += len(z.Raw())
		report := func(value, why string, args ...any) {
			found = append(found, Unsafe{Offset: at, Value: value, Why: fmt.Sprintf(why, args...)})
		}
		switch kind {
		case html.ErrorToken:
			for _, tag := range open {
				report(tag, "element is not closed")
			}
			return found
		case html.CommentToken, html.DoctypeToken:
			report(string(z.Raw()), "comment or declaration")
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			checkTag(t, report)
			if t.Data == "a" && slices.Contains(open, "a") {
				report(t.Data, "link inside a link")
			}
			if t.Data != "br" && t.Data != "hr" && t.Data != "img" {
				open = append(open, t.Data)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				report(string(name), "end tag without its start")
			} else {
				open = open[:len(open)-1]
			}
		}
	}
}

func checkTag(t html.Token, report func(value, why string, args ...any)) {
	attrs, ok := allowed[t.Data]
	if !ok {
		report(t.Data, "element is not allowed")
		return
	}
	for _, a := range t.Attr {
		switch {
		case !strings.Contains(" "+attrs+" ", " "+a.Key+" "):
			report(a.Key, "attribute is not allowed on %s", t.Data)
		case a.Key == "href" || a.Key == "src":
			if l, _ := classify(a.Val, a.Key == "src"); l.Kind == LinkRefused || l.Kind == LinkRecord {
				report(a.Val, "address is not allowed")
			}
		case closedValues[a.Key] != nil && !closedValues[a.Key].MatchString(a.Val):
			report(a.Val, "value is not allowed for %s", a.Key)
		case strings.ContainsFunc(a.Val, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' }):
			report(a.Key, "control character in a value")
		}
	}
}

// CheckOutput judges HTML that Render made of d and returns a fault for each
// thing refused, at the link it comes from, or at the whole text.
func (d *Doc) CheckOutput(page []byte) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, u := range CheckHTML(page) {
		at := d.src.At
		for _, l := range d.links {
			if l.Dest == u.Value {
				at = l.Span
				break
			}
		}
		out = append(out, diag.Diagnostic{
			Code: diag.S017, Span: at,
			Text: diag.Say("正文转成的网页里有不允许的内容：%[1]q（%[2]s）", "the page made of this text holds what is not allowed: %[1]q (%[2]s)", u.Value, u.Why),
		})
	}
	return out
}
