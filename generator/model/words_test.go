package model

import (
	"reflect"
	"strings"
	"testing"
)

// wantedWords returns every path that needs a line, in the order of the table,
// and the paths of shared fields that a kind may override.
func wantedWords() (want []string, optional map[string]bool) {
	optional = map[string]bool{}
	var walk func(prefix string, fields []Field, add func(string))
	walk = func(prefix string, fields []Field, add func(string)) {
		for _, f := range fields {
			p := prefix + "." + f.Key
			add(p)
			for _, v := range append(append([]string{}, f.Enum...), f.Words...) {
				add(p + "=" + v)
			}
			walk(p, f.Fields, add)
		}
	}
	need := func(p string) { want = append(want, p) }
	may := func(p string) { optional[p] = true }

	common := fieldsOf(reflect.TypeFor[Common]())
	isCommon := map[string]bool{}
	for _, f := range common {
		isCommon[f.Key] = true
	}
	walk(shared, common, need)
	for _, k := range Kinds() {
		need(k.Name)
		for _, f := range k.Fields {
			add := need
			if isCommon[f.Key] && fromCommon(k, f) {
				add = may
			}
			walk(k.Name, []Field{f}, add)
		}
	}
	need(siteWords)
	walk(siteWords, FieldsOf[Settings](), need)
	need(siteWords + ".search")
	walk(siteWords+".search", FieldsOf[SearchSettings](), need)
	return want, optional
}

// fromCommon reports whether field f of k is the shared one.
func fromCommon(k *Kind, f Field) bool {
	return len(f.Index) == 2 && k.typ.Field(f.Index[0]).Type == reflect.TypeFor[Common]()
}

func TestWordsAreWellFormed(t *testing.T) {
	_, faults := parseWords(wordsText)
	for _, err := range faults {
		t.Errorf("words.txt: %v", err)
	}
}

func TestWordsCoverEveryKindFieldAndValue(t *testing.T) {
	want, optional := wantedWords()
	wanted := map[string]bool{}
	for _, p := range want {
		wanted[p] = true
		w, ok := Words(p)
		if !ok {
			t.Errorf("words.txt: no line for %s", p)
			continue
		}
		if w.HelpZH == "" && !strings.Contains(p, "=") {
			t.Errorf("words.txt: %s lacks its sentences", p)
		}
	}
	lines, _ := parseWords(wordsText)
	for _, l := range lines {
		if !wanted[l.path] && !optional[l.path] {
			t.Errorf("words.txt: %s is no kind, field or value", l.path)
		}
	}
}

func TestWordsKeepTheOrderOfTheModel(t *testing.T) {
	want, optional := wantedWords()
	lines, _ := parseWords(wordsText)
	i := 0
	for _, l := range lines {
		if optional[l.path] {
			continue
		}
		if i >= len(want) || want[i] != l.path {
			t.Fatalf("words.txt: %s stands where %s belongs", l.path, append(want, "the end")[min(i, len(want))])
		}
		i++
	}
}

func TestLabelsDifferAmongSiblings(t *testing.T) {
	for _, k := range append([]*Kind{nil}, Kinds()...) {
		fields := FieldsOf[Settings]()
		if k != nil {
			fields = k.Fields
		}
		checkSiblings(t, k, "", fields)
	}
	checkSiblings(t, nil, "search.", FieldsOf[SearchSettings]())
	zh, en := map[string]string{}, map[string]string{}
	for _, k := range Kinds() {
		w := k.Wording()
		twice(t, zh, w.ZH, k.Name)
		twice(t, en, w.EN, k.Name)
	}
}

func checkSiblings(t *testing.T, k *Kind, prefix string, fields []Field) {
	t.Helper()
	zh, en := map[string]string{}, map[string]string{}
	for _, f := range fields {
		p := prefix + f.Key
		where := wordsName(k) + "." + p
		w := FieldWording(k, p)
		twice(t, zh, w.ZH, where)
		twice(t, en, w.EN, where)
		vzh, ven := map[string]string{}, map[string]string{}
		for _, v := range append(append([]string{}, f.Enum...), f.Words...) {
			w := EnumWording(k, p, v)
			twice(t, vzh, w.ZH, where+"="+v)
			twice(t, ven, w.EN, where+"="+v)
		}
		checkSiblings(t, k, p+".", f.Fields)
	}
}

func twice(t *testing.T, seen map[string]string, label, where string) {
	t.Helper()
	if other, ok := seen[label]; ok {
		t.Errorf("%s and %s share the label %q", other, where, label)
	}
	seen[label] = where
}

func TestLabelsAreShort(t *testing.T) {
	lines, _ := parseWords(wordsText)
	for _, l := range lines {
		if n := len([]rune(l.ZH)); n > 10 {
			t.Errorf("%s: label of %d characters", l.path, n)
		}
		if n := len(l.EN); n > 30 {
			t.Errorf("%s: English label of %d letters", l.path, n)
		}
		if l.HelpZH != "" && !strings.HasSuffix(l.HelpZH, "。") {
			t.Errorf("%s: the Chinese sentence does not end", l.path)
		}
		if l.HelpEN != "" && !strings.HasSuffix(l.HelpEN, ".") {
			t.Errorf("%s: the English sentence does not end", l.path)
		}
	}
}

