package write

import (
	"fmt"
	"strings"

	"gongshi/generator/diag"
)

// Limits of a path, in bytes. A segment of 120 bytes fits every file system
// and archive format; 240 leaves room for a folder name on Windows.
const (
	MaxSegmentBytes = 120
	MaxPathBytes    = 240
	MaxSegments     = 12
)

// PathError says why a path cannot be published under this name on every
// system.
type PathError struct {
	Path   string       // as given
	Other  string       // the path it collides with, "" if it is at fault alone
	Reason diag.Message // what is wrong, without the path
}

// Error returns the path and the reason in English.
func (e *PathError) Error() string {
	return fmt.Sprintf("output path %q: %s", e.Path, e.Reason.EN)
}

// Message returns the sentence in both languages.
func (e *PathError) Message() diag.Message {
	return diag.Message{
		ZH: fmt.Sprintf("输出路径 %q：%s", e.Path, e.Reason.ZH),
		EN: e.Error(),
	}
}

// CheckPath reports whether path, slash-separated and relative to the output
// folder, names a file on every system we support: ASCII letters, digits,
// '-', '_' and '.' only, no name that Windows reserves, no empty, hidden or
// over-long segment. The error is a *PathError. It looks at one path alone;
// collisions between paths are found by Put.
func CheckPath(path string) error {
	if reason := badPath(path); !reason.IsZero() {
		return &PathError{Path: path, Reason: reason}
	}
	return nil
}

func badPath(path string) diag.Message {
	if path == "" {
		return diag.Say("路径是空的", "the path is empty")
	}
	if len(path) > MaxPathBytes {
		return diag.Say("路径长 %d 字节，最多 %d 字节", "the path has %d bytes, at most %d are allowed", len(path), MaxPathBytes)
	}
	if n := strings.Count(path, "/") + 1; n > MaxSegments {
		return diag.Say("路径有 %d 段，最多 %d 段", "the path has %d segments, at most %d are allowed", n, MaxSegments)
	}
	for segment := range strings.SplitSeq(path, "/") {
		if reason := badSegment(segment); !reason.IsZero() {
			return reason
		}
	}
	return diag.Message{}
}

func badSegment(s string) diag.Message {
	switch {
	case s == "":
		return diag.Say("开头、结尾或中间有多余的斜线", "a slash at its start or end, or two in a row")
	case s == "." || s == "..":
		return diag.Say("不能含 %q", "%q is not allowed", s)
	case len(s) > MaxSegmentBytes:
		return diag.Say("%.20q… 长 %d 字节，一段最多 %d 字节", "%.20q… has %d bytes, a segment at most %d", s, len(s), MaxSegmentBytes)
	}
	for _, r := range s {
		if !portable(r) {
			return diag.Say("%q 含有 %q；只能用英文字母、数字和 - _ .", "%q holds %q; only ASCII letters, digits and - _ . are allowed", s, r)
		}
	}
	switch {
	case s[0] == '-':
		return diag.Say("%q 以 - 开头", "%q starts with -", s)
	case s[0] == '.' && s != ".well-known" && s != ".nojekyll":
		return diag.Say("%q 以点开头，多数服务器不提供", "%q starts with a dot; most servers hide it", s)
	case s[len(s)-1] == '.':
		return diag.Say("%q 以点结尾，Windows 会把点去掉", "%q ends with a dot, which Windows drops", s)
	case windowsDevice(s):
		return diag.Say("%q 是 Windows 的设备名", "%q is the name of a device on Windows", s)
	}
	return diag.Message{}
}

func portable(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' ||
		r == '-' || r == '_' || r == '.'
}

// windowsDevice reports whether Windows opens a device under the name s,
// whatever its extension.
func windowsDevice(s string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(s), ".")
	switch stem {
	case "con", "prn", "aux", "nul":
		return true
	}
	if len(stem) != 4 || stem[3] < '0' || stem[3] > '9' {
		return false
	}
	return stem[:3] == "com" || stem[:3] == "lpt"
}

// names remembers the paths of one build and finds those that are the same
// file or folder on a file system that does not tell A from a.
type names struct {
	spelt map[string]string // folded path of a file or folder -> as first spelt
	files map[string]bool   // folded path -> it is a file
}

// newNames returns the names of a tree in which only the manifest is taken.
func newNames() *names {
	return &names{
		spelt: map[string]string{ManifestName: ManifestName},
		files: map[string]bool{ManifestName: true},
	}
}

// claim takes path for a file. It returns the folders on the way that were not
// claimed before, outermost first.
func (n *names) claim(path string) (folders []string, err error) {
	for i := 0; i < len(path); i++ {
		if path[i] != '/' {
			continue
		}
		folder := path[:i]
		fold := strings.ToLower(folder)
		first, seen := n.spelt[fold]
		switch {
		case !seen:
			folders = append(folders, folder)
		case n.files[fold]:
			return nil, collision(path, first, "一个是文件，另一个把它当文件夹", "one is a file where the other needs a folder")
		case first != folder:
			return nil, collision(path, first, "只有大小写不同", "they differ only in upper and lower case")
		}
	}
	fold := strings.ToLower(path)
	if first, seen := n.spelt[fold]; seen {
		switch {
		case !n.files[fold]:
			return nil, collision(path, first, "一个是文件，另一个把它当文件夹", "one is a file where the other needs a folder")
		case first == path:
			return nil, collision(path, first, "同一路径写了两次", "it is written twice")
		}
		return nil, collision(path, first, "只有大小写不同", "they differ only in upper and lower case")
	}
	for _, folder := range folders {
		n.spelt[strings.ToLower(folder)] = folder
	}
	n.spelt[fold] = path
	n.files[fold] = true
	return folders, nil
}

func collision(path, other, zh, en string) error {
	return &PathError{Path: path, Other: other, Reason: diag.Say(
		"与 %[1]q 冲突：%[2]s", "collides with %[1]q: %[3]s", other, zh, en)}
}
