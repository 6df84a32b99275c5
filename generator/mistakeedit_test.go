package generator_test

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// apply makes the edit.
func (e edit) apply(files map[string][]byte) error {
	src, ok := files[e.path]
	if !ok && e.form != "new" {
		return fmt.Errorf("the example site has no file %s", e.path)
	}
	switch e.form {
	case "new":
		var b strings.Builder
		for _, l := range e.lines {
			b.WriteString(special(l[1:]) + "\n")
		}
		files[e.path] = []byte(b.String())
	case "gone":
		delete(files, e.path)
	case "to":
		delete(files, e.path)
		files[e.to] = src
	case "as":
		b, err := saved(src, e.to)
		files[e.path] = b
		return err
	case "":
		return e.change(files)
	default:
		return fmt.Errorf("unknown edit %q", e.form)
	}
	return nil
}

// change finds the lines of the edit, part by part, and puts in the new ones.
func (e edit) change(files map[string][]byte) error {
	text, done := "\n"+string(files[e.path]), 0
	for len(e.lines) > 0 {
		part := e.lines
		if i := slices.Index(part, " …"); i >= 0 {
			part, e.lines = part[:i], part[i+1:]
		} else {
			e.lines = nil
		}
		before, after := "\n", "\n"
		for _, l := range part {
			if l[0] != '+' {
				before += l[1:] + "\n"
			}
			if l[0] != '-' {
				after += special(l[1:]) + "\n"
			}
		}
		n := strings.Count(text[done:], before)
		if n == 0 || n > 1 && done == 0 {
			return fmt.Errorf("%s has these lines %d times:%s", e.path, n, before)
		}
		at := done + strings.Index(text[done:], before)
		text = text[:at] + after + text[at+len(before):]
		done = at + len(after) - 1
	}
	files[e.path] = []byte(text[1:])
	return nil
}

// saved is the file as other programs save it.
func saved(src []byte, form string) ([]byte, error) {
	lines := func(end string) []byte { return bytes.ReplaceAll(src, []byte("\n"), []byte(end)) }
	switch form {
	case "utf16", "utf16be":
		var b []byte
		for _, u := range append([]uint16{0xfeff}, utf16.Encode([]rune(string(src)))...) {
			if form == "utf16" {
				b = append(b, byte(u), byte(u>>8))
			} else {
				b = append(b, byte(u>>8), byte(u))
			}
		}
		return b, nil
	case "bom":
		return append([]byte("\ufeff"), src...), nil
	case "crlf":
		return lines("\r\n"), nil
	case "cr":
		return lines("\r"), nil
	case "nul":
		return append(bytes.Clone(src), 0, 0, 0, 0), nil
	case "cut": // in the middle of a character
		i := bytes.LastIndexFunc(src[:len(src)/2], func(r rune) bool { return r > 0x7ff })
		return append(src[:i+1:i+1], '\n'), nil
	case "empty":
		return nil, nil
	case "is":
		return src, nil
	}
	return nil, fmt.Errorf("unknown form %q", form)
}

// special puts in what an archive cannot hold.
func special(line string) string {
	return regexp.MustCompile(`\{\{([^}]+)\}\}`).ReplaceAllStringFunc(line, func(m string) string {
		switch m = m[2 : len(m)-2]; {
		case strings.HasPrefix(m, "U+"):
			n, _ := strconv.ParseInt(m[2:], 16, 32)
			return string(rune(n))
		case strings.HasPrefix(m, "long "):
			n, _ := strconv.Atoi(m[5:])
			return strings.Repeat("长", n)
		case strings.HasPrefix(m, "bytes "):
			b, _ := hex.DecodeString(m[6:])
			return string(b)
		case m == "身份证":
			return withCheckCharacter("510899" + "19000228" + "000")
		case m == "手机":
			return "139" + "0000" + "0001"
		case m == "银行卡":
			return withLuhnDigit("622202" + "000000000001")
		}
		return "?"
	})
}

// withCheckCharacter completes an identity number (GB 11643).
func withCheckCharacter(body string) string {
	sum := 0
	for i, c := range body {
		sum += int(c-'0') * ((1 << (17 - i)) % 11)
	}
	return body + string("10X98765432"[sum%11])
}

// withLuhnDigit completes a card number.
func withLuhnDigit(body string) string {
	sum := 0
	for i := range len(body) {
		n := int(body[len(body)-1-i] - '0')
		if i%2 == 0 {
			n = n*2%10 + n*2/10
		}
		sum += n
	}
	return body + strconv.Itoa((10-sum%10)%10)
}
