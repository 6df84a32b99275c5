package text

import (
	"strings"
	"testing"
)

func TestIsFileName(t *testing.T) {
	for _, c := range []struct {
		name string
		want bool
	}{
		{"fujian-1.pdf", true}, {"A_b.2.CSV", true}, {"x", true},
		{"", false}, {".htaccess", false}, {"a.", false}, {"..", false}, {"附件1.pdf", false}, {"a b.pdf", false},
		{"a/b", false}, {"a\\b", false}, {"a:b", false}, {"a\u202eb", false}, {strings.Repeat("a", 101), false},
	} {
		if got := IsFileName(c.name); got != c.want {
			t.Errorf("%q: %v", c.name, got)
		}
	}
}
