package load

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// settingsOf reads gongshi.toml with more below its [site].
func settingsOf(t *testing.T, more string) (model.Settings, []diag.Diagnostic) {
	t.Helper()
	snap, _, err := source.Take(fstest.MapFS{"gongshi.toml": {Data: []byte("[site]\ntitle = \"站\"\n" + more)}}, source.SnapshotOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return Settings(snap)
}

func TestSettingsOfSearch(t *testing.T) {
	s, faults := settingsOf(t, `[search]
synonyms = [["公示", "公告"], ["捐款", "捐赠", "善款"]]

[[search.expect]]
query = "权力清单"
first = ["*/powers.html"]
within = 1

[[search.expect]]
query = "谁举报的"
none = true
`)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	got := s.Search
	if len(got.Synonyms) != 2 || len(got.Synonyms[1].Words) != 3 || got.Synonyms[1].Words[2].V != "善款" || got.Synonyms[1].At.IsZero() {
		t.Errorf("synonyms: %+v", got.Synonyms)
	}
	if len(got.Expect) != 2 || got.Expect[0].Query.V != "权力清单" || got.Expect[0].First[0].V != "*/powers.html" || got.Expect[0].Within.V != 1 || !got.Expect[1].None.V {
		t.Errorf("expectations: %+v", got.Expect)
	}
}

func TestFaultsOfSearchSettings(t *testing.T) {
	for _, c := range []struct{ text, code, says string }{
		{"[search]\nsynonym = []", "S007", "[search] 没有字段“synonym”"},
		{"[search]\n\"同义词\" = []", "S007", "字段名要写英文"},
		{"[search]\nsynonyms = [\"公示\"]", "S008", "synonyms 应当是"},
		{"[search]\nsynonyms = [[\"公示\"]]", "S025", "至少有两个"},
		{"[search]\nsynonyms = [[\"公示\", 1]]", "S008", "synonyms 应当是"},
		{"[search]\nexpect = 1", "S008", "[[search.expect]]"},
		{"[search.expect]\nquery = \"x\"", "S008", "[[search.expect]]"},
		{"search = 1", "S007", "[site] 没有字段“search”"}, // still below [site]
		{"[[search]]", "S025", "search 应当是一个表"},
		{"[[search.expect]]\nquery = \"x\"\nfrist = [\"a.html\"]\nnone = true", "S007", "[search.expect] 没有字段“frist”"},
		{"[[search.expect]]\nquery = \"x\"\nfirst = \"a.html\"", "S008", "方括号"},
		{"[[search.expect]]\nnone = true", "S010", "缺少要检索的词"},
		{"[[search.expect]]\nquery = \"\"\nnone = true", "S010", "缺少要检索的词"},
		{"[[search.expect]]\nquery = \"x\"", "S025", "应当找到什么"},
		{"[[search.expect]]\nquery = \"x\"\nnone = true\nany = [\"a.html\"]", "S025", "none = true"},
		{"[[search.expect]]\nquery = \"x\"\nnone = \"true\"\nnever = [\"a.html\"]", "S008", "none 应当是"},
		{"[[search.expect]]\nquery = \"x\"\nwithin = 11\nfirst = [\"a.html\"]", "S025", "1 到 10"},
		{"[[search.expect]]\nquery = \"x\"\nwithin = 2\nany = [\"a.html\"]", "S025", "within 只和 first"},
		{"[[search.expect]]\nquery = \"x\"\nfirst = [\"/a.html\"]", "S025", "不是站内的网址"},
		{"[[search.expect]]\nquery = \"x\"\nfirst = [\"https://x.cn/a.html\"]", "S025", "不是站内的网址"},
		{"[[search.expect]]\nquery = \"x\"\nfirst = [\"a.html#b\"]", "S025", "不是站内的网址"},
		{"[[search.expect]]\nquery = \"x\"\nnever = [\"[a.html\"]", "S025", "不是站内的网址"},
		{"[[search.expect]]\nquery = \"x\"\nany = [\"danwei/powers\"]", "S025", ".html"},
	} {
		_, faults := settingsOf(t, c.text+"\n")
		if len(faults) == 0 {
			t.Errorf("%q: no fault", c.text)
			continue
		}
		f := faults[0]
		said := f.Text.ZH + "\n" + f.Hint.ZH
		if string(f.Code) != c.code || !strings.Contains(said, c.says) || f.Span.IsZero() {
			t.Errorf("%q: %s %s", c.text, f.Code, said)
		}
		if len(faults) > 1 {
			t.Errorf("%q: more than one fault: %v", c.text, faults)
		}
	}
}

func TestEveryTypoOfASearchSettingIsAFault(t *testing.T) {
	for header, fields := range map[string][]model.Field{
		"[search]": model.FieldsOf[model.SearchSettings](),
		"[[search.expect]]\nquery = \"x\"\nnever = [\"a.html\"]": model.FieldsOf[model.SearchExpect](),
	} {
		keys := map[string]bool{}
		for _, f := range fields {
			keys[f.Key] = true
		}
		for key := range keys {
			for _, typo := range edits(key) {
				if keys[typo] {
					continue
				}
				if _, faults := settingsOf(t, fmt.Sprintf("%s\n%q = 1\n", header, typo)); len(faults) != 1 || faults[0].Code != diag.S007 {
					t.Fatalf("%q for %q: %v", typo, key, faults)
				}
			}
		}
	}
}
