package markdown

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongshi/generator/diag"
	"gongshi/generator/source"
)

// LinkKind says what a link leads to.
type LinkKind uint8

// The kinds of links. Every other destination is a fault.
const (
	LinkRefused LinkKind = iota // a fault was reported; the text is printed without a link
	LinkWeb                     // http or https
	LinkMail                    // mailto
	LinkPhone                   // tel
	LinkRecord                  // ref:kind/id, ref:kind/unit/id
	LinkFile                    // a relative path: an attachment beside the text
	LinkAnchor                  // #id
)

// Link is one link or image of a text.
type Link struct {
	Dest     string // as written, with entities and backslashes resolved
	Kind     LinkKind
	Image    bool
	Path     string // LinkFile: slash-separated, percent-decoded, cleaned of nothing
	Fragment string // LinkAnchor, LinkFile, LinkRecord: after '#', percent-decoded
	Record   Record // LinkRecord
	Span     source.Span
}

// Record names the target of a record link. Unit is "" when it was not given.
type Record struct{ Kind, Unit, ID string }

// classify judges a destination: what it is, or why it is refused.
func classify(dest string, image bool) (l Link, why diag.Message) {
	l = Link{Dest: dest, Image: image}
	if l.Kind, why = l.sort(); !why.IsZero() {
		l.Kind = LinkRefused
	} else if image && l.Kind != LinkFile {
		l.Kind = LinkRefused
		why = diag.Say("图片只能是本文旁边的文件：%q", "an image must be a file beside the text: %q", dest)
	}
	return l, why
}

func (l *Link) sort() (LinkKind, diag.Message) {
	dest := l.Dest
	switch {
	case dest == "":
		return 0, diag.Say("链接没有地址", "the link has no address")
	case len(dest) > MaxDest:
		return 0, diag.Say("链接地址超过 %d 字节", "the link address is longer than %d bytes", MaxDest)
	case !utf8.ValidString(dest) || strings.ContainsFunc(dest, isHidden):
		return 0, diag.Say("链接地址里有看不见的字符：%q", "the link address holds invisible characters: %q", dest)
	case strings.Contains(dest, `\`):
		return 0, diag.Say("链接地址里有反斜杠，读者打不开：%s", "the link address holds a backslash: %s", dest)
	case dest != strings.TrimSpace(dest):
		return 0, diag.Say("链接地址首尾有空格：%q", "the link address begins or ends with a space: %q", dest)
	case dest[0] == '/':
		return 0, diag.Say("链接地址以斜杠开头，网站换个目录就失效：%q",
			"the link address begins with a slash and fails when the site moves: %q", dest)
	case dest[0] == '#':
		return LinkAnchor, l.fragment(dest[1:])
	}
	if i := strings.IndexAny(dest, ":/?#"); i >= 0 && dest[i] == ':' {
		return l.sortScheme(strings.ToLower(dest[:i]), dest[i+1:])
	}
	return LinkFile, l.file(dest)
}

func (l *Link) sortScheme(scheme, rest string) (LinkKind, diag.Message) {
	bad := diag.Say("链接地址不完整：%q", "the link address is incomplete: %q", l.Dest)
	switch scheme {
	case "http", "https":
		u, err := url.Parse(l.Dest)
		if err != nil || !strings.HasPrefix(rest, "//") || u.Hostname() == "" || u.User != nil ||
			strings.ContainsFunc(u.Host, isHostSpoof) {
			return 0, bad
		}
		return LinkWeb, diag.Message{}
	case "mailto":
		addr, _, _ := strings.Cut(rest, "?")
		if i := strings.IndexByte(addr, '@'); i <= 0 || i == len(addr)-1 {
			return 0, bad
		}
		return LinkMail, diag.Message{}
	case "tel":
		if rest == "" || strings.Trim(rest, "0123456789+-.();=ext") != "" {
			return 0, bad
		}
		return LinkPhone, diag.Message{}
	case "ref":
		return LinkRecord, l.record(rest)
	}
	return 0, diag.Say("不允许的链接类型 %[2]q：%[1]q", "links of type %[2]q are not allowed: %[1]q", l.Dest, scheme+":")
}

func (l *Link) record(rest string) diag.Message {
	rest, frag, _ := strings.Cut(rest, "#")
	parts := strings.Split(rest, "/")
	for _, p := range parts {
		if p == "" || strings.Trim(p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") != "" {
			parts = nil
			break
		}
	}
	switch len(parts) {
	case 2:
		l.Record = Record{Kind: parts[0], ID: parts[1]}
	case 3:
		l.Record = Record{Kind: parts[0], Unit: parts[1], ID: parts[2]}
	default:
		return diag.Say("记录链接应写成 ref:种类/编号 或 ref:种类/单位/编号：%q",
			"a record link is ref:kind/id or ref:kind/unit/id: %q", l.Dest)
	}
	if frag == "" {
		return diag.Message{}
	}
	return l.fragment(frag)
}

func (l *Link) file(dest string) diag.Message {
	path, frag, hasFrag := strings.Cut(dest, "#")
	if strings.Contains(path, "?") {
		return diag.Say("文件地址不能带问号：%q", "the address of a file holds no question mark: %q", dest)
	}
	name, err := url.PathUnescape(path)
	if err != nil || !utf8.ValidString(name) || strings.ContainsFunc(name, isHidden) ||
		strings.Contains(name, `\`) || strings.HasPrefix(name, "/") || name == "" {
		return diag.Say("文件地址写错了：%q", "the address of a file is malformed: %q", dest)
	}
	if l.Path = name; !hasFrag {
		return diag.Message{}
	}
	return l.fragment(frag)
}

func (l *Link) fragment(s string) diag.Message {
	id, err := url.PathUnescape(s)
	if err != nil || id == "" || !utf8.ValidString(id) || strings.ContainsFunc(id, isHidden) {
		return diag.Say("页内地址写错了：%q", "the address inside the page is malformed: %q", l.Dest)
	}
	l.Fragment = id
	return diag.Message{}
}

// isHidden reports characters that a reader cannot see and a browser may drop.
func isHidden(r rune) bool {
	return r != ' ' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.IsSpace(r))
}

// isHostSpoof reports characters that make a host look like another.
func isHostSpoof(r rune) bool {
	return r == '%' || r == ' ' || r == '／' || r == '。' || r == '．' || r == '＠' || r == '？' || r == '＃'
}

// appendHref writes a URL as the value of an attribute. Everything outside the
// characters of URLs is percent-encoded; "%" stays where two digits follow.
func appendHref(dst []byte, s string) []byte {
	const hex = "0123456789ABCDEF"
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '&':
			dst = append(dst, "&amp;"...)
		case c == '\'':
			dst = append(dst, "&#39;"...)
		case c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]),
			'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9',
			strings.IndexByte("-._~!$()*+,;=:@/?#[]", c) >= 0:
			dst = append(dst, c)
		default:
			dst = append(dst, '%', hex[c>>4], hex[c&15])
		}
	}
	return dst
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
