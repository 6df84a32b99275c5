package load

import (
	"bytes"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// suggestKeys completes the faults of Chinese keys with the English key that
// was most likely meant, judged by the header above the line.
func (d *decoder) suggestKeys(faults []diag.Diagnostic) []diag.Diagnostic {
	for i := range faults {
		f := &faults[i]
		word := string(f.Span.Bytes())
		if f.Code != diag.S004 || isASCII(word) {
			continue
		}
		before := d.file.Bytes[:f.Span.Start]
		if header := lineStart(before); bytes.HasPrefix(bytes.TrimLeft(header, " \t"), []byte("[")) {
			for _, k := range model.Kinds() {
				if k.Wording().ZH == word {
					f.Hint = diag.Say("“%[1]s”写成 %[2]s", "write %[1]s as %[2]s", word, k.Name)
				}
			}
			continue
		}
		kind, table := headerAbove(before)
		k := model.KindOf(kind)
		if k == nil {
			continue
		}
		key, ok := model.KeyForLabel(k, word)
		if table != "" {
			key, ok = keyInTable(k, table, word)
		}
		if ok {
			f.Hint = diag.Say("“%[1]s”写成 %[2]s", "write %[1]s as %[2]s", word, key)
		}
	}
	return faults
}

func lineStart(before []byte) []byte {
	return before[bytes.LastIndexByte(before, '\n')+1:]
}

// headerAbove returns the kind and the nested table of the last header.
func headerAbove(before []byte) (kind, table string) {
	for len(before) > 0 {
		line := bytes.TrimSpace(lineStart(before))
		before = before[:max(0, bytes.LastIndexByte(before, '\n'))]
		if bytes.HasPrefix(line, []byte("[")) {
			name := strings.Trim(string(bytes.SplitN(line, []byte("#"), 2)[0]), "[] \t")
			kind, table, _ = strings.Cut(name, ".")
			return kind, table
		}
	}
	return "", ""
}

func keyInTable(k *model.Kind, table, word string) (key string, ok bool) {
	fields := k.Fields
	for _, part := range strings.Split(table, ".") {
		f := find(fields, part)
		if f == nil {
			return "", false
		}
		fields = f.Fields
	}
	return model.KeyInTable(k, table, fields, word)
}
