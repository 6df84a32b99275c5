package load

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"gongshi/generator/diag"
	"gongshi/generator/source"
	"gongshi/generator/text"
)

// encodingFaults reports why the bytes [start, end) of f are not plain UTF-8
// text: at most one fault, at the first byte that is wrong.
func encodingFaults(f *source.File, start, end int) []diag.Diagnostic {
	b := f.Bytes[start:end]
	if zh, en := binary(b); zh != "" {
		return []diag.Diagnostic{msgNoText.fault(diag.S001, f.At(start, start), zh, en)}
	}
	valid := utf8.Valid(b)
	at := oddByte(b)
	if valid && at < 0 {
		if i := bytes.Index(b, []byte("\ufffd")); i >= 0 {
			return []diag.Diagnostic{msgReplaced.fault(diag.S001, f.At(start+i, start+i+3))}
		}
		return nil
	}
	if name := utf16Name(b); name != "" {
		return []diag.Diagnostic{msgUTF16.fault(diag.S001, f.At(start, min(start+2, end)), name)}
	}
	if !valid {
		bad := firstInvalid(b)
		if looksGBK(b) {
			return []diag.Diagnostic{msgGBK.fault(diag.S001, f.At(start+bad, start+bad+1))}
		}
		if at < 0 || bad < at {
			return []diag.Diagnostic{msgNotUTF8.fault(diag.S001, f.At(start+bad, start+bad+1), fmt.Sprintf("0x%02X", b[bad]))}
		}
	}
	place := f.At(start+at, start+at+1)
	switch b[at] {
	case 0:
		return []diag.Diagnostic{msgNul.fault(diag.S001, place)}
	case '\r':
		return []diag.Diagnostic{msgReturn.fault(diag.S002, place)}
	}
	return []diag.Diagnostic{msgControl.fault(diag.S002, place, fmt.Sprintf("0x%02X", b[at]))}
}

// binary names the format of a file that only bears the name of a text, by its
// first bytes.
func binary(b []byte) (zh, en string) {
	for _, f := range [][3]string{
		{"PK\x03\x04", "Excel、Word 文档或压缩文件", "an Excel or Word document or an archive"},
		{"\xd0\xcf\x11\xe0", "旧式的 Excel 或 Word 文档", "an old Excel or Word document"},
		{"%PDF", "PDF 文件", "a PDF"},
		{"\x89PNG", "图片", "a picture"},
		{"\xff\xd8\xff", "图片", "a picture"},
	} {
		if bytes.HasPrefix(b, []byte(f[0])) {
			return f[1], f[2]
		}
	}
	return "", ""
}

// oddByte finds the first control character that text may not hold: all but
// tab, line feed, and carriage return before a line feed.
func oddByte(b []byte) int {
	for i, c := range b {
		if c >= 0x20 && c != 0x7f || c == '\n' || c == '\t' {
			continue
		}
		if c == '\r' && i+1 < len(b) && b[i+1] == '\n' {
			continue
		}
		return i
	}
	return -1
}

func firstInvalid(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(b)
}

// utf16Name names the byte order of a text in UTF-16, "" if it is none. Without
// a mark it is known by its ASCII characters, every other byte of them zero.
func utf16Name(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return "LE"
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return "BE"
	}
	b = b[:min(len(b), 4096)&^1]
	even, odd := 0, 0
	for i := 0; i < len(b); i += 2 {
		if b[i] == 0 && b[i+1] != 0 {
			even++
		}
		if b[i+1] == 0 && b[i] != 0 {
			odd++
		}
	}
	switch {
	case odd*10 >= len(b) && odd > 0 && even*20 < odd:
		return "LE"
	case even*10 >= len(b) && even > 0 && odd*20 < even:
		return "BE"
	}
	return ""
}

// looksGBK reports whether b is well-formed GB18030 and reads like Chinese:
// nearly all double bytes are common characters (GB 2312) or punctuation.
func looksGBK(b []byte) bool {
	pairs, common := 0, 0
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c < 0x80:
			i++
			continue
		case c == 0x80 || c == 0xff:
			return false
		}
		if i+1 >= len(b) {
			break
		}
		lead, trail := b[i], b[i+1]
		switch {
		case trail >= 0x30 && trail <= 0x39: // four bytes
			if i+3 < len(b) && (b[i+2] < 0x81 || b[i+3] < 0x30 || b[i+3] > 0x39) {
				return false
			}
			i += 4
			continue
		case trail < 0x40 || trail == 0x7f || trail == 0xff:
			return false
		}
		pairs++
		if trail >= 0xa1 && (lead >= 0xb0 && lead <= 0xf7 || lead >= 0xa1 && lead <= 0xa3) {
			common++
		}
		i += 2
	}
	return pairs > 0 && common*10 >= pairs*8
}

// libraryFault tells what the library objects to, in place and words of our
// own where we know the case. Its column is wrong; its byte offset is right.
func libraryFault(f *source.File, start, end int, err error) diag.Diagnostic {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		return msgLibrary.fault(diag.S002, f.At(start, start), err.Error())
	}
	from := min(max(start+parse.Position.Start, start), end)
	at := f.At(from, min(max(from+parse.Position.Len, from), end))
	word := string(at.Bytes())
	switch m := parse.Message; {
	case strings.Contains(m, "out of range"):
		return msgRange.fault(diag.S002, at, word)
	case strings.Contains(m, "invalid datetime"):
		return msgNoSuchDay.fault(diag.S011, at, word, "")
	case strings.Contains(m, "already been defined"), strings.Contains(m, "already created"):
		return msgTwice.fault(diag.S020, at, word)
	default:
		return msgLibrary.fault(diag.S002, at, m)
	}
}

// printed returns a message's argument as text; what an author wrote may be a
// megabyte and is cut short.
func printed(arg any) string {
	const columns = 60
	switch arg := arg.(type) {
	case string:
		if len(arg) <= columns {
			return arg
		}
		arg = strings.ToValidUTF8(arg[:min(len(arg), 4*columns)], "")
		if cut := text.Cut(arg, columns); len(cut) < len(arg) {
			return cut + "…"
		}
		return arg
	case []byte:
		return printed(string(arg[:min(len(arg), 4*columns)]))
	case rune:
		return fmt.Sprintf("U+%04X", arg)
	}
	return fmt.Sprint(arg)
}
