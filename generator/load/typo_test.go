package load

import (
	"fmt"
	"sort"
	"strings"
	"testing"
	"testing/fstest"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// read loads one data file of a unit.
func read(t *testing.T, path, content string) part {
	t.Helper()
	return readFile(&source.File{Path: path, Bytes: []byte(content)})
}

// edits returns every word that one slip of the keyboard makes of word: a
// letter lost, doubled, put in, replaced, or two swapped.
func edits(word string) []string {
	const letters = "abcdefghijklmnopqrstuvwxyz_- 0"
	r := []rune(word)
	seen := map[string]bool{word: true}
	add := func(parts ...[]rune) {
		var b strings.Builder
		for _, p := range parts {
			b.WriteString(string(p))
		}
		seen[b.String()] = true
	}
	for i := range len(r) + 1 {
		for _, c := range letters {
			add(r[:i], []rune{c}, r[i:])
			if i < len(r) {
				add(r[:i], []rune{c}, r[i+1:])
			}
		}
		if i < len(r) {
			add(r[:i], r[i+1:])
			add(r[:i], []rune(strings.ToUpper(string(r[i]))), r[i+1:])
		}
		if i+1 < len(r) {
			add(r[:i], []rune{r[i+1], r[i]}, r[i+2:])
		}
	}
	delete(seen, word)
	out := make([]string, 0, len(seen))
	for w := range seen {
		out = append(out, w)
	}
	sort.Strings(out)
	return out
}

func TestEveryTypoOfAKindIsAFault(t *testing.T) {
	for _, k := range model.Kinds() {
		for _, typo := range edits(k.Name) {
			if model.KindOf(typo) != nil {
				continue
			}
			p := read(t, "data/u/a.toml", fmt.Sprintf("[[%q]]\nid = \"a\"\n", typo))
			if len(p.faults) == 0 || len(p.records) != 0 {
				t.Fatalf("[[%s]] for [[%s]] was taken", typo, k.Name)
			}
		}
	}
}

func TestEveryTypoOfAKeyIsAFault(t *testing.T) {
	for _, k := range model.Kinds() {
		typosOfKeys(t, k, k.Fields, "")
	}
}

// typosOfKeys writes every typo of every key of one table into one record and
// expects a fault for each.
func typosOfKeys(t *testing.T, k *model.Kind, fields []model.Field, table string) {
	keys := map[string]bool{}
	for _, f := range fields {
		keys[f.Key] = true
	}
	typos := map[string]bool{}
	for _, f := range fields {
		if f.Index[0] == 0 && len(f.Index) > 1 && k.Name != "power" {
			continue // a common field is decoded alike in every kind
		}
		for _, e := range edits(f.Key) {
			if !keys[e] {
				typos[e] = true
			}
		}
		if f.Type == model.TypeGroup {
			typosOfKeys(t, k, f.Fields, strings.TrimPrefix(table+"."+f.Key, "."))
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "[[%s]]\nid = \"a\"\n", k.Name)
	b.WriteString(headers(k, table))
	for e := range typos {
		fmt.Fprintf(&b, "%q = 1\n", e)
	}
	found := 0
	for _, d := range read(t, "data/u/a.toml", b.String()).faults {
		if d.Code == diag.S007 {
			found++
		}
	}
	if found != len(typos) {
		t.Errorf("%s %s: %d typos, %d faults", k.Name, table, len(typos), found)
	}
}

// headers opens the nested table of that dotted name, one header a level.
func headers(k *model.Kind, table string) string {
	if table == "" {
		return ""
	}
	var b strings.Builder
	fields, path := k.Fields, k.Name
	for part := range strings.SplitSeq(table, ".") {
		f := find(fields, part)
		fields, path = f.Fields, path+"."+part
		if f.List {
			fmt.Fprintf(&b, "[[%s]]\n", path)
		} else {
			fmt.Fprintf(&b, "[%s]\n", path)
		}
	}
	return b.String()
}

func TestEveryTypoOfASettingIsAFault(t *testing.T) {
	keys := map[string]bool{}
	for _, f := range model.FieldsOf[model.Settings]() {
		keys[f.Key] = true
	}
	for key := range keys {
		for _, typo := range edits(key) {
			if keys[typo] {
				continue
			}
			snap, _, err := source.Take(fstest.MapFS{"gongshi.toml": {Data: fmt.Appendf(nil, "[site]\ntitle = \"站\"\n%q = 1\n", typo)}}, source.SnapshotOptions{})
			if err != nil {
				t.Fatal(err)
			}
			if _, faults := Settings(snap); len(faults) != 1 || faults[0].Code != diag.S007 {
				t.Fatalf("%q for %q: %v", typo, key, faults)
			}
		}
	}
}

func TestEveryTypoOfAClosedValueIsAFault(t *testing.T) {
	values := 0
	for _, k := range model.Kinds() {
		for _, f := range k.Fields {
			if len(f.Index) > 1 && k.Name != "power" {
				continue // a common field is decoded alike in every kind
			}
			line := f.Key + " = %q"
			if f.List {
				line = f.Key + " = [%q]"
			}
			values += typosOfValues(t, k, f, line)
			values += typosWithin(t, k, f.Fields, f.Key)
		}
	}
	if values < 1000 {
		t.Errorf("only %d typos tried", values)
	}
}

// typosWithin tries the closed values of nested tables, however deep.
func typosWithin(t *testing.T, k *model.Kind, fields []model.Field, table string) (values int) {
	t.Helper()
	for _, f := range fields {
		line := headers(k, table) + f.Key + " = %q"
		if f.List {
			line = headers(k, table) + f.Key + " = [%q]"
		}
		values += typosOfValues(t, k, f, line)
		values += typosWithin(t, k, f.Fields, table+"."+f.Key)
	}
	return values
}

// typosOfValues gives a record to each typo of each closed value of f, written
// in line, and expects a fault for each. It returns the number of typos.
func typosOfValues(t *testing.T, k *model.Kind, f model.Field, line string) int {
	t.Helper()
	allowed := map[string]bool{}
	for _, v := range f.Enum {
		allowed[v] = true
	}
	var b strings.Builder
	n, found := 0, 0
	for _, v := range f.Enum {
		for _, e := range edits(v) {
			if allowed[e] {
				continue
			}
			n++
			fmt.Fprintf(&b, "[[%s]]\nid = \"a\"\n"+line+"\n", k.Name, e)
		}
	}
	for _, d := range read(t, "data/u/a.toml", b.String()).faults {
		if d.Code == diag.S009 || d.Code == diag.S010 {
			found++
		}
	}
	if found != n {
		t.Errorf("%s %s: %d typos, %d faults", k.Name, line, n, found)
	}
	return n
}
