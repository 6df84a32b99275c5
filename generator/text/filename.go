package text

import "strings"

// IsFileName reports whether name is a file name that every file system and
// every address can hold as it is: ASCII letters, digits, "-", "_" and ".",
// not beginning or ending with ".", at most 100 bytes.
func IsFileName(name string) bool {
	if name == "" || len(name) > 100 || name[0] == '.' || name[len(name)-1] == '.' {
		return false
	}
	odd := func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '_' && r != '.'
	}
	return strings.IndexFunc(name, odd) < 0
}
