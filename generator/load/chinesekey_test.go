package load

import (
	"strings"
	"testing"

	"gongshi/generator/diag"
)

func TestChineseKeysAreToldInEnglish(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[[notice]]\nid = \"a\"\n标题 = \"公告\"\n", "“标题”写成 title"},
		{"[[notice]]\nid = \"a\"\n状态 = \"draft\"\n", "“状态”写成 status"},
		{"[[power]]\nid = \"a\"\n[power.time_limit]\n承诺时限 = 3\n", "“承诺时限”写成 promised"},
		{"[[权力事项]]\nid = \"a\"\n", "“权力事项”写成 power"},
		{"[[notice]]\n\"标题\" = \"公告\"\n", "写成 title"},
	} {
		found := false
		for _, d := range read(t, "data/u/a.toml", c.text).faults {
			if (d.Code == diag.S004 || d.Code == diag.S007) && strings.Contains(d.Hint.ZH, c.want) {
				found = true
			}
		}
		if !found {
			t.Errorf("%q: no hint %q in %v", c.text, c.want, read(t, "data/u/a.toml", c.text).faults)
		}
	}
}