func TestWordsOfChineseValuesAreTheValues(t *testing.T) {
	lines, _ := parseWords(wordsText)
	for _, l := range lines {
		_, value, ok := strings.Cut(l.path, "=")
		if ok && strings.ContainsFunc(value, isHan) && l.ZH != value {
			t.Errorf("%s is printed as %s", l.path, l.ZH)
		}
	}
}

func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

func TestParseWordsFindsMalformedLines(t *testing.T) {
	for _, c := range []struct{ name, line, want string }{
		{"too few columns", "power | 权力 | power | 一句。", "4 columns"},
		{"too many columns", "power | 权力 | power | 一句。 | One. | two", "6 columns"},
		{"no path", " | 权力 | power | 一句。 | One.", "empty"},
		{"no Chinese label", "power | | power | 一句。 | One.", "empty"},
		{"no English label", "power | 权力 | | 一句。 | One.", "empty"},
		{"one language", "power | 权力 | power | 一句。 | ", "one language"},
		{"twice", "a | 甲 | a | |\na | 乙 | b | |", "comes twice"},
	} {
		_, faults := parseWords("# a remark\n\n" + c.line)
		if len(faults) != 1 || !strings.Contains(faults[0].Error(), c.want) {
			t.Errorf("%s: got %v", c.name, faults)
		}
	}
	lines, faults := parseWords("# a remark\n\n power | 权力 | power | 一句。 | One. \r\n")
	if len(faults) != 0 || len(lines) != 1 || lines[0].HelpEN != "One." {
		t.Errorf("a good line: got %v, %v", lines, faults)
	}
}

func TestWordingFallsBack(t *testing.T) {
	power := KindOf("power")
	for _, c := range []struct{ name, got, want string }{
		{"kind", power.Wording().ZH, "权力事项"},
		{"own field", FieldWording(power, "time_limit.promised").ZH, "承诺时限"},
		{"shared field", FieldWording(power, "published_on").ZH, "发布日期"},
		{"shared field with a line of its own", FieldWording(power, "title").ZH, "事项名称"},
		{"shared field of another kind", FieldWording(KindOf("notice"), "title").ZH, "标题"},
		{"own value", EnumWording(KindOf("unit"), "kind", "group_org").ZH, "群团组织"},
		{"shared value", EnumWording(power, "status", "draft").ZH, "草稿"},
		{"word in place of a reference", EnumWording(KindOf("flowchart"), "nodes.actor", "applicant").ZH, "申请人"},
		{"setting", FieldWording(nil, "title").ZH, "站点名称"},
		{"settings take no shared field", FieldWording(nil, "scope").ZH, "scope"},
		{"no field", FieldWording(power, "time_limit.wrong").ZH, "wrong"},
		{"no value", EnumWording(power, "status", "lost").EN, "lost"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
}

func TestKeyForLabel(t *testing.T) {
	for _, c := range []struct{ kind, zh, want string }{
		{"power", "事项名称", "title"},
		{"power", "标题", "title"}, // although power has a word of its own for it
		{"document", "标题", "title"},
		{"risk_point", "标题", "text"},
		{"notice", "标题", "title"},
		{"notice", " 公开范围 ", "scope"},
		{"power", "发布日", "published_on"}, // the only label that contains it
		{"power", "期", ""},               // a single character says too little
		{"power", "日期", ""},              // several labels contain it
		{"unit", "单位名称", "name"},
		{"unit", "名称", "name"},
		{"disclosure_entry", "范围", "audience"},
		{"power", "权力编码", "code"},
		{"power", "水果", ""},
		{"power", "", ""},
		{"", "站点名称", "title"},
		{"", "公开范围", ""},
	} {
		var k *Kind
		if c.kind != "" {
			k = KindOf(c.kind)
		}
		got, ok := KeyForLabel(k, c.zh)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s %q: %q, %v, want %q", c.kind, c.zh, got, ok, c.want)
		}
	}
	power := KindOf("power")
	if got, _ := KeyInTable(power, "time_limit", power.Field("time_limit").Fields, "承诺时限"); got != "promised" {
		t.Errorf("nested: %q", got)
	}
}

func FuzzParseWords(f *testing.F) {
	for _, s := range []string{wordsText[:2000], "", "|||||", "a|b|c|d|e", "#\n\r\n", "a|b|c||\na|b|c||"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		lines, faults := parseWords(s)
		if len(lines)+len(faults) > strings.Count(s, "\n")+1 {
			t.Errorf("more lines than the text has")
		}
		for _, l := range lines {
			if l.path == "" || l.ZH == "" || l.EN == "" {
				t.Errorf("a line without path or label: %v", l)
			}
		}
	})
}
